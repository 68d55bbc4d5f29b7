//! The options that select a period.

use clap::Args;

use crate::domain::{Period, Span};

use super::context::Context;
use super::failure::{Exit, Failure};

/// The options that select a period.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct PeriodArgs {
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
    pub(super) fn period(&self, context: &Context) -> Result<Period, Failure> {
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
    pub(super) fn is_given(&self) -> bool {
        self.since.is_some() || self.until.is_some() || self.last.is_some()
    }
}
