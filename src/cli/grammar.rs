//! The grammar.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::frame::Global;

use super::changes::ChangesArgs;
use super::doctor::DoctorArgs;
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
  doctor   Check the data files, and mend what has one answer (--fix)
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

impl Cli {
    /// Reads a command line.
    ///
    /// # Errors
    ///
    /// Returns what clap says of it.
    pub(super) fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let matches = Self::command().try_get_matches_from(arguments)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        let typed = typed_profiles(&matches);
        if !typed.is_empty() {
            cli.global.has_typed_profiles = true;
            cli.global.profiles = on_both_sides(arguments, typed);
        }
        Ok(cli)
    }
}

/// The profiles that were typed; not the one of the environment.
fn typed_profiles(matches: &ArgMatches) -> Vec<String> {
    let is_typed = matches.value_source(PROFILES) == Some(ValueSource::CommandLine);
    let typed = matches.get_many(PROFILES).filter(|_| is_typed);
    typed.map(|names| names.cloned().collect()).unwrap_or_default()
}

/// The profiles before and after the verb. Clap knows only the last ones, so that what comes
/// before a word that may be a verb is read as a command line of its own.
fn on_both_sides(arguments: &[OsString], last: Vec<String>) -> Vec<String> {
    let program = Cli::command();
    let may_be_verb = |word: &OsString| program.find_subcommand(word).is_some();
    let places = (1..arguments.len()).filter(|place| may_be_verb(&arguments[*place]));
    let heads = places.map(|place| program.clone().try_get_matches_from(&arguments[..place]));
    let typed = heads.filter_map(|head| Some(typed_profiles(&head.ok()?)));
    let mut sides: Vec<Vec<String>> = Vec::new();
    for typed in typed.chain([last]) {
        match sides.last_mut() {
            Some(side) if typed.starts_with(side) => *side = typed,
            _ => sides.push(typed),
        }
    }
    sides.concat()
}

/// What clap calls the profiles.
const PROFILES: &str = "profiles";

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
    Doctor(DoctorArgs),
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
    fn profiles_are_known_on_both_sides_of_the_verb() {
        let profiles = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let Global { profiles, has_typed_profiles, .. } = Cli::read(&words).unwrap().global;
            assert_eq!(has_typed_profiles, line.contains("-p"), "{line}");
            profiles.join(" ")
        };
        assert_eq!(profiles("ssi -p A plot team -p B -p C"), "A B C");
        assert_eq!(profiles("ssi -p A --profile=B plot team"), "A B");
        assert_eq!(profiles("ssi plot team -p plot -p B"), "plot B");
        assert_eq!(profiles("ssi -p plot plot team -pB"), "plot B");
        assert_eq!(profiles("ssi -p A log comment 5 profile 2"), "A");
        assert_eq!(profiles("ssi log comment -p A profile -p B"), "A B");
        assert_eq!(profiles("ssi plot team"), "");
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
