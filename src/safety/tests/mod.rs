//! What a log leaves of the safe numbers: the ledger and its headrooms together.

mod barred;

use super::{Headroom, Ledger, Origin, Rules, Standing};
use crate::domain::{
    Activity, Count, Covered, Date, Kind, LimitId, LimitSettings, Log, Reading, Restriction,
    RestrictionKind, SafeNumber, Source, Strike, Text,
};

#[test]
fn a_day_entered_late_counts_in_the_weeks_after_it() {
    let yesterday = day(TODAY).plus_days(-1);
    let invited = |date: Date, count| activity(&date.to_string(), "invitation", count, "");
    let log = Log::new(vec![invited(day(TODAY), 95), invited(yesterday, 10)], Vec::new());
    let week = |found: Vec<Headroom>| {
        let is_week = |headroom: &&Headroom| headroom.limit.id == LimitId::InvitationsWeek;
        found.iter().find(is_week).map(|week| (week.count, week.date)).unwrap()
    };
    let ledger = Ledger::new(&log, Rules::default(), &[]);
    let after = |today| week(ledger.headrooms_after_logging(yesterday, today));
    assert_eq!(week(headrooms(&log, yesterday)), (10, yesterday));
    assert_eq!(after(day(TODAY)), (105, day(TODAY)));
    assert_eq!(after(yesterday), (10, yesterday), "tomorrow is not yet");
    let room = |today| ledger.headrooms_after_logging(yesterday, today)[0].room().most;
    assert_eq!((room(yesterday), room(day(TODAY))), (10, 0), "nor has the day room");
}

const TODAY: &str = "2026-03-03";

fn headrooms(log: &Log, day: Date) -> Vec<Headroom> {
    Ledger::new(log, Rules::default(), &[]).headrooms(day)
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn activity(date: &str, kind: &str, count: u16, template: &str) -> Activity {
    Activity {
        id: None,
        date: day(date),
        kind: Kind::parse(kind, &[]).unwrap(),
        count: Count::new(count).unwrap(),
        template: Text::new(template).unwrap(),
        source: Source::Typed,
        note: Text::default(),
    }
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

fn invited(rows: &[(&str, u16)]) -> Log {
    let rows = rows.iter().map(|&(date, count)| activity(date, "invitation", count, ""));
    Log::new(rows.collect(), Vec::new())
}

#[track_caller]
fn only(log: &Log, id: LimitId) -> Headroom {
    let mut found = headrooms(log, day(TODAY));
    found.retain(|headroom| headroom.limit.id == id);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn the_room_is_said_from_the_warning_on() {
    #[track_caller]
    fn case(count: u16, standing: Standing, room: u64, words: &str) {
        let headroom = only(&invited(&[(TODAY, count)]), LimitId::InvitationsDay);
        assert_eq!((headroom.standing(), headroom.room().most), (standing, room), "{count}");
        assert_eq!(headroom.to_string(), words);
        assert_eq!(headroom.warning().is_some(), standing == Standing::Above);
    }
    case(1, Standing::Below, 19, "1 that day (safe number 20)");
    case(15, Standing::Below, 5, "15 that day (safe number 20)");
    case(16, Standing::Warn, 4, "16 that day (safe number 20, 4 left)");
    case(19, Standing::Warn, 1, "19 that day (safe number 20, 1 left)");
    case(20, Standing::At, 0, "20 that day (safe number 20, none left)");
    case(21, Standing::Above, 0, "21 that day (safe number 20, 1 above)");
}

#[test]
fn the_week_rolls_and_ends_with_the_day() {
    #[track_caller]
    fn case(rows: &[(&str, u16)], words: &str) {
        assert_eq!(only(&invited(rows), LimitId::InvitationsWeek).to_string(), words);
    }
    // 25 Feb is the first of the seven days, 24 Feb and tomorrow are outside.
    case(
        &[("2026-02-24", 50), ("2026-02-25", 42), (TODAY, 20), ("2026-03-04", 50)],
        "62 in 7 days (safe number 100)",
    );
    case(&[("2026-02-24", 50)], "0 in 7 days (safe number 100)");
    case(&[("2026-02-26", 79)], "79 in 7 days (safe number 100)");
    case(&[("2026-02-25", 85)], "85 in 7 days (safe number 100, 15 left)");
    // Of 25 Feb nothing is known.
    case(&[("2026-02-26", 85)], "85 in 7 days (safe number 100, at most 15 left)");
    case(&[("2026-02-26", 60), (TODAY, 40)], "100 in 7 days (safe number 100, none left)");
    case(&[("2026-02-26", 61), (TODAY, 40)], "101 in 7 days (safe number 100, 1 above)");
}

#[test]
fn only_invitations_are_counted_as_invitations() {
    let log = Log::new(
        vec![
            activity(TODAY, "invitation", 12, ""),
            activity(TODAY, "invite", 3, ""),
            activity(TODAY, "connection", 40, ""),
            activity(TODAY, "invitation-received", 40, ""),
        ],
        vec![reading(TODAY, 300)],
    );
    assert_eq!(only(&log, LimitId::InvitationsDay).count, 15);
    assert_eq!(only(&log, LimitId::InvitationsWeek).count, 15);
}

#[test]
fn a_later_reading_replaces_the_earlier_one() {
    #[track_caller]
    fn case(readings: &[(&str, u16)], date: &str, words: &str) {
        let readings = readings.iter().map(|&(date, pending)| reading(date, pending));
        let pending = only(&Log::new(Vec::new(), readings.collect()), LimitId::Pending);
        assert_eq!((pending.date, pending.to_string().as_str()), (day(date), words));
    }
    let earlier = ("2026-01-05", 640);
    case(&[earlier], "2026-01-05", "640 pending (safe number 500, 140 above)");
    case(&[earlier, ("2026-02-20", 399)], "2026-02-20", "399 pending (safe number 500)");
    case(&[(TODAY, 400), earlier], TODAY, "400 pending (safe number 500, 100 left)");
    case(&[earlier, (TODAY, 0)], TODAY, "0 pending (safe number 500)");
    // The second of one day, and none from after the day.
    case(&[(TODAY, 600), (TODAY, 500)], TODAY, "500 pending (safe number 500, none left)");
    case(&[earlier, ("2026-03-04", 9)], "2026-01-05", "640 pending (safe number 500, 140 above)");
}

#[test]
fn messages_are_counted_together_only_with_their_own_text() {
    let log = Log::new(
        vec![
            activity("2026-03-02", "message", 50, "intro"),
            activity(TODAY, "message", 30, "intro"),
            activity(TODAY, "message", 45, "webinar"),
            activity(TODAY, "message", 90, ""),
            activity(TODAY, "inmail", 90, "intro"),
            activity(TODAY, "message", 21, "intro"),
        ],
        Vec::new(),
    );
    let words: Vec<String> = headrooms(&log, day(TODAY))
        .iter()
        .filter(|headroom| headroom.limit.id == LimitId::SameMessageDay)
        .map(Headroom::to_string)
        .collect();
    let expected = [
        "51 with the text `intro` that day (safe number 50, 1 above)",
        "45 with the text `webinar` that day (safe number 50, 5 left)",
    ];
    assert_eq!(words, expected);
}

#[test]
fn a_warning_names_what_is_above_what() {
    let log = Log::new(
        vec![
            activity("2026-02-26", "invitation", 85, ""),
            activity(TODAY, "invitation", 25, ""),
            activity(TODAY, "message", 51, "intro"),
        ],
        vec![reading("2026-02-20", 640)],
    );
    let warnings: Vec<String> =
        headrooms(&log, day(TODAY)).iter().filter_map(Headroom::warning).collect();
    let expected = [
        "25 invitations on Tue 3 Mar 2026 are above the safe number of 20 a day",
        "110 invitations in the 7 days up to Tue 3 Mar 2026 are above the safe number of 100",
        "640 pending invitations on Fri 20 Feb 2026 are above the safe number of 500",
        "51 messages with the text `intro` on Tue 3 Mar 2026 are above the safe number of 50 a day",
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn an_empty_log_has_room_and_no_reading() {
    let found: Vec<(LimitId, u64)> = headrooms(&Log::default(), day(TODAY))
        .iter()
        .map(|headroom| (headroom.limit.id, headroom.room().most))
        .collect();
    assert_eq!(found, [(LimitId::InvitationsDay, 20), (LimitId::InvitationsWeek, 100)]);
}

/// The week that ends with a day: what was counted, and of how many days nothing is known.
fn week(ledger: &Ledger<'_>, date: &str) -> (u64, u32) {
    let found = ledger.headrooms(day(date));
    let week = found.iter().find(|found| found.limit.id == LimitId::InvitationsWeek).unwrap();
    (week.count, week.unknown_days)
}

#[test]
fn weeks_roll_over_the_ends_of_months_a_leap_day_and_changes_of_the_clock() {
    #[track_caller]
    fn case(date: &str) {
        let log = invited(&[(date, 7)]);
        let ledger = Ledger::new(&log, Rules::default(), &[]);
        let in_week = |later| week(&ledger, &day(date).plus_days(later).to_string()).0;
        let counts: Vec<u64> = (-1..=7).map(in_week).collect();
        assert_eq!(counts, [0, 7, 7, 7, 7, 7, 7, 7, 0], "{date}");
    }
    case("2024-02-26");
    case("2024-02-29");
    case("2025-02-26");
    case("2025-12-29");
    case("2026-03-08"); // clocks change in the United States
    case("2026-03-29"); // in Europe
    case("2026-10-25");
    case("2026-11-01");
}

#[test]
fn days_before_the_first_typed_row_are_unknown_not_zero() {
    let log = invited(&[("2026-03-01", 5)]);
    let ledger = Ledger::new(&log, Rules::default(), &[]);
    assert_eq!(week(&ledger, "2026-02-28"), (0, 7));
    assert_eq!(week(&ledger, "2026-03-01"), (5, 6));
    assert_eq!(week(&ledger, "2026-03-06"), (5, 1));
    assert_eq!(week(&ledger, "2026-03-07"), (5, 0));
    let found = ledger.headrooms(day("2026-02-28"));
    assert!(found.iter().all(Headroom::is_unknown), "{found:?}");
    assert!(!ledger.headrooms(day("2026-03-01"))[1].is_unknown());
    let counts = |id| {
        let course = ledger.course(id, day("2026-02-28"), day("2026-03-02"));
        course.into_iter().map(|day| (day.count, day.is_whole)).collect::<Vec<_>>()
    };
    let none = (None, false);
    assert_eq!(counts(LimitId::InvitationsDay), [none, (Some(5), true), (Some(0), true)]);
    assert_eq!(counts(LimitId::InvitationsWeek), [none, (Some(5), false), (Some(5), false)]);
    assert_eq!(counts(LimitId::SameMessageDay), [none, (Some(0), true), (Some(0), true)]);
    assert_eq!(counts(LimitId::Pending), [(None, true); 3]);
    let week = ledger.course(LimitId::InvitationsWeek, day("2026-03-06"), day("2026-03-07"));
    assert_eq!(week.iter().map(|day| day.is_whole).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_an_import_covers_is_known() {
    let mut imported = activity("2026-02-20", "invitation", 9, "");
    imported.source = Source::Csv;
    let log = Log::new(vec![imported], Vec::new());
    let kind = Kind::parse("invitation", &[]).unwrap();
    let covered = Covered { kind, from: day("2026-02-18"), to: day("2026-02-28") };
    let ledger = Ledger::new(&log, Rules::default(), &[covered]);
    assert_eq!(week(&ledger, "2026-02-20"), (9, 4));
    assert_eq!(week(&ledger, "2026-02-26"), (9, 0));
    assert_eq!(week(&ledger, "2026-03-02"), (0, 2));
}

#[test]
fn room_comes_back_on_the_day_that_it_does() {
    #[track_caller]
    fn case(rows: &[(&str, u16)], date: &str, id: LimitId, expected: Option<(&str, u64)>) {
        let log = invited(rows);
        let ledger = Ledger::new(&log, Rules::default(), &[]);
        let found = ledger.headrooms(day(date));
        let found = found.iter().find(|found| found.limit.id == id).unwrap();
        let back = ledger.room_back(found).map(|(date, room)| (date.to_string(), room.most));
        assert_eq!(back, expected.map(|(date, room)| (date.to_owned(), room)));
    }
    let week = LimitId::InvitationsWeek;
    case(&[("2026-02-26", 60), (TODAY, 40)], TODAY, week, Some(("2026-03-05", 60)));
    case(&[("2024-02-27", 100)], "2024-02-28", week, Some(("2024-03-05", 100)));
    case(&[("2026-02-25", 20), (TODAY, 80)], TODAY, week, Some(("2026-03-04", 20)));
    // Of 130, the first ten that fall out make no room yet.
    let rows = [("2026-02-25", 10), ("2026-02-27", 50), (TODAY, 70)];
    case(&rows, TODAY, week, Some(("2026-03-06", 30)));
    case(&[(TODAY, 25)], TODAY, LimitId::InvitationsDay, Some(("2026-03-04", 20)));
    case(&[(TODAY, 0)][..0], TODAY, week, None);
}

#[test]
fn a_day_has_no_more_room_than_its_seven_days() {
    let own = |week| LimitSettings {
        own: vec![(LimitId::InvitationsWeek, Count::new(week).unwrap())],
        ..LimitSettings::none(day("2026-01-01"))
    };
    let day_of = |week: u16, rows: &[(&str, u16)]| {
        let (settings, log) = ([own(week)], invited(rows));
        let ledger =
            Ledger::new(&log, Rules { settings: &settings, restrictions: &[], as_if: None }, &[]);
        let found = ledger.headrooms(day(TODAY)).swap_remove(0);
        assert_eq!(found.limit.id, LimitId::InvitationsDay);
        let back = ledger.room_back(&found).map(|(date, room)| (date.to_string(), room.most));
        (found.room().to_string(), found.standing(), back)
    };
    let back = |date: &str, room| Some((date.to_owned(), room));
    let known = ("2026-02-01", 1);
    assert_eq!(day_of(10, &[known]), ("10".to_owned(), Standing::Below, None));
    let rows = [known, ("2026-03-01", 7)];
    assert_eq!(day_of(10, &rows), ("3".to_owned(), Standing::Below, back("2026-03-08", 10)));
    let rows = [known, ("2026-03-01", 7), (TODAY, 3)];
    assert_eq!(day_of(10, &rows), ("0".to_owned(), Standing::At, back("2026-03-08", 7)));
    // Of five days nothing is known, so that there may be less.
    let rows = [("2026-03-02", 85)];
    assert_eq!(
        day_of(100, &rows),
        ("at most 15".to_owned(), Standing::Below, back("2026-03-09", 20))
    );
    let rows = [(TODAY, 16)];
    assert_eq!(day_of(100, &rows), ("4".to_owned(), Standing::Warn, back("2026-03-04", 20)));
}

#[test]
fn a_restriction_leaves_no_room_until_it_ends() {
    let mut restriction =
        Restriction::new(day("2026-03-02"), RestrictionKind::Account, Strike::First);
    let log = Log::new(
        vec![
            activity("2026-02-25", "invitation", 18, Activity::WITH_NOTE),
            activity("2026-03-03", "message", 2, "intro"),
            activity("2026-03-03", "invitation", 2, ""),
        ],
        vec![reading("2026-03-03", 640)],
    );
    let shown = |restriction: &Restriction, date: &str| {
        let restrictions = [restriction.clone()];
        let rules = Rules { settings: &[], restrictions: &restrictions, as_if: None };
        let ledger = Ledger::new(&log, rules, &[]);
        let words = ledger.headrooms(day(date)).into_iter().map(|found| {
            let back = ledger.room_back(&found);
            let back = back.map_or("-".to_owned(), |(date, room)| format!("{room} on {date}"));
            format!("{found}; {}; {back}", found.room())
        });
        words.collect::<Vec<_>>()
    };
    let expected = [
        "2 that day (restricted: none); 0; -",
        "20 in 7 days (safe number 100, none now); 0; -",
        "640 pending (safe number 500, 140 above); 0; -",
        "2 with the text `intro` that day (restricted: none); 0; -",
        "0 with a note that month (safe number 5, none now); 0; -",
    ];
    assert_eq!(shown(&restriction, "2026-03-03"), expected);
    assert_eq!(shown(&restriction, "2026-03-04")[0], "0 that day (restricted: none); 0; -");
    // What was done on its first day may have been done before it.
    assert_eq!(shown(&restriction, "2026-03-02")[0], "0 that day (safe number 20, none now); 0; -");
    restriction.end = Some(day("2026-03-06"));
    let expected = [
        "2 that day (restricted: none); 0; 10 on 2026-03-06",
        "20 in 7 days (safe number 100, none now); 0; 48 on 2026-03-06",
        "640 pending (safe number 500, 140 above); 0; -",
        "2 with the text `intro` that day (restricted: none); 0; 25 on 2026-03-06",
        "0 with a note that month (safe number 5, none now); 0; 5 on 2026-03-06",
    ];
    assert_eq!(shown(&restriction, "2026-03-03"), expected);
    let rules = [restriction];
    let ledger = Ledger::new(&log, Rules { settings: &[], restrictions: &rules, as_if: None }, &[]);
    let warnings: Vec<String> = ledger
        .headrooms(day("2026-03-03"))
        .iter()
        .filter(|found| found.limit.origin == Origin::Restriction)
        .filter_map(Headroom::warning)
        .collect();
    let expected = [
        "2 invitations on Tue 3 Mar 2026, while restricted: none is safe",
        "2 messages on Tue 3 Mar 2026, while restricted: none is safe",
    ];
    assert_eq!(warnings, expected);
    let course = ledger.course(LimitId::InvitationsDay, day("2026-03-01"), day("2026-03-06"));
    let over: Vec<u32> =
        course.iter().filter(|day| day.is_over()).map(|day| day.date.day()).collect();
    assert_eq!(over, [3]);
}

#[test]
fn notes_count_in_their_calendar_month_and_are_shown_once_used() {
    let note = |date, count| activity(date, "invitation", count, Activity::WITH_NOTE);
    let rows = vec![
        note("2024-01-31", 3),
        note("2024-02-01", 1),
        note("2024-02-29", 4),
        activity("2024-02-29", "invitation", 9, ""),
        activity("2024-02-29", "message", 9, Activity::WITH_NOTE),
    ];
    let log = Log::new(rows, Vec::new());
    let ledger = Ledger::new(&log, Rules::default(), &[]);
    let notes = |date| {
        let mut found = ledger.headrooms(day(date));
        found.retain(|headroom| headroom.limit.id == LimitId::NotesMonth);
        found.pop()
    };
    assert_eq!(notes("2024-01-30"), None);
    let words = |date| notes(date).unwrap().to_string();
    assert_eq!(words("2024-01-31"), "3 with a note that month (safe number 5)");
    assert_eq!(words("2024-02-01"), "1 with a note that month (safe number 5)");
    assert_eq!(words("2024-02-29"), "5 with a note that month (safe number 5, none left)");
    assert_eq!(words("2024-03-01"), "0 with a note that month (safe number 5)");
    let back = ledger.room_back(&notes("2024-02-29").unwrap()).unwrap();
    assert_eq!((back.0.to_string().as_str(), back.1.most), ("2024-03-01", 5));
    let found = ledger.headrooms(day("2024-02-29"));
    assert_eq!(found[0].count, 13, "an invitation with a note is an invitation");
}

#[test]
fn the_course_has_the_number_that_was_in_force_and_readings_on_their_days() {
    let settings = [LimitSettings {
        own: vec![(LimitId::InvitationsDay, Count::new(30).unwrap())],
        ..LimitSettings::none(day("2026-03-02"))
    }];
    let mut restriction =
        Restriction::new(day("2026-03-01"), RestrictionKind::Invitations, Strike::First);
    restriction.end = Some(day("2026-03-03"));
    let restrictions = [restriction];
    let rules = Rules { settings: &settings, restrictions: &restrictions, as_if: None };
    let log = Log::new(
        vec![activity("2026-03-01", "invitation", 25, "")],
        vec![reading("2026-03-02", 640)],
    );
    let ledger = Ledger::new(&log, rules, &[]);
    let course = |id| {
        let course = ledger.course(id, day("2026-03-01"), day("2026-03-04")).into_iter();
        let words = course.map(|day| {
            let SafeNumber { warn, limit } = day.safe.unwrap();
            let count = day.count.map_or("?".to_owned(), |count| count.to_string());
            let restricted = if day.is_restricted { " restricted" } else { "" };
            format!("{}: {count} of {warn}, {limit}{restricted}", day.date.day())
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(
        course(LimitId::InvitationsDay),
        [
            "1: 25 of 16, 20 restricted",
            "2: 0 of 0, 0 restricted",
            "3: 0 of 12, 15",
            "4: 0 of 12, 15"
        ]
    );
    assert_eq!(
        course(LimitId::Pending),
        [
            "1: ? of 400, 500 restricted",
            "2: 640 of 400, 500 restricted",
            "3: ? of 200, 250",
            "4: ? of 200, 250"
        ]
    );
    // The number of seven days follows the day's; what was sent before is above nothing.
    assert_eq!(
        course(LimitId::InvitationsWeek),
        [
            "1: 25 of 80, 100 restricted",
            "2: 25 of 0, 0 restricted",
            "3: 25 of 40, 50",
            "4: 25 of 40, 50"
        ]
    );
    let week = ledger.course(LimitId::InvitationsWeek, day("2026-03-01"), day("2026-03-04"));
    assert!(week.iter().all(|day| !day.is_over()));
    let found = ledger.headrooms(day("2026-03-04"));
    assert_eq!(found[0].to_string(), "0 that day (half of the safe number: 15)");
}
