//! The verbs of `ssi restriction` and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::domain::{RestrictionKind, Strike};

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
pub(in crate::cli) struct RestrictionArgs {
    /// Show every step with all that is said of it
    #[arg(long)]
    pub(super) all: bool,
    #[command(subcommand)]
    pub(super) command: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
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
#[command(after_help = "\
Without options, on a terminal, ssi asks.

  ssi restriction start --on yesterday --kind account --until 2026-03-10
  ssi restriction start --on 2025-11-04 --end 2025-11-11   (one that is over)")]
pub(super) struct StartArgs {
    /// The first day of it [default: today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// The day until which it is to last, if LinkedIn names one: 2026-03-10, or '10 Mar 14:00'
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
    /// The day on which it ended, if it is over
    #[arg(long, value_name = "WHEN", conflicts_with = "replace")]
    pub(super) end: Option<String>,
    /// What is restricted [default: invitations]
    #[arg(long, value_enum, ignore_case = true)]
    pub(super) kind: Option<KindArg>,
    /// Whether it is the first, second or third one [default: counted from those before]
    #[arg(long, value_enum, ignore_case = true)]
    pub(super) strike: Option<StrikeArg>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// Correct the restriction that is open
    #[arg(long)]
    pub(super) replace: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "  ssi restriction done withdraw --on yesterday")]
pub(super) struct DoneArgs {
    /// The step: stop, identity, withdraw, write, reopen, write-6-months, write-12-months
    pub(super) step: String,
    /// The day on which you did it [default: today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The letter is neutral: it asks for a review, names the days that you entered and promises care. What
you must write yourself stands in [square brackets]. The article recommends to admit the mistake;
whether you do is up to you. If LinkedIn closed your case: ssi restriction letter reopen.

  ssi restriction letter -o letter.txt")]
pub(super) struct LetterArgs {
    /// Which letter: first, second, third, reminder, reopen [default: what comes next]
    #[arg(value_name = "LETTER")]
    pub(super) letter: Option<String>,
    /// A new file for it [default: shown here]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Add sentences that admit a breach of the User Agreement
    #[arg(long)]
    pub(super) admit: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "  ssi restriction end --on yesterday")]
pub(super) struct EndArgs {
    /// The day on which it ended [default: today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// Correct the day of an end that is noted already
    #[arg(long)]
    pub(super) replace: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KindArg {
    /// You have reached the weekly invitation limit: it ends by itself, and does not count
    WeeklyLimit,
    /// You cannot send invitations
    Invitations,
    /// You cannot send messages
    Messages,
    /// The account is restricted, and you can log in
    Account,
    /// You cannot log in, and are asked who you are
    Locked,
    /// A notice, as of automated activity, without a restriction
    Warning,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StrikeArg {
    First,
    Second,
    Third,
}

impl KindArg {
    pub(super) const fn kind(self) -> RestrictionKind {
        match self {
            Self::WeeklyLimit => RestrictionKind::WeeklyLimit,
            Self::Invitations => RestrictionKind::Invitations,
            Self::Messages => RestrictionKind::Messages,
            Self::Account => RestrictionKind::Account,
            Self::Locked => RestrictionKind::Locked,
            Self::Warning => RestrictionKind::Warning,
        }
    }
}

impl StrikeArg {
    pub(super) const fn strike(self) -> Strike {
        match self {
            Self::First => Strike::First,
            Self::Second => Strike::Second,
            Self::Third => Strike::Third,
        }
    }
}
