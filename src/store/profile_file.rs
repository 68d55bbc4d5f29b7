//! `profile.toml`: the person's name, and kinds of activity of their own.

use std::fmt;
use std::fs::{self, Metadata};
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
    /// The file's metadata when it was read; `None` if it did not exist.
    found: Option<Metadata>,
}

impl ProfileFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = "profile.toml";

    /// Reads the file; one that does not exist says nothing.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let read = fs::metadata(path).and_then(|found| Ok((fs::read(path)?, found)));
        let (bytes, found) = match read {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(StoreError::read(path)(error)),
        };
        let damaged = |(line, source)| StoreError::Damaged { path: path.to_owned(), line, source };
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let before = &error.as_bytes()[..at];
            let column = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default().len() + 1;
            damaged((Some(line(before)), Damage::NotUtf8 { column }))
        })?;
        Ok(Self { found: Some(found), ..Self::parse(&text).map_err(damaged)? })
    }

    fn parse(text: &str) -> Result<Self, (Option<usize>, Damage)> {
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let damage = Damage::Syntax(error.message().to_owned());
            (before.map(|before| line(before.as_bytes())), damage)
        })?;
        let (name, kinds) = entries(&document).map_err(|what| (None, Damage::Syntax(what)))?;
        Ok(Self { document, name, kinds, found: None })
    }

    /// Its metadata as it was found; `None` if it did not exist.
    pub(super) fn found(&self) -> Option<&Metadata> {
        self.found.as_ref()
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

/// The name and the kinds of one's own.
fn entries(document: &DocumentMut) -> Result<(Option<String>, Vec<Kind>), String> {
    let name = match document.get("name").map(Item::as_str) {
        None => None,
        Some(Some(name)) => Some(Name::new(name).map_err(|error| format!("`name`: {error}"))?),
        Some(None) => return Err("`name` is not a text".to_owned()),
    };
    let kinds = match document.get("kinds") {
        None => Vec::new(),
        Some(item) => item
            .as_array()
            .and_then(|kinds| kinds.iter().map(Value::as_str).collect::<Option<Vec<_>>>())
            .ok_or("`kinds` is not a list of texts")?
            .into_iter()
            .map(|kind| Kind::from_file(kind).map_err(|error| format!("`kinds`: {error}")))
            .collect::<Result<_, _>>()?,
    };
    Ok((name.map(|name| name.to_string()), kinds))
}

/// The line after that text, from 1.
fn line(before: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', before).count() + 1
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
    fn a_slip_is_found_by_its_line() {
        let error = ProfileFile::parse("name = \"Anna\"\nkinds = [\n").unwrap_err();
        assert!(error.0.is_some_and(|line| line >= 2), "{error:?}");
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
            "kinds = [\"pending\"]",
        ] {
            assert!(matches!(ProfileFile::parse(text), Err((_, Damage::Syntax(_)))), "{text}");
        }
    }
}
