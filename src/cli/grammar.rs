//! The grammar.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::frame::{Global, place};
use crate::domain::Text;

use super::changes::ChangesArgs;
use super::doctor::DoctorArgs;
use super::edit::EditArgs;
use super::effects::EffectsArgs;
use super::explain::ExplainArgs;
use super::export::ExportArgs;
use super::history::HistoryArgs;
use super::import::ImportArgs;
use super::limits::LimitsArgs;
use super::log::LogArgs;
use super::plot::PlotArgs;
use super::profile::ProfileArgs;
use super::record::RecordArgs;
use super::remove::RemoveArgs;
use super::restriction::RestrictionArgs;
use super::status::StatusArgs;
use super::undo::{RedoArgs, UndoArgs};

/// What a person wants, and the commands for it; clap would list them in one heap.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Every day", &["record", "log"]),
    ("Look", &["status", "history", "changes", "explain", "effects", "plot"]),
    ("Stay safe", &["limits", "restriction"]),
    ("Correct", &["edit", "remove", "undo", "redo"]),
    ("Data", &["import", "export", "doctor", "profile"]),
];

/// What stands around the commands in the overview.
const HEAD: &str = "{about}\n\n{usage-heading} ssi [OPTIONS] [COMMAND]\n";
const FOOT: &str = "
{all-args}

WHEN is a date as you write it: 2026-03-02, 2.3.2026, 2 Mar, monday, 3 days ago.
A snapshot is the scores of one day, an activity something that you did.
Without COMMAND: status. More on a command: ssi help COMMAND{after-help}
";

/// Keep the history of your Social Selling Index (SSI)
#[derive(Debug, Parser)]
#[command(name = "ssi", version, subcommand_help_heading = "Commands")]
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
        let program = Self::command();
        let overview = overview(&program);
        let program = program.help_template(overview).after_help(your_data(arguments));
        let matches = program.try_get_matches_from(arguments)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        let typed = typed_profiles(&matches);
        if !typed.is_empty() {
            cli.global.has_typed_profiles = true;
            cli.global.profiles = on_both_sides(arguments, typed);
        }
        Ok(cli)
    }
}

/// The overview of commands, each with the first line of its own help.
fn overview(program: &clap::Command) -> String {
    let line = |name: &&str| {
        let about = program.find_subcommand(name).and_then(clap::Command::get_about);
        about.map(|about| format!("  {name:<11}  {about}\n")).unwrap_or_default()
    };
    let group = |(heading, names): &(&str, &[&str])| {
        let lines: String = names.iter().map(line).collect();
        format!("\n{heading}\n{lines}")
    };
    let groups: String = GROUPS.iter().map(group).collect();
    format!("{HEAD}{groups}{FOOT}")
}

/// Where the data of this machine are.
fn your_data(arguments: &[OsString]) -> String {
    let folder = place::before_arguments(arguments).map(|folder| folder.display().to_string());
    folder.map(|folder| format!("Your data: {}", Text::from_file(&folder))).unwrap_or_default()
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
    Import(ImportArgs),
    #[command(hide = true)]
    Export(ExportArgs),
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
        let program = Cli::command();
        let overview = overview(&program);
        for command in program.get_subcommands() {
            let about = command.get_about().unwrap();
            let line = format!("\n  {:<11}  {about}\n", command.get_name());
            assert!(overview.contains(&line), "{}", command.get_name());
        }
    }

    #[test]
    fn every_help_has_an_example() {
        fn check(command: &clap::Command, path: &str) {
            let path = format!("{path} {}", command.get_name());
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let example = format!("  {}", path.trim_start());
            assert!(help.lines().any(|line| line.starts_with(&example)), "{path}: {help}");
            command.get_subcommands().for_each(|verb| check(verb, &path));
        }
        Cli::command().get_subcommands().for_each(|command| check(command, "ssi"));
    }
}
