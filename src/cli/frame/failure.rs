//! Errors as a person reads them: what, why, and what to do.

use std::error::Error;
use std::fmt::{self, Display};
use std::path::Path;

use serde::Serialize;

use crate::answer::doctor::how_to_mend;
use crate::domain::{WhenError, shown};
use crate::store::StoreError;
use crate::words::or_list;

/// The exit status of an error; 0 is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// A check found something.
    Found = 1,
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
    pub(crate) const BUG: i32 = 70;
}

/// Why a command did not do what it was told to.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    what: String,
    why: Option<String>,
    fix: Option<String>,
    /// Whether it is that a file is damaged: `doctor` tells all that is.
    is_of_damage: bool,
}

impl Failure {
    pub(crate) fn new(exit: Exit, what: impl Display) -> Self {
        Self { exit, what: what.to_string(), why: None, fix: None, is_of_damage: false }
    }

    /// With the reason.
    pub(crate) fn why(self, why: impl Display) -> Self {
        Self { why: Some(why.to_string()), ..self }
    }

    /// With what to do.
    pub(crate) fn fix(self, fix: impl Display) -> Self {
        Self { fix: Some(fix.to_string()), ..self }
    }

    /// With the command that tells all that is damaged, where something is.
    pub(crate) fn with_doctor(self, doctor: &str) -> Self {
        match &self.fix {
            Some(fix) if self.is_of_damage => {
                let fix = format!("{fix}; all at once: {doctor}");
                self.fix(fix)
            }
            _ => self,
        }
    }

    /// A value that a person wrote and the program cannot take.
    pub(crate) fn value(option: &str, error: impl Display) -> Self {
        Self::new(Exit::Usage, format!("{option}: {error}"))
    }

    /// A date that a person wrote and the program cannot take.
    pub(crate) fn date(text: &str, error: &WhenError) -> Self {
        let what = match error {
            WhenError::Date(error) => format!("`{}`: {error}", shown(text)),
            error => format!("`{}` {error}", shown(text)),
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
    pub(crate) fn lines(&self, style: anstyle::Style) -> String {
        let mut lines = format!("{style}ssi:{style:#} {}\n", self.what);
        for (word, text) in [("why", &self.why), ("fix", &self.fix)] {
            if let Some(text) = text {
                lines.extend(["  ", word, ": ", text, "\n"]);
            }
        }
        lines
    }

    /// The document for stderr under `--json`.
    pub(crate) fn json(&self) -> String {
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
                let place = match line {
                    Some(line) => format!("line {line} of {}", path.display()),
                    None => path.display().to_string(),
                };
                let damaged = Self::new(Exit::Damaged, what)
                    .why("a damaged file is not guessed at and never written to")
                    .fix(how_to_mend(source, &path.display().to_string(), &place));
                Self { is_of_damage: true, ..damaged }
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
            StoreError::Lock { path, source }
                if source.kind() == std::io::ErrorKind::PermissionDenied && path.exists() =>
            {
                Self::new(Exit::File, what)
                    .why("you may not write to it")
                    .fix("correct that and run the command again; nothing was changed")
            }
            StoreError::Write { path, source } | StoreError::Lock { path, source } => {
                unwritable(Self::new(Exit::File, what), path, source)
            }
            StoreError::NoProfile { nearest, .. } if nearest.is_empty() => {
                Self::new(Exit::Missing, what)
            }
            StoreError::NoProfile { nearest, .. } => {
                Self::new(Exit::Missing, what).fix(format!("did you mean {}?", or_list(nearest)))
            }
            StoreError::ProfileExists { .. } => Self::new(Exit::Refused, what),
            StoreError::NoSteps { there: 0, .. } => Self::new(Exit::Missing, what),
            StoreError::NoSteps { .. } => {
                Self::new(Exit::Missing, what).fix("ssi undo --list shows them")
            }
            StoreError::ChangedSince { .. } => Self::new(Exit::Refused, what)
                .why("that change would be lost")
                .fix("correct what it saved with ssi edit, remove or limits; nothing was changed"),
            StoreError::Lost { .. } => Self::new(Exit::Damaged, what)
                .fix("correct what it saved with ssi edit, remove or limits; nothing was changed"),
            StoreError::OwnDamaged { path } => Self::new(Exit::Damaged, what)
                .why("it says what a command had decided and not yet put in place")
                .fix(format!("remove {}; the data files stay as they are", path.display())),
            StoreError::BadName { .. } => Self::new(Exit::Usage, what),
        }
    }
}

fn unreadable(failure: Failure, source: &std::io::Error) -> Failure {
    let failure = match source.kind() {
        std::io::ErrorKind::PermissionDenied => failure.why("you may not read it"),
        _ => failure,
    };
    failure.fix("correct that and run the command again; nothing was changed")
}

fn unwritable(failure: Failure, path: &Path, source: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).display();
    let failure = match source.kind() {
        ErrorKind::PermissionDenied if cfg!(windows) => {
            failure.why("another program may keep it open; Excel is the usual one")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            failure.why(format!("you may not write in {folder}"))
        }
        ErrorKind::NotFound => failure.why(format!("there is no folder {folder}")),
        ErrorKind::NotADirectory => failure.why(format!("{folder} is no folder")),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => failure.why("there is no room left"),
        _ => failure,
    };
    failure.fix("correct that and run the command again; nothing was changed")
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
