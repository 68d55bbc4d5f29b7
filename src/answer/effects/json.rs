//! Effects as JSON.

use serde::Serialize;

use crate::attribution::{Effect, Reason};

use super::super::oddities::OddFields;
use super::found::Effects;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    effects: Vec<Fields<'a>>,
    #[serde(flatten)]
    odd: OddFields,
}

#[derive(Serialize)]
struct Fields<'a> {
    pillar: &'static str,
    kind: &'a str,
    probability: Option<f64>,
    positive: Option<f64>,
    verdict: &'static str,
    reason: Option<&'static str>,
    per_unit: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    delay_days: Option<f64>,
    active_days: usize,
    snapshots: usize,
}

impl Effects<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        let effects = self.found.iter();
        let effects = effects.map(|effect| Fields::of(effect, self.snapshots_of(effect.series)));
        Document {
            schema: "ssi/effects/1",
            profile: self.profile,
            effects: effects.collect(),
            odd: OddFields::from(self.links),
        }
    }
}

impl<'a> Fields<'a> {
    fn of(effect: &'a Effect, snapshots: usize) -> Self {
        let range = effect.per_unit.map(|per_unit| per_unit.interval.ninety);
        Self {
            pillar: effect.series.name(),
            kind: effect.kind.name(),
            probability: effect.positive.map(|_| effect.probability),
            positive: effect.positive,
            verdict: effect.verdict.name(),
            reason: effect.reason.map(Reason::name),
            per_unit: effect.per_unit.map(|per_unit| per_unit.mean),
            lower: range.map(|range| range.lower),
            upper: range.map(|range| range.upper),
            delay_days: effect.course.map(|course| course.delay_days),
            active_days: effect.active_days,
            snapshots,
        }
    }
}
