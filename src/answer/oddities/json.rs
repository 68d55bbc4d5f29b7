//! What the model found odd in the scores, as JSON.

use serde::Serialize;

use crate::attribution::{Apart, Links};
use crate::domain::{Date, Series};

/// What is odd, as data.
#[derive(Serialize)]
pub(in crate::answer) struct OddFields {
    jumps: Vec<JumpFields>,
    mistyped: Vec<ApartFields>,
    stands_apart: Vec<ApartFields>,
    stood_still: Vec<StillFields>,
    too_noisy: Vec<&'static str>,
}

#[derive(Serialize)]
struct JumpFields {
    pillar: &'static str,
    from: String,
    to: String,
    /// Whether at least three pillars jumped in it.
    everywhere: bool,
}

#[derive(Serialize)]
struct ApartFields {
    pillar: &'static str,
    date: String,
    score: f64,
    before: f64,
    after: f64,
}

#[derive(Serialize)]
struct StillFields {
    pillar: &'static str,
    from: String,
    to: String,
}

impl From<&Links> for OddFields {
    fn from(links: &Links) -> Self {
        let everywhere = links.moved_everywhere();
        let jump = |(series, from, to): (Series, Date, Date)| JumpFields {
            pillar: series.name(),
            from: from.to_string(),
            to: to.to_string(),
            everywhere: everywhere.contains(&(from, to)),
        };
        let (looks_mistyped, others): (Vec<_>, Vec<_>) =
            links.apart().into_iter().partition(|apart| apart.looks_mistyped);
        let fields = |apart: Apart| ApartFields {
            pillar: apart.series.name(),
            date: apart.date.to_string(),
            score: apart.score,
            before: apart.before,
            after: apart.after,
        };
        let examined = || links.examined().map(|examined| examined.series);
        let still = |series: Series| {
            let stretch = move |(from, to): (Date, Date)| StillFields {
                pillar: series.name(),
                from: from.to_string(),
                to: to.to_string(),
            };
            links.stood_still(series).into_iter().map(stretch)
        };
        Self {
            jumps: links.shifts().into_iter().map(jump).collect(),
            mistyped: looks_mistyped.into_iter().map(fields).collect(),
            stands_apart: others.into_iter().map(fields).collect(),
            stood_still: examined().flat_map(still).collect(),
            too_noisy: examined()
                .filter(|&series| links.is_too_noisy(series))
                .map(Series::name)
                .collect(),
        }
    }
}
