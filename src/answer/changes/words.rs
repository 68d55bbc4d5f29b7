//! Changes in words, as a list shows them.

use crate::domain::{By, Change, Move, Series, Total};
use crate::words::numbers::Decimals;

use super::found::Changes;

/// A change on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `23 Feb - 3 Mar 2026`, or `23 Feb - 3 Mar so far`.
    pub days: String,
    /// The total, and how it moved: `69 (+1)`.
    pub total: String,
    /// Each pillar that moved, `brand +0.6`; then what must be known of the days.
    pub rest: Vec<String>,
}

impl Changes<'_> {
    /// The first so many changes, each on one line, all of the same decimals.
    #[must_use]
    pub fn lines(&self, most: usize) -> Vec<Line> {
        let shown = &self.found[..most.min(self.found.len())];
        let totals = shown.iter().flat_map(|change| {
            let total = change.total.thousandths().cast_signed();
            [total, change.total_moved.thousandths()]
        });
        let of_total = Decimals::exact(totals);
        let of_pillar = self.decimals_of_pillars();
        shown.iter().map(|change| self.line(change, of_total, of_pillar)).collect()
    }

    fn line(&self, change: &Change, of_total: Decimals, of_pillar: Decimals) -> Line {
        let gap = change.gap_days.map(|days| format!("gap of {days} days"));
        let pillars = change.moves.iter().filter_map(|found| pillar_in_words(*found, of_pillar));
        let total = of_total.unsigned(change.total.points());
        let (from, to) = (change.from.beside(change.to), change.to);
        Line {
            days: if self.is_so_far(change) {
                format!("{from} - {} so far", to.day_month())
            } else {
                format!("{from} - {}", to.day_month_year())
            },
            total: format!("{total} ({})", of_total.signed(change.total_moved.points())),
            rest: pillars.chain(gap).collect(),
        }
    }

    /// As many as it takes for the smallest change that is listed to be seen.
    fn decimals_of_pillars(&self) -> Decimals {
        match self.asked.minimum.pillar {
            100.. => Decimals::TENTHS,
            10..100 => Decimals::HUNDREDTHS,
            0..10 => Decimals::THOUSANDTHS,
        }
    }

    /// What is said where nothing moved by as much as was asked for.
    #[must_use]
    pub fn nothing_moved(&self) -> String {
        if self.snapshots.len() == 1 {
            return "One snapshot so far; a change needs two.".to_owned();
        }
        let points = |thousandths: u32| {
            Total::from_thousandths(thousandths).unwrap_or(Total::MAX).to_string()
        };
        let minimum = self.asked.minimum;
        let (total, pillar) = (points(minimum.total), points(minimum.pillar));
        let least = if total == pillar {
            format!("{total} points or more")
        } else {
            format!("{total} point of the total, or {pillar} points of a pillar, or more")
        };
        let step = match self.by {
            By::Snapshot => String::new(),
            by => format!(" from {} to {}", by.name(), by.name()),
        };
        let period = match self.asked.period.in_words() {
            words if words.is_empty() => words,
            words => format!(" {words}"),
        };
        format!("Nothing moved by {least}{step}{period}.")
    }
}

/// `insights +1.2`; the total has a place of its own.
fn pillar_in_words(found: Move, decimals: Decimals) -> Option<String> {
    match found.series {
        Series::Total => None,
        series @ Series::Pillar(_) => {
            Some(format!("{series} {}", decimals.signed(found.delta.points())))
        }
    }
}
