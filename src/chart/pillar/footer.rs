//! How to read the words in a chart of a pillar, at its foot.

use super::chart::WhatWasDone;
use super::marked::Marked;
use super::marks::Placed;
use crate::chart::parts::extent::Extent;

/// Of words that name what a change is linked to.
const LINKED: &str = "Linked: it went together with what was logged; no proof of a cause.";
/// Of words that name what was done more or less than usual.
const THAN_USUAL: &str = "What was done at the same time is no proof of a cause.";
/// Where no words need it.
const RUNS: &str = "Rings: from where to where a run goes.";
const STEP: &str = "Dot: the largest step from one snapshot to the next.";
/// Where nothing is pointed at.
const WITHOUT_MARKS: &str = "No run of 1.2 points, and no step of 0.3 outside gaps.";

/// What the foot says of the marks, given what was done in each.
pub(super) fn footer<'a>(
    marks: &[Placed],
    done: impl Fn(&Marked) -> Option<&'a WhatWasDone>,
) -> &'static str {
    if marks.is_empty() {
        return WITHOUT_MARKS;
    }
    let told = marks.iter().filter_map(Placed::told).filter(|one| one.at_once.is_none());
    let said: Vec<&WhatWasDone> = told.filter_map(done).collect();
    if said.iter().any(|what| matches!(what, WhatWasDone::Linked(_))) {
        LINKED
    } else if said.iter().any(|what| what.names_kinds()) {
        THAN_USUAL
    } else if marks.iter().any(Placed::is_run) {
        RUNS
    } else {
        STEP
    }
}

/// What the foot says of an axis that is cut.
pub(super) fn axis(extent: Extent) -> String {
    format!("The axis shows {}, not 0 to 25.", extent.in_words())
}
