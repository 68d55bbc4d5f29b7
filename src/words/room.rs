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
    filled(text.split_whitespace(), " ", most)
}

/// Pieces in lines of at most so many columns, with this between two of a line; none is broken.
#[must_use]
pub fn filled<'a>(
    pieces: impl IntoIterator<Item = &'a str>,
    between: &str,
    most: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if columns(line) + columns(between) + columns(piece) <= most => {
                line.extend([between, piece]);
            }
            _ => lines.push(piece.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_piece_is_broken() {
        let pieces = ["brand +0.6", "people +0.2", "insights +0.1"];
        assert_eq!(filled(pieces, "  ", 23), ["brand +0.6  people +0.2", "insights +0.1"]);
        assert_eq!(filled(pieces, "  ", 22).len(), 3);
        assert_eq!(wrapped("two words", 4), ["two", "words"], "a word may be too long");
    }
}
