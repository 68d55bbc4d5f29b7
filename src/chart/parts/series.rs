//! A series as the pieces of its line, and as few points as show the same.

use super::words::Precision;
use crate::chart::figure::Point;
use crate::domain::{Date, Delta, Gaps, Pillar, Recorded, Score, Series, Snapshot};

/// The value of a series on one day, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::chart) struct Value {
    pub(in crate::chart) date: Date,
    pub(in crate::chart) points: f64,
}

/// The first and the last value of a series, with their days.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Ends<T = Score> {
    pub(in crate::chart) first: (Date, T),
    pub(in crate::chart) last: (Date, T),
}

impl<T> Ends<T> {
    /// Those of anything that a snapshot may hold.
    pub(in crate::chart) fn between(
        snapshots: &[Snapshot],
        value: impl Fn(&Snapshot) -> Option<T>,
    ) -> Option<Self> {
        let value = |snapshot: &Snapshot| Some((snapshot.date, value(snapshot)?));
        let first = snapshots.iter().find_map(value)?;
        let last = snapshots.iter().rev().find_map(value)?;
        Some(Self { first, last })
    }
}

impl Ends {
    pub(in crate::chart) fn of(snapshots: &[Snapshot], pillar: Pillar) -> Option<Self> {
        Self::between(snapshots, |snapshot| snapshot.pillar(pillar))
    }

    /// How it moved, as far as is shown; `None` when there is one value only.
    pub(in crate::chart) fn change(self, precision: Precision) -> Option<Delta> {
        let ((first_day, first), (last_day, last)) = (self.first, self.last);
        (first_day < last_day).then(|| precision.between(last.thousandths(), first.thousandths()))
    }
}

/// The pixel columns in a unit that a dense series is reduced to: those of the default scale.
pub(in crate::chart) const COLUMNS: f64 = 2.0;
/// A series with more values than this a column is reduced.
const DENSE: f64 = 2.0;

/// The values of a series, in pieces that are joined by a line: a gap, and a snapshot without a
/// value, end a piece.
pub(in crate::chart) fn pieces(
    snapshots: Recorded<'_>,
    value: impl Fn(&Snapshot) -> Option<f64>,
) -> Vec<Vec<Value>> {
    let value =
        |snapshot: &Snapshot| value(snapshot).map(|points| Value { date: snapshot.date, points });
    let parts = snapshots.split(|snapshot| value(snapshot).is_none());
    parts.flat_map(|part| without_gaps(snapshots.gaps(), part.iter().filter_map(value))).collect()
}

/// Values in pieces that end at a gap alone: a value that was not written down on one of many days
/// is no break in what it tells of.
pub(in crate::chart) fn without_gaps(
    gaps: Gaps,
    values: impl Iterator<Item = Value>,
) -> Vec<Vec<Value>> {
    let mut pieces: Vec<Vec<Value>> = Vec::new();
    for value in values {
        match pieces.last_mut() {
            Some(piece) if piece.last().is_some_and(|last| !gaps.is_gap(last.date, value.date)) => {
                piece.push(value);
            }
            _ => pieces.push(vec![value]),
        }
    }
    pieces
}

/// The score of a series, in points.
pub(in crate::chart) fn score(series: Series) -> impl Fn(&Snapshot) -> Option<f64> {
    move |snapshot| match series {
        Series::Total => Some(snapshot.total.points()),
        Series::Pillar(pillar) => snapshot.pillar(pillar).map(Score::points),
    }
}

/// Whether so many values across so many units are reduced.
pub(super) fn is_dense(values: usize, width: f64) -> bool {
    u32::try_from(values).map_or(f64::INFINITY, f64::from) > DENSE * COLUMNS * width
}

/// Of every pixel column the first, the lowest, the highest and the last point, in their order.
///
/// The line through them covers the same pixels as the line through all of them.
///
/// # Source
///
/// Jugel, Jerzak, Hackenbroich, Markl (2014), "M4: A Visualization-Oriented Time Series Data
/// Aggregation", PVLDB 7(10), 797–808, <https://doi.org/10.14778/2732951.2732953>.
pub(super) fn reduced(points: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    for column in points.chunk_by(|a, b| column(*a) == column(*b)) {
        let by_height = |&(_, a): &(usize, &Point), &(_, b): &(usize, &Point)| a.y.total_cmp(&b.y);
        let ends = [0, column.len() - 1];
        let extremes = [
            column.iter().enumerate().min_by(by_height),
            column.iter().enumerate().max_by(by_height),
        ];
        let mut places: Vec<usize> = ends
            .into_iter()
            .chain(extremes.into_iter().flatten().map(|(place, _)| place))
            .collect();
        places.sort_unstable();
        places.dedup();
        kept.extend(places.into_iter().map(|place| column[place]));
    }
    kept
}

#[expect(clippy::cast_possible_truncation, reason = "columns of a canvas, far below 2^63")]
fn column(point: Point) -> i64 {
    (point.x * COLUMNS).floor() as i64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Pillar, Total};

    fn snapshot(day: i32, brand: Option<&str>) -> Snapshot {
        let date = Date::parse("2026-01-01").unwrap().plus_days(day - 1);
        Snapshot {
            pillars: [brand.map(|brand| Score::parse(brand).unwrap()), None, None, None],
            ..Snapshot::new(date, Total::parse("50").unwrap())
        }
    }

    fn lengths(snapshots: &[Snapshot], series: Series) -> Vec<usize> {
        pieces(snapshots.into(), score(series)).iter().map(Vec::len).collect()
    }

    #[test]
    fn a_gap_ends_a_piece_and_a_missing_pillar_only_its_own() {
        let snapshots = [
            snapshot(1, Some("10")),
            snapshot(2, None),
            snapshot(3, Some("0")),
            snapshot(17, Some("11")),
            snapshot(32, Some("12")),
        ];
        assert_eq!(lengths(&snapshots, Series::Total), [4, 1]);
        assert_eq!(lengths(&snapshots, Series::Pillar(Pillar::Brand)), [1, 2, 1]);
        assert_eq!(lengths(&snapshots, Series::Pillar(Pillar::People)), [0_usize; 0]);
    }

    proptest! {
        #[test]
        fn the_highest_and_lowest_of_every_column_are_kept(
            heights in prop::collection::vec(0_u16..1000, 1..400),
            width in 1.0..40.0_f64,
        ) {
            let count = f64::from(u32::try_from(heights.len()).unwrap());
            let points: Vec<Point> = (0_u32..)
                .zip(&heights)
                .map(|(place, &y)| Point { x: f64::from(place) / count * width, y: f64::from(y) })
                .collect();
            let kept = reduced(&points);
            prop_assert!(kept.windows(2).all(|pair| pair[0].x <= pair[1].x));
            prop_assert!(kept.iter().all(|point| points.contains(point)));
            prop_assert_eq!((kept[0], kept[kept.len() - 1]), (points[0], points[points.len() - 1]));
            for column_of in points.chunk_by(|a, b| column(*a) == column(*b)) {
                let mine: Vec<Point> =
                    kept.iter().filter(|p| column(**p) == column(column_of[0])).copied().collect();
                prop_assert!(mine.len() <= 4);
                let top = |points: &[Point]| points.iter().map(|p| p.y).fold(f64::MAX, f64::min);
                let bottom = |points: &[Point]| points.iter().map(|p| p.y).fold(f64::MIN, f64::max);
                prop_assert_eq!(top(&mine).to_bits(), top(column_of).to_bits());
                prop_assert_eq!(bottom(&mine).to_bits(), bottom(column_of).to_bits());
            }
        }
    }
}
