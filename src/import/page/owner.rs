//! Whose page it is, where its words say that it is another's than the reader's.

use super::items::has_phrase;
use super::plain::plain;
use super::words::Phrase;

/// The name of somebody else whose page a text is by its title ("Anna's Social Selling Index",
/// "Social Selling Index de Anna"), or "her" by the heading of its pillars. The page of one's own
/// says "your"; the first line that says whose it is counts.
pub(super) fn other_owner(text: &str) -> Option<String> {
    let is_own = |line: &str| {
        let line = plain(line);
        has_phrase(&line, Phrase::Components) || is_own_title(&line)
    };
    let other =
        |line: &str| titled(line).or_else(|| before_heading(line)).or_else(|| of_whom(line));
    let whose = |line: &str| match other(line) {
        None if is_own(line) => Some(None),
        None => None,
        other => Some(other),
    };
    text.lines().find_map(whose).flatten()
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
    let before = line[..first].trim();
    let before =
        before.strip_suffix("Current").or_else(|| before.strip_suffix("current")).unwrap_or(before);
    let (before, behind) = (before.trim(), line[first + length..].trim());
    let name = match (before.strip_suffix("'s").or_else(|| before.strip_suffix('\'')), behind) {
        (Some(name), "" | "score" | "Score" | "dashboard" | "Dashboard") => name,
        (None, behind) if before.is_empty() => {
            let mut of = ["of ", "for ", "de ", "von ", "di ", "d'"].into_iter();
            of.find_map(|of| behind.strip_prefix(of))?
        }
        _ => return None,
    };
    is_name(name).then(|| name.to_owned())
}

/// The name before the heading of the total: "Ben: Current Social Selling Index".
fn before_heading(line: &str) -> Option<String> {
    let (name, heading) = line.split_once(':')?;
    let is_heading = has_phrase(&plain(heading), Phrase::Total);
    Some(name.trim().to_owned()).filter(|name| is_heading && is_name(name))
}

/// Whether it may be the name of a person: few words, each with a capital letter.
fn is_name(name: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "LinkedIn",
        "Today",
        "Yesterday",
        "Last",
        "This",
        "Sales",
        "Everyone",
        "My",
        "Your",
        "Total",
        "Score",
        "Subject",
    ];
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
        case("Social Selling Index d\u{2019}Anna", Some("Anna"));
        case("Ben Koch's Social Selling Index\nYour Social Selling Index\n72", Some("Ben Koch"));
        case("Anna's SSI\nFour components of your score", Some("Anna"));
        case("Ben: Current Social Selling Index\n72 out of 100", Some("Ben"));
        case("Ben Koch: Aktueller Social Selling Index\n72", Some("Ben Koch"));
        case("Ben's Current Social Selling Index\n72 out of 100", Some("Ben"));
        for own in [
            "Four components of your score\nAnna's SSI",
            "Your Social Selling Index: Current Social Selling Index",
            "Score: 72\nsee: Current Social Selling Index",
            "Total: Current Social Selling Index",
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
