//! Changes with what they are linked to.

use crate::attribution::{Effect, Links, Verdict};
use crate::domain::{By, Change, Done, Move, Series};
use crate::words::counted;

use super::super::caveats::{self, is_early, is_examined, is_nothing_logged};
use super::super::explain::Explained;
use super::super::oddities;

/// Changes with what they are linked to.
#[derive(Debug)]
pub struct Linked<'a> {
    pub(super) profile: &'a str,
    pub(super) by: By,
    pub(super) links: &'a Links,
    /// The latest first.
    pub changes: Vec<LinkedChange<'a>>,
}

/// A change with what it is linked to.
#[derive(Debug)]
pub struct LinkedChange<'a> {
    /// What moved.
    pub change: &'a Change,
    /// Whether its week, its month, ... is not over.
    pub is_so_far: bool,
    /// What was done between its snapshots.
    pub before: Done,
    /// Each of its moves.
    pub moves: Vec<LinkedMove<'a>>,
}

/// How a series moved, taken apart.
#[derive(Debug)]
pub struct LinkedMove<'a> {
    /// The move.
    pub moved: Move,
    /// What the model makes of it; `None` where it was not examined, or has too few snapshots.
    pub explained: Option<Explained<'a>>,
}

impl LinkedChange<'_> {
    /// What the series that moved are likely linked to, a line of at most so many columns each: the
    /// pillars, and a total that is recorded without them.
    #[must_use]
    pub fn lines(&self, most: usize) -> Vec<String> {
        let explained = self.moves.iter().filter_map(|linked| linked.explained.as_ref());
        explained.filter(|one| !one.is_sum()).filter_map(|one| one.in_short(most)).collect()
    }
}

impl Linked<'_> {
    /// What is to be said below them: what the numbers are, or why there are none. `is_linked` says
    /// whether any of them has a sentence.
    #[must_use]
    pub fn remarks(&self, is_linked: bool) -> Vec<String> {
        let links = self.links;
        let (early, known): (Vec<_>, Vec<_>) =
            self.moved().into_iter().partition(|&(series, _)| is_early(links, series));
        if known.is_empty() {
            let snapshots = early.iter().map(|&(_, snapshots)| snapshots).max();
            return vec![caveats::too_early(snapshots.unwrap_or(0))];
        }
        if is_nothing_logged(links) {
            return vec![caveats::NOTHING_LOGGED.to_owned()];
        }
        let (series, snapshots): (Vec<Series>, Vec<usize>) = known.into_iter().unzip();
        let none = (!is_linked).then(|| no_evidence_in(links, &series));
        let noisy = oddities::too_noisy(links, &series);
        let early = caveats::too_early_of(&early);
        let caveat = caveats::caveat(&snapshots);
        none.into_iter().chain(noisy).chain(early).chain([caveat]).collect()
    }

    /// The examined series that moved, with the number of their snapshots that the model read. Where
    /// the total moved, and is the sum of the pillars, each of them.
    fn moved(&self) -> Vec<(Series, usize)> {
        let moved = |series| {
            let mut moves = self.changes.iter().flat_map(|linked| &linked.moves);
            moves.any(|linked| linked.moved.series == series)
        };
        let is_sum = moved(Series::Total) && !is_examined(self.links, Series::Total);
        let examined = self.links.examined().filter(|one| is_sum || moved(one.series));
        examined.map(|examined| (examined.series, examined.readings)).collect()
    }
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
    format!("Nothing likely goes with these changes. Over the whole history: {}.", pairs.join(", "))
}
