//! The designs of the quick looks at a series: its columns under a few kernels.

use crate::attribution::design::{Linked, Regression, Rows};
use crate::attribution::response::Kernel;

/// The slab of the quick looks, in points.
pub(super) const TAU: f64 = 0.5;

/// Their kernels: a short and a long one of each fading shape, and the step, without which
/// the cells that suit a lasting effect would be lost to those with a shift.
pub(super) const KERNELS: [Kernel; 5] = [
    Kernel::window(30),
    Kernel::window(90),
    Kernel::exponential(6.0),
    Kernel::exponential(21.0),
    Kernel::STEP,
];

/// How many of [`KERNELS`] the search for shifts looks at: the fading ones.
pub(super) const FADING: usize = 4;

/// Columns under a kernel, and `sd(s_k)`.
pub(super) type Design = (Rows, Vec<f64>);

/// The columns under each of [`KERNELS`].
pub(super) fn rows(regression: &Regression) -> [Design; KERNELS.len()] {
    KERNELS.map(|kernel| regression.rows(kernel))
}

/// Fills in z on the scale of a link.
pub(super) fn set_score(rows: &mut [Design], linked: &Linked) {
    for (rows, _) in rows {
        rows.set_score(linked.z.iter().copied());
    }
}

/// The nuisance columns alone, with z on the scale of a link.
pub(super) fn without_kinds(regression: &Regression, linked: &Linked) -> Rows {
    let (mut rows, _) = regression.with_kinds(&[]).rows(KERNELS[0]);
    rows.set_score(linked.z.iter().copied());
    rows
}

/// The nuisance columns alone under each of [`KERNELS`], with z on the scale of a link.
pub(super) fn without_kinds_each(regression: &Regression, linked: &Linked) -> Vec<Rows> {
    let alone = regression.with_kinds(&[]);
    let of = |kernel| {
        let (mut rows, _) = alone.rows(kernel);
        rows.set_score(linked.z.iter().copied());
        rows
    };
    KERNELS.into_iter().map(of).collect()
}
