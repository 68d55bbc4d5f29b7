//! What is counted in a log.

use crate::domain::{Kind, KindError, Reading};

use super::lexicon::{self, Meaning, folded, is_around};

/// What is counted: something that was done, or pending invitations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// What was done.
    Kind(Kind),
    /// How many invitations were pending.
    Pending,
}

impl Counted {
    /// What a word means, in any of the languages.
    ///
    /// # Errors
    ///
    /// Returns [`KindError`] with the kinds that have a similar name.
    pub fn of(word: &str, own: &[Kind]) -> Result<Self, KindError> {
        if word.eq_ignore_ascii_case(Reading::KIND) {
            return Ok(Self::Pending);
        }
        Kind::parse(word, own).map(Self::Kind).or_else(|error| match lexicon::kind(word) {
            Some(Reading::KIND) => Ok(Self::Pending),
            Some(name) => Kind::parse(name, &[]).map(Self::Kind),
            None => Err(error),
        })
    }

    /// What the numbers below a header count: `Kommentare`, `Anzahl Posts`.
    pub(super) fn of_header(header: &str, own: &[Kind]) -> Option<Self> {
        let folded = folded(header);
        let is_count = |word: &str| Meaning::of(word) == Some(Meaning::Count);
        let words = folded.split(' ').filter(|word| !is_around(word) && !is_count(word));
        let plain = words.collect::<Vec<_>>().join(" ");
        Self::of(header, own).or_else(|_| Self::of(&plain, own)).ok()
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Pending => Reading::KIND,
        }
    }

    /// The words for several.
    pub(super) fn many(&self) -> String {
        match self {
            Self::Kind(kind) => kind.many().to_owned(),
            Self::Pending => "pending invitations".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_column_tells_what_it_counts() {
        #[track_caller]
        fn case(header: &str, expected: Option<&str>) {
            let counted = Counted::of_header(header, &[]);
            assert_eq!(counted.map(|counted| counted.many()).as_deref(), expected, "{header}");
        }
        case("Kommentare", Some("comments"));
        case("Anzahl Kommentare", Some("comments"));
        case("# Posts", Some("posts"));
        case("Number of invitations", Some("invitations"));
        case("Publicaciones", Some("posts"));
        case("Nombre de commentaires", Some("comments"));
        case("Mensagens", Some("messages"));
        case("Offene Einladungen", Some("pending invitations"));
        case("Stimmung", None);
        case("Anzahl", None);
        case("", None);
    }
}
