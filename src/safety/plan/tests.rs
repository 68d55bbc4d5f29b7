//! The way through a restriction, day by day.

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
    Reading {
        id: None,
        date: day(date),
        pending,
        source: crate::domain::Source::Typed,
        note: Text::default(),
    }
}

fn words(planned: &Planned) -> String {
    let state = match planned.state {
        State::Done(date) => format!("done {date}"),
        State::Over => "over".to_owned(),
        State::Now => "now".to_owned(),
        State::Open => "open".to_owned(),
        State::Spared => "spared".to_owned(),
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

/// The name of the next stage, from the first day to the last; each with the day on which it comes up.
fn course(restriction: &Restriction, first: &str, last: &str) -> Vec<String> {
    let first = day(first);
    let mut found: Vec<(Date, &str)> = Vec::new();
    for today in (0..=day(last).days_since(first)).map(|days| first.plus_days(days)) {
        let stages = plan(restriction, &[], today);
        let now = next(&stages).filter(|next| next.state != State::Later);
        let name = now.map_or("-", |planned| planned.stage.name());
        if found.last().is_none_or(|(_, last)| *last != name) {
            found.push((today, name));
        }
    }
    found.into_iter().map(|(day, name)| format!("{day} {name}")).collect()
}

#[test]
fn a_first_restriction_over_the_end_of_a_leap_february() {
    let found = restriction("2024-02-27", Strike::First, &[(Step::Stop, "2024-02-27")]);
    let expected = [
        "stop 2024-02-27 - done 2024-02-27",
        "pause 2024-02-27 2024-02-29 now",
        "publish 2024-03-01 - later",
        "withdraw 2024-03-01 2024-03-31 later",
        "write 2024-03-01 - later",
        "answer - - later",
        "reopen - - later",
        "ramp-up - - later",
    ];
    stages(&found, "2024-02-29", &expected);
}

#[test]
fn stopping_that_nobody_ticks_off_is_in_nobodys_way() {
    let found = restriction("2026-03-02", Strike::First, &[]);
    // LinkedIn says that a letter helps little: it is left to the person.
    let expected = ["2026-03-02 stop", "2026-03-05 withdraw"];
    assert_eq!(course(&found, "2026-03-02", "2028-03-02"), expected);
    let mut clean = found.clone();
    clean.tick(Step::Withdraw, day("2026-03-20")).unwrap();
    let expected = ["2026-03-20 write"];
    assert_eq!(course(&clean, "2026-03-20", "2028-03-02"), expected);
    let kind = RestrictionKind::Messages;
    let other = Restriction { kind, ..found };
    assert_eq!(course(&other, "2026-03-02", "2028-03-02"), ["2026-03-02 stop", "2026-03-05 write"]);
    let mut second = restriction("2026-03-02", Strike::Second, &[]);
    let expected = ["2026-03-02 stop", "2026-03-05 withdraw"];
    assert_eq!(course(&second, "2026-03-02", "2026-03-09"), expected);
    let mut stopped = second.clone();
    stopped.tick(Step::Stop, day("2026-03-02")).unwrap();
    let expected = ["2026-03-02 write", "2026-03-05 withdraw"];
    assert_eq!(course(&stopped, "2026-03-02", "2026-03-09"), expected, "at once");
    second.tick(Step::Write, day("2026-03-02")).unwrap();
    let expected = [
        "2026-03-02 stop",
        "2026-03-05 withdraw",
        // 30 days after the letter; who has not cleaned up by then is asked for a reminder.
        "2026-04-02 reopen",
    ];
    assert_eq!(course(&second, "2026-03-02", "2028-03-02"), expected);
}

#[test]
fn a_third_restriction_reaches_its_letters_each_on_its_day() {
    for kind in [RestrictionKind::Account, RestrictionKind::Locked] {
        let new = Restriction::new(day("2026-03-02"), kind, Strike::Third);
        let not_ticked = course(&new, "2026-03-05", "2028-03-02");
        let expected =
            ["2026-03-05 write", "2026-09-02 write-6-months", "2027-03-02 write-12-months"];
        assert_eq!(not_ticked, expected, "{kind:?}");
        let mut found = new;
        for (written, step, next_letter, on) in [
            ("2026-03-05", Step::Write, "write-6-months", "2026-09-05"),
            ("2026-09-05", Step::WriteAfter6Months, "write-12-months", "2027-03-05"),
            ("2027-03-05", Step::WriteAfter12Months, "write-12-months", "2028-03-05"),
            ("2028-03-08", Step::WriteAfter12Months, "write-12-months", "2029-03-08"),
        ] {
            found.tick(step, day(written)).unwrap();
            let last = day(on).plus_days(-1).to_string();
            let names = course(&found, written, &last);
            assert!(names.iter().all(|name| !name.contains("write")), "{kind:?} {names:?}");
            assert_eq!(course(&found, on, on), [format!("{on} {next_letter}")], "{kind:?}");
        }
    }
}

#[test]
fn reminders_count_from_the_last_letter() {
    let mut found = restriction("2026-03-02", Strike::First, &[(Step::Write, "2026-03-06")]);
    found.tick(Step::Withdraw, day("2026-03-06")).unwrap();
    assert_eq!(
        course(&found, "2026-03-06", "2026-05-02"),
        ["2026-03-06 answer", "2026-04-06 reopen"]
    );
    found.tick(Step::Reopen, day("2026-04-10")).unwrap();
    assert_eq!(
        course(&found, "2026-04-10", "2026-06-02"),
        ["2026-04-10 answer", "2026-05-11 reopen"]
    );
    let third = [(Step::Write, "2026-03-05"), (Step::Reopen, "2026-04-05")];
    let third = restriction("2026-03-02", Strike::Third, &third);
    let last = course(&third, "2026-05-10", "2026-11-02");
    assert_eq!(last.last().unwrap(), "2026-10-05 write-6-months");
}

#[test]
fn nothing_is_due_before_the_day_that_linkedin_named() {
    for strike in Strike::ALL {
        let until = Some(day("2026-03-20"));
        let found = Restriction { until, ..restriction("2026-03-02", strike, &[]) };
        let due = if strike == Strike::Third { "2026-03-21 write" } else { "2026-03-21 withdraw" };
        let expected = ["2026-03-02 stop", "2026-03-05 wait", due];
        assert_eq!(course(&found, "2026-03-02", "2026-03-25"), expected, "{strike}");
    }
}

#[test]
fn a_reading_tells_better_than_a_tick_and_an_end_moves_what_is_left() {
    let mut found = restriction("2026-03-03", Strike::First, &[(Step::Withdraw, "2026-03-06")]);
    let clean_up = |found: &Restriction, pending: (&str, u16), today: &str| {
        let stages = plan(found, &[reading(pending.0, pending.1)], day(today));
        let one = stages.iter().find(|one| one.stage == Stage::Step(Step::Withdraw)).unwrap();
        words(one)
    };
    let done = "withdraw 2026-03-06 - done 2026-03-06";
    assert_eq!(clean_up(&found, ("2026-03-05", 400), "2026-03-07"), done, "read before it");
    let left = "withdraw 2026-03-06 2026-04-05 now";
    assert_eq!(clean_up(&found, ("2026-03-06", 400), "2026-03-07"), left);
    found.done.clear();
    found.until = Some(day("2026-03-20"));
    found.end = Some(day("2026-03-08"));
    let left = "withdraw 2026-03-08 2026-03-22 now";
    assert_eq!(clean_up(&found, ("2026-03-02", 272), "2026-03-09"), left);
    let never_begun = clean_up(&found, ("2026-03-02", 272), "2026-03-23");
    assert!(never_begun.ends_with(" spared"), "{never_begun}");
}

#[test]
fn what_comes_first_stays_open_until_it_is_done() {
    let first = |found: &Restriction, today: &str| {
        let stages = plan(found, &[], day(today));
        let next = next(&stages).map_or("-", |planned| planned.stage.name());
        let first: Vec<&str> = first(&stages).iter().map(|one| one.stage.name()).collect();
        format!("{} | {next}", first.join(" "))
    };
    let mut locked = Restriction::new(day("2026-03-02"), RestrictionKind::Locked, Strike::First);
    assert_eq!(first(&locked, "2026-03-02"), "stop | identity");
    // Entered weeks later, nothing of it is lost.
    assert_eq!(first(&locked, "2026-03-30"), "stop identity | write");
    locked.until = Some(day("2026-04-10"));
    assert_eq!(first(&locked, "2026-03-30"), "stop | identity");
    locked.tick(Step::Identity, day("2026-03-30")).unwrap();
    assert_eq!(first(&locked, "2026-03-30"), "stop | wait");
    let mut late = restriction("2026-03-02", Strike::First, &[]);
    assert_eq!(first(&late, "2026-03-30"), "stop | withdraw");
    late.tick(Step::Stop, day("2026-03-30")).unwrap();
    assert_eq!(first(&late, "2026-03-30"), " | withdraw");
    late.tick(Step::Write, day("2026-04-20")).unwrap();
    assert_eq!(first(&late, "2026-04-20"), " | withdraw", "open still, beside a letter");
}

#[test]
fn a_locked_account_begins_with_the_identity_check() {
    let mut found = Restriction::new(day("2026-03-02"), RestrictionKind::Locked, Strike::Second);
    assert_eq!(
        course(&found, "2026-03-02", "2026-03-09"),
        ["2026-03-02 identity", "2026-03-05 write"]
    );
    found.tick(Step::Identity, day("2026-03-03")).unwrap();
    assert_eq!(course(&found, "2026-03-03", "2026-03-09"), ["2026-03-03 write"]);
}

#[test]
fn a_weekly_limit_and_a_warning_are_waited_for() {
    let of = |kind| Restriction::new(day("2026-03-02"), kind, Strike::First);
    let limit = of(RestrictionKind::WeeklyLimit);
    let expected = ["2026-03-02 stop", "2026-03-05 wait", "2026-03-10 write"];
    assert_eq!(course(&limit, "2026-03-02", "2026-03-12"), expected);
    let warning = of(RestrictionKind::Warning);
    let expected = ["2026-03-02 stop", "2026-03-05 ramp-up", "2026-03-20 -"];
    assert_eq!(course(&warning, "2026-03-02", "2027-03-12"), expected);
}

#[test]
fn readings_since_the_start_tell_how_far_the_clean_up_is() {
    #[track_caller]
    fn case(found: &Restriction, readings: &[Reading], expected: (Option<u16>, State)) {
        let today = day("2026-03-08");
        let left = left_to_withdraw(found, readings, today).map(|(_, _, days)| days);
        let stages = plan(found, readings, today);
        let clean_up = stages.iter().find(|one| one.stage == Stage::Step(Step::Withdraw)).unwrap();
        assert_eq!((left, clean_up.state), expected);
    }
    let found = restriction("2026-03-03", Strike::First, &[(Step::Stop, "2026-03-03")]);
    case(&found, &[], (None, State::Now));
    // From before it a reading tells how many to ask for, and from long before nothing.
    case(&found, &[reading("2026-03-02", 90)], (Some(0), State::Now));
    case(&found, &[reading("2026-02-01", 640)], (Some(11), State::Now));
    case(&found, &[reading("2026-01-31", 640)], (None, State::Now));
    // Never too many: there was nothing to withdraw.
    case(&found, &[reading("2026-03-03", 90)], (Some(0), State::Spared));
    let fell = [reading("2026-02-27", 640), reading("2026-03-03", 90)];
    case(&found, &fell, (Some(0), State::Done(day("2026-03-03"))));
    case(&found, &[reading("2026-03-03", 640)], (Some(11), State::Now));
    case(&found, &[reading("2026-03-04", 101)], (Some(1), State::Now));
    case(&found, &[reading("2026-03-09", 50)], (None, State::Now));
    let grew = [reading("2026-03-03", 90), reading("2026-03-05", 151)];
    case(&found, &grew, (Some(2), State::Now));
}

#[test]
fn after_the_end_only_the_ramp_up_is_left() {
    let mut found = restriction("2026-10-20", Strike::First, &[(Step::Stop, "2026-10-20")]);
    found.end = Some(day("2026-10-22"));
    let states: Vec<String> = plan(&found, &[], day("2026-10-22")).iter().map(words).collect();
    assert_eq!(states[0], "stop 2026-10-20 - done 2026-10-20");
    assert_eq!(states[4], "write 2026-10-23 - spared");
    assert_eq!(states.last().unwrap(), "ramp-up 2026-10-22 2026-11-05 now");
    let names = course(&found, "2026-10-22", "2026-11-06");
    assert_eq!(names, ["2026-10-22 ramp-up", "2026-11-06 -"]);
    // Too many that are known to be pending stay in the plan.
    let clean_up = |pending| {
        let all = plan(&found, &[reading("2026-10-21", pending)], day("2026-10-24"));
        all.iter().find(|one| one.stage == Stage::Step(Step::Withdraw)).unwrap().state
    };
    assert_eq!((clean_up(272), clean_up(101)), (State::Now, State::Now));
    assert_eq!(clean_up(90), State::Spared);
}

/// What holds of a restriction on a day, whatever was done.
#[track_caller]
fn check(found: &Restriction, today: Date) {
    let stages = plan(found, &[], today);
    let context = || {
        let stages: Vec<String> = stages.iter().map(words).collect();
        format!("{today}: {found:?}\n{stages:#?}")
    };
    let last_letter = found.as_of(today).last_letter();
    for planned in &stages {
        let from = planned.from;
        match planned.state {
            State::Now => {
                assert!(from.is_some_and(|from| from <= today), "{}", context());
                assert!(planned.to.is_none_or(|to| today <= to), "{}", context());
            }
            State::Later => assert!(from.is_none_or(|from| today < from), "{}", context()),
            State::Done(done) => assert!(done <= today, "{}", context()),
            State::Open => {
                assert!(from.is_some_and(|from| from < today), "{}", context());
                assert!(planned.to.is_none(), "{}", context());
            }
            State::Over | State::Spared => {}
        }
        let is_left = matches!(planned.state, State::Now | State::Later);
        // A due date never lies in the past of a finished step.
        if is_left && letter(planned.stage).is_some() {
            assert!(from.is_none_or(|from| last_letter < Some(from)), "{}", context());
        }
        if planned.state == State::Now {
            let is_publishing = planned.stage == Stage::Publish;
            let is_clean_up = planned.stage == Stage::Step(Step::Withdraw);
            let is_barred =
                matches!(found.kind, RestrictionKind::Account | RestrictionKind::Locked);
            assert!(!(is_publishing && is_barred), "{}", context());
            assert!(!is_clean_up || found.kind.lets_in(), "{}", context());
            assert!(!(found.rests_on(today) && (is_publishing || is_clean_up)), "{}", context());
        }
    }
    let due = stages.iter().filter(|one| one.state == State::Now);
    let letters = due.filter(|one| letter(one.stage).is_some()).count();
    assert!(letters <= 1, "{}", context());
    if let Some(next) = next(&stages) {
        let is_left = matches!(next.state, State::Now | State::Open | State::Later);
        assert!(is_left, "{}", context());
        assert!(next.state != State::Later || next.from > Some(today), "{}", context());
        let is_early = matches!(
            next.stage,
            Stage::Step(Step::Stop | Step::Identity) | Stage::Pause | Stage::Wait
        );
        let is_open = found.end.is_none() && found.kind != RestrictionKind::Warning;
        let waits = is_open && found.until.is_some_and(|until| today <= until);
        assert!(!waits || is_early || next.state == State::Later, "{}", context());
    }
}

/// How many days after the start each event is.
const EVENTS: [i32; 6] = [0, 4, 36, 190, 372, 700];
const TWO_YEARS: i32 = 730;

/// Checks all days between one event and the next, and all ways on from there.
fn check_ways(found: &Restriction, steps: &[Step], place: usize) {
    let end = EVENTS.get(place).copied().unwrap_or(TWO_YEARS);
    let start = place.checked_sub(1).map_or(0, |before| EVENTS[before]);
    for days in start..end {
        check(found, found.start.plus_days(days));
    }
    let Some(days) = EVENTS.get(place) else { return };
    let today = found.start.plus_days(*days);
    let ended = Restriction { end: Some(today), ..found.clone() };
    for days in [0, 1, 14, 15, 400] {
        check(&ended, today.plus_days(days));
    }
    for step in steps {
        let mut next = found.clone();
        next.tick(*step, today).unwrap();
        check_ways(&next, steps, place + 1);
    }
    check_ways(found, &[], place + 1); // Nothing more is done.
}

#[test]
fn days_and_steps_agree_on_every_day_of_two_years_whatever_is_done() {
    use RestrictionKind::{Account, Invitations, Locked, Messages, Warning, WeeklyLimit};
    let until = Some(day("2024-02-29"));
    for (kind, strike, until, steps) in [
        (Invitations, Strike::First, None, [Step::Stop, Step::Write, Step::Reopen]),
        (Messages, Strike::Second, until, [Step::Withdraw, Step::Write, Step::Reopen]),
        (Account, Strike::Second, None, [Step::Withdraw, Step::Write, Step::Reopen]),
        (
            Account,
            Strike::Third,
            until,
            [Step::Write, Step::WriteAfter6Months, Step::WriteAfter12Months],
        ),
        (
            Locked,
            Strike::Third,
            None,
            [Step::Write, Step::WriteAfter6Months, Step::WriteAfter12Months],
        ),
        (Locked, Strike::Third, None, [Step::Reopen, Step::Identity, Step::WriteAfter12Months]),
        (Locked, Strike::First, until, [Step::Identity, Step::Write, Step::Reopen]),
        (WeeklyLimit, Strike::First, None, [Step::Stop, Step::Write, Step::Reopen]),
        (Warning, Strike::First, None, [Step::Stop; 3]),
    ] {
        let steps = if kind == Warning { &steps[..1] } else { &steps[..] };
        let found = Restriction { until, ..Restriction::new(day("2024-02-12"), kind, strike) };
        check_ways(&found, steps, 0);
    }
}

/// As many days and steps as one likes, in any order.
mod any {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sequence_of_steps(
            kind in 0..RestrictionKind::ALL.len(),
            strike in 0..3_usize,
            until in proptest::option::of(0..60_i32),
            end in proptest::option::of(0..800_i32),
            events in proptest::collection::vec((0..Step::ALL.len(), 0..730_i32), 0..6),
            today in 0..730_i32,
        ) {
            let start = day("2023-12-20");
            let new = Restriction::new(start, RestrictionKind::ALL[kind], Strike::ALL[strike]);
            let later = |days: Option<i32>| days.map(|days| start.plus_days(days));
            let mut found = Restriction { until: later(until), end: later(end), ..new };
            for (step, days) in events {
                found.tick(Step::ALL[step], start.plus_days(days)).unwrap();
            }
            check(&found, start.plus_days(today));
        }
    }
}
