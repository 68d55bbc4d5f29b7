//! A person's own words: names and titles.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::Text;

/// Keeps what follows in its own order, whatever direction it has; ended by [`POP`].
const ISOLATE: char = '\u{2068}';
/// Ends an [`ISOLATE`].
const POP: char = '\u{2069}';

/// A person's own text as one line that can be drawn: nothing in it acts instead of being shown.
/// `None` where there is none, or nothing of it to see.
pub(in crate::chart) fn cleaned(text: Option<&str>) -> Option<String> {
    let text = Text::from_file(text?).to_string().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// The text kept apart from the direction of its neighbours, so that a name written from right to
/// left does not take the number after it along.
pub(in crate::chart) fn isolated(text: &str) -> String {
    format!("{ISOLATE}{text}{POP}")
}

/// At most that many characters, cut between letters as a person sees them.
pub(in crate::chart) fn cut_to_chars(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut chars = 3; // The three dots.
    for grapheme in text.graphemes(true) {
        chars += grapheme.chars().count();
        if chars > most {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.truncate(cut.trim_end().len());
    cut.push_str("...");
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_letters() {
        assert_eq!(cut_to_chars("Anna", 10), "Anna");
        assert_eq!(
            cut_to_chars(&"e\u{301}".repeat(10), 10),
            format!("{}...", "e\u{301}".repeat(3))
        );
        assert_eq!(cleaned(Some("\u{202e}An\u{1b}na\n")).as_deref(), Some("An na"));
        assert_eq!((cleaned(Some(" \n")), cleaned(None)), (None, None));
    }
}
