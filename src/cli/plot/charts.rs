//! Which charts are asked for.

use clap::ValueEnum;

use crate::answer::charts::Sheet;
use crate::domain::Pillar;

/// A chart as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartArg {
    /// Total, pillars and activity on one page
    Overview,
    /// One pillar, its largest changes and what came before them
    Pillar,
    /// One change of a pillar, split over what was logged, with 90 % ranges
    Change,
    /// The total and the ranks beside industry and network
    Benchmark,
    /// Activity beside safe numbers; the last 10 weeks unless a period is given
    Activity,
    /// Every chart
    All,
}

/// The charts that are asked for, each once; the overview without any.
pub(super) fn sheets(charts: &[ChartArg], pillars: &[Pillar]) -> Vec<Sheet> {
    let pillars = if pillars.is_empty() { &Pillar::ALL } else { pillars };
    let mut sheets = Vec::new();
    for chart in if charts.is_empty() { &[ChartArg::Overview] } else { charts } {
        sheets.extend(chart.sheets(pillars));
    }
    let mut seen = Vec::new();
    sheets.retain(|sheet| {
        let is_new = !seen.contains(sheet);
        seen.push(*sheet);
        is_new
    });
    sheets
}

impl ChartArg {
    fn sheets(self, pillars: &[Pillar]) -> Vec<Sheet> {
        match self {
            Self::Overview => vec![Sheet::Overview],
            Self::Pillar => pillars.iter().copied().map(Sheet::Pillar).collect(),
            Self::Change => pillars.iter().copied().map(Sheet::Change).collect(),
            Self::Benchmark => vec![Sheet::Benchmark],
            Self::Activity => vec![Sheet::Activity],
            Self::All => Self::value_variants()
                .iter()
                .filter(|chart| **chart != Self::All)
                .flat_map(|chart| chart.sheets(pillars))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chart_is_asked_for_once() {
        use ChartArg::{All, Pillar as OfPillar};
        let four = Pillar::ALL.map(Sheet::Pillar);
        assert_eq!(sheets(&[], &[]), [Sheet::Overview]);
        assert_eq!(sheets(&[OfPillar], &[]), four);
        let people = [Sheet::Pillar(Pillar::People)];
        assert_eq!(sheets(&[OfPillar, OfPillar], &[Pillar::People, Pillar::People]), people);
        let all = sheets(&[OfPillar, All], &[]);
        assert_eq!(all[..5], [&four[..], &[Sheet::Overview]].concat());
        assert_eq!(sheets(&[All], &[]).len(), all.len());
        for chart in ChartArg::value_variants() {
            assert!(!chart.sheets(&Pillar::ALL).is_empty(), "{chart:?}");
        }
    }
}
