//! The steps that `undo` takes back, as they stand in `.ssi/undo`.
//!
//! A step is a description, `NUMBER.json`, and the earlier version of each file that it changed,
//! `NUMBER.NAME` (a second name of the file that the rename replaces; absent if there was none). Of
//! a step that is taken back, `NUMBER.NAME.after` is the version to be brought back. `cursor.json`
//! says which steps are taken back; a step that was written after it makes it void, so that a write
//! forgets what could be brought back in the moment in which it happens.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::super::{DataFile, StoreError, regular};
use super::own_folder::{OwnFolder, private_new_file, remove_if_there};
use super::replace::sync_folder;

/// The name of the file that says which steps are taken back.
const CURSOR: &str = "cursor.json";
/// How many steps are kept.
const MOST_STEPS: usize = 100;
/// How much their files may take, in bytes.
const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// A hundred steps of that size do not take too much, so that they are not measured each time.
const SMALL: u64 = MOST_BYTES / MOST_STEPS as u64;
/// After how many small steps all are measured.
const MEASURED_EVERY: u64 = 16;

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
    /// They stay: a command that could not be finished is led back.
    Nothing,
}

/// The steps of a profile, by their numbers; descriptions are read when they are asked for.
#[derive(Debug)]
pub(super) struct Steps {
    folder: PathBuf,
    /// Steps that can be taken back, the oldest first.
    applied: Vec<u64>,
    /// Steps that were taken back, the one that comes first first.
    undone: Vec<u64>,
    /// Every file of a step with its number, also those left by killed commands, and of forgotten
    /// steps.
    files: Vec<(u64, PathBuf)>,
    /// The newest step, if its file is as it was before: it never took place, or was undone by
    /// somebody else.
    void: Option<u64>,
    /// A step that is decided and not yet described.
    decided: Option<(u64, Step)>,
    /// Whether `cursor.json` speaks of steps that are not there.
    has_void_cursor: bool,
}

impl Steps {
    /// Reads which steps there are. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn read(own: &OwnFolder) -> io::Result<Self> {
        Self::read_with(own, None)
    }

    /// Reads which steps there are, with a cursor that is decided and not yet in place.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn read_with(own: &OwnFolder, decided: Option<Cursor>) -> io::Result<Self> {
        let folder = own.steps();
        let files = files(&folder)?;
        let mut numbers: Vec<u64> = files
            .iter()
            .filter(|(_, path)| path.extension().is_some_and(|extension| extension == "json"))
            .map(|(number, _)| *number)
            .collect();
        numbers.sort_unstable();
        let highest = files.iter().map(|(number, _)| *number).max().unwrap_or_default();
        let cursor = match decided {
            Some(cursor) => Some(cursor),
            None => read_json::<Cursor>(&cursor_path(own))?,
        };
        // One that knows steps which never were is no use.
        let has_void_cursor = cursor.is_some_and(|cursor| cursor.newest > highest);
        let cursor = cursor.filter(|_| !has_void_cursor);
        let mut void = None;
        if let Some(&last) = numbers.last()
            && cursor.is_none_or(|cursor| last > cursor.newest)
            && !has_happened(own.profile(), &folder, last)?
        {
            void = numbers.pop();
        }
        let mut steps = Self {
            folder,
            files,
            applied: numbers,
            undone: Vec::new(),
            void,
            decided: None,
            has_void_cursor,
        };
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
                if self.applied.last() != Some(&number) {
                    self.applied.push(number); // it is not described yet
                }
                self.decided = Some((number, step));
            }
            StepsChange::Moved(cursor) => {
                self.applied.append(&mut self.undone);
                self.move_to(cursor);
            }
            StepsChange::Nothing => {}
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

    /// The newest step, if its file is as it was before.
    pub(super) fn void(&self) -> Option<u64> {
        self.void
    }

    /// The number of the newest step, taken back or not; 0 if there is none.
    pub(super) fn newest(&self) -> u64 {
        self.undone.last().or(self.applied.last()).copied().unwrap_or_default()
    }

    /// A number that nothing has.
    pub(super) fn next(&self) -> u64 {
        let highest = self.files.iter().map(|(number, _)| *number).max();
        highest.unwrap_or_default().max(self.newest()) + 1
    }

    /// The description of a step.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Read`], or [`StoreError::OwnDamaged`] for one that is not whole.
    pub(super) fn step(&self, number: u64) -> Result<Step, StoreError> {
        if let Some((_, step)) = self.decided.as_ref().filter(|decided| decided.0 == number) {
            return Ok(step.clone());
        }
        let path = self.description(number);
        let step = read_json(&path).map_err(StoreError::read(&path))?;
        step.ok_or(StoreError::OwnDamaged { path })
    }

    /// Where the version of a file before a step is kept.
    pub(super) fn before(&self, number: u64, file: &str) -> PathBuf {
        self.folder.join(format!("{number:08}.{file}"))
    }

    /// Where the version of a file after a step is kept while it is taken back.
    pub(super) fn after(&self, number: u64, file: &str) -> PathBuf {
        self.folder.join(format!("{number:08}.{file}.after"))
    }

    /// Removes what killed commands left, and what is forgotten.
    pub(super) fn remove_void(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.has_void_cursor) {
            remove_if_there(&self.folder.join(CURSOR))?;
        }
        let (applied, undone) = (self.applied.clone(), self.undone.clone());
        self.remove_files(|number, _| !applied.contains(&number) && !undone.contains(&number))
    }

    /// Keeps the version of a file before a step.
    pub(super) fn keep(&mut self, number: u64, name: &str, file: &Path) -> io::Result<()> {
        let kept = self.before(number, name);
        self.files.push((number, kept.clone()));
        keep(file, &kept)
    }

    /// Writes a description and makes it last.
    pub(super) fn describe(&mut self, number: u64, step: &Step) -> io::Result<()> {
        let path = self.description(number);
        let mut file = private_new_file(&path)?;
        self.files.push((number, path));
        file.write_all(&serde_json::to_vec(step)?)?;
        file.sync_all()
    }

    /// Knows a description that is put in place with the files.
    pub(super) fn expect_description(&mut self, number: u64) {
        self.files.push((number, self.description(number)));
    }

    /// Makes the names in the folder last.
    pub(super) fn sync(&self) -> io::Result<()> {
        sync_folder(&self.folder)
    }

    fn description(&self, number: u64) -> PathBuf {
        description_path(&self.folder, number)
    }

    /// Removes every file of a step.
    pub(super) fn remove(&mut self, of: u64) -> io::Result<()> {
        self.remove_files(|number, _| number == of)
    }

    /// Once a step is written: forgets what was taken back, and removes the oldest steps, so that the
    /// others are no more than 100 and take no more than 50 MB; the newest stays in any case. The
    /// next write tries again what fails.
    pub(super) fn prune(mut self, newest: u64) -> io::Result<()> {
        self.applied.push(newest);
        self.undone.clear();
        let mut kept = self.applied.split_off(self.applied.len().saturating_sub(MOST_STEPS));
        let is_due = newest.is_multiple_of(MEASURED_EVERY) || self.bytes_of(newest) > SMALL;
        if is_due {
            let room = MOST_BYTES - MEASURED_EVERY * SMALL;
            let mut size = 0;
            let fits = |number: &&u64| {
                size += self.bytes_of(**number);
                **number == newest || size <= room
            };
            let fitting = kept.iter().rev().take_while(fits).count();
            kept.drain(..kept.len() - fitting);
        }
        let is_kept = |number: u64| kept.binary_search(&number).is_ok();
        self.remove_files(|number, path| !is_kept(number) || is_later_version(path))
    }

    /// How much the files of a step take, in bytes.
    fn bytes_of(&self, number: u64) -> u64 {
        let files = self.files.iter().filter(|(of, _)| *of == number);
        files.map(|(_, path)| fs::metadata(path).map_or(0, |metadata| metadata.len())).sum()
    }

    /// Removes some of the files.
    fn remove_files(&mut self, is_meant: impl Fn(u64, &Path) -> bool) -> io::Result<()> {
        for (number, path) in std::mem::take(&mut self.files) {
            if is_meant(number, &path) {
                remove_if_there(&path)?;
            } else {
                self.files.push((number, path));
            }
        }
        Ok(())
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
    own.steps().join(CURSOR)
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

/// The files of steps in the folder, each with its number.
fn files(folder: &Path) -> io::Result<Vec<(u64, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(number) = number_of_ours(&entry.file_name().to_string_lossy()) {
            files.push((number, entry.path()));
        }
    }
    Ok(files)
}

/// Whether a file is the version of a step that was taken back.
fn is_later_version(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "after")
}

/// Gives a file a second name: what is under the first may then be replaced.
pub(super) fn keep(file: &Path, kept: &Path) -> io::Result<()> {
    match fs::hard_link(file, kept) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            // Another file system, or one without links.
            let mut copy = private_new_file(kept)?;
            copy.write_all(&fs::read(file)?)?;
            copy.sync_all()
        }
        linked => linked,
    }
}

/// The number of a step, from the name of one of its files; `None` for what is not ours, as the
/// copies that a program leaves which keeps folders alike.
fn number_of_ours(name: &str) -> Option<u64> {
    let (number, rest) = name.split_once('.')?;
    let file = rest.strip_suffix(".after").unwrap_or(rest);
    let is_ours = rest == "json" || DataFile::from_name(file).is_some();
    let number: u64 = number.parse().ok().filter(|_| is_ours)?;
    (name == format!("{number:08}.{rest}")).then_some(number)
}

/// What a JSON file says; `None` if it does not exist or is not whole.
fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<Option<T>> {
    Ok(read_if_there(path)?.and_then(|json| serde_json::from_slice(&json).ok()))
}

/// The content of a file; `None` if it does not exist.
pub(super) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match regular::open(path) {
        Ok((mut file, _)) => {
            let mut content = Vec::new();
            file.read_to_end(&mut content)?;
            Ok(Some(content))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// By what a content is known again.
pub(super) fn fingerprint(content: &[u8]) -> String {
    format!("{:032x}", xxh3_128(content))
}
