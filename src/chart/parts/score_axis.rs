//! The axes of scores: as much of the scale as the values need, of every pillar equally much.
//!
//! Who looks at a score that went from 60 to 69 wants to see the rise, and on an axis from 0 to 100
//! it is a tenth of the height. An axis that is cut says so: the [gauge](super::gauge) beside it is
//! the whole scale. All pillars of a picture span equally many points, so that slopes compare.

use std::fmt;
use std::str::FromStr;

use super::extent::Extent;
use crate::domain::{Pillar, Series, Snapshot};

/// How much of the scale the axes of scores show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axis {
    /// As little as the values need.
    #[default]
    Fit,
    /// All of it: 0 to 25, and 0 to 100.
    Full,
    /// So many points of every pillar, so that pictures can be laid side by side. The total spans
    /// four times as many, or more where it needs more.
    Span(AxisSpan),
}

/// How many points the axis of a pillar spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AxisSpan(i32);

/// Why an axis was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AxisError {
    /// It is neither a word nor a span.
    #[error("is not fit, full, 2, 5, 10, 15, 20 or 25")]
    Form,
    /// The scores do not fit.
    #[error("the scores of {pillar} do not fit an axis of {span} points")]
    TooNarrow {
        /// Of which pillar.
        pillar: Pillar,
        /// The span that was asked for.
        span: AxisSpan,
    },
}

/// The axes of one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::chart) struct ScoreAxes {
    total: Option<Extent>,
    pillars: [Option<Extent>; 4],
}

/// Spans to choose from, in thousandths, and the largest value.
const PILLARS: Scale = Scale { spans: &[5_000, 10_000, 15_000, 25_000], most: 25_000 };
const TOTAL: Scale = Scale { spans: &[20_000, 40_000, 60_000, 100_000], most: 100_000 };

/// A scale from 0 on, in thousandths.
#[derive(Clone, Copy)]
struct Scale {
    spans: &'static [i32],
    most: i32,
}

/// The lowest and the highest value of a series, in thousandths.
type Range = (i32, i32);

impl AxisSpan {
    /// The spans that there are, in points.
    const ALL: [i32; 6] = [2, 5, 10, 15, 20, 25];

    const fn thousandths(self) -> i32 {
        self.0 * 1_000
    }
}

impl fmt::Display for AxisSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads `fit`, `full`, or a span in points.
impl FromStr for Axis {
    type Err = AxisError;

    fn from_str(text: &str) -> Result<Self, AxisError> {
        match text.trim().to_lowercase().as_str() {
            "fit" => Ok(Self::Fit),
            "full" => Ok(Self::Full),
            number => {
                let span = number.parse().ok().filter(|span| AxisSpan::ALL.contains(span));
                span.map(|span| Self::Span(AxisSpan(span))).ok_or(AxisError::Form)
            }
        }
    }
}

impl Axis {
    /// Checks that the pillars of these snapshots fit; a chart of them spans more otherwise.
    ///
    /// # Errors
    ///
    /// Returns [`AxisError::TooNarrow`] with the first pillar that does not.
    pub fn check(self, snapshots: &[Snapshot]) -> Result<(), AxisError> {
        let Self::Span(span) = self else { return Ok(()) };
        let ranges = pillars(snapshots);
        let too_narrow = |pillar: &Pillar| {
            let range = ranges[pillar.index()];
            range.is_some_and(|range| !PILLARS.extent(range, span.thousandths()).holds(range))
        };
        match Pillar::ALL.into_iter().find(too_narrow) {
            Some(pillar) => Err(AxisError::TooNarrow { pillar, span }),
            None => Ok(()),
        }
    }
}

impl ScoreAxes {
    /// Those of a picture of these snapshots.
    pub(in crate::chart) fn of(snapshots: &[Snapshot], axis: Axis) -> Self {
        let total = range(snapshots.iter().map(|one| one.total.thousandths()));
        Self::around(total, &pillars(snapshots), axis)
    }

    /// Those of a picture in which other totals stand too: averages, or those of other people.
    pub(in crate::chart) fn around(
        total: Option<Range>,
        pillars: &[Option<Range>; 4],
        axis: Axis,
    ) -> Self {
        let ranges: Vec<Range> = pillars.iter().flatten().copied().collect();
        let totals: Vec<Range> = total.into_iter().collect();
        let (span, of_total) = match axis {
            Axis::Full => (PILLARS.most, TOTAL.most),
            Axis::Fit => (PILLARS.span(&ranges, 0), TOTAL.span(&totals, 0)),
            Axis::Span(span) => {
                let span = span.thousandths();
                let is_enough =
                    ranges.iter().all(|range| PILLARS.extent(*range, span).holds(*range));
                let pillars = if is_enough { span } else { PILLARS.span(&ranges, span) };
                (pillars, TOTAL.span(&totals, 4 * span))
            }
        };
        let mut found = Self { total: None, pillars: [None; 4] };
        found.total = total.map(|range| TOTAL.extent(range, of_total));
        for pillar in Pillar::ALL {
            let Some(range) = pillars[pillar.index()] else { continue };
            found.pillars[pillar.index()] = Some(PILLARS.extent(range, span));
        }
        found
    }

    /// The axis of a series; the whole scale where it has no value.
    pub(in crate::chart) fn extent(&self, series: Series) -> Extent {
        match series {
            Series::Total => self.total.unwrap_or_else(|| TOTAL.whole()),
            Series::Pillar(pillar) => {
                self.pillars[pillar.index()].unwrap_or_else(|| PILLARS.whole())
            }
        }
    }

    /// Whether the axis of a series is less than its scale.
    pub(in crate::chart) fn is_cut(&self, series: Series) -> bool {
        let whole = match series {
            Series::Total => TOTAL.whole(),
            Series::Pillar(_) => PILLARS.whole(),
        };
        self.extent(series) != whole
    }

    /// How many points every pillar's axis spans, if that is less than its scale.
    pub(in crate::chart) fn pillar_span(&self) -> Option<i32> {
        let mut pillars = Pillar::ALL.into_iter().map(Series::Pillar);
        match self.extent(pillars.find(|series| self.is_cut(*series))?) {
            Extent::Linear { low, high, .. } => Some((high - low) / 1_000),
            Extent::Ranks { .. } => None,
        }
    }
}

/// The axes of the totals of several people, each around their own values, and how many points every
/// one of them spans.
pub(in crate::chart) fn totals_of_several(
    ranges: &[Option<Range>],
    axis: Axis,
) -> (Vec<Extent>, u32) {
    let known: Vec<Range> = ranges.iter().flatten().copied().collect();
    let span = match axis {
        Axis::Full => TOTAL.most,
        Axis::Fit => TOTAL.span(&known, 0),
        Axis::Span(span) => TOTAL.span(&known, 4 * span.thousandths()),
    };
    let extent = |range: &Option<Range>| TOTAL.extent(range.unwrap_or_default(), span);
    (ranges.iter().map(extent).collect(), span.unsigned_abs() / 1_000)
}

impl Scale {
    fn whole(self) -> Extent {
        self.extent((0, self.most), self.most)
    }

    /// The smallest span from `least` on into which every range fits.
    fn span(self, ranges: &[Range], least: i32) -> i32 {
        let fits = |span: i32| ranges.iter().all(|range| self.fitting(*range, span).is_some());
        let spans = self.spans.iter().copied().filter(|span| *span >= least);
        spans.into_iter().find(|span| fits(*span)).unwrap_or(self.most)
    }

    /// The offset of a window of that span in which a range is clear of both ends; of several the
    /// one whose middle is nearest to that of the range, the lower one on a tie.
    fn fitting(self, (lowest, highest): Range, span: i32) -> Option<i32> {
        let clear = span / 25; // 4 %
        let is_clear = |low: &i32| {
            let high = low + span;
            (*low == 0 || lowest >= low + clear) && (high == self.most || highest <= high - clear)
        };
        let is_inside = |low: &i32| lowest >= *low && highest <= low + span;
        self.nearest((lowest, highest), span, |low| is_inside(low) && is_clear(low))
    }

    fn nearest(self, range: Range, span: i32, is_it: impl Fn(&i32) -> bool) -> Option<i32> {
        let every = self.grain(span);
        let offsets = (0..=(self.most - span) / every).map(|place| place * every);
        let from_middle = |low: &i32| (2 * low + span - range.0 - range.1).abs();
        offsets.filter(is_it).min_by_key(from_middle)
    }

    /// Of what the lower end of a window of that span is a multiple.
    const fn grain(self, span: i32) -> i32 {
        match (self.most == PILLARS.most, span) {
            (true, ..5_000) => 500,
            (true, 5_000) => 1_000,
            (true, _) | (false, ..=40_000) => 5_000,
            (false, _) => 10_000,
        }
    }

    /// The window of a range; where it does not fit, the one nearest to it.
    fn extent(self, range: Range, span: i32) -> Extent {
        let low = self.fitting(range, span).or_else(|| {
            let is_inside = |low: &i32| range.0 >= *low && range.1 <= low + span;
            self.nearest(range, span, is_inside)
        });
        let low = low.or_else(|| self.nearest(range, span, |_| true)).unwrap_or(0);
        let (step, ends) = match (self.most == PILLARS.most, span) {
            (true, ..5_000) => (500, true),
            (true, 5_000) => (1_000, true),
            (true, _) => (5_000, false),
            (false, _) => (10_000, false),
        };
        Extent::Linear { low, high: low + span, step, ends }
    }
}

impl Extent {
    fn holds(self, (lowest, highest): Range) -> bool {
        matches!(self, Self::Linear { low, high, .. } if low <= lowest && highest <= high)
    }
}

/// The lowest and the highest value of each pillar.
fn pillars(snapshots: &[Snapshot]) -> [Option<Range>; 4] {
    Pillar::ALL.map(|pillar| {
        range(snapshots.iter().filter_map(|one| Some(one.pillar(pillar)?.thousandths())))
    })
}

/// The lowest and the highest value, in thousandths.
pub(in crate::chart) fn range(values: impl Iterator<Item = u32>) -> Option<Range> {
    values.map(u32::cast_signed).fold(None, |range, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Date;

    /// Pillars from and to these points, and a total.
    fn axes(pillars: [Option<Range>; 4], total: Range) -> ScoreAxes {
        ScoreAxes::around(Some(total), &pillars, Axis::Fit)
    }

    fn windows(axes: &ScoreAxes) -> [String; 5] {
        [
            axes.extent(Series::Total),
            axes.extent(Series::Pillar(Pillar::Brand)),
            axes.extent(Series::Pillar(Pillar::People)),
            axes.extent(Series::Pillar(Pillar::Insights)),
            axes.extent(Series::Pillar(Pillar::Relationships)),
        ]
        .map(Extent::in_words)
    }

    #[test]
    fn all_pillars_span_as_much_as_the_one_that_moved_most_needs() {
        let demo = [(13_500, 19_700), (8_000, 15_100), (6_300, 16_800), (13_100, 18_700)].map(Some);
        let axes = axes(demo, (41_000, 69_000));
        assert_eq!(windows(&axes), ["35 to 75", "10 to 25", "5 to 20", "5 to 20", "10 to 25"]);
        assert_eq!(axes.pillar_span(), Some(15));
    }

    #[test]
    fn what_is_flat_spans_five_points_and_ends_lie_on_whole_ones() {
        let flat = [Some((14_970, 15_030)), None, Some((0, 300)), Some((24_800, 25_000))];
        let axes = axes(flat, (50_000, 50_000));
        assert_eq!(windows(&axes), ["40 to 60", "12 to 17", "0 to 25", "0 to 5", "20 to 25"]);
        let grid = axes.extent(Series::Pillar(Pillar::Brand)).grid();
        let labels: Vec<&str> = grid.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["12", "", "", "", "", "17"]);
    }

    #[test]
    fn a_large_rise_cuts_nothing_and_needs_no_gauge() {
        let axes = axes([Some((1_000, 24_000)); 4], (30_000, 74_000));
        assert_eq!(windows(&axes)[..2], ["20 to 80", "0 to 25"]);
        assert!(axes.is_cut(Series::Total) && !axes.is_cut(Series::Pillar(Pillar::Brand)));
        assert_eq!(axes.pillar_span(), None);
        let full = ScoreAxes::around(Some((30_000, 74_000)), &[None; 4], Axis::Full);
        assert_eq!((full.pillar_span(), windows(&full)[0].as_str()), (None, "0 to 100"));
    }

    #[test]
    fn the_grid_of_a_total_lies_on_tens() {
        let axes = axes([None; 4], (41_000, 69_000));
        let grid = axes.extent(Series::Total).grid();
        let labels: Vec<&str> = grid.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["40", "50", "60", "70"]);
    }

    #[test]
    fn a_span_that_is_asked_for_holds_the_scores_or_is_refused() {
        let span = |text: &str| text.parse::<Axis>().unwrap();
        let moved = [Some((14_900, 16_300)), None, None, None];
        let axes = ScoreAxes::around(Some((50_000, 51_000)), &moved, span("2"));
        assert_eq!(windows(&axes)[..2], ["40 to 60", "14.5 to 16.5"]);
        let wide = ScoreAxes::around(Some((50_000, 51_000)), &moved, span("15"));
        assert_eq!(windows(&wide)[..2], ["20 to 80", "10 to 25"]);
        let narrow = ScoreAxes::around(None, &[Some((3_000, 9_100)); 4], span("5"));
        assert_eq!(windows(&narrow)[1], "0 to 10", "no point outside its panel");
        let day = Date::new(2026, 3, 3).unwrap();
        let snapshot = |(days, people): (i32, &str)| {
            let total = crate::domain::Total::parse("50").unwrap();
            let mut snapshot = Snapshot::new(day.plus_days(days), total);
            snapshot.pillars[1] = Some(crate::domain::Score::parse(people).unwrap());
            snapshot
        };
        let snapshots = [snapshot((0, "3")), snapshot((1, "9.1"))];
        let error = span("5").check(&snapshots).unwrap_err();
        assert_eq!(error.to_string(), "the scores of people do not fit an axis of 5 points");
        assert_eq!(span("10").check(&snapshots), Ok(()));
        for wrong in ["", "0", "3", "-5", "30", "fitted", "5.0"] {
            assert_eq!(wrong.parse::<Axis>(), Err(AxisError::Form), "{wrong}");
        }
    }

    fn ranges(most: i32) -> impl Strategy<Value = Range> {
        (0..=most, 0..=most).prop_map(|(a, b)| (a.min(b), a.max(b)))
    }

    proptest! {
        #[test]
        fn every_value_is_inside_and_all_pillars_span_alike(
            pillars in prop::array::uniform4(prop::option::of(ranges(25_000))),
            total in ranges(100_000),
        ) {
            let axes = axes(pillars, total);
            let mut spans = Vec::new();
            for pillar in Pillar::ALL {
                let Some(range) = pillars[pillar.index()] else { continue };
                let extent = axes.extent(Series::Pillar(pillar));
                let Extent::Linear { low, high, .. } = extent else { panic!() };
                prop_assert!(extent.holds(range) && 0 <= low && high <= 25_000);
                spans.push(high - low);
            }
            spans.dedup();
            prop_assert!(spans.len() <= 1 && spans.iter().all(|span| PILLARS.spans.contains(span)));
            let extent = axes.extent(Series::Total);
            let Extent::Linear { low, high, .. } = extent else { panic!() };
            prop_assert!(extent.holds(total) && 0 <= low && high <= 100_000);
            prop_assert!(TOTAL.spans.contains(&(high - low)));
        }

        #[test]
        fn no_smaller_span_would_do(range in ranges(25_000)) {
            let axes = axes([Some(range), None, None, None], (0, 0));
            let Extent::Linear { low, high, .. } = axes.extent(Series::Pillar(Pillar::Brand)) else {
                panic!()
            };
            for smaller in PILLARS.spans.iter().filter(|span| **span < high - low) {
                prop_assert_eq!(PILLARS.fitting(range, *smaller), None);
            }
        }
    }
}
