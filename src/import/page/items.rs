//! What stands on the page: its tokens, with phrases and kinds of numbers recognised.

use super::lexer::{Kind, Token, tokens};
use super::words::{Phrase, phrase};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort<'a> {
    Number(&'a str),
    /// N of "N %".
    Percent(&'a str),
    /// N of "N out of 100".
    OutOf100(&'a str),
    /// Another word.
    Word,
    Phrase(Phrase),
}

/// An item of the page; it may go over several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) sort: Sort<'a>,
    pub(super) first_line: usize,
    pub(super) last_line: usize,
}

impl Item<'_> {
    /// Whether another item follows on the same line.
    pub(super) fn is_beside(&self, next: &Self) -> bool {
        self.last_line == next.first_line
    }

    pub(super) fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }

    pub(super) fn is(&self, phrase: Phrase) -> bool {
        self.sort == Sort::Phrase(phrase)
    }
}

/// The items of a plain text. "out of 25" and "points" behind a number say nothing more and are
/// left out.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    let tokens = tokens(text);
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut rest = &tokens[..];
    while let Some(first) = rest.first() {
        let (sort, count) = step(rest, items.last_mut());
        let taken;
        (taken, rest) = rest.split_at(count);
        let last = taken.last().unwrap_or(first);
        if let Some(sort) = sort {
            items.push(Item { sort, first_line: first.line, last_line: last.line });
        }
    }
    items
}

/// Whether words of a line, in plain text, say that.
pub(super) fn has_phrase(line: &str, phrase: Phrase) -> bool {
    items(line).iter().any(|item| item.is(phrase))
}

/// The item with which tokens begin, if it is one of its own, and how many tokens it takes.
fn step<'a>(tokens: &[Token<'a>], before: Option<&mut Item<'a>>) -> (Option<Sort<'a>>, usize) {
    if let Some(length) = of_most(tokens, "100").or_else(|| of_most_in_other_words(tokens, &before))
    {
        make(before, Sort::OutOf100);
        return (None, length);
    }
    if let Some(length) = of_most(tokens, "25") {
        return (None, length);
    }
    match tokens[0].kind {
        Kind::Number(text) => (Some(Sort::Number(text)), 1),
        Kind::Percent => {
            make(before, Sort::Percent);
            (None, 1)
        }
        Kind::Slash => (Some(Sort::Word), 1),
        Kind::Word(_) => match phrase(tokens) {
            Some((Phrase::Points, 1)) if is_score_beside(&before, tokens[0]) => (None, 1),
            Some((Phrase::Points | Phrase::OutOf, count)) => (Some(Sort::Word), count),
            Some((phrase, count)) => (Some(Sort::Phrase(phrase)), count),
            None => (Some(Sort::Word), 1),
        },
    }
}

/// Makes the number before something else; what is no number stays what it is.
fn make<'a>(before: Option<&mut Item<'a>>, sort: fn(&'a str) -> Sort<'a>) {
    if let Some(item) = before
        && let Sort::Number(text) = item.sort
    {
        item.sort = sort(text);
    }
}

/// How many tokens "out of 100" takes.
fn of_most(tokens: &[Token<'_>], most: &str) -> Option<usize> {
    let words = match tokens[0].kind {
        Kind::Slash => 1,
        _ => phrase(tokens).filter(|(phrase, _)| *phrase == Phrase::OutOf)?.1,
    };
    (tokens.get(words)?.kind == Kind::Number(most)).then_some(words + 1)
}

/// The same behind a number in a language of which the words are not known: one word or two, and
/// 100, on one line.
fn of_most_in_other_words(tokens: &[Token<'_>], before: &Option<&mut Item<'_>>) -> Option<usize> {
    let is_word = |token: &&Token<'_>| matches!(token.kind, Kind::Word(_));
    let words = tokens.iter().take(3).take_while(is_word).count();
    let hundred = tokens.get(words).filter(|token| token.kind == Kind::Number("100"))?;
    let is_short = (1..=2).contains(&words) && hundred.line == tokens[0].line;
    (is_short && is_number_beside(before, tokens[0])).then_some(words + 1)
}

fn is_number_beside(before: &Option<&mut Item<'_>>, token: Token<'_>) -> bool {
    before
        .as_ref()
        .is_some_and(|item| matches!(item.sort, Sort::Number(_)) && item.last_line == token.line)
}

fn is_score_beside(before: &Option<&mut Item<'_>>, token: Token<'_>) -> bool {
    before.as_ref().is_some_and(|item| {
        matches!(item.sort, Sort::Number(_) | Sort::OutOf100(_)) && item.last_line == token.line
    })
}

#[cfg(test)]
mod tests {
    use super::super::plain::plain;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let text = plain(text);
        let shown = |item: &Item<'_>| match item.sort {
            Sort::Number(text) => text.to_owned(),
            Sort::Percent(text) => format!("{text}%"),
            Sort::OutOf100(text) => format!("{text}/100"),
            Sort::Word => "word".to_owned(),
            Sort::Phrase(phrase) => format!("{phrase:?}"),
        };
        let found: Vec<String> = items(&text).iter().map(shown).collect();
        assert_eq!(found.join(" "), expected, "{text:?}");
    }

    #[test]
    fn numbers_are_told_apart() {
        case("20 out of 100", "20/100");
        case("20\nout of 100", "20/100");
        case("53 de 100, 61von 100, 51 / 100", "53/100 61/100 51/100");
        case("51 av 100, 51 pa av 100", "51/100 51/100");
        case("72 out of 100 points", "72/100");
        case("51\nav 100", "51 word 100");
        case("13.5 | Find the right people\nout of 25\n1 / 25", "13.5 Pillar(People) 1");
        case("Top\nIndustry SSI rank\n37\n%", "Top Rank(Industry) 37%");
        case("8 points 3/4 out of 7", "8 3 word 4 word 7");
        case("remaining points\t67", "Remaining 67");
        case("up 2% 72 +3% % 100", "word 2% 72% 100");
    }
}
