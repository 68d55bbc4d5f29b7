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
    /// value, effects only where there are some, and of all changes the largest of the last four
    /// weeks. One of them may still have nothing to draw, which drawing it tells.
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
        let largest = largest(&snapshots, &pillars, material.on, material.person.today());
        let has_effects =
            sheets.iter().any(Self::is_effects) && effects::is_worth_a_look(material)?;
        let worth = |sheet: Self| match (sheet.pillar, largest) {
            (_, Some((pillar, day))) if sheet.is_change() => {
                (sheet.pillar == Some(pillar)).then_some(Self { on: Some(day), ..sheet })
            }
            (_, None) if sheet.is_change() => None,
            (Some(pillar), _) => (scores(&snapshots, pillar).count() > 1).then_some(sheet),
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
/// for, and the day on which it ends; of equal ones the latest, of those of
/// one day that of the last pillar.
fn largest(
    snapshots: &[Snapshot],
    pillars: &[Pillar],
    on: Option<Date>,
    today: Date,
) -> Option<(Pillar, Date)> {
    let since = today.plus_days(-RECENT_DAYS);
    let is_asked = |[from, to]: &[&Snapshot; 2]| match on {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Score, Total};

    /// Snapshots so many days ago, with the scores of brand and people.
    fn ago(days: &[(i32, &str, &str)]) -> Vec<Snapshot> {
        let one = |&(days, brand, people): &(i32, &str, &str)| {
            let total = Total::parse("50").unwrap();
            let mut snapshot = Snapshot::new(today().plus_days(-days), total);
            snapshot.pillars[0] = Score::parse(brand).ok();
            snapshot.pillars[1] = Score::parse(people).ok();
            snapshot
        };
        days.iter().map(one).collect()
    }

    fn today() -> Date {
        Date::parse("2026-03-03").unwrap()
    }

    /// The pillar of the largest change, and how many days ago it ended.
    fn found(days: &[(i32, &str, &str)], on: Option<i32>) -> Option<(Pillar, i32)> {
        let on = on.map(|days| today().plus_days(-days));
        let (pillar, day) = largest(&ago(days), &Pillar::ALL, on, today())?;
        Some((pillar, today().days_since(day)))
    }

    #[test]
    fn of_equal_changes_the_latest_counts() {
        let days = [(21, "10", "12"), (14, "11", "12"), (7, "11", "12"), (0, "10", "12")];
        assert_eq!(found(&days, None), Some((Pillar::Brand, 0)));
        let days = [(14, "10", "12"), (7, "11", "13"), (0, "11", "13")];
        assert_eq!(found(&days, None), Some((Pillar::People, 7)), "of one day the last pillar");
        let days = [(14, "10", "12"), (7, "10", "13.1"), (0, "11", "13.1")];
        assert_eq!(found(&days, None), Some((Pillar::People, 7)), "a larger one before the latest");
    }

    #[test]
    fn a_change_that_ended_on_the_28th_day_back_is_not_of_the_last_four_weeks() {
        let ended = |days: i32| [(days + 7, "10", "12"), (days, "11", "12"), (0, "11", "12")];
        assert_eq!(found(&ended(27), None), Some((Pillar::Brand, 27)));
        assert_eq!(found(&ended(28), None), None);
        assert_eq!(
            found(&ended(28), Some(30)),
            Some((Pillar::Brand, 28)),
            "unless it is asked for"
        );
        assert_eq!(found(&ended(28), Some(36)), None, "before it");
    }
}
