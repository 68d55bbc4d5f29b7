//! Counts, plurals and lists.

use std::fmt::Display;

/// `1 snapshot`, `2 snapshots`.
#[must_use]
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    let plural = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `first` to `tenth`, then `11th`.
#[must_use]
pub fn ordinal(number: u16) -> String {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let word = usize::from(number).checked_sub(1).and_then(|place| WORDS.get(place));
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    word.map_or_else(|| format!("{number}{ending}"), |word| (*word).to_owned())
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
    fn the_how_manieth_is_a_word_up_to_ten() {
        let numbers = [1, 4, 10, 11, 12, 21, 32, 113];
        let words = numbers.map(ordinal);
        assert_eq!(words, ["first", "fourth", "tenth", "11th", "12th", "21st", "32nd", "113th"]);
    }

    #[test]
    fn words_to_choose_from_are_quoted() {
        assert_eq!(or_list(&[""; 0]), "");
        assert_eq!(or_list(&["a"]), "`a`");
        assert_eq!(or_list(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
