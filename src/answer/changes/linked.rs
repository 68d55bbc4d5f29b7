//! What changes are linked to, in sentences.

use crate::attribution::{Effect, Links, Verdict};
use crate::domain::{Change, Series};
use crate::words::counted;

use super::super::caveats::{self, is_early, is_examined, is_nothing_logged};
use super::super::explain::sentence;
use super::super::oddities;

/// What changes are linked to.
#[derive(Debug)]
pub struct Linked {
    /// For each change the sentences of the series that moved.
    pub sentences: Vec<Vec<String>>,
    /// What is said below all of them.
    pub remarks: Vec<String>,
}

impl Linked {
    pub(super) fn of(found: &[Change], links: &Links) -> Self {
        let sentences: Vec<Vec<String>> = found.iter().map(|one| sentences(one, links)).collect();
        let is_linked = sentences.iter().any(|sentences| !sentences.is_empty());
        Self { remarks: remarks(found, links, is_linked), sentences }
    }
}

/// What the series that moved are linked to: the pillars, and a total that is recorded without
/// them.
fn sentences(change: &Change, links: &Links) -> Vec<String> {
    let is_told = |series| is_examined(links, series) && !is_early(links, series);
    let told = change.moves.iter().filter(|found| is_told(found.series));
    told.filter_map(|found| links.split(found.series, change.from, change.to))
        .filter_map(|split| sentence(links, &split))
        .collect()
}

/// What the numbers are, and why there are none.
fn remarks(found: &[Change], links: &Links, is_linked: bool) -> Vec<String> {
    let (early, known): (Vec<_>, Vec<_>) =
        moved(found, links).into_iter().partition(|&(series, _)| is_early(links, series));
    if known.is_empty() {
        let snapshots = early.iter().map(|&(_, snapshots)| snapshots).max();
        return vec![caveats::too_early(snapshots.unwrap_or(0))];
    }
    if is_nothing_logged(links) {
        return vec![caveats::NOTHING_LOGGED.to_owned()];
    }
    let (series, snapshots): (Vec<Series>, Vec<usize>) = known.into_iter().unzip();
    let mut remarks = Vec::new();
    if !is_linked {
        remarks.push(no_evidence_in(links, &series));
    }
    remarks.extend(oddities::too_noisy(links, &series));
    remarks.extend(caveats::too_early_of(&early));
    remarks.push(caveats::caveat(&snapshots));
    remarks
}

/// The examined series that moved, with the number of their snapshots that the model read. Where
/// the total moved, and is the sum of the pillars, each of them.
fn moved(found: &[Change], links: &Links) -> Vec<(Series, usize)> {
    let moved = |series| {
        let mut moves = found.iter().flat_map(|change| &change.moves);
        moves.any(|found| found.series == series)
    };
    let is_sum = moved(Series::Total) && !is_examined(links, Series::Total);
    let examined = links.examined().filter(|examined| is_sum || moved(examined.series));
    examined.map(|examined| (examined.series, examined.readings)).collect()
}

/// What is said where no part of several changes is named: of the series that moved in them, what
/// goes with one over the whole history.
fn no_evidence_in(links: &Links, moved: &[Series]) -> String {
    /// A person reads no more.
    const MOST: usize = 4;
    let is_of_moved =
        |effect: &&Effect| effect.verdict != Verdict::None && moved.contains(&effect.series);
    let mut known: Vec<&Effect> = links.effects().iter().filter(is_of_moved).collect();
    if known.is_empty() {
        return "No evidence that any logged activity goes with one of these changes.".to_owned();
    }
    // A stable sort: of equals the first series is first.
    known.sort_by_key(|effect| std::cmp::Reverse(effect.verdict));
    let pair = |effect: &&Effect| {
        let perhaps = if effect.verdict == Verdict::Possible { "perhaps " } else { "" };
        format!("{perhaps}{} with {}", effect.kind.many(), effect.series)
    };
    let mut pairs: Vec<String> = known.iter().take(MOST).map(pair).collect();
    if known.len() > MOST {
        pairs.push(counted(known.len() - MOST, "more pair"));
    }
    format!(
        "What goes with a score elsewhere ({}) has too small a part in these changes to be listed.",
        pairs.join(", ")
    )
}
