//! `ssi explain`: takes one change apart.

use clap::Args;

use crate::answer::explain::{Asked, Explained, Explanation, HEADER, Rows, Told, Which};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::select::{ByArgs, PeriodArgs, SeriesArg, which};
use crate::cli::frame::{Context, Failure, spreadsheet, table, warn_of_mistyped};
use crate::domain::Kind;
use crate::words::counted;
use crate::words::numbers::Decimals;

/// Take one change apart
#[derive(Args, Debug)]
#[command(after_help = "\
Splits a change over what was logged: an estimate and a 90 % range for each kind, and what stays
unexplained. Without a day or a period: what `ssi changes` lists first; without --pillar: the pillar
that moved most in it, or the total where it is recorded without pillars, or with too few of them to
say anything. --since and --until choose a stretch: from the last snapshot on or before the first
day to the last on or before the other one.
It shows what went together in your data, not what caused it.

  ssi explain --pillar insights --last 12w")]
pub(super) struct ExplainArgs {
    /// The change that ends on this day, or spans it
    #[arg(value_name = "WHEN")]
    when: Option<String>,
    /// The same
    #[arg(long, value_name = "WHEN", conflicts_with = "when")]
    on: Option<String>,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    period: PeriodArgs,
    /// This pillar, or the total
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Option<SeriesArg>,
    /// The logged rows behind each part, new ones and what wears off of earlier ones
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
    let on = args.when.as_deref().or(args.on.as_deref());
    let on = on.map(|text| context.when(text)).transpose()?;
    let (series, by) = (args.pillar.map(SeriesArg::series), args.by.by());
    let which = which(on, &args.period, by, context)?;
    let person = context.person(args.model)?;
    person.log()?;
    person.links()?;
    context.warn_of_findings("", &person);
    warn_of_mistyped(context, &person);
    let is_whole = args.all && (args.csv || context.json) && which == Which::Latest;
    let explanation = if is_whole {
        Explanation::of_all(&person, series, by)?
    } else {
        let asked = Asked { which, by, series };
        Explanation::of(&person, asked).map_err(|error| context.failed(error))?
    };
    if args.csv {
        return spreadsheet::say(context, HEADER, explanation.cells());
    }
    if context.json {
        return context.say_json(&explanation.json());
    }
    for change in &explanation.changes {
        if let Some(heading) = change.heading() {
            context.say_hanging("", &heading);
        }
        match change.silence() {
            Some(why) => context.say_folded("", &why),
            None => say(args, context, change),
        }
    }
    Ok(())
}

fn say(args: &ExplainArgs, context: &mut Context, change: &Explained<'_>) {
    let told = change.told(args.all);
    say_parts(context, change, &told);
    let mut shown: Vec<&Kind> = told.parts.iter().map(|told| &told.part.kind).collect();
    if args.all && !told.too_small.is_empty() {
        let kinds: Vec<&str> = told.too_small.iter().map(|kind| kind.many()).collect();
        let each = told.decimals.less_than_half();
        context.say_folded("    ", &format!("each {each}: {}", kinds.join(", ")));
        shown.extend(&told.too_small);
    }
    if args.rows {
        say_rows(context, &change.rows(&shown));
    }
    let evidence = change.no_evidence().into_iter().chain(told.wearing_off());
    let below = change.oddities().into_iter().chain(change.look_alikes());
    for sentence in evidence.chain(below).chain([change.caveat()]) {
        context.say_folded("", &sentence);
    }
}

/// A row for each part, with what is to be known of it beside its numbers.
fn say_parts(context: &mut Context, change: &Explained<'_>, told: &Told<'_>) {
    let mut table = table::plain();
    let mut remarks: Vec<Vec<String>> = Vec::new();
    let mut add = |name: &str, mean: &str, range: &str, remark: String| {
        table.add_row([&format!("  {name}"), mean, range]);
        remarks.push(remark.split_whitespace().map(ToOwned::to_owned).collect());
    };
    for part in &told.parts {
        let (estimate, remark) = (&part.estimate, part.remark(&change.split));
        add(part.part.kind.many(), &estimate.mean, &estimate.range_in_brackets(), remark);
    }
    if let Some(rounding) = &told.rounding {
        add(change.name_of_rounding(), rounding, "", String::new());
    }
    add("not explained", &told.rest.mean, &told.rest.range_in_brackets(), String::new());
    for lines in table::beside(table, &remarks, " ") {
        context.say_all(lines);
    }
}

fn say_rows(context: &mut Context, rows: &Rows) {
    let number = |value: f64| match value {
        0.0 => String::new(),
        value => Decimals::THOUSANDTHS.signed(value),
    };
    let mut table =
        table::with_heading(&["  date", "count", "kind", "new", "wearing off"], &[0, 2]);
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
