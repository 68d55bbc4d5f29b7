//! Characters that nobody sees, and that stand in a number or a name all the same.

/// What an editor, a spreadsheet or a web page puts into a text without showing it.
const HIDDEN: [(char, &str); 17] = [
    ('\u{a0}', "no-break space"),
    ('\u{ad}', "soft hyphen"),
    ('\u{2007}', "figure space"),
    ('\u{2009}', "thin space"),
    ('\u{200b}', "zero width space"),
    ('\u{200c}', "zero width non-joiner"),
    ('\u{200d}', "zero width joiner"),
    ('\u{200e}', "left-to-right mark"),
    ('\u{200f}', "right-to-left mark"),
    ('\u{202a}', "left-to-right embedding"),
    ('\u{202b}', "right-to-left embedding"),
    ('\u{202c}', "pop directional formatting"),
    ('\u{202d}', "left-to-right override"),
    ('\u{202e}', "right-to-left override"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{2060}', "word joiner"),
    ('\u{feff}', "byte-order mark"),
];

/// The first character of a text that nobody sees, by its code point: `U+00A0 (no-break space)`.
#[must_use]
pub fn hidden(text: &str) -> Option<String> {
    let name = |c: char| HIDDEN.iter().find(|(hidden, _)| *hidden == c);
    text.chars().find_map(name).map(|(c, name)| format!("U+{:04X} ({name})", u32::from(*c)))
}

/// The text without spaces, and without what nobody sees, at its ends.
#[must_use]
pub fn bare(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) {
        return text; // nearly every cell of a file
    }
    text.trim_matches(|c: char| c.is_whitespace() || HIDDEN.iter().any(|(hidden, _)| *hidden == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named_by_its_code_point() {
        assert_eq!(hidden("1\u{a0}234").unwrap(), "U+00A0 (no-break space)");
        assert_eq!(hidden("post\u{ad}\u{200b}").unwrap(), "U+00AD (soft hyphen)");
        assert_eq!(hidden("Zo\u{eb} 72"), None);
    }

    #[test]
    fn ends_that_nobody_sees_are_no_part_of_a_value() {
        for text in ["72", " 72 ", "\u{a0}72", "72\u{200b}\u{a0}", "\u{feff}72\t", "\u{2009}72"] {
            assert_eq!(bare(text), "72", "{text:?}");
        }
        assert_eq!(bare("7\u{200b}2"), "7\u{200b}2");
        assert_eq!(bare("\u{e9}t\u{e9}"), "\u{e9}t\u{e9}");
        assert_eq!((bare(""), bare(" \u{a0}")), ("", ""));
    }
}
