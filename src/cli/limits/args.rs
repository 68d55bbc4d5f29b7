//! The options of `ssi limits`.

use clap::{Args, ValueEnum};

use crate::domain::Preset;

/// Compare activity with safe numbers
#[derive(Args, Debug)]
#[command(after_help = "\
KIND is invitation, message, pending or note; SPAN is day, week or month. A choice holds from today
on: what you did before stays beside the numbers that held then.

  ssi limits --set invitation=30/day --set pending=300
  ssi limits --preset careful
  ssi limits --check        (exit status 1 when something is over)")]
pub(in crate::cli) struct LimitsArgs {
    /// The day to look at [default: today]
    #[arg(long, value_name = "WHEN", conflicts_with_all = ["set", "reset", "preset", "sources"])]
    pub(super) on: Option<String>,
    /// End with status 1 when something is over
    #[arg(long, conflicts_with_all = ["set", "reset", "preset", "sources"])]
    pub(super) check: bool,
    /// Choose a number of your own
    #[arg(long, value_name = "KIND=N/SPAN", conflicts_with = "sources")]
    pub(super) set: Vec<String>,
    /// Choose one of the two whole sets of safe numbers
    #[arg(long, value_enum, ignore_case = true, conflicts_with = "sources")]
    pub(super) preset: Option<PresetArg>,
    /// Forget what you chose before
    #[arg(long, conflicts_with = "sources")]
    pub(super) reset: bool,
    /// Show who says so
    #[arg(long)]
    pub(super) sources: bool,
}

/// A whole set of safe numbers.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum PresetArg {
    Article,
    Careful,
}

impl PresetArg {
    pub(super) const fn preset(self) -> Preset {
        match self {
            Self::Article => Preset::Article,
            Self::Careful => Preset::Careful,
        }
    }
}
