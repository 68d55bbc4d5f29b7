//! The steps that `undo` takes back, as they stand in `.ssi/undo`.
//!
//! A step is a description, `NUMBER.json`, and the earlier version of each file that it changed,
//! `NUMBER.NAME` (a second name of the file that the rename replaces; absent if there was none). Of
//! a step that is taken back, `NUMBER.NAME.after` is the version to be brought back. `cursor.json`
//! says which steps are taken back; a step that was written after it makes it void, so that a write
//! forgets what could be brought back in the moment in which it happens.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::super::{DataFile, StoreError};
use super::own_folder::{OwnFolder, private_new_file};

/// How many steps are kept.
const MOST_STEPS: usize = 100;
/// How much their files may take, in bytes.
const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// What one command changed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "Written")]
pub(super) struct Step {
    /// What was done: `record 2026-03-03 (72)`.
    pub(super) command: String,
    /// The files that it changed.
    pub(super) files: Vec<FileStep>,
}

/// What a command changed in one file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct FileStep {
    /// The name of the file.
    pub(super) file: String,
    /// The fingerprint of its content before; `None` if it did not exist.
    pub(super) before: Option<String>,
    /// The fingerprint of its content after; `None` if it does not exist.
    pub(super) after: Option<String>,
}

/// A description as this version writes it, and as an earlier one did.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Now { command: String, files: Vec<FileStep> },
    Earlier { command: String, file: String, before: Option<String>, after: String },
}

/// Which steps are taken back: those above `applied`, unless there is one above `newest`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Cursor {
    pub(super) applied: u64,
    pub(super) newest: u64,
}

/// What becomes of the steps.
#[derive(Debug, Deserialize, Serialize)]
pub(super) enum StepsChange {
    /// A new step.
    New(u64, Step),
    /// Steps are taken back, or brought back.
    Moved(Cursor),
}

/// The steps of a profile, by their numbers; descriptions are read when they are asked for.
#[derive(Debug)]
pub(super) struct Steps {
    folder: PathBuf,
    /// Steps that can be taken back, the oldest first.
    applied: Vec<u64>,
    /// Steps that were taken back, the one that comes first first.
    undone: Vec<u64>,
    /// Every number that a file has, also those left by killed commands, and forgotten ones.
    all: Vec<u64>,
    /// A step that is decided and not yet described.
    decided: Option<(u64, Step)>,
}

impl Steps {
    /// Reads which steps there are. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn read(own: &OwnFolder) -> io::Result<Self> {
        let folder = own.steps();
        let (all, mut numbers) = numbers(&folder)?;
        let cursor = read_json::<Cursor>(&cursor_path(own))?;
        if let Some(&last) = numbers.last()
            && cursor.is_none_or(|cursor| last > cursor.newest)
            && !has_happened(own.profile(), &folder, last)?
        {
            numbers.pop();
        }
        let mut steps = Self { folder, all, applied: numbers, undone: Vec::new(), decided: None };
        if let Some(cursor) = cursor {
            steps.move_to(cursor);
        }
        Ok(steps)
    }

    /// The steps as they will be when what is decided is in place.
    pub(super) fn after_change(mut self, change: StepsChange) -> Self {
        match change {
            StepsChange::New(number, step) => {
                self.undone.clear();
                self.applied.push(number);
                self.decided = Some((number, step));
            }
            StepsChange::Moved(cursor) => {
                self.applied.append(&mut self.undone);
                self.move_to(cursor);
            }
        }
        self
    }

    fn move_to(&mut self, Cursor { applied, newest }: Cursor) {
        let is_void = self.applied.last().is_some_and(|&last| last > newest);
        let numbers = std::mem::take(&mut self.applied);
        let (above, below) = numbers.into_iter().partition(|&n| applied < n && n <= newest);
        self.applied = below;
        self.undone = if is_void { Vec::new() } else { above };
    }

    /// The steps that can be taken back, the oldest first.
    pub(super) fn applied(&self) -> &[u64] {
        &self.applied
    }

    /// The steps that can be brought back, the one that comes first first.
    pub(super) fn undone(&self) -> &[u64] {
        &self.undone
    }

    /// The number of the newest step, taken back or not; 0 if there is none.
    pub(super) fn newest(&self) -> u64 {
        self.undone.last().or(self.applied.last()).copied().unwrap_or_default()
    }

    /// A number that nothing has.
    pub(super) fn next(&self) -> u64 {
        self.all.last().copied().unwrap_or_default().max(self.newest()) + 1
    }

    /// The description of a step.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Read`], also for one that is gone or not whole.
    pub(super) fn step(&self, number: u64) -> Result<Step, StoreError> {
        if let Some((_, step)) = self.decided.as_ref().filter(|decided| decided.0 == number) {
            return Ok(step.clone());
        }
        let path = self.description(number);
        let step = read_json(&path).map_err(StoreError::read(&path))?;
        step.ok_or_else(|| StoreError::read(&path)(io::Error::from(ErrorKind::InvalidData)))
    }

    /// Where the version of a file before a step is kept.
    pub(super) fn before(&self, number: u64, file: &str) -> PathBuf {
        self.folder.join(format!("{number:08}.{file}"))
    }

    /// Where the version of a file after a step is kept while it is taken back.
    pub(super) fn after(&self, number: u64, file: &str) -> PathBuf {
        self.folder.join(format!("{number:08}.{file}.after"))
    }

    /// Removes what killed commands left.
    pub(super) fn remove_void(&mut self) -> io::Result<()> {
        for number in self.void() {
            self.remove(number)?;
        }
        self.all.retain(|number| self.applied.contains(number) || self.undone.contains(number));
        Ok(())
    }

    /// The numbers of what belongs to no step.
    fn void(&self) -> Vec<u64> {
        let is_kept = |number: &&u64| self.applied.contains(number) || self.undone.contains(number);
        self.all.iter().filter(|number| !is_kept(number)).copied().collect()
    }

    /// Writes a description and makes it last.
    pub(super) fn describe(&self, number: u64, step: &Step) -> io::Result<()> {
        let mut file = private_new_file(&self.description(number))?;
        file.write_all(&serde_json::to_vec(step)?)?;
        file.sync_all()
    }

    fn description(&self, number: u64) -> PathBuf {
        description_path(&self.folder, number)
    }

    /// Removes every file of a step.
    pub(super) fn remove(&self, number: u64) -> io::Result<()> {
        let prefix = format!("{number:08}.");
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes the oldest steps, so that the others are no more than 100 and take no more than
    /// 50 MB; the newest stays in any case. Removes later versions of steps that are not taken back,
    /// too. The next write tries again what fails.
    pub(super) fn prune(own: &OwnFolder) -> io::Result<()> {
        let steps = Self::read(own)?;
        let mut kept: Vec<(u64, u64)> = steps.sizes()?;
        let mut size: u64 = kept.iter().map(|(_, bytes)| bytes).sum();
        while kept.len() > 1 && (kept.len() > MOST_STEPS || size > MOST_BYTES) {
            let (number, bytes) = kept.remove(0);
            steps.remove(number)?;
            size -= bytes;
        }
        for number in steps.void() {
            steps.remove(number)?;
        }
        steps.remove_later()
    }

    fn remove_later(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_undone = |number: u64| self.undone.contains(&number);
            if name.ends_with(".after") && !number(&name).is_some_and(is_undone) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// The numbers of the steps, the oldest first, each with the bytes of its files.
    fn sizes(&self) -> io::Result<Vec<(u64, u64)>> {
        let numbers = self.applied.iter().chain(&self.undone);
        let mut sizes: Vec<(u64, u64)> = numbers.map(|&number| (number, 0)).collect();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let place = number(&entry.file_name().to_string_lossy())
                .and_then(|number| sizes.binary_search_by_key(&number, |size| size.0).ok());
            if let Some(place) = place {
                sizes[place].1 += entry.metadata()?.len();
            }
        }
        Ok(sizes)
    }
}

impl From<Written> for Step {
    fn from(written: Written) -> Self {
        match written {
            Written::Now { command, files } => Self { command, files },
            Written::Earlier { command, file, before, after } => {
                Self { command, files: vec![FileStep { file, before, after: Some(after) }] }
            }
        }
    }
}

/// Where the description of a step stands.
pub(super) fn description_path(steps: &Path, number: u64) -> PathBuf {
    steps.join(format!("{number:08}.json"))
}

/// Where it stands which steps are taken back.
pub(super) fn cursor_path(own: &OwnFolder) -> PathBuf {
    own.steps().join("cursor.json")
}

/// Whether the write of a step took place: its description is written before a file is renamed.
/// One of several files is described when all are in place.
fn has_happened(profile: &Path, folder: &Path, number: u64) -> io::Result<bool> {
    let Some(step) = read_json::<Step>(&description_path(folder, number))? else {
        return Ok(false);
    };
    let [FileStep { file, before, after }] = step.files.as_slice() else { return Ok(true) };
    let Some(file) = DataFile::from_name(file) else { return Ok(true) };
    let present = read_if_there(&file.path(profile))?.as_deref().map(fingerprint);
    Ok(present != *before || present == *after)
}

/// Every number in the folder, and those that have a description, each once, in order.
fn numbers(folder: &Path) -> io::Result<(Vec<u64>, Vec<u64>)> {
    let (mut all, mut described) = (Vec::new(), Vec::new());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((all, described)),
        entries => entries?,
    };
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let Some(number) = number(&name) else { continue };
        all.push(number);
        if name.ends_with(".json") {
            described.push(number);
        }
    }
    all.sort_unstable();
    all.dedup();
    described.sort_unstable();
    Ok((all, described))
}

/// The number with which the name of a step's file begins.
fn number(name: &str) -> Option<u64> {
    name.split('.').next()?.parse().ok()
}

/// What a JSON file says; `None` if it does not exist or is not whole.
fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<Option<T>> {
    Ok(read_if_there(path)?.and_then(|json| serde_json::from_slice(&json).ok()))
}

/// The content of a file; `None` if it does not exist.
pub(super) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// By what a content is known again.
pub(super) fn fingerprint(content: &[u8]) -> String {
    format!("{:032x}", xxh3_128(content))
}
