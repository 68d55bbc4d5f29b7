//! `ssi changes`: what went up or down, and what was done before it.

use clap::Args;
use serde::Serialize;

use crate::answer::fields::{KindCount, kind_counts};
use crate::answer::link_words as say;
use crate::attribution::{Bounds, Links, Part, Sum, Verdict};
use crate::cli::frame::model::{self, ModelArgs};
use crate::cli::frame::select::{PeriodArgs, SeriesArg, say_nothing_there};
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::{
    Change, Delta, Done, Log, Minimum, Move, Period, Series, Total, changes, shown,
};
use crate::store::Profile;
use crate::words;

use super::oddities::{self, OddFields};

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
    let minimum = args.minimum()?;
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let log = profile.log()?;
    // Steps are added up over the whole history; the period only chooses what is shown.
    let mut found = changes(file.snapshots(), &args.series(), minimum);
    found.retain(|change| period.contains(change.to));
    found.reverse();
    if context.json {
        let links = model::links(args.model, context, &profile, &file, &log)?;
        oddities::warn_of_mistyped(context, &links);
        return say_json(context, &profile, &found, &log, &links);
    }
    if found.is_empty() {
        let inside = file.snapshots().iter().filter(|s| period.contains(s.date)).count();
        if inside == 0 {
            say_nothing_there(context, file.snapshots(), period);
            return Ok(());
        }
        let line = nothing_moved(file.snapshots().len(), period, minimum);
        context.say(line);
        return Ok(());
    }
    let is_whole = args.all || args.period.is_given();
    let screen = if is_whole { found.len() } else { found.len().min(SCREEN) };
    let mut rows = table::plain();
    for change in &found[..screen] {
        rows.add_row(row(change, &log.before_change(change.from, change.to)));
    }
    let links = model::links(args.model, context, &profile, &file, &log)?;
    oddities::warn_of_mistyped(context, &links);
    say_with_links(context, &found[..screen], table::lines(rows, 2), &links);
    if screen < found.len() {
        let hidden = words::counted(found.len() - screen, "earlier change");
        let all = context.command_with("--all");
        context.hint(format_args!("{hidden}: {all}"));
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
fn say_with_links(context: &mut Context, found: &[Change], rows: Vec<String>, links: &Links) {
    let (early, known): (Vec<_>, Vec<_>) =
        moved(found, links).into_iter().partition(|&(series, _)| say::is_early(links, series));
    let mut rest = found.iter();
    let mut sentences: Vec<String> = Vec::new();
    let mut is_linked = false;
    for line in rows {
        // A folded line goes on without a date.
        if !line.starts_with(' ') {
            context.say_all(&mut sentences);
            if let Some(change) = rest.next() {
                sentences = linked(change, links);
                is_linked |= !sentences.is_empty();
            }
        }
        context.say(line);
    }
    context.say_all(&mut sentences);
    context.say("");
    if known.is_empty() {
        let snapshots = early.iter().map(|&(_, snapshots)| snapshots).max();
        context.say(say::too_early(snapshots.unwrap_or(0)));
    } else if say::is_nothing_logged(links) {
        context.say(say::NOTHING_LOGGED);
    } else {
        let (series, snapshots): (Vec<Series>, Vec<usize>) = known.into_iter().unzip();
        if !is_linked {
            context.say(say::no_evidence_in(links, &series));
        }
        context.say_all(&mut oddities::too_noisy(links, &series).into_iter().collect());
        context.say_all(&mut say::too_early_of(&early));
        context.say(say::caveat_of(&snapshots));
    }
}

/// The examined series that moved, with the number of their snapshots that the model read. Where
/// the total moved, and is the sum of the pillars, each of them.
fn moved(found: &[Change], links: &Links) -> Vec<(Series, usize)> {
    let moved = |series| {
        let mut moves = found.iter().flat_map(|change| &change.moves);
        moves.any(|found| found.series == series)
    };
    let is_sum = moved(Series::Total) && !say::is_examined(links, Series::Total);
    let examined = links.examined().filter(|examined| is_sum || moved(examined.series));
    examined.map(|examined| (examined.series, examined.readings)).collect()
}

/// What the series that moved are linked to: the pillars, and a total that is recorded without
/// them.
fn linked(change: &Change, links: &Links) -> Vec<String> {
    let is_told = |series| say::is_examined(links, series) && !say::is_early(links, series);
    let told = change.moves.iter().filter(|found| is_told(found.series));
    told.filter_map(|found| links.split(found.series, change.from, change.to))
        .filter_map(|split| say::sentence(links, &split))
        .flat_map(|line| table::indented("    ", &line))
        .collect()
}

fn nothing_moved(snapshots: usize, period: Period, minimum: Minimum) -> String {
    if snapshots == 1 {
        return "One snapshot so far; a change needs two.".to_owned();
    }
    let points =
        |thousandths: u32| Total::from_thousandths(thousandths).unwrap_or(Total::MAX).to_string();
    let (total, pillar) = (points(minimum.total), points(minimum.pillar));
    let least = if total == pillar {
        format!("{total} points or more")
    } else {
        format!("{total} point of the total, or {pillar} points of a pillar, or more")
    };
    let period = match period.in_words() {
        words if words.is_empty() => words,
        words => format!(" {words}"),
    };
    format!("Nothing moved by {least}{period}.")
}

fn row(change: &Change, done: &Done) -> [String; 4] {
    let total_steps = change.moves.iter().find(|found| found.series == Series::Total);
    let steps = small_steps(total_steps.map_or(1, |found| found.steps));
    let total = format!("{} ({}){steps}", change.total, change.total_moved);
    let moves: Vec<String> = change.moves.iter().filter_map(pillar_in_words).collect();
    let after =
        if done.is_empty() { done.to_string() } else { format!("after {}", most_frequent(done)) };
    let after = match change.gap_days {
        Some(days) => format!("gap of {days} days; {after}"),
        None => after,
    };
    [format!("{} -> {}", change.from, change.to), total, moves.join(", "), after]
}

/// The kinds that were done most; a person reads no more of them. JSON has all.
fn most_frequent(done: &Done) -> String {
    const MOST: usize = 5;
    let kinds = done.kinds();
    let shown = kinds.iter().take(MOST).map(|(kind, count)| kind.counted(*count));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match kinds.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {}", words::counted(more, "more kind")),
    }
}

/// `insights +1.2`, `brand +0.1 (3 small steps)`; the total has a column of its own.
fn pillar_in_words(found: &Move) -> Option<String> {
    match found.series {
        Series::Total => None,
        series @ Series::Pillar(_) => {
            Some(format!("{series} {}{}", found.delta, small_steps(found.steps)))
        }
    }
}

fn small_steps(steps: usize) -> String {
    if steps == 1 { String::new() } else { format!(" ({steps} small steps)") }
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    found: &[Change],
    log: &Log,
    links: &Links,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        changes: Vec<ChangeFields>,
        #[serde(flatten)]
        odd: OddFields,
    }
    #[derive(Serialize)]
    struct ChangeFields {
        from: String,
        to: String,
        gap_days: Option<i32>,
        total: Total,
        total_moved: Delta,
        moves: Vec<MoveFields>,
        before: Vec<KindCount>,
    }
    #[derive(Serialize)]
    struct MoveFields {
        series: &'static str,
        moved: Delta,
        steps: usize,
        links: Vec<LinkFields>,
        not_explained: Option<RestFields>,
        rounding: Option<f64>,
    }
    #[derive(Serialize)]
    struct LinkFields {
        kind: String,
        mean: f64,
        lower: f64,
        upper: f64,
        verdict: &'static str,
    }
    #[derive(Serialize)]
    struct RestFields {
        mean: f64,
        lower: f64,
        upper: f64,
    }
    // As in the sentences: what has evidence, and what that leaves unexplained.
    let has_evidence = |part: &Part| part.verdict != Verdict::None;
    let move_fields = |change: &Change, found: &Move| {
        let split = links.split(found.series, change.from, change.to);
        let split = split.filter(|_| !say::is_early(links, found.series));
        let parts = split.iter().flat_map(|split| &split.parts).filter(|part| has_evidence(part));
        MoveFields {
            series: found.series.name(),
            moved: found.delta,
            steps: found.steps,
            links: parts
                .map(|part| LinkFields {
                    kind: part.kind.name().to_owned(),
                    mean: part.mean(),
                    lower: part.interval.ninety.lower,
                    upper: part.interval.ninety.upper,
                    verdict: part.verdict.name(),
                })
                .collect(),
            rounding: split.as_ref().map(|split| split.rounding),
            not_explained: split.as_ref().map(|split| {
                let Sum { mean, interval } = split.unexplained_beside(has_evidence);
                let Bounds { lower, upper } = interval.ninety;
                RestFields { mean, lower, upper }
            }),
        }
    };
    let changes = found.iter().map(|change| ChangeFields {
        from: change.from.to_string(),
        to: change.to.to_string(),
        gap_days: change.gap_days,
        total: change.total,
        total_moved: change.total_moved,
        moves: change.moves.iter().map(|found| move_fields(change, found)).collect(),
        before: kind_counts(&log.before_change(change.from, change.to)),
    });
    let document = Document {
        schema: "ssi/changes/1",
        profile: profile.name(),
        changes: changes.collect(),
        odd: OddFields::from(links),
    };
    context.say_json(&document)
}
