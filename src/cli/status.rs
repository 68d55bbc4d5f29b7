//! `ssi status`, also the bare `ssi`: where things stand, in six lines of 80 columns.

use clap::Args;

use crate::answer::status::Status;
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Failure, table};
use crate::words;

/// The most that is shown of a name, in columns.
const LONGEST_NAME: usize = 10;

/// Show the last scores, today's activity and what to do next
#[derive(Args, Debug)]
pub(super) struct StatusArgs {}

pub(super) fn run(_args: &StatusArgs, context: &mut Context) -> Result<(), Failure> {
    let person = context.person(ModelArgs::default())?;
    let status = Status::of(&person)?;
    context.warn_of_findings("", &person);
    if context.json {
        return context.say_json(&status.json());
    }
    let name = words::cut_to(status.name().unwrap_or("SSI"), LONGEST_NAME);
    let label_width = words::columns(&name).max("Watch".len()) + 2;
    let room = words::WIDTH - label_width;
    let mut table = table::plain();
    table.add_row([name, status.standing(room)]);
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
    context.say_all(table::lines(table, 1));
    Ok(())
}
