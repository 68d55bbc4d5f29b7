//! The options that every command takes.

use std::ffi::OsString;

use anstream::ColorChoice;
use clap::{Args, ValueEnum};

/// Options that every command takes, before or after the verb.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Options of every command")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Global {
    /// Whose data (`plot team` takes one for each person)
    #[arg(
        short = 'p',
        long = "profile",
        global = true,
        value_name = "NAME",
        env = "SSI_PROFILE",
        hide_env_values = true
    )]
    pub(crate) profiles: Vec<String>,
    /// Whether profiles were typed, and are not of the environment.
    #[arg(skip)]
    pub(crate) has_typed_profiles: bool,
    /// Where the data folder is [default: see `ssi help`]
    #[arg(long, global = true, value_name = "DIR", env = "SSI_DIR", hide_env_values = true)]
    pub(crate) dir: Option<OsString>,
    /// Take this day as today, for scripts and demonstrations
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Answer with one JSON document; errors as JSON on stderr
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Say what would be saved, save nothing
    #[arg(short = 'n', long, global = true)]
    pub(crate) dry_run: bool,
    /// No sentence on success, no hints; errors and warnings stay
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Never ask
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = false
    )]
    pub(crate) color: Color,
}

/// When to use colour; `auto` obeys `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`. Variants have no
/// doc comments: clap would spread every help over three times the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) const fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}
