//! Turns of speech that several commands share.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::{Date, Delta, Series, Snapshot, Text};

/// What fits beside each other on every terminal.
pub(super) const WIDTH: usize = 80;

/// How the total moved since the snapshot before: `up 2 since 17 Feb`.
pub(super) fn since_the_one_before(snapshot: &Snapshot, before: &Snapshot) -> String {
    let day = before.date.beside(snapshot.date);
    format!("{} since {day}", moved(snapshot.total - before.total))
}

/// `up 2`, `down 0.5`, `unchanged`.
pub(super) fn moved(delta: Delta) -> String {
    match delta.thousandths() {
        0 => "unchanged".to_owned(),
        1.. => format!("up {}", size(delta)),
        _ => format!("down {}", size(delta)),
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

/// A text that takes no more than so many columns, cut at a letter if it must be.
pub(super) fn cut_to(text: &str, most: usize) -> String {
    let mut cut = String::new();
    for letter in text.graphemes(true) {
        if columns(&cut) + columns(letter) > most {
            break;
        }
        cut.push_str(letter);
    }
    cut
}

/// How many columns of a terminal a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// A paragraph in lines of at most so many characters.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= most => {
                line.extend([" ", word]);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How long ago a day was: `today`, `yesterday`, `12 days ago`.
pub(super) fn ago(day: Date, today: Date) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

fn size(delta: Delta) -> String {
    delta.to_string().trim_start_matches(['+', '-']).to_owned()
}
