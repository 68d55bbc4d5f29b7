//! Leaps between two days, in words.

use crate::domain::{Date, Leap, LeapSort};

use super::counted;

/// The two numbers of a leap of that day, and how they differ: `total 27, but 70 on 2 Mar (1 day
/// apart)`, `brand 1.82, but 18.2 on 17 Feb (a tenth of it, or nearly)`.
#[must_use]
pub fn leap(leap: &Leap, date: Date) -> String {
    let Leap { value, other, day, sort } = leap;
    let differ = match sort {
        LeapSort::Tenfold => "ten times as much, or nearly".to_owned(),
        LeapSort::Tenth => "a tenth of it, or nearly".to_owned(),
        LeapSort::Far => {
            let days = counted(date.days_since(*day).abs(), "day");
            format!("{days} apart")
        }
    };
    format!("{} {value}, but {other} on {} ({differ})", leap.field(), day.beside(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Field;

    #[test]
    fn both_numbers_are_told() {
        let told = |value: &str, other: &str, sort| {
            let day = |text| Date::parse(text).unwrap();
            let of = |text| Field::Total.parse(text).unwrap().value;
            let found = Leap { value: of(value), other: of(other), day: day("2026-03-02"), sort };
            leap(&found, day("2026-03-03"))
        };
        assert_eq!(told("27", "70", LeapSort::Far), "total 27, but 70 on 2 Mar (1 day apart)");
        let tenth = "total 7.2, but 72 on 2 Mar (a tenth of it, or nearly)";
        assert_eq!(told("7.2", "72", LeapSort::Tenth), tenth);
        let tenfold = "total 72, but 7.2 on 2 Mar (ten times as much, or nearly)";
        assert_eq!(told("72", "7.2", LeapSort::Tenfold), tenfold);
    }
}
