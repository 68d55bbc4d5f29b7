//! What counts while a restriction bars more, and numbers of all messages and views.

use super::*;

#[test]
fn a_week_is_over_only_by_what_was_sent_while_restricted() {
    let restrictions =
        [Restriction::new(day("2026-03-02"), RestrictionKind::WeeklyLimit, Strike::First)];
    let log = invited(&[("2026-02-27", 90), ("2026-03-03", 4)]);
    let rules = Rules { restrictions: &restrictions, ..Rules::default() };
    let week = Ledger::new(&log, rules, &[]).course(
        LimitId::InvitationsWeek,
        day("2026-03-02"),
        day("2026-03-06"),
    );
    let excess: Vec<u64> = week.iter().map(crate::domain::LimitDay::excess).collect();
    assert_eq!(excess, [0, 4, 4, 4, 4]);
}

#[test]
fn messages_of_all_texts_and_profile_views_have_numbers_of_their_own() {
    let rows = vec![
        activity("2026-02-02", "message", 1, ""),
        activity(TODAY, "message", 60, ""),
        activity(TODAY, "message", 41, "intro"),
        activity(TODAY, "view", 79, ""),
        activity(TODAY, "inmail", 3, ""),
    ];
    let log = Log::new(rows, Vec::new());
    let shown = |settings: &[LimitSettings]| {
        let rules = Rules { settings, ..Rules::default() };
        let found = Ledger::new(&log, rules, &[]).headrooms(day(TODAY));
        found.iter().skip(2).map(ToString::to_string).collect::<Vec<_>>()
    };
    let same = "41 with the text `intro` that day (safe number 50, 9 left)";
    let all = "101 messages that day (safe number 100, 1 above)";
    let views = "79 views that day (safe number 80, 1 left)";
    assert_eq!(shown(&[]), [same, all, views]);
    let plan = Some(crate::domain::AccountPlan::Career);
    let paid = [LimitSettings { plan, ..LimitSettings::none(day("2026-01-01")) }];
    let inmails = "3 that month (safe number 5)";
    assert_eq!(shown(&paid), [same, all, inmails, views]);
}
