//! The words of LinkedIn's page, of every language of `data/page-words.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::{Group, Pillar};

use super::lexer::{Kind, Token, tokens};
use super::plain::plain;

/// One row a language, one column a [`Phrase`], other wordings behind a `|`.
const TABLE: &str = include_str!("../../../data/page-words.csv");

/// What words of the page say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// The heading of the person's own total.
    Total,
    /// The heading of the person's own pillars.
    Components,
    Pillar(Pillar),
    /// Of the person, in a group.
    Rank(Group),
    /// The heading of a group.
    Group(Group),
    /// What stands before an average in a sentence.
    Average,
    /// What stands before a percentage that is a rank.
    Top,
    /// The end of a table of a chart.
    Remaining,
    /// "out of", between a number and the most that there can be.
    OutOf,
    /// "points", behind a number.
    Points,
    /// The head of a table of a chart.
    Chart,
}

/// The columns of the table, after the name of the language.
const COLUMNS: [Phrase; 16] = [
    Phrase::Total,
    Phrase::Components,
    Phrase::Pillar(Pillar::Brand),
    Phrase::Pillar(Pillar::People),
    Phrase::Pillar(Pillar::Insights),
    Phrase::Pillar(Pillar::Relationships),
    Phrase::Rank(Group::Industry),
    Phrase::Rank(Group::Network),
    Phrase::Group(Group::Industry),
    Phrase::Group(Group::Network),
    Phrase::Average,
    Phrase::Top,
    Phrase::Remaining,
    Phrase::OutOf,
    Phrase::Points,
    Phrase::Chart,
];

/// The phrases that begin with a word, each with its other words, the longest first.
type Phrases = HashMap<String, Vec<(Vec<String>, Phrase)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    // The first line is the header. No cell holds a comma or a quote.
    for (cell, phrase) in TABLE.lines().skip(1).flat_map(|row| row.split(',').skip(1).zip(COLUMNS))
    {
        for wording in cell.split('|') {
            let mut words = words(wording).into_iter();
            if let Some(first) = words.next() {
                phrases.entry(first).or_default().push((words.collect(), phrase));
            }
        }
    }
    for others in phrases.values_mut() {
        others.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

fn words(wording: &str) -> Vec<String> {
    let plain = plain(wording);
    let word = |token: &Token<'_>| match token.kind {
        Kind::Word(word) => Some(word.to_owned()),
        _ => None,
    };
    tokens(&plain).iter().filter_map(word).collect()
}

/// The phrase with which tokens begin, and how many of them it takes. A line may end in it.
pub(super) fn phrase(tokens: &[Token<'_>]) -> Option<(Phrase, usize)> {
    let Some(Token { kind: Kind::Word(first), .. }) = tokens.first() else { return None };
    let is_there = |words: &Vec<String>| {
        let there = tokens.get(1..=words.len())?;
        there.iter().zip(words).all(|(token, word)| token.kind == Kind::Word(word)).then_some(())
    };
    let mut longest_first = PHRASES.get(*first)?.iter();
    let (words, phrase) = longest_first.find(|(words, _)| is_there(words).is_some())?;
    Some((*phrase, words.len() + 1))
}

/// The names of the languages.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1).filter_map(|row| row.split(',').next())
}

/// The wordings of a column in a language.
#[cfg(test)]
pub(super) fn wordings(language: usize, column: &str) -> Vec<String> {
    let rows: Vec<Vec<&str>> = TABLE.lines().map(|row| row.split(',').collect()).collect();
    let place = rows[0].iter().position(|name| *name == column).unwrap();
    rows[language + 1][place].split('|').map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_column() {
        for row in TABLE.lines() {
            assert_eq!(row.split(',').count(), COLUMNS.len() + 1, "{row}");
            assert!(
                row.split([',', '|']).all(|cell| cell.trim() == cell && !cell.is_empty()),
                "{row}"
            );
        }
    }

    #[test]
    fn a_wording_means_the_same_in_every_language() {
        let mut known: HashMap<Vec<String>, Phrase> = HashMap::new();
        for (cell, phrase) in
            TABLE.lines().skip(1).flat_map(|row| row.split(',').skip(1).zip(COLUMNS))
        {
            for wording in cell.split('|') {
                let other = known.insert(words(wording), phrase);
                assert!(other.is_none_or(|other| other == phrase), "{wording}");
            }
        }
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        #[track_caller]
        fn case(text: &str, expected: Option<(Phrase, usize)>) {
            let text = plain(text);
            assert_eq!(phrase(&tokens(&text)), expected, "{text}");
        }
        case("Estabelecer sua\nmarca profissional 4", Some((Phrase::Pillar(Pillar::Brand), 4)));
        case("points", Some((Phrase::Points, 1)));
        case("Points restants", Some((Phrase::Remaining, 2)));
        case("people in my industry", None);
        case("finding the right people", None);
    }
}
