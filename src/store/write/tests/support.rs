//! A profile to write to, and the edits that the tests make.

use std::fs;
use std::io::Write;

use crate::domain::{
    Count, Date, Kind, LimitSettings, Restriction, RestrictionKind, Snapshot, Strike, Text, Total,
};

use super::super::super::{
    DataFile, Edited, Folder, NewActivity, Profile, Saved, StoreError, Transaction,
};
use super::super::make_folders;

/// The files that commands change.
pub(super) const FILES: [DataFile; 4] =
    [DataFile::Snapshots, DataFile::Log, DataFile::Restrictions, DataFile::Settings];

/// A profile with one snapshot, one entry, one restriction and a `profile.toml`, in a folder that
/// lasts as long.
pub(super) fn profile() -> (tempfile::TempDir, Profile) {
    let (root, profile) = empty_profile();
    make_folders(profile.folder()).unwrap();
    write(&profile, DataFile::Snapshots, "date,total,source\n2026-03-01,70,typed\n");
    write(&profile, DataFile::Log, "id,date,kind,count,source\na1,2026-03-01,post,1,typed\n");
    let restrictions = "start,end,kind,strike\n2026-01-05,2026-01-09,invitations,1\n";
    write(&profile, DataFile::Restrictions, restrictions);
    write(&profile, DataFile::Settings, "name = \"Anna\"\n");
    (root, profile)
}

/// A profile of which nothing exists.
pub(super) fn empty_profile() -> (tempfile::TempDir, Profile) {
    let root = tempfile::tempdir().unwrap();
    let profile = Folder::new(root.path().to_owned()).default_profile().unwrap();
    (root, profile)
}

/// Writes as a program does that knows nothing of the lock.
pub(super) fn write(profile: &Profile, file: DataFile, text: &str) {
    let mut options = fs::OpenOptions::new();
    let path = file.path(profile.folder());
    let mut file = options.write(true).create(true).truncate(true).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// The content of every data file, those that are there.
pub(super) fn files(profile: &Profile) -> Vec<(DataFile, String)> {
    let read = |file: DataFile| {
        let content = fs::read_to_string(file.path(profile.folder())).ok()?;
        Some((file, content))
    };
    DataFile::ALL.into_iter().filter_map(read).collect()
}

/// What is left in `.ssi`, but for what belongs there always.
pub(super) fn left(profile: &Profile) -> Vec<String> {
    let own = profile.folder().join(".ssi");
    let names = |folder: &str| {
        let entries = fs::read_dir(own.join(folder)).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    let mut left: Vec<String> =
        [names(""), names("staged"), names("undo")].into_iter().flatten().collect();
    left.retain(|name| !matches!(name.as_str(), "lock" | ".gitignore" | "staged" | "undo"));
    left.sort();
    left
}

/// Reads a file and changes it; `text` tells one change from another.
pub(super) fn edited(transaction: &Transaction, file: DataFile, text: &str) -> Edited {
    let date = Date::parse("2026-03-02").unwrap();
    let note = Text::new(text).unwrap();
    match file {
        DataFile::Snapshots => {
            let snapshot = Snapshot { note, ..Snapshot::new(date, Total::parse("72").unwrap()) };
            transaction.snapshots().unwrap().put(&snapshot)
        }
        DataFile::Log => {
            let mut file = transaction.log().unwrap();
            let (kind, count) = (Kind::parse("comment", &[]).unwrap(), Count::ONE);
            file.add(NewActivity { date, kind, count, template: Text::default(), note });
            file.edited()
        }
        DataFile::Restrictions => {
            let kind = RestrictionKind::Invitations;
            let new = Restriction { note, ..Restriction::new(date, kind, Strike::Second) };
            let file = transaction.restrictions().unwrap();
            match file.restrictions().iter().rposition(|last| last.end.is_none()) {
                Some(open) => file.replace(open, &new),
                None => file.append(&new),
            }
        }
        _ => {
            let mut file = transaction.settings().unwrap();
            file.add_kind(&Kind::new_own(text).unwrap());
            file.put_limits(&LimitSettings::none(date));
            file.edited()
        }
    }
}

/// Reads and saves a file, with `meanwhile` between the two.
pub(super) fn save(
    profile: &Profile,
    file: DataFile,
    meanwhile: impl FnOnce(),
) -> Result<Saved, StoreError> {
    let mut transaction = profile.begin().unwrap();
    let edited = edited(&transaction, file, "podcast");
    meanwhile();
    transaction.put(edited);
    transaction.commit("change")
}
