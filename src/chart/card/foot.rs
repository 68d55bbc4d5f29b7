//! The foot of a card: ranks, and what was done where that is to be shown.

use super::compared::WEEK;
use super::facts::Facts;
use super::places::EDGES;
use crate::chart::figure::{Anchor, Ink, Page, Point, Set, Weight};
use crate::chart::parts::words::{capitalized, grouped};
use crate::domain::{Activity, Done, Group, Log};

const RANKS: Set = Set { size: 15, weight: Weight::Bold, ink: Ink::Ink };
/// The baseline of an only line, and of the second of two.
pub(super) const LINES: [f64; 2] = [291.0, 302.0];
/// The rule above, and above two lines.
const RULES: [f64; 2] = [266.0, 260.0];
/// The upper one of two lines.
const FIRST_OF_TWO: f64 = 281.0;

/// What stands at the foot.
pub(super) struct Foot {
    /// `Top 4 % of the industry, top 12 % of the network`.
    pub(super) ranks: Option<String>,
    /// What was done in the week to the last snapshot.
    done: Option<Done>,
    /// `in 7 days`, or `in the 7 days to 12 Jan` where the last snapshot is not of the last week.
    days: String,
}

impl Foot {
    pub(super) fn of(facts: &Facts<'_>, log: Option<&Log>) -> Self {
        let last = facts.last;
        let rank = |group: Group| {
            let percent = last.comparison(group).rank?.percent();
            Some(format!("top {percent} % of the {}", group.name()))
        };
        let ranks: Vec<String> = Group::ALL.into_iter().filter_map(rank).collect();
        let ranks = (!ranks.is_empty()).then(|| capitalized(&ranks.join(", ")));
        let done = log.map(|log| {
            let days = log.between(last.date.plus_days(1 - WEEK), last.date);
            let own = days.iter().filter(|one| !one.kind.is_done_by_others());
            Done::of(&own.cloned().collect::<Vec<Activity>>())
        });
        let to =
            if facts.is_stale { format!(" to {}", last.date.day_month()) } else { String::new() };
        let days = format!("in {}{WEEK} days{to}", if facts.is_stale { "the " } else { "" });
        Self { ranks, done, days }
    }

    /// What was done, where that is to be shown.
    pub(super) fn told(&self) -> Option<Told<'_>> {
        self.done.as_ref().map(|done| Told { done, days: &self.days })
    }

    /// How much lower the rest of the card stands for want of lines here.
    pub(super) const fn lower(&self) -> f64 {
        match (&self.ranks, &self.done) {
            (None, None) => 22.0,
            (Some(_), Some(_)) => 0.0,
            _ => 4.0,
        }
    }

    pub(super) fn draw(&self, page: &mut Page<'_>) {
        let (rule, ranks, done) = match (&self.ranks, &self.done) {
            (None, None) => return,
            (Some(_), Some(_)) => (RULES[1], FIRST_OF_TWO, LINES[1]),
            _ => (RULES[0], LINES[0], LINES[0]),
        };
        let at = |y: f64| Point { x: EDGES.0, y };
        page.rule(at(rule), Point { x: EDGES.1, y: rule }, Ink::Grid);
        if let Some(words) = &self.ranks {
            page.text(words, at(ranks), RANKS, Anchor::Left);
        }
        if let Some(told) = self.told() {
            let words = told.fitting(|text| {
                let Set { size, weight, .. } = Set::SMALL;
                page.fonts.width(text, size, weight) <= EDGES.1 - EDGES.0
            });
            page.text(&words, at(done), Set::SMALL, Anchor::Left);
        }
    }
}

/// What was done, and in which days: `Logged in 7 days`.
pub(super) struct Told<'a> {
    done: &'a Done,
    days: &'a str,
}

impl Told<'_> {
    /// As many kinds as fit, the most frequent first, then how many are left.
    fn fitting(&self, fits: impl Fn(&str) -> bool) -> String {
        let lines = (0..=self.done.kinds().len()).rev().map(|named| self.words(named));
        lines.into_iter().find(|line| fits(line)).unwrap_or_else(|| self.words(0))
    }

    /// `Logged in 7 days: 25 comments, 20 searches, 2 more kinds`.
    pub(super) fn words(&self, named: usize) -> String {
        let kinds = self.done.kinds();
        if kinds.is_empty() {
            return format!("Nothing logged {}", self.days);
        }
        let left = kinds.len().saturating_sub(named);
        let counted = kinds.iter().take(named).map(|(kind, count)| kind.counted(*count));
        let more = if named > 0 { "more " } else { "" };
        let noun = if left == 1 { "kind" } else { "kinds" };
        let rest = (left > 0).then(|| format!("{} {more}{noun}", grouped(left as u64)));
        let parts: Vec<String> = counted.chain(rest).collect();
        format!("Logged {}: {}", self.days, parts.join(", "))
    }
}
