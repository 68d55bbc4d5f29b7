//! Whose page it is, where its words say that it is another's than the reader's.

use super::items::has_phrase;
use super::plain::plain;
use super::words::Phrase;

/// The name of somebody else whose page a text is by its title ("Anna's Social Selling Index",
/// "Social Selling Index de Anna"), or "her" by the heading of its pillars. The page of one's own
/// says "your".
pub(super) fn other_owner(text: &str) -> Option<String> {
    let is_own = |line: &str| {
        let line = plain(line);
        has_phrase(&line, Phrase::Components) || is_own_title(&line)
    };
    // Most pages name nobody; only where one does it matters who the reader is.
    let other = text.lines().find_map(|line| titled(line).or_else(|| of_whom(line)))?;
    (!text.lines().any(is_own)).then_some(other)
}

/// Whether a plain line is the title of the page as its owner sees it.
fn is_own_title(line: &str) -> bool {
    const OWN: [&str; 14] = [
        "your",
        "my",
        "seu",
        "sua",
        "meu",
        "minha",
        "tu",
        "mi",
        "votre",
        "mon",
        "ihr",
        "mein",
        "\u{432}\u{430}\u{448}",
        "\u{43c}\u{43e}\u{438}",
    ];
    let first = line.split_whitespace().next().unwrap_or_default();
    OWN.contains(&first) && index(line).is_some()
}

/// Where the name of the index begins in a line of small letters, and where it ends.
fn index(line: &str) -> Option<(usize, usize)> {
    let mut names = ["social selling index", "ssi"].into_iter();
    names.find_map(|name| Some((line.find(name)?, name.len())))
}

/// The name in a title that is nothing else: before the index with an `'s`, or behind it.
fn titled(line: &str) -> Option<String> {
    let line = line.trim().replace(['\u{2019}', '\u{2bc}'], "'");
    let small = line.to_ascii_lowercase();
    let (first, length) = index(&small)?;
    let (before, behind) = (line[..first].trim(), line[first + length..].trim());
    let name = match (before.strip_suffix("'s").or_else(|| before.strip_suffix('\'')), behind) {
        (Some(name), "" | "score" | "Score" | "dashboard" | "Dashboard") => name,
        (None, behind) if before.is_empty() => behind.split_once(' ').and_then(|(of, name)| {
            ["of", "for", "de", "von", "di", "d'"].contains(&of).then_some(name)
        })?,
        _ => return None,
    };
    is_name(name).then(|| name.to_owned())
}

/// Whether it may be the name of a person: few words, each with a capital letter.
fn is_name(name: &str) -> bool {
    const OTHERS: [&str; 7] =
        ["LinkedIn", "Today", "Yesterday", "Last", "This", "Sales", "Everyone"];
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    (1..=4).contains(&words.len())
        && words.iter().all(|word| {
            is_capital(word) && word.chars().all(|c| c.is_alphabetic() || ".-'".contains(c))
        })
        && !OTHERS.contains(&words[0])
}

/// "her" in "Four components of her score".
fn of_whom(line: &str) -> Option<String> {
    let line = plain(line);
    let whom = line.trim().strip_prefix("four components of ")?.strip_suffix(" score")?;
    ["her", "his", "their"].contains(&whom).then(|| whom.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        assert_eq!(other_owner(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn another_is_named_only_where_the_words_say_so() {
        case("Home\nAnna\u{2019}s Social Selling Index\n72 out of 100", Some("Anna"));
        case("Ben's SSI", Some("Ben"));
        case("  Anna Maria Lind's Social Selling Index score", Some("Anna Maria Lind"));
        case("Jonas' SSI", Some("Jonas"));
        case("Social Selling Index de Anna", Some("Anna"));
        case("Social Selling Index von Ben Ott", Some("Ben Ott"));
        case("72 out of 100\nFour components of her score", Some("her"));
        for own in [
            "Anna's SSI\nFour components of your score",
            "Your Social Selling Index\nAnna's SSI\n61 out of 100",
            "Seu Social Selling Index\nSocial Selling Index de Anna",
            "LinkedIn's Social Selling Index",
            "Today's SSI",
            "Last Week's SSI",
            "I like Anna's SSI",
            "Anna's SSI is better than mine",
            "Social Selling Index de vendas",
            "Social Selling Index of 72",
            "Current Social Selling Index",
            "Industry SSI rank",
            "passion's SSI\nassi",
        ] {
            case(own, None);
        }
    }
}
