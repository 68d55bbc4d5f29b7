//! `ssi status`, also the bare `ssi`: where things stand, in six lines of 80 columns or fewer.

use clap::Args;

use crate::answer::status::Status;
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::paint::Paint;
use crate::cli::frame::{Context, Failure, table, terminal};

/// Show the last scores, today's activity and what to do next
#[derive(Args, Debug)]
#[command(after_help = "\
The same as ssi alone. A number of points without a sign is a score of 100 (the index), or of 25 (a
pillar); `Watch` is what may put the account at risk (ssi limits).

  ssi status -p Anna")]
pub(super) struct StatusArgs {}

pub(super) fn run(_args: &StatusArgs, context: &mut Context) -> Result<(), Failure> {
    let person = context.person(ModelArgs::default())?;
    let status = Status::of(&person)?;
    context.warn_of_findings("", &person);
    if context.json {
        return context.say_json(&status.json());
    }
    let width = terminal::paragraph_width();
    let moved = status.moved().unwrap_or_default();
    let painted = Paint::of_move(&moved).map(|paint| (moved.as_str(), paint));
    context.say_row(&[status.heading(width)], painted);
    say_facts(context, &status, width);
    Ok(())
}

/// A line for each of what was done, what to watch, and what to do next.
fn say_facts(context: &mut Context, status: &Status<'_>, width: usize) {
    let room = width.saturating_sub("Today".len() + table::GAP);
    let mut table = table::plain();
    if !status.snapshots.is_empty() || status.is_logged() {
        table.add_row(["Today".to_owned(), status.done(room)]);
    }
    if status.is_exposed() {
        table.add_row(["Watch".to_owned(), status.exposure(room)]);
    }
    let labels = std::iter::once("Next").chain(std::iter::repeat(""));
    for (label, line) in labels.zip(status.next(&context.commands())) {
        table.add_row([label, &line]);
    }
    context.say_all(table::lines(table));
}
