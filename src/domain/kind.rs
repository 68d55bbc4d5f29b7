//! What a person did: the kinds of activity.

use std::cmp::Ordering;
use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::nearest::nearest;
use super::text::{is_unprintable, shown};
use super::{Pillar, Reading};

/// The kinds that the program knows; columns are described in `docs/file-format.md`.
const TABLE: &str = include_str!("../../data/kinds.csv");

static LISTED: LazyLock<Vec<Listed>> = LazyLock::new(|| {
    // The first line is the header. No cell of our own table holds a comma or a quote.
    TABLE.lines().skip(1).filter_map(Listed::from_row).collect()
});

/// A kind of activity: one of the table `data/kinds.csv`, or one of the person's own.
///
/// Kinds compare and sort by their canonical names.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Hash, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kind(Repr);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    /// A row of [`LISTED`].
    Listed(u8),
    Own(Arc<str>),
}

#[derive(Debug)]
struct Listed {
    name: &'static str,
    one: &'static str,
    many: &'static str,
    also: &'static str,
    export: &'static str,
    /// The pillar that it feeds by what LinkedIn publishes, else by what users say.
    feeds: Option<Pillar>,
}

/// Why a word is no kind of activity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KindError {
    /// Nobody uses the word for a kind.
    #[error("there is no kind of activity `{word}`")]
    Unknown {
        /// The word, in canonical form.
        word: String,
        /// Kinds with a similar name, the nearest first.
        nearest: Vec<Kind>,
    },
    /// The word cannot be the name of a new kind.
    #[error("`{0}` cannot be the name of a kind: write 1 to 30 letters, digits and hyphens")]
    Name(String),
    /// The word in a file cannot be the name of a kind.
    #[error("`{0}` is no name of a kind")]
    InFile(String),
}

impl Kind {
    /// The name of invitations to connect.
    pub const INVITATION: &'static str = "invitation";
    /// The name of messages to connections.
    pub const MESSAGE: &'static str = "message";
    /// The name of messages to people who are no connections.
    pub const INMAIL: &'static str = "inmail";
    /// The name of profiles that the person looked at.
    pub const VIEW: &'static str = "view";
    /// The name of searches.
    pub const SEARCH: &'static str = "search";
    /// The name of invitations that were accepted.
    pub const CONNECTION: &'static str = "connection";
    /// The name of what no other kind fits.
    pub const OTHER: &'static str = "other";

    /// What others do, and the person only sees.
    const DONE_BY_OTHERS: [&'static str; 5] =
        ["connection", "endorsement", "recommendation", "message-received", "invitation-received"];

    const LONGEST_OWN_NAME: usize = 30;
    const LONGEST_NAME_IN_FILE: usize = 60;

    /// Whether others do it: accepting an invitation, endorsing, writing to the person.
    #[must_use]
    pub fn is_done_by_others(&self) -> bool {
        Self::DONE_BY_OTHERS.iter().any(|name| self.is(name))
    }

    /// Every kind of the table, in its order.
    pub fn listed() -> impl Iterator<Item = Self> {
        (0..u8::try_from(LISTED.len()).unwrap_or(u8::MAX)).map(|row| Self(Repr::Listed(row)))
    }

    /// The kind that a person means: a name of the table, another word for it, or one of the
    /// person's own kinds. Underscores, hyphens, spaces, case and plural forms are alike.
    ///
    /// # Errors
    ///
    /// Returns [`KindError::Unknown`] with the nearest kinds.
    ///
    /// # Examples
    ///
    /// ```
    /// use ssi::domain::Kind;
    /// assert_eq!(Kind::parse("Connection_Requests", &[])?.name(), "invitation");
    /// assert!(Kind::parse("podcast", &[]).is_err());
    /// # Ok::<(), ssi::domain::KindError>(())
    /// ```
    pub fn parse(word: &str, own: &[Self]) -> Result<Self, KindError> {
        let word = canonical(word);
        let known = Self::find_listed(&word)
            .or_else(|| own.iter().find(|kind| alike(kind.name(), &word)).cloned());
        known.ok_or_else(|| {
            let kinds = Self::listed().chain(own.iter().cloned());
            let nearest = nearest(&word, kinds, Self::name);
            KindError::Unknown { word, nearest }
        })
    }

    /// A new kind of the person's own.
    ///
    /// # Errors
    ///
    /// Returns [`KindError::Name`] for a name that is too long, holds anything but letters, digits
    /// and hyphens, starts with a digit, or is taken by the program.
    pub fn new_own(word: &str) -> Result<Self, KindError> {
        let name = canonical(word);
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '-')
            && name.starts_with(char::is_alphabetic)
            && name.chars().count() <= Self::LONGEST_OWN_NAME;
        if plain && name != Reading::KIND && Self::find_listed(&name).is_none() {
            Ok(Self(Repr::Own(name.into())))
        } else {
            Err(KindError::Name(name))
        }
    }

    /// The kind in a file: of the table where it is there, else one of the person's own.
    ///
    /// # Errors
    ///
    /// Returns [`KindError::InFile`] for an empty or long name, for control characters, and for
    /// [`Reading::KIND`], which is no kind.
    pub fn from_file(word: &str) -> Result<Self, KindError> {
        let name = canonical(word);
        if let Some(listed) = Self::find_listed(&name) {
            return Ok(listed);
        }
        let is_name = (1..=Self::LONGEST_NAME_IN_FILE).contains(&name.chars().count())
            && !name.chars().any(is_unprintable)
            && name != Reading::KIND;
        if !is_name {
            return Err(KindError::InFile(shown(&name)));
        }
        Ok(Self(Repr::Own(name.into())))
    }

    /// Whether a day with it counts once, however often it was done: who logged in was active.
    #[must_use]
    pub fn is_once_a_day(&self) -> bool {
        self.is("login")
    }

    /// Whether it is between the person and one other, who is known by an address: of a day and a name
    /// there is one.
    #[must_use]
    pub fn is_of_two(&self) -> bool {
        ["connection", "invitation", "invitation-received"].iter().any(|name| self.is(name))
    }

    /// The canonical name.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0 {
            Repr::Listed(row) => LISTED[usize::from(*row)].name,
            Repr::Own(name) => name,
        }
    }

    /// Whether it has that canonical name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name() == name
    }

    /// Whether it is the person's own and not one of the table.
    #[must_use]
    pub fn is_own(&self) -> bool {
        matches!(self.0, Repr::Own(_))
    }

    /// The pillar that it feeds: by what LinkedIn publishes, else by what users say.
    #[must_use]
    pub fn feeds(&self) -> Option<Pillar> {
        match &self.0 {
            Repr::Listed(row) => LISTED[usize::from(*row)].feeds,
            Repr::Own(_) => None,
        }
    }

    /// Whether several of it may share a text: messages.
    #[must_use]
    pub fn takes_template(&self) -> bool {
        self.is(Self::MESSAGE) || self.is(Self::INMAIL)
    }

    /// The kind counted in words: `1 comment`, `5 comments`, `2 profile edits`.
    #[must_use]
    pub fn counted(&self, count: u64) -> String {
        match &self.0 {
            Repr::Listed(row) => {
                let Listed { one, many, .. } = &LISTED[usize::from(*row)];
                format!("{count} {}", if count == 1 { one } else { many })
            }
            Repr::Own(name) => format!("{count} {name}"),
        }
    }

    /// The kind in words, as many: `comments`, `profile edits`.
    #[must_use]
    pub fn many(&self) -> &str {
        match &self.0 {
            Repr::Listed(row) => LISTED[usize::from(*row)].many,
            Repr::Own(name) => name,
        }
    }

    fn find_listed(word: &str) -> Option<Self> {
        let row = LISTED.iter().position(|listed| listed.is_called(word))?;
        u8::try_from(row).ok().map(|row| Self(Repr::Listed(row)))
    }
}

impl TryFrom<String> for Kind {
    type Error = KindError;

    fn try_from(name: String) -> Result<Self, KindError> {
        Self::from_file(&name)
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.name().to_owned()
    }
}

impl Ord for Kind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Listed {
    fn from_row(row: &'static str) -> Option<Self> {
        let mut cells = row.split(',');
        Some(Self {
            name: cells.next()?,
            one: cells.next()?,
            many: cells.next()?,
            also: cells.next()?,
            export: cells.next()?,
            feeds: cells
                .find_map(|name| Pillar::ALL.into_iter().find(|pillar| pillar.name() == name)),
        })
    }

    /// Whether a canonical word means this kind.
    fn is_called(&self, word: &str) -> bool {
        alike(self.name, word)
            || same_word(self.one, word)
            || same_word(self.many, word)
            || self.also.split(' ').any(|also| alike(also, word))
            || (!self.export.is_empty() && same_word(self.export, word))
    }
}

/// Lower case, with hyphens for underscores and spaces.
fn canonical(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

/// Whether a word is the name or its plural.
fn alike(name: &str, word: &str) -> bool {
    !name.is_empty() && word.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "s" | "es"))
        || name.strip_suffix('s').is_some_and(|stem| stem == word && !word.is_empty())
}

/// Whether a canonical word is that text, but for hyphens, underscores, spaces and case.
fn same_word(text: &str, word: &str) -> bool {
    text.len() == word.len()
        && text
            .bytes()
            .zip(word.bytes())
            .all(|(a, b)| a.eq_ignore_ascii_case(&b) || (matches!(a, b'_' | b' ') && b == b'-'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_means_one_kind() {
        let rows: Vec<Vec<&str>> = TABLE.lines().map(|line| line.split(',').collect()).collect();
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        for row in &rows[1..] {
            let words = [row[0], row[1], row[2]].into_iter().chain(row[3].split(' '));
            for word in words.chain([row[4]]).filter(|word| !word.is_empty()) {
                let meant: Vec<_> =
                    LISTED.iter().filter(|kind| kind.is_called(&canonical(word))).collect();
                assert_eq!(meant.len(), 1, "{word}: {meant:?}");
                assert_eq!(meant[0].name, row[0], "{word}");
            }
        }
    }

    #[test]
    fn a_kind_feeds_the_pillar_that_linkedin_names_before_the_one_that_users_name() {
        let feeds = |word: &str| Kind::parse(word, &[]).unwrap().feeds();
        assert_eq!(feeds("post"), Some(Pillar::Insights)); // Weakly the brand.
        assert_eq!(feeds("article"), Some(Pillar::Brand));
        assert_eq!(feeds("poll-vote"), Some(Pillar::Insights)); // Weakly only.
        assert_eq!(feeds("search"), Some(Pillar::People));
        assert_eq!(feeds("invitation"), Some(Pillar::Relationships));
        assert_eq!(feeds("follow"), None);
        assert_eq!(Kind::new_own("podcast").unwrap().feeds(), None);
    }

    #[test]
    fn spelling_does_not_matter() {
        #[track_caller]
        fn case(word: &str, name: &str) {
            assert_eq!(Kind::parse(word, &[]).map(|kind| kind.name().to_owned()), Ok(name.into()));
        }
        case("Posts", "post");
        case(" Posts ", "post");
        case("shares", "post");
        case("searches", "search");
        case("profile_edit", "profile");
        case("profile-edits", "profile");
        case("profile view", "view");
        case("connection_request", "invitation");
        case("invites", "invitation");
        case("DM", "message");
        case("inmails", "inmail");
        case("poll_votes", "poll-vote");
        case("profile_photo", "profile");
        case("live", "event");
    }

    #[test]
    fn an_unknown_word_brings_the_nearest_kinds() {
        let Err(KindError::Unknown { nearest, .. }) = Kind::parse("coment", &[]) else {
            panic!("`coment` is no kind")
        };
        assert_eq!(nearest[0].name(), "comment");
        assert!(matches!(Kind::parse("", &[]), Err(KindError::Unknown { .. })));
        assert!(matches!(Kind::parse("pending", &[]), Err(KindError::Unknown { .. })));
    }

    #[test]
    fn a_person_may_have_kinds_of_their_own() {
        let podcast = Kind::new_own("Podcast").unwrap();
        assert_eq!(Kind::parse("podcasts", std::slice::from_ref(&podcast)), Ok(podcast.clone()));
        assert_eq!(podcast.counted(2), "2 podcast");
        for word in ["post", "likes", "pending", "", "-x", "3d", "a,b", "a\u{1b}b", &"x".repeat(31)]
        {
            assert!(matches!(Kind::new_own(word), Err(KindError::Name(_))), "{word}");
        }
    }

    #[test]
    fn counts_are_worded() {
        let worded = |word, count| Kind::parse(word, &[]).unwrap().counted(count);
        assert_eq!(worded("search", 1), "1 search");
        assert_eq!(worded("search", 2), "2 searches");
        assert_eq!(worded("profile", 2), "2 profile edits");
    }

    #[test]
    fn a_file_may_name_any_kind_but_no_control_character() {
        assert_eq!(Kind::from_file("service_request_read").unwrap().name(), "service-request-read");
        assert_eq!(Kind::from_file("LIKES").unwrap().name(), "reaction");
        assert!(Kind::from_file("a\u{7}").is_err());
        assert!(Kind::from_file(" ").is_err());
        assert!(Kind::from_file("Pending").is_err());
        assert!(Kind::from_file(&"x".repeat(61)).is_err());
    }

    #[test]
    fn the_name_of_every_kind_is_read_back() {
        for kind in Kind::listed() {
            assert_eq!(Kind::parse(&kind.to_string(), &[]), Ok(kind.clone()));
            assert_eq!(Kind::from_file(kind.name()), Ok(kind.clone()));
            assert!(Kind::new_own(kind.name()).is_err(), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn the_name_of_an_own_kind_is_read_back(word in "\\PC{1,12}|[A-Za-z][0-9a-zA-ZäİΣß_ -]{0,29}") {
            if let Ok(kind) = Kind::new_own(&word) {
                prop_assert_eq!(Kind::from_file(kind.name()), Ok(kind.clone()));
                prop_assert_eq!(Kind::new_own(kind.name()), Ok(kind.clone()));
                let own = std::slice::from_ref(&kind);
                prop_assert_eq!(Kind::parse(kind.name(), own), Ok(kind.clone()));
                prop_assert_eq!(Kind::parse(&word, own), Ok(kind.clone()));
            }
        }

        #[test]
        fn no_word_of_a_file_panics_and_its_kind_is_read_back(word in ".{0,62}|[a-z _-]{0,12}") {
            if let Ok(kind) = Kind::from_file(&word) {
                prop_assert_eq!(Kind::from_file(kind.name()), Ok(kind.clone()));
            }
            let _ = Kind::parse(&word, &[]);
        }
    }
}
