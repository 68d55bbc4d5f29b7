//! A change taken apart, in sentences.

use crate::attribution::{Bounds, Effect, Reason, Split, Verdict};
use crate::domain::{Delta, Series, Snapshot};
use crate::words;
use crate::words::columns;
use crate::words::numbers::{Decimals, percent};

use super::super::estimate::ends;
use super::told::{Told, ToldPart};

/// `Insights 17.9 -> 19.1 (+1.2), 17 Feb - 3 Mar 2026`.
pub(super) fn heading(split: &Split, [earlier, later]: [&Snapshot; 2]) -> Option<String> {
    let (from, to) = match split.series {
        Series::Total => (earlier.total.to_string(), later.total.to_string()),
        Series::Pillar(pillar) => {
            (earlier.pillar(pillar)?.to_string(), later.pillar(pillar)?.to_string())
        }
    };
    let moved = later.moved_since(earlier, split.series)?;
    let moved = if moved == Delta::ZERO { "unchanged".to_owned() } else { words::signed(moved) };
    let title = split.series.title();
    Some(format!(
        "{title} {from} -> {to} ({moved}), {} - {}",
        split.from.beside(split.to),
        split.to.day_month_year()
    ))
}

/// A split on one line of at most so many columns: the likely parts that are not tiny and sure to
/// have a direction, as many as have room, and what is left beside them; `None` where there is no
/// such part. The numbers are those of the whole split.
pub(super) fn in_short(split: &Split, told: &Told<'_>, most: usize) -> Option<String> {
    let is_sure = |part: &&ToldPart<'_>| part.is_sure(told.decimals);
    let parts: Vec<&ToldPart<'_>> = told.parts.iter().filter(is_sure).collect();
    let shorter = (1..=parts.len()).rev().map(|count| line(split, told, &parts[..count]));
    let lines: Vec<String> = shorter.collect();
    let shortest = lines.last()?;
    let without_rest = shortest.split_once("; ").map_or("", |(parts, _)| parts).to_owned();
    let fitting = lines.iter().chain([&without_rest]).find(|line| columns(line) <= most);
    Some(fitting.unwrap_or(shortest).clone())
}

/// `insights +1.2: posts +0.7 (0.1 to 1.3); +0.5 not explained`; what is left may hold parts that
/// only the whole split names.
fn line(split: &Split, told: &Told<'_>, parts: &[&ToldPart<'_>]) -> String {
    let decimals = told.decimals;
    let named: f64 = parts.iter().map(|told| decimals.rounded(told.part.mean())).sum();
    let left = decimals.signed(decimals.rounded(split.change) - named);
    let what = if parts.len() == told.parts.len() { "not explained" } else { "the rest" };
    let parts: Vec<String> =
        parts.iter().map(|told| format!("{} {}", told.name_in_short(), told.estimate)).collect();
    format!("{} {}: {}; {left} {what}", split.series, told.change, parts.join(", "))
}

impl ToldPart<'_> {
    /// Whether it is likely, not tiny, and its range, as it is shown, on one side of zero.
    fn is_sure(&self, decimals: Decimals) -> bool {
        /// In points.
        const LEAST: f64 = 0.05;
        let Bounds { lower, upper } = self.part.interval.ninety;
        let is_likely = self.part.verdict == Verdict::Likely;
        let is_one_sided = decimals.rounded(lower) * decimals.rounded(upper) >= 0.0;
        is_likely && self.part.mean().abs() >= LEAST && is_one_sided
    }

    /// `comments`, or `earlier comments wearing off` where that is most of it.
    fn name_in_short(&self) -> String {
        let part = self.part;
        let wears_off = part.fading * part.mean() > 0.0 && part.fading.abs() > part.started.abs();
        let many = part.kind.many();
        if wears_off { format!("earlier {many} wearing off") } else { many.to_owned() }
    }

    /// What was done behind it, `12 new, earlier ones wearing off`, and what else is to be said
    /// beside its numbers.
    #[must_use]
    pub fn remark(&self, split: &Split) -> String {
        let range = self.part.interval.ninety;
        let mut remarks: Vec<String> = self.behind_in_words(split).into_iter().collect();
        match self.part.verdict {
            Verdict::Likely if range.lower <= 0.0 && range.upper >= 0.0 => {
                remarks.push("could be nothing this time".to_owned());
            }
            Verdict::Likely => {}
            Verdict::Possible => remarks.push(format!("possible, {}", how_sure(self.effect))),
            Verdict::None => remarks.push("no evidence".to_owned()),
        }
        if self.part.is_partly_unknown {
            remarks.push("partly unknown: the log does not cover all of these days".to_owned());
        }
        remarks.join("; ")
    }

    /// `12 new, earlier ones wearing off`.
    fn behind_in_words(&self, split: &Split) -> Option<String> {
        let new = (self.behind.new > 0).then(|| {
            if split.since < split.from {
                format!("{} since {}", self.behind.new, split.since.beside(split.to))
            } else {
                format!("{} new", self.behind.new)
            }
        });
        let how: Vec<String> =
            new.into_iter().chain(self.behind.earlier.map(ToOwned::to_owned)).collect();
        (!how.is_empty()).then(|| how.join(", "))
    }
}

impl Told<'_> {
    /// What it means that something wears off, where any part says so.
    #[must_use]
    pub fn wearing_off(&self) -> Option<String> {
        let any = self.parts.iter().any(|told| told.behind.is_wearing_off());
        any.then(|| {
            "Wearing off: of what was done before these days, less is left at their end.".to_owned()
        })
    }
}

/// `probability 62 %`; of what was done on few days no probability: one edit and one jump fit
/// perfectly.
fn how_sure(effect: Option<&Effect>) -> String {
    match effect {
        Some(Effect { reason: Some(Reason::FewOccurrences), .. }) => {
            "but done on few days, which shows little".to_owned()
        }
        effect => {
            format!("probability {}", percent(effect.map_or(0.0, |effect| effect.probability)))
        }
    }
}

/// What is said where no part is named.
pub(super) fn no_evidence(split: &Split) -> String {
    let acting = || split.parts.iter().filter(|part| part.interval.ninety != Bounds::default());
    if acting().next().is_none() {
        return "No logged activity lies close enough to be compared with it.".to_owned();
    }
    let known = |verdict: Verdict| {
        let of_verdict = acting().filter(move |part| part.verdict == verdict);
        of_verdict.map(|part| part.kind.many()).collect::<Vec<_>>()
    };
    let (likely, possible) = (known(Verdict::Likely), known(Verdict::Possible));
    if !likely.is_empty() || !possible.is_empty() {
        let possible = possible.iter().map(|kind| format!("perhaps {kind}"));
        let kinds: Vec<String> =
            likely.iter().map(|&kind| kind.to_owned()).chain(possible).collect();
        return format!(
            "What goes with {} elsewhere ({}) has too small a part in this change to be seen.",
            split.series,
            kinds.join(", ")
        );
    }
    let widest = Bounds {
        lower: acting().map(|part| part.interval.ninety.lower).fold(0.0, f64::min),
        upper: acting().map(|part| part.interval.ninety.upper).fold(0.0, f64::max),
    };
    let decimals = Decimals::of(&[ends(widest)]);
    let [lower, upper] = ends(widest).map(|end| decimals.unsigned(end));
    let where_from_to = if decimals.show(0.0, ends(widest)) {
        format!("could lie between {lower} and {upper}")
    } else {
        "is less than 0.005".to_owned()
    };
    format!("No evidence that any logged activity goes with it; each kind's share {where_from_to}.")
}
