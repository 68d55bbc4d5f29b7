//! How exact scores are shown, and the words for how they moved.

use crate::domain::{Delta, Score, Series, Snapshot, Total, largest_change};

/// No change, as far as it is shown.
pub(in crate::chart) const UNCHANGED: &str = "unchanged";

/// How exact the scores of a chart are shown: all of them alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::chart) enum Precision {
    /// As LinkedIn's page shows them.
    Whole,
    /// With one decimal.
    Tenths,
    /// With two decimals.
    Hundredths,
}

impl Precision {
    /// Whole points, unless that would hide a part of a total that the title or the text
    /// alternative names: the first, the last, the highest, the lowest, and the two of the largest
    /// change.
    pub(in crate::chart) fn of_totals(snapshots: &[Snapshot]) -> Self {
        let by_total = |snapshot: &&Snapshot| snapshot.total;
        let change = largest_change(snapshots).map(|(earlier, later)| [earlier, later]);
        let ends = [snapshots.first(), snapshots.last()];
        let extremes =
            [snapshots.iter().max_by_key(by_total), snapshots.iter().min_by_key(by_total)];
        let named = ends.into_iter().chain(extremes).flatten().chain(change.into_iter().flatten());
        Self::of(named.map(|snapshot| snapshot.total))
    }

    /// Whole points, unless that would hide a part of one of these.
    pub(in crate::chart) fn of(totals: impl IntoIterator<Item = Total>) -> Self {
        let is_whole = |total: Total| in_tenths(total.thousandths()).is_multiple_of(10);
        if totals.into_iter().all(is_whole) { Self::Whole } else { Self::Tenths }
    }

    /// A total.
    pub(in crate::chart) fn shown(self, total: Total) -> String {
        self.points(total.thousandths())
    }

    /// A pillar.
    pub(in crate::chart) fn pillar(self, score: Score) -> String {
        self.points(score.thousandths())
    }

    /// A change with its sign as a picture shows it; `None` when it is zero as shown.
    pub(in crate::chart) fn signed(self, delta: Delta) -> Option<String> {
        self.signed_ascii(delta).map(|text| true_minus(&text))
    }

    /// A change with its sign, the minus in ASCII; `None` when it is zero as shown.
    pub(in crate::chart) fn signed_ascii(self, delta: Delta) -> Option<String> {
        (delta.size() >= self.least())
            .then(|| format!("{}{}", sign(delta), self.points(delta.size())))
    }

    /// `up 19`, `down 1.5`, or `unchanged`: a total below one point, a pillar where the change is
    /// shown as zero.
    pub(in crate::chart) fn moved(self, delta: Delta, series: Series) -> String {
        let least = if series == Series::Total { 1000 } else { self.least() };
        let points = self.points(delta.size());
        if delta.size() < least {
            UNCHANGED.to_owned()
        } else if delta < Delta::ZERO {
            format!("down {points}")
        } else {
            format!("up {points}")
        }
    }

    /// How far one score is above another, both in thousandths, as a reader finds who subtracts
    /// what is shown. Every difference and every change of a chart is this one.
    pub(in crate::chart) fn between(self, score: u32, other: u32) -> Delta {
        let shown = |thousandths: u32| {
            let unit = 2 * self.least();
            ((thousandths + self.least()) / unit * unit).cast_signed()
        };
        Delta::from_thousandths(shown(score) - shown(other))
    }

    /// A difference without its sign.
    pub(in crate::chart) fn size(self, delta: Delta) -> String {
        self.points(delta.size())
    }

    /// One of the last place, in points. Scores that are shown as the same differ by less: each of
    /// them is rounded.
    pub(in crate::chart) const fn unit(self) -> &'static str {
        match self {
            Self::Whole => "1",
            Self::Tenths => "0.1",
            Self::Hundredths => "0.01",
        }
    }

    fn points(self, thousandths: u32) -> String {
        match self {
            Self::Whole => ((thousandths + 500) / 1000).to_string(),
            Self::Tenths => decimal(in_tenths(thousandths)),
            Self::Hundredths => {
                let hundredths = (thousandths + 5) / 10;
                format!("{}.{:02}", hundredths / 100, hundredths % 100)
            }
        }
    }

    /// The smallest change that is not shown as zero, half of the unit, in thousandths.
    const fn least(self) -> u32 {
        match self {
            Self::Whole => 500,
            Self::Tenths => 50,
            Self::Hundredths => 5,
        }
    }
}

/// A text of this program as a picture shows it, with true minus signs.
pub(in crate::chart) fn true_minus(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

fn sign(delta: Delta) -> char {
    if delta < Delta::ZERO { '-' } else { '+' }
}

/// Rounded to tenths of a point.
const fn in_tenths(thousandths: u32) -> u32 {
    (thousandths + 50) / 100
}

fn decimal(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Pillar};

    #[test]
    fn changes_have_a_true_minus_and_one_decimal() {
        let shown = |thousandths| Precision::Tenths.signed(Delta::from_thousandths(thousandths));
        assert_eq!(shown(6_300).as_deref(), Some("+6.3"));
        assert_eq!(shown(-1_250).as_deref(), Some("\u{2212}1.3"));
        assert_eq!(shown(60).as_deref(), Some("+0.1"));
        assert_eq!(shown(-50).as_deref(), Some("\u{2212}0.1"));
        assert_eq!(shown(-49), None);
        let ascii =
            |thousandths| Precision::Tenths.signed_ascii(Delta::from_thousandths(thousandths));
        assert_eq!(ascii(-1_250).as_deref(), Some("-1.3"));
        assert_eq!(ascii(0), None);
    }

    #[test]
    fn a_difference_is_that_of_what_is_shown() {
        let between = |precision: Precision, score, other| {
            precision.signed_ascii(precision.between(score, other)).unwrap_or_default()
        };
        assert_eq!(between(Precision::Tenths, 19_649, 18_251), "+1.3", "19.6 - 18.3, not 1.398");
        assert_eq!(between(Precision::Tenths, 18_360, 18_340), "+0.1");
        assert_eq!(between(Precision::Tenths, 18_349, 18_251), "");
        assert_eq!(between(Precision::Whole, 43_499, 76_500), "-34");
        assert_eq!(between(Precision::Hundredths, 20_005, 20_004), "+0.01");
    }

    #[test]
    fn a_total_moves_by_whole_points_or_is_unchanged() {
        let worded = |thousandths| {
            Precision::Whole.moved(Delta::from_thousandths(thousandths), Series::Total)
        };
        let exact = |thousandths| {
            Precision::Tenths.moved(Delta::from_thousandths(thousandths), Series::Total)
        };
        assert_eq!(worded(19_000), "up 19");
        assert_eq!(worded(-1_499), "down 1");
        assert_eq!(worded(-1_500), "down 2");
        assert_eq!(worded(999), "unchanged");
        assert_eq!(worded(-999), "unchanged");
        assert_eq!(worded(1_000), "up 1");
        assert_eq!(worded(-1_000), "down 1");
        assert_eq!(exact(1_500), "up 1.5");
        assert_eq!(exact(-1_000), "down 1.0");
        assert_eq!(exact(999), "unchanged");
    }

    #[test]
    fn a_pillar_is_unchanged_where_its_change_is_shown_as_zero() {
        let brand = Series::Pillar(Pillar::Brand);
        let worded = |precision: Precision, thousandths| {
            precision.moved(Delta::from_thousandths(thousandths), brand)
        };
        assert_eq!(worded(Precision::Tenths, 49), "unchanged");
        assert_eq!(worded(Precision::Tenths, -50), "down 0.1");
        assert_eq!(worded(Precision::Hundredths, 49), "up 0.05");
        assert_eq!(worded(Precision::Hundredths, 4), "unchanged");
        assert_eq!(worded(Precision::Hundredths, 12_005), "up 12.01");
    }

    #[test]
    fn totals_have_a_decimal_where_one_that_is_named_has_a_part() {
        let totals = |totals: &[&str]| {
            let start = Date::parse("2026-01-01").unwrap();
            let day = |(day, total): (i32, &&str)| {
                Snapshot::new(start.plus_days(day), Total::parse(total).unwrap())
            };
            Precision::of_totals(&(0..).zip(totals).map(day).collect::<Vec<_>>())
        };
        assert_eq!(totals(&[]), Precision::Whole);
        assert_eq!(totals(&["65", "67"]), Precision::Whole);
        for named in [["65", "66.5"], ["65.5", "67"], ["52.603", "52.611"]] {
            assert_eq!(totals(&named), Precision::Tenths, "{named:?}");
        }
        assert_eq!(totals(&["65", "80.2", "67"]), Precision::Tenths, "the highest");
        assert_eq!(totals(&["65", "40.2", "67"]), Precision::Tenths, "the lowest");
        assert_eq!(totals(&["60", "60", "69.5", "70"]), Precision::Tenths, "of the largest change");
        assert_eq!(totals(&["60", "70", "65.5", "62"]), Precision::Whole, "not named");
        assert_eq!(totals(&["65", "66.04"]), Precision::Whole, "no tenth");
        let total = Total::parse("66.46").unwrap();
        assert_eq!(
            (Precision::Whole.shown(total), Precision::Tenths.shown(total)),
            ("66".into(), "66.5".into())
        );
        let change = |delta| Precision::Tenths.signed_ascii(Delta::from_thousandths(delta));
        assert_eq!(change(1_500).as_deref(), Some("+1.5"));
        let change = |delta| Precision::Whole.signed_ascii(Delta::from_thousandths(delta));
        assert_eq!((change(-1_500).as_deref(), change(499)), (Some("-2"), None));
    }
}
