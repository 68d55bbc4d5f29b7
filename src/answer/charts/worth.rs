//! Of every chart those that are worth a look.

use crate::domain::{Date, Delta, Pillar, Series, Snapshot};
use crate::store::StoreError;

use super::effects;
use super::material::Material;
use super::sheet::Sheet;

/// A change is of so many last days.
const RECENT_DAYS: i32 = 28;

impl Sheet {
    /// Of these sheets those that are worth a look: of a pillar only what has more than one
    /// value, effects only where there are some, and of all changes the largest of the last four weeks. Sheets of nothing are among
    /// them.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn worth_a_look(
        sheets: Vec<Self>,
        material: &Material<'_>,
    ) -> Result<Vec<Self>, StoreError> {
        let snapshots = material.snapshots()?;
        let changes = sheets.iter().filter(|sheet| sheet.is_change());
        let pillars: Vec<Pillar> = changes.filter_map(|sheet| sheet.pillar).collect();
        let largest = largest(snapshots, &pillars, material);
        let has_effects =
            sheets.iter().any(Self::is_effects) && effects::is_worth_a_look(material)?;
        let worth = |sheet: Self| match (sheet.pillar, largest) {
            (_, Some((pillar, day))) if sheet.is_change() => {
                (sheet.pillar == Some(pillar)).then_some(Self { on: Some(day), ..sheet })
            }
            (_, None) if sheet.is_change() => None,
            (Some(pillar), _) => (scores(snapshots, pillar).count() > 1).then_some(sheet),
            (None, _) => (has_effects || !sheet.is_effects()).then_some(sheet),
        };
        Ok(sheets.into_iter().filter_map(worth).collect())
    }

    fn is_effects(&self) -> bool {
        self.chart.name == effects::CHART.name
    }

    /// Whether it takes a change apart.
    fn is_change(&self) -> bool {
        self.chart.options.contains(&"--on")
    }
}

/// The largest change of one of these pillars in the last four weeks, or on the day that is asked
/// for, and the day on which it ends; of equal ones the latest.
fn largest(
    snapshots: &[Snapshot],
    pillars: &[Pillar],
    material: &Material<'_>,
) -> Option<(Pillar, Date)> {
    let since = material.person.today().plus_days(-RECENT_DAYS);
    let is_asked = |[from, to]: &[&Snapshot; 2]| match material.on {
        Some(day) => from.date < day && day <= to.date,
        None => to.date > since,
    };
    let of = |&pillar: &Pillar| {
        let scores: Vec<&Snapshot> = scores(snapshots, pillar).collect();
        let pairs: Vec<[&Snapshot; 2]> = scores.windows(2).map(|pair| [pair[0], pair[1]]).collect();
        let moved = move |[from, to]: [&Snapshot; 2]| {
            let delta = to.moved_since(from, Series::Pillar(pillar))?;
            (delta != Delta::ZERO).then_some((delta.size(), to.date, pillar))
        };
        pairs.into_iter().filter(is_asked).filter_map(moved).collect::<Vec<_>>()
    };
    let moves = pillars.iter().flat_map(of);
    let (.., day, pillar) = moves.max_by_key(|&(size, day, _)| (size, day))?;
    Some((pillar, day))
}

/// The snapshots that have a pillar.
fn scores(snapshots: &[Snapshot], pillar: Pillar) -> impl Iterator<Item = &Snapshot> {
    snapshots.iter().filter(move |one| one.pillar(pillar).is_some())
}
