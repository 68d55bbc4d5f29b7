//! `ssi changes`: what went up or down, and what was done before it.

use clap::Args;

use crate::answer::changes::{Asked, Changes, Linked};
use crate::answer::history::nothing_there;
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::select::{ByArgs, PeriodArgs, SeriesArg};
use crate::cli::frame::{Context, Exit, Failure, table, terminal, warn_of_mistyped};
use crate::domain::{By, Minimum, Series, Total, shown};
use crate::words::counted;

/// How many changes fit one screen with the lines below them.
const SCREEN: usize = 6;

/// List what went up or down, with what goes with it
#[derive(Args, Debug)]
#[command(after_help = "\
The latest first, from week to week or from snapshot to snapshot (--by). A week, a month, ... counts
as its last snapshot, against the last snapshot before it.
Below a change: which of what you logged likely goes with it, with 90 % ranges, and what it leaves
(ssi explain takes one change apart); where nothing does, what you logged from the day of the
earlier snapshot to the day before the later one. \"Earlier posts wearing off\": of what you did
before, less is left. It shows what went together, not what caused it.

  ssi changes --by month")]
pub(super) struct ChangesArgs {
    #[command(flatten)]
    by: ByArgs,
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
    let asked = Asked { period, by: args.by.by(), series: args.series(), minimum: args.minimum()? };
    let person = context.person(args.model)?;
    let changes = Changes::of(&person, asked)?;
    context.warn_of_findings("", &person);
    if context.json {
        let linked = changes.linked(changes.found.len())?;
        warn_of_mistyped(context, &person);
        return context.say_json(&linked.json());
    }
    if changes.found.is_empty() {
        if changes.is_of_nothing() {
            context.say(nothing_there(&person, person.snapshots()?, period, &context.commands()));
            return Ok(());
        }
        context.say_folded("", &changes.nothing_moved());
        if args.by.by().is_none() && changes.by != By::Snapshot {
            let command = context.command_with("--by=snapshot");
            context.hint(format_args!("from snapshot to snapshot: {command}"));
        }
        return Ok(());
    }
    let is_whole = args.all || args.period.is_given();
    let all = changes.found.len();
    let screen = if is_whole { all } else { all.min(SCREEN) };
    let linked = changes.linked(screen)?;
    warn_of_mistyped(context, &person);
    say(context, &changes, &linked);
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

/// Each change with what it is linked to below it, else what was logged, and what the numbers are.
fn say(context: &mut Context, changes: &Changes<'_>, linked: &Linked<'_>) {
    const INDENT: &str = "    ";
    let lines = changes.lines(linked.changes.len());
    let mut days = table::plain();
    for line in &lines {
        days.add_row([&line.days, &line.total]);
    }
    let moves: Vec<Vec<String>> = lines.into_iter().map(|line| line.rest).collect();
    let mut is_linked = false;
    for (lines, found) in table::beside(days, &moves, "  ").into_iter().zip(&linked.changes) {
        context.say_moves(lines);
        let below = found.lines(terminal::paragraph_width() - INDENT.len());
        is_linked |= !below.is_empty();
        let logged = if below.is_empty() { changes.logged(found.change) } else { None };
        for line in below.into_iter().chain(logged) {
            context.say_hanging(INDENT, &line);
        }
    }
    context.say("");
    for remark in linked.remarks(is_linked) {
        context.say_folded("", &remark);
    }
}
