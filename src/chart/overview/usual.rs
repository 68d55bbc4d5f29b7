//! What was done in a stretch, beside what is done usually.

use std::collections::BTreeMap;

use crate::chart::parts::words::grouped;
use crate::domain::{Activity, Date, Kind, Log};

/// The most kinds that are named.
const MOST: usize = 2;
/// Fewer of a kind are not compared.
const LEAST_DONE: u64 = 6;
/// So many times as often as usual is more than usual.
const MORE: f64 = 1.25;
/// A shorter stretch has no rate, nor has a shorter rest anything usual, in days.
const LEAST_DAYS: i32 = 7;
const LEAST_REST: i32 = 28;

/// A stretch of a chart, from the earlier snapshot to the day before the later one.
pub(super) struct Window {
    pub(super) from: Date,
    pub(super) to: Date,
    /// The days of the chart.
    pub(super) first: Date,
    pub(super) last: Date,
}

/// What was done, the longest form first.
pub(super) fn words(log: &Log, window: &Window) -> Vec<String> {
    let done = log.between(window.from, window.to.plus_days(-1));
    let own: Vec<&Activity> = done.iter().filter(|one| !one.kind.is_done_by_others()).collect();
    if own.is_empty() {
        return vec!["nothing logged".to_owned()];
    }
    let counts = counts(own.into_iter());
    let days = window.to.days_since(window.from);
    // Before the first day of the log nothing is known.
    let known = log.activities().first().map_or(window.first, |one| one.date).max(window.first);
    let before = (window.from.days_since(known)).max(0);
    let after = (window.last.days_since(window.to)).max(0);
    if days < LEAST_DAYS || before + after < LEAST_REST || known > window.from {
        return logged(&counts);
    }
    let rest = log.between(known, window.from.plus_days(-1)).iter();
    let rest = rest.chain(log.between(window.to, window.last.plus_days(-1)));
    let usual = self::counts(rest);
    let rates = |(kind, count): (&&Kind, &u64)| {
        let rest = usual.get(*kind).copied().unwrap_or(0);
        Rate {
            many: kind.many().to_owned(),
            now: weekly(*count, days),
            usual: weekly(rest, before + after),
        }
    };
    let often = counts.iter().filter(|(_, count)| **count >= LEAST_DONE);
    let mut more: Vec<Rate> = often.map(rates).filter(Rate::is_more).collect();
    more.sort_by(|a, b| b.times().total_cmp(&a.times()));
    told(&more)
}

fn told(more: &[Rate]) -> Vec<String> {
    match more {
        [] => vec!["nothing more often than usual".to_owned()],
        [one] => vec![one.told("a week ")],
        [one, other, ..] => {
            vec![format!("{}, {}", one.told("a week "), other.told("")), one.told("a week ")]
        }
    }
}

/// How often something is done a week, in a stretch and outside it.
struct Rate {
    many: String,
    now: f64,
    usual: f64,
}

impl Rate {
    fn is_more(&self) -> bool {
        self.now >= MORE * self.usual && shown(self.now) != shown(self.usual)
    }

    /// How many times as often; a quarter a week beside both keeps what is new from being without
    /// bound.
    fn times(&self) -> f64 {
        const QUARTER: f64 = 0.25;
        (self.now + QUARTER) / (self.usual + QUARTER)
    }

    /// `posts 3.0 a week (usually 1.0)`.
    fn told(&self, a_week: &str) -> String {
        let usual = if self.usual > 0.0 { shown(self.usual) } else { "none".to_owned() };
        let (many, now) = (&self.many, shown(self.now));
        format!("{many} {now} {a_week}(usually {usual})")
    }
}

/// `12 posts, 30 comments logged`.
fn logged(counts: &BTreeMap<&Kind, u64>) -> Vec<String> {
    let mut sorted: Vec<(&&Kind, &u64)> = counts.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let named = |(kind, count): &(&&Kind, &u64)| {
        kind.counted(**count).replacen(&count.to_string(), &grouped(**count), 1)
    };
    let form = |most: usize| {
        let some: Vec<String> = sorted.iter().take(most).map(named).collect();
        format!("{} logged", some.join(", "))
    };
    (1..=MOST.min(sorted.len())).rev().map(form).collect()
}

fn counts<'a>(activities: impl Iterator<Item = &'a Activity>) -> BTreeMap<&'a Kind, u64> {
    let mut counts = BTreeMap::new();
    for activity in activities {
        *counts.entry(&activity.kind).or_insert(0) += u64::from(activity.count.get());
    }
    counts
}

#[expect(clippy::cast_precision_loss, reason = "a rate of two figures needs no 53 bits")]
fn weekly(count: u64, days: i32) -> f64 {
    count as f64 * 7.0 / f64::from(days)
}

/// `3.0`, `46`, `1,200`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive rate")]
fn shown(rate: f64) -> String {
    if rate < 9.95 { format!("{rate:.1}") } else { grouped(rate.round() as u64) }
}
