//! `ssi explain`: takes one change apart.

use clap::Args;

use crate::answer::explain::{Asked, Explained, Explanation, HEADER, Rows};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::select::SeriesArg;
use crate::cli::frame::{Context, Failure, spreadsheet, table, warn_of_mistyped};
use crate::domain::Kind;
use crate::words::counted;
use crate::words::numbers::Decimals;

/// Take one change apart
#[derive(Args, Debug)]
#[command(after_help = "\
Splits a change over what was logged: an estimate and a 90 % range for each kind, and what stays
unexplained. Without WHEN: the latest change; without --pillar: the pillar that moved most in it,
or the total where it is recorded without pillars, or with too few of them to say anything.
It shows what went together in your data, not what caused it.")]
pub(super) struct ExplainArgs {
    /// The change that ends on this day, or spans it
    #[arg(value_name = "WHEN")]
    when: Option<String>,
    /// This pillar, or the total
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Option<SeriesArg>,
    /// The logged rows behind each part, new and fading
    #[arg(long, conflicts_with_all = ["csv", "json"])]
    rows: bool,
    /// Every kind, also those without evidence; with --json or --csv every change
    #[arg(long)]
    all: bool,
    /// Rows for a spreadsheet: from, to, pillar, kind, mean and ranges
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[command(flatten)]
    model: ModelArgs,
}

pub(super) fn run(args: &ExplainArgs, context: &mut Context) -> Result<(), Failure> {
    let person = context.person(args.model)?;
    person.log()?;
    let when = args.when.as_deref().map(|text| context.when(text)).transpose()?;
    let series = args.pillar.map(SeriesArg::series);
    person.links()?;
    context.warn_of_findings("", &person);
    warn_of_mistyped(context, &person);
    let is_whole = args.all && (args.csv || context.json) && when.is_none();
    let explanation = if is_whole {
        Explanation::of_all(&person, series)?
    } else {
        let asked = Asked { when, series, ..Asked::default() };
        Explanation::of(&person, asked).map_err(|error| context.failed(error))?
    };
    if args.csv {
        return spreadsheet::say(context, HEADER, explanation.cells());
    }
    if context.json {
        return context.say_json(&explanation.json());
    }
    for change in &explanation.changes {
        context.say_all(change.heading());
        match change.silence() {
            Some(why) => context.say(why),
            None => say(args, context, change),
        }
    }
    Ok(())
}

fn say(args: &ExplainArgs, context: &mut Context, change: &Explained<'_>) {
    let told = change.told(args.all);
    let mut shown: Vec<&Kind> = told.parts.iter().map(|told| &told.part.kind).collect();
    let mut table = table::plain();
    for told in &told.parts {
        let (name, estimate) = (format!("  {}", told.name(&change.split)), &told.estimate);
        let (mean, range) = (estimate.mean.clone(), estimate.range_in_brackets());
        table.add_row([name, mean, range, told.remark()]);
    }
    if let Some(rounding) = told.rounding {
        table.add_row([format!("  {}", change.name_of_rounding()), rounding]);
    }
    let range = told.rest.range_in_brackets();
    table.add_row(["  not explained".to_owned(), told.rest.mean, range]);
    context.say_all(table::lines(table));
    if args.all && !told.too_small.is_empty() {
        let kinds: Vec<&str> = told.too_small.iter().map(|kind| kind.many()).collect();
        let line = format!("each {}: {}", told.decimals.less_than_half(), kinds.join(", "));
        context.say_all(table::indented("    ", &line));
        shown.extend(told.too_small);
    }
    context.say_all(change.no_evidence());
    if args.rows {
        say_rows(context, &change.rows(&shown));
    }
    for sentence in change.oddities() {
        context.say_folded("", &sentence);
    }
    context.say_all(change.look_alikes());
    context.say(change.caveat());
}

fn say_rows(context: &mut Context, rows: &Rows) {
    let number = |value: f64| match value {
        0.0 => String::new(),
        value => Decimals::THOUSANDTHS.signed(value),
    };
    let mut table = table::with_heading(&["  date", "count", "kind", "new", "fading"], &[0, 2]);
    for row in &rows.shown {
        table.add_row([
            format!("  {}", row.date),
            row.count.to_string(),
            row.kind.to_string(),
            number(row.started),
            number(row.fading),
        ]);
    }
    if rows.small > 0 {
        table.add_row([
            format!("  {} together", counted(rows.small, "smaller row")),
            String::new(),
            String::new(),
            number(rows.small_started),
            number(rows.small_fading),
        ]);
    }
    context.say_all(table::lines(table));
}
