//! What a snapshot says, in lines.

use crate::domain::{Field, Group, Snapshot};
use crate::words;

/// What an answer tells below the total, each line behind an indent: the pillars, with how they
/// moved since the snapshot `before`, and of the other fields those that are told.
pub(super) fn lines(
    snapshot: &Snapshot,
    before: Option<&Snapshot>,
    is_told: impl Fn(Field) -> bool,
) -> Vec<String> {
    let pillars =
        words::pillars(snapshot, before).filter(|_| Field::SCORES.into_iter().any(&is_told));
    let groups = Group::ALL.into_iter().filter_map(|group| words::group(snapshot, group, &is_told));
    let note = Some(&snapshot.note).filter(|note| !note.is_empty() && is_told(Field::Note));
    let note = note.map(|note| format!("note: {note}"));
    pillars.into_iter().chain(groups).chain(note).map(|line| format!("  {line}")).collect()
}
