//! What a person who does not see the card is told.

use super::facts::Facts;
use super::foot::Foot;
use super::pillars::{SAME, SHOWN};
use super::total;
use crate::chart::parts::words::alt;
use crate::domain::Pillar;

/// The most kinds of activity that are named.
const MOST_KINDS: usize = 5;

/// `Card of Anna's Social Selling Index, 3 Mar 2026. Total 69, +2 this week, +9 since 6 Jan. ...`
pub(super) fn described(who: Option<&str>, facts: &Facts<'_>, foot: &Foot) -> String {
    let whose = alt::whose("Social Selling Index", who);
    let head = format!("Card of {whose}, {}.", facts.last.date.day_month_year());
    let done = foot.told().map(|told| format!("{}.", told.words(MOST_KINDS)));
    let ranks = foot.ranks.as_ref().map(|ranks| format!("{ranks}."));
    let sentences = [Some(head), Some(total(facts)), pillars(facts), ranks, done];
    alt::joined(sentences.into_iter().flatten()).replace('\u{2212}', "-")
}

fn total(facts: &Facts<'_>) -> String {
    let mut parts = vec![format!("Total {}", facts.totals.shown(facts.last.total))];
    match facts.compared {
        Some(compared) => parts.push(total::moved(compared, facts).0),
        None => parts.push("one snapshot".to_owned()),
    }
    parts.extend(facts.current.map(|current| total::current(current, facts)));
    alt::sentence(&parts)
}

/// `Brand 19.6 (+1.2), people 14.6 (same), insights not recorded.`
fn pillars(facts: &Facts<'_>) -> Option<String> {
    if facts.last.pillars.iter().all(Option::is_none) {
        return None;
    }
    let told = |pillar: Pillar| {
        let Some(score) = facts.last.pillar(pillar) else {
            return format!("{pillar} not recorded");
        };
        let moved = facts.moved(pillar).map(|moved| {
            format!(" ({})", SHOWN.signed_ascii(moved).unwrap_or_else(|| SAME.to_owned()))
        });
        format!("{pillar} {}{}", SHOWN.pillar(score), moved.unwrap_or_default())
    };
    Some(alt::sentence(&Pillar::ALL.map(told)))
}
