//! Turns of speech that several commands share.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::{Delta, Series, Snapshot, Text};

/// How the total moved since the snapshot before: `up 2 since 17 Feb`.
pub(super) fn since_the_one_before(snapshot: &Snapshot, before: &Snapshot) -> String {
    let day = before.date.beside(snapshot.date);
    let delta = snapshot.total - before.total;
    match delta.thousandths() {
        0 => format!("unchanged since {day}"),
        1.. => format!("up {} since {day}", size(delta)),
        _ => format!("down {} since {day}", size(delta)),
    }
}

/// The pillars on one line, with how they moved: `brand 18.2 (+0.6)  people 15.4 (0.0)`.
pub(super) fn pillars(snapshot: &Snapshot, before: Option<&Snapshot>) -> Option<String> {
    let parts: Vec<String> = Series::ALL
        .into_iter()
        .filter_map(|series| {
            let Series::Pillar(pillar) = series else { return None };
            let score = snapshot.pillar(pillar)?;
            let moved = before.and_then(|before| snapshot.moved_since(before, series));
            Some(match moved {
                None => format!("{pillar} {score}"),
                Some(delta) => format!("{pillar} {score} ({})", signed(delta)),
            })
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("  "))
}

/// A difference with its sign: `+1.2`, `-0.05`, `0.0`.
pub(super) fn signed(delta: Delta) -> String {
    if delta == Delta::ZERO { "0.0".to_owned() } else { delta.to_string() }
}

/// `1 snapshot`, `2 snapshots`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A note as a table shows it: the first of it, if it is long.
pub(super) fn cut(note: &Text) -> String {
    const LONGEST: usize = 80;
    let note = note.to_string();
    match note.grapheme_indices(true).nth(LONGEST) {
        Some((end, _)) => format!("{}...", &note[..end]),
        None => note,
    }
}

fn size(delta: Delta) -> String {
    delta.to_string().trim_start_matches(['+', '-']).to_owned()
}
