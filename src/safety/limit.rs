//! Which safe number holds on a day.

use crate::domain::{
    Date, LimitId, LimitSettings, Preset, Restriction, RestrictionKind, SafeNumber,
};

use super::table::Row;

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
    /// Whether a restriction bars what it counts: then no more are safe, whatever the number leaves.
    pub is_barred: bool,
}

/// Where a safe number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A set of the table.
    Preset(Preset),
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
}

impl Rules<'_> {
    /// The safe number that holds on a day: the person's own, else that of the set that was chosen,
    /// else that of the stricter set; half of it in the two weeks after a restriction. `None` where
    /// the set that was chosen has no number.
    ///
    /// While a restriction bars what is counted, a number of one day is 0. Those of seven days and of
    /// a month stay as they are, for they count days before the restriction too.
    #[must_use]
    pub fn limit(&self, id: LimitId, day: Date) -> Option<Limit> {
        let is_barred = self.barring(id, day).is_some();
        if is_barred && id.is_of_one_day() {
            let origin = Origin::Restriction;
            return Some(Limit { id, warn: 0, limit: 0, origin, is_halved: false, is_barred });
        }
        let settings = LimitSettings::on(self.settings, day);
        let own = settings.and_then(|settings| settings.own(id));
        let (safe, origin) = if let Some(own) = own {
            (own_number(own.get().into()), Origin::Own)
        } else {
            let row = match settings.and_then(|settings| settings.preset) {
                Some(preset) => Row::of(id, preset),
                None => Row::stricter(id),
            }?;
            (row.safe, Origin::Preset(row.preset))
        };
        let is_halved = is_activity(id) && self.ramp_up(day).is_some();
        let SafeNumber { warn, limit } = if is_halved { half(safe) } else { safe };
        Some(Limit { id, warn, limit, origin, is_halved, is_barred })
    }

    /// The restriction that bars on a day what a safe number counts. It bars nothing on its last day,
    /// on which it may be over already.
    #[must_use]
    pub fn barring(&self, id: LimitId, day: Date) -> Option<&Restriction> {
        let open = self.restriction(day).filter(|found| found.is_open_on(day));
        open.filter(|found| match id {
            LimitId::InvitationsDay | LimitId::InvitationsWeek | LimitId::NotesMonth => true,
            LimitId::SameMessageDay => found.kind == RestrictionKind::Account,
            LimitId::Pending => false,
        })
    }

    /// The first day after `day` on which what a safe number counts is not barred; `None` while the
    /// restriction that bars it has no end.
    #[must_use]
    pub fn free_after(&self, id: LimitId, day: Date) -> Option<Date> {
        let mut free = day.plus_days(1);
        while let Some(restriction) = self.barring(id, free) {
            free = restriction.end?; // On that day another one may start.
        }
        Some(free)
    }

    /// The restriction after which a day belongs to the ramp-up, unless another one has begun.
    #[must_use]
    pub fn ramp_up(&self, day: Date) -> Option<&Restriction> {
        let last = self.restrictions.iter().filter(|restriction| restriction.start <= day);
        last.max_by_key(|restriction| restriction.start).filter(|restriction| {
            restriction.ramp_up().is_some_and(|(from, to)| from <= day && day <= to)
        })
    }

    /// The restriction that holds on a day, its last day included; if another one starts on that
    /// day, the other one.
    #[must_use]
    pub fn restriction(&self, day: Date) -> Option<&Restriction> {
        let holding = self.restrictions.iter().filter(|restriction| restriction.holds_on(day));
        holding.max_by_key(|restriction| restriction.start)
    }
}

/// A person's own number is watched from 80 % on, as those of both sets are.
fn own_number(limit: u64) -> SafeNumber {
    SafeNumber { warn: (limit * 8 / 10).max(1), limit }
}

/// Half of a number, rounded to the careful side; 1 stays 1.
fn half(safe: SafeNumber) -> SafeNumber {
    SafeNumber { warn: (safe.warn / 2).max(1), limit: (safe.limit / 2).max(1) }
}

/// Whether the number is about what the person does. How many invitations are pending is what came
/// of it, and how many notes LinkedIn gives a month is no matter of care.
const fn is_activity(id: LimitId) -> bool {
    match id {
        LimitId::InvitationsDay | LimitId::InvitationsWeek | LimitId::SameMessageDay => true,
        LimitId::Pending | LimitId::NotesMonth => false,
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
        LimitSettings { from: day(from), preset, own: own.collect() }
    }

    /// The five numbers of a day, `-` where there is none.
    fn numbers(rules: Rules<'_>, date: &str) -> String {
        let number = |id| rules.limit(id, day(date)).map(|limit| limit.limit.to_string());
        LimitId::ALL.map(|id| number(id).unwrap_or_else(|| "-".to_owned())).join(" ")
    }

    #[test]
    fn the_stricter_set_decides_until_one_is_chosen() {
        let with = |settings: &[LimitSettings]| {
            numbers(Rules { settings, restrictions: &[] }, "2026-03-03")
        };
        assert_eq!(with(&[]), "20 100 500 50 5");
        assert_eq!(with(&[settings("2026-03-03", Some(Preset::Careful), &[])]), "20 100 500 50 5");
        assert_eq!(with(&[settings("2026-03-03", Some(Preset::Article), &[])]), "100 - 700 60 5");
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
        let rules = Rules { settings: &settings, restrictions: &[] };
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
        let open = Rules { settings: &[], restrictions: &restrictions };
        assert_eq!(numbers(open, "2024-02-20"), "0 100 500 50 5", "while it holds");
        restriction.end = Some(day("2024-02-20"));
        let second = Restriction::new(day("2024-03-04"), restriction.kind, Strike::Second);
        let restrictions = [restriction, second];
        let one = Rules { settings: &[], restrictions: &restrictions[..1] };
        for (date, expected) in [
            ("2024-02-11", "20 100 500 50 5"),
            ("2024-02-12", "0 100 500 50 5"),
            ("2024-02-19", "0 100 500 50 5"),
            ("2024-02-20", "10 50 500 25 5"),
            ("2024-02-29", "10 50 500 25 5"),
            ("2024-03-05", "10 50 500 25 5"),
            ("2024-03-06", "20 100 500 50 5"),
        ] {
            assert_eq!(numbers(one, date), expected, "{date}");
        }
        let both = Rules { settings: &[], restrictions: &restrictions };
        assert_eq!(numbers(both, "2024-03-03"), "10 50 500 25 5");
        assert_eq!(numbers(both, "2024-03-04"), "0 100 500 50 5", "another one has begun");
    }

    #[test]
    fn one_that_starts_on_the_day_of_anothers_end_holds_on_it() {
        let of = |start, end, strike| Restriction {
            end,
            ..Restriction::new(day(start), RestrictionKind::Invitations, strike)
        };
        let first = of("2026-03-02", Some(day("2026-03-05")), Strike::First);
        let second = of("2026-03-05", Some(day("2026-03-09")), Strike::Second);
        let restrictions = [first, second];
        let rules = Rules { settings: &[], restrictions: &restrictions };
        let barring = |date| rules.barring(LimitId::InvitationsDay, day(date));
        assert_eq!(barring("2026-03-04"), Some(&restrictions[0]));
        assert_eq!(barring("2026-03-05"), Some(&restrictions[1]));
        let free = |date| rules.free_after(LimitId::InvitationsDay, day(date));
        assert_eq!(free("2026-03-02"), Some(day("2026-03-09")));
        assert_eq!(rules.ramp_up(day("2026-03-06")), None, "it is over only after the second");
        assert_eq!(rules.ramp_up(day("2026-03-09")), Some(&restrictions[1]));
    }

    #[test]
    fn a_restriction_bars_what_it_covers_until_its_last_day() {
        let mut restriction =
            Restriction::new(day("2026-03-02"), RestrictionKind::Invitations, Strike::First);
        let own = [settings("2026-01-01", None, &[(LimitId::InvitationsDay, 30)])];
        let barred = |restriction: &Restriction, date: &str| {
            let restrictions = [restriction.clone()];
            let rules = Rules { settings: &own, restrictions: &restrictions };
            let limit = |id| rules.limit(id, day(date)).unwrap();
            let is_barred = LimitId::ALL.map(|id| limit(id).is_barred);
            let is_origin = |id: &LimitId| limit(*id).origin == Origin::Restriction;
            assert!(LimitId::ALL.iter().filter(|id| is_origin(id)).all(|id| limit(*id).limit == 0));
            (is_barred, LimitId::ALL.map(|id| is_origin(&id)))
        };
        let invitations = [true, true, false, false, true];
        let number = [true, false, false, false, false];
        assert_eq!(barred(&restriction, "2026-03-02"), (invitations, number));
        restriction.end = Some(day("2026-03-05"));
        assert_eq!(barred(&restriction, "2026-03-04"), (invitations, number));
        assert_eq!(barred(&restriction, "2026-03-05"), ([false; 5], [false; 5]));
        restriction.kind = RestrictionKind::Account;
        let all = [true, true, false, true, true];
        assert_eq!(barred(&restriction, "2026-03-04"), (all, [true, false, false, true, false]));
        let restrictions = [restriction];
        let rules = Rules { settings: &[], restrictions: &restrictions };
        let free = |id, date| rules.free_after(id, day(date)).map(|day| day.to_string()).unwrap();
        assert_eq!(free(LimitId::InvitationsDay, "2026-02-28"), "2026-03-01");
        assert_eq!(free(LimitId::InvitationsDay, "2026-03-01"), "2026-03-05");
        assert_eq!(free(LimitId::InvitationsDay, "2026-03-04"), "2026-03-05");
        assert_eq!(free(LimitId::Pending, "2026-03-02"), "2026-03-03");
        let open = [Restriction { end: None, ..restrictions[0].clone() }];
        let rules = Rules { settings: &[], restrictions: &open };
        assert_eq!(rules.free_after(LimitId::InvitationsDay, day("2026-03-04")), None);
    }

    #[test]
    fn halves_are_rounded_to_the_careful_side() {
        let half = |limit| half(own_number(limit));
        assert_eq!(half(25), SafeNumber { warn: 10, limit: 12 });
        assert_eq!(half(1), SafeNumber { warn: 1, limit: 1 });
    }
}
