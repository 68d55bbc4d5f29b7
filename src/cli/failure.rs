//! Errors as a person reads them: what, why, and what to do.

use std::error::Error;
use std::fmt::{self, Display};

use serde::Serialize;

use crate::domain::WhenError;
use crate::store::{Damage, StoreError};

/// The exit status of an error; 0 is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// The command line, or a value on it, is wrong.
    Usage = 2,
    /// There is no such record.
    Missing = 3,
    /// Something would be overwritten.
    Refused = 4,
    /// A file does not hold what it should.
    Damaged = 5,
    /// A file could not be read or written.
    File = 6,
    /// The person stopped it.
    Interrupted = 130,
}

impl Exit {
    /// The program has a bug (sysexits' "internal software error").
    pub(super) const BUG: i32 = 70;
}

/// Why a command did not do what it was told to.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) exit: Exit,
    what: String,
    why: Option<String>,
    fix: Option<String>,
}

impl Failure {
    pub(super) fn new(exit: Exit, what: impl Display) -> Self {
        Self { exit, what: what.to_string(), why: None, fix: None }
    }

    /// With the reason.
    pub(super) fn why(self, why: impl Display) -> Self {
        Self { why: Some(why.to_string()), ..self }
    }

    /// With what to do.
    pub(super) fn fix(self, fix: impl Display) -> Self {
        Self { fix: Some(fix.to_string()), ..self }
    }

    /// A value that a person wrote and the program cannot take.
    pub(super) fn value(option: &str, error: impl Display) -> Self {
        Self::new(Exit::Usage, format!("{option}: {error}"))
    }

    /// A date that a person wrote and the program cannot take.
    pub(super) fn date(text: &str, error: &WhenError) -> Self {
        let shown: String = text.chars().take(40).flat_map(char::escape_debug).collect();
        let what = match error {
            WhenError::Date(error) => format!("`{shown}`: {error}"),
            error => format!("`{shown}` {error}"),
        };
        let failure = Self::new(Exit::Usage, what);
        match error {
            WhenError::Form => {
                failure.fix("write a date such as 2026-03-02, `2 Mar`, `monday` or `3 days ago`")
            }
            WhenError::Ambiguous { day_first, month_first } => {
                failure.fix(format!("write {day_first} or {month_first}"))
            }
            _ => failure,
        }
    }

    /// The lines for stderr; `style` marks the first word.
    pub(super) fn lines(&self, style: anstyle::Style) -> String {
        let mut lines = format!("{style}ssi:{style:#} {}\n", self.what);
        for (word, text) in [("why", &self.why), ("fix", &self.fix)] {
            if let Some(text) = text {
                lines.extend(["  ", word, ": ", text, "\n"]);
            }
        }
        lines
    }

    /// The document for stderr under `--json`.
    pub(super) fn json(&self) -> String {
        #[derive(Serialize)]
        struct Document<'a> {
            error: Fields<'a>,
        }
        #[derive(Serialize)]
        struct Fields<'a> {
            exit: u8,
            what: &'a str,
            why: Option<&'a str>,
            fix: Option<&'a str>,
        }
        let error = Fields {
            exit: self.exit as u8,
            what: &self.what,
            why: self.why.as_deref(),
            fix: self.fix.as_deref(),
        };
        serde_json::to_string(&Document { error }).unwrap_or_default() + "\n"
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let what = chain(&error);
        match &error {
            StoreError::Damaged { path, line, source } => {
                let failure = Self::new(Exit::Damaged, what);
                let place = match line {
                    Some(line) => format!("line {line} of {}", path.display()),
                    None => path.display().to_string(),
                };
                match source {
                    Damage::DoubledDay { .. } => failure
                        .why("one snapshot a day keeps changes unambiguous")
                        .fix(format!("remove the wrong one of the two rows, {place}")),
                    _ => failure
                        .why("a damaged file is not guessed at and never written to")
                        .fix(format!("mend {place}")),
                }
            }
            StoreError::Busy { .. } => Self::new(Exit::File, what)
                .why("its lock was not free within 10 seconds")
                .fix("repeat the command; nothing was changed"),
            StoreError::ChangedMeanwhile { .. } => Self::new(Exit::File, what)
                .why("saving now would undo what that program wrote")
                .fix("save and close the file there, then repeat the command; nothing was changed"),
            StoreError::ReadOnly { path } => Self::new(Exit::File, what)
                .why("somebody protected it, so it is not replaced")
                .fix(format!("make {} writable again; nothing was changed", path.display())),
            StoreError::Dangling { .. } => Self::new(Exit::File, what)
                .fix("put the file back where the link leads, or remove the link"),
            StoreError::Read { source, .. } => unreadable(Self::new(Exit::File, what), source),
            StoreError::Write { path, source } | StoreError::Lock { path, source } => {
                unwritable(Self::new(Exit::File, what), path, source)
            }
            StoreError::NoProfile { nearest, name } => {
                let failure = Self::new(Exit::Missing, what);
                match nearest.as_slice() {
                    [] => failure
                        .fix(format!("ssi profile add '{}'", name.as_str().replace('\'', "'\\''"))),
                    names => failure.fix(format!("did you mean {}?", or_list(names))),
                }
            }
            StoreError::ProfileExists { .. } => Self::new(Exit::Refused, what),
            StoreError::BadName { .. } => Self::new(Exit::Usage, what),
        }
    }
}

/// `a`, `b` or `c`, each in backticks.
pub(super) fn or_list(words: &[impl Display]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn unreadable(failure: Failure, source: &std::io::Error) -> Failure {
    let failure = match source.kind() {
        std::io::ErrorKind::PermissionDenied => failure.why("you may not read it"),
        _ => failure,
    };
    failure.fix("mend that, then repeat the command; nothing was changed")
}

fn unwritable(failure: Failure, path: &std::path::Path, source: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    let failure = match source.kind() {
        ErrorKind::PermissionDenied if cfg!(windows) => {
            failure.why("another program may keep it open; Excel is the usual one")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            let folder = path.parent().unwrap_or(path);
            failure.why(format!("you may not write in {}", folder.display()))
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => failure.why("there is no room left"),
        _ => failure,
    };
    failure.fix("mend that, then repeat the command; nothing was changed")
}

/// An error and its sources, each of which adds one fact.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
