//! Letters: what they say, and what they do not.

use super::*;
use crate::domain::{Activity, Count, Kind, Source, Text};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn facts(restriction: &Restriction) -> Facts<'_> {
    static NOTHING: std::sync::LazyLock<Log> = std::sync::LazyLock::new(Log::default);
    let (today, log) = (day("2026-03-06"), &*NOTHING);
    Facts { restriction, earlier: &[], log, coverage: &[], name: None, today, admits: false }
}

#[test]
fn a_letter_tells_only_what_was_entered() {
    let bare = Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
    let text = Letter::First.draft(&facts(&bare)).text;
    let expected = "\
Subject: Please review the restriction of 3 Mar 2026

Dear LinkedIn support team,

Since 3 Mar 2026 my account is restricted from sending invitations. I kindly ask you to review this.

I will take more care from now on: [what you will do differently, in your own words].

Thank you for your time. If you need anything from me, please tell me.

Kind regards,
[your name]
";
    assert_eq!(text, expected);
}

fn typed(date: &str, kind: &str, count: u16) -> Activity {
    Activity {
        id: None,
        date: day(date),
        kind: Kind::parse(kind, &[]).unwrap(),
        count: Count::new(count).unwrap(),
        template: Text::default(),
        source: Source::Typed,
        note: Text::default(),
    }
}

#[test]
fn what_was_entered_is_told() {
    let mut full = Restriction::new(day("2026-03-03"), RestrictionKind::Account, Strike::Third);
    full.until = Some(day("2026-03-10"));
    full.until_hour = Text::new("14:00 CET").unwrap();
    for (step, date) in [
        (Step::Stop, "2026-03-03"),
        (Step::Withdraw, "2026-03-05"),
        (Step::Write, "2026-03-03"),
        (Step::Reopen, "2026-03-05"),
    ] {
        full.tick(step, day(date)).unwrap();
    }
    let mut before =
        Restriction::new(day("2025-11-04"), RestrictionKind::Invitations, Strike::First);
    before.end = Some(day("2025-11-11"));
    let limit = Restriction::new(day("2025-12-04"), RestrictionKind::WeeklyLimit, Strike::First);
    let earlier = [before, limit];
    let readings = vec![reading("2026-02-27", 640), reading("2026-03-05", 85)];
    let log = Log::new(vec![typed("2026-02-20", "post", 1)], readings);
    let name = Some("Anna Lind");
    let facts = Facts { earlier: &earlier, log: &log, name, admits: true, ..facts(&full) };
    let Drafted { text, left_out } = Letter::Third.draft(&facts);
    for expected in [
        "Since 3 Mar 2026 my account is restricted; I can log in. I know that",
        "\n\nMy account was restricted before: from 4 Nov 2025 until 11 Nov 2025 and [when].\n\n",
        "\n\nI wrote to you on 3 Mar 2026 and 5 Mar 2026.\n\n",
        "\n\nI was told that it would last until 10 Mar 2026, 14:00 CET.\n\n",
        "\n\nI have read the User Agreement again, sections 3.4 and 8.2. ",
        "\n\nI have left my account alone, apart from withdrawing invitations, since 3 Mar 2026. I have withdrawn old invitations that \
         were still pending: 640 were on 27 Feb 2026, 85 on 5 Mar 2026.\n\n",
        "\nKind regards,\nAnna Lind\n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(left_out.is_empty(), "{left_out:?}");
}

/// What a letter says and leaves out of what was left alone since 3 March, on the 8th.
fn told(kind: RestrictionKind, stop: Option<&str>, log: &Log) -> (String, Vec<String>) {
    let mut found = Restriction::new(day("2026-03-03"), kind, Strike::First);
    if let Some(stop) = stop {
        found.tick(Step::Stop, day(stop)).unwrap();
    }
    let Drafted { text, left_out } =
        Letter::First.draft(&Facts { log, today: day("2026-03-08"), ..facts(&found) });
    let said = text.lines().filter(|line| line.starts_with("I have ")).collect::<Vec<_>>();
    (said.join("|"), left_out)
}

#[test]
fn what_the_log_denies_is_left_out_and_it_is_said_why() {
    use RestrictionKind::{Account, Invitations, Locked, Messages};
    #[track_caller]
    fn case(kind: RestrictionKind, stop: Option<&str>, rows: &[Activity], expected: (&str, &str)) {
        let log = Log::new(rows.to_vec(), Vec::new());
        let (said, left_out) = told(kind, stop, &log);
        assert_eq!((said.as_str(), left_out.join("|").as_str()), expected);
    }
    let known = typed("2026-02-01", "comment", 1);
    let none = "I have sent no invitations since 3 Mar 2026.";
    case(Invitations, None, std::slice::from_ref(&known), (none, ""));
    let posted = [known.clone(), typed("2026-03-06", "post", 1)];
    case(Invitations, None, &posted, (none, ""));
    let out = "left out \"I have left my account alone since 3 Mar 2026.\": 1 post is logged on 6 Mar 2026";
    case(Account, None, &posted, ("", out));
    case(Locked, None, &posted, ("", ""));
    let sent = [known.clone(), typed("2026-03-04", "invitation", 25)];
    let out = "left out \"I have sent no invitations since 3 Mar 2026.\": 25 invitations are logged on 4 Mar 2026";
    case(Invitations, None, &sent, ("", out));
    case(Invitations, Some("2026-03-03"), &sent, ("", out));
    case(Messages, None, &sent, ("I have sent no messages since 3 Mar 2026.", ""));
    // Stopped later, and kept to it.
    let since = "I have sent no invitations since 5 Mar 2026.";
    case(Invitations, Some("2026-03-05"), &sent, (since, ""));
    // On the first day it may have been before the restriction.
    let morning = [known.clone(), typed("2026-03-03", "invitation", 25)];
    case(Invitations, None, &morning, ("I have sent no invitations after 3 Mar 2026.", ""));
    // What is logged of days to come is nothing yet; others' doings are not the person's.
    let other = [known, typed("2026-03-09", "invitation", 5), typed("2026-03-05", "connection", 5)];
    case(Invitations, None, &other, (none, ""));
    case(Account, None, &other, ("I have left my account alone since 3 Mar 2026.", ""));
    let out = "left out \"I have sent no invitations since 3 Mar 2026.\": what was done on 3 Mar 2026 is not known";
    case(Invitations, None, &[], ("", out));
    case(Invitations, None, &[typed("2026-03-04", "post", 1)], ("", out));
}

#[test]
fn days_that_no_import_covers_are_not_known() {
    let imported = Activity { source: Source::Csv, ..typed("2026-02-20", "invitation", 3) };
    let log = Log::new(vec![imported], Vec::new());
    let found = Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
    let kind = Kind::parse("invitation", &[]).unwrap();
    let said = |to: &str| {
        let covered = [Covered { kind: kind.clone(), from: day("2026-01-01"), to: day(to) }];
        let draft = Letter::First.draft(&Facts { log: &log, coverage: &covered, ..facts(&found) });
        (draft.text.contains("sent no invitations"), draft.left_out.len())
    };
    assert_eq!(said("2026-03-06"), (true, 0));
    assert_eq!(said("2026-03-05"), (false, 1), "today is not covered");
}

#[test]
fn withdrawing_takes_two_readings_that_fall() {
    #[track_caller]
    fn case(is_ticked: bool, readings: &[(&str, u16)], expected: (&str, &str)) {
        let mut found = Restriction::new(day("2026-03-03"), RestrictionKind::Locked, Strike::First);
        if is_ticked {
            found.tick(Step::Withdraw, day("2026-03-04")).unwrap();
        }
        let readings = readings.iter().map(|&(date, pending)| reading(date, pending)).collect();
        let log = Log::new(Vec::new(), readings);
        let Drafted { text, left_out } = Letter::First.draft(&Facts { log: &log, ..facts(&found) });
        let is_told = |line: &&str| line.contains("pending");
        let said = text.lines().find(is_told).unwrap_or_default();
        assert_eq!((said, left_out.join("|").as_str()), expected);
    }
    let claim = "I have withdrawn old invitations that were still pending";
    let out = |why: &str| format!("left out \"{claim}\": {why}");
    case(false, &[], ("", ""));
    case(true, &[], ("", &out("that takes two readings of what is pending")));
    let one = [("2026-03-04", 85)];
    case(true, &one, ("", &out("that takes two readings of what is pending")));
    let old = [("2026-01-04", 640), ("2026-03-04", 85)];
    case(true, &old, ("", &out("that takes two readings of what is pending")));
    let grew = [("2026-03-03", 85), ("2026-03-05", 90)];
    case(true, &grew, ("", &out("90 are pending on 5 Mar 2026, 85 were on 3 Mar 2026")));
    let fell = [("2026-03-01", 640), ("2026-03-03", 600), ("2026-03-05", 90)];
    case(true, &fell, (&format!("{claim}: 600 were on 3 Mar 2026, 90 on 5 Mar 2026."), ""));
    let fact = "On 3 Mar 2026 600 of my invitations were pending, on 5 Mar 2026 90.";
    case(false, &fell, (fact, ""));
    let later = [("2026-03-03", 600), ("2026-03-09", 90)];
    case(false, &later, ("", ""));
}

#[test]
fn a_log_that_fell_silent_carries_nothing() {
    let found = Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
    let log = Log::new(vec![typed("2026-02-20", "comment", 1)], Vec::new());
    let said = |today: &str, ticked: Option<&str>| {
        let mut found = found.clone();
        if let Some(date) = ticked {
            found.tick(Step::Write, day(date)).unwrap();
        }
        let facts = Facts { log: &log, today: day(today), ..facts(&found) };
        let draft = Letter::First.draft(&facts);
        (draft.text.contains("sent no invitations"), draft.left_out.join("|"))
    };
    assert!(said("2026-04-02", None).0);
    let (is_claimed, why) = said("2026-04-03", None);
    assert!(!is_claimed && why.ends_with(": nothing at all is noted after 3 Mar 2026"), "{why}");
    assert!(said("2026-04-30", Some("2026-04-01")).0, "a step is noted");
}

#[test]
fn what_acceptances_explain_was_not_withdrawn() {
    let said = |connections: u16| {
        let mut found =
            Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
        found.tick(Step::Withdraw, day("2026-03-05")).unwrap();
        let readings = vec![reading("2026-03-02", 120), reading("2026-03-05", 100)];
        let log = Log::new(vec![typed("2026-03-04", "connection", connections)], readings);
        let draft = Letter::First.draft(&Facts { log: &log, ..facts(&found) });
        (draft.text.contains("I have withdrawn"), draft.left_out.join("|"))
    };
    assert!(said(19).0);
    let (is_claimed, why) = said(20);
    assert!(!is_claimed && why.contains("the 20 connections logged meanwhile"), "{why}");
}

#[test]
fn each_kind_is_named_for_what_it_is() {
    use RestrictionKind::{Locked, Messages, WeeklyLimit};
    let first = |kind, today| {
        let found = Restriction::new(day("2026-03-03"), kind, Strike::First);
        let text = Letter::First.draft(&Facts { today: day(today), ..facts(&found) }).text;
        let lines: Vec<&str> = text.lines().collect();
        format!("{} / {}", lines[0], lines[4].split(" I kindly").next().unwrap())
    };
    let limit = "Subject: Please review the weekly limit of invitations of 3 Mar 2026 / On 3 Mar 2026 I \
                 was told that I had reached the weekly limit of invitations.";
    assert_eq!(first(WeeklyLimit, "2026-03-10"), limit);
    let still = " More than a week has passed, and it still holds.";
    assert_eq!(first(WeeklyLimit, "2026-03-11"), format!("{limit}{still}"));
    let subject = "Subject: Please review the restriction of 3 Mar 2026";
    for (kind, matter) in [
        (Messages, "Since 3 Mar 2026 my account is restricted from sending messages."),
        (Locked, "Since 3 Mar 2026 my account is locked."),
    ] {
        assert_eq!(first(kind, "2026-03-06"), format!("{subject} / {matter}"));
    }
}

#[test]
fn a_letter_about_another_strike_or_about_no_letter_is_refused() {
    let refused = |strike| {
        let found = Restriction::new(day("2026-03-03"), RestrictionKind::Account, strike);
        Letter::ALL.map(|letter| letter.refusal(&found).is_some())
    };
    assert_eq!(refused(Strike::First), [false, true, true, true, true]);
    assert_eq!(refused(Strike::Third), [true, true, false, true, true]);
    let limit = Restriction::new(day("2026-03-03"), RestrictionKind::WeeklyLimit, Strike::First);
    assert!(Letter::Second.refusal(&limit).is_some());
    assert_eq!(Letter::next(&limit, limit.start), Letter::First);
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

#[test]
fn nothing_of_a_template_is_left_open_but_what_the_person_must_write() {
    for letter in Letter::ALL {
        for strike in Strike::ALL {
            let restriction =
                Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
            let neutral = facts(&restriction);
            let admitting = Facts { admits: true, ..neutral };
            for text in [letter.draft(&neutral).text, letter.draft(&admitting).text] {
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(!text.contains("\n\n\n") && text.contains('['), "{text}");
                assert!(text.is_ascii() && text.ends_with("\n[your name]\n"), "{text}");
            }
            assert!(!letter.draft(&neutral).text.contains("sorry"), "neutral unless it is wanted");
            assert!(letter.draft(&admitting).text.contains("sections 3.4 and 8.2"));
        }
        assert_eq!(Letter::from_name(letter.name()), Some(letter));
    }
}

#[test]
fn no_letter_that_comes_next_claims_that_the_case_was_closed_or_unanswered() {
    for strike in Strike::ALL {
        for (written, months) in [(false, 0), (true, 0), (true, 2), (true, 7)] {
            let mut restriction =
                Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
            if written {
                restriction.tick(Step::Write, day("2026-03-03")).unwrap();
            }
            let today = day("2026-03-03").plus_months(months);
            let text = Letter::next(&restriction, today)
                .draft(&Facts { today, ..facts(&restriction) })
                .text;
            assert!(!text.contains("closed") && !text.contains("answer"), "{text}");
            assert_eq!(text.contains("\n\nI wrote to you on 3 Mar 2026.\n\n"), written, "{text}");
        }
    }
}

#[test]
fn the_next_letter_follows_from_what_was_done() {
    let of = |strike, written: bool, today| {
        let mut restriction =
            Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
        if written {
            restriction.tick(Step::Write, day("2026-03-03")).unwrap();
        }
        Letter::next(&restriction, day(today))
    };
    assert_eq!(of(Strike::First, false, "2026-03-03"), Letter::First);
    assert_eq!(of(Strike::Second, false, "2026-03-03"), Letter::Second);
    assert_eq!(of(Strike::Third, false, "2026-03-03"), Letter::Third);
    assert_eq!(of(Strike::First, true, "2026-03-04"), Letter::Reminder);
    assert_eq!(of(Strike::Third, true, "2026-09-02"), Letter::Reminder);
    assert_eq!(of(Strike::Third, true, "2026-09-03"), Letter::Third);
}
