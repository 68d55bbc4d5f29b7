//! What the model says, in words. What must never be said: that an activity caused a change, that
//! more of it will raise a score, that it is useless, anything about LinkedIn's formula, a mean
//! without its range, a probability of 0 or 100 %.

use crate::attribution::{
    Bounds, Effect, Links, Part, Reason, RowPart, Shape, Split, Unexplained, Verdict,
};
use crate::domain::{Kind, Series};

use super::words;

/// The last line under every split.
pub(super) fn caveat(snapshots: usize) -> String {
    format!(
        "Estimated from {}, 90 % ranges. It shows what went together, not what caused it.",
        words::counted(snapshots, "snapshot")
    )
}

/// Why nothing is said of a series with few snapshots.
pub(super) fn too_early(snapshots: usize) -> String {
    format!(
        "Too early to say: {}. From about 20 snapshots with ups and downs in activity, medium \
         effects start to show.",
        words::counted(snapshots, "snapshot")
    )
}

/// What is said where no activity was logged at all.
pub(super) const NOTHING_LOGGED: &str =
    "Nothing is linked: no activity was logged. Save what you do: ssi log comment 5";

/// Whether no activity was logged at all.
pub(super) fn is_nothing_logged(links: &Links) -> bool {
    links.examined().all(|examined| examined.reason == Some(Reason::NoActivity))
}

/// Whether a part is named in a sentence. No evidence is folded into "not explained", and so is what
/// is too small to be written down.
pub(super) fn is_named(part: &Part) -> bool {
    /// In points; half of the last place that is ever shown of a part.
    const LEAST: f64 = 0.005;
    let Bounds { lower, upper } = part.interval.ninety;
    let is_seen = part.mean().abs() >= LEAST || lower.abs().max(upper.abs()) >= 4.0 * LEAST;
    part.verdict != Verdict::None && is_seen
}

/// An estimate in words: `+0.9` and `0.4 to 1.4`, rounded to what the range supports.
pub(super) struct Estimate {
    pub(super) mean: String,
    pub(super) range: String,
}

impl Estimate {
    /// A part of a change: tenths, or hundredths where the range is narrower than a tenth.
    pub(super) fn of_part(mean: f64, range: Bounds) -> Self {
        let is_narrow = range.upper - range.lower < 0.1;
        Self::rounded(mean, range, if is_narrow { 2 } else { 1 })
    }

    /// What one more of a kind goes with: as many decimals as the range supports.
    pub(super) fn of_unit(mean: f64, range: Bounds) -> Self {
        let decimals = match range.upper - range.lower {
            width if width >= 0.1 => 1,
            width if width >= 0.01 => 2,
            _ => 3,
        };
        Self::rounded(mean, range, decimals)
    }

    fn rounded(mean: f64, range: Bounds, decimals: usize) -> Self {
        let number = |value: f64| {
            let text = format!("{value:.decimals$}");
            // No zero has a sign.
            if text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
                text
            } else {
                text.trim_start_matches('-').to_owned()
            }
        };
        let text = number(mean);
        let is_positive = mean > 0.0 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        Self {
            mean: if is_positive { format!("+{text}") } else { text },
            range: format!("{} to {}", number(range.lower), number(range.upper)),
        }
    }
}

impl std::fmt::Display for Estimate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.mean, self.range)
    }
}

/// `comments (12 new, earlier ones fading)`. New is what was logged from the day of the earlier
/// snapshot to the day before the later one, as everywhere; older rows that begin to act only now,
/// by a delay, are "earlier ones".
pub(super) fn part_name(links: &Links, split: &Split, part: &Part) -> String {
    let rows = links.rows(split.series, split.from, split.to);
    let of_kind = || rows.iter().filter(|row| row.kind == part.kind);
    let is_new = |row: &&RowPart| split.from <= row.date && row.date < split.to;
    let new: u64 = of_kind().filter(is_new).map(|row| u64::from(row.count)).sum();
    let is_fading = part.fading != 0.0;
    let acts_late = of_kind().any(|row| !is_new(&row) && row.started != 0.0);
    let earlier = match (is_fading, acts_late) {
        (true, false) => Some("earlier ones fading"),
        (_, true) => Some("earlier ones"),
        (false, false) => None,
    };
    let how: Vec<String> = (new > 0)
        .then(|| format!("{new} new"))
        .into_iter()
        .chain(earlier.map(ToOwned::to_owned))
        .collect();
    match how.as_slice() {
        [] => part.kind.many().to_owned(),
        how => format!("{} ({})", part.kind.many(), how.join(", ")),
    }
}

/// What is to be said beside a part's numbers.
pub(super) fn part_remark(part: &Part, effect: Option<&Effect>) -> String {
    let range = part.interval.ninety;
    let mut remarks = Vec::new();
    match part.verdict {
        Verdict::Likely if range.lower <= 0.0 && range.upper >= 0.0 => {
            remarks.push("could be nothing this time".to_owned());
        }
        Verdict::Likely => {}
        Verdict::Possible => {
            remarks.push(match effect {
                Some(Effect { reason: Some(Reason::FewOccurrences), .. }) => {
                    "possible, but done on few days, which shows little".to_owned()
                }
                effect => {
                    let probability = effect.map_or(0.0, |effect| effect.probability);
                    format!("possible, probability {}", percent(probability))
                }
            });
        }
        Verdict::None => remarks.push("no evidence of an effect".to_owned()),
    }
    if part.is_partly_unknown {
        remarks.push("partly unknown: the log does not cover all of these days".to_owned());
    }
    remarks.join("; ")
}

/// A split in one sentence: the named parts, and what they leave unexplained.
pub(super) fn sentence(links: &Links, split: &Split) -> Option<String> {
    let named: Vec<&Part> = split.parts.iter().filter(|part| is_named(part)).collect();
    if named.is_empty() {
        return None;
    }
    let parts = named.iter().map(|part| {
        let perhaps = if part.verdict == Verdict::Possible { "perhaps " } else { "" };
        let estimate = Estimate::of_part(part.mean(), part.interval.ninety);
        format!("{perhaps}{} {estimate}", part_name(links, split, part))
    });
    let parts: Vec<String> = parts.collect();
    let Unexplained { mean, interval } = split.unexplained_beside(is_named);
    Some(format!(
        "{}: {}, not explained {}",
        split.series,
        parts.join(", "),
        Estimate::of_part(mean, interval.ninety)
    ))
}

/// What is said where no part is named.
pub(super) fn no_evidence(split: &Split) -> String {
    let acting = || split.parts.iter().filter(|part| part.interval.ninety != Bounds::default());
    if acting().next().is_none() {
        return "No logged activity lies close enough to be compared with it.".to_owned();
    }
    let widest = Bounds {
        lower: acting().map(|part| part.interval.ninety.lower).fold(0.0, f64::min),
        upper: acting().map(|part| part.interval.ninety.upper).fold(0.0, f64::max),
    };
    format!(
        "No evidence that any logged activity goes with it; each kind's share could lie between {}.",
        Estimate::of_part(0.0, widest).range.replace(" to ", " and ")
    )
}

/// `62 %`, never 0 or 100.
pub(super) fn percent(probability: f64) -> String {
    match 100.0 * probability {
        percent if percent > 99.0 => "> 99 %".to_owned(),
        percent if percent < 1.0 => "< 1 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}

/// How fast an effect came and went in a person's data.
pub(super) fn course(shape: Shape, delay_days: f64) -> String {
    let came = match delay_days.round() {
        days if days < 1.0 => "at once".to_owned(),
        days if days < 2.0 => "after about a day".to_owned(),
        days => format!("after about {days:.0} days"),
    };
    let went = match shape {
        Shape::Window { days } => format!("gone after some {days} days"),
        Shape::Exponential { half_life_days } => {
            format!("half gone in some {half_life_days:.0} days")
        }
        Shape::Step => "still there".to_owned(),
    };
    format!("{came}, {went}")
}

/// Why a verdict cannot be better, in words.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoActivity => "nothing was logged",
        Reason::NoVariation => "done too evenly to be compared",
        Reason::Screened => "not examined",
        Reason::FewSnapshots => "few snapshots",
        Reason::FewOccurrences => "done on few days",
    }
}

/// What would settle a question that is open.
pub(super) fn what_would_settle(
    kind: &Kind,
    reason: Option<Reason>,
    active_days: usize,
    snapshots: usize,
) -> String {
    /// From about so many snapshots on, medium effects are mostly found (`docs/model.md`).
    const ENOUGH_SNAPSHOTS: usize = 40;
    const ENOUGH_DAYS: usize = 10;
    let more_snapshots = ENOUGH_SNAPSHOTS.saturating_sub(snapshots);
    match reason {
        Some(Reason::NoActivity | Reason::FewOccurrences) => {
            format!("log {} on more days", kind.many())
        }
        Some(Reason::NoVariation) => format!("weeks with and weeks without {}", kind.many()),
        Some(Reason::Screened) => "ten other kinds go closer with the score".to_owned(),
        _ if active_days < ENOUGH_DAYS => format!("log {} on more days", kind.many()),
        _ if more_snapshots > 0 => words::counted(more_snapshots, "more snapshot"),
        _ => format!("weeks with more and weeks with fewer {}", kind.many()),
    }
}

/// Kinds that cannot be told apart, as a sentence.
pub(super) fn look_alikes(links: &Links, series: Series) -> Vec<String> {
    let alike = links.look_alikes();
    let of_series = alike.iter().filter(|pair| pair.series == series);
    of_series
        .map(|pair| {
            let [one, other] = &pair.kinds;
            format!(
                "{} or {}: at least one of them goes with {series} (probability {}), the data cannot tell which.",
                one.many(),
                other.many(),
                percent(pair.probability)
            )
        })
        .collect()
}
