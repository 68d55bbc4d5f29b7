//! The grammar.

use clap::{Parser, Subcommand};

use crate::cli::frame::Global;

use super::changes::ChangesArgs;
use super::edit::EditArgs;
use super::effects::EffectsArgs;
use super::explain::ExplainArgs;
use super::history::HistoryArgs;
use super::limits::LimitsArgs;
use super::log::LogArgs;
use super::plot::PlotArgs;
use super::profile::ProfileArgs;
use super::record::RecordArgs;
use super::remove::RemoveArgs;
use super::restriction::RestrictionArgs;
use super::status::StatusArgs;
use super::undo::{RedoArgs, UndoArgs};

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

Correct
  edit     Change a record: its values, its day
  remove   Take records out
  undo     Take back what was done last (--list: what can be)
  redo     Bring back what was taken back

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
    Edit(Box<EditArgs>),
    #[command(hide = true)]
    Remove(RemoveArgs),
    #[command(hide = true)]
    Undo(UndoArgs),
    #[command(hide = true)]
    Redo(RedoArgs),
    #[command(hide = true)]
    Profile(ProfileArgs),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::frame::numbers::is_option;

    #[test]
    fn options_are_known_in_both_forms() {
        let program = Cli::command();
        for word in ["--dry-run", "-n", "--note", "--new-kind", "-p", "--help"] {
            assert!(is_option(word, &program) || word == "--help", "{word}");
        }
        for word in ["-5", "-", "--", "dry-run", "--flag", "-nope", "- n"] {
            assert!(!is_option(word, &program), "{word}");
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
