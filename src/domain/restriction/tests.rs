//! Restrictions: their days, their strikes, what they bar.

use super::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn restriction(start: &str, end: Option<&str>, strike: Strike) -> Restriction {
    let new = Restriction::new(day(start), RestrictionKind::Invitations, strike);
    Restriction { end: end.map(day), ..new }
}

#[test]
fn both_ends_belong_to_it_and_the_last_day_bars_nothing() {
    let found = restriction("2024-02-28", Some("2024-03-01"), Strike::First);
    let invitation = Kind::parse("invitation", &[]).unwrap();
    let on = |text| (found.holds_on(day(text)), found.bars(&invitation, day(text)));
    assert_eq!(on("2024-02-27"), (false, false));
    assert_eq!(on("2024-02-28"), (true, true));
    assert_eq!(on("2024-02-29"), (true, true), "a leap day");
    assert_eq!(on("2024-03-01"), (true, false));
    assert_eq!(on("2024-03-02"), (false, false));
    assert_eq!(found.last_open_day(), Some(day("2024-02-29")));
    let open = Restriction { end: None, ..found };
    assert!(open.bars(&invitation, Date::MAX));
    assert_eq!(open.last_open_day(), None);
}

#[test]
fn an_account_is_barred_from_all_that_one_does_oneself() {
    let kind = |word| Kind::parse(word, &[]).unwrap();
    let invitations = restriction("2026-03-03", None, Strike::First);
    let account = Restriction { kind: RestrictionKind::Account, ..invitations.clone() };
    let today = day("2026-03-03");
    for (word, by_invitations, by_account) in [
        ("invitation", true, true),
        ("post", false, true),
        ("message", false, true),
        ("connection", false, false),
        ("message-received", false, false),
        ("endorsement", false, false),
    ] {
        let bars = |restriction: &Restriction| restriction.bars(&kind(word), today);
        assert_eq!((bars(&invitations), bars(&account)), (by_invitations, by_account), "{word}");
    }
}

#[test]
fn the_ramp_up_lasts_two_weeks_whatever_the_month() {
    let ramp_up = |end| {
        let (from, to) = restriction("2024-01-01", Some(end), Strike::First).ramp_up().unwrap();
        format!("{from} {to}")
    };
    assert_eq!(ramp_up("2024-02-20"), "2024-02-20 2024-03-05", "over a leap day");
    assert_eq!(ramp_up("2025-02-20"), "2025-02-20 2025-03-06");
    assert_eq!(ramp_up("2025-12-24"), "2025-12-24 2026-01-07");
    // The clocks of Europe and of the United States change in these weeks; days do not.
    assert_eq!(ramp_up("2026-03-20"), "2026-03-20 2026-04-03");
    assert_eq!(ramp_up("2026-10-24"), "2026-10-24 2026-11-07");
    assert_eq!(restriction("2024-01-01", None, Strike::First).ramp_up(), None);
}

#[test]
fn what_each_kind_bars_and_whether_it_counts() {
    let bars = |kind: RestrictionKind| {
        let words = ["invitation", "message", "inmail", "post", "connection", "message-received"];
        let barred = words.into_iter().filter(|word| kind.bars(&Kind::parse(word, &[]).unwrap()));
        (barred.collect::<Vec<_>>().join(" "), kind.is_strike(), kind.lets_in())
    };
    let all = "invitation message inmail post";
    let found = RestrictionKind::ALL.map(bars);
    let expected = [
        ("invitation", false, true),
        ("invitation", true, true),
        ("message inmail", true, true),
        (all, true, true),
        (all, true, false),
        ("", false, true),
    ];
    assert_eq!(found, expected.map(|(words, counts, lets_in)| (words.to_owned(), counts, lets_in)));
}

#[test]
fn everything_rests_on_the_first_three_days_but_for_a_weekly_limit() {
    let rests = |kind, days| {
        let found = Restriction { kind, ..restriction("2026-03-03", None, Strike::First) };
        found.rests_on(day("2026-03-03").plus_days(days))
    };
    let days = |kind| [-1, 0, 2, 3].map(|days| rests(kind, days));
    assert_eq!(days(RestrictionKind::Messages), [false, true, true, false]);
    assert_eq!(days(RestrictionKind::Warning), [false, true, true, false]);
    assert_eq!(days(RestrictionKind::WeeklyLimit), [false; 4]);
    let ended = restriction("2026-03-03", Some("2026-03-04"), Strike::First);
    assert!(!ended.rests_on(day("2026-03-04")), "it is over");
}

#[test]
fn a_warning_is_over_on_day_3_and_a_weekly_limit_leaves_no_ramp_up() {
    let new = |kind| Restriction::new(day("2026-03-03"), kind, Strike::First);
    let warning = new(RestrictionKind::Warning);
    assert_eq!((warning.strike, warning.ended_on()), (None, Some(day("2026-03-06"))));
    assert_eq!(warning.ramp_up(), Some((day("2026-03-06"), day("2026-03-20"))));
    let end = Some(day("2026-03-07"));
    let limit = Restriction { end, ..new(RestrictionKind::WeeklyLimit) };
    assert_eq!((limit.strike, limit.ramp_up()), (None, None));
}

#[test]
fn restrictions_follow_each_other_and_may_touch() {
    let first = restriction("2026-01-05", Some("2026-01-10"), Strike::First);
    let after =
        |start| restriction(start, None, Strike::Second).check_after(std::slice::from_ref(&first));
    assert_eq!(after("2026-01-11"), Ok(()));
    assert_eq!(after("2026-01-10"), Ok(()), "the day on which the first ended");
    for start in ["2026-01-01", "2026-01-07", "2026-01-09"] {
        assert!(matches!(after(start), Err(RestrictionError::Overlap { .. })), "{start}");
    }
    assert_eq!(after("2026-01-05"), Err(RestrictionError::SameDay(first.start)));
    let open = restriction("2026-01-05", None, Strike::First);
    let inside =
        restriction("2027-01-05", None, Strike::Second).check_after(std::slice::from_ref(&open));
    assert!(matches!(inside, Err(RestrictionError::Overlap { end: None, .. })));
    let warning = Restriction::new(day("2026-01-07"), RestrictionKind::Warning, Strike::First);
    assert_eq!(
        warning.check_after(std::slice::from_ref(&open)),
        Ok(()),
        "a notice may come any day"
    );
    let later = restriction("2026-01-08", None, Strike::First);
    assert_eq!(later.check_after(std::slice::from_ref(&warning)), Ok(()));
    assert!(later.check_after(&[open, warning]).is_err(), "behind the warning one is open");
}

#[test]
fn strikes_are_counted_up_to_three_and_what_is_said_is_never_too_low() {
    type Given = (RestrictionKind, Option<Strike>);
    fn counted(given: &[Given]) -> String {
        let one = |&(kind, given_strike): &Given| Restriction {
            given_strike,
            ..Restriction::new(Date::MIN, kind, Strike::First)
        };
        let mut all: Vec<Restriction> = given.iter().map(one).collect();
        Restriction::count(&mut all);
        let words = all.iter().map(|found| found.strike.map_or("-".to_owned(), |s| s.to_string()));
        let next = Strike::after(&all).to_string();
        words.chain([format!("then {next}")]).collect::<Vec<_>>().join(" ")
    }
    use RestrictionKind::{Invitations, Locked, Warning, WeeklyLimit};
    assert_eq!(counted(&[]), "then first");
    assert_eq!(counted(&[(WeeklyLimit, None); 4]), "- - - - then first");
    let mixed = [(Invitations, None), (Warning, None), (Locked, None), (WeeklyLimit, None)];
    assert_eq!(counted(&mixed), "first - second - then third");
    assert_eq!(counted(&[(Invitations, None); 4]), "first second third third then third");
    let second = Some(Strike::Second);
    assert_eq!(counted(&[(Locked, second), (Locked, None)]), "second third then third");
    // One that was added before it later.
    let first = Some(Strike::First);
    assert_eq!(counted(&[(Locked, None), (Locked, first)]), "first second then third");
}

#[test]
fn the_one_that_is_meant_is_open_else_its_two_weeks_last_else_it_is_the_latest() {
    let mut first = Restriction::new(day("2026-03-02"), RestrictionKind::Messages, Strike::First);
    first.end = Some(day("2026-03-08"));
    let mut limit =
        Restriction::new(day("2026-03-09"), RestrictionKind::WeeklyLimit, Strike::First);
    limit.end = Some(day("2026-03-15"));
    let all = [first, limit];
    let current = |date| Restriction::current(&all, day(date));
    assert_eq!(current("2026-03-01"), None);
    assert_eq!(current("2026-03-12"), Some(1), "the weekly limit is open");
    assert_eq!(current("2026-03-17"), Some(0), "half of the numbers hold after the first");
    assert_eq!(current("2026-03-23"), Some(1));
}

#[test]
fn a_fourth_is_the_fourth_and_what_does_not_count_is_none() {
    use RestrictionKind::{Invitations, Warning};
    let one = |&(kind, given_strike): &(RestrictionKind, Option<Strike>)| Restriction {
        given_strike,
        ..Restriction::new(Date::MIN, kind, Strike::First)
    };
    let times = |given: &[(RestrictionKind, Option<Strike>)]| {
        let mut all: Vec<Restriction> = given.iter().map(one).collect();
        Restriction::count(&mut all);
        Restriction::times(&all)
    };
    let four = [(Invitations, None); 4];
    assert_eq!(times(&four), [Some(1), Some(2), Some(3), Some(4)]);
    let second = Some(Strike::Second);
    let said = [(Invitations, second), (Warning, None), (Invitations, None), (Invitations, None)];
    assert_eq!(times(&said), [Some(2), None, Some(3), Some(4)]);
}

#[test]
fn a_strike_that_cannot_be_is_refused() {
    let given = |kind, strike| Restriction {
        given_strike: Some(strike),
        ..Restriction::new(day("2026-03-03"), kind, Strike::First)
    };
    let before = [restriction("2026-01-05", Some("2026-01-10"), Strike::First)];
    let first = given(RestrictionKind::Account, Strike::First);
    assert_eq!(first.check_strike(&[]), Ok(()));
    let last = Strike::First;
    assert_eq!(
        first.check_strike(&before),
        Err(RestrictionError::Strike { strike: Strike::First, last })
    );
    assert_eq!(given(RestrictionKind::Account, Strike::Third).check_strike(&before), Ok(()));
    let kind = RestrictionKind::Warning;
    assert_eq!(given(kind, Strike::Third).check_strike(&[]), Err(RestrictionError::NoStrike(kind)));
}

#[test]
fn a_step_is_done_once_but_letters_that_are_repeated_keep_every_day() {
    let mut found = restriction("2026-03-03", None, Strike::First);
    for (step, date) in [
        (Step::Write, "2026-03-06"),
        (Step::Stop, "2026-03-03"),
        (Step::Write, "2026-03-07"),
        (Step::Reopen, "2026-05-07"),
        (Step::Reopen, "2026-04-07"),
        (Step::Reopen, "2026-04-07"),
    ] {
        assert_eq!(found.tick(step, day(date)), Ok(()));
    }
    assert_eq!(found.done_on(Step::Write), Some(day("2026-03-07")));
    let reopened: Vec<Date> = found.days_of(Step::Reopen).collect();
    assert_eq!(reopened, [day("2026-04-07"), day("2026-05-07")]);
    assert_eq!(found.last_letter(), Some(day("2026-05-07")));
    assert_eq!(found.as_of(day("2026-05-06")).last_letter(), Some(day("2026-04-07")));
    let early = found.tick(Step::Write, day("2026-03-02"));
    assert!(matches!(early, Err(RestrictionError::BeforeStart { .. })));
}

#[test]
fn the_one_that_is_meant_is_open_and_no_warning_if_there_is_a_choice() {
    let warning = Restriction::new(day("2026-03-05"), RestrictionKind::Warning, Strike::First);
    let open = restriction("2026-03-03", None, Strike::First);
    let ended = restriction("2026-03-03", Some("2026-03-04"), Strike::First);
    let current = |all: &[Restriction], date| Restriction::current(all, day(date));
    assert_eq!(current(&[open.clone(), warning.clone()], "2026-03-05"), Some(0));
    assert_eq!(current(&[ended.clone(), warning.clone()], "2026-03-05"), Some(1));
    assert_eq!(current(&[ended, warning], "2026-06-05"), Some(1), "the latest");
    assert_eq!(current(&[open], "2026-03-02"), None, "it has not begun");
}

#[test]
fn names_are_read_back() {
    for step in Step::ALL {
        assert_eq!(Step::from_name(step.name()), Some(step));
    }
    for strike in Strike::ALL {
        assert_eq!(Strike::from_number(&strike.number().to_string()), Some(strike));
    }
    for kind in RestrictionKind::ALL {
        assert_eq!(RestrictionKind::from_name(kind.name()), Some(kind));
    }
    assert_eq!(Strike::from_number("2,0"), Some(Strike::Second));
    assert_eq!(Strike::from_number("0"), None);
}
