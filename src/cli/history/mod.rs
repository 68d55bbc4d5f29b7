//! `ssi history`: scores over time.

mod spark;

use std::fmt::Display;

use clap::Args;

use crate::answer::history::{Entry, History};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::select::{ByArg, PeriodArgs, PillarArg};
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::{By, Group, Pillar, Snapshot};
use crate::words;
use crate::words::numbers::as_column;

/// How many snapshots fit one screen.
const SCREEN: usize = 12;

/// List scores over time
#[derive(Args, Debug)]
#[command(after_help = "\
The last 12 snapshots, the newest at the bottom; with --all or a period, all of them.

--spark draws all snapshots, or those of a period, as one line a series. It takes block characters
on a terminal that shows UTF-8 and with --color always; figures from 1 to 8 elsewhere, as in a pipe
or on a dumb terminal, and with --color never.

  ssi history --last 6m
  ssi history --by month --all")]
pub(super) struct HistoryArgs {
    /// Only the last snapshot of each week (Monday to Sunday), of each month, ...
    #[arg(long, value_name = "STEP", ignore_case = true)]
    by: Option<ByArg>,
    #[command(flatten)]
    period: PeriodArgs,
    /// All snapshots, not only the last 12
    #[arg(long)]
    all: bool,
    /// Only this pillar; may be repeated
    #[arg(long, value_name = "NAME", ignore_case = true)]
    pillar: Vec<PillarArg>,
    /// A small line of bars per series instead of the table
    #[arg(long)]
    spark: bool,
    /// The activities too, with the ids of their rows
    #[arg(long)]
    activities: bool,
}

impl HistoryArgs {
    /// Those that were named, or all, in the order of LinkedIn's page.
    fn pillars(&self) -> Vec<Pillar> {
        let is_named = |pillar: Pillar| self.pillar.iter().any(|named| named.pillar() == pillar);
        let is_shown = |pillar: &Pillar| self.pillar.is_empty() || is_named(*pillar);
        Pillar::ALL.into_iter().filter(is_shown).collect()
    }
}

pub(super) fn run(args: &HistoryArgs, context: &mut Context) -> Result<(), Failure> {
    let period = args.period.period(context)?;
    let person = context.person(ModelArgs::default())?;
    let by = args.by.map_or(By::Snapshot, ByArg::by);
    let history = History::of(&person, period, by)?;
    context.warn_of_findings("", &person);
    if context.json && args.spark {
        let what = "--spark is a picture of text, --json has every score";
        return Err(Failure::new(Exit::Usage, what).fix("leave one of them out"));
    }
    if context.json {
        return context.say_json(&history.json());
    }
    let is_whole = args.all || args.spark || args.period.is_given();
    let hidden = if is_whole { 0 } else { history.snapshots.len().saturating_sub(SCREEN) };
    let shown = &history.snapshots[hidden..];
    if shown.is_empty() {
        context.say(history.nothing_there(&context.commands()));
    } else if args.spark {
        spark::say(context, history.gaps, shown, &args.pillars());
    } else {
        say_snapshots(context, args, &history, shown);
    }
    if hidden > 0 {
        let earlier = words::counted(hidden, "earlier snapshot");
        let all = context.command_with("--all");
        context.hint(format_args!("{earlier}: {all}"));
    }
    if args.activities {
        let since = shown.first().map(|snapshot| snapshot.date).filter(|_| hidden > 0);
        say_entries(context, &history.entries(since));
    }
    Ok(())
}

fn say_snapshots(
    context: &mut Context,
    args: &HistoryArgs,
    history: &History<'_>,
    snapshots: &[&Snapshot],
) {
    let pillars = args.pillars();
    let mut heading = vec!["date", "total"];
    heading.extend(pillars.iter().map(|pillar| pillar.name()));
    heading.extend(Group::ALL.map(Group::name));
    heading.push("note");
    let note = heading.len() - 1;
    let mut table = table::with_heading(&heading, &[0, note]);
    let totals = as_column(&written(snapshots, |snapshot| Some(snapshot.total)));
    let scores: Vec<Vec<String>> = pillars
        .iter()
        .map(|&pillar| as_column(&written(snapshots, |snapshot| snapshot.pillar(pillar))))
        .collect();
    for (place, snapshot) in snapshots.iter().enumerate() {
        let mut row = vec![snapshot.date.to_string(), totals[place].clone()];
        row.extend(scores.iter().map(|column| column[place].clone()));
        row.extend(Group::ALL.map(|group| {
            let rank = snapshot.comparison(group).rank;
            rank.map(|rank| format!("top {rank}")).unwrap_or_default()
        }));
        row.push(words::cut(&snapshot.note));
        table.add_row(row);
    }
    let mut rows = table::rows(table).into_iter();
    context.say_all(rows.next().unwrap_or_default());
    let mut before: Option<&Snapshot> = None;
    for (row, snapshot) in rows.zip(snapshots) {
        if let Some(days) = before.and_then(|before| history.gap_between(before, snapshot)) {
            context.say(format_args!("  gap of {days} days"));
        }
        before = Some(snapshot);
        context.say_all(row);
    }
}

/// A column of scores, `-` where one was not recorded.
fn written<T: Display>(
    snapshots: &[&Snapshot],
    score: impl Fn(&Snapshot) -> Option<T>,
) -> Vec<String> {
    let text = |score: T| score.to_string();
    snapshots.iter().map(|row| score(row).map_or_else(|| "-".to_owned(), text)).collect()
}

fn say_entries(context: &mut Context, entries: &[Entry<'_>]) {
    if entries.is_empty() {
        context.say("\nNothing logged.");
        return;
    }
    let mut table = table::with_heading(&["date", "id", "count", "kind", "note"], &[0, 1, 3, 4]);
    for entry in entries {
        table.add_row([
            entry.date().to_string(),
            entry.id().map(ToString::to_string).unwrap_or_default(),
            entry.count().to_string(),
            entry.kind(),
            words::cut(entry.note()),
        ]);
    }
    context.say("");
    context.say_all(table::lines(table));
}
