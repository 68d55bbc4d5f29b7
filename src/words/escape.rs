//! Text that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// The text as a cell holds it: one `'` in front of what a spreadsheet would run.
///
/// A text that matches `'*[=+\-@\t\r]` at its start gets one `'` in front; reading takes it off
/// again, whatever the text. Numbers are no text: a minus sign stays as it is.
///
/// # Source
///
/// OWASP, "CSV Injection", <https://owasp.org/www-community/attacks/CSV_Injection>.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    if runs(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that a cell holds: one `'` less where [`escaped`] would have put one.
#[must_use]
pub fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if runs(cell.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

fn runs(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_get_one_quote() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@x", "'@x"),
            ("-5", "'-5"),
            ("+49", "'+49"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'quoted'", "'quoted'"),
            ("plain", "plain"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!(escaped(text), cell);
            assert_eq!(unescaped(cell), text);
        }
    }

    proptest! {
        #[test]
        fn an_escaped_text_is_read_back_and_never_runs(text in "['=+@\\-\t\r a]{0,5}\\PC{0,5}") {
            let cell = escaped(&text);
            prop_assert_eq!(unescaped(&cell), text.as_str());
            prop_assert!(!runs(&cell));
        }
    }
}
