//! `ssi restriction`: the way through a restriction of the account, one step at a time.

mod args;
mod change;
mod letter;
mod start;
mod view;

use crate::cli::frame::{Context, Failure};

pub(super) use args::RestrictionArgs;
use args::Verb;

pub(super) fn run(args: &RestrictionArgs, context: &mut Context) -> Result<(), Failure> {
    match &args.command {
        None => view::run(args.all, context),
        Some(Verb::Start(start)) => start::run(start, context),
        Some(Verb::Done(done)) => change::done(done, context),
        Some(Verb::Letter(letter)) => letter::run(letter, context),
        Some(Verb::End(end)) => change::end(end, context),
    }
}
