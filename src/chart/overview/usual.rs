//! What was done in a stretch, beside what is done usually.

use crate::chart::parts::words::grouped;
use crate::domain::{Activity, Date, Done, Kind, Log, Rate, Usual};

/// The most kinds that are named.
const MOST: usize = 2;

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

/// What was done, the longest form first: in a rise what was done more often than otherwise, in a
/// fall what was done less often, else more.
pub(super) fn words(log: &Log, window: &Window) -> Vec<String> {
    let &Window { from, to, first, last, is_rise } = window;
    let end = to.plus_days(-1);
    let done = log.between(from, end).iter().filter(|one| !one.kind.is_done_by_others());
    let done: Vec<Activity> = done.cloned().collect();
    if done.is_empty() {
        return vec!["nothing logged".to_owned()];
    }
    let Some(rates) = Usual::new(log, first, last).rates(from, to) else {
        return logged(&Done::of(&done), end);
    };
    let less = if is_rise { Vec::new() } else { Rate::less(&rates) };
    let found = if less.is_empty() { Rate::more(&rates) } else { less };
    told(&found).unwrap_or_else(|| {
        let nothing = if is_rise { "more often" } else { "less or more often" };
        vec![format!("nothing {nothing} than otherwise")]
    })
}

/// The first two; `None` where there is none.
fn told(rates: &[&Rate]) -> Option<Vec<String>> {
    match rates {
        [] => None,
        [one] => Some(vec![of(one, "a week ")]),
        [one, other, ..] => {
            let (first, both) = (of(one, "a week "), of(other, ""));
            Some(vec![format!("{first}, {both}"), first])
        }
    }
}

/// `posts 3.0 a week (otherwise 1.0)`.
fn of(rate: &Rate, a_week: &str) -> String {
    let many = rate.kind.many();
    let otherwise = if rate.otherwise > 0.0 { shown(rate.otherwise) } else { "none".to_owned() };
    if rate.done == 0 {
        return format!("no {many} (otherwise {otherwise} a week)");
    }
    format!("{many} {} {a_week}(otherwise {otherwise})", shown(rate.weekly))
}

/// `12 posts, 30 comments until 27 Feb`, which is the day before the later snapshot.
fn logged(done: &Done, until: Date) -> Vec<String> {
    let named = |(kind, count): &(Kind, u64)| {
        kind.counted(*count).replacen(&count.to_string(), &grouped(*count), 1)
    };
    let form = |most: usize| {
        let some: Vec<String> = done.kinds().iter().take(most).map(named).collect();
        format!("{} until {}", some.join(", "), until.day_month())
    };
    (1..=MOST.min(done.kinds().len())).rev().map(form).collect()
}

/// `3.0`, `46`, `1,200`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive rate")]
fn shown(rate: f64) -> String {
    if rate < 9.95 { format!("{rate:.1}") } else { grouped(rate.round() as u64) }
}
