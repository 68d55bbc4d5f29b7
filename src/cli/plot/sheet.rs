//! Which charts are asked for, and each laid out.

use clap::ValueEnum;

use crate::chart::{ActivityChart, Figure, Fonts, Overview, PillarChart};
use crate::cli::context::Context;
use crate::cli::failure::{Exit, Failure};
use crate::domain::{Date, Log, Period, Pillar, Snapshot};
use crate::store::Profile;

use super::activity;

/// A chart as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartArg {
    /// Total, pillars and activity on one page
    Overview,
    /// One pillar, its largest changes and what came before them
    Pillar,
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
    Activity,
}

/// What charts are drawn from.
pub(super) struct Material<'a> {
    pub(super) profile: &'a Profile,
    /// Those of the period.
    pub(super) snapshots: &'a [Snapshot],
    /// The first and the last day with a snapshot, whatever the period.
    pub(super) recorded: Option<(Date, Date)>,
    pub(super) log: &'a Log,
    pub(super) period: Period,
    pub(super) title: Option<&'a str>,
    pub(super) zoom: bool,
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
            Self::Activity => "activity",
        }
    }

    pub(super) const fn pillar(self) -> Option<Pillar> {
        match self {
            Self::Overview | Self::Activity => None,
            Self::Pillar(pillar) => Some(pillar),
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
        context: &mut Context,
        fonts: &Fonts,
    ) -> Result<Drawing, Failure> {
        let Material { profile, snapshots, log, title, zoom, .. } = *material;
        let who = profile.given_name();
        let last_with = |has_value: &dyn Fn(&Snapshot) -> bool| {
            snapshots.iter().rfind(|snapshot| has_value(snapshot)).map(|snapshot| snapshot.date)
        };
        let (figure, last) = match self {
            Self::Overview => {
                let overview = Overview { who, snapshots, log, title };
                (overview.figure(fonts), last_with(&|_| true))
            }
            Self::Pillar(pillar) => {
                let chart = PillarChart { who, pillar, snapshots, log, zoom, title };
                (chart.figure(fonts), last_with(&|snapshot| snapshot.pillar(pillar).is_some()))
            }
            Self::Activity => {
                let (first, last) = activity::days(material.period, context.today);
                let numbers = activity::numbers(profile, log, first, last)?;
                let chart = ActivityChart { who, numbers: &numbers, title };
                (chart.figure(fonts), Some(last))
            }
        };
        match figure.zip(last) {
            Some((figure, last)) => Ok(Drawing { sheet: self, figure, last }),
            None => Err(self.nothing_to_draw(material, context)),
        }
    }

    fn nothing_to_draw(self, material: &Material<'_>, context: &Context) -> Failure {
        let Material { period, .. } = *material;
        let record = context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS");
        match self {
            Self::Activity => activity::nothing_to_draw(material, context),
            _ if material.snapshots.is_empty() => match material.recorded {
                None => Failure::new(Exit::Missing, "there is no snapshot yet").fix(record),
                Some((first, last)) => {
                    let what = format!("there is no snapshot {}", period.in_words());
                    Failure::new(Exit::Missing, what)
                        .why(format!("the first is of {first}, the last of {last}"))
                }
            },
            Self::Pillar(pillar) => {
                let what = format!("{pillar} was never recorded {}", period.in_words());
                Failure::new(Exit::Missing, what.trim_end()).fix(record)
            }
            Self::Overview => Failure::new(Exit::Missing, "there is nothing to draw").fix(record),
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
        let rest = [Sheet::Overview, Sheet::Activity];
        assert_eq!(sheets(&[OfPillar, All], &[]), [&four[..], &rest].concat());
        for chart in ChartArg::value_variants() {
            assert!(!chart.sheets(&Pillar::ALL).is_empty(), "{chart:?}");
        }
    }
}
