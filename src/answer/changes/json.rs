//! Changes as JSON.

use serde::Serialize;

use crate::attribution::{Bounds, Links, Part, Split, Sum, Verdict};
use crate::domain::{Change, Delta, Move, Total};
use crate::store::StoreError;

use super::super::caveats::is_early;
use super::super::fields::{KindCount, kind_counts};
use super::super::oddities::OddFields;
use super::found::Changes;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    changes: Vec<ChangeFields>,
    #[serde(flatten)]
    odd: OddFields,
}

#[derive(Serialize)]
struct ChangeFields {
    from: String,
    to: String,
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
    steps: usize,
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

impl Changes<'_> {
    /// The document of `--json`: every change with what each of its moves is linked to.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn json(&self) -> Result<impl Serialize, StoreError> {
        let links = self.person.links()?;
        let changes = self.found.iter().map(|change| ChangeFields {
            from: change.from.to_string(),
            to: change.to.to_string(),
            gap_days: change.gap_days,
            total: change.total,
            total_moved: change.total_moved,
            moves: change.moves.iter().map(|one| MoveFields::of(links, change, one)).collect(),
            before: kind_counts(&self.done_before(change)),
        });
        Ok(Document {
            schema: "ssi/changes/1",
            profile: self.person.profile().name(),
            changes: changes.collect(),
            odd: OddFields::from(links),
        })
    }
}

impl MoveFields {
    /// As in the sentences: what has evidence, and what that leaves unexplained.
    fn of(links: &Links, change: &Change, found: &Move) -> Self {
        let split = links.split(found.series, change.from, change.to);
        let split = split.filter(|_| !is_early(links, found.series));
        let parts = split.iter().flat_map(|split| &split.parts).filter(|part| has_evidence(part));
        Self {
            series: found.series.name(),
            moved: found.delta,
            steps: found.steps,
            links: parts.map(LinkFields::from).collect(),
            rounding: split.as_ref().map(|split| split.rounding),
            not_explained: split.as_ref().map(RestFields::from),
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
