//! Runs of the program with `--json` that show every document in every variant.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::thread;

use serde_json::Value;

use crate::support::{Run, Sandbox, put};

/// A document, and the command that wrote it.
pub(super) struct Written {
    pub(super) command: String,
    pub(super) document: Value,
}

/// Every document of every run.
pub(super) fn written() -> Vec<Written> {
    const SCENES: [fn() -> Vec<Written>; 12] = [
        nothing,
        records,
        log,
        files,
        tables,
        archives,
        limits,
        restrictions,
        corrections,
        demo,
        oddities,
        doctor,
    ];
    thread::scope(|scope| {
        let scenes = SCENES.map(|scene| scope.spawn(scene));
        scenes.into_iter().flat_map(|scene| scene.join().unwrap()).collect()
    })
}

/// Runs commands in a sandbox, and keeps what they write.
struct Scene {
    sandbox: Sandbox,
    written: Vec<Written>,
}

impl Scene {
    fn new() -> Self {
        Self { sandbox: Sandbox::new(), written: Vec::new() }
    }

    /// In a copy of a folder of the repository.
    fn of(folder: &str) -> Self {
        let scene = Self::new();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            scene.sandbox.write(name, fs::read(&path).unwrap());
        }
        scene
    }

    /// Runs commands that must go well, warnings aside.
    #[track_caller]
    fn run(&mut self, lines: &[&str]) {
        for line in lines {
            self.exits(0, line);
        }
    }

    /// Runs a command with `--json`. Each line of stdout and of stderr is a document.
    #[track_caller]
    fn exits(&mut self, exit: i32, line: &str) {
        let words = line.split_whitespace().chain(["--json"]);
        let Run { exit: ended, stdout, stderr } = self.sandbox.run(words);
        assert_eq!(ended, Some(exit), "{line}: {stdout}{stderr}");
        assert!(exit == 0 || stderr.contains("{\"error\":"), "{line}: {stderr}");
        for text in stdout.lines().chain(stderr.lines()) {
            self.keep(line, text);
        }
    }

    #[track_caller]
    fn keep(&mut self, line: &str, text: &str) {
        let document = serde_json::from_str(text).unwrap_or_else(|_| panic!("{line}: {text}"));
        self.written.push(Written { command: format!("ssi {line} --json"), document });
    }

    /// The id of the first row of the log that is of a kind.
    #[track_caller]
    fn id_of(&self, kind: &str) -> String {
        let log = self.sandbox.read("activities.csv");
        let mut rows = log.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let row = rows.find(|cells| cells[2] == kind);
        row.unwrap_or_else(|| panic!("no row of {kind}: {log}"))[0].to_owned()
    }

    /// Goes on in another sandbox.
    fn then(&mut self, other: Self) {
        self.sandbox = other.sandbox;
        self.written.extend(other.written);
    }
}

/// Without any data.
fn nothing() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["", "status", "history --activities", "changes", "effects", "explain --all"]);
    scene.run(&["limits", "limits --sources", "restriction", "restriction --all", "profile"]);
    for line in ["explain", "plot", "restriction letter", "restriction end", "status -p Nobody"] {
        scene.exits(3, line);
    }
    for line in ["record", "recrod 72", "record 72 --rplace", "limits --on tomorrow", "log fly"] {
        scene.exits(2, line);
    }
    assert!(!scene.sandbox.data().exists());
    put(&scene.sandbox.data(), "no folder");
    scene.exits(6, "status");
    scene.written
}

/// The scores of days, and profiles.
fn records() -> Vec<Written> {
    const GROUPS: &str = "--industry-rank 4 --network-rank 12 --industry-average 31.5 \
        --network-average 40";
    let mut scene = Scene::new();
    let scores = "record 72 18.2 15.4 19.1 19.3";
    scene.run(&["record 70 --on 2026-02-03 -n", "record 70 --on 2026-02-03", "status", "history"]);
    scene.run(&[scores, scores, &format!("{scores} {GROUPS} --note webinar -n")]);
    scene.run(&[&format!("{scores} {GROUPS} --note webinar")]);
    scene.run(&["record 0 0 0 0 0.1 --replace -n --as-shown", "record 100 25 25 25 25 --replace"]);
    scene.exits(4, "record 74");
    scene.exits(2, "record 72 1 1 1 1 --on 2026-02-04");
    scene.run(&["status", "history", "history --until 2025-12-31", "changes", "explain"]);
    scene.run(&["effects --pillar total", "changes --pillar brand"]);
    scene.run(&["profile add Anna -n", "profile add Anna", "profile", "history -p Anna"]);
    scene.exits(4, "profile add anna");
    scene.written.extend(stopped(&scene.sandbox));
    scene.written
}

/// A question that is answered by the end of the input.
#[cfg(target_os = "linux")]
fn stopped(sandbox: &Sandbox) -> Option<Written> {
    let line = "record --json --on 2026-02-05";
    let seen = crate::terminal::on_a_terminal(sandbox, line, &[("Total (0-100): ", "\u{4}")]);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    let document = serde_json::from_str(seen.screen.lines().last()?).unwrap();
    Some(Written { command: format!("ssi {line}"), document })
}

#[cfg(not(target_os = "linux"))]
fn stopped(_: &Sandbox) -> Option<Written> {
    None
}

/// What a person did.
fn log() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["log comment 5 pending 300 -n", "log comment 5 pending 300 --note x"]);
    scene.run(&["log message 12 comment --template intro", "log podcast --new-kind"]);
    scene.run(&["log invitation 25 --with-note 3", "log pending 640", "log pending 0"]);
    scene.run(&["history --activities", "status", "limits"]);
    scene.exits(2, "log comment 0");
    scene.written
}

/// Files that come from elsewhere.
fn files() -> Vec<Written> {
    let mut scene = Scene::new();
    // A day that stands there twice, and a note that would act on a terminal.
    let snapshots = "date,total,brand,source,note\n2026-02-01,70,,page,\n\
        2026-02-02,70.125,25,json,x\n2026-02-03,0,0,csv,\n\
        2026-02-04,99,,export,\"a\u{1b}[2Jb\nc\"\n2026-02-05,100,,,\n2026-02-05,99,,,\n";
    scene.sandbox.write("snapshots.csv", snapshots);
    let log = "date,kind,count,source\n2026-02-02,Post,1,\n2026-02-03,pending,5,\n\
        2026-02-26,invitation,12,csv\n";
    scene.sandbox.write("activities.csv", log);
    scene.sandbox.write("events.csv", "date,kind,count,key\n2026-02-01,comment,9,k\n");
    let covered = "source,kind,from,to\nexport,invitation,2026-01-01,2026-02-27\n";
    scene.sandbox.write("coverage.csv", covered);
    scene.sandbox.write("profile.toml", "name = \"Zoë\"\n");
    scene.run(&["status", "history", "changes --min 0.001", "effects", "limits", "profile"]);
    scene.exits(5, "record 70 --on 2026-02-06");
    scene.sandbox.write("restrictions.csv", "start,end,kind,strike\n2026-02-30,,account,1\n");
    scene.run(&["log comment 1 --on 2026-02-05"]);
    scene.exits(5, "restriction");
    scene.written
}

fn limits() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["log invitation 42 --on 2026-02-25", "log message 12 --template intro"]);
    scene.run(&["log invitation 12 --with-note 3", "log pending 640 --on 2026-02-19"]);
    scene.run(&["limits", "limits --on 2026-02-28", "limits --on 2026-02-18", "status"]);
    scene.exits(1, "limits --check");
    scene.run(&["restriction start --on 2026-03-01 --kind account", "limits", "undo"]);
    scene.run(&["limits --preset careful -n", "limits --preset careful", "limits"]);
    scene.run(&["limits --set invitation=500/day --set invitation=70/week -n"]);
    scene.run(&["limits --set invitation=30/day --set message=30 --set note=3 --set pending=700"]);
    scene.run(&["limits", "limits --reset --preset article", "limits"]);
    scene.run(&[
        "limits --check --preset article --today 2026-02-24",
        "limits --preset new",
        "limits",
    ]);
    scene.run(&["log message 60 inmail 2 view 3 search 4 connection 2"]);
    for plan in ["free", "career", "business", "sales-navigator"] {
        scene.run(&[&format!("limits --plan {plan}"), "limits"]);
    }
    scene.run(&["limits --reset"]);
    scene.exits(2, "limits --set comment=3/day");
    scene.written
}

/// Restrictions of every strike, and all that is said of them.
fn restrictions() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["record 60 --on 2025-01-01", "restriction start --on 2025-01-02 -n"]);
    scene.run(&["restriction start --on 2025-01-02 --until 2025-01-09", "restriction", "status"]);
    scene.run(&["record 61 --on 2025-01-03", "log pending 90 --on 2025-01-03"]);
    scene.run(&["restriction letter", "restriction letter --admit -n -o letter.txt"]);
    scene.run(&["restriction letter -o letter.txt"]);
    scene.exits(4, "restriction letter reopen");
    scene.exits(4, "restriction letter -o letter.txt");
    scene.run(&["restriction --today 2025-01-03", "limits --on 2025-01-03", "limits"]);
    scene.run(&[
        "restriction done stop --on 2025-01-02 -n",
        "restriction done stop --on 2025-01-02",
    ]);
    scene.run(&["log invitation 3 --on 2025-01-04", "limits --on 2025-01-04"]);
    scene.run(&["restriction done write --on 2025-01-05", "restriction letter"]);
    scene.run(&["restriction done withdraw", "restriction done reopen"]);
    scene.run(&["restriction end --on 2025-01-09 -n", "restriction end --on 2025-01-09"]);
    scene.run(&["restriction", "restriction --all", "limits --on 2025-01-12"]);
    scene.run(&["status --today 2025-01-12", "restriction --today 2025-01-12"]);
    scene.run(&["restriction start --on 2025-03-01 --kind account --note locked", "restriction"]);
    scene.run(&["restriction letter", "log comment 1 --on 2025-03-02", "limits --on 2025-03-02"]);
    scene.run(&["restriction end --on 2025-03-02"]);
    scene.run(&["restriction start --on 2025-03-20", "restriction", "restriction letter"]);
    scene.run(&["restriction done write --on 2025-03-20", "restriction letter"]);
    scene.run(&["restriction done write-6-months --on 2025-09-20", "restriction"]);
    scene.exits(2, "restriction done identity");
    scene.run(&["restriction done write-12-months --on 2026-03-20 --today 2026-03-20"]);
    scene.run(&["restriction letter reopen --today 2026-03-21", "restriction end --on 2026-01-02"]);
    let start = "restriction start --on";
    for (kind, from, to) in [
        ("weekly-limit", "2026-01-05", "2026-01-07"),
        ("messages", "2026-01-08", "2026-01-09"),
        ("locked", "2026-01-12", "2026-02-01"),
    ] {
        let until = "--until 2026-02-01T14:00";
        scene.run(&[&format!("{start} {from} --kind {kind} {until}"), "restriction"]);
        scene.run(&[&format!("restriction --today {to}"), "restriction letter"]);
        if kind == "locked" {
            scene.run(&["restriction done identity --on 2026-01-13", "restriction"]);
        }
        scene.run(&[&format!("restriction end --on {to}")]);
    }
    scene.run(&["restriction start --kind warning", "restriction", "restriction done stop"]);
    scene.exits(4, "restriction letter");
    scene.written
}

/// Records that are corrected and removed, and steps that are taken back and brought back.
fn corrections() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["undo --list", "record 72 18.2 15.4 19.1 19.3 --note x", "edit today --total 72"]);
    scene.run(&["edit today --network-rank 12 --clear note", "edit today --brand 18.4 -n"]);
    scene.run(&["log podcast 2 --new-kind", "log pending 320 --on monday"]);
    let (activity, reading) = (scene.id_of("podcast"), scene.id_of("pending"));
    scene.run(&[&format!("edit {activity} --count 3"), &format!("edit {reading} --note guessed")]);
    scene.run(&["restriction start --on monday", "edit restriction monday --strike second"]);
    scene.run(&["edit kind podcast radio", "edit name Anna", "limits --preset careful"]);
    scene.run(&["undo --list", "undo -n", "undo", "redo -n", "redo", "undo 2", "undo --list"]);
    scene.run(&["redo 2", &format!("remove {activity} {reading} today -n")]);
    scene.run(&["remove restriction monday", "remove limits today", "remove --last 2d --yes"]);
    scene.run(&["remove kind radio"]);
    scene.exits(3, "remove today");
    scene.exits(3, "redo");
    scene.exits(2, "edit name Zoë --note x");
    scene.written
}

/// The demo of two years: the model and every chart.
fn demo() -> Vec<Written> {
    let mut scene = Scene::of("data/demo/profiles/default");
    scene.run(&["status", "history --last 2w", "effects", "effects --pillar brand", "changes"]);
    scene.run(&["effects --pillar total", "explain", "explain --pillar total", "explain friday"]);
    scene.run(&["explain --all --pillar people", "limits", "restriction", "restriction --all"]);
    scene.run(&["plot all -n", "plot all -o charts/ --scale 1", "plot -o x.svg --title Mine"]);
    scene.run(&["plot activity --last 4w -n"]);
    scene.exits(2, "plot --on friday");
    scene.run(&["profile add Ben", "plot team --all-profiles --anonymous --scale 1"]);
    scene.written
}

/// Files that nothing is the matter with, and files of which something is left when they are mended.
fn doctor() -> Vec<Written> {
    let mut scene = Scene::new();
    scene.run(&["record 70 --on 2026-03-01", "log post 2", "doctor", "doctor --fix"]);
    let log = "id,date,kind,count\na2a2,2026-03-01,post,1\na2a2,2026-03-02,podcast,1\n";
    scene.sandbox.write("activities.csv", log);
    scene.sandbox.write("snapshots.csv", "date,total\n2026-03-01,70\n2026-03-01,71\n");
    fs::create_dir(scene.sandbox.data().join(".stfolder")).unwrap();
    scene.exits(1, "doctor");
    scene.exits(1, "doctor --fix -n");
    scene.exits(1, "doctor --fix");
    scene.sandbox.write("snapshots.csv", "date,total\n2026-03-01,x\n");
    scene.sandbox.write("activities (1).csv", "date,kind,count\n");
    scene.exits(1, "doctor");
    scene.sandbox.write("snapshots.csv", "");
    scene.run(&["status"]);
    scene.written
}

/// What is odd in scores, scores of totals only, and kinds of which little is known.
fn oddities() -> Vec<Written> {
    const ALL: [&str; 3] = ["effects", "changes", "explain --all --by snapshot --pillar brand"];
    let mut scene = Scene::of("tests/data/attribution/slip-of-the-comma");
    scene.run(&ALL);
    // The same day without the slip: its total is the sum of what stands there.
    let slip = scene.sandbox.read("snapshots.csv");
    scene.sandbox.write("snapshots.csv", slip.replace("16,36,1.26,", "16,40.19,5.03,"));
    scene.run(&ALL);
    for example in ["two-accounts", "lagging-daily"] {
        scene.then(Scene::of(&["tests/data/attribution/", example].concat()));
        scene.run(&ALL);
    }
    scene.then(Scene::new());
    let (mut totals, mut log) = ("date,total\n".to_owned(), "date,kind,count\n".to_owned());
    for day in 1..=28 {
        writeln!(totals, "2026-02-{day:02},{}", 40 + day / 3).unwrap();
        writeln!(log, "2026-02-{day:02},login,1").unwrap();
    }
    scene.sandbox.write("snapshots.csv", totals);
    scene.sandbox.write("activities.csv", log + "2026-03-03,post,1\n");
    scene.run(&["effects", "changes", "explain", "explain --all", "status"]);
    scene.run(&["plot change", "changes --by month", "history --by quarter", "history --by year"]);
    scene.exits(3, "explain --pillar brand");
    scene.written
}

/// LinkedIn's data export.
fn archives() -> Vec<Written> {
    let mut scene = Scene::new();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/linkedin-export");
    let import = format!("import {} --zone UTC", examples.join("2025").display());
    scene.run(&[&format!("{import} -n"), &import, &import, &format!("{import} --all-kinds")]);
    let file = |scene: &Scene, name: &str, text: &str| put(&scene.sandbox.path().join(name), text);
    let names = "First Name,Last Name,Connected On\n,,04 Mar 2012\n,,04 Mar 2024\n,,never\n";
    file(&scene, "Connections.csv", names);
    let message = "FROM,DATE,CONTENT,FOLDER\nA,2024-03-04 10:11:12 UTC,,INBOX\n";
    file(&scene, "messages.csv", message);
    scene.run(&["import Connections.csv messages.csv"]);
    scene.exits(5, "import messages.csv");
    scene.exits(2, "import messages.csv --replace");
    for name in ["Shares", "Comments", "Reactions", "Invitations", "Profile"] {
        fs::copy(
            examples.join(format!("2022/{name}.csv")),
            scene.sandbox.path().join(format!("{name}.csv")),
        )
        .unwrap();
    }
    scene.run(&["import ."]);
    let mut scene = Scene { sandbox: Sandbox::new(), ..scene };
    for (folder, name, text) in
        [("a", "Votes.csv", "Date,Link,OptionText\n"), ("b", "messages.csv", message)]
    {
        fs::create_dir(scene.sandbox.path().join(folder)).unwrap();
        file(&scene, &format!("{folder}/{name}"), text);
    }
    scene.run(&["import a b"]);
    scene.written
}

/// Tables of other programs.
fn tables() -> Vec<Written> {
    let mut scene = Scene::new();
    let file = |scene: &Scene, name: &str, text: &str| put(&scene.sandbox.path().join(name), text);
    file(&scene, "a.csv", "date,total,mood\n2/1/2026,70,x\n26/1/2026,71,\n,,\nTotal,70,\n");
    file(&scene, "b.csv", "date,total\n1/2/2026,70\n1/26/2026,71\n");
    file(&scene, "c.csv", "date,kind,count\n26-01-02,post,1\n26-01-31,post,2\n");
    file(&scene, "bad.csv", "date,total\n2026-01-02,80\n2026-01-03,101\n");
    let document = r#"{"snapshots":[{"date":"2026-01-27","total":72}]}"#;
    file(&scene, "d.json", document);
    scene.run(&[
        "import a.csv -n",
        "import a.csv",
        "import b.csv",
        "import c.csv",
        "import d.json",
    ]);
    scene.run(&["import bad.csv --skip-bad"]);
    scene.exits(5, "import bad.csv");
    file(&scene, "bad.csv", "date,total\n2026-01-02,80\n");
    scene.exits(4, "import bad.csv");
    scene.run(&["export all", "export activities --since today", "export --last 1d"]);
    scene.run(&["export all --all-profiles"]);
    scene.written
}
