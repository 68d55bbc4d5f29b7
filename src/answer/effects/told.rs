//! Effects in words.

use crate::attribution::{Effect, Reason, Shape, Verdict};
use crate::domain::Series;
use crate::words::counted;
use crate::words::numbers::percent;

use super::size::Size;

/// Effects in words.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// A line for each that is shown; those of a series follow each other.
    pub lines: Vec<Line<'a>>,
    /// How many others there are, of which nothing is known.
    pub hidden: usize,
    /// What is to be said of kinds that were not examined, where one is shown.
    pub screened: Option<&'static str>,
    /// What is to be said below them, each in sentences: of kinds that look alike,
    pub look_alikes: Vec<String>,
    /// of what is odd in the scores,
    pub odd: Vec<String>,
    /// and of series with too few snapshots.
    pub early: Vec<String>,
}

/// An effect in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The series.
    pub series: Series,
    /// The kind, of many.
    pub kind: &'a str,
    /// Its size in points with its range; empty where nothing is known.
    pub size: String,
    /// What it is the size of: `for 10 more`.
    pub unit: String,
    /// `likely, > 99 %`.
    pub verdict: String,
    /// Whether it is likely.
    pub is_likely: bool,
    /// How it came and went, and what would settle an open question.
    pub besides: Option<String>,
}

/// Whether a pair is worth a line of its own.
pub(super) fn has_evidence(effect: &Effect) -> bool {
    effect.verdict != Verdict::None
}

/// A line with numbers, and what is known besides; of a series with so many snapshots.
pub(super) fn line(effect: &Effect, size: Option<Size>, snapshots: usize) -> Line<'_> {
    let (size, unit) = size.map(|size| (size.in_words(), size.unit)).unwrap_or_default();
    Line {
        series: effect.series,
        kind: effect.kind.many(),
        size,
        unit,
        verdict: verdict(effect),
        is_likely: effect.verdict == Verdict::Likely,
        besides: besides(effect, snapshots),
    }
}

/// `likely, > 99 %`, `possible, done on few days`.
fn verdict(effect: &Effect) -> String {
    let word = match effect.verdict {
        Verdict::None => "no evidence",
        verdict => verdict.name(),
    };
    match effect.reason {
        Some(why) if effect.positive.is_none() => reason(why, effect.active_days).to_owned(),
        // One edit and one jump fit perfectly: a probability would say more than the data do.
        Some(Reason::FewOccurrences) if effect.verdict == Verdict::None => word.to_owned(),
        Some(why @ Reason::FewOccurrences) => {
            format!("{word}, {}", reason(why, effect.active_days))
        }
        _ => format!("{word}, {}", percent(effect.probability)),
    }
}

/// How an effect came and went, and what would settle an open question.
fn besides(effect: &Effect, snapshots: usize) -> Option<String> {
    let known = effect.course.filter(|_| has_evidence(effect));
    let known = known.map(|known| course(known.shape, known.delay_days));
    let is_open = effect.verdict != Verdict::Likely;
    let settle = what_would_settle(effect, snapshots).filter(|_| is_open);
    let settle = settle.map(|what| format!("would settle it: {what}"));
    let besides: Vec<String> = known.into_iter().chain(settle).collect();
    (!besides.is_empty()).then(|| besides.join("; "))
}

/// How fast an effect came and went in a person's data.
fn course(shape: Shape, delay_days: f64) -> String {
    let came = match delay_days.round() {
        days if days < 1.0 => "at once".to_owned(),
        days if days < 2.0 => "after about a day".to_owned(),
        days => format!("after about {days:.0} days"),
    };
    format!("{came}, {}", lasts(shape))
}

/// How fast an effect went.
pub(super) fn lasts(shape: Shape) -> String {
    match shape {
        Shape::Window { days } => format!("gone after some {}", counted(days, "day")),
        Shape::Exponential { half_life_days } => {
            let days = half_life_days.round();
            format!("half gone in some {days} {}", if days < 2.0 { "day" } else { "days" })
        }
        Shape::Step => "still there".to_owned(),
    }
}

/// Why a verdict cannot be better, in words; of a kind that was done on so many days.
fn reason(reason: Reason, active_days: usize) -> &'static str {
    match reason {
        Reason::NoActivity => "nothing was logged",
        Reason::NoVariation if active_days == 0 => "not done before the last snapshot",
        Reason::NoVariation => "done too evenly to be compared",
        Reason::Screened => "not examined",
        Reason::FewSnapshots => "few snapshots",
        Reason::FewOccurrences => "done on few days",
    }
}

/// What would settle a question that is open; `None` for a kind that was not examined.
pub(super) fn what_would_settle(effect: &Effect, snapshots: usize) -> Option<String> {
    /// From about so many snapshots on, medium effects are mostly found (`docs/model.md`).
    const ENOUGH_SNAPSHOTS: usize = 40;
    const ENOUGH_DAYS: usize = 10;
    let more_snapshots = ENOUGH_SNAPSHOTS.saturating_sub(snapshots);
    let kinds = effect.kind.many();
    Some(match effect.reason {
        Some(Reason::Screened) => return None,
        Some(Reason::NoActivity | Reason::FewOccurrences) => format!("log {kinds} on more days"),
        Some(Reason::NoVariation) if effect.active_days == 0 => "snapshots after it".to_owned(),
        Some(Reason::NoVariation) => format!("weeks with and weeks without {kinds}"),
        _ if effect.active_days < ENOUGH_DAYS => format!("log {kinds} on more days"),
        _ if more_snapshots > 0 => counted(more_snapshots, "more snapshot"),
        _ => format!("weeks with more and weeks with fewer {kinds}"),
    })
}
