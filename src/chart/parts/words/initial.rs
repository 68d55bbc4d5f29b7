//! The first letter of a text of this program.

/// With a large first letter, of a text of this program.
pub(in crate::chart) fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// With a small initial, inside a sentence.
pub(in crate::chart) fn lowered(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(initial) = text.get_mut(..1) {
        initial.make_ascii_lowercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_letter_changes_its_case_if_there_is_one() {
        assert_eq!(capitalized("notes, one"), "Notes, one");
        assert_eq!(capitalized(""), "");
        assert_eq!(lowered("Notes, One"), "notes, One");
        assert_eq!(lowered(""), "");
    }
}
