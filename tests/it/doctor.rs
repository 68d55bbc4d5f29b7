//! `ssi doctor`: what it finds, what it mends, and that nothing is lost by it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use crate::support::{Sandbox, put};

const SNAPSHOTS: &str = "snapshots.csv";
const LOG: &str = "activities.csv";

/// A sandbox in which a command made the folders and was taken back, with these files.
fn with(files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    fs::remove_dir_all(sandbox.file(".ssi")).unwrap();
    fs::remove_file(sandbox.file(SNAPSHOTS)).unwrap();
    for (name, text) in files {
        sandbox.write(name, text);
    }
    sandbox
}

/// What is told of what was found: without the first lines, of the files.
#[track_caller]
fn found(sandbox: &Sandbox, line: &str) -> String {
    let run = sandbox.ssi(line);
    assert_eq!(run.exit, Some(1), "{}{}", run.stdout, run.stderr);
    let is_of_files = |line: &&str| !line.starts_with('/') && !line.starts_with("  profile.toml ");
    let table = |line: &&str| !line.contains(" bytes") || !line.starts_with("  ");
    let lines: Vec<&str> = run.stdout.lines().filter(is_of_files).filter(table).collect();
    lines.join("\n") + "\n"
}

#[track_caller]
fn names(sandbox: &Sandbox, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(sandbox.file(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn data_in_order_are_told_in_numbers() {
    let sandbox = with(&[
        (SNAPSHOTS, "date,total\n2026-02-17,70\n2026-03-02,71\n"),
        (LOG, "id,date,kind,count\na2a2,2026-03-01,post,1\n"),
    ]);
    sandbox.ssi("profile add Ben").ok();
    let folder = sandbox.file("");
    let expected = format!(
        "{}\n  snapshots.csv   39 bytes  2 rows  2026-02-17 to 2026-03-02\n  \
         activities.csv  42 bytes  1 row   2026-03-01 to 2026-03-01\n  \
         1 other profile, checked with -p NAME: ssi profile\nNothing found.\n",
        folder.to_str().unwrap().trim_end_matches('/')
    );
    assert_eq!(sandbox.ssi("doctor").ok(), expected);
    let before = names(&sandbox, "");
    assert_eq!(sandbox.ssi("doctor --fix").ok(), expected);
    assert_eq!(names(&sandbox, ""), before, "where nothing is to be done nothing is made");
    assert_eq!(Sandbox::new().ssi("doctor").ok().lines().last(), Some("Nothing found."));
}

#[test]
fn rows_are_mended_that_have_one_answer() {
    let log = "id,date,kind,count,note\na2a2,2026-03-01,post,1,\na2a2,2026-03-01,post,1,\n\
        a2a2,2026-03-02,view,3,\nb3b3,2026-03-02,pending,320,\nc4c4,2026-03-02,pending,330,\n\
        d5d5,2026-03-02,podcast,1,\n";
    let snapshots = "date,total,brand,note\n2026-03-01,70,18,\n2026-03-02,71,,\n2026-03-01,70,,x\n";
    let sandbox = with(&[(SNAPSHOTS, snapshots), (LOG, log)]);
    assert_eq!(
        found(&sandbox, "doctor"),
        "snapshots.csv:2: 2026-03-01 has more than one row; the last one (line 4) is\n  used\n  \
         --fix: joined: no row says anything else\n\
         activities.csv:3: the id `a2a2` stands in line 2 already\n  \
         --fix: line 3: taken out, it says the same\n  --fix: line 4: an id of its own\n\
         activities.csv:5: 2026-03-02 has more than one reading of pending invitations;\n  \
         the last one (line 6) is used\n  \
         --fix: line 5 (320 pending): taken out, the last one stays\n\
         activities.csv:7: `podcast` is no kind of ssi, nor one of your own in\n  \
         profile.toml\n  --fix: kept: a kind of your own in profile.toml\n"
    );
    assert_eq!((sandbox.read(SNAPSHOTS), sandbox.read(LOG)), (snapshots.into(), log.into()));
    let run = sandbox.ssi("doctor --fix");
    let said = run.ok();
    assert!(said.starts_with("Mended; the files as they were are in backup-2026-03-03:\n"));
    assert!(said.ends_with("Taken back with: ssi undo (the backup stays)\n"), "{said}");
    assert_eq!(
        sandbox.read(SNAPSHOTS),
        "date,total,brand,note\n2026-03-02,71,,\n2026-03-01,70,18,x\n"
    );
    let mended = sandbox.read(LOG);
    let new: Vec<&str> = mended.lines().collect();
    let id = new[2].split(',').next().unwrap();
    assert!(id != "a2a2" && said.contains(&format!("  line 4: the id `{id}`\n")), "{said}");
    assert_eq!(
        mended,
        format!(
            "id,date,kind,count,note\na2a2,2026-03-01,post,1,\n{id},2026-03-02,view,3,\n\
             c4c4,2026-03-02,pending,330,\nd5d5,2026-03-02,podcast,1,\n"
        )
    );
    assert_eq!(sandbox.read("profile.toml"), "kinds = [\"podcast\"]\n");
    let backup = |name: &str| sandbox.read(&format!("backup-2026-03-03/{name}"));
    assert_eq!((backup(SNAPSHOTS), backup(LOG)), (snapshots.into(), log.into()));
    sandbox.ssi("doctor").ok();
    sandbox.ssi("doctor --fix").ok();
    assert_eq!(names(&sandbox, "").iter().filter(|name| name.starts_with("backup")).count(), 1);
    sandbox.ssi("undo").ok();
    assert_eq!((sandbox.read(SNAPSHOTS), sandbox.read(LOG)), (snapshots.into(), log.into()));
    assert!(!sandbox.file("profile.toml").exists());
}

#[test]
fn days_that_cannot_add_up_are_told() {
    let snapshots = "date,total,brand,people,insights,relationships\n\
        2026-02-01,72,18.2,15.4,19.1,19.3\n2026-02-02,12,18.2,15,,\n2026-02-03,90,1,2,3,\n\
        2026-02-04,75,18.2,15.4,19.1,19.3\n2026-02-05,70,18,15,19,19\n2026-02-06,70,20,,,\n";
    let sandbox = with(&[(SNAPSHOTS, snapshots)]);
    let then = |day: u32| {
        format!(
            "to correct it: ssi edit 2026-02-0{day} --total N --brand N\n  \
             it may stay if the page showed this\n"
        )
    };
    let expected = format!(
        "snapshots.csv:3: 2026-02-02: total 12 is below the sum of the pillars given,\n  33.2\n  {}\
         snapshots.csv:4: 2026-02-03: total 90 is above the most that the pillars given\n  \
         leave room for, 31\n  {}\
         snapshots.csv:5: 2026-02-04: total 75 and the sum of the pillars 72 do not\n  agree\n  {}",
        then(2),
        then(3),
        then(4)
    );
    // It may be as the page showed it, so it is told and not counted.
    let told = sandbox.ssi("doctor").ok();
    assert!(told.ends_with(&expected) && !told.contains("Nothing found"), "{told}");
    sandbox.write(LOG, "date,kind,count\n2026-02-01,invitaton,4\n");
    let counted = sandbox.ssi("doctor");
    assert_eq!((counted.exit, &*counted.stderr), (Some(1), "ssi: found 1 thing\n"));
    fs::remove_file(sandbox.file(LOG)).unwrap();
    // It stops no command, and is settled by the one that is told.
    sandbox.ssi("record 71 --on 2026-02-10").ok();
    for edit in ["02 --total 34", "03 --total 31", "04 --total 72"] {
        assert_eq!(sandbox.ssi(&format!("edit 2026-02-{edit}")).exit, Some(0), "{edit}");
    }
    sandbox.ssi("doctor").ok();
}

#[test]
fn what_has_two_answers_is_left_with_commands_that_work() {
    let log = "date,kind,count\n2026-03-01,invitaton,4\n2062-03-01,post,1\n";
    let snapshots = "date,total\n2026-03-01,70\n2026-03-01,71\n2062-03-02,72\n";
    let sandbox = with(&[(SNAPSHOTS, snapshots), (LOG, log)]);
    assert_eq!(
        found(&sandbox, "doctor --fix -n"),
        "snapshots.csv:2: 2026-03-01 has more than one row; the last one (line 3) is\n  used\n  \
         to keep the last one alone: ssi edit 2026-03-01 --total 71 --as-shown\n  \
         or remove all but one by hand: line 2 (total 70), line 3 (total 71)\n\
         snapshots.csv:4: 2062-03-02 lies after today; left out\n  \
         to take it out: ssi remove 2062-03-02\n  \
         to correct it: ssi edit 2062-03-02 --on WHEN\n\
         activities.csv:2: `invitaton` is no kind of ssi, nor one of your own in\n  \
         profile.toml; did you mean `invitation` or `invitation-received`?\n  \
         if invitation is meant: ssi edit kind invitaton invitation\n  \
         to keep it as your own: ssi edit kind invitaton invitaton\n\
         activities.csv:3: 2062-03-01 lies after today; left out\n  \
         --fix: the row: an id, by which it can be named\n"
    );
    assert_eq!(sandbox.ssi("doctor --fix").exit, Some(1));
    // Every command that is told, but for those that need a day, is run as it stands.
    loop {
        let told = sandbox.ssi("doctor");
        let command = told.stdout.lines().find_map(|line| line.split(": ssi ").nth(1));
        let Some(command) = command else { break };
        assert_eq!(sandbox.ssi(command).exit, Some(0), "{command}");
    }
    sandbox.ssi("doctor").ok();
    assert_eq!(sandbox.read(SNAPSHOTS), "date,total\n2026-03-01,71\n");
    let log = sandbox.read(LOG);
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(log.contains(",invitation,4") || log.contains("invitation,4"), "{log}");
    // The other answer.
    let sandbox = with(&[(LOG, "id,date,kind,count\na2a2,2026-03-01,invitaton,4\n")]);
    sandbox.ssi("edit kind invitaton invitaton").ok();
    assert_eq!(sandbox.read("profile.toml"), "kinds = [\"invitaton\"]\n");
    sandbox.ssi("doctor").ok();
}

#[test]
fn a_row_that_only_gets_an_id_is_left() {
    let sandbox = with(&[(LOG, "date,kind,count\n2062-03-01,post,1\n")]);
    let run = sandbox.ssi("doctor");
    assert_eq!(run.stderr, "ssi: found 1 thing\n  fix: ssi doctor --fix\n");
    let run = sandbox.ssi("doctor --fix");
    assert_eq!((run.exit, run.stderr.as_str()), (Some(1), "ssi: found 1 thing\n"));
    let log = sandbox.read(LOG);
    let id = log.lines().nth(1).unwrap().rsplit(',').next().unwrap();
    assert_eq!(
        run.stdout,
        format!(
            "Rows have an id now; the files as they were are in backup-2026-03-03.\n\
             activities.csv:2: 2062-03-01 lies after today; left out\n  \
             to take it out: ssi remove {id}\n  \
             to correct it: ssi edit {id} --on WHEN\n\
             Taken back with: ssi undo (the backup stays)\n"
        )
    );
}

#[test]
fn who_looks_back_finds_nothing_in_the_rows_since() {
    let sandbox = with(&[
        (SNAPSHOTS, "date,total\n2026-03-01,70\n"),
        (LOG, "id,date,kind,count\na2a2,2026-03-01,post,1\n"),
    ]);
    for line in ["doctor", "doctor --fix"] {
        let output = sandbox.command_on("2026-02-01", line.split(' ')).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.ends_with("\nNothing found.\n"), "{line}: {said}");
    }
}

#[test]
fn damage_is_told_of_every_file_and_never_written_to() {
    let torn = "date,total\n2026-03-01,70\n2026-03-02\n2026-03-03,700\n";
    let open = "id,date,kind,count\na2a2,2026-03-01,\"post,1\n";
    let sandbox = with(&[(SNAPSHOTS, torn), (LOG, open), ("profile.toml", "name = \n")]);
    sandbox.write("events.csv", b"\xff\xfed\0a\0");
    sandbox.write("coverage.csv", "<<<<<<< HEAD\nsource,kind,from,to\n");
    let told = found(&sandbox, "doctor");
    for place in [
        "profile.toml:1: ",
        "snapshots.csv:3: ",
        "snapshots.csv:4: ",
        "activities.csv:2: ",
        "events.csv:1: the file is UTF-16",
        "coverage.csv:1: a conflict marker",
    ] {
        assert!(told.contains(&format!("\n{place}")) || told.starts_with(place), "{place}\n{told}");
    }
    assert!(!told.contains("--fix"), "{told}");
    // Readers name the first, and what tells the others.
    fs::remove_file(sandbox.file("profile.toml")).unwrap();
    let error = sandbox.ssi("status").fails(5);
    let line = sandbox.file(SNAPSHOTS);
    let fix = format!("\n  fix: correct line 3 of {}; all at once: ssi doctor\n", line.display());
    assert!(error.contains(&fix), "{error}");
    sandbox.ssi("doctor --fix");
    assert_eq!((sandbox.read(SNAPSHOTS), sandbox.read(LOG)), (torn.into(), open.into()));
    assert!(!sandbox.file(".ssi").exists(), "there was nothing to do");
}

#[test]
fn a_conflicted_copy_is_merged_and_kept_in_the_backup() {
    let sandbox = with(&[
        (SNAPSHOTS, "date,total,brand\n2026-03-01,70,\n2026-03-02,71,18\n"),
        (LOG, "id,date,kind,count\na2a2,2026-03-01,post,1\n"),
    ]);
    let scores = "snapshots (Anna's conflicted copy 2026-03-02).csv";
    let theirs = "date,total,brand\n2026-02-24,69,17\n2026-03-01,70,17.5\n2026-03-02,72,18\n";
    sandbox.write(scores, theirs);
    let entries = "activities.sync-conflict-20260302-101112-ABCDEFG.csv";
    sandbox.write(entries, "id,date,kind,count\nb3b3,2026-03-02,view,2\na2a2,2026-03-01,post,1\n");
    let said = sandbox.ssi("doctor --fix").ok();
    assert!(
        said.contains(
            "  merged: 1 row added, 1 row filled in, 1 row left as in your file; the copy\n    \
             is put into the backup\n  2026-03-02: total 71, in the copy 72 (line 4)\n"
        ),
        "{said}"
    );
    assert_eq!(
        sandbox.read(SNAPSHOTS),
        "date,total,brand,source\n2026-02-24,69,17,typed\n2026-03-01,70,17.5,\n2026-03-02,71,18,\n"
    );
    assert_eq!(
        sandbox.read(LOG),
        "id,date,kind,count,source\na2a2,2026-03-01,post,1,\nb3b3,2026-03-02,view,2,typed\n"
    );
    assert!(!sandbox.file(scores).exists() && !sandbox.file(entries).exists());
    assert_eq!(sandbox.read(&format!("backup-2026-03-03/{scores}")), theirs);
    sandbox.ssi("doctor").ok();
}

#[test]
fn a_copy_that_cannot_be_merged_stays() {
    let sandbox =
        with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n"), ("profile.toml", "name = \"A\"\n")]);
    sandbox.write("snapshots 2.csv", "date,total\n2026-03-02,700\n");
    sandbox.write("profile (1).toml", "name = \"B\"\n");
    let before = names(&sandbox, "");
    let told = found(&sandbox, "doctor --fix");
    assert!(told.contains("  it cannot be merged: snapshots 2.csv:2: "), "{told}");
    assert!(told.contains("  compare it with profile.toml, then remove it\n"), "{told}");
    assert_eq!(names(&sandbox, ""), before);
}

#[test]
fn an_emptied_file_has_its_last_version_again() {
    for is_gone in [false, true] {
        let sandbox = Sandbox::new();
        for line in ["record 70 --on 2026-03-01", "record 71 --on 2026-03-02", "record 72"] {
            sandbox.ssi(line).ok();
        }
        let kept = sandbox.read(".ssi/undo/00000003.snapshots.csv");
        sandbox.write(SNAPSHOTS, "");
        if is_gone {
            fs::remove_file(sandbox.file(SNAPSHOTS)).unwrap();
        }
        let said = sandbox.ssi("doctor --fix").ok();
        assert!(
            said.contains("  restored from .ssi: 3 lines, its last day 2026-03-02\n"),
            "{said}"
        );
        assert!(said.contains("  without what this did: record 2026-03-03 (72)\n"), "{said}");
        assert_eq!(sandbox.read(SNAPSHOTS), kept);
        sandbox.ssi("record 72").ok();
    }
}

#[test]
fn what_an_earlier_version_left_is_taken_over_or_put_away() {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70").ok();
    fs::rename(sandbox.file(".ssi/undo"), sandbox.file(".undo")).unwrap();
    fs::rename(sandbox.file(".ssi/lock"), sandbox.file(".lock")).unwrap();
    fs::remove_dir_all(sandbox.file(".ssi")).unwrap();
    sandbox.write(".snapshots.csv.a1B2c3.tmp", "date,tot");
    sandbox.write(".snapshots.csv.my-backup.tmp", "mine");
    let told = found(&sandbox, "doctor");
    assert_eq!(told.matches("  --fix: ").count(), 3, "{told}");
    sandbox.ssi("doctor --fix").ok();
    assert_eq!(
        names(&sandbox, ""),
        [".snapshots.csv.my-backup.tmp", ".ssi", "backup-2026-03-03", SNAPSHOTS]
    );
    assert_eq!(sandbox.read("backup-2026-03-03/.snapshots.csv.a1B2c3.tmp"), "date,tot");
    sandbox.ssi("undo").ok();
    assert!(!sandbox.file(SNAPSHOTS).exists(), "the steps are those of before");
}

#[test]
fn nobody_else_may_read_the_data() {
    let sandbox = with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n")]);
    let mode = |name: &str| fs::metadata(sandbox.file(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(sandbox.file(SNAPSHOTS), Permissions::from_mode(0o644)).unwrap();
    sandbox.ssi("doctor").ok(); // nobody comes into the folder
    fs::set_permissions(sandbox.file(""), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(
        found(&sandbox, "doctor"),
        "the folder of the profile: others on this machine may read it (mode 755)\n  \
         --fix: for its owner alone\n"
    );
    sandbox.ssi("doctor --fix").ok();
    assert_eq!((mode(""), mode(SNAPSHOTS)), (0o700, 0o600));
    assert_eq!(
        (mode("backup-2026-03-03"), mode("backup-2026-03-03/snapshots.csv")),
        (0o700, 0o600)
    );
}

#[test]
fn rows_of_other_files_that_stand_twice_are_one() {
    let sandbox = with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n")]);
    let restriction = "2026-01-05,2026-01-09,account,1\n";
    let head = "start,end,kind,strike\n";
    sandbox.write("restrictions.csv", [head, restriction, restriction].concat());
    let events = "date,kind,count,key\n2026-03-01,post,1,a\n2026-03-01,view,1,\n";
    let twice = "2026-03-01,view,1,\n2026-03-01,post,1,a\n";
    sandbox.write("events.csv", [events, twice].concat());
    sandbox.write("restrictions 2.csv", [head, "2025-01-05,2025-01-09,account,1\n"].concat());
    let told = "restrictions.csv:3: the row stands above already\n  taken out\n\
        events.csv:5: the row stands above already\n  taken out\n";
    let run = sandbox.ssi("doctor --fix");
    assert_eq!(run.exit, Some(0), "{run:?}");
    assert!(run.stdout.contains(told), "{}", run.stdout);
    // The row of the copy is an earlier restriction, which the file lacks.
    let expected = [head, restriction, "2025-01-05,2025-01-09,account,1\n"].concat();
    assert_eq!(sandbox.read("restrictions.csv"), expected);
    // Without a key, two may be meant.
    assert_eq!(sandbox.read("events.csv"), [events, "2026-03-01,view,1,\n"].concat());
}

#[test]
fn of_many_things_of_a_sort_the_first_are_told() {
    let row = |day: usize| format!("a2a2,2026-02-{day:02},post,1\n");
    let rows: Vec<String> = (1..=12)
        .flat_map(|day| {
            [row(day).replace("a2", &format!("a{day}")), row(day).replace("a2", &format!("a{day}"))]
        })
        .collect();
    let sandbox = with(&[(LOG, &["id,date,kind,count\n", &rows.concat()].concat())]);
    let told = found(&sandbox, "doctor");
    assert_eq!(told.matches("  --fix: ").count(), 10, "{told}");
    assert!(told.ends_with("activities.csv: 2 more of the sort doubled-id\n"), "{told}");
    assert!(
        sandbox.ssi("doctor").stderr.starts_with("ssi: found 12 things; --fix mends them all\n")
    );
}

#[test]
fn other_words_for_it_lead_there() {
    for word in ["repair", "check", "docter"] {
        let error = Sandbox::new().ssi(word).fails(2);
        assert!(
            error.contains("fix: did you mean `doctor`?") || error.contains("doctor\n"),
            "{error}"
        );
    }
}

#[test]
fn a_profile_whose_name_cannot_be_read_is_found_by_its_folder() {
    let sandbox = with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n")]);
    sandbox.ssi("profile add Anna").ok();
    put(&sandbox.data().join("profiles/anna/profile.toml"), "name = \"Anna\n");
    let told = found(&sandbox, "doctor -p Anna");
    assert!(told.contains("\nprofile.toml:1: "), "{told}");
    sandbox.ssi("doctor").ok();
    assert!(sandbox.ssi("doctor -p Ann").stderr.starts_with("ssi: "));
}

#[test]
fn a_backup_never_takes_the_place_of_another() {
    let sandbox = with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n2026-03-01,70\n")]);
    fs::create_dir(sandbox.file("backup-2026-03-03")).unwrap();
    sandbox.write("backup-2026-03-03/mine", "x");
    sandbox.write("backup-2026-03-03-2", "a file");
    let said = sandbox.ssi("doctor --fix").ok();
    assert!(said.contains("are in backup-2026-03-03-3:"), "{said}");
    assert_eq!(names(&sandbox, "backup-2026-03-03"), ["mine"]);
}

#[test]
fn a_hint_tells_of_a_synced_folder() {
    let sandbox = with(&[(SNAPSHOTS, "date,total\n2026-03-01,70\n")]);
    fs::create_dir(sandbox.data().join(".stfolder")).unwrap();
    let run = sandbox.ssi("doctor");
    assert_eq!(run.exit, Some(0));
    assert!(run.stderr.contains("lies in a folder of Syncthing: "), "{}", run.stderr);
    assert_eq!(sandbox.ssi("doctor -q").stderr, "");
}
