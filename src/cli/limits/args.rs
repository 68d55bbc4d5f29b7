//! The options of `ssi limits`.

use clap::{Args, ValueEnum};

use crate::domain::{AccountPlan, Preset};

/// Compare activity with safe numbers
#[derive(Args, Debug)]
#[command(after_help = "\
KIND is invitation, message, pending or note; SPAN is day, week or month. A choice holds from today
on: what you did before stays beside the numbers that held then.

  ssi limits --set invitation=30/day --set pending=300
  ssi limits --preset careful --plan free
  ssi limits --check        (exit status 1 when something is over)")]
pub(in crate::cli) struct LimitsArgs {
    /// The day to look at [default: today]
    #[arg(long, value_name = "WHEN", conflicts_with_all = ["set", "reset", "plan", "sources"])]
    pub(super) on: Option<String>,
    /// End with status 1 when something is over
    #[arg(long, conflicts_with_all = ["set", "reset", "plan", "sources"])]
    pub(super) check: bool,
    /// Choose a number of your own
    #[arg(long, value_name = "KIND=N/SPAN", conflicts_with = "sources")]
    pub(super) set: Vec<String>,
    /// Choose a whole set of safe numbers; with --check or --on only look at it
    #[arg(long, value_enum, ignore_case = true, conflicts_with = "sources")]
    pub(super) preset: Option<PresetArg>,
    /// Say what you pay LinkedIn for: it decides notes and paid messages
    #[arg(long, value_enum, ignore_case = true, conflicts_with = "sources")]
    pub(super) plan: Option<PlanArg>,
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
    /// For an account younger than three months
    New,
}

/// What a person pays for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum PlanArg {
    Free,
    Career,
    Business,
    SalesNavigator,
}

impl PlanArg {
    pub(super) const fn plan(self) -> AccountPlan {
        match self {
            Self::Free => AccountPlan::Free,
            Self::Career => AccountPlan::Career,
            Self::Business => AccountPlan::Business,
            Self::SalesNavigator => AccountPlan::SalesNavigator,
        }
    }
}

impl PresetArg {
    pub(super) const fn preset(self) -> Preset {
        match self {
            Self::Article => Preset::Article,
            Self::Careful => Preset::Careful,
            Self::New => Preset::New,
        }
    }
}
