//! `ssi explain`: takes one change apart.

use clap::Args;
use serde::Serialize;

use crate::attribution::{
    Bounds, Effect, LEAST_SNAPSHOTS, Links, Part, Reason, RowPart, Split, Verdict,
};
use crate::domain::{Date, Delta, Pillar, Series, Snapshot};
use crate::store::Profile;

use super::context::Context;
use super::failure::{Exit, Failure};
use super::history::PillarArg;
use super::link_words::{self as say, Estimate, is_named};
use super::model::{self, ModelArgs};
use super::table;
use super::words;

/// Take one change apart
#[derive(Args, Debug)]
#[command(after_help = "\
Splits a change over what was logged: an estimate and a 90 % range for each kind, and what stays
unexplained. Without WHEN: the latest change; without --pillar: the pillar that moved most in it.
It shows what went together in your data, not what caused it.")]
pub(super) struct ExplainArgs {
    /// A day: the change between the snapshots around it
    #[arg(value_name = "WHEN")]
    when: Option<String>,
    /// The pillar
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Option<PillarArg>,
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
    let wanted = args.pillar.map(PillarArg::pillar);
    let is_whole = args.all && (args.csv || context.json) && when.is_none();
    let chosen = if is_whole { None } else { Some(chosen(context, snapshots, when, wanted)?) };
    let links = model::links(args.model, context, &profile, &file, &log)?;
    let splits: Vec<Split> = match chosen {
        None => every_split(&links, wanted),
        Some(Chosen { series, from, to }) => links.split(series, from, to).into_iter().collect(),
    };
    if args.csv {
        say_csv(context, &splits);
        return Ok(());
    }
    if context.json {
        return say_json(context, &profile, &links, &splits);
    }
    if let Some(chosen) = chosen {
        say_heading(context, snapshots, &chosen);
        match splits.first() {
            Some(split) => say_split(args, context, &links, split),
            None => context.say(say::too_early(series_length(&links, chosen.series))),
        }
    }
    Ok(())
}

/// The change to be taken apart.
#[derive(Clone, Copy)]
struct Chosen {
    series: Series,
    from: Date,
    to: Date,
}

fn chosen(
    context: &Context,
    snapshots: &[Snapshot],
    when: Option<Date>,
    wanted: Option<Pillar>,
) -> Result<Chosen, Failure> {
    let pillars: Vec<Pillar> = wanted.map_or(Pillar::ALL.to_vec(), |pillar| vec![pillar]);
    // The series of a pillar passes over snapshots that lack it.
    let moves = pillars.iter().flat_map(|&pillar| {
        let recorded: Vec<&Snapshot> =
            snapshots.iter().filter(|snapshot| snapshot.pillar(pillar).is_some()).collect();
        let series = Series::Pillar(pillar);
        recorded
            .windows(2)
            .filter_map(|pair| {
                let delta = pair[1].moved_since(pair[0], series)?;
                Some((Chosen { series, from: pair[0].date, to: pair[1].date }, delta))
            })
            .collect::<Vec<_>>()
    });
    let is_asked = |(change, delta): &(Chosen, Delta)| match when {
        Some(when) => change.from < when && when <= change.to,
        None => *delta != Delta::ZERO,
    };
    let found = moves.filter(is_asked).max_by_key(|(change, delta)| (change.to, delta.size()));
    found.map(|(change, _)| change).ok_or_else(|| match (snapshots, when) {
        ([] | [_], _) => Failure::new(Exit::Missing, "there is no change yet")
            .why("a change needs two snapshots with pillars")
            .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS")),
        ([first, .., last], Some(when)) => {
            let what = wanted.map_or("", Pillar::name);
            let what = if what.is_empty() { String::new() } else { format!(" of {what}") };
            Failure::new(Exit::Missing, format!("there is no change{what} that spans {when}"))
                .why(format!("the first snapshot is of {}, the last of {}", first.date, last.date))
        }
        (_, None) if snapshots.iter().all(|snapshot| snapshot.pillars == [None; 4]) => {
            Failure::new(Exit::Missing, "no snapshot has pillars")
                .why("a change is taken apart pillar by pillar")
                .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"))
        }
        (_, None) => {
            Failure::new(Exit::Missing, "no pillar has moved yet").fix(context.ssi("history"))
        }
    })
}

fn every_split(links: &Links, wanted: Option<Pillar>) -> Vec<Split> {
    let series = Series::ALL.into_iter().filter(|series| match (series, wanted) {
        (Series::Pillar(pillar), Some(wanted)) => *pillar == wanted,
        (Series::Total, Some(_)) => false,
        _ => true,
    });
    series.flat_map(|series| links.changes(series)).collect()
}

fn series_length(links: &Links, series: Series) -> usize {
    links.examined().find(|examined| examined.series == series).map_or(0, |e| e.snapshots)
}

/// `Insights 17.9 -> 19.1 (+1.2), 17 Feb - 3 Mar 2026`.
fn say_heading(context: &mut Context, snapshots: &[Snapshot], chosen: &Chosen) {
    let at = |date: Date| snapshots.iter().find(|snapshot| snapshot.date == date);
    let (Series::Pillar(pillar), Some(earlier), Some(later)) =
        (chosen.series, at(chosen.from), at(chosen.to))
    else {
        return;
    };
    if let (Some(from), Some(to)) = (earlier.pillar(pillar), later.pillar(pillar)) {
        context.say(format_args!(
            "{} {from} -> {to} ({}), {} - {}",
            pillar.title(),
            words::signed(to - from),
            chosen.from.beside(chosen.to),
            chosen.to.day_month_year()
        ));
    }
}

fn say_split(args: &ExplainArgs, context: &mut Context, links: &Links, split: &Split) {
    let snapshots = series_length(links, split.series);
    if snapshots < LEAST_SNAPSHOTS {
        context.say(say::too_early(snapshots));
        return;
    }
    if say::is_nothing_logged(links) {
        context.say(say::NOTHING_LOGGED);
        return;
    }
    let is_shown =
        |part: &Part| is_named(part) || (args.all && part.interval.ninety != Bounds::default());
    let mut table = table::plain();
    for part in split.parts.iter().filter(|part| is_shown(part)) {
        let estimate = Estimate::of_part(part.mean(), part.interval.ninety);
        table.add_row([
            format!("  {}", say::part_name(links, split, part)),
            estimate.mean,
            format!("({})", estimate.range),
            say::part_remark(part, effect(links, split.series, part)),
        ]);
    }
    let rest = split.unexplained_beside(is_shown);
    let rest = Estimate::of_part(rest.mean, rest.interval.ninety);
    table.add_row([
        "  not explained".to_owned(),
        rest.mean,
        format!("({})", rest.range),
        String::new(),
    ]);
    for line in table::lines(table, 1) {
        context.say(line);
    }
    if !split.parts.iter().any(is_named) {
        context.say(say::no_evidence(split));
    }
    if args.rows {
        say_rows(context, links, split, is_shown);
    }
    if links.moved_everywhere().contains(&(split.from, split.to)) {
        context.say("The score moved everywhere at once: LinkedIn may have changed the formula.");
    } else if split.is_rebased {
        context.say("A single jump that nothing logged goes with: taken as one, not as a trend.");
    }
    for line in say::look_alikes(links, split.series) {
        context.say(line);
    }
    context.say(say::caveat(snapshots));
}

fn effect<'a>(links: &'a Links, series: Series, part: &Part) -> Option<&'a Effect> {
    let is_pair = |effect: &&Effect| effect.series == series && effect.kind == part.kind;
    links.effects().iter().find(is_pair)
}

fn say_rows(context: &mut Context, links: &Links, split: &Split, is_shown: impl Fn(&Part) -> bool) {
    /// Smaller rows are added up, in points.
    const LEAST: f64 = 0.005;
    let mut table = table::with_heading(&["  date", "count", "kind", "new", "fading"], &[0, 2]);
    let kinds: Vec<_> =
        split.parts.iter().filter(|part| is_shown(part)).map(|part| &part.kind).collect();
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
fn say_csv(context: &mut Context, splits: &[Split]) {
    context.say("from,to,pillar,kind,mean,lower,upper,verdict,lower50,upper50,lower80,upper80");
    for split in splits {
        for part in &split.parts {
            let (half, eighty, ninety) =
                (part.interval.half, part.interval.eighty, part.interval.ninety);
            context.say(format_args!(
                "{},{},{},{},{:.6},{:.6},{:.6},{},{:.6},{:.6},{:.6},{:.6}",
                split.from,
                split.to,
                split.series,
                part.kind,
                part.mean(),
                ninety.lower,
                ninety.upper,
                part.verdict.name(),
                half.lower,
                half.upper,
                eighty.lower,
                eighty.upper
            ));
        }
    }
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
    }
    let screened = |series: Series, kind: &crate::domain::Kind| {
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
            jump: split.is_rebased,
        }
    }
}

/// Sorts effects as a person reads them: the surest first.
pub(super) fn surest_first(effects: &mut [&Effect]) {
    effects.sort_by(|a, b| {
        let order = |effect: &Effect| (effect.series, std::cmp::Reverse(effect.verdict));
        order(a).cmp(&order(b)).then_with(|| b.probability.total_cmp(&a.probability))
    });
}

/// Whether a pair is worth a line without `--all`.
pub(super) fn has_evidence(effect: &Effect) -> bool {
    effect.verdict != Verdict::None
}
