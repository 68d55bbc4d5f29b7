//! Text that a person adds to a record.

use std::fmt;

/// A person's own text: a note, the name of a template.
///
/// One that was typed is one line of at most [`Text::MAX_CHARS`] characters, without control
/// characters; one that stands in a file is whatever stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text(Box<str>);

/// Why a text was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Longer than [`Text::MAX_CHARS`].
    #[error("{chars} characters are more than {}", Text::MAX_CHARS)]
    TooLong {
        /// How many characters it has.
        chars: usize,
    },
    /// A character that does something on a terminal instead of being shown.
    #[error("the character {} is not allowed in a text", .0.escape_unicode())]
    Control(char),
}

impl Text {
    /// The most characters that a text may have.
    pub const MAX_CHARS: usize = 500;

    /// A text from what a person typed: line breaks and tabs become spaces, the ends are trimmed.
    ///
    /// # Errors
    ///
    /// Returns [`TextError`] for a text that is too long or holds a control character, or one that
    /// overrides the direction of the text around it (Unicode TR 9, explicit formatting).
    pub fn new(text: &str) -> Result<Self, TextError> {
        let line =
            text.replace("\r\n", " ").replace(['\r', '\n', '\t', '\u{2028}', '\u{2029}'], " ");
        let line = line.trim();
        if let Some(control) = line.chars().find(|&c| is_unprintable(c)) {
            return Err(TextError::Control(control));
        }
        match line.chars().count() {
            chars if chars > Self::MAX_CHARS => Err(TextError::TooLong { chars }),
            _ => Ok(Self(line.into())),
        }
    }

    /// A text that stands in a file: whatever it holds is kept, so that nobody's text is lost.
    #[must_use]
    pub fn from_file(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes the text for a terminal: what would act on it instead of being shown becomes a space.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.chars().any(is_unprintable) {
            return f.pad(&self.0);
        }
        f.pad(&self.0.chars().map(|c| if is_unprintable(c) { ' ' } else { c }).collect::<String>())
    }
}

/// A text as an error may show it: short, and harmless on a terminal.
#[must_use]
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim();
    let mut shown: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push_str("...");
    }
    shown
}

/// Control characters, and those that turn the direction of the text around them.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line() {
        let text = Text::new(" after the\r\nwebinar,\tday 2\n").unwrap();
        assert_eq!(text.as_str(), "after the webinar, day 2");
    }

    #[test]
    fn what_acts_on_a_terminal_is_refused() {
        for text in ["a\0b", "\u{1b}[31mred", "bell\u{7}", "x\u{202e}y", "x\u{2066}y", "\u{9b}31m"]
        {
            assert!(matches!(Text::new(text), Err(TextError::Control(_))), "{text:?}");
        }
        for text in ["\"quoted\", with comma", "=1+1", "שלום\u{200f}", "日本", "👩‍💻"]
        {
            assert_eq!(Text::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(Text::new(&"é".repeat(500)).is_ok());
        assert_eq!(Text::new(&"é".repeat(501)), Err(TextError::TooLong { chars: 501 }));
        assert_eq!(Text::new(&"x".repeat(1 << 20)), Err(TextError::TooLong { chars: 1 << 20 }));
    }

    #[test]
    fn a_text_from_a_file_is_kept_and_shown_harmlessly() {
        let text = Text::from_file("a\u{1b}[2Jb\nc");
        assert_eq!(text.as_str(), "a\u{1b}[2Jb\nc");
        assert_eq!(text.to_string(), "a [2Jb c");
    }
}
