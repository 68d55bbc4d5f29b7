//! The bytes of a file that a person names.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::frame::{Exit, Failure};
use crate::domain::{Text, shown};

/// The most bytes of a file: a million rows have less.
const MOST: u64 = 64 * 1024 * 1024;

/// A file, and what it holds.
pub(super) struct Given {
    /// Its name, fit to be shown.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Reads a file, or stdin for `-`.
///
/// # Errors
///
/// Refuses what is no file, and one that is too large, after no more than that was read.
pub(super) fn read(path: &str) -> Result<Given, Failure> {
    if path == "-" {
        return Ok(Given {
            name: "stdin".to_owned(),
            bytes: bounded("stdin", io::stdin().lock())?,
        });
    }
    let bytes = bounded(path, open(path)?)?;
    Ok(Given { name: name(path), bytes })
}

/// The name of a file, fit to be shown.
pub(super) fn name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    Text::from_file(&name).to_string()
}

/// Opens a file, which must be one.
pub(super) fn open(path: &str) -> Result<File, Failure> {
    let failed = |error: &io::Error| {
        let what = format!("cannot read {}: {error}", shown(path));
        Failure::new(Exit::File, what)
    };
    // A pipe would be waited for, a device has no end.
    let metadata = std::fs::metadata(path).map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        let what = format!("{} is a folder", shown(path));
        return Err(Failure::new(Exit::File, what).fix("name the files in it, one by one"));
    }
    if !metadata.is_file() {
        let what = format!("{} is a pipe or a device, not a file", shown(path));
        return Err(
            Failure::new(Exit::File, what).fix("write the table to a file first, or to stdin: -")
        );
    }
    File::open(path).map_err(|error| failed(&error))
}

pub(super) fn bounded(name: &str, from: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| {
        Failure::new(Exit::File, format!("cannot read {}: {error}", shown(name)))
    })?;
    if bytes.len() as u64 > MOST {
        let what = format!("{} has more than {} MB", shown(name), MOST / (1024 * 1024));
        return Err(Failure::new(Exit::Damaged, what)
            .why("a table of scores or of activities is never that large")
            .fix("divide it into several files; one command takes them all"));
    }
    Ok(bytes)
}
