//! The way through a restriction: which step is due when, and who says so.

use crate::domain::{Date, Reading, Restriction, RestrictionKind, Step, Strike};

/// With this many pending invitations or fewer, the clean-up is done (the project's founding
/// article: until 50 to 100 are left).
pub const CLEANED_UP: u16 = 100;

/// The most invitations to withdraw on one day: our own caution, nobody's number.
pub const WITHDRAWN_A_DAY: u16 = 50;

/// A first restriction is given these days to end by itself, before anybody writes.
const PAUSE_DAYS: i32 = 2;

/// After so many days an answer of the support is late.
const ANSWER_DAYS: i32 = 30;

/// A part of the way through a restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A step that the person does and ticks off.
    Step(Step),
    /// Days in which a first restriction may end by itself.
    Pause,
    /// Waiting for the support to answer.
    Answer,
    /// Going on publishing.
    Publish,
    /// Half of the safe numbers after the end.
    RampUp,
}

/// A stage with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What is to be done.
    pub stage: Stage,
    /// Its first day; `None` where that depends on what is not known yet.
    pub from: Option<Date>,
    /// Its last day, if it has one.
    pub to: Option<Date>,
    /// How far it is.
    pub state: State,
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done, on that day.
    Done(Date),
    /// Its days are over.
    Over,
    /// It is time for it.
    Now,
    /// It comes later, or perhaps not at all.
    Later,
}

/// The stages of a restriction as they stand on a day, in order. `readings` are those of the log.
///
/// The days follow from what the person entered: the start, the steps that were ticked off, the
/// readings of pending invitations, the end.
#[must_use]
pub fn plan(restriction: &Restriction, readings: &[Reading], today: Date) -> Vec<Planned> {
    let start = restriction.start;
    let strike = restriction.strike;
    let has_ended = restriction.end.is_some_and(|end| end <= today);
    let mut stages = vec![
        ticked(restriction, Step::Stop, Some(start), today),
        withdrawal(restriction, readings, today),
    ];
    if strike == Strike::First {
        let (from, to) = (start.plus_days(1), start.plus_days(PAUSE_DAYS));
        stages.push(lasting(Stage::Pause, from, to, today));
    }
    let write_from = if strike == Strike::First { start.plus_days(PAUSE_DAYS + 1) } else { start };
    stages.push(ticked(restriction, Step::Write, Some(write_from), today));
    let written = restriction.done_on(Step::Write);
    let reopened = restriction.done_on(Step::Reopen);
    match reopened.or(written) {
        Some(sent) => {
            stages.push(lasting(Stage::Answer, sent, sent.plus_days(ANSWER_DAYS), today));
        }
        None => stages.push(unknown(Stage::Answer)),
    }
    // A case may be closed any day; that there is no answer shows after a month.
    let late = written.map(|written| written.plus_days(ANSWER_DAYS + 1));
    stages.push(ticked(restriction, Step::Reopen, late, today));
    if strike == Strike::Third {
        for (step, months) in [(Step::WriteAfter6Months, 6), (Step::WriteAfter12Months, 12)] {
            stages.push(ticked(restriction, step, Some(start.plus_months(months)), today));
        }
    }
    if restriction.kind == RestrictionKind::Invitations {
        let state = if has_ended { State::Over } else { State::Now };
        stages.push(Planned {
            stage: Stage::Publish,
            from: Some(start),
            to: restriction.end,
            state,
        });
    }
    match restriction.ramp_up() {
        Some((from, to)) => stages.push(lasting(Stage::RampUp, from, to, today)),
        None => stages.push(unknown(Stage::RampUp)),
    }
    if has_ended {
        for planned in stages.iter_mut().filter(|planned| planned.stage != Stage::RampUp) {
            if !matches!(planned.state, State::Done(_)) {
                planned.state = State::Over;
            }
        }
    }
    stages
}

/// The one stage to look at next: what is due, the most pressing first, else what comes first.
#[must_use]
pub fn next(stages: &[Planned]) -> Option<&Planned> {
    const PRESSING: [Stage; 9] = [
        Stage::Step(Step::Stop),
        Stage::Step(Step::Write),
        Stage::Step(Step::Withdraw),
        Stage::Step(Step::WriteAfter6Months),
        Stage::Step(Step::WriteAfter12Months),
        Stage::Pause,
        Stage::Answer,
        Stage::Step(Step::Reopen),
        Stage::RampUp,
    ];
    let due = |stage: &Stage| {
        let is_due = |planned: &&Planned| planned.stage == *stage && planned.state == State::Now;
        stages.iter().find(is_due)
    };
    let later = || {
        let later = stages.iter().filter(|planned| planned.state == State::Later);
        later.filter(|planned| planned.from.is_some()).min_by_key(|planned| planned.from)
    };
    PRESSING.iter().find_map(due).or_else(later)
}

/// How many pending invitations there were at the latest reading since a restriction began, and how
/// many days of withdrawing are left.
#[must_use]
pub fn left_to_withdraw(
    restriction: &Restriction,
    readings: &[Reading],
    today: Date,
) -> Option<(Date, u16, u16)> {
    let mut since = readings.iter().rev();
    let latest = since.find(|read| restriction.start <= read.date && read.date <= today)?;
    let days = latest.pending.saturating_sub(CLEANED_UP).div_ceil(WITHDRAWN_A_DAY);
    Some((latest.date, latest.pending, days))
}

/// A clean-up is done when it is ticked off, or when a reading since the start says so.
fn withdrawal(restriction: &Restriction, readings: &[Reading], today: Date) -> Planned {
    let mut planned = ticked(restriction, Step::Withdraw, Some(restriction.start), today);
    let left = left_to_withdraw(restriction, readings, today);
    if let (State::Now, Some((read, _, 0))) = (planned.state, left) {
        planned.state = State::Done(read);
    }
    planned
}

/// A step that is ticked off, or due from a day on.
fn ticked(restriction: &Restriction, step: Step, from: Option<Date>, today: Date) -> Planned {
    let state = match (restriction.done_on(step), from) {
        (Some(done), _) => State::Done(done),
        (None, Some(from)) if from <= today => State::Now,
        (None, _) => State::Later,
    };
    Planned { stage: Stage::Step(step), from, to: None, state }
}

/// A stage that passes by itself.
fn lasting(stage: Stage, from: Date, to: Date, today: Date) -> Planned {
    let planned = |state| Planned { stage, from: Some(from), to: Some(to), state };
    planned(match today {
        _ if today < from => State::Later,
        _ if today <= to => State::Now,
        _ => State::Over,
    })
}

/// A stage whose days are not known yet.
const fn unknown(stage: Stage) -> Planned {
    Planned { stage, from: None, to: None, state: State::Later }
}

impl Stage {
    /// A short name; of steps the one under which they are ticked off.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step(step) => step.name(),
            Self::Pause => "pause",
            Self::Answer => "answer",
            Self::Publish => "publish",
            Self::RampUp => "ramp-up",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Text;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn restriction(start: &str, strike: Strike, done: &[(Step, &str)]) -> Restriction {
        let mut new = Restriction::new(day(start), RestrictionKind::Invitations, strike);
        for &(step, date) in done {
            new.tick(step, day(date)).unwrap();
        }
        new
    }

    fn reading(date: &str, pending: u16) -> Reading {
        Reading { id: None, date: day(date), pending, note: Text::default() }
    }

    fn words(planned: &Planned) -> String {
        let state = match planned.state {
            State::Done(date) => format!("done {date}"),
            State::Over => "over".to_owned(),
            State::Now => "now".to_owned(),
            State::Later => "later".to_owned(),
        };
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        let (name, from, to) = (planned.stage.name(), day(planned.from), day(planned.to));
        format!("{name} {from} {to} {state}")
    }

    #[track_caller]
    fn stages(restriction: &Restriction, today: &str, expected: &[&str]) {
        let found: Vec<String> = plan(restriction, &[], day(today)).iter().map(words).collect();
        assert_eq!(found, expected);
    }

    /// The name of the next stage, day by day from the first.
    fn next_of(restriction: &Restriction, readings: &[Reading], first: &str, days: i32) -> String {
        let days = (0..days).map(|later| {
            let stages = plan(restriction, readings, day(first).plus_days(later));
            next(&stages).map_or("-", |planned| planned.stage.name())
        });
        days.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_first_restriction_over_the_end_of_a_leap_february() {
        let found = restriction("2024-02-27", Strike::First, &[(Step::Stop, "2024-02-27")]);
        let expected = [
            "stop 2024-02-27 - done 2024-02-27",
            "withdraw 2024-02-27 - now",
            "pause 2024-02-28 2024-02-29 now",
            "write 2024-03-01 - later",
            "answer - - later",
            "reopen - - later",
            "publish 2024-02-27 - now",
            "ramp-up - - later",
        ];
        stages(&found, "2024-02-29", &expected);
    }

    #[test]
    fn what_is_due_comes_one_at_a_time() {
        let mut found = restriction("2026-03-27", Strike::First, &[]);
        let none = &[];
        assert_eq!(next_of(&found, none, "2026-03-27", 2), "stop stop");
        found.tick(Step::Stop, day("2026-03-27")).unwrap();
        // The clocks of Europe change on 29 March; the days do not.
        assert_eq!(next_of(&found, none, "2026-03-27", 4), "withdraw withdraw withdraw write");
        let cleaned = [reading("2026-03-28", 100)];
        assert_eq!(next_of(&found, &cleaned, "2026-03-27", 4), "withdraw pause pause write");
        found.tick(Step::Write, day("2026-03-30")).unwrap();
        let after = next_of(&found, &cleaned, "2026-03-30", 33);
        assert_eq!(after, ["answer "; 31].concat() + "reopen reopen");
        found.tick(Step::Reopen, day("2026-05-01")).unwrap();
        assert_eq!(next_of(&found, &cleaned, "2026-05-01", 1), "answer");
        assert_eq!(next_of(&found, &cleaned, "2026-06-01", 1), "-");
    }

    #[test]
    fn the_second_is_written_about_at_once() {
        let found = restriction("2026-03-03", Strike::Second, &[(Step::Stop, "2026-03-03")]);
        let expected = [
            "stop 2026-03-03 - done 2026-03-03",
            "withdraw 2026-03-03 - now",
            "write 2026-03-03 - now",
            "answer - - later",
            "reopen - - later",
            "publish 2026-03-03 - now",
            "ramp-up - - later",
        ];
        stages(&found, "2026-03-03", &expected);
        assert_eq!(next_of(&found, &[], "2026-03-03", 1), "write");
    }

    #[test]
    fn the_third_is_written_about_again_after_6_and_12_months() {
        let done = [
            (Step::Stop, "2025-08-31"),
            (Step::Withdraw, "2025-09-04"),
            (Step::Write, "2025-08-31"),
            (Step::Reopen, "2025-10-02"),
        ];
        let mut found = restriction("2025-08-31", Strike::Third, &done);
        let later: Vec<String> =
            plan(&found, &[], day("2026-01-01")).iter().skip(5).take(2).map(words).collect();
        let expected = ["write-6-months 2026-02-28 - later", "write-12-months 2026-08-31 - later"];
        assert_eq!(later, expected);
        assert_eq!(next_of(&found, &[], "2026-02-27", 2), "write-6-months write-6-months");
        found.tick(Step::WriteAfter6Months, day("2026-02-28")).unwrap();
        assert_eq!(next_of(&found, &[], "2026-03-01", 1), "write-12-months");
    }

    #[test]
    fn readings_since_the_start_tell_how_far_the_clean_up_is() {
        #[track_caller]
        fn case(found: &Restriction, readings: &[Reading], expected: (Option<u16>, State)) {
            let today = day("2026-03-05");
            let left = left_to_withdraw(found, readings, today).map(|(_, _, days)| days);
            assert_eq!((left, plan(found, readings, today)[1].state), expected);
        }
        let found = restriction("2026-03-03", Strike::First, &[(Step::Stop, "2026-03-03")]);
        case(&found, &[], (None, State::Now));
        case(&found, &[reading("2026-03-02", 90)], (None, State::Now));
        let on_its_day = day("2026-03-03");
        case(&found, &[reading("2026-03-03", 90)], (Some(0), State::Done(on_its_day)));
        case(&found, &[reading("2026-03-03", 640)], (Some(11), State::Now));
        case(&found, &[reading("2026-03-04", 101)], (Some(1), State::Now));
        case(&found, &[reading("2026-03-06", 50)], (None, State::Now));
        let grew = [reading("2026-03-03", 90), reading("2026-03-05", 151)];
        case(&found, &grew, (Some(2), State::Now));
    }

    #[test]
    fn after_the_end_only_the_ramp_up_is_left() {
        let mut found = restriction("2026-10-20", Strike::First, &[(Step::Stop, "2026-10-20")]);
        found.end = Some(day("2026-10-22"));
        let states: Vec<String> = plan(&found, &[], day("2026-10-22")).iter().map(words).collect();
        assert_eq!(states[0], "stop 2026-10-20 - done 2026-10-20");
        assert_eq!(states[3], "write 2026-10-23 - over");
        assert_eq!(states[7], "ramp-up 2026-10-22 2026-11-05 now");
        assert_eq!(next_of(&found, &[], "2026-11-05", 2), "ramp-up -");
    }
}
