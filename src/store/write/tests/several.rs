//! Several files at once: all old or all new, to whoever looks.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::super::write::commit::{Commit, Replacement};
use super::super::super::{DataFile, Found, Profile, Saved, StoreError};
use super::super::own_folder::OwnFolder;
use super::super::steps::{Step, StepsChange};
use super::super::view::View;
use super::support::{edited, empty_profile, left, profile, save, write};

const TWO: [DataFile; 2] = [DataFile::Log, DataFile::Settings];

fn save_two(profile: &Profile, text: &str) -> Result<Saved, StoreError> {
    let mut transaction = profile.begin().unwrap();
    for file in TWO {
        let edited = edited(&transaction, file, text);
        transaction.put(edited);
    }
    transaction.commit("log podcast 2")
}

fn seen(profile: &Profile) -> [String; 2] {
    let view = View::open(profile.folder()).unwrap();
    TWO.map(|file| String::from_utf8(view.found(file).unwrap().bytes).unwrap())
}

#[test]
fn two_files_are_one_step() {
    let (_root, profile) = profile();
    assert!(matches!(save_two(&profile, "podcast"), Ok(Saved::Synced { .. })));
    assert!(seen(&profile).iter().all(|text| text.contains("podcast")));
    let steps = profile.history(9).unwrap().applied;
    assert_eq!(
        steps.iter().map(|step| step.command.as_str()).collect::<Vec<_>>(),
        ["log podcast 2"]
    );
    let kept = ["00000001.activities.csv", "00000001.json", "00000001.profile.toml"];
    assert_eq!(left(&profile), kept);
}

/// Decides to write both files anew, as a command does that is then killed; `put` of them are in
/// place already.
fn decide(profile: &Profile, put: usize) {
    let own = OwnFolder::of(profile.folder());
    own.make().unwrap();
    own.fill().unwrap();
    let mut files = Vec::new();
    for file in TWO {
        let found = Found::read(file, profile.folder()).unwrap();
        fs::copy(file.path(profile.folder()), own.staged().join(file.name())).unwrap();
        let mut new = fs::OpenOptions::new();
        let mut new = new.append(true).open(own.staged().join(file.name())).unwrap();
        let text = if file == DataFile::Log { "a2,2026-03-02,post,2,typed\n" } else { "#\n" };
        std::io::Write::write_all(&mut new, text.as_bytes()).unwrap();
        let place = own.staged().join(file.name());
        let found = found.metadata.as_ref();
        files.push(Replacement::new(&own, file, found, Some(&place)).unwrap());
    }
    let step = Step { command: "log".to_owned(), files: Vec::new() };
    Commit { files, steps: StepsChange::New(1, step) }.decide(&own).unwrap();
    for file in &TWO[..put] {
        fs::rename(own.staged().join(file.name()), file.path(profile.folder())).unwrap();
    }
}

#[test]
fn what_is_decided_is_read_and_put_in_place_by_the_next_writer() {
    for put in 0..=2 {
        let (_root, profile) = profile();
        decide(&profile, put);
        let new = seen(&profile);
        assert!(new[0].ends_with("post,2,typed\n") && new[1].ends_with("#\n"), "{put}: {new:?}");
        assert_eq!(profile.history(9).unwrap().applied.len(), 1, "{put}");
        drop(profile.begin().unwrap());
        assert_eq!(seen(&profile), new, "{put}");
        let [log, settings] = TWO.map(|file| file.path(profile.folder()));
        assert_eq!([log, settings].map(|path| fs::read_to_string(path).unwrap()), new, "{put}");
        assert_eq!(left(&profile), ["00000001.json"], "{put}");
    }
}

#[test]
fn a_file_that_somebody_changed_after_the_decision_stays_theirs() {
    let (_root, profile) = profile();
    decide(&profile, 1);
    write(&profile, DataFile::Settings, "name = \"theirs, and longer\"\n");
    assert!(seen(&profile)[1].contains("theirs"));
    drop(profile.begin().unwrap());
    assert!(seen(&profile)[1].contains("theirs"));
    assert!(seen(&profile)[0].ends_with("post,2,typed\n"));
}

#[test]
fn a_staged_file_that_is_gone_leaves_what_is_there() {
    let (_root, profile) = profile();
    decide(&profile, 0);
    fs::remove_file(profile.folder().join(".ssi/staged/profile.toml")).unwrap();
    assert_eq!(seen(&profile)[1], "name = \"Anna\"\n");
    assert!(matches!(save(&profile, DataFile::Snapshots, || ()), Ok(Saved::Synced { .. })));
}

/// A writer makes both files say the same, over and over; a reader never meets two that differ.
#[test]
fn a_reader_beside_a_writer_sees_both_files_of_one_moment() {
    let (_root, profile) = empty_profile();
    let folder = profile.folder().to_owned();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut looks = 0;
            while !is_done.load(Ordering::Relaxed) || looks == 0 {
                let view = View::open(&folder).unwrap();
                let [log, settings] =
                    TWO.map(|file| String::from_utf8(view.found(file).unwrap().bytes).unwrap());
                let kinds = settings.matches("podcast-").count();
                assert_eq!(log.matches("podcast-").count(), kinds, "{log}{settings}");
                looks += 1;
            }
        });
        for number in 0..60 {
            assert!(matches!(
                save_two(&profile, &format!("podcast-{number}")),
                Ok(Saved::Synced { .. })
            ));
        }
        is_done.store(true, Ordering::Relaxed);
    });
}
