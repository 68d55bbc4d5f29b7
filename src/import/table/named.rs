//! A column that has a name.

use super::counted::Counted;
use super::lexicon::Meaning;
use super::place::letters;

/// A column that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its place, from 0.
    pub place: usize,
    /// Its name, fit to be shown.
    pub name: String,
    /// What it holds, if that is known and wanted.
    pub meaning: Option<Meaning>,
    /// What its numbers count, where its name tells.
    pub counted: Option<Counted>,
    /// Whether the person said what it holds.
    pub is_told: bool,
}

impl Named {
    /// The column as a message names it: `Brand (column C)`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("`{}` (column {})", self.name, letters(self.place))
    }

    /// What it is read as: the name of a field, or what it counts.
    #[must_use]
    pub fn read_as(&self) -> Option<String> {
        let counted = self.counted.as_ref().map(Counted::many);
        counted.or_else(|| self.meaning.map(|meaning| meaning.name().to_owned()))
    }
}
