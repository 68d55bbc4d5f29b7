//! A chart of a person, laid out.

use crate::chart::{Figure, Fonts};
use crate::domain::{Date, Pillar};

use super::super::missing::AnswerError;
use super::kind::Chart;
use super::material::Material;
use super::{activity, benchmark, calendar, card, change, effects, overview, pillar, team};

/// Every chart, in the order in which they are listed.
pub static CHARTS: &[&Chart] = &[
    &overview::CHART,
    &pillar::CHART,
    &change::CHART,
    &benchmark::CHART,
    &effects::CHART,
    &activity::CHART,
    &calendar::CHART,
    &card::CHART,
    &team::CHART,
];

/// A chart that becomes a file.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Which one.
    pub chart: &'static Chart,
    /// The pillar that it is of, if it is of one.
    pub pillar: Option<Pillar>,
    /// The day of the change that it is of; else the one that is asked for.
    pub on: Option<Date>,
}

/// A chart, laid out.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Which chart it is.
    pub sheet: Sheet,
    /// Which page of it, where there are several; from 1.
    pub page: Option<usize>,
    /// The page.
    pub figure: Figure,
    /// The last day of it: of activity the last one drawn, else the last one with a snapshot.
    pub last: Date,
}

impl Sheet {
    /// The sheets of a chart, one for each of these pillars if it is of a pillar.
    #[must_use]
    pub fn of(chart: &'static Chart, pillars: &[Pillar]) -> Vec<Self> {
        if chart.is_of_pillar {
            pillars.iter().map(|pillar| Self { chart, pillar: Some(*pillar), on: None }).collect()
        } else {
            vec![Self { chart, pillar: None, on: None }]
        }
    }

    /// The overview.
    #[must_use]
    pub fn overview() -> Self {
        Self { chart: &overview::CHART, pillar: None, on: None }
    }

    /// Whether it is the same chart of the same pillar, be it of another day.
    #[must_use]
    pub fn is_same_chart(&self, other: &Self) -> bool {
        (self.chart.name, self.pillar) == (other.chart.name, other.pillar)
    }

    /// The part of a file's name that tells the charts of a person apart.
    #[must_use]
    pub fn name(self) -> String {
        match self.pillar {
            None => self.chart.name.to_owned(),
            Some(pillar) => format!("{}-{pillar}", self.chart.name),
        }
    }

    /// Lays the chart out, page by page.
    ///
    /// # Errors
    ///
    /// Returns [`AnswerError::Missing`] where there is nothing to draw, [`AnswerError::Axis`] where
    /// the scores do not fit the axis that is asked for, and [`AnswerError::Store`] where the
    /// profile cannot be read.
    pub fn draw(self, material: &Material<'_>, fonts: &Fonts) -> Result<Vec<Drawing>, AnswerError> {
        let material = Material { on: self.on.or(material.on), ..*material };
        let (figures, last) = (self.chart.draw)(self.pillar, &material, fonts)?;
        let are_many = figures.len() > 1;
        let drawing =
            |(page, figure)| Drawing { sheet: self, page: are_many.then_some(page), figure, last };
        Ok((1..).zip(figures).map(drawing).collect())
    }
}
