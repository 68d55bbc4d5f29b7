//! The options that select what is shown: a period, a pillar, a series.

use clap::{Args, ValueEnum};

use crate::answer::explain::Which;
use crate::domain::{By, Date, Period, Pillar, Series, Span};

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

/// From what to what changes are told.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct ByArgs {
    /// From week to week (Monday to Sunday), or from month to month, ... [default: week for who
    /// records at least every third day, else snapshot]
    #[arg(long, value_name = "STEP", ignore_case = true)]
    by: Option<ByArg>,
}

impl ByArgs {
    /// What was chosen.
    pub(crate) fn by(self) -> Option<By> {
        self.by.map(ByArg::by)
    }
}

/// A step of time on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ByArg {
    #[value(alias = "day")]
    Snapshot,
    Week,
    Month,
    Quarter,
    Year,
}

impl ByArg {
    pub(crate) fn by(self) -> By {
        match self {
            Self::Snapshot => By::Snapshot,
            Self::Week => By::Week,
            Self::Month => By::Month,
            Self::Quarter => By::Quarter,
            Self::Year => By::Year,
        }
    }
}

/// Which change is asked for: one around a day, or of a stretch; else the latest.
///
/// # Errors
///
/// Returns a failure where two of day, stretch and step choose it.
pub(crate) fn which(
    on: Option<Date>,
    period: &PeriodArgs,
    by: Option<By>,
    context: &Context,
) -> Result<Which, Failure> {
    let both = |what: &str, fix: &str| Err(Failure::new(Exit::Usage, what).fix(fix));
    match on {
        Some(_) if period.is_given() => both(
            "a day chooses the change, so that no period does",
            "leave the day out, or --since, --until and --last",
        ),
        Some(day) => Ok(Which::On(day)),
        None if !period.is_given() => Ok(Which::Latest),
        None if by.is_some() => both(
            "a period is taken apart as one change, so that --by does not choose it",
            "leave --by out, or --since, --until and --last",
        ),
        None => Ok(Which::Stretch(period.period(context)?)),
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
