//! What a person who does not see the effects is told.

use super::alike::either;
use super::chart::{EffectAlike, EffectGroup, EffectRow, EffectsChart};
use crate::chart::figure::Fonts;
use crate::chart::figure::text::cut_to_chars;
use crate::chart::parts::words::{alt, lowered};

/// How much of each pillar is told: so many effects, and so many characters of each kind.
#[derive(Clone, Copy)]
struct Room {
    most: usize,
    longest: usize,
}

/// What the chart is of, then each pillar's effects; where there are many, the largest of each.
pub(super) fn alternative(chart: &EffectsChart<'_>, fonts: &Fonts) -> String {
    const LESS: [Room; 5] = [
        Room { most: usize::MAX, longest: 40 },
        Room { most: 4, longest: 40 },
        Room { most: 3, longest: 30 },
        Room { most: 2, longest: 24 },
        Room { most: 1, longest: 14 },
    ];
    let said = LESS.map(|room| sentences(chart, fonts, room));
    let length = |said: &&Vec<String>| said.join(" ").chars().count() <= alt::LONGEST;
    let fitting = said.iter().find(length).unwrap_or(&said[LESS.len() - 1]);
    alt::joined(fitting.clone())
}

/// All of it, with so many rows of each pillar.
fn sentences(chart: &EffectsChart<'_>, fonts: &Fonts, room: Room) -> Vec<String> {
    let (first, last) = chart.days;
    let head = format!(
        "Dot chart of what went with {}, {}, {}.",
        alt::whose("scores", chart.who),
        alt::days(first, last),
        chart.snapshots()
    );
    let unit = if chart.rows().next().is_some() {
        "Points for a usual week, 90 % ranges; not what caused it.".to_owned()
    } else {
        format!("{}.", chart.finding(fonts))
    };
    let groups = chart.groups.iter().filter_map(|group| of_group(group, room));
    let silence = chart.silence.iter().cloned();
    [head, unit].into_iter().chain(silence).chain(groups).collect()
}

/// `Brand, likely: 1 article +0.6 (0.4 to 0.9); possible: 2 posts +0.1 (0.0 to 0.2).`
fn of_group(group: &EffectGroup, room: Room) -> Option<String> {
    let parts = [
        rows(group, false, room).map(|rows| format!("likely: {rows}")),
        possible(group, room),
        (!group.alike.is_empty()).then(|| alike(&group.alike, room)),
        group.no_sign().filter(|_| !group.has_sign()),
        group.note.as_deref().map(|note| lowered(note.trim_end_matches('.'))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{}, {}.", group.name(), parts.join("; ")))
}

/// What is possible only; where there is the least room, and something is likely, its number.
fn possible(group: &EffectGroup, room: Room) -> Option<String> {
    let count = group.rows.iter().filter(|row| row.is_possible).count();
    let is_likely = count < group.rows.len();
    match rows(group, true, room) {
        Some(_) if is_likely && room.most == 1 => Some(format!("{count} possible")),
        rows => rows.map(|rows| format!("possible: {rows}")),
    }
}

/// The largest of those that are likely, or of those that are possible only.
fn rows(group: &EffectGroup, is_possible: bool, room: Room) -> Option<String> {
    let rows = group.rows.iter().filter(|row| row.is_possible == is_possible);
    let row = |row: &EffectRow| format!("{} {}", cut_to_chars(&row.week, room.longest), row.shown);
    let rows: Vec<String> = rows.map(row).collect();
    first(&rows, room.most, ", ")
}

fn alike(alike: &[EffectAlike], room: Room) -> String {
    let one = |alike: &EffectAlike| {
        let kinds = alike.names(|kind| cut_to_chars(kind, room.longest));
        format!("{}, not told apart", either(&kinds))
    };
    let all: Vec<String> = alike.iter().map(one).collect();
    first(&all, room.most, "; ").unwrap_or_default()
}

/// The first of several texts, and how many are left.
fn first(texts: &[String], most: usize, separator: &str) -> Option<String> {
    let (shown, left) = texts.split_at(most.min(texts.len()));
    let left = (!left.is_empty()).then(|| format!("and {} more", left.len()));
    let all: Vec<String> = shown.iter().cloned().chain(left).collect();
    (!all.is_empty()).then(|| all.join(separator))
}
