//! Which charts are asked for, and each laid out.

use clap::ValueEnum;

use crate::chart::{Benchmark, Figure, Fonts, Overview, PillarChart};
use crate::cli::frame::{Context, Failure};
use crate::domain::{Date, Pillar, Snapshot};

use super::material::Material;
use super::{activity, change};

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

/// A chart that becomes one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    Overview,
    Pillar(Pillar),
    Change(Pillar),
    Benchmark,
    Activity,
}

/// A chart, laid out.
pub(super) struct Drawing {
    pub(super) sheet: Sheet,
    pub(super) figure: Figure,
    /// The last day of it: of activity the last one drawn, else the last one with a snapshot.
    pub(super) last: Date,
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

impl Sheet {
    /// The chart's name on the command line.
    pub(super) const fn chart(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Pillar(_) => "pillar",
            Self::Change(_) => "change",
            Self::Benchmark => "benchmark",
            Self::Activity => "activity",
        }
    }

    pub(super) const fn pillar(self) -> Option<Pillar> {
        match self {
            Self::Overview | Self::Benchmark | Self::Activity => None,
            Self::Pillar(pillar) | Self::Change(pillar) => Some(pillar),
        }
    }

    /// The part of a file's name that tells the charts of a person apart.
    pub(super) fn name(self) -> String {
        match self.pillar() {
            None => self.chart().to_owned(),
            Some(pillar) => format!("{}-{pillar}", self.chart()),
        }
    }

    /// Lays the chart out.
    pub(super) fn draw(
        self,
        material: &Material<'_>,
        context: &Context,
        fonts: &Fonts,
    ) -> Result<Drawing, Failure> {
        const SCORES: &str = "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS";
        const COMPARISON: &str = "record ... --industry-average N --industry-rank N";
        let Material { profile, snapshots, log, title, zoom, .. } = *material;
        let who = profile.given_name();
        let drawn = |figure: Option<Figure>, last: Option<&Snapshot>, what: &str, record: &str| {
            let drawn = figure.zip(last).map(|(figure, last)| (figure, last.date));
            drawn.ok_or_else(|| material.nothing_to_draw(what, record, context))
        };
        let (figure, last) = match self {
            Self::Overview => {
                let chart = Overview { who, snapshots, log, title };
                drawn(chart.figure(fonts), snapshots.last(), "there is no snapshot", SCORES)?
            }
            Self::Pillar(pillar) => {
                let chart = PillarChart { who, pillar, snapshots, log, zoom, title };
                let last = snapshots.iter().rfind(|one| one.pillar(pillar).is_some());
                let what = format!("{pillar} was never recorded");
                drawn(chart.figure(fonts), last, &what, SCORES)?
            }
            Self::Change(pillar) => change::figure(pillar, material, context, fonts)?,
            Self::Benchmark => {
                let chart = Benchmark { who, snapshots, title };
                let last = chart.drawn().and_then(<[Snapshot]>::last);
                drawn(chart.figure(fonts), last, "no average and no rank was recorded", COMPARISON)?
            }
            Self::Activity => activity::figure(material, context, fonts)?,
        };
        Ok(Drawing { sheet: self, figure, last })
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
