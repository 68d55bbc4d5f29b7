//! What a person who does not see the effects is told.

use super::chart::{EffectGroup, EffectRow, EffectsChart};
use crate::chart::parts::words::{alt, snapshots};

/// What the chart is of, then each pillar's effects as far as there is room.
pub(super) fn alternative(chart: &EffectsChart<'_>) -> String {
    let (first, last) = chart.days;
    let head = alt::head("Dot chart of what went", "scores", chart.who, first, last);
    let head = head.replacen("went of", "went with", 1);
    let head = format!("{head}, {}.", snapshots(chart.snapshots));
    let unit = chart.rows().next().map(|_| {
        "Points of the score for a usual week, 90 % ranges; not what caused it.".to_owned()
    });
    let groups = chart.groups.iter().filter_map(in_words);
    let silence = chart.silence.iter().cloned();
    alt::joined([head].into_iter().chain(unit).chain(groups).chain(silence))
}

/// `Brand: 1 article +0.6 (0.4 to 0.9), perhaps 2 posts +0.1 (0.0 to 0.2).`
fn in_words(group: &EffectGroup) -> Option<String> {
    let row = |row: &EffectRow| {
        let perhaps = if row.is_possible { "perhaps " } else { "" };
        format!("{perhaps}{} {}", row.week, row.shown)
    };
    let rows = group.rows.iter().map(row);
    let words: Vec<String> = rows.chain(group.alike.iter().cloned()).collect();
    let note = group.note.as_ref().map(|note| format!("{}: {note}", group.name()));
    let none = group.no_sign().filter(|_| words.is_empty());
    let none = none.map(|none| format!("{}: {none}.", group.name()));
    let told = (!words.is_empty()).then(|| format!("{}: {}.", group.name(), words.join(", ")));
    told.or(note).or(none)
}
