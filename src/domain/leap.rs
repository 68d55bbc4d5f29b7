//! Numbers so far from those of the days beside them that a slip of the hand is likelier than a
//! change.

use super::{Date, Field, FieldValue, Snapshot, Unit};

/// How far apart two days may be for a large move to count as a leap.
const A_WEEK: i32 = 7;
/// A number of the total's kind moves by no more than that in a week, in thousandths of a point.
const LARGEST_OF_TOTAL: u32 = 15_000;
/// A number of a pillar's kind moves by no more than that in a week, in thousandths of a point.
const LARGEST_OF_PILLAR: u32 = 8_000;
/// What is not that far apart is no slip of the decimal sign that would matter, in thousandths of a
/// point: 0.2 may become 2.
const LEAST_SLIP: u32 = 3_000;

/// A value that leaps from, or to, that of a day beside its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leap {
    /// The value that is looked at.
    pub value: FieldValue,
    /// The value of the other day.
    pub other: FieldValue,
    /// The other day: the last one before, or the first one after.
    pub day: Date,
    /// How the two differ.
    pub sort: LeapSort,
}

/// How two values of a leap differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeapSort {
    /// The value is about ten times the other.
    Tenfold,
    /// The value is about a tenth of the other.
    Tenth,
    /// The two are further apart than a week makes them.
    Far,
}

impl Leap {
    /// The field whose values they are.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.value.field()
    }
}

/// The leaps of the values that are new on a day: those that `old`, the same day as it was, does not
/// have. Each field has one at most: to the last day before, or else to the first one after.
///
/// A leap is a total, or the average of one, that moves by more than 15 points in a week or less, a
/// pillar, or the average of one, that moves by more than 8, and, whatever the time, a number of
/// points that is ten times or a tenth of the other one, give or take a tenth, and at least 3 points
/// away. Ranks leap by themselves when they are small, so they are left out.
///
/// `snapshots` are in order of time; the day itself, and that of `old`, are passed over.
#[must_use]
pub fn leaps(new: &Snapshot, old: Option<&Snapshot>, snapshots: &[Snapshot]) -> Vec<Leap> {
    let is_other =
        |other: &&Snapshot| other.date != new.date && old.is_none_or(|old| other.date != old.date);
    let before = snapshots.iter().rev().filter(is_other).find(|other| other.date < new.date);
    let after = snapshots.iter().filter(is_other).find(|other| other.date > new.date);
    let same_day = old.filter(|old| old.date == new.date);
    Field::ALL
        .into_iter()
        .filter(|field| field.of(new) != same_day.and_then(|old| field.of(old)))
        .filter_map(|field| {
            [before, after].into_iter().flatten().find_map(|other| between(field, new, other))
        })
        .collect()
}

/// The leap of a field between two days, if it is one.
fn between(field: Field, new: &Snapshot, other: &Snapshot) -> Option<Leap> {
    let (value, other_value) = (field.of(new)?, field.of(other)?);
    let days = new.date.days_since(other.date).abs();
    let sort = sort(field, thousandths(&value)?, thousandths(&other_value)?, days)?;
    Some(Leap { value, other: other_value, day: other.date, sort })
}

/// How two numbers of thousandths leap, that many days apart.
fn sort(field: Field, value: u32, other: u32, days: i32) -> Option<LeapSort> {
    let apart = value.abs_diff(other);
    if apart >= LEAST_SLIP && is_tenfold(value, other) {
        Some(LeapSort::Tenfold)
    } else if apart >= LEAST_SLIP && is_tenfold(other, value) {
        Some(LeapSort::Tenth)
    } else {
        (days <= A_WEEK && apart > largest(field)?).then_some(LeapSort::Far)
    }
}

/// Whether a number is ten times another, give or take a tenth of it.
const fn is_tenfold(number: u32, of: u32) -> bool {
    number.abs_diff(10 * of) * 10 <= number
}

fn largest(field: Field) -> Option<u32> {
    match field.unit() {
        Unit::Points { .. } if matches!(field, Field::Total | Field::Average(_)) => {
            Some(LARGEST_OF_TOTAL)
        }
        Unit::Points { .. } => Some(LARGEST_OF_PILLAR),
        Unit::Percent | Unit::Words => None,
    }
}

/// A number of points in thousandths; `None` of what is no number of points.
const fn thousandths(value: &FieldValue) -> Option<u32> {
    match value {
        FieldValue::Total(total) | FieldValue::Average(_, total) => Some(total.thousandths()),
        FieldValue::Pillar(_, score) | FieldValue::AveragePillar(_, _, score) => {
            Some(score.thousandths())
        }
        FieldValue::Rank(..) | FieldValue::Note(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Group, Pillar};
    use super::*;

    const BRAND: Field = Field::Pillar(Pillar::Brand);

    fn day(date: &str, values: &[(Field, &str)]) -> Snapshot {
        let total = Field::Total.parse("50").unwrap().value;
        let mut snapshot = Snapshot::new(Date::parse(date).unwrap(), super::super::Total::MAX);
        total.put(&mut snapshot);
        for (field, text) in values {
            field.parse(text).unwrap().value.put(&mut snapshot);
        }
        snapshot
    }

    fn sort_of(field: Field, value: &str, other: &str, days: i32) -> Option<LeapSort> {
        let of = |text| thousandths(&field.parse(text).unwrap().value).unwrap();
        sort(field, of(value), of(other), days)
    }

    #[test]
    fn a_large_move_in_a_week_is_a_leap() {
        let far = Some(LeapSort::Far);
        assert_eq!(sort_of(Field::Total, "70", "85.001", 7), far);
        assert_eq!(sort_of(Field::Total, "70", "85", 7), None);
        assert_eq!(sort_of(Field::Total, "70", "85.001", 8), None);
        assert_eq!(sort_of(BRAND, "18.3", "10.2", 1), far);
        assert_eq!(sort_of(BRAND, "18.2", "10.2", 1), None);
        assert_eq!(sort_of(Field::AveragePillar(Group::Network, Pillar::Brand), "20", "9", 7), far);
        assert_eq!(sort_of(Field::Average(Group::Network), "40", "31", 7), None);
    }

    #[test]
    fn a_slip_of_the_decimal_sign_is_a_leap_whatever_the_time() {
        let (tenfold, tenth) = (Some(LeapSort::Tenfold), Some(LeapSort::Tenth));
        assert_eq!(sort_of(Field::Total, "7.2", "72", 400), tenth);
        assert_eq!(sort_of(Field::Total, "7.2", "70", 1), tenth);
        assert_eq!(sort_of(Field::Total, "72", "7.2", 400), tenfold);
        assert_eq!(sort_of(BRAND, "1.82", "18.2", 30), tenth);
        assert_eq!(sort_of(BRAND, "18.2", "1.8", 30), tenfold);
        // Neither: a change of months, small numbers, and nothing at all.
        assert_eq!(sort_of(Field::Total, "30", "72", 400), None);
        assert_eq!(sort_of(BRAND, "2.5", "0.25", 30), None);
        assert_eq!(sort_of(BRAND, "0", "6", 30), None);
        assert_eq!(sort_of(BRAND, "0", "0", 1), None);
    }

    #[test]
    fn the_day_before_and_the_day_after_are_looked_at() {
        let found = |new: &Snapshot, old: Option<&Snapshot>, days: &[Snapshot]| -> Vec<String> {
            let leaps = leaps(new, old, days);
            leaps.iter().map(|leap| format!("{} {}", leap.field(), leap.day)).collect()
        };
        let brand = |date, text| day(date, &[(BRAND, text)]);
        let days = [brand("2026-03-01", "18"), brand("2026-03-05", "6"), brand("2026-03-09", "18")];
        let between = |text| found(&brand("2026-03-03", text), None, &days);
        assert_eq!(between("17"), ["brand 2026-03-05"]);
        assert_eq!(between("6"), ["brand 2026-03-01"]);
        assert_eq!(between("12"), [""; 0]);
        // The day itself as it was says nothing, nor does what it had already.
        let new = brand("2026-03-05", "17");
        assert_eq!(found(&new, Some(&days[1]), &days), [""; 0]);
        let moved = brand("2026-03-08", "6");
        assert_eq!(found(&moved, Some(&days[1]), &days), ["brand 2026-03-01"]);
        let noted = day("2026-03-05", &[(BRAND, "6"), (Field::Note, "x")]);
        assert_eq!(found(&noted, Some(&days[1]), &days), [""; 0]);
        let ranked = day("2026-03-12", &[(Field::Rank(Group::Industry), "1")]);
        let before = [day("2026-03-11", &[(Field::Rank(Group::Industry), "10")])];
        assert_eq!(found(&ranked, None, &before), [""; 0]);
    }

    proptest! {
        #[test]
        fn a_leap_is_one_from_either_side(value in 0..=25_000_u32, other in 0..=25_000_u32, days in 0..20) {
            let turned = match sort(BRAND, other, value, days) {
                Some(LeapSort::Tenfold) => Some(LeapSort::Tenth),
                Some(LeapSort::Tenth) => Some(LeapSort::Tenfold),
                sort => sort,
            };
            prop_assert_eq!(sort(BRAND, value, other, days), turned);
        }
    }
}
