//! Readings that stand apart from those beside them.

use std::collections::BTreeMap;

use crate::attribution::{Apart, Links};
use crate::domain::{Date, Series};
use crate::words;
use crate::words::numbers::recorded;

use super::super::commands::Commands;

/// From so many scores of a day on it is the reading that is odd, not the typing of a score.
const MANY: usize = 3;

/// What is to be said of readings that look mistyped, or stand apart otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistyped {
    /// A warning for each of the first days.
    pub warnings: Vec<String>,
    /// How the first that looks mistyped is corrected, if it is.
    pub correction: Option<String>,
}

impl Mistyped {
    /// Looks for them.
    #[must_use]
    pub fn of(links: &Links, commands: &Commands) -> Self {
        /// A person reads no more.
        const MOST: usize = 3;
        let days = days_apart(links);
        let told = days.iter().take(MOST);
        let mut warnings: Vec<String> =
            told.map(|(day, apart)| stands_apart(*day, apart)).collect();
        if days.len() > MOST {
            let more = words::counted(days.len() - MOST, "more day");
            warnings.push(format!("the same of {more}: {}", commands.command("effects --json")));
        }
        let looks_mistyped = |apart: &[Apart]| apart.iter().any(|one| one.looks_mistyped);
        let mistyped = days.iter().find(|(_, apart)| looks_mistyped(apart));
        let correction = mistyped.map(|(day, apart)| commands.command(correction(*day, apart)));
        Self { warnings, correction }
    }
}

fn correction(day: Date, apart: &[Apart]) -> String {
    let total = apart.iter().all(|one| one.series != Series::Total).then_some("--total TOTAL");
    let scores = apart.iter().map(|one| format!("--{} SCORE", one.series.name()));
    let scores: Vec<String> = total.map(ToOwned::to_owned).into_iter().chain(scores).collect();
    format!("record --on {day} {} --replace", scores.join(" "))
}

/// The readings that stand apart, by day.
pub(super) fn days_apart(links: &Links) -> Vec<(Date, Vec<Apart>)> {
    let mut days: BTreeMap<Date, Vec<Apart>> = BTreeMap::new();
    for apart in links.apart() {
        days.entry(apart.date).or_default().push(apart);
    }
    days.into_iter().collect()
}

/// `16 Feb 2024 looks mistyped: brand 1.26 between 12.01 and 13.28`.
pub(super) fn stands_apart(day: Date, apart: &[Apart]) -> String {
    let day = day.day_month_year();
    let score = |apart: &Apart| {
        let [score, before, after] = [apart.score, apart.before, apart.after].map(recorded);
        format!("{} {score} between {before} and {after}", apart.series)
    };
    let scores: Vec<String> = apart.iter().map(score).collect();
    let how = if apart.len() >= MANY {
        "stands apart from the days beside it, as if read from another account or mistyped"
    } else if apart.iter().any(|one| one.looks_mistyped) {
        "looks mistyped"
    } else {
        "stands apart from the days beside it"
    };
    format!("{day} {how}: {}", scores.join(", "))
}
