//! `ssi effects`: what went with each pillar over the whole history.

use clap::Args;
use serde::Serialize;

use crate::answer::link_words as say;
use crate::answer::unit::{UsualMonth, size_of};
use crate::attribution::{Effect, Links, Reason, Verdict};
use crate::cli::frame::model::{self, ModelArgs};
use crate::cli::frame::select::SeriesArg;
use crate::cli::frame::{Context, Failure, spreadsheet, table};
use crate::domain::{Log, Pillar, Series, Snapshot};
use crate::store::Profile;
use crate::words;

use super::oddities::{self, OddFields};

/// Show what went with each pillar, and how sure that is
#[derive(Args, Debug)]
#[command(after_help = "\
One line for each pillar and kind of activity for which there is evidence; --all adds the others,
with what would settle the question. No evidence of an effect is not evidence of no effect.
Points are told for one more, or for the 10, 100 or 1,000 more of which something is seen.")]
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
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let log = profile.log()?;
    let links = model::links(args.model, context, &profile, &file, &log)?;
    oddities::warn_of_mistyped(context, &links);
    let wanted = args.pillar.map(SeriesArg::series);
    let is_wanted = |series: Series| wanted.is_none_or(|wanted| wanted == series);
    let mut effects: Vec<&Effect> =
        links.effects().iter().filter(|effect| is_wanted(effect.series)).collect();
    surest_first(&mut effects);
    let is_of_sum = wanted == Some(Series::Total) && is_sum(&links);
    if is_of_sum && (args.csv || context.json) {
        context.warn("no effects of the total: it is the sum of the four pillars here");
    }
    if args.csv {
        return say_csv(context, &effects);
    }
    if context.json {
        return say_json(context, &profile, &links, &effects);
    }
    if is_of_sum {
        context.say(format_args!(
            "The total is the sum of the four pillars here: what goes with it goes with a pillar.\nSee each of them: {}\nTake one change of the total apart: {}",
            context.ssi("effects"),
            context.ssi("explain --pillar total")
        ));
        return Ok(());
    }
    let (early, known): (Vec<_>, Vec<_>) = shown(&links, wanted, file.snapshots())
        .into_iter()
        .partition(|&(series, _)| say::is_early(&links, series));
    if known.is_empty() {
        if early.is_empty() {
            context.say(say::too_early(file.snapshots().len()));
        }
        context.say_all(&mut say::too_early_of(&early));
        return Ok(());
    }
    if say::is_nothing_logged(&links) {
        context.say(say::NOTHING_LOGGED);
        return Ok(());
    }
    effects.retain(|effect| known.iter().any(|&(series, _)| series == effect.series));
    say_table(args, context, &links, &log, &effects);
    let known: Vec<Series> = known.into_iter().map(|(series, _)| series).collect();
    for &series in &known {
        context.say_all(&mut say::look_alikes(&links, series));
    }
    context.say_all(&mut oddities::of_series(&links, &known));
    context.say_all(&mut say::too_early_of(&early));
    context.say("90 % ranges. It shows what went together in your data, not what caused it.");
    Ok(())
}

/// Whether the total is not compared with the activity by itself, because the pillars are.
fn is_sum(links: &Links) -> bool {
    !say::is_examined(links, Series::Total) && links.examined().count() == Pillar::ALL.len()
}

/// The series that are to be shown, with the number of their snapshots: the one that is wanted, or
/// all that were examined.
fn shown(links: &Links, wanted: Option<Series>, snapshots: &[Snapshot]) -> Vec<(Series, usize)> {
    let Some(wanted) = wanted else {
        return links.examined().map(|examined| (examined.series, examined.snapshots)).collect();
    };
    let has = |snapshot: &&Snapshot| match wanted {
        Series::Total => true,
        Series::Pillar(pillar) => snapshot.pillar(pillar).is_some(),
    };
    vec![(wanted, snapshots.iter().filter(has).count())]
}

fn snapshots_of(links: &Links, series: Series) -> usize {
    links.examined().find(|examined| examined.series == series).map_or(0, |e| e.snapshots)
}

fn say_table(
    args: &EffectsArgs,
    context: &mut Context,
    links: &Links,
    log: &Log,
    effects: &[&Effect],
) {
    let shown: Vec<&Effect> =
        effects.iter().copied().filter(|effect| args.all || has_evidence(effect)).collect();
    let hidden = effects.len() - shown.len();
    if shown.is_empty() {
        context.say("No evidence so far that any logged activity goes with a score.");
    } else {
        say_effects(context, links, &UsualMonth::of(log), &shown);
    }
    if shown.iter().any(|effect| effect.reason == Some(Reason::Screened)) {
        context.say("Not examined: ten other kinds go closer with the score.");
    }
    if hidden > 0 {
        let pairs = words::counted(hidden, "other pair");
        context.hint(format_args!("{pairs} without evidence: {}", context.command_with("--all")));
    }
}

/// A block for each series; of each kind a line with numbers and one with what is known besides.
fn say_effects(context: &mut Context, links: &Links, usual: &UsualMonth, effects: &[&Effect]) {
    const INDENT: &str = "  ";
    let mut rows = table::plain();
    rows.add_row(["", "points", "", "verdict"]);
    for effect in effects {
        let kind = format!("{INDENT}{}", effect.kind.many());
        let [size, unit] = size_of(effect, usual).unwrap_or_default();
        rows.add_row([kind, size, unit, verdict(effect)]);
    }
    let mut table = table::lines(rows, 0).into_iter();
    context.say(table.next().unwrap_or_default());
    let mut series = None;
    for (effect, line) in effects.iter().zip(table) {
        if series.replace(effect.series) != Some(effect.series) {
            context.say(effect.series);
        }
        context.say(line);
        if let Some(besides) = besides(effect, snapshots_of(links, effect.series)) {
            context.say(format_args!("{INDENT}{INDENT}{besides}"));
        }
    }
}

/// `likely, > 99 %`, `possible, done on few days`.
fn verdict(effect: &Effect) -> String {
    let word = match effect.verdict {
        Verdict::None => "no evidence",
        verdict => verdict.name(),
    };
    match effect.reason {
        Some(reason) if effect.positive.is_none() => {
            say::reason(reason, effect.active_days).to_owned()
        }
        // One edit and one jump fit perfectly: a probability would say more than the data do.
        Some(Reason::FewOccurrences) if effect.verdict == Verdict::None => word.to_owned(),
        Some(reason @ Reason::FewOccurrences) => {
            format!("{word}, {}", say::reason(reason, effect.active_days))
        }
        _ => format!("{word}, {}", say::percent(effect.probability)),
    }
}

/// How an effect came and went, and what would settle an open question.
fn besides(effect: &Effect, snapshots: usize) -> Option<String> {
    let course = effect.course.filter(|_| has_evidence(effect));
    let course = course.map(|course| say::course(course.shape, course.delay_days));
    let is_open = effect.verdict != Verdict::Likely;
    let settle = say::what_would_settle(effect, snapshots).filter(|_| is_open);
    let settle = settle.map(|what| format!("would settle it: {what}"));
    let besides: Vec<String> = course.into_iter().chain(settle).collect();
    (!besides.is_empty()).then(|| besides.join("; "))
}

fn say_csv(context: &mut Context, effects: &[&Effect]) -> Result<(), Failure> {
    const HEADER: [&str; 10] = [
        "pillar",
        "kind",
        "probability",
        "positive",
        "verdict",
        "reason",
        "per_unit",
        "lower",
        "upper",
        "active_days",
    ];
    let number = |value: Option<f64>| value.map(spreadsheet::number).unwrap_or_default();
    let rows = effects.iter().map(|effect| {
        let range = effect.per_unit.map(|per_unit| per_unit.interval.ninety);
        [
            effect.series.to_string(),
            spreadsheet::kind(&effect.kind),
            spreadsheet::number(effect.probability),
            number(effect.positive),
            effect.verdict.name().to_owned(),
            effect.reason.map(Reason::name).unwrap_or_default().to_owned(),
            number(effect.per_unit.map(|per_unit| per_unit.mean)),
            number(range.map(|range| range.lower)),
            number(range.map(|range| range.upper)),
            effect.active_days.to_string(),
        ]
    });
    spreadsheet::say(context, HEADER, rows)
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    links: &Links,
    effects: &[&Effect],
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        effects: Vec<Fields<'a>>,
        #[serde(flatten)]
        odd: OddFields,
    }
    #[derive(Serialize)]
    struct Fields<'a> {
        pillar: &'static str,
        kind: &'a str,
        probability: Option<f64>,
        positive: Option<f64>,
        verdict: &'static str,
        reason: Option<&'static str>,
        per_unit: Option<f64>,
        lower: Option<f64>,
        upper: Option<f64>,
        delay_days: Option<f64>,
        active_days: usize,
        snapshots: usize,
    }
    let fields = effects.iter().map(|effect| {
        let range = effect.per_unit.map(|per_unit| per_unit.interval.ninety);
        Fields {
            pillar: effect.series.name(),
            kind: effect.kind.name(),
            probability: effect.positive.map(|_| effect.probability),
            positive: effect.positive,
            verdict: effect.verdict.name(),
            reason: effect.reason.map(Reason::name),
            per_unit: effect.per_unit.map(|per_unit| per_unit.mean),
            lower: range.map(|range| range.lower),
            upper: range.map(|range| range.upper),
            delay_days: effect.course.map(|course| course.delay_days),
            active_days: effect.active_days,
            snapshots: snapshots_of(links, effect.series),
        }
    });
    context.say_json(&Document {
        schema: "ssi/effects/1",
        profile: profile.name(),
        effects: fields.collect(),
        odd: OddFields::from(links),
    })
}

/// Sorts effects as a person reads them: the surest first.
fn surest_first(effects: &mut [&Effect]) {
    effects.sort_by(|a, b| {
        let order = |effect: &Effect| (effect.series, std::cmp::Reverse(effect.verdict));
        order(a).cmp(&order(b)).then_with(|| b.probability.total_cmp(&a.probability))
    });
}

/// Whether a pair is worth a line without `--all`.
fn has_evidence(effect: &Effect) -> bool {
    effect.verdict != Verdict::None
}
