//! Counts, plurals and lists.

use std::fmt::Display;

/// `1 snapshot`, `2 snapshots`.
#[must_use]
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    let plural = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `a`, `b` or `c`, each in backticks.
#[must_use]
pub fn or_list(words: &[impl Display]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_else_are_many() {
        assert_eq!(counted(1_usize, "day"), "1 day");
        assert_eq!(counted(0_u64, "day"), "0 days");
        assert_eq!(counted(-2_i32, "day"), "-2 days");
    }

    #[test]
    fn words_to_choose_from_are_quoted() {
        assert_eq!(or_list(&[""; 0]), "");
        assert_eq!(or_list(&["a"]), "`a`");
        assert_eq!(or_list(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
