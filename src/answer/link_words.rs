//! What the model says, in words. What must never be said: that an activity caused a change, that
//! more of it will raise a score, that it is useless, anything about LinkedIn's formula, a mean
//! without its range, a probability of 0 or 100 %.

use crate::attribution::{
    Bounds, Effect, LEAST_SNAPSHOTS, Links, Part, Reason, RowPart, Shape, Split, Verdict,
};
use crate::domain::Series;

use crate::words;

/// The last line under every split.
pub(crate) fn caveat(snapshots: usize) -> String {
    caveat_of(&[snapshots])
}

/// The last line under splits of series with so many snapshots each.
pub(crate) fn caveat_of(snapshots: &[usize]) -> String {
    let fewest = snapshots.iter().copied().min().unwrap_or(0);
    let most = words::counted(snapshots.iter().copied().max().unwrap_or(0), "snapshot");
    let most = if snapshots.iter().all(|&count| count == fewest) {
        most
    } else {
        format!("{fewest} to {most}")
    };
    format!("Estimated from {most}, 90 % ranges. It shows what went together, not what caused it.")
}

/// Why nothing is said of a series with few snapshots.
pub(crate) fn too_early(snapshots: usize) -> String {
    format!(
        "Too early to say: {}. From about 20 snapshots with ups and downs in activity, medium \
         effects start to show.",
        words::counted(snapshots, "snapshot")
    )
}

/// The same of series with so many snapshots each, by name: a line for those that have as many.
pub(crate) fn too_early_of(series: &[(Series, usize)]) -> Vec<String> {
    let mut counts: Vec<usize> = series.iter().map(|&(_, snapshots)| snapshots).collect();
    counts.sort_unstable();
    counts.dedup();
    let line = |count: usize| {
        let of_count = series.iter().filter(|&&(_, snapshots)| snapshots == count);
        let names: Vec<&str> = of_count.map(|(series, _)| series.name()).collect();
        format!("{}: {}", names.join(", "), too_early(count))
    };
    counts.into_iter().rev().map(line).collect()
}

/// What is said where no activity was logged at all.
pub(crate) const NOTHING_LOGGED: &str =
    "Nothing is linked: no activity was logged. Save what you do: ssi log comment 5";

/// Whether no activity was logged at all.
pub(crate) fn is_nothing_logged(links: &Links) -> bool {
    // Where nothing was examined, nothing is known of the log.
    links.examined().next().is_some()
        && links.examined().all(|examined| examined.reason == Some(Reason::NoActivity))
}

/// Whether a series has too few snapshots for anything to be said, however sure it looks.
pub(crate) fn is_early(links: &Links, series: Series) -> bool {
    links.dates(series).len() < LEAST_SNAPSHOTS
}

/// Whether a part is named in a sentence. No evidence is folded into "not explained", and so is
/// what is too small to be written down; [`Told`] folds what is too small beside the other parts.
pub(crate) fn is_named(part: &Part) -> bool {
    /// In points; half of the last place that is ever shown of a part.
    const LEAST: f64 = 0.005;
    let Bounds { lower, upper } = part.interval.ninety;
    let is_seen = part.mean().abs() >= LEAST || lower.abs().max(upper.abs()) >= 4.0 * LEAST;
    part.verdict != Verdict::None && is_seen
}

/// To how many decimals the numbers of a split are shown: all to the same, so that they add up for
/// the eye too.
#[derive(Clone, Copy)]
pub(crate) struct Decimals(usize);

impl Decimals {
    pub(crate) const TENTHS: Self = Self(1);
    pub(crate) const HUNDREDTHS: Self = Self(2);
    /// As exact as scores are.
    const THOUSANDTHS: Self = Self(3);

    /// Tenths; hundredths where every range is narrower than a tenth, or one would shrink to a
    /// single number, which promises more than it holds.
    fn of(ranges: &[Bounds]) -> Self {
        let tenths = Self::TENTHS;
        let is_narrow = |range: &Bounds| range.upper - range.lower < 0.1;
        let shrinks = |range: &Bounds| tenths.unsigned(range.lower) == tenths.unsigned(range.upper);
        let is_fine = ranges.iter().all(is_narrow) || ranges.iter().any(shrinks);
        if is_fine { Self::HUNDREDTHS } else { tenths }
    }

    /// Of a change that is known exactly: tenths where nothing is lost by that, else hundredths.
    fn of_known(change: f64) -> Self {
        let is_whole = (change - Self::TENTHS.rounded(change)).abs() < 1e-6;
        if is_whole { Self::TENTHS } else { Self::HUNDREDTHS }
    }

    /// As many as the range of an effect supports.
    fn of_unit(range: Bounds) -> Self {
        Self(match range.upper - range.lower {
            width if width >= 0.1 => 1,
            width if width >= 0.01 => 2,
            _ => 3,
        })
    }

    /// Whether anything but zeros would be seen of an estimate.
    fn show(self, mean: f64, range: Bounds) -> bool {
        [mean, range.lower, range.upper].iter().any(|&value| !is_zero(&self.unsigned(value)))
    }

    /// Whether anything but zeros would be seen of a part.
    fn show_part(self, part: &Part) -> bool {
        self.show(part.mean(), part.interval.ninety)
    }

    /// What is said of the size of that of which nothing but zeros would be seen.
    pub(crate) fn less_than_half(self) -> String {
        format!("less than 0.{}5", "0".repeat(self.0))
    }

    /// Half of the last place, in points.
    fn half(self) -> f64 {
        0.5 * 10_f64.powi(-i32::try_from(self.0).unwrap_or(0)) + 1e-6
    }

    /// So many, one more, up to thousandths.
    pub(crate) fn or_more(self) -> impl Iterator<Item = Self> {
        (self.0..=Self::THOUSANDTHS.0).map(Self)
    }

    /// Halves away from zero, also where binary arithmetic left them a little short.
    pub(crate) fn rounded(self, value: f64) -> f64 {
        let unit = 10_f64.powi(i32::try_from(self.0).unwrap_or(0));
        (value * unit + 1e-6_f64.copysign(value)).round() / unit
    }

    /// No zero has a sign.
    pub(crate) fn unsigned(self, value: f64) -> String {
        let text = format!("{:.*}", self.0, self.rounded(value));
        if is_zero(&text) { text.trim_start_matches('-').to_owned() } else { text }
    }

    pub(crate) fn signed(self, value: f64) -> String {
        let text = self.unsigned(value);
        if text.starts_with('-') || is_zero(&text) { text } else { format!("+{text}") }
    }
}

fn is_zero(number: &str) -> bool {
    !number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// An estimate, in points and in words.
pub(crate) struct Estimate {
    /// The mean, not rounded.
    pub(crate) points: f64,
    /// Where it may lie, the mean as it is shown included.
    pub(crate) bounds: Bounds,
    /// The mean in words: `+0.9`.
    pub(crate) mean: String,
    /// The range in words: `0.4 to 1.4`; `None` where the mean is known exactly.
    pub(crate) range: Option<String>,
}

impl Estimate {
    fn new(points: f64, shown: f64, range: Bounds, decimals: Decimals) -> Self {
        let bounds = Bounds { lower: range.lower.min(shown), upper: range.upper.max(shown) };
        let [lower, upper] = [bounds.lower, bounds.upper].map(|end| decimals.unsigned(end));
        let words = if is_zero(&lower) && is_zero(&upper) {
            decimals.less_than_half()
        } else {
            format!("{lower} to {upper}")
        };
        let is_known = range.lower >= range.upper;
        Self { points, bounds, mean: decimals.signed(shown), range: (!is_known).then_some(words) }
    }

    /// What one more of a kind, or more of them, goes with; `None` where only zeros would be seen.
    pub(crate) fn of_unit(mean: f64, range: Bounds) -> Option<Self> {
        let decimals = Decimals::of_unit(range);
        decimals.show(mean, range).then(|| Self::new(mean, mean, range, decimals))
    }

    /// `(0.4 to 1.4)`, or nothing.
    pub(crate) fn range_in_brackets(&self) -> String {
        self.range.as_ref().map(|range| format!("({range})")).unwrap_or_default()
    }
}

impl std::fmt::Display for Estimate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.mean)?;
        self.range.as_ref().map_or(Ok(()), |range| write!(f, " ({range})"))
    }
}

/// A split as it is shown: the parts that are told, the largest first, and the rest, which takes
/// the others and the rounding, so that what is shown adds up to the change.
pub(crate) struct Told<'a> {
    /// How many decimals each of its numbers has.
    pub(crate) decimals: Decimals,
    /// The change itself.
    pub(crate) change: String,
    pub(crate) parts: Vec<(&'a Part, Estimate)>,
    /// Those that are to be told, but of which only zeros would be seen; the rest has them.
    pub(crate) too_small: Vec<&'a Part>,
    /// What the total and its pillars differ by, where it is seen.
    pub(crate) rounding: Option<String>,
    pub(crate) rest: Estimate,
}

impl<'a> Told<'a> {
    pub(crate) fn of(split: &'a Split, is_told: impl Fn(&Part) -> bool) -> Self {
        let told: Vec<&Part> = split.parts.iter().filter(|part| is_told(part)).collect();
        Self::to(decimals(split, &told), split, is_told)
    }

    /// To so many decimals.
    pub(crate) fn to(
        decimals: Decimals,
        split: &'a Split,
        is_told: impl Fn(&Part) -> bool,
    ) -> Self {
        let is_shown = |part: &Part| is_told(part) && decimals.show_part(part);
        let (mut told, too_small): (Vec<&Part>, Vec<&Part>) = split
            .parts
            .iter()
            .filter(|part| is_told(part))
            .partition(|part| decimals.show_part(part));
        // A stable sort: of equal ones the first by name is first.
        told.sort_by(|a, b| b.mean().abs().total_cmp(&a.mean().abs()));
        let rest = split.unexplained_beside(is_shown);
        let shown = rest_as_shown(split, &told, decimals);
        let estimate =
            |part: &Part| Estimate::new(part.mean(), part.mean(), part.interval.ninety, decimals);
        let rounding = decimals.signed(split.rounding);
        Self {
            decimals,
            change: decimals.signed(split.change),
            rest: Estimate::new(rest.mean, shown, rest.interval.ninety, decimals),
            parts: told.iter().map(|&part| (part, estimate(part))).collect(),
            too_small,
            rounding: (!is_zero(&rounding)).then_some(rounding),
        }
    }

    /// Some of the parts as one: the sum of what is shown of them.
    pub(crate) fn together(&self, split: &Split, parts: &[(&Part, Estimate)]) -> Estimate {
        let is_one = |part: &Part| parts.iter().any(|(other, _)| other.kind == part.kind);
        let sum = split.together(is_one);
        let shown = parts.iter().map(|(part, _)| self.decimals.rounded(part.mean())).sum();
        Estimate::new(sum.mean, shown, sum.interval.ninety, self.decimals)
    }
}

/// As many as the ranges support; one more where the change would be rounded by almost half of the
/// last place, and where what the rest takes of the rounding would be seen beside its own range.
///
/// A part of which tenths show nothing has no say beside one of which they do: the others would
/// seem more exact than they are.
fn decimals(split: &Split, told: &[&Part]) -> Decimals {
    /// Of the width of the range.
    const UNSEEN: f64 = 0.1;
    /// Of half of the last place.
    const AMBIGUOUS: f64 = 0.8;
    // Kinds without evidence, which may be told too, do not choose the decimals.
    let is_any = |is_one: &dyn Fn(&Part) -> bool| told.iter().any(|part| is_one(part));
    let is_seen = |part: &Part| is_named(part) && Decimals::TENTHS.show_part(part);
    if is_any(&is_named) && !is_any(&is_seen) {
        return Decimals::HUNDREDTHS;
    }
    let told: Vec<&Part> =
        told.iter().copied().filter(|part| Decimals::TENTHS.show_part(part)).collect();
    let named = told.iter().filter(|part| is_named(part)).map(|part| part.interval.ninety);
    let is_told = |part: &Part| told.iter().any(|told| told.kind == part.kind);
    let rest = split.unexplained_beside(is_told);
    let Bounds { lower, upper } = rest.interval.ninety;
    let of_rest = (lower < upper).then_some(rest.interval.ninety);
    let ranges: Vec<Bounds> = named.chain(of_rest).collect();
    if ranges.is_empty() {
        return Decimals::of_known(split.change);
    }
    let decimals = Decimals::of(&ranges);
    // Of +0.55 neither +0.5 nor +0.6 says what the scores beside it say.
    let lost = (decimals.rounded(split.change) - split.change).abs();
    if lost > AMBIGUOUS * decimals.half() {
        return Decimals::HUNDREDTHS;
    }
    let taken = (rest_as_shown(split, &told, decimals) - rest.mean).abs();
    let is_unseen = taken <= decimals.half() || taken <= UNSEEN * (upper - lower);
    if is_unseen { decimals } else { Decimals::HUNDREDTHS }
}

/// What the change and its parts, as shown, leave for the rest.
fn rest_as_shown(split: &Split, told: &[&Part], decimals: Decimals) -> f64 {
    let rounded = |value: f64| decimals.rounded(value);
    let explained: f64 = told.iter().map(|part| rounded(part.mean())).sum();
    rounded(split.change) - rounded(split.rounding) - explained
}

/// What was done behind a part.
pub(crate) struct Behind {
    /// How many were logged from the day of the earlier snapshot to the day before the later one,
    /// as everywhere; from that of the renewal before, if the display had stood still.
    pub(crate) new: u64,
    /// Whether older ones have a part in it: they fade, or begin to act only now, by a delay.
    pub(crate) earlier: Option<&'static str>,
}

/// What fades by less is still there, in points.
const LEAST_FADING: f64 = 0.001;

pub(crate) fn behind(links: &Links, split: &Split, part: &Part) -> Behind {
    let rows = links.rows(split.series, split.from, split.to);
    let of_kind = || rows.iter().filter(|row| row.kind == part.kind);
    let is_new = |row: &&RowPart| split.since <= row.date && row.date < split.to;
    let new = of_kind().filter(is_new).map(|row| u64::from(row.count)).sum();
    let is_fading = part.fading.abs() >= LEAST_FADING;
    let acts_late = of_kind().any(|row| !is_new(&row) && row.started != 0.0);
    let earlier = match (is_fading, acts_late) {
        (true, false) => Some("earlier ones fading"),
        (_, true) => Some("earlier ones"),
        (false, false) => None,
    };
    Behind { new, earlier }
}

/// `comments (12 new, earlier ones fading)`.
pub(crate) fn part_name(links: &Links, split: &Split, part: &Part) -> String {
    let Behind { new, earlier } = behind(links, split, part);
    let new = (new > 0).then(|| {
        if split.since < split.from {
            format!("{new} since {}", split.since.beside(split.to))
        } else {
            format!("{new} new")
        }
    });
    let how: Vec<String> = new.into_iter().chain(earlier.map(ToOwned::to_owned)).collect();
    match how.as_slice() {
        [] => part.kind.many().to_owned(),
        how => format!("{} ({})", part.kind.many(), how.join(", ")),
    }
}

/// What is to be said beside a part's numbers.
pub(crate) fn part_remark(part: &Part, effect: Option<&Effect>) -> String {
    let range = part.interval.ninety;
    let mut remarks = Vec::new();
    match part.verdict {
        Verdict::Likely if range.lower <= 0.0 && range.upper >= 0.0 => {
            remarks.push("could be nothing this time".to_owned());
        }
        Verdict::Likely => {}
        Verdict::Possible => remarks.push(format!("possible, {}", how_sure(effect))),
        Verdict::None => remarks.push("no evidence".to_owned()),
    }
    if part.is_partly_unknown {
        remarks.push("partly unknown: the log does not cover all of these days".to_owned());
    }
    remarks.join("; ")
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

/// What is said of a pair of a series and a kind; of the total as the sum of the pillars what is
/// said of the pillar for which there is most evidence.
pub(crate) fn effect<'a>(links: &'a Links, series: Series, part: &Part) -> Option<&'a Effect> {
    let is_sum = !is_examined(links, series);
    let is_pair =
        |effect: &&Effect| (effect.series == series || is_sum) && effect.kind == part.kind;
    links.effects().iter().filter(is_pair).max_by(|a, b| {
        a.verdict.cmp(&b.verdict).then_with(|| a.probability.total_cmp(&b.probability))
    })
}

/// Whether a series was compared with the activity by itself: a pillar, or a total that is recorded
/// without its pillars.
pub(crate) fn is_examined(links: &Links, series: Series) -> bool {
    links.examined().any(|examined| examined.series == series)
}

/// A split in one sentence: the named parts, and what they leave unexplained.
pub(crate) fn sentence(links: &Links, split: &Split) -> Option<String> {
    let Told { parts, rest, .. } = Told::of(split, is_named);
    if parts.is_empty() {
        return None;
    }
    let parts = parts.iter().map(|(part, estimate)| {
        let name = part_name(links, split, part);
        if part.verdict == Verdict::Possible {
            let how_sure = how_sure(effect(links, split.series, part));
            let range = estimate.range.as_deref().unwrap_or_default();
            format!("perhaps {name} {} ({range}; {how_sure})", estimate.mean)
        } else {
            format!("{name} {estimate}")
        }
    });
    let parts: Vec<String> = parts.collect();
    Some(format!("{}: {}, not explained {rest}", split.series, parts.join(", ")))
}

/// What is said where no part is named.
pub(crate) fn no_evidence(split: &Split) -> String {
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
    let decimals = Decimals::of(&[widest]);
    let [lower, upper] = [widest.lower, widest.upper].map(|end| decimals.unsigned(end));
    let where_from_to = if decimals.show(0.0, widest) {
        format!("could lie between {lower} and {upper}")
    } else {
        "is less than 0.005".to_owned()
    };
    format!("No evidence that any logged activity goes with it; each kind's share {where_from_to}.")
}

/// What is said where no part of several changes is named: of the series that moved in them, what
/// goes with one over the whole history.
pub(crate) fn no_evidence_in(links: &Links, moved: &[Series]) -> String {
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
        pairs.push(words::counted(known.len() - MOST, "more pair"));
    }
    format!(
        "What goes with a score elsewhere ({}) has too small a part in these changes to be listed.",
        pairs.join(", ")
    )
}

/// `62 %`, never 0 or 100.
pub(crate) fn percent(probability: f64) -> String {
    match 100.0 * probability {
        percent if percent > 99.0 => "> 99 %".to_owned(),
        percent if percent < 1.0 => "< 1 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}

/// How fast an effect came and went in a person's data.
pub(crate) fn course(shape: Shape, delay_days: f64) -> String {
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

/// Why a verdict cannot be better, in words; of a kind that was done on so many days.
pub(crate) fn reason(reason: Reason, active_days: usize) -> &'static str {
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
pub(crate) fn what_would_settle(effect: &Effect, snapshots: usize) -> Option<String> {
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
        _ if more_snapshots > 0 => words::counted(more_snapshots, "more snapshot"),
        _ => format!("weeks with more and weeks with fewer {kinds}"),
    })
}

/// Kinds that cannot be told apart, as a sentence.
pub(crate) fn look_alikes(links: &Links, series: Series) -> Vec<String> {
    let alike = links.look_alikes();
    let of_series = alike.iter().filter(|pair| pair.series == series);
    of_series
        .map(|pair| {
            let [one, other] = &pair.kinds;
            format!(
                "{} or {}: at least one of them goes with {series} (probability {}), the data cannot \
                 tell which; weeks with only one of the two would.",
                one.many(),
                other.many(),
                percent(pair.probability)
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_is_known_loses_nothing_by_its_decimals() {
        let shown = |change| Decimals::of_known(change).signed(change);
        assert_eq!(shown(1.7), "+1.7");
        assert_eq!(shown(-0.07), "-0.07");
        assert_eq!(shown(0.629), "+0.63");
        assert_eq!(shown(16.9 - 15.2), "+1.7");
        assert_eq!(shown(0.0), "0.0");
    }
}
