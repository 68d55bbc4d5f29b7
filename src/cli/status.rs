//! `ssi status`, also the bare `ssi`: where things stand.

use clap::Args;
use serde::Serialize;

use crate::domain::{Date, Done, Group, Log, Pillar, Score, Snapshot};
use crate::safety::{Headroom, LimitId, Standing, headrooms};
use crate::store::Profile;

use super::context::Context;
use super::failure::Failure;
use super::json::{KindCount, SnapshotFields, kind_counts};
use super::words;

/// A week without a snapshot is worth a word: scores change daily, and are not to be had later.
const DUE_DAYS: i32 = 7;

/// Show the last scores, today's activity and what to do next
#[derive(Args, Debug)]
pub(super) struct StatusArgs {}

pub(super) fn run(_args: &StatusArgs, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let snapshots = file.snapshots();
    let until_today = snapshots.partition_point(|snapshot| snapshot.date <= context.today);
    let snapshots = &snapshots[..until_today];
    let log = profile.log()?;
    if context.json {
        return say_json(context, &profile, snapshots, &log);
    }
    let name = profile.given_name().unwrap_or("SSI").to_owned();
    let mut lines = Vec::new();
    match snapshots {
        [] => {
            let folder = profile.folder().display();
            lines.push((name, format!("no scores yet in {folder}")));
        }
        [.., last] => {
            let before = snapshots.len().checked_sub(2).map(|place| &snapshots[place]);
            lines.push((name, standing_in_words(last, before)));
        }
    }
    if !snapshots.is_empty() || !log.activities().is_empty() || !log.readings().is_empty() {
        lines.push(("Today".to_owned(), today_in_words(&log, context.today)));
    }
    lines.extend(next(context, snapshots, &log));
    for line in aligned(&lines) {
        context.say(line);
    }
    Ok(())
}

/// `72 on Tue 3 Mar 2026, up 2 since 17 Feb   (industry top 4 %, network top 12 %)`.
fn standing_in_words(last: &Snapshot, before: Option<&Snapshot>) -> String {
    let mut line = format!("{} on {}", last.total, last.date.with_weekday());
    if let Some(before) = before {
        line.extend([", ", &words::since_the_one_before(last, before)]);
    }
    let ranks: Vec<String> = Group::ALL
        .into_iter()
        .filter_map(|group| {
            let rank = last.comparison(group).rank?;
            Some(format!("{} top {rank} %", group.name()))
        })
        .collect();
    if !ranks.is_empty() {
        line.extend(["   (", &ranks.join(", "), ")"]);
    }
    line
}

/// `5 comments, 20 invitations. 62 of 100 invitations in 7 days.`
fn today_in_words(log: &Log, today: Date) -> String {
    let done = Done::of(log.between(today, today));
    let headrooms = headrooms(log, today);
    let told: Vec<String> =
        headrooms.iter().filter_map(|room| headroom_in_words(room, today)).collect();
    if told.is_empty() { format!("{done}.") } else { format!("{done}. {}.", told.join(", ")) }
}

fn headroom_in_words(headroom: &Headroom, today: Date) -> Option<String> {
    let Headroom { limit, count, .. } = headroom;
    let is_short = headroom.standing() >= Standing::Warn;
    match limit.id {
        LimitId::InvitationsWeek => {
            (*count > 0).then(|| format!("{count} of {} invitations in 7 days", limit.limit))
        }
        LimitId::InvitationsDay => {
            is_short.then(|| format!("{count} of {} invitations today", limit.limit))
        }
        LimitId::Pending => (is_short || headroom.date == today).then(|| {
            format!("{count} of {} pending on {}", limit.limit, headroom.date.beside(today))
        }),
        LimitId::SameMessageDay => is_short.then(|| {
            let template = headroom.template.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{count} of {} messages `{template}` today", limit.limit)
        }),
    }
}

/// What to do next, the most pressing first.
fn next(context: &Context, snapshots: &[Snapshot], log: &Log) -> Vec<(String, String)> {
    let mut lines = over_safe_numbers(log, context.today);
    if let Some(last) = snapshots.last() {
        let age = context.today.days_since(last.date);
        if age >= DUE_DAYS {
            let ago = words::counted(age.unsigned_abs() as usize, "day");
            let record = context.ssi("record");
            lines.push(format!("record today's scores: {record} (the last are {ago} old)"));
        }
        if let Some((pillar, score)) = weakest(last) {
            lines.push(format!("weakest pillar: {pillar} {score}"));
        }
        lines.push("ssi changes | ssi plot | ssi help".to_owned());
    } else {
        lines.push("open linkedin.com/sales/ssi and type what it shows:".to_owned());
        lines.push(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        lines.push(context.ssi("log comment 5     (what you did today)"));
    }
    let labels = std::iter::once("Next").chain(std::iter::repeat(""));
    labels.map(ToOwned::to_owned).zip(lines).collect()
}

/// What to stop: kinds of which there were more than is safe.
fn over_safe_numbers(log: &Log, today: Date) -> Vec<String> {
    let found = headrooms(log, today);
    let above = |id: LimitId| {
        let mut above = found.iter().filter(|headroom| headroom.standing() == Standing::Above);
        above.any(|headroom| headroom.limit.id == id)
    };
    let mut lines = Vec::new();
    if above(LimitId::InvitationsDay) || above(LimitId::InvitationsWeek) {
        lines.push("pause invitations: you are above a safe number".to_owned());
    }
    if above(LimitId::SameMessageDay) {
        lines.push("pause messages of that text: you are above a safe number".to_owned());
    }
    if above(LimitId::Pending) {
        lines.push("pending invitations are above a safe number".to_owned());
    }
    lines
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
    let mut table = super::table::plain();
    for (label, text) in lines {
        table.add_row([label, text]);
    }
    super::table::lines(table, 1)
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    snapshots: &[Snapshot],
    log: &Log,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        today: String,
        snapshots: usize,
        last: Option<SnapshotFields<'a>>,
        previous: Option<SnapshotFields<'a>>,
        done_today: Vec<KindCount>,
        limits: Vec<LimitFields<'a>>,
    }
    #[derive(Serialize)]
    struct LimitFields<'a> {
        limit: &'static str,
        count: u64,
        safe_number: u64,
        date: String,
        template: Option<&'a str>,
    }
    let today = context.today;
    let headrooms = headrooms(log, today);
    let document = Document {
        schema: "ssi/status/1",
        profile: profile.name(),
        today: today.to_string(),
        snapshots: snapshots.len(),
        last: snapshots.last().map(SnapshotFields::from),
        previous: snapshots.iter().rev().nth(1).map(SnapshotFields::from),
        done_today: kind_counts(&Done::of(log.between(today, today))),
        limits: headrooms
            .iter()
            .map(|headroom| LimitFields {
                limit: headroom.limit.id.name(),
                count: headroom.count,
                safe_number: headroom.limit.limit,
                date: headroom.date.to_string(),
                template: headroom.template.as_ref().map(crate::domain::Text::as_str),
            })
            .collect(),
    };
    context.say_json(&document)
}
