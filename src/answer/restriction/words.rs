//! Where a restriction stands, in words.

use crate::domain::{Date, Restriction, RestrictionKind, Step};
use crate::safety::{Advice, Planned, Source, Stage, State, left_to_withdraw, next};
use crate::words;

use super::super::commands::Commands;
use super::case::Case;

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// `today`, `until Thu 5 Mar 2026`.
    pub when: String,
    /// What it is.
    pub title: &'static str,
    /// How far the clean-up is, if it is that.
    pub left: Option<String>,
    /// What is said of it, a paragraph each, with who says so.
    pub advice: Vec<String>,
    /// What to type about it.
    pub commands: Vec<String>,
}

/// A stage of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageLine {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// `done`, `over`, `now`, `later`.
    pub state: &'static str,
    /// Its days.
    pub when: String,
    /// Whether LinkedIn itself says something of it.
    pub is_of_help: bool,
    /// What is said of it, a paragraph each, with who says so.
    pub advice: Vec<String>,
}

impl Case<'_> {
    /// What is restricted and since when; commands stand in lines of their own.
    #[must_use]
    pub fn head(&self, commands: &Commands) -> Vec<String> {
        let Restriction { start, end, until, kind, strike, .. } = self.restriction;
        if let Some(end) = end.filter(|end| *end <= self.today) {
            let what = match kind {
                RestrictionKind::Invitations => "Invitations were",
                RestrictionKind::Account => "Your account was",
            };
            let (days, span) = (days_in_words(*start, end), span(self.restriction));
            return vec![format!("{what} restricted for {days}, {span}, the {strike} time.")];
        }
        let what = match kind {
            RestrictionKind::Invitations => "Invitations are",
            RestrictionKind::Account => "Your account is",
        };
        let (since, day) = (start.with_weekday(), self.today.days_since(*start) + 1);
        let mut lines =
            vec![format!("{what} restricted since {since}: day {day}, the {strike} time.")];
        if let Some(until) = until {
            lines.push(format!("LinkedIn named {} as the last day.", until.with_weekday()));
            if *until < self.today {
                let end = commands.command(format_args!("restriction end --on {until}"));
                lines.push(format!("That day has passed. If it has ended: {end}"));
            }
        }
        lines
    }

    /// What to do next; `None` where nothing is due.
    #[must_use]
    pub fn next(&self, commands: &Commands) -> Option<NextStep> {
        let next = next(&self.stages)?;
        let is_clean_up = next.stage == Stage::Step(Step::Withdraw);
        Some(NextStep {
            when: days(next, self.today),
            title: next.stage.title(self.restriction.kind),
            left: is_clean_up.then(|| left(self, commands)),
            advice: advised(next.stage, self.restriction),
            commands: typed(next).iter().map(|words| commands.command(words)).collect(),
        })
    }

    /// The plan, stage by stage.
    #[must_use]
    pub fn plan(&self) -> Vec<StageLine> {
        let kind = self.restriction.kind;
        let line = |planned: &Planned| StageLine {
            name: planned.stage.name(),
            title: planned.stage.title(kind),
            state: state(planned),
            when: when(planned, self),
            is_of_help: planned.stage.advice(kind).iter().any(|one| one.by == Source::Help),
            advice: advised(planned.stage, self.restriction),
        };
        self.stages.iter().map(line).collect()
    }

    /// How the SSI moved meanwhile.
    #[must_use]
    pub fn meanwhile(&self, commands: &Commands) -> String {
        let Some((before, after)) = self.moved else {
            let record = commands.command("record");
            return format!("no scores of before and since are noted: {record}");
        };
        let (from, to) = (before.date.beside(after.date), after.date.day_month_year());
        let moved = words::moved(after.total - before.total);
        format!("{} on {from}, {} on {to}: {moved}", before.total, after.total)
    }
}

/// A restriction of the past: `first (invitations), 4 Nov to 11 Nov 2025`.
#[must_use]
pub fn past(restriction: &Restriction) -> String {
    let Restriction { strike, kind, .. } = restriction;
    format!("{strike} ({}), {}", kind.name(), span(restriction))
}

/// `4 Nov to 11 Nov 2025`.
fn span(restriction: &Restriction) -> String {
    let Restriction { start, end, .. } = restriction;
    match end {
        Some(end) if end == start => end.day_month_year().to_string(),
        Some(end) => format!("{} to {}", start.beside(*end), end.day_month_year()),
        None => format!("since {}", start.day_month_year()),
    }
}

/// What to type about a stage.
fn typed(next: &Planned) -> Vec<String> {
    if next.state == State::Later {
        return Vec::new();
    }
    match next.stage {
        Stage::Step(step @ (Step::Stop | Step::Withdraw)) => {
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
        Stage::Pause | Stage::Answer => vec!["restriction end     (when it is over)".to_owned()],
        Stage::Publish => Vec::new(),
        Stage::RampUp => vec!["limits".to_owned()],
    }
}

/// How far the clean-up is.
fn left(case: &Case<'_>, commands: &Commands) -> String {
    let left = left_to_withdraw(case.restriction, case.readings, case.today);
    match left {
        None => {
            let log = commands.command("log pending COUNT");
            format!("How many are pending now? {log}")
        }
        Some((date, pending, days)) => {
            let (read, days) = (words::ago(date, case.today), words::counted(days, "day"));
            format!("{pending} pending, read {read}: {days} at 50 a day")
        }
    }
}

/// The days of a stage as they are told: `today`, `Fri 6 Mar 2026`, `until Thu 5 Mar 2026`.
fn days(planned: &Planned, today: Date) -> String {
    match (planned.from, planned.to) {
        (Some(from), _) if from > today => from.with_weekday(),
        (_, Some(to)) => format!("until {}", to.with_weekday()),
        _ if planned.stage == Stage::Step(Step::Withdraw) => "now".to_owned(),
        (Some(from), None) if from < today => format!("due since {}", from.with_weekday()),
        _ => "today".to_owned(),
    }
}

/// What is said of a stage, a paragraph each, with who says so.
fn advised(stage: Stage, restriction: &Restriction) -> Vec<String> {
    let advice = stage.advice(restriction.kind).iter();
    advice.map(|Advice { by, words }| format!("{words} ({})", by.name())).collect()
}

pub(super) const fn state(planned: &Planned) -> &'static str {
    match planned.state {
        State::Done(_) => "done",
        State::Over => "over",
        State::Now => "now",
        State::Later => "later",
    }
}

fn when(planned: &Planned, case: &Case<'_>) -> String {
    let short = |day: Date| day.beside(case.restriction.start).to_string();
    match (planned.state, planned.stage, planned.from, planned.to) {
        (State::Done(day), ..) => short(day),
        (_, Stage::Publish, ..) => "all along".to_owned(),
        (_, Stage::RampUp, None, _) => "after the end".to_owned(),
        (_, Stage::Answer, None, _) => "after writing".to_owned(),
        (_, Stage::Step(Step::Reopen), _, _) => "if needed".to_owned(),
        (_, _, Some(from), Some(to)) => format!("{} to {}", short(from), short(to)),
        (_, _, Some(from), None) => format!("from {}", short(from)),
        (_, _, None, _) => "-".to_owned(),
    }
}

fn days_in_words(start: Date, end: Date) -> String {
    words::counted(end.days_since(start) + 1, "day")
}
