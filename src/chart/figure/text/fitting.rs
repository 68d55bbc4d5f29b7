//! Lines of text made to fit: their width, and cutting them to one.

use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Fonts, Weight};
use super::shaping::Line;

/// Stands where a text was cut.
const ELLIPSIS: char = '\u{2026}';

/// Longer texts are cut before they are measured: no line of a chart holds more.
const LONGEST: usize = 400;

impl Fonts {
    /// How wide a line of text is, in units.
    #[must_use]
    pub fn width(&self, text: &str, size: u8, weight: Weight) -> f64 {
        Line::shape(self, text, weight).width * f64::from(size)
    }

    /// The text, or as many of its letters as fit, then an ellipsis; never fewer than `least`
    /// letters, as long as the text has them.
    pub(in crate::chart) fn cut(
        &self,
        text: &str,
        size: u8,
        weight: Weight,
        width: f64,
        least: usize,
    ) -> String {
        let ends = letter_ends(text);
        let fits = |text: &str| self.width(text, size, weight) <= width;
        if ends.last() == Some(&text.len()) && fits(text) {
            return text.to_owned();
        }
        let shortened = |letters: usize| {
            let end = letters.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
            format!("{}{ELLIPSIS}", text[..end].trim_end())
        };
        let fitting = most(ends.len(), |letters| fits(&shortened(letters)));
        shortened(fitting.max(least.min(ends.len())))
    }

    /// The text on at most two lines, broken after a comma where the second line has room for what
    /// follows it, else between words where that leaves no short line, else between letters; the
    /// second is cut in the same way, and ends with an ellipsis then.
    pub(in crate::chart) fn wrap(
        &self,
        text: &str,
        size: u8,
        weight: Weight,
        width: f64,
    ) -> Vec<String> {
        let ends = letter_ends(text);
        let fits = |text: &str| self.width(text, size, weight) <= width;
        if ends.last() == Some(&text.len()) && fits(text) {
            return vec![text.to_owned()];
        }
        let letters = most(ends.len(), |letters| fits(&text[..ends[letters - 1]]));
        let end = letters.checked_sub(1).map_or(text.len(), |last| ends[last]);
        let fitting = &text[..end];
        let next_is_space = text[end..].starts_with(' ');
        let first = if next_is_space { fitting } else { whole_words(fitting) };
        let clause = whole_clauses(first).filter(|clause| fits(text[clause.len()..].trim_start()));
        let first = clause.unwrap_or(first);
        let rest = text[first.len()..].trim_start();
        let first = first.trim_end().to_owned();
        if rest.is_empty() {
            return vec![first];
        }
        let second = self.cut(rest, size, weight, width, 0);
        let kept = second.strip_suffix(ELLIPSIS).filter(|_| second != rest);
        match kept {
            Some(kept) if !rest[kept.len()..].starts_with(' ') => {
                vec![first, format!("{}{ELLIPSIS}", whole_words(kept).trim_end())]
            }
            _ => vec![first, second],
        }
    }
}

/// A text that was cut inside a word without that word, unless most of the line would go with it.
fn whole_words(cut: &str) -> &str {
    let space = cut.rfind(' ').filter(|&space| space * 5 >= cut.len() * 2);
    space.map_or(cut, |space| &cut[..space])
}

/// A line up to its last comma, unless most of the line would go with the rest.
fn whole_clauses(line: &str) -> Option<&str> {
    let end = line.rfind(", ")? + 1;
    (end * 5 >= line.len() * 2).then_some(&line[..end])
}

/// The largest number up to `limit` for which `fits` holds, if it holds for all below it.
fn most(limit: usize, fits: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Where the letters of a text end, up to the longest line that is looked at.
fn letter_ends(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).take(LONGEST).map(|(start, letter)| start + letter.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_last_letter_that_fits() {
        let fonts = Fonts::bundled();
        let cut = |text: &str, width, least| fonts.cut(text, 10, Weight::Regular, width, least);
        assert_eq!(cut("Anna", 100.0, 12), "Anna");
        let long = "Anna ".repeat(40);
        let fitted = cut(&long, 100.0, 3);
        assert!(fitted.ends_with('…') && fonts.width(&fitted, 10, Weight::Regular) <= 100.0);
        assert!(fonts.width(&fitted, 10, Weight::Regular) > 85.0, "{fitted}");
        assert_eq!(cut("abcdefghijklmnopqrstuvw", 1.0, 12), "abcdefghijkl…");
        assert_eq!(cut(&"e\u{301}".repeat(1_000), 1.0, 2), "e\u{301}e\u{301}…");
    }

    #[test]
    fn a_title_wraps_to_two_lines_between_words() {
        let fonts = Fonts::bundled();
        let wrap = |text: &str, width| fonts.wrap(text, 20, Weight::Bold, width);
        assert_eq!(wrap("SSI 76", 600.0), ["SSI 76"]);
        assert_eq!(wrap("aaaa bbbb cccc", 110.0), ["aaaa bbbb", "cccc"]);
        assert_eq!(wrap("aaaa, bb cc dd", 110.0), ["aaaa,", "bb cc dd"]);
        assert_eq!(wrap("a, bbbb cc dddd", 110.0), ["a, bbbb cc", "dddd"], "a short line");
        assert_eq!(wrap("aaaa, bb cc dddd eeee", 110.0)[0], "aaaa, bb", "no room below");
        let lines = wrap(&"word ".repeat(100), 300.0);
        assert!(
            lines.len() == 2 && lines.iter().all(|line| line.starts_with("word ")),
            "{lines:?}"
        );
        assert!(lines[1].ends_with(" word…"), "{lines:?}");
        let long = "x".repeat(60);
        for text in [format!("{long} {long}"), format!("aaaa {long} {long}")] {
            let lines = wrap(&text, 300.0);
            assert!(lines[1].len() > 20 && lines[1].ends_with("x…"), "{lines:?}");
        }
        let lines = wrap(&"李".repeat(100), 300.0);
        assert!(lines.iter().all(|line| fonts.width(line, 20, Weight::Bold) <= 300.0));
        assert!(lines[0].chars().count() > 15, "{lines:?}");
    }
}
