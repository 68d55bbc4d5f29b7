//! Of every chart those that are worth a look.

use crate::attribution::Links;
use crate::domain::{By, Date, Delta, Pillar, Series, Snapshot};
use crate::store::StoreError;

use super::super::caveats::{is_early, is_examined};
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
        let series: Vec<Series> = changes.map(Self::series).collect();
        let asked =
            Recent { on: material.on, by: material.by(&snapshots), today: material.person.today() };
        let largest = largest(&snapshots, &series, asked);
        let has_effects =
            sheets.iter().any(Self::is_effects) && effects::is_worth_a_look(material)?;
        let worth = |sheet: Self| match (sheet.pillar, largest) {
            (_, Some((series, day))) if sheet.is_change() => {
                (sheet.series() == series).then_some(Self { on: Some(day), ..sheet })
            }
            (_, None) if sheet.is_change() => None,
            (Some(_), _) => (scores(&snapshots, sheet.series()).count() > 1).then_some(sheet),
            (None, _) => (has_effects || !sheet.is_effects()).then_some(sheet),
        };
        Ok(sheets.into_iter().filter_map(worth).collect())
    }

    /// These sheets; for changes of the pillars one of the total where nothing can be said of them.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn fitting(sheets: Vec<Self>, material: &Material<'_>) -> Result<Vec<Self>, StoreError> {
        if !sheets.iter().any(Self::is_change) || !is_of_totals(material.person.links()?) {
            return Ok(sheets);
        }
        let mut fitting: Vec<Self> = Vec::new();
        for sheet in sheets {
            let sheet = if sheet.is_change() { Self { pillar: None, ..sheet } } else { sheet };
            if !fitting.iter().any(|other| other.is_same_chart(&sheet)) {
                fitting.push(sheet);
            }
        }
        Ok(fitting)
    }

    /// What it is of: a pillar, or the total.
    fn series(&self) -> Series {
        self.pillar.map_or(Series::Total, Series::Pillar)
    }

    fn is_effects(&self) -> bool {
        self.chart.name == effects::CHART.name
    }

    /// Whether it takes a change apart.
    fn is_change(&self) -> bool {
        self.chart.options.contains(&"--on")
    }
}

/// Which changes are looked at.
#[derive(Clone, Copy)]
struct Recent {
    /// That of this day; else those of the last four weeks.
    on: Option<Date>,
    by: By,
    today: Date,
}

/// The largest change of one of these series in the last four weeks, or on the day that is asked
/// for, and the day on which it ends; of equal ones the latest, of those of
/// one day that of the last one.
fn largest(
    snapshots: &[Snapshot],
    series: &[Series],
    Recent { on, by, today }: Recent,
) -> Option<(Series, Date)> {
    let since = today.plus_days(-RECENT_DAYS);
    let is_asked = |[from, to]: &[&Snapshot; 2]| match on {
        Some(day) => from.date < day && day <= to.date,
        None => to.date > since,
    };
    let of = |&series: &Series| {
        let scores = by.ends(scores(snapshots, series), |one| one.date);
        let pairs: Vec<[&Snapshot; 2]> = scores.windows(2).map(|pair| [pair[0], pair[1]]).collect();
        let moved = move |[from, to]: [&Snapshot; 2]| {
            let delta = to.moved_since(from, series)?;
            (delta != Delta::ZERO).then_some((delta.size(), to.date, series))
        };
        pairs.into_iter().filter(is_asked).filter_map(moved).collect::<Vec<_>>()
    };
    let moves = series.iter().flat_map(of);
    let (.., day, series) = moves.max_by_key(|&(size, day, _)| (size, day))?;
    Some((series, day))
}

/// The snapshots that have a series.
fn scores(snapshots: &[Snapshot], series: Series) -> impl Iterator<Item = &Snapshot> {
    snapshots.iter().filter(move |one| one.has(series))
}

/// Whether only of the total something can be said.
fn is_of_totals(links: &Links) -> bool {
    let pillars = Pillar::ALL.map(Series::Pillar);
    is_examined(links, Series::Total) && pillars.iter().all(|&one| is_early(links, one))
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
        let asked = Recent { on, by: By::Snapshot, today: today() };
        let (series, day) = largest(&ago(days), &Pillar::ALL.map(Series::Pillar), asked)?;
        let Series::Pillar(pillar) = series else { panic!("{series}") };
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
