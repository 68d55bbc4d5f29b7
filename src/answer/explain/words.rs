//! A change taken apart, in sentences.

use crate::attribution::{Bounds, Effect, Reason, Split, Verdict};
use crate::domain::{Delta, Series, Snapshot};
use crate::words;
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
    let title = match split.series {
        Series::Total => "Total",
        Series::Pillar(pillar) => pillar.title(),
    };
    Some(format!(
        "{title} {from} -> {to} ({moved}), {} - {}",
        split.from.beside(split.to),
        split.to.day_month_year()
    ))
}

/// A split in one sentence: the named parts, and what they leave unexplained.
pub(super) fn sentence(split: &Split, told: &Told<'_>) -> Option<String> {
    if told.parts.is_empty() {
        return None;
    }
    let parts: Vec<String> = told.parts.iter().map(|part| clause(split, part)).collect();
    Some(format!("{}: {}, not explained {}", split.series, parts.join(", "), told.rest))
}

/// `comments (12 new) +0.4 (0.2 to 0.6)`, or perhaps so.
fn clause(split: &Split, told: &ToldPart<'_>) -> String {
    let (name, estimate) = (told.name(split), &told.estimate);
    if told.part.verdict == Verdict::Possible {
        let range = estimate.range.as_deref().unwrap_or_default();
        format!("perhaps {name} {} ({range}; {})", estimate.mean, how_sure(told.effect))
    } else {
        format!("{name} {estimate}")
    }
}

impl ToldPart<'_> {
    /// `comments (12 new, earlier ones fading)`.
    #[must_use]
    pub fn name(&self, split: &Split) -> String {
        let new = (self.behind.new > 0).then(|| {
            if split.since < split.from {
                format!("{} since {}", self.behind.new, split.since.beside(split.to))
            } else {
                format!("{} new", self.behind.new)
            }
        });
        let earlier = self.behind.earlier.map(ToOwned::to_owned);
        let how: Vec<String> = new.into_iter().chain(earlier).collect();
        match how.as_slice() {
            [] => self.part.kind.many().to_owned(),
            how => format!("{} ({})", self.part.kind.many(), how.join(", ")),
        }
    }

    /// What is to be said beside its numbers.
    #[must_use]
    pub fn remark(&self) -> String {
        let range = self.part.interval.ninety;
        let mut remarks = Vec::new();
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
