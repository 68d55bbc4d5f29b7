//! Where the columns of a team stand, after the widest of what is in them.

use super::below::below_name;
use super::standing::{Standing, TOTALS};
use crate::chart::figure::{Fonts, Set, TEXT_MARGIN};
use crate::chart::parts::time_axis::Across;
use crate::domain::{Date, Delta, Pillar};

/// The least and the most room of a name; one that needs more has two lines.
const NAME: (f64, f64) = (112.0, 136.0);
const NAME_ALONE: f64 = 250.0;
/// Between a name and the first value.
const AFTER_NAME: f64 = 8.0;
/// Where pillars stand: the middle of each column. The last word ends at the margin.
pub(super) const PILLARS: [f64; 4] = [354.0, 419.0, 484.0, 571.0];
/// From the middle of a column to the end of its longest bar.
pub(super) const HALF_BAR: f64 = 26.0;
/// The right edge of the change beside pillars, and without them.
const CHANGE: f64 = 322.0;
const CHANGE_ALONE: f64 = 612.0;
/// Between two columns of text, and between a line and text.
const BETWEEN: f64 = 9.0;
const BESIDE_LINE: f64 = 12.0;

/// The columns that depend on what stands in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) name: Across,
    /// The right edge of the first value.
    pub(super) first: f64,
    pub(super) line: Across,
    /// The right edge of the last value.
    pub(super) total: f64,
    /// The right edge of the change.
    pub(super) change: f64,
    /// Whether anybody has a pillar.
    pub(super) has_pillars: bool,
}

impl Columns {
    /// Those of a page with these people.
    pub(super) fn of(here: &[Standing<'_>], has_pillars: bool, today: Date, fonts: &Fonts) -> Self {
        let widest = |set: Set, texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| fonts.width(&text, set.size, set.weight)).fold(0.0, f64::max)
        };
        let most = if has_pillars { NAME.1 } else { NAME_ALONE };
        let names = widest(Set::PANEL, &mut here.iter().map(|one| one.name.clone()));
        // What needs two lines anyway does not take room from everybody's line.
        let fits = |text: &String| fonts.width(text, Set::SMALL.size, Set::SMALL.weight) <= most;
        let below = |one| below_name(one, today).into_iter().map(|(text, _)| text).filter(fits);
        let names = names.max(widest(Set::SMALL, &mut here.iter().flat_map(below)));
        let name = Across { left: TEXT_MARGIN, right: TEXT_MARGIN + names.clamp(NAME.0, most) };
        let shown = |one: &Standing<'_>| one.drawn.first().map(|one| TOTALS.shown(one.total));
        let first =
            name.right + AFTER_NAME + widest(Set::SMALL, &mut here.iter().filter_map(shown));
        let change = if has_pillars { CHANGE } else { CHANGE_ALONE };
        let changes = widest(Set::PANEL, &mut here.iter().map(change_in_words));
        let total = change - changes - BETWEEN;
        let last = |one: &Standing<'_>| one.last.map(|one| TOTALS.shown(one.total));
        let totals = widest(Set::TOTAL, &mut here.iter().filter_map(last));
        let line = Across { left: first + BETWEEN - 2.0, right: total - totals - BESIDE_LINE };
        Self { name, first, line, total, change, has_pillars }
    }

    /// The left edge of what tells of the total.
    pub(super) fn of_total(&self) -> f64 {
        self.name.right + AFTER_NAME
    }
}

/// Whether anybody has a pillar, so that there are columns for them.
pub(super) fn have_pillars(all: &[Standing<'_>]) -> bool {
    all.iter().any(|one| Pillar::ALL.iter().any(|pillar| one.pillar(*pillar).is_some()))
}

/// The change as the row shows it: `+9`, `0`, `new`, or a dash where there is none.
pub(super) fn change_in_words(one: &Standing<'_>) -> String {
    match one.moved() {
        _ if one.is_new => "new".to_owned(),
        None => "\u{2013}".to_owned(),
        Some(Delta::ZERO) => "0".to_owned(),
        Some(delta) => TOTALS.signed(delta).unwrap_or_else(|| "0".to_owned()),
    }
}
