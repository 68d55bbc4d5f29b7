//! What was done in a stretch, beside what is done usually.

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::parts::words::grouped;
use crate::domain::{Activity, Date, Kind, Log};

/// The most kinds that are named.
const MOST: usize = 2;
/// Fewer of a kind are not compared.
const LEAST_DONE: u64 = 6;
const LEAST_EXPECTED: f64 = 6.0;
/// So many times as often as usual is more than usual, and the other way round less.
const MORE: f64 = 1.5;
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
    /// Whether the score rose in it.
    pub(super) is_rise: bool,
}

/// What was done, the longest form first: in a rise what was done more often than usual, in a fall
/// what was done less often, else more.
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
        return logged(&counts, window.to.plus_days(-1));
    }
    let rest = log.between(known, window.from.plus_days(-1)).iter();
    let rest = rest.chain(log.between(window.to, window.last.plus_days(-1)));
    let usual = self::counts(rest);
    let rates = rates(&counts, &usual, days, before + after);
    let less = if window.is_rise { Vec::new() } else { farthest(&rates, Rate::is_less) };
    let found = if less.is_empty() { farthest(&rates, Rate::is_more) } else { less };
    told(&found).unwrap_or_else(|| {
        let nothing = if window.is_rise { "more often" } else { "less or more often" };
        vec![format!("nothing {nothing} than otherwise")]
    })
}

/// Those that are kept, the one farthest from usual first.
fn farthest(rates: &[Rate], is_kept: fn(&Rate) -> bool) -> Vec<&Rate> {
    let mut kept: Vec<&Rate> = rates.iter().filter(|rate| is_kept(rate)).collect();
    let far = |rate: &Rate| rate.times().ln().abs();
    kept.sort_by(|a, b| far(b).total_cmp(&far(a)));
    kept
}

/// Of each kind that was done how often it was done in a stretch of so many days, and in the rest.
fn rates(
    now: &BTreeMap<&Kind, u64>,
    rest: &BTreeMap<&Kind, u64>,
    days: i32,
    rest_days: i32,
) -> Vec<Rate> {
    let kinds: BTreeSet<&Kind> = now.keys().chain(rest.keys()).copied().collect();
    let own = kinds.into_iter().filter(|kind| !kind.is_done_by_others());
    let rate = |kind: &Kind| {
        let done = now.get(kind).copied().unwrap_or(0);
        let usual = weekly(rest.get(kind).copied().unwrap_or(0), rest_days);
        Rate { many: kind.many().to_owned(), done, days, now: weekly(done, days), usual }
    };
    own.map(rate).collect()
}

/// The first two; `None` where there is none.
fn told(rates: &[&Rate]) -> Option<Vec<String>> {
    match rates {
        [] => None,
        [one] => Some(vec![one.told("a week ")]),
        [one, other, ..] => {
            let both = format!("{}, {}", one.told("a week "), other.told(""));
            Some(vec![both, one.told("a week ")])
        }
    }
}

/// How often something is done a week, in a stretch and outside it.
struct Rate {
    many: String,
    /// How often it was done in the stretch, and in how many days.
    done: u64,
    days: i32,
    now: f64,
    usual: f64,
}

impl Rate {
    fn is_more(&self) -> bool {
        self.done >= LEAST_DONE && self.now >= MORE * self.usual && self.differs()
    }

    /// Enough of it would have been done in the stretch, had it been done as often as usual.
    fn is_less(&self) -> bool {
        let expected = self.usual * f64::from(self.days) / 7.0;
        expected >= LEAST_EXPECTED && self.usual >= MORE * self.now && self.differs()
    }

    /// Whether the two can be told apart as they are written.
    fn differs(&self) -> bool {
        shown(self.now) != shown(self.usual)
    }

    /// How many times as often; a quarter a week beside both keeps what is new from being without
    /// bound.
    fn times(&self) -> f64 {
        const QUARTER: f64 = 0.25;
        (self.now + QUARTER) / (self.usual + QUARTER)
    }

    /// `posts 3.0 a week (otherwise 1.0)`.
    fn told(&self, a_week: &str) -> String {
        let usual = if self.usual > 0.0 { shown(self.usual) } else { "none".to_owned() };
        let many = &self.many;
        if self.done == 0 {
            return format!("no {many} (otherwise {usual} {})", a_week.trim_end());
        }
        format!("{many} {} {a_week}(otherwise {usual})", shown(self.now))
    }
}

/// `12 posts, 30 comments until 27 Feb`, which is the day before the later snapshot.
fn logged(counts: &BTreeMap<&Kind, u64>, until: Date) -> Vec<String> {
    let mut sorted: Vec<(&&Kind, &u64)> = counts.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let named = |(kind, count): &(&&Kind, &u64)| {
        kind.counted(**count).replacen(&count.to_string(), &grouped(**count), 1)
    };
    let form = |most: usize| {
        let some: Vec<String> = sorted.iter().take(most).map(named).collect();
        format!("{} until {}", some.join(", "), until.day_month())
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
