//! Where a restriction stands, in words.

use crate::domain::{Date, Restriction, RestrictionKind, Step, Strike};
use crate::safety::{
    ANSWER_DAYS, Advice, Logged, Planned, Stage, State, WEEK_DAYS, left_to_withdraw, next,
};
use crate::words;

use super::super::commands::Commands;
use super::case::Case;

/// How many paragraphs stand beside the next step; all of them stand in the whole plan. Beside a letter
/// LinkedIn's own word has its place.
const fn short(next: &Planned) -> usize {
    if matches!(next.stage, Stage::Step(Step::Write)) { 3 } else { 2 }
}

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
    /// Whether it stands in the short plan: not what is over, nor what has no day.
    pub is_short: bool,
    /// Whether LinkedIn itself says something of it.
    pub is_of_help: bool,
    /// What is said of it, a paragraph each, with who says so.
    pub advice: Vec<String>,
}

impl Case<'_> {
    /// What is restricted and since when, and what to know first of all.
    #[must_use]
    pub fn head(&self) -> Vec<String> {
        let Restriction { start, until, until_hour, strike, .. } = self.restriction;
        let Some(end) = self.restriction.ended_on().filter(|end| *end <= self.today) else {
            let (since, day) = (start.with_weekday(), self.today.days_since(*start));
            if self.restriction.kind == RestrictionKind::Warning {
                return vec![format!("LinkedIn warned you on {since}: day {day}.")];
            }
            let what = is(self.restriction.kind);
            let mut lines = vec![format!("{what} since {since}: day {day}{}.", time(*strike))];
            if let Some(until) = until {
                let hour = if until_hour.is_empty() { "" } else { ", " };
                let day = until.with_weekday();
                lines.push(format!("LinkedIn named {day}{hour}{until_hour} as the last day."));
            }
            if *strike == Some(Strike::Third) {
                lines.push(chances(self.restriction.kind).to_owned());
            }
            return lines;
        };
        vec![was(self.restriction, end)]
    }

    /// What to do when the day that LinkedIn named has passed, with the command.
    #[must_use]
    pub fn passed(&self, commands: &Commands) -> Option<String> {
        let Restriction { start, kind, until, .. } = self.restriction;
        let week = || (*kind == RestrictionKind::WeeklyLimit).then(|| start.plus_days(WEEK_DAYS));
        let last = until.or_else(week).filter(|last| *last < self.today)?;
        let passed = if until.is_some() { "That day has passed" } else { "A week has passed" };
        let end = commands.command(format_args!("restriction end --on {last}"));
        self.is_open().then(|| format!("{passed}. If it has ended: {end}"))
    }

    /// What the log tells of stopping; `None` where there is nothing to stop, or nothing to tell.
    #[must_use]
    pub fn stopped(&self) -> Option<String> {
        let kept = &self.kept;
        if !self.is_open() || matches!(self.restriction.kind, RestrictionKind::Warning) {
            return None;
        }
        let day = |day: Date| day.beside(self.today);
        if let Some(last) = kept.logged.last() {
            let (date, of_day) = (last.date, |one: &&Logged| one.date == last.date);
            let most = kept.logged.iter().filter(of_day).max_by_key(|one| one.count)?;
            let others = match kept.logged.iter().filter(of_day).count() - 1 {
                0 => String::new(),
                others => format!(" and {}", words::counted(others, "other kind")),
            };
            let first = if date == kept.since { ", day 0" } else { "" };
            let mut days: Vec<Date> = kept.logged.iter().map(|one| one.date).collect();
            days.dedup();
            let more = match days.len() - 1 {
                0 => String::new(),
                more => format!("; more on {} before that", words::counted(more, "day")),
            };
            let most = most.kind.counted(most.count);
            return Some(format!("{most}{others} logged on {}{first}{more}", day(date)));
        }
        if let Some(unknown) = kept.first_unknown {
            return Some(format!("what was done on {} is not known", day(unknown)));
        }
        let what = match self.restriction.kind {
            RestrictionKind::WeeklyLimit | RestrictionKind::Invitations => "no invitations",
            RestrictionKind::Messages => "no messages",
            _ => "nothing",
        };
        Some(format!("{what} logged since {}", day(kept.since)))
    }

    /// What to do before the next step, where that is another one: stopping.
    #[must_use]
    pub fn first(&self, commands: &Commands) -> Option<[String; 2]> {
        let stop = Stage::Step(Step::Stop);
        let due = self.stages.iter().find(|planned| planned.stage == stop)?;
        let is_next = next(&self.stages).is_some_and(|next| next.stage == stop);
        let said = advised(stop, self.restriction).into_iter().next()?;
        let done = commands.command("restriction done stop");
        (due.state == State::Now && !is_next).then_some([said, done])
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self, commands: &Commands) -> NextStep {
        let Some(next) = next(&self.stages) else {
            let again = self.today.plus_days(LOOK_AGAIN_DAYS).with_weekday();
            return NextStep {
                what: format!("nothing is due: look again on {again}"),
                today: Some(self.meanwhile_do().to_owned()),
                advice: Vec::new(),
                commands: Vec::new(),
            };
        };
        let title = next.stage.title(self.restriction.kind);
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
                Some(format!("Until then nothing is due. {}", self.meanwhile_do()))
            }
            Stage::Step(Step::Withdraw) => Some(left(self, commands)),
            Stage::Answer => {
                let late = self.restriction.start.plus_days(ANSWER_DAYS).with_weekday();
                Some(format!("30 days after the block is {late}. {}", self.meanwhile_do()))
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
            _ => "Meanwhile leave it at rest.",
        }
    }

    /// The plan, stage by stage.
    #[must_use]
    pub fn plan(&self) -> Vec<StageLine> {
        let kind = self.restriction.kind;
        let line = |planned: &Planned| {
            let advice = planned.stage.advice(self.restriction);
            StageLine {
                name: planned.stage.name(),
                title: planned.stage.title(kind),
                state: state(planned),
                when: when(planned, self),
                is_short: planned.from.is_some() && planned.state != State::Over,
                is_of_help: advice.iter().any(|one| one.by.is_linkedin()),
                advice: advised(planned.stage, self.restriction),
            }
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
    let Restriction { strike, kind, start, .. } = restriction;
    let what = match strike {
        Some(strike) => format!("{strike} ({})", kind.name()),
        None => kind.name().to_owned(),
    };
    if *kind == RestrictionKind::Warning {
        return format!("{what}, {}", start.day_month_year());
    }
    format!("{what}, {}", span(restriction))
}

/// What is the matter, before `since`.
pub(in crate::answer) const fn is(kind: RestrictionKind) -> &'static str {
    match kind {
        RestrictionKind::WeeklyLimit => "The weekly limit of invitations is reached",
        RestrictionKind::Invitations => "Invitations are restricted",
        RestrictionKind::Messages => "Messages are restricted",
        RestrictionKind::Account => "Your account is restricted",
        RestrictionKind::Locked => "Your account is locked",
        RestrictionKind::Warning => "You are warned",
    }
}

/// What was the matter: `Invitations were restricted for 7 days, 4 Nov to 11 Nov 2025, the first time.`
fn was(restriction: &Restriction, end: Date) -> String {
    let Restriction { start, kind, strike, .. } = restriction;
    let what = match kind {
        RestrictionKind::WeeklyLimit => "The weekly limit of invitations held",
        RestrictionKind::Invitations => "Invitations were restricted",
        RestrictionKind::Messages => "Messages were restricted",
        RestrictionKind::Account => "Your account was restricted",
        RestrictionKind::Locked => "Your account was locked",
        RestrictionKind::Warning => {
            return format!("LinkedIn warned you on {}.", start.day_month_year());
        }
    };
    let days = words::counted(end.days_since(*start) + 1, "day");
    format!("{what} for {days}, {}{}.", span(restriction), time(*strike))
}

/// `, the second time`; nothing of kinds that do not count.
fn time(strike: Option<Strike>) -> String {
    strike.map_or_else(String::new, |strike| format!(", the {strike} time"))
}

/// What is to be known of a third restriction.
const fn chances(kind: RestrictionKind) -> &'static str {
    match kind {
        RestrictionKind::Locked | RestrictionKind::Account => {
            "A third restriction is usually permanent; a high SSI speaks for you (article, unverified)."
        }
        _ => {
            "A third restriction is usually permanent; a high SSI and going on publishing speak for \
             you (article, unverified)."
        }
    }
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
    let left = left_to_withdraw(case.restriction, case.readings, case.today);
    match left {
        None => format!("How many are pending now? {}", commands.command("log pending COUNT")),
        Some((date, pending, days)) => {
            let (read, days) = (words::ago(date, case.today), words::counted(days, "day"));
            format!("{pending} pending, read {read}: {days} at 50 a day")
        }
    }
}

/// The days of a stage as they are told: `today`, `Fri 6 Mar 2026`, `until Thu 5 Mar 2026`.
fn days(planned: &Planned, today: Date) -> String {
    let is_step = matches!(planned.stage, Stage::Step(Step::Stop | Step::Identity));
    match (planned.from, planned.to) {
        (Some(from), _) if from > today => from.with_weekday(),
        (_, Some(to)) if is_step => format!("today, by {} at the latest", to.with_weekday()),
        (_, Some(to)) if matches!(planned.stage, Stage::Step(_)) => {
            format!("any day until {}", to.with_weekday())
        }
        (_, Some(to)) => format!("until {}", to.with_weekday()),
        (Some(from), None) if from < today => format!("due since {}", from.with_weekday()),
        _ => "today".to_owned(),
    }
}

/// What is said of a stage, a paragraph each, with who says so.
fn advised(stage: Stage, restriction: &Restriction) -> Vec<String> {
    let advice = stage.advice(restriction).into_iter();
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
        (State::Now, Stage::Publish, ..) => "all along".to_owned(),
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
