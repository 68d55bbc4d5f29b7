//! The charts, each laid out.

use crate::chart::{Benchmark, Figure, Fonts, Overview, PillarChart};
use crate::domain::{Date, Pillar, Snapshot};

use super::super::missing::AnswerError;
use super::material::Material;
use super::{activity, change};

/// A chart that becomes one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Total, pillars and activity on one page.
    Overview,
    /// One pillar, its largest changes and what came before them.
    Pillar(Pillar),
    /// One change of a pillar, split over what was logged.
    Change(Pillar),
    /// The total and the ranks beside industry and network.
    Benchmark,
    /// Activity beside safe numbers.
    Activity,
}

/// A chart, laid out.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Which chart it is.
    pub sheet: Sheet,
    /// The chart.
    pub figure: Figure,
    /// The last day of it: of activity the last one drawn, else the last one with a snapshot.
    pub last: Date,
}

impl Sheet {
    /// The chart's name on the command line.
    #[must_use]
    pub const fn chart(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Pillar(_) => "pillar",
            Self::Change(_) => "change",
            Self::Benchmark => "benchmark",
            Self::Activity => "activity",
        }
    }

    /// The pillar that it is of, if it is of one.
    #[must_use]
    pub const fn pillar(self) -> Option<Pillar> {
        match self {
            Self::Overview | Self::Benchmark | Self::Activity => None,
            Self::Pillar(pillar) | Self::Change(pillar) => Some(pillar),
        }
    }

    /// The part of a file's name that tells the charts of a person apart.
    #[must_use]
    pub fn name(self) -> String {
        match self.pillar() {
            None => self.chart().to_owned(),
            Some(pillar) => format!("{}-{pillar}", self.chart()),
        }
    }

    /// Lays the chart out.
    ///
    /// # Errors
    ///
    /// Returns [`AnswerError::Missing`] where there is nothing to draw, and [`AnswerError::Store`]
    /// where the profile cannot be read.
    pub fn draw(self, material: &Material<'_>, fonts: &Fonts) -> Result<Drawing, AnswerError> {
        let (figure, last) = match self {
            Self::Change(pillar) => change::figure(pillar, material, fonts)?,
            Self::Activity => activity::figure(material, fonts)?,
            Self::Overview | Self::Pillar(_) | Self::Benchmark => self.scores(material, fonts)?,
        };
        Ok(Drawing { sheet: self, figure, last })
    }

    /// A chart of scores, and the day of its last snapshot.
    fn scores(self, material: &Material<'_>, fonts: &Fonts) -> Result<(Figure, Date), AnswerError> {
        const SCORES: &str = "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS";
        const COMPARISON: &str = "record ... --industry-average N --industry-rank N";
        let Material { person, title, zoom, .. } = *material;
        let who = person.profile().given_name();
        let (snapshots, log) = (material.snapshots()?, person.log()?);
        let (figure, last, what, record): (_, Option<&Snapshot>, _, _) = match self {
            Self::Pillar(pillar) => {
                let chart = PillarChart { who, pillar, snapshots, log, zoom, title };
                let last = snapshots.iter().rfind(|one| one.pillar(pillar).is_some());
                (chart.figure(fonts), last, format!("{pillar} was never recorded"), SCORES)
            }
            Self::Benchmark => {
                let chart = Benchmark { who, snapshots, title };
                let last = chart.drawn().and_then(<[Snapshot]>::last);
                let what = "no average and no rank was recorded".to_owned();
                (chart.figure(fonts), last, what, COMPARISON)
            }
            _ => {
                let chart = Overview { who, snapshots, log, title };
                let what = "there is no snapshot".to_owned();
                (chart.figure(fonts), snapshots.last(), what, SCORES)
            }
        };
        match figure.zip(last) {
            Some((figure, last)) => Ok((figure, last.date)),
            None => Err(material.nothing_to_draw(&what, record)?.into()),
        }
    }
}
