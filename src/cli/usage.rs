//! What clap says of a command line, in the words of this program.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::{Exit, Failure, or_list};
use super::numbers::shown;

/// The failure that a refused command line is.
pub(super) fn failure(error: &clap::Error) -> Failure {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(shown(text)),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let argument = || text(ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            let failure = usage(format!("there is no command `{word}`"));
            match list(ContextKind::SuggestedSubcommand).as_slice() {
                [] => failure.fix("ssi help"),
                nearest => failure.fix(format!("did you mean {}?", or_list(nearest))),
            }
        }
        ErrorKind::UnknownArgument => {
            let failure = usage(format!("there is no option or word `{}` here", argument()));
            match list(ContextKind::SuggestedArg).as_slice() {
                [] => failure.fix(help_command(error)),
                nearest => failure.fix(format!("did you mean {}?", or_list(nearest))),
            }
        }
        ErrorKind::InvalidValue => {
            let option = option_name(&argument());
            let values = list(ContextKind::ValidValue);
            match (text(ContextKind::InvalidValue), values.as_slice()) {
                (Some(value), []) if !value.is_empty() => {
                    usage(format!("{option}: `{value}` is refused"))
                }
                (Some(value), values) if !value.is_empty() => {
                    usage(format!("{option}: there is no `{value}`"))
                        .fix(format!("choose {}", or_list(values)))
                }
                (_, values) if !values.is_empty() => usage(format!("{option} needs a value"))
                    .fix(format!("choose {}", or_list(values))),
                _ => usage(format!("{option} needs a value")).fix(help_command(error)),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            usage(format!("{} is missing", option_name(&argument()))).fix(usage_line(error))
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            let (one, other) = (option_name(&argument()), option_name(&other));
            if one == other {
                usage(format!("{one} is given twice")).fix("give it once")
            } else {
                usage(format!("{one} and {other} do not go together")).fix("choose one of the two")
            }
        }
        _ => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            usage(first.strip_prefix("error: ").unwrap_or(first).to_owned())
                .fix(help_command(error))
        }
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

/// The usage line that clap adds, without its heading.
fn usage_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let usage = text.lines().find_map(|line| line.strip_prefix("Usage: "));
    usage.unwrap_or("ssi help").to_owned()
}

/// `ssi help log` for what is wrong after `ssi log`.
fn help_command(error: &clap::Error) -> String {
    let usage = usage_line(error);
    let command = usage.split_whitespace().nth(1).unwrap_or_default();
    if !command.is_empty()
        && command.bytes().all(|byte| byte.is_ascii_lowercase())
        && command != "help"
    {
        format!("ssi help {command}")
    } else {
        "ssi help".to_owned()
    }
}
