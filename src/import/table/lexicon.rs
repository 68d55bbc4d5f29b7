//! The words of tables, in the languages of `data/headers.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::{Field, Group};

/// The table: a row for the words of one thing in one language.
const TABLE: &str = include_str!("../../../data/headers.csv");

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The day.
    Date,
    /// A value of a snapshot; the note may be one of an activity.
    Field(Field),
    /// What was done.
    Kind,
    /// How often.
    Count,
    /// The name of the text that several messages share.
    Template,
    /// Where a record of `ssi` came from.
    Source,
    /// The id of a row of the log.
    Id,
    /// Whose row it is.
    Seat,
    /// Of which field the row is: `Metric`, `Pillar`.
    Metric,
    /// The value of the field that the row is of.
    Value,
    /// How often others saw a post: not what the person did.
    Impressions,
}

impl Meaning {
    const OTHERS: [Self; 10] = [
        Self::Date,
        Self::Kind,
        Self::Count,
        Self::Template,
        Self::Source,
        Self::Id,
        Self::Seat,
        Self::Metric,
        Self::Value,
        Self::Impressions,
    ];

    /// The name in `data/headers.csv` and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Field(field) => field.name(),
            Self::Kind => "kind",
            Self::Count => "count",
            Self::Template => "template",
            Self::Source => "source",
            Self::Id => "id",
            Self::Seat => "seat",
            Self::Metric => "metric",
            Self::Value => "value",
            Self::Impressions => "impressions",
        }
    }

    /// What is called so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let other = Self::OTHERS.into_iter().find(|other| other.name() == name);
        other.or_else(|| Field::from_name(name).map(Self::Field))
    }

    /// The meaning of a header, in any of the languages.
    pub(super) fn of(header: &str) -> Option<Self> {
        let whole = Self::from_name(header.trim()).or_else(|| Self::of_words(&folded(header)));
        let (plain, remark) = without_remark(header);
        whole.or_else(|| Self::of_some(&folded(plain)).filter(|found| found.bears(remark)))
    }

    fn of_words(words: &str) -> Option<Self> {
        LEXICON.of(words).find_map(Self::from_name)
    }

    /// The meaning of words of which some stand around it and change nothing.
    fn of_some(plain: &str) -> Option<Self> {
        let words: Vec<&str> = plain.split(' ').collect();
        let is_telling = |word: &&str| !is_around(word);
        let first = words.iter().position(is_telling).unwrap_or(0);
        let end = words.iter().rposition(is_telling).map_or(0, |last| last + 1);
        let telling: Vec<&str> = words.iter().copied().filter(is_telling).collect();
        Self::of_words(plain)
            .or_else(|| Self::of_words(&words[first.min(end)..end].join(" ")))
            .or_else(|| Self::of_words(&telling.join(" ")))
    }

    /// Whether what stands in brackets changes nothing: a unit, or the same in other words. `SSI
    /// (industry)` is not `SSI`.
    fn bears(self, remark: &str) -> bool {
        if matches!(self, Self::Field(Field::Note) | Self::Kind | Self::Seat) {
            return true;
        }
        let is_rank = matches!(self, Self::Field(Field::Rank(_)));
        let remark = folded(remark);
        let is_harmless = |word: &str| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || is_around(word)
                || LEXICON.has("unit", word)
                || (is_rank && is_top(word))
        };
        remark.split(' ').all(is_harmless) || Self::of_words(&remark) == Some(self)
    }
}

/// The names that each word may stand for.
struct Lexicon(HashMap<String, Vec<&'static str>>);

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<&'static str>> = HashMap::new();
    for row in TABLE.lines().skip(1) {
        let mut cells = row.splitn(3, ',');
        let (Some(name), Some(_), Some(words)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for word in words.split('|') {
            names.entry(folded(word)).or_default().push(name);
        }
    }
    Lexicon(names)
});

impl Lexicon {
    fn of(&self, word: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(word).into_iter().flatten().copied()
    }

    /// Whether a word is in a group.
    fn has(&self, group: &str, word: &str) -> bool {
        self.of(word).any(|name| name == group)
    }

    /// What follows a group's name: `3` of `month 3`.
    fn in_group(&self, group: &str, word: &str) -> Option<&'static str> {
        self.of(word).find_map(|name| name.strip_prefix(group)?.strip_prefix(' '))
    }
}

/// A text in lower case, without marks on letters, words apart by one space.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            folded.extend(letter.to_lowercase());
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded.replace('ß', "ss")
}

/// A header, and what stands in brackets or behind a slash: `Brand (0-25)`, `SSI /100`.
fn without_remark(header: &str) -> (&str, &str) {
    let end = header.find(['(', '[', '/']).filter(|end| *end > 0);
    header.split_at(end.unwrap_or(header.len()))
}

/// The month of that name, 1 to 12; the word must be folded.
pub(super) fn month(word: &str) -> Option<u32> {
    LEXICON.in_group("month", word)?.parse().ok()
}

/// The kind that a word of another language means: its name, or `pending`.
pub(super) fn kind(word: &str) -> Option<&'static str> {
    LEXICON.in_group("kind", &folded(word))
}

/// Whether a cell names a row of sums or means.
pub(super) fn is_summary(cell: &str) -> bool {
    LEXICON.has("summary", &folded(cell))
}

/// The score, rank or average that a cell names.
pub(super) fn field_in(cell: &str) -> Option<Field> {
    match Meaning::of(cell)? {
        Meaning::Field(Field::Note) => None,
        Meaning::Field(field) => Some(field),
        _ => None,
    }
}

/// Whether a header names a stretch of time, of which the cells may be days: `Week`.
pub(super) fn is_period(header: &str) -> bool {
    LEXICON.has("period", &folded(header))
}

/// The people that a header names, and nothing of them: `Industry`.
pub(super) fn group(header: &str) -> Option<Group> {
    match LEXICON.in_group("group", &folded(header))? {
        "industry" => Some(Group::Industry),
        "network" => Some(Group::Network),
        _ => None,
    }
}

/// Whether a word stands around a number or a name and changes nothing in it: `points`, `out of`.
pub(super) fn is_around(word: &str) -> bool {
    LEXICON.has("around", word)
}

/// Whether a text says that what belongs to it is of others: `Industry`, `Team average`.
pub(super) fn is_of_others(text: &str) -> bool {
    let folded = folded(text);
    let is_others = |word: &str| LEXICON.has("others", word);
    let is_known = |word: &str| {
        is_others(word) || is_around(word) || is_summary(word) || Meaning::of_words(word).is_some()
    };
    let is_field = matches!(Meaning::of_words(&folded),
        Some(Meaning::Field(field)) if !matches!(field, Field::Total | Field::Note | Field::Pillar(_)));
    is_field || (folded.split(' ').any(is_others) && folded.split(' ').all(is_known))
}

/// Whether a text says that what stands below is a mean, of whomever: `Average score`.
pub(super) fn is_mean(text: &str) -> bool {
    let folded = folded(text);
    let is_known = |word: &str| is_around(word) || Meaning::of_words(word).is_some();
    let is_of_mean = |word: &str| LEXICON.has("mean", word);
    folded.split(' ').any(is_of_mean)
        && folded.split(' ').all(|word| is_of_mean(word) || is_known(word))
}

/// Whether the name of a sheet tells a period or a table, and nobody: `2025`, `Q1`, `My SSI`.
#[must_use]
pub fn names_nobody(sheet: &str) -> bool {
    folded(sheet).split(' ').all(is_plain)
}

/// Whether a word in a title says that it is not of the person's own scores: of others, a mean, a
/// goal.
pub(super) fn is_foreign_word(word: &str) -> bool {
    ["others", "mean", "goal"].iter().any(|group| LEXICON.has(group, word))
}

/// Whether the name of a person may follow a word: `of`, `von`.
pub(super) fn is_preposition(word: &str) -> bool {
    LEXICON.has("preposition", word)
}

/// Whether a column counts who is there, and not what was done: `Followers`.
pub(super) fn is_standing(header: &str) -> bool {
    LEXICON.has("standing", &folded(header))
}

/// Whether a header names an address by which a person is known: `Email`.
pub(super) fn is_contact(header: &str) -> bool {
    LEXICON.has("contact", &folded(header))
}

/// Whether a header has a name of the index, and not of any sum: `SSI score`.
pub(super) fn names_index(header: &str) -> bool {
    let folded = folded(header);
    folded.split(' ').any(|word| ["ssi", "index", "indice", "selling"].contains(&word))
}

/// Whether a word is of a period, of a table or of what stands in one, and names nobody.
pub(super) fn is_plain(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || is_around(word)
        || month(word).is_some()
        || ["sheet", "unit", "period"].iter().any(|group| LEXICON.has(group, word))
        || Meaning::of_words(word).is_some()
}

/// Whether a name is no person's: of others, of a sum, a mean or a goal. `Max` and `Min` are people.
#[must_use]
pub fn names_no_person(name: &str) -> bool {
    let is_sum = is_summary(name) && !["max", "min"].contains(&folded(name).as_str());
    is_sum || is_of_others(name) || is_mean(name) || is_goal(name)
}

/// Whether a text says no more than that it is meant, and not done: `planned`, `Goal 2026`.
pub(super) fn is_goal(text: &str) -> bool {
    let folded = folded(text);
    let is_of_goal = |word: &str| LEXICON.has("goal", word);
    folded.split(' ').any(is_of_goal)
        && folded.split(' ').all(|word| is_of_goal(word) || is_plain(word))
}

/// Whether the rows of a column of this name are of one thing each: `Metric`, `Pillar`.
pub(super) fn is_long(header: &str) -> bool {
    Meaning::of_words(&folded(header)) == Some(Meaning::Metric)
}

/// Whether a word is the `Top` of "Top 5 %".
pub(super) fn is_top(word: &str) -> bool {
    LEXICON.has("top", word)
}

/// Whether a cell says that there is nothing: `-`, `n/a`, `#N/A`.
pub(super) fn is_empty(cell: &str) -> bool {
    if cell.bytes().next().is_none_or(|byte| byte.is_ascii_digit()) {
        return cell.is_empty();
    }
    let is_stroke = |letter: char| !letter.is_alphanumeric() && !"%=+".contains(letter);
    cell.chars().all(is_stroke) || LEXICON.has("empty", &folded(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, Reading};

    #[test]
    fn every_row_of_the_table_is_of_something_that_there_is() {
        const GROUPS: [&str; 13] = [
            "summary",
            "around",
            "top",
            "empty",
            "unit",
            "others",
            "mean",
            "sheet",
            "period",
            "goal",
            "preposition",
            "standing",
            "contact",
        ];
        for row in TABLE.lines().skip(1) {
            let name = row.split(',').next().unwrap();
            assert_eq!(row.split(',').count(), 3, "{row}");
            let is_known = match name.split_once(' ') {
                Some(("month", number)) => (1..=12).contains(&number.parse::<u32>().unwrap()),
                Some(("group", name)) => ["industry", "network"].contains(&name),
                Some(("kind", kind)) => kind == Reading::KIND || Kind::parse(kind, &[]).is_ok(),
                _ => Meaning::from_name(name).is_some() || GROUPS.contains(&name),
            };
            assert!(is_known, "{row}");
        }
    }

    #[test]
    fn no_header_means_two_things_and_no_month_is_two() {
        for (word, names) in &LEXICON.0 {
            let meanings: std::collections::BTreeSet<_> =
                names.iter().filter_map(|name| Meaning::from_name(name)).collect();
            let months: std::collections::BTreeSet<_> =
                names.iter().filter(|name| name.starts_with("month ")).collect();
            assert!(meanings.len() < 2 && months.len() < 2, "{word}: {names:?}");
        }
    }

    #[test]
    fn headers_are_known_in_five_languages_whatever_stands_around_them() {
        #[track_caller]
        fn case(header: &str, expected: Option<&str>) {
            assert_eq!(Meaning::of(header).map(Meaning::name), expected, "{header}");
        }
        case("Datum", Some("date"));
        case("SSI", Some("total"));
        case("SSI (0-100)", Some("total"));
        case("Gesamt", Some("total"));
        case("Brand score", Some("brand"));
        case("Brand /25", Some("brand"));
        case("Establish your professional brand (out of 25)", Some("brand"));
        case("SSI - Build relationships", Some("relationships"));
        case("ÉTABLIR DES RELATIONS", Some("relationships"));
        case("Die richtigen Personen finden", Some("people"));
        case("Relaciones", Some("relationships"));
        case("Industry Top %", Some("industry_rank"));
        case("industry_avg_brand", Some("industry_brand"));
        case("Anzahl", Some("count"));
        for own in ["Mein SSI", "My SSI", "Own", "SSI (own)", "Total (SSI)", "SSI [max. 100]"] {
            case(own, Some("total"));
        }
        case("Industry rank (top %)", Some("industry_rank"));
        case("Date (dd/mm/yyyy)", Some("date"));
        for others in [
            "SSI (Branche)",
            "SSI (network)",
            "SSI (rank)",
            "SSI (top %)",
            "SSI (change)",
            "SSI (planned)",
            "SSI [avg]",
            "Score (peers)",
            "SSI (Team-Ø)",
            "Score (Ben)",
            "Total (industry)",
            "Brand (industry)",
            "Brand (rank)",
            "SSI/Branche",
        ] {
            case(others, None);
        }
        case("Mood", None);
        case("", None);
        case("(x)", None);
        case("Date Invited", None);
    }
}
