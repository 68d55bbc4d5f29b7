//! `ssi status`, also the bare `ssi`: where things stand, in six lines of 80 columns.

mod exposure;

use clap::Args;
use serde::Serialize;

use crate::answer::Safe;
use crate::answer::fields::{KindCount, RestrictionFields, SnapshotFields, kind_counts};
use crate::cli::frame::{Context, Failure};
use crate::domain::{Date, Done, Group, LimitId, Log, Pillar, Score, Snapshot};
use crate::safety::{Headroom, Ledger, Standing, next as next_stage, plan};
use crate::store::Profile;
use crate::words;

use exposure::{exposure, trend};

/// A week without a snapshot is worth a word: scores change daily, and are not to be had later.
const DUE_DAYS: i32 = 7;

/// The most that is shown of a name, in columns.
const LONGEST_NAME: usize = 10;

/// The most lines that say what to do next.
const MOST_NEXT: usize = 3;

/// Show the last scores, today's activity and what to do next
#[derive(Args, Debug)]
pub(super) struct StatusArgs {}

/// What is known on a day.
struct Known<'a> {
    today: Date,
    /// Up to today, in order of time.
    snapshots: &'a [Snapshot],
    log: &'a Log,
    safe: &'a Safe,
    ledger: Ledger<'a>,
    headrooms: Vec<Headroom>,
}

pub(super) fn run(_args: &StatusArgs, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let snapshots = file.snapshots();
    let today = context.today;
    let until_today = snapshots.partition_point(|snapshot| snapshot.date <= today);
    let log = profile.log()?;
    let safe = Safe::of(&profile)?;
    let ledger = safe.ledger(&log);
    let headrooms = ledger.headrooms(today);
    let snapshots = &snapshots[..until_today];
    let known = Known { today, snapshots, log: &log, safe: &safe, ledger, headrooms };
    if context.json {
        return say_json(context, &profile, &known);
    }
    let name = words::cut_to(profile.given_name().unwrap_or("SSI"), LONGEST_NAME);
    let label_width = words::columns(&name).max("Watch".len()) + 2;
    let room = words::WIDTH - label_width;
    let mut lines = Vec::new();
    match snapshots.last() {
        None => lines.push((name, format!("no scores yet in {}", profile.folder().display()))),
        Some(last) => {
            let before = snapshots.len().checked_sub(2).map(|place| &snapshots[place]);
            lines.push((name, standing_in_words(last, before, room)));
        }
    }
    let is_logged = !log.activities().is_empty() || !log.readings().is_empty();
    if !snapshots.is_empty() || is_logged {
        let done = Done::of(log.between(today, today));
        lines.push(("Today".to_owned(), done_in_words(&done, room)));
    }
    if is_logged || !safe.restrictions.is_empty() {
        lines.push(("Watch".to_owned(), exposure(&known, room)));
    }
    lines.extend(next(context, &known));
    for line in aligned(&lines) {
        context.say(line);
    }
    Ok(())
}

/// `72 on Tue 3 Mar 2026, up 2 since 17 Feb (top 4 % industry, 12 % network)`, as much of it as
/// fits; `ssi history` has the rest.
fn standing_in_words(last: &Snapshot, before: Option<&Snapshot>, room: usize) -> String {
    let moved = before.map(|before| format!(", {}", words::since_the_one_before(last, before)));
    let moved = moved.unwrap_or_default();
    let ranks: Vec<String> = Group::ALL
        .into_iter()
        .filter_map(|group| Some(format!("{} % {}", last.comparison(group).rank?, group.name())))
        .collect();
    let ranks =
        if ranks.is_empty() { String::new() } else { format!(" (top {})", ranks.join(", ")) };
    let (total, date) = (last.total, last.date);
    let long = format!("{total} on {}{moved}", date.with_weekday());
    let short = format!("{total} on {}{moved}", date.day_month_year());
    let industry = last.comparison(Group::Industry).rank;
    let industry = industry.map(|rank| format!(" (top {rank} % industry)")).unwrap_or_default();
    let forms = [long.clone() + &ranks, short + &ranks, long.clone() + &industry];
    forms.into_iter().find(|form| form.len() <= room).unwrap_or(long)
}

/// `5 comments, 20 invitations`, as many as fit: `9 posts, 5 comments and 3 more kinds`.
fn done_in_words(done: &Done, room: usize) -> String {
    let all = done.to_string();
    if words::columns(&all) <= room {
        return all;
    }
    let parts: Vec<String> =
        done.kinds().iter().map(|(kind, count)| kind.counted(*count)).collect();
    let some = |shown: usize| {
        let rest = words::counted(parts.len() - shown, "more kind");
        format!("{} and {rest}", parts[..shown].join(", "))
    };
    let fitting = (1..parts.len()).rev().map(some).find(|some| words::columns(some) <= room);
    fitting.unwrap_or_else(|| words::counted(parts.len(), "kind"))
}

/// What to do next, the most pressing first.
fn next(context: &Context, known: &Known<'_>) -> Vec<(String, String)> {
    let mut lines = restricted(known);
    lines.extend(over_safe_numbers(&known.headrooms));
    if let Some(last) = known.snapshots.last() {
        let age = context.today.days_since(last.date);
        if age >= DUE_DAYS {
            let ago = words::counted(age.unsigned_abs() as usize, "day");
            let record = context.ssi("record");
            lines.push(format!("record today's scores: {record} (the last are {ago} old)"));
        }
        if let Some((pillar, score)) = weakest(last) {
            lines.push(format!("weakest pillar: {pillar} {score}"));
        }
        lines.truncate(MOST_NEXT - 1);
        lines.push("ssi changes | ssi limits | ssi plot | ssi help".to_owned());
    } else {
        lines.truncate(MOST_NEXT - 2);
        lines.push("open linkedin.com/sales/ssi and type what it shows:".to_owned());
        lines.push(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        if known.log.activities().is_empty() {
            lines.push(context.ssi("log comment 5     (what you did today)"));
        }
    }
    let labels = std::iter::once("Next").chain(std::iter::repeat(""));
    labels.map(ToOwned::to_owned).zip(lines).collect()
}

/// What the open restriction asks for next.
fn restricted(known: &Known<'_>) -> Vec<String> {
    let mut restrictions = known.safe.restrictions.iter();
    let open = restrictions.find(|restriction| restriction.is_open_on(known.today));
    let Some(open) = open else { return Vec::new() };
    let stages = plan(open, known.log.readings(), known.today);
    let title = next_stage(&stages).map(|next| next.stage.title(open.kind));
    let title = title.unwrap_or("nothing is due");
    vec![format!("restriction: {title} (ssi restriction)")]
}

/// What to stop: kinds of which there were more than is safe.
fn over_safe_numbers(headrooms: &[Headroom]) -> Option<String> {
    let above = |id: LimitId| {
        let mut above = headrooms.iter().filter(|headroom| headroom.standing() == Standing::Above);
        above.any(|headroom| headroom.limit.id == id)
    };
    let mut paused = Vec::new();
    if above(LimitId::InvitationsDay) || above(LimitId::InvitationsWeek) {
        paused.push("invitations");
    }
    if above(LimitId::SameMessageDay) {
        paused.push("messages with the same text");
    }
    if above(LimitId::NotesMonth) {
        paused.push("personal notes");
    }
    match (paused.as_slice(), above(LimitId::Pending)) {
        ([], false) => None,
        ([], true) => Some("withdraw old invitations: too many are pending".to_owned()),
        (paused, false) => Some(format!("pause {}: above what is safe", paused.join(" and "))),
        (paused, true) => {
            Some(format!("pause {}, and withdraw old pending ones", paused.join(" and ")))
        }
    }
}

/// The lowest pillar; none when two share the place or a pillar is missing.
fn weakest(snapshot: &Snapshot) -> Option<(Pillar, Score)> {
    let mut scores = Vec::new();
    for pillar in Pillar::ALL {
        scores.push((pillar, snapshot.pillar(pillar)?));
    }
    scores.sort_by_key(|&(_, score)| score);
    (scores[0].1 < scores[1].1).then_some(scores[0])
}

/// Labels in a column of their own.
fn aligned(lines: &[(String, String)]) -> Vec<String> {
    let mut table = crate::cli::frame::table::plain();
    for (label, text) in lines {
        table.add_row([label, text]);
    }
    crate::cli::frame::table::lines(table, 1)
}

fn say_json(context: &mut Context, profile: &Profile, known: &Known<'_>) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        today: String,
        snapshots: usize,
        last: Option<SnapshotFields<'a>>,
        previous: Option<SnapshotFields<'a>>,
        trend: Option<TrendFields>,
        done_today: Vec<KindCount>,
        limits: Vec<LimitFields<'a>>,
        restriction: Option<RestrictionFields<'a>>,
        ramp_up_until: Option<String>,
        restrictions: usize,
    }
    #[derive(Serialize)]
    struct TrendFields {
        days: i32,
        moved: crate::domain::Delta,
    }
    #[derive(Serialize)]
    struct LimitFields<'a> {
        limit: &'static str,
        count: u64,
        safe_number: u64,
        date: String,
        template: Option<&'a str>,
    }
    let today = known.today;
    let limits = known.headrooms.iter().map(|headroom| LimitFields {
        limit: headroom.limit.id.name(),
        count: headroom.count,
        safe_number: headroom.limit.limit,
        date: headroom.date.to_string(),
        template: headroom.template.as_ref().map(crate::domain::Text::as_str),
    });
    let rules = known.ledger.rules();
    let open = rules.restriction(today).filter(|found| found.is_open_on(today));
    let ramp_up = rules.ramp_up(today).and_then(crate::domain::Restriction::ramp_up);
    let document = Document {
        schema: "ssi/status/1",
        profile: profile.name(),
        today: today.to_string(),
        snapshots: known.snapshots.len(),
        last: known.snapshots.last().map(SnapshotFields::from),
        previous: known.snapshots.iter().rev().nth(1).map(SnapshotFields::from),
        trend: trend(known.snapshots).map(|(moved, days)| TrendFields { days, moved }),
        done_today: kind_counts(&Done::of(known.log.between(today, today))),
        limits: limits.collect(),
        restriction: open.map(RestrictionFields::from),
        ramp_up_until: ramp_up.map(|(_, until)| until.to_string()),
        restrictions: known.safe.restrictions.len(),
    };
    context.say_json(&document)
}
