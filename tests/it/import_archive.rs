//! `ssi import` of LinkedIn's data export: what a person types, and what comes of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Run, Sandbox, put};

const COMPLETE: &str = "Complete_LinkedInDataExport_08-15-2025.zip";

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/linkedin-export")
}

/// The files of an example, by their paths in it.
fn example(year: &str) -> Vec<(String, Vec<u8>)> {
    fn add(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let (root, mut files) = (examples().join(year), Vec::new());
    add(&root, &root, &mut files);
    files.sort();
    files
}

/// An archive of these files.
fn zipped(files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_ref(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files that LinkedIn sends first, within minutes.
fn basic(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    const COMPLETE_ONLY: [&str; 12] = [
        "Shares",
        "Comments",
        "Reactions",
        "InstantReposts",
        "Votes",
        "Member_Follows",
        "Hashtag_Follows",
        "Saved_Items",
        "SearchQueries",
        "Logins",
        "Ads Clicked",
        "Security",
    ];
    let is_basic = |name: &str| {
        !COMPLETE_ONLY.iter().any(|start| name.starts_with(start)) && !name.starts_with("Inference")
    };
    files.iter().filter(|(name, _)| is_basic(name)).cloned().collect()
}

fn import(sandbox: &Sandbox, names: &str) -> Run {
    sandbox.ssi(&format!("import {names} --zone UTC"))
}

#[test]
fn an_archive_is_imported_once_and_taken_back_as_one_step() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join(COMPLETE), zipped(&example("2025")));
    let would = import(&sandbox, &format!("{COMPLETE} -n")).ok();
    assert!(would.contains("Would add 461 acts, on days of UTC."), "{would}");
    assert!(!sandbox.data().exists());
    let answer = import(&sandbox, COMPLETE).ok();
    for line in [
        "Complete_LinkedInDataExport_08-15-2025.zip: the Complete archive, whole up to 14 August 2025.",
        "Added 461 acts, on days of UTC.",
        "post                   30              0   24 January 2024      3 July 2025",
        "ssi log pending COUNT",
        "ssi effects",
    ] {
        assert!(answer.contains(line), "{line}\n{answer}");
    }
    let events = sandbox.read("events.csv");
    assert!(events.contains("\n2024-01-24,post,7,k"), "{events}");
    let refusal = sandbox.ssi("remove 2024-01-24").fails(3);
    assert!(refusal.contains("is taken back with the whole import"), "{refusal}");
    let again = import(&sandbox, COMPLETE).ok();
    assert!(again.ends_with("Nothing new: 461 acts were there already.\n"), "{again}");
    assert_eq!(sandbox.read("events.csv"), events);
    let coverage = sandbox.read("coverage.csv");
    assert!(coverage.contains("export,invitation,2025-02-14,2025-08-14\n"), "{coverage}");
    assert!(coverage.contains("export,post,2015-01-02,2025-08-14\n"), "{coverage}");
    sandbox.ssi("undo").ok();
    assert!(!sandbox.file("events.csv").exists() && !sandbox.file("coverage.csv").exists());
}

#[test]
fn in_whatever_order_and_form_exports_come_the_same_is_kept() {
    let (old, new) = (example("2022"), example("2025"));
    let archives = [
        ("old.zip", zipped(&old)),
        (COMPLETE, zipped(&new)),
        ("Basic_LinkedInDataExport_08-15-2025.zip", zipped(&basic(&new))),
    ];
    let kept = |orders: &[&[usize]]| {
        let sandbox = Sandbox::new();
        for (name, bytes) in &archives {
            put(&sandbox.path().join(name), bytes);
        }
        for order in orders {
            let names: Vec<&str> = order.iter().map(|place| archives[*place].0).collect();
            import(&sandbox, &names.join(" ")).ok();
        }
        (sandbox.read("events.csv"), sandbox.read("coverage.csv"))
    };
    let expected = kept(&[&[0, 1, 2]]);
    for orders in [&[&[0][..], &[1], &[2]][..], &[&[2], &[1], &[0]], &[&[1], &[0], &[2], &[1]]] {
        assert_eq!(kept(orders), expected, "{orders:?}");
    }
}

#[test]
fn a_basic_archive_tells_nothing_of_what_it_lacks() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("basic.zip"), zipped(&basic(&example("2025"))));
    let answer = import(&sandbox, "basic.zip").ok();
    let lacking = "Not in basic.zip: Shares, Comments, Reactions, InstantReposts, Votes, \
        Member_Follows, Hashtag_Follows, SearchQueries, Logins: whether anything of it was done is not known";
    assert!(answer.contains(lacking), "{answer}");
    let coverage = sandbox.read("coverage.csv");
    assert!(coverage.contains("export,message,") && !coverage.contains("export,post,"));
}

#[test]
fn a_folder_and_single_files_are_read_too_whatever_they_are_called() {
    let sandbox = Sandbox::new();
    let whole = sandbox.ssi(&format!("import {} --zone UTC", examples().join("2022").display()));
    assert!(whole.ok().contains("Added 434 acts"));
    let sandbox = Sandbox::new();
    fs::copy(examples().join("2022/Comments.csv"), sandbox.path().join("mine.csv")).unwrap();
    fs::copy(examples().join("2022/Logins.csv"), sandbox.path().join("Logins (1).csv")).unwrap();
    let answer = sandbox.run(["import", "mine.csv", "Logins (1).csv", "--zone", "UTC"]).ok();
    assert!(answer.contains("Added 57 acts"), "{answer}");
    assert!(!answer.contains("Not in "), "of single files none is missing: {answer}");
}

/// What is kept of files that were imported one after the other.
fn kept_of(imports: &[&[(&str, &str)]]) -> (String, String) {
    let sandbox = Sandbox::new();
    for files in imports {
        for (name, text) in *files {
            put(&sandbox.path().join(name), text);
        }
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        let run = import(&sandbox, &names.join(" "));
        assert_eq!(run.exit, Some(0), "{}", run.stderr);
    }
    let read = |name: &str| fs::read_to_string(sandbox.file(name)).unwrap_or_default();
    (read("events.csv"), read("coverage.csv"))
}

/// The rows of a day and kind, without keys.
fn counts(events: &str) -> Vec<&str> {
    events.lines().skip(1).map(|line| line.rsplit_once(',').unwrap().0).collect()
}

#[test]
fn an_act_of_an_old_export_is_the_same_in_a_new_one() {
    // 2018: Pacific times, names, directions; 2023: UTC, addresses, conversations.
    let old_messages = "From,To,Date,Subject,Content,Direction,Folder\n\
        Anna Lind,Bo Ek,\"3/4/18, 9:30 PM\",,hello,OUTGOING,SENT\n\
        Bo Ek,Anna Lind,\"3/5/18, 8:00 AM\",,hi,INCOMING,INBOX\n";
    let new_messages = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,\
        RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
        2-a,,Bo Ek,https://www.linkedin.com/in/bo,Anna Lind,https://www.linkedin.com/in/anna,\
        2018-03-05 16:00:31 UTC,,hi,INBOX\n\
        2-a,,Anna Lind,https://www.linkedin.com/in/anna,Bo Ek,https://www.linkedin.com/in/bo,\
        2018-03-05 05:30:12 UTC,,hello,INBOX\n";
    let profile = "First Name,Last Name,Headline\nAnna,Lind,x\n";
    let old: &[(&str, &str)] = &[("messages.csv", old_messages)];
    let new: &[(&str, &str)] = &[("messages.csv", new_messages), ("Profile.csv", profile)];
    // An address of the member's own choice is another one later.
    let renamed = new_messages.replace("/in/anna", "/in/anna-lind");
    let later: &[(&str, &str)] = &[("messages.csv", &renamed), ("Profile.csv", profile)];
    let expected = ["2018-03-05,message,1", "2018-03-05,message-received,1"];
    for imports in [&[old, new, later][..], &[new, old], &[later, new, old, new]] {
        assert_eq!(counts(&kept_of(imports).0), expected);
    }
    let old_names = "First Name,Last Name,Email Address,Company,Position,Connected On\n\
        Bo,Ek,,,,04 Mar 2021\n,,,,,04 Mar 2021\n,,,,,04 Mar 2021\n";
    let new_names = "Notes:\n\"a, b\"\n\n\
        First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
        Bo,Ek,https://www.linkedin.com/in/bo,,,,05 Mar 2021\n,,,,,,04 Mar 2021\n";
    let (old, new) = ([("Connections.csv", old_names)], [("Connections.csv", new_names)]);
    let expected = ["2021-03-04,connection,2", "2021-03-05,connection,1"];
    assert_eq!(counts(&kept_of(&[&old, &new]).0), expected);
    assert_eq!(kept_of(&[&old, &new]).0, kept_of(&[&new, &old]).0);
}

#[test]
fn single_files_and_exports_side_by_side_claim_only_what_they_tell() {
    let logins = "Login Date,IP Address,User Agent,Login Type\n\
        Mon Mar 04 10:11:12 UTC 2024,,,Login\nMon Mar 11 10:11:12 UTC 2024,,,Login\n";
    let searches = "Time,Search Query\n2024/03/04 10:11:12 UTC,a\n2024/03/06 10:11:12 UTC,b\n";
    let files: &[(&str, &str)] = &[("Logins.csv", logins), ("SearchQueries.csv", searches)];
    let (_, coverage) = kept_of(&[files]);
    let expected = "source,kind,from,to\nexport,login,2024-03-04,2024-03-10\n\
        export,search,2024-03-04,2024-03-05\n";
    assert_eq!(coverage, expected);
    let sandbox = Sandbox::new();
    for year in ["2022", "2025"] {
        for (name, bytes) in example(year) {
            let path = sandbox.path().join("both").join(year).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            put(&path, bytes);
        }
    }
    let answer = import(&sandbox, "both").ok();
    assert!(answer.starts_with("Added 895 acts") && !answer.contains("Complete"), "{answer}");
    let coverage = sandbox.read("coverage.csv");
    assert!(coverage.contains("export,comment,2021-01-29,2022-05-21\n"), "{coverage}");
    assert!(!coverage.contains("export,repost,2021"), "{coverage}");
}

#[test]
fn an_old_complete_archive_is_called_one_and_does_not_tell_what_it_lacks() {
    let sandbox = Sandbox::new();
    let searches = "Time,Search Query\n2018/03/04 10:11:12 UTC,a\n";
    let logins = "Login Date,IP Address,User Agent,Login Type\n\
        Sun Mar 04 10:11:12 UTC 2018,,,Login\nMon Mar 05 10:11:12 UTC 2018,,,Login\n";
    let profile = "First Name,Last Name\nAnna,Lind\n";
    let files = [("SearchQueries.csv", searches), ("Logins.csv", logins), ("Profile.csv", profile)];
    put(&sandbox.path().join("old.zip"), zipped(&files));
    let answer = import(&sandbox, "old.zip").ok();
    assert!(answer.starts_with("old.zip: the Complete archive, whole up to 4 "), "{answer}");
    assert!(answer.contains("archives of that time may lack it"), "{answer}");
    assert!(!sandbox.read("coverage.csv").contains("comment"));
}

#[test]
fn a_mark_that_is_never_closed_is_told_with_its_line() {
    let sandbox = Sandbox::new();
    let comments = "Date,Link,Message\n2025-01-01 10:00:00,https://x/1,a\n\
        2025-01-02 10:00:00,https://x/2,\"b\n2025-01-03 10:00:00,https://x/3,c\n";
    put(&sandbox.path().join("Comments.csv"), comments);
    let run = import(&sandbox, "Comments.csv");
    let expected = "Comments.csv, line 3: a quotation mark is never closed";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    assert!(!sandbox.file("coverage.csv").exists());
}

#[test]
fn a_day_to_come_is_no_day_of_an_act() {
    let comments = "Date,Link,Message\n2025-01-01 10:00:00,https://www.linkedin.com/x,a\n\
        2025-01-03 10:00:00,https://www.linkedin.com/x,a\n2099-01-01 10:00:00,x,a\n";
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("Comments.csv"), comments);
    let run = import(&sandbox, "Comments.csv");
    let expected = "warning: left out: Comments.csv, line 4: 2099-01-01 lies after today\n";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    // Where many rows cannot be read, no day is told whole.
    assert!(!sandbox.file("coverage.csv").exists());
}

#[test]
fn a_table_of_ones_own_with_the_same_columns_is_a_table() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("mine.csv"), "Date,Type,Link\n2026-03-01,comment,x\n");
    let answer = sandbox.ssi("import mine.csv").ok();
    assert!(answer.starts_with("Added 1 log entry (1 Mar 2026)."), "{answer}");
}

#[test]
fn what_a_person_logs_and_the_export_has_counts_once() {
    let sandbox = Sandbox::new();
    sandbox.ssi("log post 9 --on 2024-01-24").ok();
    sandbox.ssi("log post 1 --on 2024-02-12").ok();
    put(&sandbox.path().join(COMPLETE), zipped(&example("2025")));
    import(&sandbox, COMPLETE).ok();
    sandbox.ssi("record 50 --on 2024-01-20").ok();
    sandbox.ssi("record 51 --on 2024-02-20").ok();
    let changes = sandbox.ssi("changes --json --all").ok();
    let document: serde_json::Value = serde_json::from_str(&changes).unwrap();
    let logged = document["changes"][0]["before"].as_array().unwrap();
    let posts = logged.iter().find(|row| row["kind"] == "post").unwrap();
    assert_eq!(posts["count"], 10, "9 logged and 7 imported are 9: {changes}");
}

/// What an export tells of people: names, addresses, texts, links.
fn private(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.contains(".csv")) {
        let text = match bytes.strip_prefix(b"\xff\xfe") {
            Some(wide) => {
                let (units, _) = wide.as_chunks::<2>();
                String::from_utf16_lossy(
                    &units.iter().map(|u| u16::from_le_bytes(*u)).collect::<Vec<_>>(),
                )
            }
            None => String::from_utf8_lossy(bytes).into_owned(),
        };
        let separator = if text.contains('\t') { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(true)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        for record in reader.records().flatten() {
            for cell in record.iter().filter(|cell| cell.chars().any(char::is_alphabetic)) {
                let is_stamp = cell.contains("UTC") || cell.contains(" AM") || cell.contains(" PM");
                if cell.len() > 8 && !is_stamp && !name.starts_with("Ad_") {
                    words.insert(cell.to_owned());
                }
            }
        }
    }
    words
}

fn everything_in(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(everything_in(&path));
        } else {
            all.extend(fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn no_name_address_link_or_text_of_anybody_is_kept_or_shown() {
    for year in ["2022", "2025"] {
        let files = example(year);
        let private = private(&files);
        assert!(private.contains("Person 0048") && private.len() > 300, "{}", private.len());
        let sandbox = Sandbox::new();
        // Rows that cannot be read must not be quoted either.
        let mut broken = files.clone();
        for (name, bytes) in &mut broken {
            if name == "Invitations.csv" {
                let row = "Person 0048,Owner Synthetic 0000,Person 0048 wrote,,INCOMING\n";
                bytes.extend(row.as_bytes());
            }
        }
        let archive = tempfile::tempdir().unwrap();
        let path = archive.path().join("export.zip");
        put(&path, zipped(&broken));
        let run = sandbox.run(["import", path.to_str().unwrap(), "--all-kinds"]);
        assert_eq!(run.exit, Some(0), "{}", run.stderr);
        assert!(run.stderr.contains("left out: Invitations.csv, line "), "{}", run.stderr);
        let json = sandbox.run(["import", path.to_str().unwrap(), "--json"]);
        let mut told = everything_in(sandbox.path());
        told.extend([run.stdout, run.stderr, json.stdout, json.stderr].concat().into_bytes());
        let told = String::from_utf8_lossy(&told).to_lowercase();
        for word in &private {
            assert!(!told.contains(&word.to_lowercase()), "{word}");
        }
    }
}

#[test]
fn hostile_archives_are_refused_or_skipped_with_a_reason() {
    let sandbox = Sandbox::new();
    let put = |name: &str, bytes: &[u8]| put(&sandbox.path().join(name), bytes);
    let comments = b"Date,Link,Message\n2025-01-01 10:00:00,https://x/1,a\n".to_vec();
    let whole = zipped(&[("Comments.csv", &comments)]);
    put("cut.zip", &whole[..whole.len() - 30]);
    assert!(sandbox.ssi("import cut.zip").fails(5).contains("the archive is damaged"));
    put("other.zip", &zipped(&[("a.txt", b"a")]));
    assert!(sandbox.ssi("import other.zip").fails(5).contains("no file of LinkedIn's data export"));
    put("nested.zip", &zipped(&[("x/Basic.zip", &whole)]));
    assert!(
        sandbox
            .ssi("import nested.zip")
            .fails(5)
            .contains("there is an archive in it: x/Basic.zip")
    );
    // A name that leads elsewhere is only a name; nothing is written.
    put("up.zip", &zipped(&[("../../../../Comments.csv", &comments)]));
    assert!(sandbox.ssi("import up.zip -n").ok().contains("Would add 1 act"));
    put("name.zip", &zipped(&[("\u{1b}[2J/Comments.csv", b"Date,Link,Message\nx,y,z\n")]));
    let run = sandbox.ssi("import name.zip -n");
    assert!(!run.stderr.contains('\u{1b}') && run.stderr.contains("line 2"), "{}", run.stderr);
    let mut locked = whole.clone();
    let central = locked.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    put("locked.zip", &locked);
    assert!(sandbox.ssi("import locked.zip").fails(5).contains("locked with a password"));
    let name = zipped(&[("\u{1b}[2J/Comments.csv", &vec![b' '; 70 * 1024 * 1024])]);
    put("name.zip", &name);
    assert!(!sandbox.ssi("import name.zip").fails(5).contains('\u{1b}'));
    let mut bomb = comments.clone();
    bomb.resize(80 * 1024 * 1024, b' ');
    put("bomb.zip", &zipped(&[("Comments.csv", &bomb)]));
    assert!(sandbox.ssi("import bomb.zip").fails(5).contains("it has more than 64 MB"));
    let many: Vec<(String, &[u8])> = (0..30_000).map(|n| (format!("{n}"), &b""[..])).collect();
    put("many.zip", &zipped(&many));
    assert!(sandbox.ssi("import many.zip").fails(5).contains("has 30000 entries"));
    assert!(!sandbox.data().exists());
}

#[test]
fn what_does_not_go_together_is_refused() {
    let sandbox = Sandbox::new();
    put(&sandbox.path().join("scores.csv"), "date,total\n2026-03-01,72\n");
    put(&sandbox.path().join("Comments.csv"), "Date,Link,Message\n2025-01-01 10:00:00,x,a\n");
    let refusal = sandbox.ssi("import scores.csv Comments.csv").fails(2);
    assert!(refusal.contains("scores.csv is no part of LinkedIn's data export"), "{refusal}");
    let refusal = sandbox.ssi("import Comments.csv --replace").fails(2);
    assert!(refusal.contains("--replace says how a table is read"), "{refusal}");
    let refusal = sandbox.ssi("import scores.csv --zone UTC").fails(2);
    assert!(refusal.contains("--zone is of LinkedIn's data export"), "{refusal}");
    let refusal = sandbox.ssi("import Comments.csv --zone berlin").fails(2);
    assert!(refusal.contains("did you mean `Europe/Berlin`"), "{refusal}");
    // A table of one's own that is only called like one of LinkedIn's is a table.
    put(&sandbox.path().join("Logins.csv"), "date,kind,count\n2026-03-01,login,1\n");
    assert_eq!(sandbox.ssi("import Logins.csv").ok(), "Added 1 log entry (1 Mar 2026).\n");
    fs::create_dir(sandbox.path().join("empty")).unwrap();
    assert!(sandbox.ssi("import empty").fails(5).contains("no file of LinkedIn's data export"));
}

#[test]
fn a_day_is_one_of_the_zone_that_is_told() {
    let late = "Date,Link,Message\n2025-01-01 23:30:00,x,a\n";
    let day = |zone: &str| {
        let sandbox = Sandbox::new();
        put(&sandbox.path().join("Comments.csv"), late);
        sandbox.ssi(&format!("import Comments.csv --zone {zone}")).ok();
        sandbox.read("events.csv").lines().nth(1).unwrap()[..10].to_owned()
    };
    assert_eq!(day("UTC"), "2025-01-01");
    assert_eq!(day("Europe/Berlin"), "2025-01-02");
    assert_eq!(day("america/los_angeles"), "2025-01-01");
}
