//! `ssi changes`: what went up or down, and what was done before it.

use clap::Args;

use crate::answer::changes::{Asked, Changes, Linked, LinkedChange};
use crate::answer::history::nothing_there;
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::select::{PeriodArgs, SeriesArg};
use crate::cli::frame::{Context, Exit, Failure, table, warn_of_mistyped};
use crate::domain::{Minimum, Series, Total, shown};
use crate::words::counted;

/// How many changes fit one screen with the lines below them.
const SCREEN: usize = 6;

/// List what went up or down, with what you did before it
#[derive(Args, Debug)]
#[command(after_help = "\
The latest first. Listed before a change is what you logged from the day of the earlier snapshot
to the day before the later one. It shows what came first, not what caused it.
Below it: what the change of a pillar, or of a total that is recorded without pillars, is linked
to, with 90 % ranges (ssi explain takes one apart).
Steps too small to be listed are added up until they are not: \"(3 small steps)\".")]
pub(super) struct ChangesArgs {
    #[command(flatten)]
    period: PeriodArgs,
    /// All changes, not only the latest 6
    #[arg(long)]
    all: bool,
    /// Only this pillar, or the total; may be repeated
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Vec<SeriesArg>,
    #[command(flatten)]
    model: ModelArgs,
    /// The smallest change listed [default: 1 for the total, 0.1 for a pillar]
    #[arg(long, value_name = "POINTS", allow_negative_numbers = true)]
    min: Option<String>,
}

pub(super) fn run(args: &ChangesArgs, context: &mut Context) -> Result<(), Failure> {
    let period = args.period.period(context)?;
    let asked = Asked { period, series: args.series(), minimum: args.minimum()? };
    let person = context.person(args.model)?;
    let changes = Changes::of(&person, asked)?;
    context.warn_of_findings("", &person);
    if context.json {
        let linked = changes.linked(changes.found.len())?;
        warn_of_mistyped(context, &person);
        return context.say_json(&linked.json());
    }
    if changes.found.is_empty() {
        context.say(if changes.is_of_nothing() {
            nothing_there(&person, person.snapshots()?, period, &context.commands())
        } else {
            changes.nothing_moved()
        });
        return Ok(());
    }
    let is_whole = args.all || args.period.is_given();
    let all = changes.found.len();
    let screen = if is_whole { all } else { all.min(SCREEN) };
    let linked = changes.linked(screen)?;
    warn_of_mistyped(context, &person);
    let mut rows = table::plain();
    for change in &changes.found[..screen] {
        rows.add_row(changes.line(change));
    }
    say(context, table::lines(rows, 2), &linked);
    if screen < all {
        let hidden = counted(all - screen, "earlier change");
        let command = context.command_with("--all");
        context.hint(format_args!("{hidden}: {command}"));
    }
    Ok(())
}

impl ChangesArgs {
    fn series(&self) -> Vec<Series> {
        let mut chosen: Vec<Series> = self.pillar.iter().map(|chosen| chosen.series()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        if chosen.is_empty() { Series::ALL.to_vec() } else { chosen }
    }

    fn minimum(&self) -> Result<Minimum, Failure> {
        let Some(text) = &self.min else { return Ok(Minimum::default()) };
        match Total::parse(text).map(Total::thousandths) {
            Ok(0) => Err(Failure::new(
                Exit::Usage,
                format!("--min: `{}` lists what did not move", shown(text)),
            )
            .fix("write a number of points above 0, such as 0.5")),
            Ok(points) => Ok(Minimum { total: points, pillar: points }),
            Err(error) => Err(Failure::value("--min", error)),
        }
    }
}

/// Each change with what it is linked to below it, and what the numbers are.
fn say(context: &mut Context, rows: Vec<String>, linked: &Linked<'_>) {
    let mut changes = linked.changes.iter();
    let mut sentences: Vec<String> = Vec::new();
    let mut is_linked = false;
    for line in rows {
        // A folded line goes on without a date.
        if !line.starts_with(' ') {
            say_below(context, &mut sentences);
            sentences = changes.next().map(LinkedChange::sentences).unwrap_or_default();
            is_linked |= !sentences.is_empty();
        }
        context.say(line);
    }
    say_below(context, &mut sentences);
    context.say("");
    context.say_all(linked.remarks(is_linked));
}

fn say_below(context: &mut Context, sentences: &mut Vec<String>) {
    for sentence in sentences.drain(..) {
        context.say_all(table::indented("    ", &sentence));
    }
}
