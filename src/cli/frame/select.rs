//! The options that select what is shown: a period, a pillar, a series.

use clap::{Args, ValueEnum};

use crate::domain::{Period, Pillar, Series, Span};

use super::context::Context;
use super::failure::{Exit, Failure};

/// The options that select a period.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct PeriodArgs {
    /// From this day on
    #[arg(long, value_name = "WHEN", conflicts_with = "last")]
    since: Option<String>,
    /// Up to this day, included
    #[arg(long, value_name = "WHEN", conflicts_with = "last")]
    until: Option<String>,
    /// The last days, weeks, months or years: 30d, 12w, 6m, 1y
    #[arg(long, value_name = "SPAN")]
    last: Option<String>,
}

impl PeriodArgs {
    /// The period; everything where no option was given.
    pub(crate) fn period(&self, context: &Context) -> Result<Period, Failure> {
        if let Some(text) = &self.last {
            let span: Span = text.parse().map_err(|error| {
                Failure::new(Exit::Usage, format!("`{}` {error}", text.escape_debug()))
            })?;
            return Ok(span.ending(context.today));
        }
        let when =
            |text: &Option<String>| text.as_deref().map(|text| context.when(text)).transpose();
        let period = Period { since: when(&self.since)?, until: when(&self.until)? };
        match (period.since, period.until) {
            (Some(since), Some(until)) if since > until => Err(Failure::new(
                Exit::Usage,
                format!("--since {since} lies after --until {until}"),
            )),
            _ => Ok(period),
        }
    }

    /// Whether a period was chosen.
    pub(crate) fn is_given(&self) -> bool {
        self.since.is_some() || self.until.is_some() || self.last.is_some()
    }
}

/// A pillar on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PillarArg {
    Brand,
    People,
    Insights,
    Relationships,
}

impl PillarArg {
    pub(crate) fn pillar(self) -> Pillar {
        match self {
            Self::Brand => Pillar::Brand,
            Self::People => Pillar::People,
            Self::Insights => Pillar::Insights,
            Self::Relationships => Pillar::Relationships,
        }
    }
}

/// A series on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeriesArg {
    Brand,
    People,
    Insights,
    Relationships,
    Total,
}

impl SeriesArg {
    pub(crate) fn series(self) -> Series {
        match self {
            Self::Brand => Series::Pillar(Pillar::Brand),
            Self::People => Series::Pillar(Pillar::People),
            Self::Insights => Series::Pillar(Pillar::Insights),
            Self::Relationships => Series::Pillar(Pillar::Relationships),
            Self::Total => Series::Total,
        }
    }
}
