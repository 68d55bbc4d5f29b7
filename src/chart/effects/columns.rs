//! Where the columns of the chart stand, from the widths of what they hold.

use crate::chart::figure::{Fonts, Set, TEXT_MARGIN, WIDTH};

/// The heads of the columns, each on two lines: of the plot, of what more goes with, and of how
/// long it lasts.
pub(super) const HEADS: [[&str; 2]; 3] = [
    ["points of the score,", "for a usual week of it"],
    ["points,", "for more of it"],
    ["how long", "it lasts"],
];
/// Between two columns.
const BETWEEN: f64 = 16.0;
/// Half of a label below the right end of the plot.
const LABEL: f64 = 8.0;

/// Where the columns stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    /// Where names end, from the left margin on.
    pub(super) names: f64,
    /// Where the plot begins and ends.
    pub(super) plot: (f64, f64),
    /// Where what more of it goes with begins.
    pub(super) more: f64,
    /// Where how long it lasts begins.
    pub(super) lasts: f64,
}

impl Columns {
    /// Those that hold words so wide: names, what more of it goes with, how long it lasts.
    pub(super) fn of(fonts: &Fonts, [names, more, lasts]: [f64; 3]) -> Self {
        let small = |text: &str| fonts.width(text, Set::SMALL.size, Set::SMALL.weight);
        let head = |column: usize| HEADS[column].map(small).into_iter().fold(0.0, f64::max);
        let names = TEXT_MARGIN + names.ceil();
        let lasts = f64::from(WIDTH) - TEXT_MARGIN - lasts.max(head(2)).ceil();
        let more = lasts - BETWEEN - more.max(head(1)).ceil();
        Self { names, plot: (names + BETWEEN, more - BETWEEN - LABEL), more, lasts }
    }
}
