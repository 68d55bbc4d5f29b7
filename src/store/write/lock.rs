//! One writer at a time, and the one way in which data are saved.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use super::super::csv::Edited;
use super::super::{LogFile, Profile, ProfileFile, RestrictionFile, SnapshotFile, StoreError};
use super::replace::{Access, folder_of, remove_leftovers, replace, resolved, sync_folder};
use super::undo::{self, make_private_folder};

/// How long a writer waits for another one: 2,000 times 5 ms, 10 s.
const WAITS: u32 = 2_000;
const WAIT: Duration = Duration::from_millis(5);

/// The right to write to a profile; given back when dropped.
#[derive(Debug)]
pub struct Lock<'a> {
    profile: &'a Profile,
    /// The kernel's lock is on it, for as long as it is open.
    _file: File,
}

/// What became of a file that was to be saved.
#[derive(Debug)]
#[must_use]
pub enum Saved {
    /// The file held the same already, and does so on the disk; nothing was written.
    Unchanged,
    /// Saved, once, on the disk.
    Synced,
    /// Saved, but the disk did not confirm it.
    Unconfirmed(StoreError),
}

impl<'a> Lock<'a> {
    /// Waits for the lock of a profile, up to ten seconds; makes the profile's folder if needed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Busy`] when another writer kept the lock, or why the folder or the
    /// lock file could not be made.
    pub(in crate::store) fn take(profile: &'a Profile) -> Result<Self, StoreError> {
        let folder = profile.folder();
        make_folders(folder).map_err(StoreError::write(folder))?;
        let path = folder.join(".lock");
        let refused = |source| StoreError::Lock { path: path.clone(), source };
        let file = open_lock(&path).map_err(refused)?;
        for _ in 0..WAITS {
            match file.try_lock() {
                Ok(()) => return Ok(Self { profile, _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(StoreError::Busy { path: folder.to_owned() })
    }

    /// Reads the snapshots, to be changed and saved.
    ///
    /// # Errors
    ///
    /// As [`Profile::snapshots`].
    pub fn snapshots(&self) -> Result<SnapshotFile, StoreError> {
        self.profile.snapshots()
    }

    /// Reads the log, to be changed and saved.
    ///
    /// # Errors
    ///
    /// As [`Profile::log`].
    pub fn log(&self) -> Result<LogFile, StoreError> {
        self.profile.log_file()
    }

    /// Reads `profile.toml`, to be changed and saved.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`], or why it could not be read.
    pub fn profile_file(&self) -> Result<ProfileFile, StoreError> {
        ProfileFile::open(&self.profile.folder().join(ProfileFile::NAME))
    }

    /// Reads the restrictions, to be changed and saved.
    ///
    /// # Errors
    ///
    /// As [`Profile::restrictions`].
    pub fn restrictions(&self) -> Result<RestrictionFile, StoreError> {
        self.profile.restrictions()
    }

    /// Saves a file; `command` is what undo will call the step.
    ///
    /// # Errors
    ///
    /// Any error means that the file is as it was.
    pub fn save(&self, edited: &Edited, command: &str) -> Result<Saved, StoreError> {
        let Edited { file, content } = edited;
        let before = file.found().map(|found| (file.bytes(), found));
        self.save_content(file.path(), before, content, command)
    }

    /// Saves what was chosen in `profile.toml`; `command` is what undo will call the step.
    ///
    /// # Errors
    ///
    /// Any error means that the file is as it was.
    pub fn save_settings(&self, file: &ProfileFile, command: &str) -> Result<Saved, StoreError> {
        let path = self.profile.folder().join(ProfileFile::NAME);
        let before = file.content_found().zip(file.found());
        self.save_content(&path, before, file.to_string().as_bytes(), command)
    }

    /// Saves `profile.toml` beside another file of the same command, which has the undo step, or
    /// when a profile is made.
    ///
    /// # Errors
    ///
    /// Any error means that the file is as it was.
    pub fn save_profile_file(&self, file: &ProfileFile) -> Result<Saved, StoreError> {
        let path = self.profile.folder().join(ProfileFile::NAME);
        let target = resolved(&path)?;
        self.remove_leftovers(&target);
        check_unchanged(&target, file.found())?;
        let replaced = replace(&target, file.to_string().as_bytes(), file.found(), Access::Owner)
            .map_err(StoreError::write(&path))?;
        Ok(replaced.into_saved(&path))
    }

    /// Replaces a file, with an undo step; `before` is its content and its metadata as it was read.
    fn save_content(
        &self,
        path: &Path,
        before: Option<(&[u8], &Metadata)>,
        content: &[u8],
        command: &str,
    ) -> Result<Saved, StoreError> {
        let target = resolved(path)?;
        let (before, found) = before.unzip();
        if before.unwrap_or_default() == content {
            // The write that saved it may have been killed before its last sync, or failed there.
            return Ok(match sync_folder(folder_of(&target)) {
                Ok(()) => Saved::Unchanged,
                Err(error) => Saved::Unconfirmed(StoreError::write(path)(error)),
            });
        }
        self.remove_leftovers(&target);
        check_unchanged(&target, found)?;
        let name = path.file_name().unwrap_or_default();
        let step = undo::prepare(self.profile.folder(), name, &target, command, before, content)
            .map_err(StoreError::write(path))?;
        match replace(&target, content, found, Access::Owner) {
            Ok(replaced) => Ok(replaced.into_saved(path)),
            Err(error) => {
                step.discard();
                Err(StoreError::write(path)(error))
            }
        }
    }

    /// Removes what killed processes left beside the files of the profile, and beside the target,
    /// which is elsewhere if it is a link.
    fn remove_leftovers(&self, target: &Path) {
        let names = [SnapshotFile::NAME, LogFile::NAME, RestrictionFile::NAME, ProfileFile::NAME];
        for name in names {
            remove_leftovers(&self.profile.folder().join(name));
        }
        remove_leftovers(target);
    }
}

/// Refuses a file that is not as it was read (programs that know nothing of the lock may write
/// it), and one that its owner has marked read-only, which a rename would pass over.
fn check_unchanged(target: &Path, found: Option<&Metadata>) -> Result<(), StoreError> {
    let present = match fs::metadata(target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::read(target)(error)),
    };
    let is_same = match (&present, found) {
        (Some(present), Some(found)) => {
            present.len() == found.len() && present.modified().ok() == found.modified().ok()
        }
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        return Err(StoreError::ChangedMeanwhile { path: target.to_owned() });
    }
    if present.is_some_and(|present| present.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: target.to_owned() });
    }
    Ok(())
}

fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder and those above it that do not exist, private, and makes them last.
pub(in crate::store) fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folders(above)?;
    }
    make_private_folder(folder)?;
    sync_folder(above.unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use crate::domain::{
        Count, Date, Kind, LimitSettings, Restriction, RestrictionKind, Snapshot, Strike, Text,
        Total,
    };

    use super::super::super::{Folder, NewActivity};
    use super::*;

    /// A profile with one snapshot, one entry and a `profile.toml`, in a folder that lasts as long.
    fn profile() -> (tempfile::TempDir, Profile) {
        let root = tempfile::tempdir().unwrap();
        let profile = Folder::new(root.path().to_owned()).default_profile().unwrap();
        make_folders(profile.folder()).unwrap();
        write(&profile, SnapshotFile::NAME, "date,total,source\n2026-03-01,70,typed\n");
        write(&profile, LogFile::NAME, "id,date,kind,count,source\na1,2026-03-01,post,1,typed\n");
        let restrictions = "start,end,kind,strike\n2026-01-05,2026-01-09,invitations,1\n";
        write(&profile, RestrictionFile::NAME, restrictions);
        write(&profile, ProfileFile::NAME, "name = \"Anna\"\n");
        (root, profile)
    }

    /// Writes as a program does that knows nothing of the lock.
    fn write(profile: &Profile, name: &str, text: &str) {
        let path = profile.folder().join(name);
        let mut options = fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).open(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    /// Every file but the lock, with its content.
    fn files(profile: &Profile) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(profile.folder()).unwrap().map(Result::unwrap);
        let mut files: Vec<_> = entries
            .filter(|entry| entry.file_type().unwrap().is_file() && entry.file_name() != ".lock")
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    fn steps(profile: &Profile) -> usize {
        fs::read_dir(profile.folder().join(".undo")).into_iter().flatten().count()
    }

    fn save_snapshot(lock: &Lock<'_>, file: SnapshotFile) -> Result<Saved, StoreError> {
        let date = Date::parse("2026-03-02").unwrap();
        let edited = file.put(&Snapshot::new(date, Total::parse("72").unwrap())).unwrap();
        lock.save(&edited, "record")
    }

    fn save_entry(lock: &Lock<'_>, mut file: LogFile) -> Result<Saved, StoreError> {
        file.add(NewActivity {
            date: Date::parse("2026-03-02").unwrap(),
            kind: Kind::parse("comment", &[]).unwrap(),
            count: Count::ONE,
            template: Text::default(),
            note: Text::default(),
        });
        lock.save(&file.edited(), "log")
    }

    fn save_restriction(lock: &Lock<'_>, file: RestrictionFile) -> Result<Saved, StoreError> {
        let date = Date::parse("2026-03-02").unwrap();
        let new = Restriction::new(date, RestrictionKind::Invitations, Strike::Second);
        lock.save(&file.append(&new), "restriction start")
    }

    /// Reads and saves the file of that name, with `meanwhile` between the two.
    fn save(profile: &Profile, name: &str, meanwhile: impl FnOnce()) -> Result<Saved, StoreError> {
        let lock = profile.lock().unwrap();
        match name {
            SnapshotFile::NAME => {
                let file = lock.snapshots().unwrap();
                meanwhile();
                save_snapshot(&lock, file)
            }
            LogFile::NAME => {
                let file = lock.log().unwrap();
                meanwhile();
                save_entry(&lock, file)
            }
            RestrictionFile::NAME => {
                let file = lock.restrictions().unwrap();
                meanwhile();
                save_restriction(&lock, file)
            }
            _ => {
                let mut file = lock.profile_file().unwrap();
                meanwhile();
                file.add_kind(&Kind::new_own("podcast").unwrap());
                file.put_limits(&LimitSettings::none(Date::parse("2026-03-02").unwrap()));
                lock.save_settings(&file, "limits --reset")
            }
        }
    }

    const NAMES: [&str; 4] =
        [SnapshotFile::NAME, LogFile::NAME, RestrictionFile::NAME, ProfileFile::NAME];

    #[test]
    fn a_file_that_nobody_touches_is_saved() {
        for name in NAMES {
            let (_root, profile) = profile();
            let before = files(&profile);
            assert!(matches!(save(&profile, name, || ()), Ok(Saved::Synced)), "{name}");
            assert_ne!(files(&profile), before, "{name}");
        }
    }

    #[test]
    fn what_another_program_writes_meanwhile_is_not_overwritten() {
        #[track_caller]
        fn case(what: &str, change: fn(&Profile, &str)) {
            for name in NAMES {
                let (_root, profile) = profile();
                let mut left = Vec::new();
                let saved = save(&profile, name, || {
                    change(&profile, name);
                    left = files(&profile);
                });
                assert!(
                    matches!(&saved, Err(StoreError::ChangedMeanwhile { path }) if path.ends_with(name)),
                    "{name} {what}: {saved:?}"
                );
                assert_eq!(files(&profile), left, "{name} {what}");
                assert_eq!(steps(&profile), 0, "{name} {what}");
            }
        }

        case("gets longer", |profile, name| {
            write(profile, name, "another program's, and longer\n");
        });
        case("is emptied", |profile, name| {
            write(profile, name, "");
        });
        case("is removed", |profile, name| fs::remove_file(profile.folder().join(name)).unwrap());
        case("keeps its length", |profile, name| {
            let path = profile.folder().join(name);
            let found = fs::metadata(&path).unwrap().modified().unwrap();
            let text = fs::read_to_string(&path).unwrap().to_uppercase();
            write(profile, name, &text);
            // The clock of a file system may be coarser than this test is fast.
            let later = found + Duration::from_secs(1);
            File::options().append(true).open(path).unwrap().set_modified(later).unwrap();
        });
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_not_overwritten() {
        for name in NAMES {
            let (_root, profile) = profile();
            fs::remove_file(profile.folder().join(name)).unwrap();
            let saved = save(&profile, name, || write(&profile, name, "another program's"));
            assert!(matches!(saved, Err(StoreError::ChangedMeanwhile { .. })), "{name}: {saved:?}");
            let found = fs::read_to_string(profile.folder().join(name)).unwrap();
            assert_eq!(found, "another program's", "{name}");
        }
    }

    #[test]
    fn a_file_marked_read_only_is_not_replaced() {
        for name in NAMES {
            let (_root, profile) = profile();
            let path = profile.folder().join(name);
            let mut permissions = fs::metadata(&path).unwrap().permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&path, permissions).unwrap();
            let before = files(&profile);
            let saved = save(&profile, name, || ());
            assert!(
                matches!(&saved, Err(StoreError::ReadOnly { path }) if path.ends_with(name)),
                "{name}: {saved:?}"
            );
            assert_eq!((files(&profile), steps(&profile)), (before, 0), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_one_that_leads_nowhere_is_refused() {
        for name in NAMES {
            let (root, profile) = profile();
            let (link, target) = (profile.folder().join(name), root.path().join("elsewhere"));
            fs::rename(&link, &target).unwrap();
            std::os::unix::fs::symlink(&target, &link).unwrap();
            let before = fs::read(&target).unwrap();
            assert!(matches!(save(&profile, name, || ()), Ok(Saved::Synced)), "{name}");
            assert_eq!(fs::read_link(&link).unwrap(), target, "{name}");
            assert!(fs::read(&target).unwrap().starts_with(&before), "{name}");
            assert!(fs::read(&target).unwrap().len() > before.len(), "{name}");

            fs::remove_file(&target).unwrap();
            let saved = save(&profile, name, || ());
            assert!(
                matches!(&saved, Err(StoreError::Dangling { path }) if path.ends_with(name)),
                "{name}: {saved:?}"
            );
            assert!(!target.exists(), "{name}");
        }
    }
}
