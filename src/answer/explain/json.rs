//! Changes taken apart, as JSON.

use serde::Serialize;

use crate::attribution::{Effect, Part, Reason, Split};
use crate::domain::{Kind, Series};

use super::super::oddities::OddFields;
use super::explained::Explained;
use super::explanation::Explanation;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    effects: Vec<EffectFields<'a>>,
    changes: Vec<ChangeFields<'a>>,
    unexplained: Vec<UnexplainedFields>,
    #[serde(flatten)]
    odd: OddFields,
}

/// A pair of a pillar and a kind.
#[derive(Serialize)]
struct EffectFields<'a> {
    pillar: &'static str,
    kind: &'a str,
    probability: f64,
    positive: Option<f64>,
    verdict: &'static str,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct ChangeFields<'a> {
    from: String,
    to: String,
    pillar: &'static str,
    kind: &'a str,
    mean: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    new: Option<f64>,
    fading: Option<f64>,
    lower50: Option<f64>,
    upper50: Option<f64>,
    lower80: Option<f64>,
    upper80: Option<f64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct UnexplainedFields {
    from: String,
    to: String,
    pillar: &'static str,
    change: f64,
    mean: f64,
    lower: f64,
    upper: f64,
    rounding: f64,
    jump: bool,
    stood_still: bool,
}

impl Explanation<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        let screened = |series: Series, kind: &Kind| {
            self.links.effects().iter().any(|effect| {
                effect.series == series && effect.kind == *kind && effect.positive.is_none()
            })
        };
        let changes = self.changes.iter().flat_map(|Explained { split, .. }| {
            split
                .parts
                .iter()
                .map(|part| ChangeFields::new(split, part, screened(split.series, &part.kind)))
        });
        Document {
            schema: "ssi/links/1",
            profile: self.profile,
            effects: self.links.effects().iter().map(EffectFields::from).collect(),
            changes: changes.collect(),
            unexplained: self.changes.iter().map(|one| (&one.split).into()).collect(),
            odd: OddFields::from(self.links),
        }
    }
}

impl<'a> From<&'a Effect> for EffectFields<'a> {
    fn from(effect: &'a Effect) -> Self {
        Self {
            pillar: effect.series.name(),
            kind: effect.kind.name(),
            probability: effect.probability,
            positive: effect.positive,
            verdict: effect.verdict.name(),
            reason: effect.reason.map(Reason::name),
        }
    }
}

impl<'a> ChangeFields<'a> {
    /// Of a kind that was not examined nothing is known: no bounds.
    fn new(split: &Split, part: &'a Part, is_screened: bool) -> Self {
        let known = |value: f64| (!is_screened).then_some(value);
        let interval = part.interval;
        Self {
            from: split.from.to_string(),
            to: split.to.to_string(),
            pillar: split.series.name(),
            kind: part.kind.name(),
            mean: known(part.mean()),
            lower: known(interval.ninety.lower),
            upper: known(interval.ninety.upper),
            new: known(part.started),
            fading: known(part.fading),
            lower50: known(interval.half.lower),
            upper50: known(interval.half.upper),
            lower80: known(interval.eighty.lower),
            upper80: known(interval.eighty.upper),
            verdict: part.verdict.name(),
        }
    }
}

impl From<&Split> for UnexplainedFields {
    fn from(split: &Split) -> Self {
        let rest = split.unexplained();
        Self {
            from: split.from.to_string(),
            to: split.to.to_string(),
            pillar: split.series.name(),
            change: split.change,
            mean: rest.mean,
            lower: rest.interval.ninety.lower,
            upper: rest.interval.ninety.upper,
            rounding: split.rounding,
            jump: split.is_shifted,
            stood_still: !split.has_moved,
        }
    }
}
