//! Steps in which all four pillars moved the same way: often a change at `LinkedIn`, not the person's.

use crate::domain::{Delta, Pillar, Run, Series, Snapshot};

/// Two neighbouring snapshots, the earlier one first.
pub(in crate::chart) type Step<'a> = [&'a Snapshot; 2];

/// The steps within a run of a series in which all four pillars moved the way of the run, by `least`
/// thousandths or more each, if they are more than half of the run, else none; of the steps that may
/// count.
pub(in crate::chart) fn together<'a>(
    snapshots: &'a [Snapshot],
    series: Series,
    run: Run,
    least: u32,
    may_count: impl Fn(Step<'a>) -> bool,
) -> Vec<Step<'a>> {
    let is_rise = run.delta() > Delta::ZERO;
    let steps = snapshots.windows(2).map(|pair| [&pair[0], &pair[1]]);
    let inside = steps.filter(|[from, to]| run.from.date <= from.date && to.date <= run.to.date);
    let counted = inside.filter(|step| may_count(*step) && have_all_moved(*step, is_rise, least));
    let counted: Vec<Step<'a>> = counted.collect();
    let moved = counted.iter().filter_map(|[from, to]| to.moved_since(from, series));
    let moved: u32 = moved.map(Delta::size).sum();
    if 2 * moved > run.delta().size() { counted } else { Vec::new() }
}

fn have_all_moved([from, to]: Step<'_>, is_rise: bool, least: u32) -> bool {
    let has_moved = |pillar| {
        let moved = to.moved_since(from, Series::Pillar(pillar));
        moved.is_some_and(|moved| (moved > Delta::ZERO) == is_rise && moved.size() >= least)
    };
    Pillar::ALL.into_iter().all(has_moved)
}
