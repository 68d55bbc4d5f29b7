//! The plan of a restriction, stage by stage.

use crate::domain::{Date, Restriction, Step};
use crate::safety::{Advice, Planned, Stage, State};

use super::case::Case;

/// A stage of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageLine {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// `done`, `over`, `now`, `open`, `unneeded`, `later`.
    pub state: &'static str,
    /// Its days.
    pub when: String,
    /// Whether it stands in the short plan: not what is over, nor what has no day.
    pub is_short: bool,
    /// Whether LinkedIn itself says something of it.
    pub is_of_help: bool,
    /// What is said of it, a paragraph each, with who says so.
    pub advice: Vec<String>,
}

impl Case<'_> {
    /// The plan, stage by stage.
    #[must_use]
    pub fn plan(&self) -> Vec<StageLine> {
        let line = |planned: &Planned| {
            let advice = planned.stage.advice(self.restriction);
            let is_past = matches!(planned.state, State::Over | State::Spared);
            StageLine {
                name: planned.stage.name(),
                title: planned.stage.title_on(self.restriction, self.today),
                state: state(planned),
                when: when(planned, self),
                is_short: planned.from.is_some() && !is_past,
                is_of_help: advice.iter().any(|one| one.by.is_linkedin()),
                advice: advised(planned.stage, self.restriction),
            }
        };
        self.stages.iter().map(line).collect()
    }
}

/// What is said of a stage, a paragraph each, with who says so.
pub(super) fn advised(stage: Stage, restriction: &Restriction) -> Vec<String> {
    let advice = stage.advice(restriction).into_iter();
    advice.map(|Advice { by, words }| format!("{words} ({})", by.name())).collect()
}

pub(super) const fn state(planned: &Planned) -> &'static str {
    match planned.state {
        State::Done(_) => "done",
        State::Over => "over",
        State::Now => "now",
        State::Open => "open",
        State::Spared => "unneeded",
        State::Later => "later",
    }
}

fn when(planned: &Planned, case: &Case<'_>) -> String {
    let short = |day: Date| day.beside(case.today).to_string();
    match (planned.state, planned.stage, planned.from, planned.to) {
        (State::Done(day), ..) => short(day),
        (State::Now, Stage::Publish, ..) => "all along".to_owned(),
        (State::Now, ..) if planned.is_optional => "any day".to_owned(),
        (_, Stage::RampUp, None, _) => "after the end".to_owned(),
        (_, Stage::Answer, None, _) => "after writing".to_owned(),
        (_, Stage::Step(Step::Reopen), None, _) => "if needed".to_owned(),
        (_, Stage::Publish, Some(from), _) | (_, _, Some(from), None) => {
            format!("from {}", short(from))
        }
        (State::Now, _, _, Some(to)) => format!("until {}", short(to)),
        (State::Later, _, Some(from), _) => format!("from {}", short(from)),
        (_, _, Some(from), Some(to)) => format!("{} to {}", short(from), short(to)),
        (_, _, None, _) => "-".to_owned(),
    }
}
