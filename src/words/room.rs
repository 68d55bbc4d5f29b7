//! Texts that must fit into so many columns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::Text;

/// What fits beside each other on every terminal.
pub const WIDTH: usize = 80;

/// A note as a table shows it: the first of it, if it is long.
#[must_use]
pub fn cut(note: &Text) -> String {
    const LONGEST: usize = 80;
    let note = note.to_string();
    match note.grapheme_indices(true).nth(LONGEST) {
        Some((end, _)) => format!("{}...", &note[..end]),
        None => note,
    }
}

/// A text that takes no more than so many columns, cut at a letter if it must be.
#[must_use]
pub fn cut_to(text: &str, most: usize) -> String {
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
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// A paragraph in lines of at most so many characters.
#[must_use]
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
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
