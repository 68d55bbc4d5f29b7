//! Where the columns of the chart stand, from the widths of what they hold.

use super::group::Laid;
use crate::chart::figure::{Fonts, Set, TEXT_MARGIN, WIDTH};

/// The heads of the columns, each on two lines: of the plot, of what more goes with, and of how
/// long it lasts.
pub(super) const HEADS: [[&str; 2]; 3] = [
    ["points of the score,", "for a usual week of it"],
    ["points,", "for more of it"],
    ["how long", "it lasts"],
];
/// Between two columns.
const BETWEEN: f64 = 16.0;
/// Half of a label below the right end of the plot.
const LABEL: f64 = 8.0;

/// Where the columns stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    /// Where names end, from the left margin on.
    pub(super) names: f64,
    /// Where the plot begins and ends.
    pub(super) plot: (f64, f64),
    /// Where what more of it goes with begins.
    pub(super) more: f64,
    /// Where how long it lasts begins.
    pub(super) lasts: f64,
}

impl Columns {
    /// Those of a chart with effects.
    pub(super) fn of(fonts: &Fonts, groups: &[Laid<'_>]) -> Self {
        let small = |text: &str| fonts.width(text, Set::SMALL.size, Set::SMALL.weight);
        let head = |column: usize| HEADS[column].map(small).into_iter().fold(0.0, f64::max);
        let widest = |least: f64, widths: &dyn Fn(&Laid<'_>) -> f64| {
            groups.iter().map(widths).fold(least, f64::max).ceil()
        };
        let names = TEXT_MARGIN + widest(0.0, &|group| group.names_width(fonts));
        let lasts = widest(head(2), &|group| group.lasts_width(fonts));
        let lasts = f64::from(WIDTH) - TEXT_MARGIN - lasts;
        let more = lasts - BETWEEN - widest(head(1), &|group| group.more_width(fonts));
        Self { names, plot: (names + BETWEEN, more - BETWEEN - LABEL), more, lasts }
    }
}
