//! Which safe number holds on a day.

use crate::domain::{
    AccountPlan, Date, LimitId, LimitSettings, Preset, Restriction, RestrictionKind, SafeNumber,
};

use super::plan::CLEANED_UP;
use super::table::{Belongs, Row};

/// A safe number that holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What it is about.
    pub id: LimitId,
    /// From this count on the room left is said.
    pub warn: u64,
    /// The safe number: this many are safe, one more is not.
    pub limit: u64,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is half of what it comes from, in the two weeks after a restriction.
    pub is_halved: bool,
    /// Whether a restriction bars what it counts, or the advice is to do nothing at all: then no more are
    /// safe, whatever the number leaves.
    pub is_barred: bool,
}

/// Where a safe number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A set of the table.
    Preset(Preset),
    /// What the person pays for.
    Plan(AccountPlan),
    /// The person.
    Own,
    /// A restriction that bars what is counted: on its days none is safe.
    Restriction,
}

/// What decides which safe numbers hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules<'a> {
    /// What the person chose, in order of time.
    pub settings: &'a [LimitSettings],
    /// The restrictions of the account.
    pub restrictions: &'a [Restriction],
    /// The set to look at instead of the one that was chosen.
    pub as_if: Option<Preset>,
}

impl Rules<'_> {
    /// The safe number that holds on a day: the person's own, else that of the set that was chosen,
    /// else that of the stricter set; half of it in the two weeks after a restriction. `None` where
    /// the set that was chosen has no number.
    ///
    /// While a restriction bars what is counted, a number of one day is 0, but for its first day: what was
    /// done on that may have been done before it. Those of seven days and of a month stay as they are, for
    /// they count days before the restriction too.
    #[must_use]
    pub fn limit(&self, id: LimitId, day: Date) -> Option<Limit> {
        let barring = self.barring(id, day);
        let is_barred = self.free_again(id, day) != Free::Already;
        if barring.is_some_and(|found| found.start < day) && id.is_of_one_day() {
            let origin = Origin::Restriction;
            return Some(Limit { id, warn: 0, limit: 0, origin, is_halved: false, is_barred });
        }
        let settings = LimitSettings::on(self.settings, day);
        let own = settings.and_then(|settings| settings.own(id));
        let (safe, origin) = if let Some(own) = own {
            (own_number(own.get().into()), Origin::Own)
        } else {
            let of_set = match self.as_if.or(settings.and_then(|settings| settings.preset)) {
                Some(preset) => Row::of(id, preset),
                None => Row::stricter(id),
            };
            let plan = settings.and_then(|settings| settings.plan);
            let row = of_set.or_else(|| Row::of_plan(id, plan))?;
            (row.safe, Origin::of(row.belongs))
        };
        let is_halved = is_halved(id) && self.ramp_up(day).is_some();
        let SafeNumber { warn, limit } = if is_halved { half_of(id, safe) } else { safe };
        Some(Limit { id, warn, limit, origin, is_halved, is_barred })
    }

    /// The restriction that bars on a day what a safe number counts. It bars nothing on its last day,
    /// on which it may be over already.
    #[must_use]
    pub fn barring(&self, id: LimitId, day: Date) -> Option<&Restriction> {
        let open = self.restriction(day).filter(|found| found.is_open_on(day));
        open.filter(|found| is_barred_by(id, found.kind))
    }

    /// The first day after `day` on which what a safe number counts is not barred; `None` while the
    /// restriction that bars it has no end.
    #[must_use]
    pub fn free_after(&self, id: LimitId, day: Date) -> Option<Date> {
        let mut free = day.plus_days(1);
        loop {
            free = match self.free_again(id, free) {
                Free::Already => return Some(free),
                Free::On(end) => end, // On that day another one may start.
                Free::NotKnown => return None,
            };
        }
    }

    /// When what a safe number counts is free again, if it is barred on a day, or is not done because it is
    /// a day of rest.
    fn free_again(&self, id: LimitId, day: Date) -> Free {
        if let Some(restriction) = self.barring(id, day) {
            return restriction.end.map_or(Free::NotKnown, Free::On);
        }
        let resting = self.resting(day).filter(|_| id != LimitId::Pending);
        resting.map_or(Free::Already, |rest| Free::On(rest.start.plus_days(Restriction::REST_DAYS)))
    }

    /// The restriction after which a day belongs to the ramp-up, unless one that counts is open.
    #[must_use]
    pub fn ramp_up(&self, day: Date) -> Option<&Restriction> {
        if self.restriction(day).is_some_and(|open| open.kind.is_strike() && open.is_open_on(day)) {
            return None;
        }
        self.restrictions.iter().rfind(|restriction| {
            restriction.ramp_up().is_some_and(|(from, to)| from <= day && day <= to)
        })
    }

    /// The restriction that holds on a day, its last day included; of two that share the day the later. A
    /// warning restricts nothing.
    #[must_use]
    pub fn restriction(&self, day: Date) -> Option<&Restriction> {
        let is_one = |found: &&Restriction| found.kind != RestrictionKind::Warning;
        self.restrictions.iter().filter(is_one).rfind(|found| found.holds_on(day))
    }

    /// The restriction or the warning on whose first days the advice is to do nothing at all.
    #[must_use]
    pub fn resting(&self, day: Date) -> Option<&Restriction> {
        self.restrictions.iter().rfind(|found| found.rests_on(day))
    }
}

/// When something is free to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Free {
    /// On the day that was asked about.
    Already,
    /// On this later day.
    On(Date),
    /// Nobody knows: a restriction has no end yet.
    NotKnown,
}

/// A person's own number is watched from 80 % on, as those of both sets are.
fn own_number(limit: u64) -> SafeNumber {
    SafeNumber { warn: (limit * 8 / 10).max(1), limit }
}

/// Half of a number, rounded to the careful side; 1 stays 1.
fn half(safe: SafeNumber) -> SafeNumber {
    SafeNumber { warn: (safe.warn / 2).max(1), limit: (safe.limit / 2).max(1) }
}

/// Half of a safe number; of pending invitations never fewer than the clean-up leaves.
fn half_of(id: LimitId, safe: SafeNumber) -> SafeNumber {
    let half = half(safe);
    if id != LimitId::Pending {
        return half;
    }
    let least = |whole: u64, half: u64| half.max(whole.min(CLEANED_UP.into()));
    SafeNumber { warn: least(safe.warn, half.warn), limit: least(safe.limit, half.limit) }
}

/// Whether the number is a matter of care, so that less is more careful: how many notes and paid messages an
/// account has a month is none.
const fn is_halved(id: LimitId) -> bool {
    !matches!(id, LimitId::NotesMonth | LimitId::InmailsMonth)
}

/// Whether a restriction bars what a safe number counts.
const fn is_barred_by(id: LimitId, kind: RestrictionKind) -> bool {
    use RestrictionKind as Is;
    match id {
        LimitId::InvitationsDay | LimitId::InvitationsWeek | LimitId::NotesMonth => {
            matches!(kind, Is::WeeklyLimit | Is::Invitations | Is::Account | Is::Locked)
        }
        LimitId::SameMessageDay | LimitId::MessagesDay | LimitId::InmailsMonth => {
            matches!(kind, Is::Messages | Is::Account | Is::Locked)
        }
        LimitId::ViewsDay => matches!(kind, Is::Account | Is::Locked),
        LimitId::Pending => false,
    }
}

impl Origin {
    const fn of(belongs: Belongs) -> Self {
        match belongs {
            Belongs::Preset(preset) => Self::Preset(preset),
            Belongs::Plan(plan) => Self::Plan(plan),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, RestrictionKind, Strike};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn settings(from: &str, preset: Option<Preset>, own: &[(LimitId, u16)]) -> LimitSettings {
        let own = own.iter().map(|&(id, number)| (id, Count::new(number).unwrap()));
        LimitSettings { from: day(from), preset, plan: None, own: own.collect() }
    }

    /// The five numbers of a day, `-` where there is none.
    fn numbers(rules: Rules<'_>, date: &str) -> String {
        let number = |id| rules.limit(id, day(date)).map(|limit| limit.limit.to_string());
        LimitId::CHARTED.map(|id| number(id).unwrap_or_else(|| "-".to_owned())).join(" ")
    }

    #[test]
    fn the_stricter_set_decides_until_one_is_chosen() {
        let with = |settings: &[LimitSettings]| {
            numbers(Rules { settings, restrictions: &[], as_if: None }, "2026-03-03")
        };
        assert_eq!(with(&[]), "20 100 500 50 5");
        assert_eq!(with(&[settings("2026-03-03", Some(Preset::Careful), &[])]), "20 100 500 50 5");
        assert_eq!(with(&[settings("2026-03-03", Some(Preset::Article), &[])]), "100 100 700 60 5");
        assert_eq!(with(&[settings("2026-03-04", Some(Preset::Article), &[])]), "20 100 500 50 5");
        let own = [(LimitId::InvitationsDay, 30), (LimitId::InvitationsWeek, 90)];
        assert_eq!(with(&[settings("2026-03-01", Some(Preset::Article), &own)]), "30 90 700 60 5");
    }

    #[test]
    fn a_new_choice_leaves_the_past_as_it_was() {
        let settings = [
            settings("2026-02-28", None, &[(LimitId::InvitationsDay, 30)]),
            settings("2026-03-01", None, &[]),
        ];
        let rules = Rules { settings: &settings, restrictions: &[], as_if: None };
        let days = ["2026-02-27", "2026-02-28", "2026-03-01"].map(|date| {
            let limit = rules.limit(LimitId::InvitationsDay, day(date)).unwrap();
            (limit.warn, limit.limit, limit.origin == Origin::Own)
        });
        assert_eq!(days, [(16, 20, false), (24, 30, true), (16, 20, false)]);
    }

    #[test]
    fn after_a_restriction_half_is_safe_for_two_weeks() {
        let mut restriction =
            Restriction::new(day("2024-02-12"), RestrictionKind::Invitations, Strike::First);
        let restrictions = [restriction.clone()];
        let open = Rules { settings: &[], restrictions: &restrictions, as_if: None };
        assert_eq!(numbers(open, "2024-02-20"), "0 100 500 50 5", "while it holds");
        restriction.end = Some(day("2024-02-20"));
        let second = Restriction::new(day("2024-03-04"), restriction.kind, Strike::Second);
        let restrictions = [restriction, second];
        let one = Rules { settings: &[], restrictions: &restrictions[..1], as_if: None };
        for (date, expected) in [
            ("2024-02-11", "20 100 500 50 5"),
            ("2024-02-12", "20 100 500 50 5"),
            ("2024-02-13", "0 100 500 50 5"),
            ("2024-02-19", "0 100 500 50 5"),
            ("2024-02-20", "10 50 250 25 5"),
            ("2024-02-29", "10 50 250 25 5"),
            ("2024-03-05", "10 50 250 25 5"),
            ("2024-03-06", "20 100 500 50 5"),
        ] {
            assert_eq!(numbers(one, date), expected, "{date}");
        }
        let both = Rules { settings: &[], restrictions: &restrictions, as_if: None };
        assert_eq!(numbers(both, "2024-03-03"), "10 50 250 25 5");
        assert_eq!(numbers(both, "2024-03-04"), "20 100 500 50 5", "another one has begun");
        assert_eq!(numbers(both, "2024-03-05"), "0 100 500 50 5");
    }

    #[test]
    fn what_does_not_count_leaves_the_ramp_up_as_it_is() {
        let mut first =
            Restriction::new(day("2026-03-02"), RestrictionKind::Messages, Strike::First);
        first.end = Some(day("2026-03-06"));
        let limit =
            Restriction::new(day("2026-03-08"), RestrictionKind::WeeklyLimit, Strike::First);
        let warning = Restriction::new(day("2026-03-09"), RestrictionKind::Warning, Strike::First);
        let all = [first, limit, warning];
        let rules = |count| Rules { restrictions: &all[..count], ..Rules::default() };
        assert_eq!(numbers(rules(1), "2026-03-03"), "20 100 500 0 5", "messages are barred");
        assert_eq!(numbers(rules(2), "2026-03-09"), "0 50 250 25 5");
        assert_eq!(numbers(rules(3), "2026-03-26"), "0 50 250 25 5", "after the warning");
        assert_eq!(rules(3).resting(day("2026-03-11")), Some(&all[2]));
        assert_eq!(rules(3).resting(day("2026-03-12")), None);
        assert_eq!(
            rules(3).restriction(day("2026-03-10")),
            Some(&all[1]),
            "a warning bars nothing"
        );
    }

    #[test]
    fn of_two_that_share_a_day_the_later_holds() {
        let mut first =
            Restriction::new(day("2026-03-02"), RestrictionKind::Account, Strike::First);
        first.end = Some(day("2026-03-06"));
        let second =
            Restriction::new(day("2026-03-06"), RestrictionKind::Invitations, Strike::Second);
        let all = [first, second];
        let rules = Rules { restrictions: &all, ..Rules::default() };
        assert_eq!(rules.restriction(day("2026-03-06")), Some(&all[1]));
        assert_eq!(numbers(rules, "2026-03-07"), "0 100 500 50 5");
    }

    #[test]
    fn what_a_person_pays_for_decides_notes_and_inmails() {
        let with = |plan| {
            let settings = [LimitSettings { plan, ..LimitSettings::none(day("2026-01-01")) }];
            let rules = Rules { settings: &settings, ..Rules::default() };
            let limit = |id| rules.limit(id, day("2026-03-03")).map(|limit| limit.limit);
            (limit(LimitId::NotesMonth), limit(LimitId::InmailsMonth))
        };
        assert_eq!(with(None), (Some(5), None));
        assert_eq!(with(Some(AccountPlan::Free)), (Some(5), None));
        assert_eq!(with(Some(AccountPlan::Career)), (None, Some(5)));
        assert_eq!(with(Some(AccountPlan::SalesNavigator)), (None, Some(50)));
    }

    #[test]
    fn a_restriction_bars_what_it_covers_until_its_last_day() {
        let mut restriction =
            Restriction::new(day("2026-03-02"), RestrictionKind::Invitations, Strike::First);
        let own = [settings("2026-01-01", None, &[(LimitId::InvitationsDay, 30)])];
        let barred = |restriction: &Restriction, date: &str| {
            let restrictions = [restriction.clone()];
            let rules = Rules { settings: &own, restrictions: &restrictions, as_if: None };
            let limit = |id| rules.limit(id, day(date)).unwrap();
            let is_barred = LimitId::CHARTED.map(|id| limit(id).is_barred);
            let is_origin = |id: &LimitId| limit(*id).origin == Origin::Restriction;
            assert!(
                LimitId::CHARTED.iter().filter(|id| is_origin(id)).all(|id| limit(*id).limit == 0)
            );
            (is_barred, LimitId::CHARTED.map(|id| is_origin(&id)))
        };
        let invitations = [true, true, false, false, true];
        let rests = [true, true, false, true, true];
        let number = [true, false, false, false, false];
        // Of the first day nobody knows what was done before the restriction.
        assert_eq!(barred(&restriction, "2026-03-02"), (rests, [false; 5]));
        assert_eq!(barred(&restriction, "2026-03-04"), (rests, number));
        assert_eq!(barred(&restriction, "2026-03-05"), (invitations, number), "rested");
        restriction.end = Some(day("2026-03-05"));
        assert_eq!(barred(&restriction, "2026-03-04"), (rests, number));
        assert_eq!(barred(&restriction, "2026-03-05"), ([false; 5], [false; 5]));
        restriction.kind = RestrictionKind::Account;
        let all = [true, true, false, true, true];
        assert_eq!(barred(&restriction, "2026-03-04"), (all, [true, false, false, true, false]));
        let restrictions = [restriction];
        let rules = Rules { settings: &[], restrictions: &restrictions, as_if: None };
        let free = |id, date| rules.free_after(id, day(date)).map(|day| day.to_string()).unwrap();
        assert_eq!(free(LimitId::InvitationsDay, "2026-02-28"), "2026-03-01");
        assert_eq!(free(LimitId::InvitationsDay, "2026-03-01"), "2026-03-05");
        assert_eq!(free(LimitId::InvitationsDay, "2026-03-04"), "2026-03-05");
        assert_eq!(free(LimitId::Pending, "2026-03-02"), "2026-03-03");
        let open = [Restriction { end: None, ..restrictions[0].clone() }];
        let rules = Rules { settings: &[], restrictions: &open, as_if: None };
        assert_eq!(rules.free_after(LimitId::InvitationsDay, day("2026-03-04")), None);
    }

    #[test]
    fn halves_are_rounded_to_the_careful_side() {
        let half = |limit| half(own_number(limit));
        assert_eq!(half(25), SafeNumber { warn: 10, limit: 12 });
        assert_eq!(half(1), SafeNumber { warn: 1, limit: 1 });
        let pending = |limit| half_of(LimitId::Pending, own_number(limit)).limit;
        assert_eq!([700, 150, 100, 60].map(pending), [350, 100, 100, 60], "as many may be left");
    }
}
