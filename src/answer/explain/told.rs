//! A change and its parts as they are told.

use crate::attribution::{Bounds, Effect, Links, Part, Split, Verdict};
use crate::domain::Kind;
use crate::words::numbers::{Decimals, Ends, is_zero};

use super::super::caveats::is_examined;
use super::super::estimate::{Estimate, ends};
use super::behind::Behind;

/// A split as it is told: the parts that are named, the largest first, and the rest, which takes
/// the others and the rounding, so that what is shown adds up to the change.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// How many decimals each of its numbers has.
    pub decimals: Decimals,
    /// The change itself.
    pub change: String,
    /// The parts, the largest first.
    pub parts: Vec<ToldPart<'a>>,
    /// Those that are to be told, but of which only zeros would be seen; the rest has them.
    pub too_small: Vec<&'a Kind>,
    /// What the total and its pillars differ by, where it is seen.
    pub rounding: Option<String>,
    /// What no part explains.
    pub rest: Estimate,
}

/// A part as it is told.
#[derive(Clone, Debug)]
pub struct ToldPart<'a> {
    /// What the model says of it.
    pub part: &'a Part,
    /// Its size.
    pub estimate: Estimate,
    /// What was done behind it.
    pub behind: Behind,
    /// What is said of its kind over the whole history.
    pub effect: Option<&'a Effect>,
}

/// Whether a part is named in a sentence. No evidence is folded into "not explained", and so is
/// what is too small to be written down; [`Told`] folds what is too small beside the other parts.
#[must_use]
pub fn is_named(part: &Part) -> bool {
    /// In points; half of the last place that is ever shown of a part.
    const LEAST: f64 = 0.005;
    let Bounds { lower, upper } = part.interval.ninety;
    let is_seen = part.mean().abs() >= LEAST || lower.abs().max(upper.abs()) >= 4.0 * LEAST;
    part.verdict != Verdict::None && is_seen
}

impl<'a> Told<'a> {
    /// A split with those of its parts that are to be told, to as many decimals as their ranges
    /// support.
    #[must_use]
    pub fn of(links: &'a Links, split: &'a Split, is_told: impl Fn(&Part) -> bool) -> Self {
        let told: Vec<&Part> = split.parts.iter().filter(|part| is_told(part)).collect();
        Self::to(decimals(split, &told), links, split, is_told)
    }

    /// To so many decimals.
    #[must_use]
    pub fn to(
        decimals: Decimals,
        links: &'a Links,
        split: &'a Split,
        is_told: impl Fn(&Part) -> bool,
    ) -> Self {
        let is_shown = |part: &Part| is_told(part) && is_seen(decimals, part);
        let (mut told, too_small): (Vec<&Part>, Vec<&Part>) = split
            .parts
            .iter()
            .filter(|part| is_told(part))
            .partition(|part| is_seen(decimals, part));
        // A stable sort: of equal ones the first by name is first.
        told.sort_by(|a, b| b.mean().abs().total_cmp(&a.mean().abs()));
        let rest = split.unexplained_beside(is_shown);
        let shown = rest_as_shown(split, &told, decimals);
        let rounding = decimals.signed(split.rounding);
        Self {
            decimals,
            change: decimals.signed(split.change),
            rest: Estimate::new(rest.mean, shown, rest.interval.ninety, decimals),
            parts: parts(links, split, &told, decimals),
            too_small: too_small.into_iter().map(|part| &part.kind).collect(),
            rounding: (!is_zero(&rounding)).then_some(rounding),
        }
    }

    /// Some of its parts as one: the sum of what is shown of them.
    #[must_use]
    pub fn together(&self, split: &Split, parts: &[ToldPart<'_>]) -> Estimate {
        let is_one = |part: &Part| parts.iter().any(|other| other.part.kind == part.kind);
        let sum = split.together(is_one);
        let shown = parts.iter().map(|told| self.decimals.rounded(told.part.mean())).sum();
        Estimate::new(sum.mean, shown, sum.interval.ninety, self.decimals)
    }
}

fn parts<'a>(
    links: &'a Links,
    split: &'a Split,
    told: &[&'a Part],
    decimals: Decimals,
) -> Vec<ToldPart<'a>> {
    let kinds: Vec<&Kind> = told.iter().map(|part| &part.kind).collect();
    let rows = links.recent_rows(split, &kinds);
    let one = |&part: &&'a Part| ToldPart {
        part,
        estimate: Estimate::new(part.mean(), part.mean(), part.interval.ninety, decimals),
        behind: Behind::of(split, part, &rows),
        effect: effect(links, split, part),
    };
    told.iter().map(one).collect()
}

/// What is said of a pair of a series and a kind; of the total as the sum of the pillars what is
/// said of the pillar for which there is most evidence.
fn effect<'a>(links: &'a Links, split: &Split, part: &Part) -> Option<&'a Effect> {
    let is_sum = !is_examined(links, split.series);
    let is_pair =
        |effect: &&Effect| (effect.series == split.series || is_sum) && effect.kind == part.kind;
    links.effects().iter().filter(is_pair).max_by(|a, b| {
        a.verdict.cmp(&b.verdict).then_with(|| a.probability.total_cmp(&b.probability))
    })
}

/// Whether anything but zeros would be seen of a part.
fn is_seen(decimals: Decimals, part: &Part) -> bool {
    decimals.show(part.mean(), ends(part.interval.ninety))
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
    let in_tenths = |part: &Part| is_seen(Decimals::TENTHS, part);
    if is_any(&is_named) && !is_any(&|part| is_named(part) && in_tenths(part)) {
        return Decimals::HUNDREDTHS;
    }
    let told: Vec<&Part> = told.iter().copied().filter(|part| in_tenths(part)).collect();
    let named = told.iter().filter(|part| is_named(part)).map(|part| ends(part.interval.ninety));
    let is_told = |part: &Part| told.iter().any(|told| told.kind == part.kind);
    let rest = split.unexplained_beside(is_told);
    let Bounds { lower, upper } = rest.interval.ninety;
    let of_rest = (lower < upper).then_some([lower, upper]);
    let ranges: Vec<Ends> = named.chain(of_rest).collect();
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
