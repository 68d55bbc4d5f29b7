//! Changes as JSON.

use serde::Serialize;

use crate::attribution::{Bounds, Part, Split, Sum, Verdict};
use crate::domain::{Delta, Total};

use super::super::fields::{KindCount, kind_counts};
use super::super::oddities::OddFields;
use super::linked::{Linked, LinkedChange, LinkedMove};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    by: &'static str,
    changes: Vec<ChangeFields>,
    #[serde(flatten)]
    odd: OddFields,
}

#[derive(Serialize)]
struct ChangeFields {
    from: String,
    to: String,
    so_far: bool,
    gap_days: Option<i32>,
    total: Total,
    total_moved: Delta,
    moves: Vec<MoveFields>,
    before: Vec<KindCount>,
}

#[derive(Serialize)]
struct MoveFields {
    series: &'static str,
    moved: Delta,
    links: Vec<LinkFields>,
    not_explained: Option<RestFields>,
    rounding: Option<f64>,
}

#[derive(Serialize)]
struct LinkFields {
    kind: String,
    mean: f64,
    lower: f64,
    upper: f64,
    verdict: &'static str,
}

#[derive(Serialize)]
struct RestFields {
    mean: f64,
    lower: f64,
    upper: f64,
}

impl Linked<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        Document {
            schema: "ssi/changes/2",
            profile: self.profile,
            by: self.by.name(),
            changes: self.changes.iter().map(ChangeFields::from).collect(),
            odd: OddFields::from(self.links),
        }
    }
}

impl From<&LinkedChange<'_>> for ChangeFields {
    fn from(LinkedChange { change, is_so_far, before, moves }: &LinkedChange<'_>) -> Self {
        Self {
            from: change.from.to_string(),
            to: change.to.to_string(),
            so_far: *is_so_far,
            gap_days: change.gap_days,
            total: change.total,
            total_moved: change.total_moved,
            moves: moves.iter().map(MoveFields::from).collect(),
            before: kind_counts(before),
        }
    }
}

impl From<&LinkedMove<'_>> for MoveFields {
    /// As in the sentences: what has evidence, and what that leaves unexplained.
    fn from(LinkedMove { moved, explained }: &LinkedMove<'_>) -> Self {
        let split = explained.as_ref().map(|explained| &explained.split);
        let parts = split.into_iter().flat_map(|split| &split.parts);
        Self {
            series: moved.series.name(),
            moved: moved.delta,
            links: parts.filter(|part| has_evidence(part)).map(LinkFields::from).collect(),
            rounding: split.map(|split| split.rounding),
            not_explained: split.map(RestFields::from),
        }
    }
}

fn has_evidence(part: &Part) -> bool {
    part.verdict != Verdict::None
}

impl From<&Part> for LinkFields {
    fn from(part: &Part) -> Self {
        Self {
            kind: part.kind.name().to_owned(),
            mean: part.mean(),
            lower: part.interval.ninety.lower,
            upper: part.interval.ninety.upper,
            verdict: part.verdict.name(),
        }
    }
}

impl From<&Split> for RestFields {
    fn from(split: &Split) -> Self {
        let Sum { mean, interval } = split.unexplained_beside(has_evidence);
        let Bounds { lower, upper } = interval.ninety;
        Self { mean, lower, upper }
    }
}
