//! Which charts are asked for.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::answer::charts::{CHARTS, Chart, Sheet};
use crate::domain::Pillar;

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
    let all = PossibleValue::new(ALL).help("Every chart of one person");
    PossibleValuesParser::new(charts.into_iter().chain([all])).map(|name| {
        let is_named = |chart: &&&Chart| chart.name.eq_ignore_ascii_case(&name);
        CHARTS.iter().find(is_named).map_or(ChartArg::All, |chart| ChartArg::One(chart))
    })
}

/// The charts that are asked for, each once; the overview without any.
pub(super) fn sheets(charts: &[ChartArg], pillars: &[Pillar]) -> Vec<Sheet> {
    let pillars = if pillars.is_empty() { &Pillar::ALL } else { pillars };
    let mut sheets: Vec<Sheet> = Vec::new();
    let default = [ChartArg::One(CHARTS[0])];
    for chart in if charts.is_empty() { &default } else { charts } {
        for sheet in chart.sheets(pillars) {
            if !sheets.contains(&sheet) {
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
    fn no_two_charts_have_one_name() {
        let mut names: Vec<&str> = CHARTS.iter().map(|chart| chart.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CHARTS.len());
        assert!(!names.contains(&ALL));
    }
}
