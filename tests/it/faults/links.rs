//! A data file that is a link to a file elsewhere.

use std::fs;
use std::os::unix::fs::symlink;

use super::case::{RECORD_LINKED, Scene, check_no_leftovers};
use crate::support::{Sandbox, put};

#[test]
fn a_link_stays_and_its_target_is_replaced_in_its_own_folder() {
    let sandbox = Scene::of(&RECORD_LINKED).sandbox();
    let link = sandbox.file("snapshots.csv");
    let leads_to = fs::read_link(&link).unwrap();
    let target = sandbox.path().join("elsewhere/scores.csv");
    let before = fs::read_to_string(&target).unwrap();
    sandbox.ssi("record 72").ok();
    assert_eq!(fs::read_link(&link).unwrap(), leads_to);
    assert!(fs::symlink_metadata(&target).unwrap().is_file());
    let after = fs::read_to_string(&target).unwrap();
    assert_eq!(after.strip_prefix(&before).map(|added| added.lines().count()), Some(1), "{after}");
    check_no_leftovers(&sandbox);
}

#[test]
fn a_link_that_leads_nowhere_is_refused() {
    #[track_caller]
    fn case(file: &str, line: &str) {
        let sandbox = Sandbox::new();
        fs::create_dir_all(sandbox.file("")).unwrap();
        symlink("../gone.csv", sandbox.file(file)).unwrap();
        let stderr = sandbox.ssi(line).fails(6);
        assert!(stderr.contains(&format!("{file} is a link that leads nowhere")), "{stderr}");
        assert!(stderr.contains("\n  fix: "), "{stderr}");
        assert!(fs::symlink_metadata(sandbox.file(file)).unwrap().is_symlink());
        assert!(!sandbox.file("../gone.csv").exists());
    }

    case("snapshots.csv", "record 72");
    case("activities.csv", "log comment 5");
}

#[test]
fn a_linked_profile_file_is_changed_in_its_own_folder() {
    let sandbox = Sandbox::new();
    let (link, target) = (sandbox.file("profile.toml"), sandbox.path().join("anna.toml"));
    fs::create_dir_all(sandbox.file("")).unwrap();
    put(&target, "# mine\nname = \"Anna\"\n");
    symlink(&target, &link).unwrap();
    sandbox.ssi("log podcast 2 --new-kind").ok();
    assert_eq!(fs::read_link(&link).unwrap(), target);
    assert_eq!(
        fs::read_to_string(&target).unwrap(),
        "# mine\nname = \"Anna\"\nkinds = [\"podcast\"]\n"
    );
}

#[test]
fn a_profile_is_not_added_behind_a_link_that_leads_nowhere() {
    let sandbox = Sandbox::new();
    let folder = sandbox.data().join("profiles/anna");
    fs::create_dir_all(&folder).unwrap();
    symlink("../gone.toml", folder.join("profile.toml")).unwrap();
    let stderr = sandbox.ssi("profile add Anna").fails(6);
    assert!(stderr.contains("profile.toml is a link that leads nowhere"), "{stderr}");
    assert!(!sandbox.data().join("profiles/gone.toml").exists());
}
