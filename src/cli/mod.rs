//! The command line: arguments in, text and exit codes out. The only module that reads the clock,
//! the environment and the terminal.
//!
//! A command is a file: its arguments, then one short `run` that calls the library and writes its
//! answer into the `Context`. stdout carries the answer, stderr everything else.

mod changes;
mod doctor;
mod edit;
mod effects;
mod explain;
mod export;
mod frame;
mod grammar;
mod history;
mod import;
mod limits;
mod log;
mod other_words;
mod plot;
mod profile;
mod record;
mod remove;
mod restriction;
mod status;
mod undo;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind;

use frame::output::{self, Output};
use frame::{Context, Exit, Failure};
use grammar::{Cli, Command};

/// Runs the program: reads the arguments of the process, and returns its exit status.
#[must_use]
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(report_bug));
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut output = Output::before_arguments(&arguments);
    let cli = match Cli::read(&arguments) {
        Ok(cli) => cli,
        Err(error) => return answer_usage(&error, &arguments, &output),
    };
    output.choose(cli.global.color);
    match Context::new(&cli.global, &arguments, Cli::command) {
        Ok(mut context) => {
            let result = run(&cli, &mut context);
            output.finish(&context, result)
        }
        Err(failure) => output.fail(&failure),
    }
}

fn run(cli: &Cli, context: &mut Context) -> Result<(), Failure> {
    // Of these the one that draws several people looks for itself.
    if !matches!(cli.command, Some(Command::Plot(_))) {
        context.check_one_profile()?;
    }
    match &cli.command {
        None => status::run(&status::StatusArgs {}, context),
        Some(Command::Record(args)) => record::run(args, context),
        Some(Command::Log(args)) => log::run(args, context),
        Some(Command::Status(args)) => status::run(args, context),
        Some(Command::History(args)) => history::run(args, context),
        Some(Command::Changes(args)) => changes::run(args, context),
        Some(Command::Explain(args)) => explain::run(args, context),
        Some(Command::Effects(args)) => effects::run(args, context),
        Some(Command::Plot(args)) => plot::run(args, context),
        Some(Command::Limits(args)) => limits::run(args, context),
        Some(Command::Restriction(args)) => restriction::run(args, context),
        Some(Command::Export(args)) => export::run(args, context),
        Some(Command::Import(args)) => import::run(args, context),
        Some(Command::Doctor(args)) => doctor::run(args, context),
        Some(Command::Profile(args)) => profile::run(args, context),
        Some(Command::Edit(args)) => edit::run(args, context),
        Some(Command::Remove(args)) => remove::run(args, context),
        Some(Command::Undo(args)) => undo::undo(args, context),
        Some(Command::Redo(args)) => undo::redo(args, context),
    }
}

/// Help and version are answers; anything else that clap says is a usage error.
fn answer_usage(error: &clap::Error, arguments: &[OsString], output: &Output) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output.answer(&error.render().ansi().to_string())
        }
        _ => output.fail(&usage::failure(error, arguments, &Cli::command())),
    }
}

/// Says on one line that the program has a bug. Notes and numbers of the command are left out: they
/// are nobody else's business.
fn report_bug(panic: &std::panic::PanicHookInfo<'_>) {
    let is_verb = |word: &OsString| Cli::command().find_subcommand(word).is_some();
    let command = std::env::args_os().skip(1).find(is_verb);
    let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line()));
    output::to_stderr(&format!(
        "ssi: this is a bug in ssi {}, in `{}`{}; please report it with this line\n",
        env!("CARGO_PKG_VERSION"),
        command.unwrap_or_else(|| "ssi".into()).display(),
        place.unwrap_or_default(),
    ));
    std::process::exit(Exit::BUG);
}
