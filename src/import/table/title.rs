//! What a title, or the name of a sheet, says of whose the numbers below it are.

use crate::domain::Field;

use super::lexicon::{
    Meaning, folded, is_foreign_word, is_mean, is_of_others, is_plain, is_preposition,
};

/// The most words of a title; what is longer is a sentence.
const MOST_WORDS: usize = 6;

/// Whether a title says that what stands below is of others, a mean, or a goal. The label of a text
/// does not: `Industry: Software`.
pub(super) fn is_foreign(title: &str) -> bool {
    if is_of_others(title) || is_mean(title) {
        return true;
    }
    let folded = folded(title);
    let words = || folded.split(' ');
    !is_label(title) && words().count() <= MOST_WORDS && words().any(is_foreign_word)
}

/// Whether a title has the name of a person: `Owner: Ben Koch`, `SSI of Ben Koch`, `Ben's SSI`.
#[must_use]
pub fn names_somebody(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    is_owner(title)
        || words.iter().any(|word| is_possessive(word))
        || words.windows(2).any(|pair| is_preposition(&folded(pair[0])) && is_name(pair[1]))
        || is_total_of(&words)
}

/// Whether a text stands behind a label: `Goal: 80`.
fn is_label(title: &str) -> bool {
    title.split_once(':').is_some_and(|(_, text)| !text.trim().is_empty())
}

/// `Owner: Ben Koch`.
fn is_owner(title: &str) -> bool {
    title.split_once(':').is_some_and(|(label, text)| is_seat(label, text))
}

/// Whether a label is that of a person, and a name stands beside it.
pub(super) fn is_seat(label: &str, text: &str) -> bool {
    Meaning::of(label) == Some(Meaning::Seat) && text.chars().any(char::is_alphabetic)
}

/// `Ben's`.
fn is_possessive(word: &str) -> bool {
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s"));
    stem.is_some_and(is_name)
}

/// `SSI Ben Koch`.
fn is_total_of(words: &[&str]) -> bool {
    let is_total = |word: &str| Meaning::of(word) == Some(Meaning::Field(Field::Total));
    let [.., total, first, last] = words else { return false };
    is_total(total) && is_name(first) && is_name(last)
}

/// Whether a word may be a name: it has a capital letter, and is nothing else that stands in titles.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.starts_with(char::is_uppercase)
        && folded(word).split(' ').all(|part| !is_plain(part) && !is_foreign_word(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_of_others_in_five_languages() {
        for title in [
            "Goal",
            "Target",
            "Forecast",
            "SSI Ziele 2026",
            "SSI Branche Software",
            "SSI average of the industry",
            "Industry benchmark Software",
            "SSI Team Nord",
            "Plan 2026",
            "Objectifs 2026",
            "Prévision",
            "Metas 2026",
            "Previsão",
            "Secteur Logiciels",
            "Competitors",
            "Team average",
            "Durchschnitt",
        ] {
            assert!(is_foreign(title), "{title}");
        }
        for title in [
            "SSI of Ben Koch",
            "Owner: Ben Koch",
            "SSI von Ben Koch",
            "SSI de Ben",
            "Ben's SSI",
            "Ben Koch\u{2019}s Social Selling Index",
            "SSI Ben Koch",
            "Nom : Ben",
        ] {
            assert!(names_somebody(title), "{title}");
        }
    }

    #[test]
    fn a_harmless_title_tells_of_nobody() {
        for title in [
            "SSI 2026",
            "My SSI",
            "Social Selling Index",
            "LinkedIn Social Selling Index Tracker",
            "SSI-Verlauf 2026",
            "Scores of March 2026",
            "Industry: Software",
            "Goal: 80",
            "Exported from my other sheet; the team average is on the next page",
            "SSI",
            "SSI Weekly Progress",
            "Today's SSI",
            "Social Selling Index von LinkedIn",
            "",
            ":",
            "SSI von 2026",
            "Score de Mars",
            "Mein SSI",
            "Puntuación de marzo",
            "Ma marque",
        ] {
            assert!(!is_foreign(title) && !names_somebody(title), "{title}");
        }
    }
}
