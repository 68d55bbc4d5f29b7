//! Words that people type for a command that there is not, and where the data folder is.

use crate::support::Sandbox;

#[test]
fn what_is_not_there_yet_is_told_with_what_there_is_instead() {
    let sandbox = Sandbox::new();
    let error = sandbox.ssi("report").fails(2);
    assert!(error.starts_with("ssi: there is no command `report` yet\n"), "{error}");
    assert!(error.contains("\n  fix: ssi "), "{error}");
    assert!(!sandbox.data().exists());
}

#[cfg(unix)]
#[test]
fn a_tilde_that_no_shell_has_expanded_is_the_home_folder() {
    let sandbox = Sandbox::new();
    let home = sandbox.path().join("home");
    let run = |dir: Option<&str>, variable: Option<&str>| {
        let dir = dir.map(|dir| format!("--dir={dir}"));
        let mut command = sandbox.command(dir.iter().map(String::as_str).chain(["record", "72"]));
        command.env("HOME", &home);
        variable.map(|variable| command.env("SSI_DIR", variable));
        command.output().unwrap()
    };
    assert!(run(Some("~/a"), None).status.success());
    assert!(run(None, Some("~/b/c")).status.success());
    assert!(run(Some("~"), None).status.success());
    for folder in ["a", "b/c", ""] {
        assert!(home.join(folder).join("profiles/default/snapshots.csv").is_file(), "{folder}");
    }
    // Another person's home, or a name: that would be a guess.
    let refused = run(Some("~anna/a"), None);
    let expected = "\
ssi: `~anna/a` may be a home folder or a name
  fix: write the whole path, or ./~anna/a
";
    assert_eq!(
        (refused.status.code(), String::from_utf8(refused.stderr).unwrap().as_str()),
        (Some(2), expected)
    );
    assert!(run(Some("./~anna"), None).status.success());
    let mut names: Vec<_> =
        sandbox.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["home", "~anna"]);
}

#[test]
fn commands_that_are_told_lead_to_the_data_folder_from_everywhere() {
    let sandbox = Sandbox::new();
    sandbox.ssi("--dir here/../data record 72").ok();
    let place = sandbox.path().join("here/../data");
    let error = sandbox.ssi("record 71 --dir=here/../data").fails(4);
    let fix = format!("record 71 --dir={} --replace\n", place.display());
    assert!(error.ends_with(&fix), "{error}");
    let answer = sandbox.ssi("--dir here/../data remove today").ok();
    let undo = format!("Bring it back: ssi --dir {} undo\n", place.display());
    assert!(answer.ends_with(&undo), "{answer}");
}

#[test]
fn the_help_names_the_data_folder() {
    let sandbox = Sandbox::new();
    let help = |line: &str| sandbox.ssi(line).ok();
    let your_data =
        |folder: &str| format!("\n\nYour data: {}\n", sandbox.path().join(folder).display());
    assert!(help("--help").ends_with(&your_data("data")));
    assert!(help("--dir elsewhere help").ends_with(&your_data("elsewhere")));
    assert!(!help("help record").contains("Your data: "));
}

#[test]
fn every_write_says_last_how_it_is_taken_back_while_that_is_new() {
    let sandbox = Sandbox::new();
    let lines = [
        "record 70 --on 2026-03-02",
        "record 27",
        "log invitation 30",
        "edit 2026-03-03 --total 26",
        "restriction start",
        "restriction done stop",
        "restriction end",
        "limits --set pending=300",
        "edit name Anna",
        "remove 2026-03-03",
    ];
    let said_last = |line: &str| {
        let output = sandbox.command(line.split(' ')).output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
        let text = [output.stdout, output.stderr].concat();
        String::from_utf8(text).unwrap().trim_end().rsplit('\n').next().unwrap().to_owned()
    };
    for line in lines {
        let expected = match line {
            "edit name Anna" => "hint: taken back with: ssi -p Anna undo".to_owned(),
            "remove 2026-03-03" => {
                "Removed the record of Tue 3 Mar 2026 (26). Bring it back: ssi undo".to_owned()
            }
            _ => "hint: taken back with: ssi undo".to_owned(),
        };
        assert_eq!(said_last(line), expected, "{line}");
    }
    assert!(said_last("record 71").starts_with("Saved "), "the eleventh write");
    assert_eq!(said_last("profile add Bob"), "hint: taken back with: ssi -p Bob undo");
    assert_eq!(said_last("-p Bob log post -q"), "");
}

#[test]
fn answers_name_commands_for_the_same_data() {
    let sandbox = Sandbox::new();
    for line in ["limits", "limits --preset careful", "restriction", "restriction start"] {
        let run = sandbox.ssi(&format!("--dir elsewhere -p default {line}"));
        let words: Vec<&str> = run.stdout.split_whitespace().collect();
        let text = words.join(" ") + "\n" + &run.stderr;
        let begins = |place: usize| text[place..].starts_with("ssi --dir /");
        let is_other = text.match_indices(": ssi ").any(|(place, _)| !begins(place + 2));
        assert!(run.exit == Some(0) && !is_other, "{line}: {text}");
    }
}

#[test]
fn one_day_is_one_day() {
    let sandbox = Sandbox::new();
    for line in ["record 70 --on yesterday", "record 71", "log invitation 16"] {
        sandbox.ssi(line).ok();
    }
    assert!(sandbox.ssi("status").ok().contains("SSI 71 (up 1 in 1 day)\n"));
}
