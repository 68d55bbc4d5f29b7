//! What a person who does not see the effects is told.

use super::alike::either;
use super::chart::{EffectAlike, EffectGroup, EffectRow, EffectsChart};
use crate::chart::figure::Fonts;
use crate::chart::figure::text::cut_to_chars;
use crate::chart::parts::words::{alt, lowered};

/// The most characters of a usual week with its kind, and of a kind.
const LONGEST: usize = 40;

/// What the chart is of, then each pillar's effects; where there are many, the largest of each.
pub(super) fn alternative(chart: &EffectsChart<'_>, fonts: &Fonts) -> String {
    const FEWER: [usize; 5] = [usize::MAX, 4, 3, 2, 1];
    let said = FEWER.map(|most| sentences(chart, fonts, most));
    let length = |said: &&Vec<String>| said.join(" ").chars().count() <= alt::LONGEST;
    let fitting = said.iter().find(length).unwrap_or(&said[FEWER.len() - 1]);
    alt::joined(fitting.clone())
}

/// All of it, with so many rows of each pillar.
fn sentences(chart: &EffectsChart<'_>, fonts: &Fonts, most: usize) -> Vec<String> {
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
    let groups = chart.groups.iter().filter_map(|group| of_group(group, most));
    let silence = chart.silence.iter().cloned();
    [head, unit].into_iter().chain(silence).chain(groups).collect()
}

/// `Brand, likely: 1 article +0.6 (0.4 to 0.9); possible: 2 posts +0.1 (0.0 to 0.2).`
fn of_group(group: &EffectGroup, most: usize) -> Option<String> {
    let parts = [
        rows(group, false, most).map(|rows| format!("likely: {rows}")),
        rows(group, true, most).map(|rows| format!("possible: {rows}")),
        (!group.alike.is_empty()).then(|| alike(&group.alike, most)),
        group.no_sign().filter(|_| !group.has_sign()),
        group.note.as_deref().map(|note| lowered(note.trim_end_matches('.'))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{}, {}.", group.name(), parts.join("; ")))
}

/// The largest of those that are likely, or of those that are possible only.
fn rows(group: &EffectGroup, is_possible: bool, most: usize) -> Option<String> {
    let rows = group.rows.iter().filter(|row| row.is_possible == is_possible);
    let row = |row: &EffectRow| format!("{} {}", cut_to_chars(&row.week, LONGEST), row.shown);
    let rows: Vec<String> = rows.map(row).collect();
    first(&rows, most, ", ")
}

fn alike(alike: &[EffectAlike], most: usize) -> String {
    let one = |alike: &EffectAlike| {
        let kinds = alike.names(|kind| cut_to_chars(kind, LONGEST));
        format!("{}, not told apart", either(&kinds))
    };
    let all: Vec<String> = alike.iter().map(one).collect();
    first(&all, most, "; ").unwrap_or_default()
}

/// The first of several texts, and how many are left.
fn first(texts: &[String], most: usize, separator: &str) -> Option<String> {
    let (shown, left) = texts.split_at(most.min(texts.len()));
    let left = (!left.is_empty()).then(|| format!("and {} more", left.len()));
    let all: Vec<String> = shown.iter().cloned().chain(left).collect();
    (!all.is_empty()).then(|| all.join(separator))
}
