//! What clap says of a command line, in the words of this program.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::frame::{Exit, Failure, WHERE, WHOSE, place, program_with};
use crate::domain::shown;
use crate::words::or_list;

use super::other_words::Unknown;

/// The failure that a refused command line is.
pub(super) fn failure(
    error: &clap::Error,
    arguments: &[OsString],
    program: &clap::Command,
) -> Failure {
    let help = help_command(arguments, program);
    let argument = option_name(&one(error, ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = many(error, ContextKind::InvalidSubcommand).concat();
            unknown_command(&word, arguments, program)
        }
        ErrorKind::UnknownArgument => {
            let word = one(error, ContextKind::InvalidArg);
            let failure = usage(format!("there is no option or word `{word}` here"));
            let failure = match many(error, ContextKind::SuggestedArg).as_slice() {
                [] if word.starts_with('-') => {
                    failure.why("what begins with `-` is taken for an option")
                }
                _ => failure,
            };
            suggest(failure, error, &help)
        }
        ErrorKind::InvalidValue => invalid_value(error, &argument, &help),
        ErrorKind::MissingRequiredArgument => usage(format!("{argument} is missing")).fix(help),
        ErrorKind::ArgumentConflict => {
            let other = option_name(&one(error, ContextKind::PriorArg));
            if argument == other {
                usage(format!("{argument} is given twice")).fix("give it once")
            } else {
                usage(format!("{argument} and {other} do not go together"))
                    .fix("choose one of the two")
            }
        }
        ErrorKind::InvalidUtf8 => usage("an argument is not UTF-8".to_owned())
            .why("this program takes text in UTF-8 only")
            .fix("set the terminal to UTF-8, and type the argument again"),
        _ => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            usage(first.strip_prefix("error: ").unwrap_or(first).to_owned()).fix(help)
        }
    }
}

/// What clap suggests instead, or where help is.
fn suggest(failure: Failure, error: &clap::Error, help: &str) -> Failure {
    let nearest = many(error, ContextKind::SuggestedArg).pop(); // the most alike comes last
    match nearest {
        None => failure.fix(help),
        Some(nearest) => failure.fix(format!("did you mean `{nearest}`?")),
    }
}

/// A word that is no command.
fn unknown_command(word: &str, arguments: &[OsString], program: &clap::Command) -> Failure {
    let folder = place::before_arguments(arguments);
    let mut typed: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    if let Some(folder) = &folder {
        place::with_whole_path(&mut typed, folder);
    }
    let verb = typed.iter().take_while(|typed| *typed != word);
    let parent =
        verb.filter_map(|word| program.find_subcommand(word)).find(|c| c.has_subcommands());
    let known: Vec<&str> =
        parent.unwrap_or(program).get_subcommands().map(clap::Command::get_name).collect();
    let unknown = Unknown {
        word,
        parent: parent.map(clap::Command::get_name),
        arguments: &typed,
        program: &program_with(&WHOSE, &typed),
        program_without_profile: &program_with(&WHERE, &typed),
        known: &known,
    };
    unknown.failure()
}

fn invalid_value(error: &clap::Error, option: &str, help: &str) -> Failure {
    let value = one(error, ContextKind::InvalidValue);
    let values = many(error, ContextKind::ValidValue);
    let failure = if value.is_empty() {
        usage(format!("{option} needs a value"))
    } else {
        usage(format!("{option}: there is no `{value}`"))
    };
    match values.as_slice() {
        [] => failure.fix(help),
        values => failure.fix(format!("choose {}", or_list(values))),
    }
}

/// A fact that clap tells of an error, as an error may show it.
fn one(error: &clap::Error, kind: ContextKind) -> String {
    shown(&many(error, kind).join(", "))
}

fn many(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn usage(what: String) -> Failure {
    Failure::new(Exit::Usage, what)
}

/// `--theme` of `--theme <THEME>`, `CHART` of `[CHART]`.
fn option_name(argument: &str) -> String {
    if let Some((option, _)) = argument.split_once(" <") {
        return option.to_owned();
    }
    let bare = argument.trim_end_matches("...");
    let optional = bare.strip_prefix('[').and_then(|bare| bare.strip_suffix(']'));
    optional.unwrap_or(bare.trim_matches(['<', '>'])).to_owned()
}

/// `ssi help log` for what is wrong after `ssi log`.
fn help_command(arguments: &[OsString], program: &clap::Command) -> String {
    let verb = arguments
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .find(|word| program.get_subcommands().any(|command| command.get_name() == *word));
    verb.map_or_else(|| "ssi help".to_owned(), |verb| format!("ssi help {verb}"))
}
