//! What to do next about a restriction.

use crate::domain::{Date, RestrictionKind, Step};
use crate::safety::{ANSWER_DAYS, Planned, Stage, State, first, left_to_withdraw, next};
use crate::words;

use super::super::commands::Commands;
use super::case::Case;
use super::stages::advised;

/// Where nothing is due, it is looked at again after so many days: our own choice.
const LOOK_AGAIN_DAYS: i32 = 7;

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// `today: write to LinkedIn's support`, `nothing is due`.
    pub what: String,
    /// What is special today: how far the clean-up is, what to do meanwhile.
    pub today: Option<String>,
    /// The most important that is said of it, a paragraph each, with who says so.
    pub advice: Vec<String>,
    /// What to type about it.
    pub commands: Vec<String>,
}

impl Case<'_> {
    /// What is still to be done before the next step, each with what to type: switching off tools, and
    /// the identity check.
    #[must_use]
    pub fn first(&self, commands: &Commands) -> Vec<[String; 2]> {
        let one = |planned: &Planned| {
            let said = advised(planned.stage, self.restriction).into_iter().next();
            let title = planned.stage.title_on(self.restriction, self.today);
            let said = match (planned.state, said) {
                (State::Now, Some(said)) => said,
                _ => format!("still open: {title}"),
            };
            [said, commands.command(format_args!("restriction done {}", planned.stage.name()))]
        };
        first(&self.stages).into_iter().map(one).collect()
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self, commands: &Commands) -> NextStep {
        let Some(next) = next(&self.stages) else {
            let again = self.today.plus_days(LOOK_AGAIN_DAYS).with_weekday();
            let else_due = if first(&self.stages).is_empty() { "" } else { " else" };
            return NextStep {
                what: format!("nothing{else_due} is due: look again on {again}"),
                today: Some(self.meanwhile_do().to_owned()),
                advice: Vec::new(),
                commands: Vec::new(),
            };
        };
        let title = next.stage.title_on(self.restriction, self.today);
        NextStep {
            what: format!("{}: {title}", days(next, self.today)),
            today: self.today_of(next, commands),
            advice: advised(next.stage, self.restriction).into_iter().take(short(next)).collect(),
            commands: typed(next).iter().map(|words| commands.command(words)).collect(),
        }
    }

    /// What is special about a stage today.
    fn today_of(&self, next: &Planned, commands: &Commands) -> Option<String> {
        match next.stage {
            _ if next.state == State::Later => {
                let else_due = if first(&self.stages).is_empty() { "" } else { " else" };
                Some(format!("Until then nothing{else_due} is due. {}", self.meanwhile_do()))
            }
            Stage::Step(Step::Withdraw) => Some(left(self, commands)),
            Stage::Answer => {
                let late = self.restriction.start.plus_days(ANSWER_DAYS);
                let meanwhile = self.meanwhile_do();
                let is_ahead = self.today <= late;
                let ahead =
                    format!("30 days after the block is {}. {meanwhile}", late.with_weekday());
                Some(if is_ahead { ahead } else { meanwhile.to_owned() })
            }
            Stage::Wait => Some(self.meanwhile_do().to_owned()),
            _ => None,
        }
    }

    /// What to do while nothing is due.
    fn meanwhile_do(&self) -> &'static str {
        let publishes =
            |planned: &Planned| planned.stage == Stage::Publish && planned.state == State::Now;
        match self.restriction.kind {
            _ if !self.is_open() => "Stay within the safe numbers.",
            _ if self.stages.iter().any(publishes) => "Meanwhile keep publishing and commenting.",
            RestrictionKind::Locked => "Meanwhile look into the mailbox of your account.",
            _ => "Meanwhile post and send nothing.",
        }
    }
}

/// How many paragraphs stand beside the next step; all of them stand in the whole plan. Beside a letter
/// LinkedIn's own word has its place.
const fn short(next: &Planned) -> usize {
    if matches!(next.stage, Stage::Step(Step::Write)) { 3 } else { 2 }
}

/// What to type about a stage.
fn typed(next: &Planned) -> Vec<String> {
    if next.state == State::Later {
        return Vec::new();
    }
    match next.stage {
        Stage::Step(step @ (Step::Stop | Step::Withdraw | Step::Identity)) => {
            vec![format!("restriction done {step}")]
        }
        Stage::Step(step @ Step::Reopen) => vec![
            "restriction letter".to_owned(),
            "restriction letter reopen     (if they closed the case)".to_owned(),
            format!("restriction done {step}"),
        ],
        Stage::Step(step) => {
            vec!["restriction letter".to_owned(), format!("restriction done {step}")]
        }
        Stage::Pause | Stage::Wait | Stage::Answer | Stage::Publish => Vec::new(),
        Stage::RampUp => vec!["limits".to_owned()],
    }
}

/// How far the clean-up is.
fn left(case: &Case<'_>, commands: &Commands) -> String {
    let log = || commands.command("log pending COUNT");
    match left_to_withdraw(case.restriction, case.readings, case.today) {
        None => format!("How many are pending now? {}", log()),
        Some((date, pending, 0)) => {
            let read = words::ago(date, case.today);
            format!("{pending} pending, read {read}. How many are now? {}", log())
        }
        Some((date, pending, days)) => {
            let (read, days) = (words::ago(date, case.today), words::counted(days, "day"));
            format!("{pending} pending, read {read}: {days} at 50 a day")
        }
    }
}

/// The days of a stage as they are told: `today`, `Fri 6 Mar 2026`, `until Thu 5 Mar 2026`.
fn days(planned: &Planned, today: Date) -> String {
    let is_step = matches!(planned.stage, Stage::Step(_));
    match (planned.from, planned.to) {
        (Some(from), _) if from > today => from.with_weekday(),
        _ if planned.state == State::Open => "still open".to_owned(),
        _ if planned.is_optional => "any day".to_owned(),
        (_, Some(to)) if to == today && is_step => "today".to_owned(),
        (Some(from), Some(to)) if is_step && to.days_since(from) < 3 => {
            format!("today, by {} at the latest", to.with_weekday())
        }
        (_, Some(to)) if is_step => format!("by {}", to.with_weekday()),
        (_, Some(to)) => format!("until {}", to.with_weekday()),
        _ => "today".to_owned(),
    }
}
