//! Steps that are taken back and brought back.

use std::fs;

use proptest::prelude::*;

use super::super::super::{DataFile, Direction, Profile, Saved, StoreError};
use super::support::{FILES, edited, empty_profile, files, left, profile, save, write};

fn go(profile: &Profile, direction: Direction, count: usize) -> Result<Vec<String>, StoreError> {
    let (done, saved) = profile.begin()?.go(direction, count)?;
    assert!(matches!(saved, Saved::Synced { .. }), "{saved:?}");
    Ok(done.into_iter().map(|done| done.command).collect())
}

fn change(profile: &Profile, touched: &[DataFile], text: &str) {
    let mut transaction = profile.begin().unwrap();
    for &file in touched {
        let edited = edited(&transaction, file, text);
        transaction.put(edited);
    }
    assert!(matches!(transaction.commit(text), Ok(Saved::Synced { .. })));
}

fn commands(profile: &Profile) -> (Vec<String>, Vec<String>) {
    let history = profile.history(200).unwrap();
    let commands = |steps: Vec<super::super::Done>| steps.into_iter().map(|step| step.command);
    (commands(history.applied).collect(), commands(history.undone).collect())
}

#[test]
fn a_step_is_taken_back_and_brought_back() {
    for file in FILES {
        let (_root, profile) = profile();
        let before = files(&profile);
        change(&profile, &[file], "podcast");
        let after = files(&profile);
        assert_eq!(go(&profile, Direction::Undo, 1).unwrap(), ["podcast"], "{file:?}");
        assert_eq!(files(&profile), before, "{file:?}");
        assert_eq!(commands(&profile), (vec![], vec!["podcast".to_owned()]), "{file:?}");
        assert_eq!(go(&profile, Direction::Redo, 1).unwrap(), ["podcast"], "{file:?}");
        assert_eq!(files(&profile), after, "{file:?}");
        assert_eq!(commands(&profile), (vec!["podcast".to_owned()], vec![]), "{file:?}");
    }
}

#[test]
fn the_first_write_ever_is_taken_back_wholly() {
    let (_root, profile) = empty_profile();
    change(&profile, &[DataFile::Log, DataFile::Settings], "podcast");
    let after = files(&profile);
    assert_eq!(after.len(), 2);
    go(&profile, Direction::Undo, 1).unwrap();
    assert_eq!(files(&profile), []);
    go(&profile, Direction::Redo, 1).unwrap();
    assert_eq!(files(&profile), after);
}

#[test]
fn there_are_no_more_steps_than_there_are() {
    let (_root, profile) = profile();
    let refused = |direction, count| go(&profile, direction, count).unwrap_err().to_string();
    assert_eq!(refused(Direction::Undo, 1), "there is nothing to take back");
    change(&profile, &[DataFile::Log], "podcast");
    assert_eq!(refused(Direction::Undo, 3), "there is only one step to take back");
    assert_eq!(refused(Direction::Redo, 1), "there is nothing to bring back");
}

#[test]
fn a_file_that_another_program_changed_is_left_to_it() {
    let (_root, profile) = profile();
    change(&profile, &[DataFile::Log], "first");
    change(&profile, &[DataFile::Snapshots, DataFile::Log], "second");
    write(&profile, DataFile::Log, "date,kind,count\n");
    let before = files(&profile);
    let error = go(&profile, Direction::Undo, 1).unwrap_err();
    assert_eq!(error.to_string(), "activities.csv was changed by another program after `second`");
    assert_eq!(files(&profile), before, "not even the other file is taken back");
    // What was written over another program's version leads back to that one, and no further.
    change(&profile, &[DataFile::Log], "third");
    go(&profile, Direction::Undo, 1).unwrap();
    assert_eq!(files(&profile), before);
    assert!(matches!(go(&profile, Direction::Undo, 1), Err(StoreError::ChangedSince { .. })));
}

#[test]
fn a_version_that_is_damaged_is_not_brought_back() {
    let (_root, profile) = profile();
    change(&profile, &[DataFile::Log], "first");
    let kept = profile.folder().join(".ssi/undo/00000001.activities.csv");
    fs::remove_file(&kept).unwrap();
    assert!(matches!(go(&profile, Direction::Undo, 1), Err(StoreError::Lost { .. })));
    fs::copy(DataFile::Settings.path(profile.folder()), &kept).unwrap();
    assert!(matches!(go(&profile, Direction::Undo, 1), Err(StoreError::Lost { .. })));
}

#[test]
fn a_write_forgets_what_was_taken_back() {
    let (_root, profile) = profile();
    for text in ["first", "second", "third"] {
        change(&profile, &[DataFile::Log], text);
    }
    go(&profile, Direction::Undo, 2).unwrap();
    change(&profile, &[DataFile::Log], "fourth");
    let applied = ["fourth", "first"].map(str::to_owned).to_vec();
    assert_eq!(commands(&profile), (applied, vec![]));
    assert!(matches!(go(&profile, Direction::Redo, 1), Err(StoreError::NoSteps { .. })));
    go(&profile, Direction::Undo, 2).unwrap();
    let names = left(&profile);
    assert!(names.iter().all(|name| !name.starts_with("00000002")), "{names:?}");
}

#[test]
fn the_last_hundred_steps_are_kept() {
    let (_root, profile) = profile();
    for number in 1..=103 {
        change(&profile, &[DataFile::Snapshots], &format!("{number:03}"));
    }
    let (applied, _) = commands(&profile);
    assert_eq!((applied.len(), applied.last().unwrap().as_str()), (100, "004"));
}

#[test]
fn steps_take_no_more_than_fifty_megabytes() {
    let (_root, profile) = profile();
    let big = |mark: char| {
        format!("date,total,note\n2026-03-01,70,{}\n", mark.to_string().repeat(20 << 20))
    };
    write(&profile, DataFile::Snapshots, &big('a'));
    for number in 1..=4 {
        change(&profile, &[DataFile::Snapshots], &number.to_string());
    }
    let (applied, _) = commands(&profile);
    assert_eq!(applied, ["4", "3"], "each keeps 20 MB");
}

#[test]
fn what_an_earlier_version_kept_is_taken_over() {
    let (_root, profile) = profile();
    let folder = profile.folder();
    let _ = save(&profile, DataFile::Snapshots, || ()).unwrap();
    // As an earlier version laid it out and wrote it.
    fs::rename(folder.join(".ssi/undo"), folder.join(".undo")).unwrap();
    fs::rename(folder.join(".ssi/lock"), folder.join(".lock")).unwrap();
    fs::remove_dir_all(folder.join(".ssi")).unwrap();
    let json = fs::read_to_string(folder.join(".undo/00000001.json")).unwrap();
    let json = json.replace("\"files\":[{", "").replace("}]}", "}");
    fs::remove_file(folder.join(".undo/00000001.json")).unwrap();
    let mut file = fs::File::create_new(folder.join(".undo/00000001.json")).unwrap();
    std::io::Write::write_all(&mut file, json.as_bytes()).unwrap();

    assert_eq!(commands(&profile).0, ["change"], "before the first write too");
    change(&profile, &[DataFile::Log], "podcast");
    assert_eq!(commands(&profile).0, ["podcast", "change"]);
    assert!(!folder.join(".undo").exists() && !folder.join(".lock").exists());
    go(&profile, Direction::Undo, 2).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let (root, profile) = profile();
    let (link, target) = (DataFile::Log.path(profile.folder()), root.path().join("elsewhere"));
    fs::rename(&link, &target).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let before = fs::read(&target).unwrap();
    change(&profile, &[DataFile::Log, DataFile::Settings], "podcast");
    let after = fs::read(&target).unwrap();
    assert_ne!(after, before);
    go(&profile, Direction::Undo, 1).unwrap();
    assert_eq!(fs::read(&target).unwrap(), before);
    go(&profile, Direction::Redo, 1).unwrap();
    assert_eq!((fs::read_link(&link).unwrap(), fs::read(&target).unwrap()), (target, after));
}

/// What a person may do.
#[derive(Clone, Debug)]
enum Act {
    Change(Vec<DataFile>),
    Go(Direction, usize),
    Outside(DataFile),
}

fn act() -> impl Strategy<Value = Act> {
    let touched = proptest::sample::subsequence(FILES.to_vec(), 1..=3);
    let direction = prop_oneof![Just(Direction::Undo), Just(Direction::Redo)];
    prop_oneof![
        3 => touched.prop_map(Act::Change),
        4 => (direction, 1..4_usize).prop_map(|(direction, count)| Act::Go(direction, count)),
        1 => proptest::sample::select(FILES.to_vec()).prop_map(Act::Outside),
    ]
}

/// The files at a step: the simplest way to keep them.
type Files = Vec<(DataFile, String)>;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Against lists of whole states.
    #[test]
    fn undo_and_redo_give_exactly_what_was_there(acts in proptest::collection::vec(act(), 1..25)) {
        let (_root, profile) = profile();
        // Of each step the files before it and after it.
        let mut applied: Vec<(Files, Files)> = Vec::new();
        let mut undone: Vec<(Files, Files)> = Vec::new();
        for (number, act) in acts.into_iter().enumerate() {
            let before = files(&profile);
            match act {
                Act::Change(touched) => {
                    change(&profile, &touched, &format!("own{number}"));
                    applied.push((before, files(&profile)));
                    undone.clear();
                }
                Act::Go(direction, count) => {
                    let (from, to) = match direction {
                        Direction::Undo => (&mut applied, &mut undone),
                        Direction::Redo => (&mut undone, &mut applied),
                    };
                    match expected(&before, from, direction, count) {
                        None => {
                            prop_assert!(go(&profile, direction, count).is_err());
                            prop_assert_eq!(files(&profile), before);
                        }
                        Some(expected) => {
                            prop_assert_eq!(go(&profile, direction, count).unwrap().len(), count);
                            prop_assert_eq!(files(&profile), expected);
                            for _ in 0..count {
                                to.push(from.pop().unwrap());
                            }
                        }
                    }
                }
                Act::Outside(file) => {
                    let path = file.path(profile.folder());
                    let text = fs::read_to_string(path).unwrap_or_default();
                    write(&profile, file, &format!("{text}\n"));
                }
            }
            let (listed, listed_undone) = commands(&profile);
            prop_assert_eq!((listed.len(), listed_undone.len()), (applied.len(), undone.len()));
        }
    }
}

/// The files after the last `count` of these steps are gone through; `None` where one of their
/// files is not as it should be, or there are fewer.
fn expected(
    present: &Files,
    steps: &[(Files, Files)],
    direction: Direction,
    count: usize,
) -> Option<Files> {
    let of = |files: &Files, file: DataFile| {
        files.iter().find(|found| found.0 == file).map(|found| found.1.clone())
    };
    let mut now: Vec<_> = DataFile::ALL.iter().map(|&file| (file, of(present, file))).collect();
    for place in (0..steps.len()).rev().take(count).chain(
        // There are fewer: nothing.
        (count > steps.len()).then_some(usize::MAX),
    ) {
        let (before, after) = steps.get(place)?;
        let (from, to) = match direction {
            Direction::Undo => (after, before),
            Direction::Redo => (before, after),
        };
        for (file, text) in &mut now {
            let (from, to) = (of(from, *file), of(to, *file));
            if from != to {
                if *text != from {
                    return None;
                }
                *text = to;
            }
        }
    }
    Some(now.into_iter().filter_map(|(file, text)| Some((file, text?))).collect())
}
