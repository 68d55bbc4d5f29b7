//! Which charts are asked for.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::answer::charts::{CHARTS, Chart, Material, Sheet};
use crate::domain::Pillar;
use crate::store::StoreError;

/// The word for every chart.
const ALL: &str = "all";

/// A chart as it is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum ChartArg {
    One(&'static Chart),
    All,
}

/// The names of the charts, as the command line takes them.
pub(super) fn parser() -> impl TypedValueParser<Value = ChartArg> {
    let charts = CHARTS.iter().map(|chart| PossibleValue::new(chart.name).help(chart.about));
    let all = PossibleValue::new(ALL)
        .help("What is worth a look, of one person; of changes the largest of four weeks");
    PossibleValuesParser::new(charts.into_iter().chain([all])).map(|name| {
        let is_named = |chart: &&&Chart| chart.name.eq_ignore_ascii_case(&name);
        CHARTS.iter().find(is_named).map_or(ChartArg::All, |chart| ChartArg::One(chart))
    })
}

/// What is asked for.
pub(super) struct Chosen {
    /// The sheets, each once; the overview where no chart is named.
    pub(super) sheets: Vec<Sheet>,
    /// Those among them that are there because every chart is asked for.
    offered: Vec<Sheet>,
}

impl Chosen {
    /// The charts that are asked for.
    pub(super) fn of(charts: &[ChartArg], pillars: &[Pillar]) -> Self {
        let is_named = |chart: &&ChartArg| matches!(chart, ChartArg::One(_));
        let named: Vec<ChartArg> = charts.iter().filter(is_named).copied().collect();
        let named = if charts.is_empty() || !named.is_empty() {
            sheets(&named, pillars)
        } else {
            Vec::new()
        };
        let sheets = sheets(charts, pillars);
        let offered = sheets.iter().filter(|sheet| !has(&named, sheet)).copied().collect();
        Self { sheets, offered }
    }

    /// Whether a sheet is there because every chart is asked for.
    pub(super) fn is_offered(&self, sheet: &Sheet) -> bool {
        has(&self.offered, sheet)
    }

    /// Draws of a person who records no pillars, or too few, changes of the total.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub(super) fn fit(&mut self, material: &Material<'_>) -> Result<(), StoreError> {
        for sheets in [&mut self.sheets, &mut self.offered] {
            *sheets = Sheet::fitting(std::mem::take(sheets), material)?;
        }
        Ok(())
    }

    /// Those that are asked for by name, and of the others those that are worth a look.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub(super) fn worth_a_look(&self, material: &Material<'_>) -> Result<Vec<Sheet>, StoreError> {
        let worth = Sheet::worth_a_look(self.offered.clone(), material)?;
        let kept = |sheet: &Sheet| {
            let worth = worth.iter().find(|other| other.is_same_chart(sheet)).copied();
            if self.is_offered(sheet) { worth } else { Some(*sheet) }
        };
        Ok(self.sheets.iter().filter_map(kept).collect())
    }
}

/// Whether a chart is among these.
fn has(sheets: &[Sheet], sheet: &Sheet) -> bool {
    sheets.iter().any(|other| other.is_same_chart(sheet))
}

/// The sheets of these charts, each once; the overview without any.
fn sheets(charts: &[ChartArg], pillars: &[Pillar]) -> Vec<Sheet> {
    let pillars = if pillars.is_empty() { &Pillar::ALL } else { pillars };
    let mut sheets: Vec<Sheet> = Vec::new();
    let default = [ChartArg::One(CHARTS[0])];
    for chart in if charts.is_empty() { &default } else { charts } {
        for sheet in chart.sheets(pillars) {
            if !has(&sheets, &sheet) {
                sheets.push(sheet);
            }
        }
    }
    sheets
}

impl ChartArg {
    fn sheets(self, pillars: &[Pillar]) -> Vec<Sheet> {
        match self {
            Self::One(chart) => Sheet::of(chart, pillars),
            Self::All => {
                let of_one = CHARTS.iter().filter(|chart| !chart.is_of_team());
                of_one.flat_map(|chart| Sheet::of(chart, pillars)).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(charts: &[ChartArg], pillars: &[Pillar]) -> Vec<String> {
        sheets(charts, pillars).into_iter().map(Sheet::name).collect()
    }

    #[test]
    fn every_chart_is_asked_for_once() {
        let named = |name| ChartArg::One(CHARTS.iter().find(|chart| chart.name == name).unwrap());
        let of_pillar = named("pillar");
        assert_eq!(names(&[], &[]), ["overview"]);
        let four = ["pillar-brand", "pillar-people", "pillar-insights", "pillar-relationships"];
        assert_eq!(names(&[of_pillar], &[]), four);
        let people = [Pillar::People, Pillar::People];
        assert_eq!(names(&[of_pillar, of_pillar], &people), ["pillar-people"]);
        let all = names(&[of_pillar, ChartArg::All], &[]);
        assert_eq!(all[..5], [&four[..], &["overview"]].concat());
        assert_eq!(names(&[ChartArg::All], &[]).len(), all.len());
    }

    #[test]
    fn what_is_asked_for_by_name_is_no_offer() {
        let of_pillar = ChartArg::One(CHARTS.iter().find(|one| one.name == "pillar").unwrap());
        let offered = |charts: &[ChartArg]| Chosen::of(charts, &[]).offered.len();
        let every = names(&[ChartArg::All], &[]).len();
        assert_eq!((offered(&[]), offered(&[of_pillar])), (0, 0));
        assert_eq!(offered(&[ChartArg::All]), every);
        assert_eq!(offered(&[ChartArg::All, of_pillar]), every - 4);
    }

    #[test]
    fn no_two_charts_have_one_name() {
        let mut names: Vec<&str> = CHARTS.iter().map(|chart| chart.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CHARTS.len());
        assert!(!names.contains(&ALL));
    }
}
