//! What was done in a stretch of a chart: kinds that the model links with it, else those that were
//! done more than usual, or in a fall less.

use crate::attribution::{Links, Verdict};
use crate::chart::{DoneIn, WhatWasDone};
use crate::domain::{Activity, Date, Delta, Kind, Rate, Run, Series, Snapshot, Usual};
use crate::store::StoreError;

use super::super::caveats::is_early;
use super::super::explain::Explained;
use super::super::person::Person;

/// The most kinds that are named.
const MOST: usize = 2;

/// What is said of these stretches of a series.
pub(super) fn done_in(
    person: &Person,
    series: Series,
    stretches: &[Run],
) -> Result<Vec<DoneIn>, StoreError> {
    if stretches.is_empty() {
        return Ok(Vec::new());
    }
    let (snapshots, log, links) = (person.snapshots()?, person.log()?, person.links()?);
    let usual = snapshots.first().zip(snapshots.last());
    let usual = usual.map(|(first, last)| Usual::new(log, first.date, last.date));
    let done = |run: &Run| {
        let (from, to) = (run.from.date, run.to.date);
        let until = run.moved_until(snapshots, series);
        let rates = usual.as_ref().and_then(|usual| usual.rates(from, until)).unwrap_or_default();
        let less = if run.delta() < Delta::ZERO { Rate::less(&rates) } else { Vec::new() };
        let what = if let Some(kinds) = named(&linked(links, snapshots, series, (from, to))) {
            WhatWasDone::Linked(kinds)
        } else if !has_own(log.between(from, to.plus_days(-1))) {
            WhatWasDone::NothingLogged
        } else if let Some(kinds) = named(&kinds_of(&less)) {
            WhatWasDone::LessThanUsual(kinds)
        } else if let Some(kinds) = named(&kinds_of(&Rate::more(&rates))) {
            WhatWasDone::MoreThanUsual(kinds)
        } else if is_early(links, series) {
            WhatWasDone::TooEarly
        } else {
            WhatWasDone::NothingLinked
        };
        DoneIn { from, to, what }
    };
    Ok(stretches.iter().map(done).collect())
}

/// Whether any of it is the person's own doing.
fn has_own(activities: &[Activity]) -> bool {
    activities.iter().any(|one| !one.kind.is_done_by_others())
}

/// At most two of them, if there is any.
fn named(kinds: &[Kind]) -> Option<Vec<String>> {
    let kinds: Vec<String> = kinds.iter().take(MOST).map(|kind| kind.many().to_owned()).collect();
    (!kinds.is_empty()).then_some(kinds)
}

/// The kinds to which a change is likely linked, in its own direction, the largest first.
fn linked(
    links: &Links,
    snapshots: &[Snapshot],
    series: Series,
    (from, to): (Date, Date),
) -> Vec<Kind> {
    let split = links.split(series, from, to).filter(|_| !is_early(links, series));
    let Some(split) = split else { return Vec::new() };
    let change = split.change;
    let explained = Explained::new(split, snapshots, links);
    let told = explained.told(false);
    let is_linked = |part: &crate::attribution::Part| {
        let range = part.interval.ninety;
        let is_sure = if change > 0.0 { range.lower > 0.0 } else { range.upper < 0.0 };
        part.verdict == Verdict::Likely && is_sure && !part.is_partly_unknown
    };
    let parts = told.parts.iter().map(|told| told.part).filter(|part| is_linked(part));
    parts.map(|part| part.kind.clone()).collect()
}

fn kinds_of(rates: &[&Rate]) -> Vec<Kind> {
    rates.iter().map(|rate| rate.kind.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_two_kinds_are_named() {
        let kinds = ["search", "post", "comment"].map(|kind| Kind::parse(kind, &[]).unwrap());
        assert_eq!(named(&kinds), Some(vec!["searches".to_owned(), "posts".to_owned()]));
        assert_eq!(named(&[]), None);
    }
}
