//! The name of a profile, and of its folder.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::domain::is_unprintable;

/// The name of a profile: 1 to 60 characters, none of which acts on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// Why a text is no name of a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing, or more than 60 characters.
    #[error("a name has 1 to {} characters", Name::MAX_CHARS)]
    Length,
    /// A character that acts on a terminal instead of being shown.
    #[error("a name has no control characters")]
    Control,
    /// A character that nobody sees, so that two names would look the same.
    #[error("the character {} is not seen, so the name could not be typed again", .0.escape_unicode())]
    Invisible(char),
    /// A dash at the beginning, by which options are known.
    #[error("what begins with `-` is taken for an option")]
    Dash,
    /// Nothing but punctuation.
    #[error("a name has a letter or a digit")]
    NoLetter,
}

impl Name {
    const MAX_CHARS: usize = 60;
    const LONGEST_SLUG: usize = 40;

    /// The name.
    ///
    /// # Errors
    ///
    /// Returns [`NameError`] for an empty or long text and for control characters.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if !(1..=Self::MAX_CHARS).contains(&text.chars().count()) {
            return Err(NameError::Length);
        }
        if text.chars().any(is_unprintable) {
            return Err(NameError::Control);
        }
        Ok(Self(text.nfc().collect()))
    }

    /// A name that is to be given: one that can be told from others, and typed again. Those that
    /// were given before may be otherwise.
    ///
    /// # Errors
    ///
    /// Returns [`NameError`] as [`Self::new`] does, and for characters that are not seen, for a dash
    /// at the beginning, and for nothing but punctuation.
    pub fn to_give(text: &str) -> Result<Self, NameError> {
        let name = Self::new(text)?;
        let is_hidden = |c: &char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}');
        if let Some(hidden) = name.0.chars().find(is_hidden) {
            return Err(NameError::Invisible(hidden));
        }
        if name.0.starts_with('-') {
            return Err(NameError::Dash);
        }
        if name.0.chars().all(|c| c.is_ascii_punctuation() || c.is_whitespace()) {
            return Err(NameError::NoLetter);
        }
        Ok(name)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Names for the folder, the best first: letters and digits of the decomposed name in lower
    /// case, the rest `-`, at most 40; where that is empty, reserved or taken, with six hexadecimal
    /// digits of a hash of the name.
    pub(super) fn slugs(&self) -> impl Iterator<Item = String> {
        const TRIES: u64 = 100;
        let plain = self.plain_slug();
        let is_usable = !plain.is_empty() && !is_reserved_on_windows(&plain);
        let hashed = (0..TRIES).map({
            let (plain, name) = (plain.clone(), self.0.clone());
            move |seed| {
                let hash = xxh3_64_with_seed(name.as_bytes(), seed) & 0xff_ffff;
                format!("{plain}-{hash:06x}").trim_start_matches('-').to_owned()
            }
        });
        is_usable.then_some(plain).into_iter().chain(hashed)
    }

    fn plain_slug(&self) -> String {
        let mut slug = String::new();
        for letter in self.0.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        {
            let letter = letter.to_ascii_lowercase();
            if letter.is_ascii_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() == Self::LONGEST_SLUG {
                break;
            }
        }
        slug.trim_end_matches('-').to_owned()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A name as it is compared: without case, and letters in one form however they are composed.
pub(super) fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase()
}

/// Names of devices, which Windows does not take for files
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_reserved_on_windows(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || matches!(
            slug.as_bytes(),
            [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9']
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    #[test]
    fn folder_names_never_hold_what_was_typed() {
        #[track_caller]
        fn case(text: &str, slug: &str) {
            assert_eq!(name(text).slugs().next().unwrap(), slug, "{text}");
        }
        case("Anna Lind", "anna-lind");
        case("Ångström & Søn", "angstrom-s-n");
        case("../../etc/passwd", "etc-passwd");
        case("ﬁne", "fine");
        case("con", "con-3962f2");
        case("Com1", "com1-09f8c9");
        case("李雷", "95344f");
        case(&"x".repeat(60), &"x".repeat(40));
    }

    #[test]
    fn names_are_short_and_printable() {
        for text in ["", "  ", &"x".repeat(61)] {
            assert_eq!(Name::new(text), Err(NameError::Length), "{text}");
        }
        for (text, error) in [
            ("-rf", NameError::Dash),
            (" --help", NameError::Dash),
            ("..", NameError::NoLetter),
            ("'", NameError::NoLetter),
            ("An\u{200b}na", NameError::Invisible('\u{200b}')),
        ] {
            assert_eq!(Name::to_give(text), Err(error), "{text}");
            assert!(Name::new(text).is_ok(), "one that was given before: {text}");
        }
        for text in ["7", "O'Neil", "\u{1f642}", "a-", "می\u{200c}نا"] {
            assert!(Name::to_give(text).is_ok(), "{text}");
        }
        for text in ["a\nb", "a\tb", "a\0b", "\u{1b}[31m", "a\u{202e}b"] {
            assert_eq!(Name::new(text), Err(NameError::Control), "{text:?}");
        }
    }
}
