//! `profile.toml`: the person's name, and kinds of activity of their own.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Value, value};

use crate::domain::Kind;

use super::{Damage, Name, StoreError};

/// What is kept of a profile itself. Comments and unknown entries stay as they are.
#[derive(Clone, Debug, Default)]
pub struct ProfileFile {
    document: DocumentMut,
    name: Option<String>,
    kinds: Vec<Kind>,
}

impl ProfileFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = "profile.toml";

    /// Reads the file; one that does not exist says nothing.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(StoreError::read(path)(error)),
        };
        Self::parse(&text).map_err(|source| StoreError::Damaged {
            path: path.to_owned(),
            line: None,
            source,
        })
    }

    fn parse(text: &str) -> Result<Self, Damage> {
        let syntax = |what: String| Damage::Syntax(what);
        let document: DocumentMut = text
            .parse()
            .map_err(|error: toml_edit::TomlError| syntax(error.message().to_owned()))?;
        let name = match document.get("name").map(Item::as_str) {
            None => None,
            Some(Some(name)) => Some(
                Name::new(name).map_err(|error| syntax(format!("`name`: {error}")))?.to_string(),
            ),
            Some(None) => return Err(syntax("`name` is not a text".to_owned())),
        };
        let kinds = match document.get("kinds") {
            None => Vec::new(),
            Some(item) => item
                .as_array()
                .and_then(|kinds| kinds.iter().map(Value::as_str).collect::<Option<Vec<_>>>())
                .ok_or_else(|| syntax("`kinds` is not a list of texts".to_owned()))?
                .into_iter()
                .map(|kind| Kind::from_file(kind).map_err(|e| syntax(format!("`kinds`: {e}"))))
                .collect::<Result<_, _>>()?,
        };
        Ok(Self { document, name, kinds })
    }

    /// The name that a person gave the profile.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The person's own kinds of activity.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    pub(super) fn set_name(&mut self, name: &Name) {
        self.document["name"] = value(name.as_str());
        self.name = Some(name.to_string());
    }

    /// Adds a kind of the person's own, to be saved by
    /// [`Lock::save_profile_file`](super::Lock::save_profile_file).
    pub fn add_kind(&mut self, kind: &Kind) {
        let kinds = self.document.entry("kinds").or_insert_with(|| value(Array::new()));
        if let Some(kinds) = kinds.as_array_mut() {
            kinds.push(kind.name());
            self.kinds.push(kind.clone());
        }
    }
}

/// Writes the file.
impl fmt::Display for ProfileFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_unknown_entries_stay() {
        let text = "# mine\nname = \"Anna\" # short\ncolour = \"red\"\n";
        let mut file = ProfileFile::parse(text).unwrap();
        assert_eq!(file.name(), Some("Anna"));
        file.add_kind(&Kind::new_own("podcast").unwrap());
        assert_eq!(file.to_string(), format!("{text}kinds = [\"podcast\"]\n"));
        assert_eq!(ProfileFile::parse(&file.to_string()).unwrap().kinds(), file.kinds());
    }

    #[test]
    fn a_file_that_says_something_else_is_refused() {
        for text in [
            "name = 3",
            "name = \"\"",
            "kinds = \"podcast\"",
            "kinds = [3]",
            "name = ",
            "kinds = [\"\"]",
        ] {
            assert!(matches!(ProfileFile::parse(text), Err(Damage::Syntax(_))), "{text}");
        }
    }
}
