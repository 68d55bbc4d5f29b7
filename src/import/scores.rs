//! What was read of a person's scores, wherever they stood.

use std::fmt;

use crate::domain::{Field, FieldError, Fields, Given, Group, Pillar, Source, Typed};

/// What was read of a person's scores of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// The values.
    pub fields: Fields,
    /// What they were read from.
    pub source: Source,
    /// What stood in the place of a value and is none.
    pub unusable: Vec<Unusable>,
    /// When the page was loaded, in seconds since the beginning of 1970 in UTC, if the file says so.
    pub loaded_at: Option<i64>,
    /// When it was loaded first, if it was loaded more than once and showed the same.
    pub loaded_before: Option<i64>,
    /// Whose page it is by its words, if they say that it is another's than the reader's: `Anna`.
    pub owner: Option<String>,
}

/// A number that stood where a value should be, and that the field cannot have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The field that stays empty.
    pub field: Field,
    /// Why it is not used.
    pub error: UnusableError,
}

/// Why a number is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnusableError {
    /// It is none of the values of its field.
    #[error(transparent)]
    Impossible(FieldError),
    /// Two places say different things.
    #[error("one place says {0}, another {1}")]
    Differs(String, String),
    /// Names stand together, and numbers apart from them.
    #[error("names and numbers stand apart, so which number is whose is not known")]
    Apart,
}

/// Why nothing of what was given can be saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoresError {
    /// Nothing but spaces.
    #[error("there is nothing in it")]
    Empty,
    /// Neither the total nor a pillar is there.
    #[error("there is no score in it")]
    NoScore,
    /// The number in the place of the score cannot be one.
    #[error("there is no score in it: {0}")]
    Unusable(UnusableError),
    /// What stands in the place of the total is not one whole number.
    #[error("in the place of the total stands {0}, which is not one whole number")]
    UnclearTotal(String),
    /// A total alone, or with four pillars, without a word that says so.
    #[error("it holds numbers only, and no page")]
    OnlyNumbers(String),
    /// A picture, an archive or the like.
    #[error("it is no text")]
    NotText,
    /// What a page shows that did not load.
    #[error("all scores in it are zero")]
    AllZero,
    /// Several scores, of which no one says whose or of which day they are.
    #[error("it holds {0} different scores, and does not say of which day each is")]
    Several(usize),
    /// The JSON ends early.
    #[error("it is not whole: {0}")]
    Cut(String),
    /// What begins as JSON is none.
    #[error("its JSON cannot be read: {0}")]
    Json(String),
    /// More text than any page of scores has.
    #[error("it has more text than a page with scores")]
    TooLong,
}

impl Scores {
    /// What the page shows of a person who has all of it.
    const SHOWN: [Field; 9] = [
        Field::Total,
        Field::Pillar(Pillar::Brand),
        Field::Pillar(Pillar::People),
        Field::Pillar(Pillar::Insights),
        Field::Pillar(Pillar::Relationships),
        Field::Rank(Group::Industry),
        Field::Rank(Group::Network),
        Field::Average(Group::Industry),
        Field::Average(Group::Network),
    ];

    /// Scores of which nothing was found yet.
    pub(super) fn new(source: Source) -> Self {
        let (fields, unusable) = (Fields::default(), Vec::new());
        Self { fields, source, unusable, loaded_at: None, loaded_before: None, owner: None }
    }

    /// Takes the number that stands in the place of a field, or why it is none.
    pub(super) fn take(&mut self, field: Field, text: &str) {
        match field.parse(text) {
            Ok(value) => self.fields.set(value),
            Err(error) => {
                let error = UnusableError::Impossible(error);
                self.unusable.push(Unusable { field, error });
            }
        }
    }

    /// Takes the number that all places say, or none if they differ.
    pub(super) fn take_agreed(&mut self, field: Field, places: &[&str]) {
        let Some(first) = places.first() else { return };
        match places.iter().find(|other| *other != first) {
            None => self.take(field, first),
            Some(other) => {
                let error = UnusableError::Differs((*first).to_owned(), (*other).to_owned());
                self.unusable.push(Unusable { field, error });
            }
        }
    }

    /// Leaves fields without a number that stands apart from their names, unless another place told
    /// it.
    pub(super) fn leave(&mut self, fields: impl IntoIterator<Item = Field>) {
        for field in fields {
            let is_told = self.unusable.iter().any(|unusable| unusable.field == field);
            if self.fields.get(field).is_none() && !is_told {
                self.unusable.push(Unusable { field, error: UnusableError::Apart });
            }
        }
    }

    /// Takes the numbers of several fields.
    pub(super) fn take_all<'a>(&mut self, numbers: impl IntoIterator<Item = (Field, &'a str)>) {
        for (field, text) in numbers {
            self.take(field, text);
        }
    }

    /// Whether the total is there.
    #[must_use]
    pub fn has_total(&self) -> bool {
        self.fields.value(Field::Total).is_some()
    }

    /// What the page shows and was not found, in the order in which it is told.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        Self::SHOWN.into_iter().filter(|field| self.fields.get(*field).is_none()).collect()
    }

    /// The same, if there is a score in it.
    ///
    /// # Errors
    ///
    /// Returns [`ScoresError`] if there is none, or if all are zero.
    pub(super) fn checked(mut self) -> Result<Self, ScoresError> {
        if !self.fields.has_scores() {
            let is_score = |unusable: &Unusable| unusable.field.is_score();
            let unusable = self.unusable.into_iter().find(is_score);
            return Err(
                unusable.map_or(ScoresError::NoScore, |found| ScoresError::Unusable(found.error))
            );
        }
        if self.is_all_zero() {
            return Err(ScoresError::AllZero);
        }
        self.set_precision();
        Ok(self)
    }

    fn is_all_zero(&self) -> bool {
        let scores = Field::SCORES.into_iter().filter_map(|field| self.fields.value(field));
        scores.map(|typed| typed.value.to_string()).all(|score| score == "0")
    }

    /// A page cuts the zeros at the end of a number, so all pillars are as precise as the one with
    /// most decimals, and, unless all are whole, at least as precise as the oldest pages were.
    fn set_precision(&mut self) {
        const OLDEST: u8 = 2;
        let pillars = Pillar::ALL.map(Field::Pillar);
        let decimals = pillars.iter().filter_map(|field| self.fields.value(*field));
        let most = decimals.map(|typed| typed.decimals).max().unwrap_or(0);
        let most = if most == 0 { 0 } else { most.max(OLDEST) };
        for field in pillars {
            if let Some(Given::Value(typed)) = self.fields.get(field).cloned() {
                let precise = Typed { decimals: most, ..typed };
                self.fields.set(precise);
            }
        }
    }
}

/// Writes what the field cannot have: "brand: ...".
impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.error)
    }
}
