//! Looking at everything in a profile's folder.

use std::path::{Path, PathBuf};

use super::super::write::lost;
use super::super::{
    Absence, DataFile, Edited, Finding, Found, LogFile, Oddity, ProfileFile, StoreError,
};
use super::facts::FileFacts;
use super::state::State;
use super::surroundings::{self, Aside, Beside};
use super::trouble::{Mend, Trouble, What};
use super::{Tool, synced_by};
use crate::domain::{Date, Kind};

/// What there is in a profile's folder, what is the matter with it, and what mending would make of
/// it.
#[derive(Debug)]
pub struct Checkup {
    /// The data files in numbers, in the order of [`DataFile::ALL`].
    pub files: Vec<FileFacts>,
    /// What is not as it should be.
    pub troubles: Vec<Trouble>,
    /// The service in whose folder the data lie.
    pub synced_by: Option<&'static str>,
    /// The files as they were found, by their names.
    pub(super) found: Vec<(&'static str, Vec<u8>)>,
    /// The files as mending would leave them.
    pub(super) edited: Vec<Edited>,
    /// The files that mending puts into the backup, and away.
    pub(super) aside: Vec<Aside>,
    /// What mending keeps for its owner.
    pub(super) exposed: Vec<PathBuf>,
}

impl Checkup {
    /// Looks at the folder of a profile; `read` reads its data files.
    ///
    /// # Errors
    ///
    /// Returns why it could not be known what the folder holds.
    pub(super) fn of(
        folder: &Path,
        read: impl Fn(DataFile) -> Result<Found, StoreError>,
        today: Date,
    ) -> Result<Self, StoreError> {
        let beside = Beside::of(folder)?;
        let mut checkup = Self {
            files: Vec::new(),
            troubles: Vec::new(),
            synced_by: synced_by(&std::fs::canonicalize(folder).unwrap_or(folder.to_owned())),
            found: Vec::new(),
            edited: Vec::new(),
            aside: Vec::new(),
            exposed: Vec::new(),
        };
        let mut states = DataFile::ALL.map(|file| checkup.look_at(file, read(file)));
        checkup.restore(folder, &mut states);
        for state in states.iter_mut().filter(|state| state.is_whole) {
            checkup.troubles.extend(state.damages());
        }
        let own = own_kinds(&states[DataFile::Settings as usize]);
        for state in states.iter_mut().filter(|state| state.is_whole) {
            checkup.troubles.extend(state.odd_rows(own.as_deref().unwrap_or_default(), today));
        }
        checkup.merge_copies(beside.copies, &mut states);
        match own {
            Some(own) => checkup.declare(&mut states, &own, today),
            // Nobody knows which kinds are the person's own.
            None => checkup.troubles.retain(|trouble| !is_unknown_kind(trouble)),
        }
        checkup.put_away(beside.temporaries);
        checkup.look_around(folder);
        let closed = beside.closed.into_iter();
        checkup
            .troubles
            .extend(closed.map(|(name, error)| Trouble::of(name, What::Unreadable(error), None)));
        checkup.edited = states.into_iter().filter_map(State::into_edited).collect();
        checkup.troubles.sort_by_key(place_of); // stable
        Ok(checkup)
    }

    /// Whether mending would do anything.
    #[must_use]
    pub fn has_one_answer(&self) -> bool {
        self.troubles.iter().any(|trouble| trouble.mend.is_some())
    }

    fn look_at(&mut self, file: DataFile, found: Result<Found, StoreError>) -> State {
        match found {
            Ok(found) => {
                self.files.push(FileFacts::of(&found));
                self.found.extend(found.content().map(|bytes| (file.name(), bytes.to_vec())));
                State::of(found)
            }
            Err(error) => {
                self.files.push(FileFacts::unknown(file));
                self.troubles.push(Trouble::of(file.name(), What::Unreadable(error), None));
                State::closed(file)
            }
        }
    }

    /// Files without content get the version that is kept.
    fn restore(&mut self, folder: &Path, states: &mut [State]) {
        let absence = |file: DataFile| {
            states[file as usize].is_whole.then(|| states[file as usize].found.absence())?
        };
        for Finding { file, line, oddity } in lost(folder, absence) {
            let mut mend = None;
            if let Oddity::Lost { now, kept: Some(kept) } = &oddity
                && *now != Absence::Dangling
            {
                states[file as usize].content.clone_from(&kept.content);
                mend = Some(Mend::Restored);
            }
            let what = What::Odd { oddity, rows: Vec::new() };
            self.troubles.push(Trouble { line, ..Trouble::of(file.name(), what, mend) });
        }
    }

    fn merge_copies(&mut self, copies: Vec<(Aside, DataFile, Tool)>, states: &mut [State]) {
        for (copy, file, tool) in copies {
            let trouble = states[file as usize].take_copy(&copy, tool);
            if trouble.mend.is_some() {
                self.aside.push(copy);
            }
            self.troubles.push(trouble);
        }
    }

    /// Kinds that nothing is like become the person's own.
    fn declare(&mut self, states: &mut [State], own: &[Kind], today: Date) {
        let log = &states[DataFile::Log as usize];
        let Some(log) = LogFile::open(log.now()).ok().filter(|_| log.is_whole) else { return };
        let mut unlike = Vec::new();
        for finding in log.findings(own, today) {
            if let Oddity::UnknownKind { kind, nearest, .. } = &finding.oddity
                && nearest.is_empty()
                && Kind::new_own(kind.name()).is_ok()
            {
                unlike.push(kind.clone());
                if !self.troubles.iter_mut().any(|trouble| trouble.is_declared(kind)) {
                    let what = What::Odd { oddity: finding.oddity, rows: Vec::new() };
                    let name = finding.file.name();
                    self.troubles.push(Trouble::of(name, what, Some(Mend::Declared)));
                }
            }
        }
        // It was read before.
        let _ = states[DataFile::Settings as usize].declare(&unlike);
    }

    fn put_away(&mut self, temporaries: Vec<Aside>) {
        for temporary in temporaries {
            let name = temporary.name.clone();
            self.troubles.push(Trouble::of(name, What::Leftover, Some(Mend::PutAway)));
            self.aside.push(temporary);
        }
    }

    fn look_around(&mut self, folder: &Path) {
        self.troubles.extend(surroundings::of_the_program(folder));
        if let Some((trouble, paths)) = surroundings::exposed(folder) {
            self.troubles.push(trouble);
            self.exposed = paths;
        }
    }
}

impl Trouble {
    /// Whether it is that the kind is unknown, which is mended then.
    fn is_declared(&mut self, wanted: &Kind) -> bool {
        match &self.what {
            What::Odd { oddity: Oddity::UnknownKind { kind, .. }, .. } if kind == wanted => {
                self.mend = Some(Mend::Declared);
                true
            }
            _ => false,
        }
    }
}

fn is_unknown_kind(trouble: &Trouble) -> bool {
    matches!(&trouble.what, What::Odd { oddity: Oddity::UnknownKind { .. }, .. })
}

/// The kinds of `profile.toml`; `None` if it cannot be read.
fn own_kinds(settings: &State) -> Option<Vec<Kind>> {
    let settings = settings.is_whole.then(|| ProfileFile::open(settings.now()).ok())??;
    Some(settings.kinds().to_vec())
}

/// Where a trouble is told: files in their order, each by its lines, then what lies beside them.
fn place_of(trouble: &Trouble) -> (usize, usize) {
    let file = DataFile::from_name(&trouble.file).map_or(DataFile::ALL.len(), |file| file as usize);
    let is_beside = matches!(trouble.what, What::Exposed(_));
    let file = if is_beside { DataFile::ALL.len() + 1 } else { file };
    (file, trouble.line.unwrap_or_default())
}
