//! The grammar.

use std::ffi::OsString;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::changes::ChangesArgs;
use super::effects::EffectsArgs;
use super::explain::ExplainArgs;
use super::history::HistoryArgs;
use super::limits::LimitsArgs;
use super::log::LogArgs;
use super::plot::PlotArgs;
use super::profile::ProfileArgs;
use super::record::RecordArgs;
use super::restriction::RestrictionArgs;
use super::status::StatusArgs;

/// The overview of commands, by what a person wants; clap would list them in one heap.
const OVERVIEW: &str = "\
{about}

{usage-heading} ssi [OPTIONS] [COMMAND]

Every day
  record   Save the scores of one day
  log      Save what you did

Look
  status   Show the last scores, today's activity and what to do next (also: ssi)
  history  List scores over time
  changes  List what went up or down, with what you did before it
  explain  Take one change apart
  effects  Show what went with each pillar, and how sure that is
  plot     Draw charts as PNG or SVG files

Stay safe
  limits   Compare activity with safe numbers
  restriction
           Follow the steps after an account restriction

Data
  profile  Keep several people apart

{all-args}

WHEN is a date as you write it: 2026-03-02, 2.3.2026, 2 Mar, monday, yesterday, 3 days ago.
More on a command: ssi help COMMAND
";

/// Keep the history of your Social Selling Index (SSI)
#[derive(Debug, Parser)]
#[command(name = "ssi", version, help_template = OVERVIEW, subcommand_help_heading = "Commands")]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(hide = true)]
    Record(Box<RecordArgs>),
    #[command(hide = true)]
    Log(LogArgs),
    #[command(hide = true)]
    Status(StatusArgs),
    #[command(hide = true)]
    History(HistoryArgs),
    #[command(hide = true)]
    Changes(ChangesArgs),
    #[command(hide = true)]
    Explain(ExplainArgs),
    #[command(hide = true)]
    Effects(EffectsArgs),
    #[command(hide = true)]
    Plot(PlotArgs),
    #[command(hide = true)]
    Limits(LimitsArgs),
    #[command(hide = true)]
    Restriction(RestrictionArgs),
    #[command(hide = true)]
    Profile(ProfileArgs),
}

/// Options that every command takes, before or after the verb.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Options of every command")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Global {
    /// Whose data
    #[arg(
        short,
        long,
        global = true,
        value_name = "NAME",
        env = "SSI_PROFILE",
        hide_env_values = true
    )]
    pub(super) profile: Option<String>,
    /// Where the data folder is [default: the platform's place for data]
    #[arg(long, global = true, value_name = "DIR", env = "SSI_DIR", hide_env_values = true)]
    pub(super) dir: Option<OsString>,
    /// Take this day as today, for scripts and demonstrations
    #[arg(long, global = true, value_name = "DATE")]
    pub(super) today: Option<String>,
    /// Answer with one JSON document; errors as JSON on stderr
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Say what would be saved, save nothing
    #[arg(short = 'n', long, global = true)]
    pub(super) dry_run: bool,
    /// No sentence on success, no hints; errors and warnings stay
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Never ask
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = false
    )]
    pub(super) color: Color,
}

/// When to use colour; `auto` obeys `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`. Variants have no doc
/// comments: clap would spread every help over three times the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// Whether a word is an option of this program.
pub(super) fn is_option(word: &str) -> bool {
    let program = Cli::command();
    let mut options = std::iter::once(&program)
        .chain(program.get_subcommands())
        .flat_map(clap::Command::get_arguments);
    options.any(|option| match word.strip_prefix("--") {
        Some(long) => option.get_long() == Some(long),
        None => match word.strip_prefix('-').map(str::chars) {
            Some(mut letters) => {
                letters.next().is_some_and(|letter| option.get_short() == Some(letter))
                    && letters.next().is_none()
            }
            None => false,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_known_in_both_forms() {
        for word in ["--dry-run", "-n", "--note", "--new-kind", "-p", "--help"] {
            assert!(is_option(word) || word == "--help", "{word}");
        }
        for word in ["-5", "-", "--", "dry-run", "--flag", "-nope", "- n"] {
            assert!(!is_option(word), "{word}");
        }
    }

    #[test]
    fn the_grammar_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_overview_names_every_command() {
        for command in Cli::command().get_subcommands() {
            let line = format!("\n  {:<7}", command.get_name());
            assert!(OVERVIEW.contains(&line), "{}", command.get_name());
        }
    }
}
