//! `ssi history`: scores over time.

mod spark;
mod sparkline;

use clap::Args;
use serde::Serialize;

use crate::answer::fields::{ActivityFields, SnapshotFields, entries};
use crate::cli::frame::select::{PeriodArgs, PillarArg, say_nothing_there};
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::{Group, Log, Period, Pillar, Reading, Snapshot, is_gap};
use crate::store::Profile;
use crate::words;

/// How many snapshots fit one screen.
const SCREEN: usize = 12;

/// List scores over time
#[derive(Args, Debug)]
#[command(after_help = "\
The last 12 snapshots, the newest at the bottom; with --all or a period, all of them.

--spark draws all snapshots, or those of a period, as one line a series. It takes block characters
on a terminal that shows UTF-8 and with --color always; figures from 1 to 8 elsewhere, as in a pipe
or on a dumb terminal, and with --color never.")]
pub(super) struct HistoryArgs {
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
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let log = profile.log()?;
    let chosen: Vec<&Snapshot> =
        file.snapshots().iter().filter(|snapshot| period.contains(snapshot.date)).collect();
    if context.json && args.spark {
        return Err(Failure::new(
            Exit::Usage,
            "--spark is a picture of text, --json has every score",
        )
        .fix("leave one of them out"));
    }
    if context.json {
        return say_json(context, &profile, &chosen, &log, period);
    }
    let is_whole = args.all || args.spark || args.period.is_given();
    let hidden = if is_whole { 0 } else { chosen.len().saturating_sub(SCREEN) };
    let shown = &chosen[hidden..];
    if shown.is_empty() {
        say_nothing_there(context, file.snapshots(), period);
    } else if args.spark {
        spark::say(context, shown, &args.pillars());
    } else {
        say_snapshots(context, args, shown);
    }
    if hidden > 0 {
        let (earlier, all) =
            (words::counted(hidden, "earlier snapshot"), context.command_with("--all"));
        context.hint(format_args!("{earlier}: {all}"));
    }
    if args.activities {
        let since =
            if hidden > 0 { shown.first().map(|snapshot| snapshot.date) } else { period.since };
        say_activities(context, &log, Period { since, ..period });
    }
    Ok(())
}

fn say_snapshots(context: &mut Context, args: &HistoryArgs, snapshots: &[&Snapshot]) {
    let pillars = args.pillars();
    let mut heading = vec!["date", "total"];
    heading.extend(pillars.iter().map(|pillar| pillar.name()));
    heading.extend(Group::ALL.map(Group::name));
    heading.push("note");
    let note = heading.len() - 1;
    let mut table = table::with_heading(&heading, &[0, note]);
    for snapshot in snapshots {
        let mut row = vec![snapshot.date.to_string(), snapshot.total.to_string()];
        row.extend(pillars.iter().map(|&pillar| {
            snapshot.pillar(pillar).map_or_else(|| "-".to_owned(), |score| score.to_string())
        }));
        row.extend(Group::ALL.map(|group| {
            let rank = snapshot.comparison(group).rank;
            rank.map(|rank| format!("top {rank}")).unwrap_or_default()
        }));
        row.push(words::cut(&snapshot.note));
        table.add_row(row);
    }
    let mut lines = table::lines(table, 1).into_iter();
    if let Some(heading) = lines.next() {
        context.say(heading);
    }
    // A gap is a line of its own between two rows; a folded row goes on in lines without a date.
    let mut rest = snapshots.iter();
    let mut before: Option<&Snapshot> = None;
    for line in lines {
        if let (false, Some(snapshot)) = (line.starts_with(' '), rest.as_slice().first()) {
            if let Some(before) = before.filter(|before| is_gap(before.date, snapshot.date)) {
                let days = snapshot.date.days_since(before.date);
                context.say(format_args!("  gap of {days} days"));
            }
            before = rest.next().copied();
        }
        context.say(line);
    }
}

fn say_activities(context: &mut Context, log: &Log, period: Period) {
    let mut table = table::with_heading(&["date", "id", "count", "kind", "note"], &[0, 1, 3, 4]);
    let mut rows: Vec<[String; 5]> = Vec::new();
    for activity in log.activities().iter().filter(|activity| period.contains(activity.date)) {
        let template = match activity.template.to_string() {
            template if template.is_empty() => String::new(),
            template => format!(" ({template})"),
        };
        rows.push([
            activity.date.to_string(),
            activity.id.as_ref().map(ToString::to_string).unwrap_or_default(),
            activity.count.to_string(),
            format!("{}{template}", activity.kind),
            words::cut(&activity.note),
        ]);
    }
    for reading in log.readings().iter().filter(|reading| period.contains(reading.date)) {
        rows.push([
            reading.date.to_string(),
            reading.id.as_ref().map(ToString::to_string).unwrap_or_default(),
            reading.pending.to_string(),
            Reading::KIND.to_owned(),
            words::cut(&reading.note),
        ]);
    }
    if rows.is_empty() {
        context.say("\nNothing logged.");
        return;
    }
    rows.sort_by(|a, b| a[0].cmp(&b[0])); // stable, and ISO dates sort as text
    table.add_rows(rows);
    context.say("");
    for line in table::lines(table, 1) {
        context.say(line);
    }
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    snapshots: &[&Snapshot],
    log: &Log,
    period: Period,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        snapshots: Vec<SnapshotFields<'a>>,
        activities: Vec<ActivityFields<'a>>,
    }
    let document = Document {
        schema: "ssi/history/1",
        profile: profile.name(),
        snapshots: snapshots.iter().copied().map(SnapshotFields::from).collect(),
        activities: entries(log, period),
    };
    context.say_json(&document)
}
