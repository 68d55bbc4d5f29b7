//! What people are called in a picture.

use crate::chart::figure::text::cleaned;

/// The name as it can be drawn, or the letters of that row.
pub(super) fn shown(name: &str, is_anonymous: bool, row: usize) -> String {
    if is_anonymous { letters(row) } else { cleaned(Some(name)).unwrap_or_else(|| letters(row)) }
}

/// `A` to `Z`, then `AA`, `AB`.
fn letters(row: usize) -> String {
    const ALPHABET: usize = 26;
    let letter = |place: usize| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % ALPHABET]);
    let mut left = row;
    let mut text = vec![letter(left)];
    while left >= ALPHABET {
        left = left / ALPHABET - 1;
        text.push(letter(left));
    }
    text.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let named = |row| shown("Anna", true, row);
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(named),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
        assert_eq!(shown(" An\u{1b}na ", false, 0), "An na");
        assert_eq!(shown("\u{202e}", false, 3), "D", "nothing to see");
    }
}
