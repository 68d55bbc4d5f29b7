//! `ssi effects`: what went with each pillar over the whole history.

use clap::Args;

use crate::answer::effects::{CAVEAT, Effects, HEADER, HEADING, Line, NO_EVIDENCE, OF_SUM};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::paint::Paint;
use crate::cli::frame::select::SeriesArg;
use crate::cli::frame::{Context, Failure, spreadsheet, table, warn_of_mistyped};
use crate::words::counted;

/// Show what went with each pillar, and how sure that is
#[derive(Args, Debug)]
#[command(after_help = "\
One line for each pillar and kind of activity for which there is evidence; --all adds the others,
with what would settle the question. No evidence of an effect is not evidence of no effect.
Points are told for one more, or for the 10, 100 or 1,000 more of which something is seen.

  ssi effects --pillar insights")]
pub(super) struct EffectsArgs {
    /// Only this pillar, or a total that is recorded without pillars
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Option<SeriesArg>,
    /// Every kind, also those without evidence; --csv and --json always have them
    #[arg(long)]
    all: bool,
    /// Rows for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[command(flatten)]
    model: ModelArgs,
}

pub(super) fn run(args: &EffectsArgs, context: &mut Context) -> Result<(), Failure> {
    let person = context.person(args.model)?;
    let effects = Effects::of(&person, args.pillar.map(SeriesArg::series))?;
    context.warn_of_findings("", &person);
    warn_of_mistyped(context, &person);
    if effects.is_of_sum() && (args.csv || context.json) {
        context.warn(OF_SUM);
    }
    if args.csv {
        return spreadsheet::say(context, HEADER, effects.cells());
    }
    if context.json {
        return context.say_json(&effects.json());
    }
    if let Some(why) = effects.silence(&context.commands()) {
        context.say_all(why);
        return Ok(());
    }
    let told = effects.told(args.all);
    if told.lines.is_empty() {
        context.say(NO_EVIDENCE);
    } else {
        say_table(context, &told.lines);
    }
    if let Some(screened) = told.screened {
        context.say(screened);
    }
    if told.hidden > 0 {
        let pairs = counted(told.hidden, "other pair");
        let all = context.command_with("--all");
        context.hint(format_args!("{pairs} without evidence: {all}"));
    }
    context.say_all(told.look_alikes);
    for sentence in told.odd {
        context.say_folded("", &sentence);
    }
    context.say_all(told.early);
    context.say_folded("", CAVEAT);
    Ok(())
}

/// A block for each series; of each kind a line with numbers and one with what is known besides.
fn say_table(context: &mut Context, lines: &[Line<'_>]) {
    const INDENT: &str = "  ";
    context.say(HEADING);
    let mut table = table::plain();
    for Line { kind, size, unit, verdict, .. } in lines {
        table.add_row([&format!("{INDENT}{kind}"), size, unit, verdict]);
    }
    let mut series = None;
    for (line, row) in lines.iter().zip(table::rows(table)) {
        if series.replace(line.series) != Some(line.series) {
            context.say(line.series);
        }
        context.say_row(&row, line.is_likely.then_some((&*line.verdict, Paint::Likely)));
        if let Some(besides) = &line.besides {
            context.say(format_args!("{INDENT}{INDENT}{besides}"));
        }
    }
}
