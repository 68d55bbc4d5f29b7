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

/// A text that takes no more than so many columns, `...` standing for what is left out.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    const LEFT_OUT: &str = "...";
    if columns(text) <= most {
        return text.to_owned();
    }
    let kept = cut_to(text, most.saturating_sub(LEFT_OUT.len()));
    format!("{}{LEFT_OUT}", kept.trim_end())
}

/// A line as lines of at most so many columns, folded at spaces: what goes on stands a little
/// further in. The spaces between words stay; a word that is wider stands on a line of its own.
#[must_use]
pub fn folded(line: &str, most: usize) -> Vec<String> {
    const FURTHER: usize = 2;
    if columns(line) <= most {
        return vec![line.to_owned()];
    }
    let indent = line.len() - line.trim_start_matches(' ').len();
    let mut lines: Vec<String> = Vec::new();
    let mut present = " ".repeat(indent);
    for word in line[indent..].split_inclusive(' ') {
        let is_begun = !present.trim_start_matches(' ').is_empty();
        if is_begun && columns(&present) + columns(word.trim_end()) > most {
            lines.push(present.trim_end().to_owned());
            present = " ".repeat(indent + FURTHER);
            if word == " " {
                continue;
            }
        }
        present.push_str(word);
    }
    lines.push(present.trim_end().to_owned());
    lines
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_is_cut_says_so() {
        assert_eq!(shortened("Anna Maria Lind", 24), "Anna Maria Lind");
        assert_eq!(shortened("Anna Maria Magdalena Lindqvist", 24), "Anna Maria Magdalena...");
        assert_eq!(shortened("\u{674e}\u{96f7}\u{674e}\u{96f7}", 6), "\u{674e}...");
    }

    #[test]
    fn a_line_goes_on_further_in() {
        assert_eq!(folded("  one two  three four", 12), ["  one two", "    three", "    four"]);
        assert_eq!(folded("one two", 7), ["one two"]);
        assert_eq!(folded("abcdefghij", 5), ["abcdefghij"]);
    }

    proptest! {
        #[test]
        fn no_word_of_a_line_is_broken_or_lost(line in " {0,4}([a-z]{1,12} {1,3}){0,12}[a-z]", most in 20..60_usize) {
            let lines = folded(&line, most);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&line), words(&lines.join(" ")));
            prop_assert!(lines.iter().all(|line| line.len() <= most), "{:?}", lines);
        }
    }

    #[test]
    fn no_piece_is_broken() {
        let pieces = ["brand +0.6", "people +0.2", "insights +0.1"];
        assert_eq!(filled(pieces, "  ", 23), ["brand +0.6  people +0.2", "insights +0.1"]);
        assert_eq!(filled(pieces, "  ", 22).len(), 3);
        assert_eq!(wrapped("two words", 4), ["two", "words"], "a word may be too long");
    }
}
