//! `ssi restriction`: the way through a restriction of the account, one step at a time.

mod change;
mod letter;
mod start;
mod view;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::domain::{Restriction, RestrictionKind, Strike};

use super::context::Context;
use super::failure::{Exit, Failure};

/// Follow the steps after an account restriction
#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Without a verb: where you stand, and the next step with its day. What LinkedIn decides, nobody
outside can know; each step says who advises it.

  ssi restriction start --on yesterday --kind invitations
  ssi restriction done withdraw
  ssi restriction letter -o letter.txt
  ssi restriction end"
)]
pub(super) struct RestrictionArgs {
    /// Show every step with all that is said of it
    #[arg(long)]
    all: bool,
    #[command(subcommand)]
    command: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Note that the account is restricted
    Start(StartArgs),
    /// Tick off a step
    Done(DoneArgs),
    /// Draft a letter to LinkedIn's support
    Letter(LetterArgs),
    /// Note that the restriction has ended
    End(EndArgs),
}

#[derive(Args, Debug)]
struct StartArgs {
    /// The first day of it [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// The day until which it is to last, if LinkedIn names one
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// What is restricted [default: invitations]
    #[arg(long, value_enum, ignore_case = true)]
    kind: Option<KindArg>,
    /// Whether it is the first, second or third one [default: counted from those before]
    #[arg(long, value_enum, ignore_case = true)]
    strike: Option<StrikeArg>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Correct the restriction that is open
    #[arg(long)]
    replace: bool,
}

#[derive(Args, Debug)]
struct DoneArgs {
    /// The step: stop, withdraw, write, reopen, write-6-months, write-12-months
    step: String,
    /// The day on which you did it [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The letter is neutral: it asks for a review, names the days that you entered and promises care. What
you must write yourself stands in [square brackets]. The article recommends to admit the mistake;
whether you do is up to you. If LinkedIn closed your case: ssi restriction letter reopen.")]
struct LetterArgs {
    /// Which letter: first, second, third, reminder, reopen [default: what comes next]
    #[arg(value_name = "LETTER")]
    letter: Option<String>,
    /// A new file for it [default: shown here]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add sentences that admit a breach of the User Agreement
    #[arg(long)]
    admit: bool,
}

#[derive(Args, Debug)]
struct EndArgs {
    /// The day on which it ended [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// Correct the day of an end that is noted already
    #[arg(long)]
    replace: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArg {
    Invitations,
    Account,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StrikeArg {
    First,
    Second,
    Third,
}

impl KindArg {
    const fn kind(self) -> RestrictionKind {
        match self {
            Self::Invitations => RestrictionKind::Invitations,
            Self::Account => RestrictionKind::Account,
        }
    }
}

impl StrikeArg {
    const fn strike(self) -> Strike {
        match self {
            Self::First => Strike::First,
            Self::Second => Strike::Second,
            Self::Third => Strike::Third,
        }
    }
}

pub(super) fn run(args: &RestrictionArgs, context: &mut Context) -> Result<(), Failure> {
    match &args.command {
        None => view::run(args.all, context),
        Some(Verb::Start(start)) => start::run(start, context),
        Some(Verb::Done(done)) => change::done(done, context),
        Some(Verb::Letter(letter)) => letter::run(letter, context),
        Some(Verb::End(end)) => change::end(end, context),
    }
}

/// What cannot be said of a restriction because none is open.
fn none_open(restrictions: &[Restriction], context: &Context) -> Failure {
    let failure = Failure::new(Exit::Missing, "no restriction is open")
        .fix(context.ssi("restriction start --on WHEN"));
    match restrictions.last().and_then(|last| last.end) {
        Some(end) => failure.why(format!("the last one ended on {}", end.with_weekday())),
        None => failure,
    }
}
