//! `ssi explain`: takes one change apart.

use clap::Args;
use serde::Serialize;

use crate::answer::link_words::{self as say, Told, is_named};
use crate::attribution::{Bounds, Effect, Interval, Links, Part, Reason, RowPart, Split};
use crate::cli::frame::model::{self, ModelArgs};
use crate::cli::frame::select::SeriesArg;
use crate::cli::frame::{Context, Failure, spreadsheet, table};
use crate::domain::{Delta, Kind, Series, Snapshot};
use crate::store::Profile;
use crate::words;

use super::oddities::{self, OddFields};
use super::one_change::{Asked, at, one_change};

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
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let snapshots = file.snapshots();
    let log = profile.log()?;
    let when = args.when.as_deref().map(|text| context.when(text)).transpose()?;
    let wanted = args.pillar.map(SeriesArg::series);
    let links = model::links(args.model, context, &profile, &file, &log)?;
    oddities::warn_of_mistyped(context, &links);
    let is_whole = args.all && (args.csv || context.json) && when.is_none();
    let splits = if is_whole {
        every_split(&links, wanted)
    } else {
        let asked = Asked { when, series: wanted, ..Asked::default() };
        let chosen = one_change(asked, &links, snapshots, context)?;
        links.split(chosen.series, chosen.from, chosen.to).into_iter().collect()
    };
    if args.csv {
        return say_csv(context, &splits);
    }
    if context.json {
        return say_json(context, &profile, &links, &splits);
    }
    for split in &splits {
        say_heading(context, snapshots, split);
        say_split(args, context, snapshots, &links, split);
    }
    Ok(())
}

fn every_split(links: &Links, wanted: Option<Series>) -> Vec<Split> {
    let series = wanted.map_or_else(|| Series::ALL.to_vec(), |series| vec![series]);
    series.into_iter().flat_map(|series| links.changes(series)).collect()
}

/// From how many snapshots a series was estimated: those at which the display was renewed; the
/// total as a sum from those that have every pillar.
fn series_length(links: &Links, series: Series) -> usize {
    let is_sum = series == Series::Total && !say::is_examined(links, series);
    let readings = links.examined().filter(|examined| is_sum || examined.series == series);
    let fewest = readings.map(|examined| examined.readings).min();
    links.dates(series).len().min(fewest.unwrap_or(0))
}

/// `Insights 17.9 -> 19.1 (+1.2), 17 Feb - 3 Mar 2026`.
fn say_heading(context: &mut Context, snapshots: &[Snapshot], split: &Split) {
    let Some((earlier, later)) = at(snapshots, split.from).zip(at(snapshots, split.to)) else {
        return;
    };
    let scores = match split.series {
        Series::Total => Some((earlier.total.to_string(), later.total.to_string())),
        Series::Pillar(pillar) => earlier
            .pillar(pillar)
            .zip(later.pillar(pillar))
            .map(|(from, to)| (from.to_string(), to.to_string())),
    };
    let moved = later.moved_since(earlier, split.series);
    if let Some(((from, to), moved)) = scores.zip(moved) {
        let moved =
            if moved == Delta::ZERO { "unchanged".to_owned() } else { words::signed(moved) };
        let title = match split.series {
            Series::Total => "Total",
            Series::Pillar(pillar) => pillar.title(),
        };
        context.say(format_args!(
            "{title} {from} -> {to} ({moved}), {} - {}",
            split.from.beside(split.to),
            split.to.day_month_year()
        ));
    }
}

/// By how much a total and the sum of its pillars may differ by rounding, in points: half a point
/// of the total, and of each pillar half of a tenth, to which they are often typed, or half a point
/// where all are whole.
fn most_rounding(snapshot: &Snapshot) -> f64 {
    let mut pillars = snapshot.pillars.iter().flatten();
    let are_whole = pillars.all(|score| score.thousandths() % 1000 == 0);
    if are_whole { 0.5 + 4.0 * 0.5 } else { 0.5 + 4.0 * 0.05 }
}

fn say_split(
    args: &ExplainArgs,
    context: &mut Context,
    snapshots: &[Snapshot],
    links: &Links,
    split: &Split,
) {
    let length = series_length(links, split.series);
    if say::is_early(links, split.series) {
        context.say(say::too_early(length));
        return;
    }
    if say::is_nothing_logged(links) {
        context.say(say::NOTHING_LOGGED);
        return;
    }
    let is_shown =
        |part: &Part| is_named(part) || (args.all && part.interval.ninety != Bounds::default());
    let Told { decimals, parts, too_small, rounding, rest, .. } = Told::of(split, is_shown);
    let mut shown: Vec<&Kind> = parts.iter().map(|(part, _)| &part.kind).collect();
    let mut table = table::plain();
    for (part, estimate) in parts {
        let name = format!("  {}", say::part_name(links, split, part));
        let remark = say::part_remark(part, say::effect(links, split.series, part));
        let range = estimate.range_in_brackets();
        table.add_row([name, estimate.mean, range, remark]);
    }
    if let Some(rounding) = rounding {
        // What is more than rounding is a number of one of the two days that is mistyped.
        let days = [split.from, split.to].into_iter().filter_map(|day| at(snapshots, day));
        let is_rounding = split.rounding.abs() <= days.map(most_rounding).sum::<f64>();
        let name = if is_rounding { "rounding of the total" } else { "total and pillars disagree" };
        table.add_row([format!("  {name}"), rounding]);
    }
    let range = rest.range_in_brackets();
    table.add_row(["  not explained".to_owned(), rest.mean, range]);
    for line in table::lines(table, 1) {
        context.say(line);
    }
    if args.all && !too_small.is_empty() {
        let kinds: Vec<&str> = too_small.iter().map(|part| part.kind.many()).collect();
        let line = format!("each {}: {}", decimals.less_than_half(), kinds.join(", "));
        context.say_all(&mut table::indented("    ", &line));
        shown.extend(too_small.iter().map(|part| &part.kind));
    }
    if split.has_moved && !split.parts.iter().any(is_named) {
        context.say(say::no_evidence(split));
    }
    if args.rows {
        say_rows(context, links, split, &shown);
    }
    context.say_all(&mut oddities::of_split(links, split));
    for line in say::look_alikes(links, split.series) {
        context.say(line);
    }
    context.say(say::caveat(length));
}

fn say_rows(context: &mut Context, links: &Links, split: &Split, kinds: &[&Kind]) {
    /// Smaller rows are added up, in points.
    const LEAST: f64 = 0.005;
    let mut table = table::with_heading(&["  date", "count", "kind", "new", "fading"], &[0, 2]);
    let number = |value: f64| if value == 0.0 { String::new() } else { format!("{value:+.3}") };
    let mut rows = links.rows(split.series, split.from, split.to);
    rows.retain(|row| kinds.contains(&&row.kind));
    let (shown, small): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.mean().abs() >= LEAST);
    for row in shown {
        table.add_row([
            format!("  {}", row.date),
            row.count.to_string(),
            row.kind.to_string(),
            number(row.started),
            number(row.fading),
        ]);
    }
    if !small.is_empty() {
        let sum = |of: fn(&RowPart) -> f64| small.iter().map(|row| of(row)).sum::<f64>();
        table.add_row([
            format!("  {} together", words::counted(small.len(), "smaller row")),
            String::new(),
            String::new(),
            number(sum(|row| row.started)),
            number(sum(|row| row.fading)),
        ]);
    }
    for line in table::lines(table, 0) {
        context.say(line);
    }
}

/// A row for each change and kind, with the ranges at 50, 80 and 90 %.
fn say_csv(context: &mut Context, splits: &[Split]) -> Result<(), Failure> {
    const HEADER: [&str; 12] = [
        "from", "to", "pillar", "kind", "mean", "lower", "upper", "verdict", "lower50", "upper50",
        "lower80", "upper80",
    ];
    let rows = splits.iter().flat_map(|split| {
        split.parts.iter().map(|part| {
            let Interval { half, eighty, ninety } = part.interval;
            [
                split.from.to_string(),
                split.to.to_string(),
                split.series.to_string(),
                spreadsheet::kind(&part.kind),
                spreadsheet::number(part.mean()),
                spreadsheet::number(ninety.lower),
                spreadsheet::number(ninety.upper),
                part.verdict.name().to_owned(),
                spreadsheet::number(half.lower),
                spreadsheet::number(half.upper),
                spreadsheet::number(eighty.lower),
                spreadsheet::number(eighty.upper),
            ]
        })
    });
    spreadsheet::say(context, HEADER, rows)
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    links: &Links,
    splits: &[Split],
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        effects: Vec<EffectFields<'a>>,
        changes: Vec<ChangeFields<'a>>,
        unexplained: Vec<UnexplainedFields>,
        #[serde(flatten)]
        odd: OddFields,
    }
    let screened = |series: Series, kind: &Kind| {
        links.effects().iter().any(|effect| {
            effect.series == series && effect.kind == *kind && effect.positive.is_none()
        })
    };
    let changes = splits.iter().flat_map(|split| {
        split
            .parts
            .iter()
            .map(|part| ChangeFields::new(split, part, screened(split.series, &part.kind)))
    });
    let document = Document {
        schema: "ssi/links/1",
        profile: profile.name(),
        effects: links.effects().iter().map(EffectFields::from).collect(),
        changes: changes.collect(),
        unexplained: splits.iter().map(UnexplainedFields::from).collect(),
        odd: OddFields::from(links),
    };
    context.say_json(&document)
}

/// A pair of a pillar and a kind.
#[derive(Serialize)]
pub(super) struct EffectFields<'a> {
    pillar: &'static str,
    kind: &'a str,
    probability: f64,
    positive: Option<f64>,
    verdict: &'static str,
    reason: Option<&'static str>,
}

impl<'a> From<&'a Effect> for EffectFields<'a> {
    fn from(effect: &'a Effect) -> Self {
        Self {
            pillar: effect.series.name(),
            kind: effect.kind.name(),
            probability: effect.probability,
            positive: effect.positive,
            verdict: effect.verdict.name(),
            reason: effect.reason.map(Reason::name),
        }
    }
}

#[derive(Serialize)]
struct ChangeFields<'a> {
    from: String,
    to: String,
    pillar: &'static str,
    kind: &'a str,
    mean: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    new: Option<f64>,
    fading: Option<f64>,
    lower50: Option<f64>,
    upper50: Option<f64>,
    lower80: Option<f64>,
    upper80: Option<f64>,
    verdict: &'static str,
}

impl<'a> ChangeFields<'a> {
    /// Of a kind that was not examined nothing is known: no bounds.
    fn new(split: &Split, part: &'a Part, is_screened: bool) -> Self {
        let known = |value: f64| (!is_screened).then_some(value);
        let interval = part.interval;
        Self {
            from: split.from.to_string(),
            to: split.to.to_string(),
            pillar: split.series.name(),
            kind: part.kind.name(),
            mean: known(part.mean()),
            lower: known(interval.ninety.lower),
            upper: known(interval.ninety.upper),
            new: known(part.started),
            fading: known(part.fading),
            lower50: known(interval.half.lower),
            upper50: known(interval.half.upper),
            lower80: known(interval.eighty.lower),
            upper80: known(interval.eighty.upper),
            verdict: part.verdict.name(),
        }
    }
}

#[derive(Serialize)]
struct UnexplainedFields {
    from: String,
    to: String,
    pillar: &'static str,
    change: f64,
    mean: f64,
    lower: f64,
    upper: f64,
    rounding: f64,
    jump: bool,
    stood_still: bool,
}

impl From<&Split> for UnexplainedFields {
    fn from(split: &Split) -> Self {
        let rest = split.unexplained();
        Self {
            from: split.from.to_string(),
            to: split.to.to_string(),
            pillar: split.series.name(),
            change: split.change,
            mean: rest.mean,
            lower: rest.interval.ninety.lower,
            upper: rest.interval.ninety.upper,
            rounding: split.rounding,
            jump: split.is_shifted,
            stood_still: !split.has_moved,
        }
    }
}
