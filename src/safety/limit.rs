//! Which safe number holds on a day.

use crate::domain::{Date, LimitId, LimitSettings, Preset, Restriction, SafeNumber};

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
}

/// Where a safe number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A set of the table.
    Preset(Preset),
    /// The person.
    Own,
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
    #[must_use]
    pub fn limit(&self, id: LimitId, day: Date) -> Option<Limit> {
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
        Some(Limit { id, warn, limit, origin, is_halved })
    }

    /// The restriction after which a day belongs to the ramp-up, unless another one has begun.
    #[must_use]
    pub fn ramp_up(&self, day: Date) -> Option<&Restriction> {
        let last = self.restrictions.iter().filter(|restriction| restriction.start <= day);
        last.max_by_key(|restriction| restriction.start).filter(|restriction| {
            restriction.ramp_up().is_some_and(|(from, to)| from <= day && day <= to)
        })
    }

    /// The restriction that holds on a day, its last day included.
    #[must_use]
    pub fn restriction(&self, day: Date) -> Option<&Restriction> {
        self.restrictions.iter().find(|restriction| restriction.holds_on(day))
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
        assert_eq!(numbers(open, "2024-02-20"), "20 100 500 50 5", "while it holds");
        restriction.end = Some(day("2024-02-20"));
        let second = Restriction::new(day("2024-03-04"), restriction.kind, Strike::Second);
        let restrictions = [restriction, second];
        let one = Rules { settings: &[], restrictions: &restrictions[..1] };
        for (date, expected) in [
            ("2024-02-19", "20 100 500 50 5"),
            ("2024-02-20", "10 50 500 25 5"),
            ("2024-02-29", "10 50 500 25 5"),
            ("2024-03-05", "10 50 500 25 5"),
            ("2024-03-06", "20 100 500 50 5"),
        ] {
            assert_eq!(numbers(one, date), expected, "{date}");
        }
        let both = Rules { settings: &[], restrictions: &restrictions };
        assert_eq!(numbers(both, "2024-03-03"), "10 50 500 25 5");
        assert_eq!(numbers(both, "2024-03-04"), "20 100 500 50 5", "another one has begun");
    }

    #[test]
    fn halves_are_rounded_to_the_careful_side() {
        let half = |limit| half(own_number(limit));
        assert_eq!(half(25), SafeNumber { warn: 10, limit: 12 });
        assert_eq!(half(1), SafeNumber { warn: 1, limit: 1 });
    }
}
