//! The steps that `undo` will take back: for each write, the file as it was before it.
//!
//! A step is two files in the folder `.undo` of a profile: `NUMBER.json` says what was done, and
//! `NUMBER.NAME` is the earlier version (a second name of the file that the rename replaces; absent
//! if there was none). A step is prepared before the rename; one whose earlier version is still the
//! present file belongs to a write that did not happen, and is dropped by the next one.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// How many steps are kept.
const STEPS_KEPT: u64 = 100;

/// What a step's JSON file says.
#[derive(Debug, Deserialize, Serialize)]
struct Step {
    /// What was done: `record 2026-03-03 (72)`.
    command: String,
    /// The file that was changed.
    file: String,
    /// The fingerprint of its content before; `None` if it did not exist.
    before: Option<String>,
    /// The fingerprint of its content after.
    after: String,
}

/// A step that is written; to be dropped if the write does not happen.
#[derive(Debug)]
pub(super) struct Prepared {
    description: PathBuf,
    earlier: PathBuf,
}

/// Writes the step for a change of `name` in the profile's folder; `target` is where its content
/// lies, which is elsewhere if it is a link.
///
/// # Errors
///
/// Returns what the system says; nothing of the step is left then.
pub(super) fn prepare(
    folder: &Path,
    name: &OsStr,
    target: &Path,
    command: &str,
    before: Option<&[u8]>,
    after: &[u8],
) -> io::Result<Prepared> {
    let steps = folder.join(".undo");
    make_private_folder(&steps)?;
    let mut numbers = numbers(&steps)?;
    if let Some(&latest) = numbers.last()
        && is_stale(folder, &steps, latest)?
    {
        remove_step(&steps, latest)?;
        numbers.pop();
    }
    let number = numbers.last().map_or(1, |last| last + 1);
    let prepared = Prepared {
        description: steps.join(format!("{number:08}.json")),
        earlier: steps.join(format!("{number:08}.{}", name.display())),
    };
    let step = Step {
        command: command.to_owned(),
        file: name.to_string_lossy().into_owned(),
        before: before.map(fingerprint),
        after: fingerprint(after),
    };
    if let Err(error) = write_step(&prepared, &step, target) {
        prepared.discard();
        return Err(error);
    }
    for &old in numbers.iter().filter(|&&old| old + STEPS_KEPT <= number) {
        let _ = remove_step(&steps, old); // the next write tries again
    }
    Ok(prepared)
}

impl Prepared {
    /// Removes the step: the write did not happen.
    pub(super) fn discard(self) {
        let _ = fs::remove_file(&self.description);
        let _ = fs::remove_file(&self.earlier);
    }
}

fn write_step(prepared: &Prepared, step: &Step, target: &Path) -> io::Result<()> {
    if step.before.is_some() && fs::hard_link(target, &prepared.earlier).is_err() {
        // Another file system, or one without links.
        fs::copy(target, &prepared.earlier)?;
        fs::File::open(&prepared.earlier)?.sync_all()?;
    }
    let mut description = private_new_file(&prepared.description)?;
    description.write_all(&serde_json::to_vec(step)?)?;
    description.sync_all()
}

/// Whether what the step would take back never happened, or the step is not whole.
fn is_stale(folder: &Path, steps: &Path, number: u64) -> io::Result<bool> {
    let json = read_if_there(&steps.join(format!("{number:08}.json")))?;
    let step = json.and_then(|json| serde_json::from_slice::<Step>(&json).ok());
    let Some(step) = step else { return Ok(true) };
    let present = read_if_there(&folder.join(&step.file))?.as_deref().map(fingerprint);
    Ok(present == step.before && present.as_ref() != Some(&step.after))
}

/// The content of a file; `None` if it does not exist. Any other error says nothing about a step.
fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn remove_step(steps: &Path, number: u64) -> io::Result<()> {
    let prefix = format!("{number:08}.");
    for entry in fs::read_dir(steps)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The numbers of the steps, each once, in order.
fn numbers(steps: &Path) -> io::Result<Vec<u64>> {
    let mut numbers: Vec<u64> = Vec::new();
    for entry in fs::read_dir(steps)? {
        let name = entry?.file_name();
        let number: Option<u64> =
            name.to_str().and_then(|name| name.split('.').next()?.parse().ok());
        numbers.extend(number);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

fn fingerprint(content: &[u8]) -> String {
    format!("{:032x}", xxh3_128(content))
}

/// Makes a folder that only its owner can enter, unless it exists.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    match private_builder().create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if fs::metadata(folder)?.is_dir() { Ok(()) } else { Err(error) }
        }
        result => result,
    }
}

#[cfg(unix)]
fn private_builder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(unix))]
fn private_builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

fn private_new_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Prepares the step of a change of `a.csv`, and makes the change unless it is to fail.
    fn change(folder: &Path, command: &str, after: &[u8], happens: bool) {
        let target = folder.join("a.csv");
        let before = fs::read(&target).ok();
        prepare(folder, OsStr::new("a.csv"), &target, command, before.as_deref(), after).unwrap();
        if happens {
            super::super::replace::replace(
                &target,
                after,
                None,
                super::super::replace::Access::Owner,
            )
            .unwrap();
        }
    }

    fn steps(folder: &Path) -> Vec<(u64, Step, Option<Vec<u8>>)> {
        let steps = folder.join(".undo");
        numbers(&steps)
            .unwrap()
            .into_iter()
            .map(|number| {
                let json = fs::read(steps.join(format!("{number:08}.json"))).unwrap();
                let earlier = fs::read(steps.join(format!("{number:08}.a.csv"))).ok();
                (number, serde_json::from_slice(&json).unwrap(), earlier)
            })
            .collect()
    }

    #[test]
    fn every_step_keeps_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        change(folder.path(), "first", b"1", true);
        change(folder.path(), "second", b"2", true);
        let steps = steps(folder.path());
        let said: Vec<_> =
            steps.iter().map(|(_, step, old)| (&*step.command, old.as_deref())).collect();
        assert_eq!(said, [("first", None), ("second", Some(&b"1"[..]))]);
        assert_eq!(steps[1].1.before.as_ref(), Some(&steps[0].1.after));
    }

    #[test]
    fn a_step_whose_write_did_not_happen_is_dropped_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        change(folder.path(), "never", b"x", false);
        change(folder.path(), "first", b"1", true);
        change(folder.path(), "never", b"x", false);
        change(folder.path(), "second", b"2", true);
        let steps = steps(folder.path());
        let commands: Vec<&str> = steps.iter().map(|(_, step, _)| &*step.command).collect();
        assert_eq!(commands, ["first", "second"]);
    }

    #[test]
    fn the_last_hundred_steps_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        for number in 1..=103_u32 {
            change(folder.path(), "c", number.to_string().as_bytes(), true);
        }
        let numbers: Vec<u64> = steps(folder.path()).iter().map(|step| step.0).collect();
        assert_eq!(numbers, (4..=103).collect::<Vec<_>>());
    }
}
