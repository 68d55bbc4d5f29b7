//! A person: each file of a profile read once, when it is first asked for.

use std::cell::OnceCell;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::attribution::{Links, Member, Options, link};
use crate::domain::{Covered, Date, Log, Snapshot};
use crate::safety::Ledger;
use crate::store::{DataFile, Finding, Profile, SnapshotFile, StoreError};

use super::cache::Entry;
use super::safe::Safe;

/// What the model may use of the machine.
#[derive(Clone, Debug)]
pub struct Machine {
    /// How many threads; the result is the same.
    pub threads: NonZeroUsize,
    /// The folder in which results are kept, outside the data; without one they are computed anew.
    pub cache: Option<PathBuf>,
    /// Does what takes long, once, and may show meanwhile that it goes on.
    pub watch: fn(&mut dyn FnMut()),
}

impl Default for Machine {
    /// One thread, no results that are kept, nobody who watches.
    fn default() -> Self {
        Self { threads: NonZeroUsize::MIN, cache: None, watch: |work| work() }
    }
}

/// What is kept of a person up to today, and what follows from it. A row of a later day is a slip of
/// the hand; it is left out of every answer, and a finding. Nothing is read or computed twice, and
/// nothing that no answer asks for.
#[derive(Debug)]
pub struct Person {
    profile: Profile,
    today: Date,
    machine: Machine,
    snapshots: OnceCell<SnapshotFile>,
    /// With what is odd in its file.
    log: OnceCell<(Log, Vec<Finding>)>,
    coverage: OnceCell<Vec<Covered>>,
    safe: OnceCell<Safe>,
    links: OnceCell<Links>,
}

impl Person {
    /// The person of a profile, on a day that counts as today.
    #[must_use]
    pub const fn new(profile: Profile, today: Date, machine: Machine) -> Self {
        Self {
            profile,
            today,
            machine,
            snapshots: OnceCell::new(),
            log: OnceCell::new(),
            coverage: OnceCell::new(),
            safe: OnceCell::new(),
            links: OnceCell::new(),
        }
    }

    /// The profile.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The day that counts as today.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The scores up to today, in order of time.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn snapshots(&self) -> Result<&[Snapshot], StoreError> {
        let every = self.snapshot_file()?.snapshots();
        Ok(&every[..every.partition_point(|snapshot| snapshot.date <= self.today)])
    }

    /// What is odd in the files that were read so far, and which have lost their content.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.profile.lost();
        findings.extend(self.snapshots.get().into_iter().flat_map(|f| f.findings(self.today)));
        findings.extend(self.log.get().into_iter().flat_map(|(_, findings)| findings.clone()));
        findings
    }

    /// That the file of the scores has no content, if it should have some: the person is not new.
    #[must_use]
    pub fn lost_scores(&self) -> Option<Finding> {
        self.profile.lost().into_iter().find(|finding| finding.file == DataFile::Snapshots)
    }

    /// What was done up to today: the log, and what was imported beside it.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn log(&self) -> Result<&Log, StoreError> {
        let read = || {
            let file = self.profile.log_file()?;
            let findings = file.findings(self.profile.file().kinds(), self.today);
            Ok((file.log().beside(&self.profile.imported()?).up_to(self.today), findings))
        };
        Ok(&once(&self.log, read)?.0)
    }

    /// What decides the safe numbers.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn safe(&self) -> Result<&Safe, StoreError> {
        once(&self.safe, || Safe::with_coverage(&self.profile, || Ok(self.coverage()?.to_vec())))
    }

    /// What was done beside the safe numbers.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn ledger(&self) -> Result<Ledger<'_>, StoreError> {
        let log = self.log()?;
        Ok(self.safe()?.ledger(log))
    }

    /// The links of the scores to what was done: kept from before where nothing changed since.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn links(&self) -> Result<&Links, StoreError> {
        once(&self.links, || Ok(self.machine.links(&self.member()?)))
    }

    /// The links, if an answer asked for them.
    #[must_use]
    pub fn links_if_known(&self) -> Option<&Links> {
        self.links.get()
    }

    fn snapshot_file(&self) -> Result<&SnapshotFile, StoreError> {
        once(&self.snapshots, || self.profile.snapshots())
    }

    /// The days of which imports tell everything.
    pub(super) fn coverage(&self) -> Result<&[Covered], StoreError> {
        once(&self.coverage, || self.profile.coverage()).map(Vec::as_slice)
    }

    fn member(&self) -> Result<Member, StoreError> {
        let mut member = Member::of(self.snapshots()?, self.log()?);
        for covered in self.coverage()? {
            member.cover(&covered.kind, covered.from, covered.to);
        }
        Ok(member)
    }
}

impl Machine {
    fn links(&self, member: &Member) -> Links {
        let entry = self.cache.as_deref().and_then(|folder| Entry::of(member, folder));
        if let Some(links) = entry.as_ref().and_then(Entry::read) {
            return links;
        }
        let options = Options { threads: self.threads };
        let mut links = None;
        (self.watch)(&mut || links = Some(link(member, &options)));
        // Whoever watches may have forgotten the work.
        let links = links.unwrap_or_else(|| link(member, &options));
        if let Some(entry) = entry {
            entry.write(&links);
        }
        links
    }
}

/// What a cell holds, read into it first if it holds nothing.
fn once<T>(
    cell: &OnceCell<T>,
    read: impl FnOnce() -> Result<T, StoreError>,
) -> Result<&T, StoreError> {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let found = read()?;
    Ok(cell.get_or_init(|| found))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::store::Folder;

    fn put(folder: &Path, name: &str, text: &str) {
        fs::create_dir_all(folder).unwrap();
        let mut file = fs::File::create_new(folder.join(name)).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    /// Ten totals, and a comment on the fifth day.
    fn profile(root: &Path) -> Profile {
        let folder = root.join("profiles/default");
        let mut snapshots = String::from("date,total\n");
        for day in 1..=10 {
            writeln!(snapshots, "2026-03-{day:02},{}", 60 + day / 6).unwrap();
        }
        put(&folder, "snapshots.csv", &snapshots);
        put(&folder, "activities.csv", "id,date,kind,count\nk7f2,2026-03-05,comment,1\n");
        Folder::new(root.to_owned()).default_profile().unwrap()
    }

    #[test]
    fn the_model_runs_once_for_the_same_data() {
        static RUNS: AtomicUsize = AtomicUsize::new(0);
        let folder = tempfile::tempdir().unwrap();
        let profile = profile(folder.path());
        let machine = Machine {
            cache: Some(folder.path().join("cache")),
            watch: |work| {
                RUNS.fetch_add(1, Ordering::Relaxed);
                work();
            },
            ..Machine::default()
        };
        let person = || Person::new(profile.clone(), Date::MAX, machine.clone());
        let first = person();
        assert!(first.links_if_known().is_none());
        assert_eq!(first.links().unwrap().examined().count(), 1);
        first.links().unwrap();
        assert_eq!(RUNS.load(Ordering::Relaxed), 1);
        let second = person();
        assert_eq!(second.links().unwrap().effects(), first.links().unwrap().effects());
        assert_eq!(RUNS.load(Ordering::Relaxed), 1, "kept");
    }

    #[test]
    fn who_watches_may_forget_the_work() {
        let folder = tempfile::tempdir().unwrap();
        let machine = Machine { watch: |_| (), ..Machine::default() };
        let person = Person::new(profile(folder.path()), Date::MAX, machine);
        assert_eq!(person.links().unwrap().examined().count(), 1);
    }

    #[test]
    fn a_file_that_no_answer_asks_for_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let profile = profile(folder.path());
        put(profile.folder(), "restrictions.csv", "no such columns\n");
        // A profile is the data as they stood when it was opened.
        let profile = Folder::new(folder.path().to_owned()).default_profile().unwrap();
        let person = Person::new(profile, Date::MAX, Machine::default());
        assert_eq!(person.snapshots().unwrap().len(), 10);
        assert_eq!(person.log().unwrap().activities().len(), 1);
        assert!(person.safe().is_err());
        assert!(person.ledger().is_err());
    }
}
