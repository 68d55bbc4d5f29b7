//! One file, saved or left as it was.

use std::fs::{self, File};
use std::time::Duration;

use super::super::super::{DataFile, Profile, Saved, StoreError};
use super::support::{FILES, files, left, profile, save, write};

#[test]
fn a_file_that_nobody_touches_is_saved() {
    for file in FILES {
        let (_root, profile) = profile();
        let before = files(&profile);
        assert!(matches!(save(&profile, file, || ()), Ok(Saved::Synced { .. })), "{file:?}");
        assert_ne!(files(&profile), before, "{file:?}");
    }
}

#[test]
fn what_another_program_writes_meanwhile_is_not_overwritten() {
    #[track_caller]
    fn case(what: &str, change: fn(&Profile, DataFile)) {
        for file in FILES {
            let (_root, profile) = profile();
            let mut found = Vec::new();
            let saved = save(&profile, file, || {
                change(&profile, file);
                found = files(&profile);
            });
            assert!(
                matches!(&saved, Err(StoreError::ChangedMeanwhile { path }) if path.ends_with(file.name())),
                "{file:?} {what}: {saved:?}"
            );
            assert_eq!(files(&profile), found, "{file:?} {what}");
            assert_eq!(left(&profile), [""; 0], "{file:?} {what}");
        }
    }

    case("gets longer", |profile, file| {
        write(profile, file, "another program's, and longer\n");
    });
    case("is emptied", |profile, file| {
        write(profile, file, "");
    });
    case("is removed", |profile, file| fs::remove_file(file.path(profile.folder())).unwrap());
    case("keeps its length", |profile, file| {
        let path = file.path(profile.folder());
        let found = fs::metadata(&path).unwrap().modified().unwrap();
        let text = fs::read_to_string(&path).unwrap().to_uppercase();
        write(profile, file, &text);
        // The clock of a file system may be coarser than this test is fast.
        let later = found + Duration::from_secs(1);
        File::options().append(true).open(path).unwrap().set_modified(later).unwrap();
    });
}

#[test]
fn a_file_that_appears_meanwhile_is_not_overwritten() {
    for file in FILES {
        let (_root, profile) = profile();
        fs::remove_file(file.path(profile.folder())).unwrap();
        let saved = save(&profile, file, || write(&profile, file, "another program's"));
        assert!(matches!(saved, Err(StoreError::ChangedMeanwhile { .. })), "{file:?}: {saved:?}");
        let found = fs::read_to_string(file.path(profile.folder())).unwrap();
        assert_eq!(found, "another program's", "{file:?}");
    }
}

#[test]
fn a_file_marked_read_only_is_not_replaced() {
    for file in FILES {
        let (_root, profile) = profile();
        let path = file.path(profile.folder());
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let before = files(&profile);
        let saved = save(&profile, file, || ());
        assert!(
            matches!(&saved, Err(StoreError::ReadOnly { path }) if path.ends_with(file.name())),
            "{file:?}: {saved:?}"
        );
        assert_eq!((files(&profile), left(&profile)), (before, Vec::new()), "{file:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_one_that_leads_nowhere_is_refused() {
    for file in FILES {
        let (root, profile) = profile();
        let (link, target) = (file.path(profile.folder()), root.path().join("elsewhere"));
        fs::rename(&link, &target).unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let before = fs::read(&target).unwrap();
        assert!(matches!(save(&profile, file, || ()), Ok(Saved::Synced { .. })), "{file:?}");
        assert_eq!(fs::read_link(&link).unwrap(), target, "{file:?}");
        assert!(fs::read(&target).unwrap().len() > before.len(), "{file:?}");

        fs::remove_file(&target).unwrap();
        let saved = save(&profile, file, || ());
        assert!(
            matches!(&saved, Err(StoreError::Dangling { path }) if path.ends_with(file.name())),
            "{file:?}: {saved:?}"
        );
        assert!(!target.exists(), "{file:?}");
    }
}

#[test]
fn what_is_somebody_elses_is_never_removed() {
    let (_root, profile) = profile();
    let theirs = [".snapshots.csv.my-backup.tmp", ".snapshots.csv.x7x7x7.tmp", ".ssi-backup"];
    for name in theirs {
        File::create_new(profile.folder().join(name)).unwrap();
    }
    assert!(matches!(save(&profile, DataFile::Snapshots, || ()), Ok(Saved::Synced { .. })));
    for name in theirs {
        assert!(profile.folder().join(name).exists(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_a_killed_command_staged_elsewhere_is_removed_by_its_name() {
    let (root, profile) = profile();
    let target = root.path().join("elsewhere");
    fs::rename(DataFile::Snapshots.path(profile.folder()), &target).unwrap();
    std::os::unix::fs::symlink(&target, DataFile::Snapshots.path(profile.folder())).unwrap();
    assert!(matches!(save(&profile, DataFile::Snapshots, || ()), Ok(Saved::Synced { .. })));
    // As a command leaves it that is killed before its rename.
    let staged = root.path().join(".elsewhere.0a1b2c3d.ssi");
    let theirs = root.path().join(".elsewhere.0a1b2c3e.ssi");
    let kept = root.path().join("kept");
    let note = |name: &str, path: &std::path::Path| {
        let note = profile.folder().join(".ssi/staged").join(name);
        let mut file = File::create_new(note).unwrap();
        std::io::Write::write_all(&mut file, path.as_os_str().as_encoded_bytes()).unwrap();
    };
    for path in [&staged, &theirs, &kept] {
        File::create_new(path).unwrap();
    }
    note("snapshots.csv.elsewhere", &staged);
    note("activities.csv.elsewhere", &kept);
    drop(profile.begin().unwrap());
    assert!(!staged.exists());
    assert!(theirs.exists(), "a name that looks like ours is not enough");
    assert!(kept.exists(), "a part of a name is no name");
    assert_eq!(fs::read_dir(profile.folder().join(".ssi/staged")).unwrap().count(), 0);
}
