//! The log read from every form of file, and written into it.

use super::super::super::{Damage, Oddity};
use super::*;

fn open(text: &str) -> Result<LogFile, StoreError> {
    LogFile::open(Found::holding(DataFile::Log, text))
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn comments(count: u16, note: &str) -> NewActivity {
    NewActivity {
        date: date("2026-03-03"),
        kind: Kind::parse("comment", &[]).unwrap(),
        count: Count::new(count).unwrap(),
        template: Text::default(),
        note: Text::new(note).unwrap(),
    }
}

fn text(file: LogFile) -> String {
    String::from_utf8(file.edited().content).unwrap()
}

#[test]
fn entries_are_added_at_the_end_under_new_ids() {
    let mut file = open("").unwrap();
    let first = file.add(comments(5, ""));
    let second = file.add(comments(1, "=x"));
    assert_ne!(first, second);
    let expected = format!(
        "id,date,kind,count,template,source,note\n\
         {first},2026-03-03,comment,5,,typed,\n{second},2026-03-03,comment,1,,typed,'=x\n"
    );
    assert_eq!(file.log().activities().len(), 2);
    assert_eq!(text(file), expected);
}

#[test]
fn rows_from_elsewhere_get_an_id_when_the_file_is_written() {
    let mut file = open("date,kind,count\n2026-03-01,Likes,2\n2026-03-02,podcast,1").unwrap();
    assert_eq!(file.own_kinds()[0].name(), "podcast");
    file.add(comments(5, ""));
    let text = text(file);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], "date,kind,count,id,source");
    assert!(lines[1].starts_with("2026-03-01,Likes,2,"), "{text}");
    assert!(lines[3].starts_with("2026-03-03,comment,5,"), "{text}");
    let log = open(&text).unwrap().log();
    assert!(log.activities().iter().all(|activity| activity.id.is_some()), "{text}");
}

#[test]
fn a_later_reading_of_a_day_replaces_it() {
    let mut file = open("").unwrap();
    let (reading, before) =
        file.put_reading(date("2026-03-03"), 640, Source::Typed, Text::default());
    assert_eq!(before, None);
    let mut file = open(&text(file)).unwrap();
    let (again, before) = file.put_reading(date("2026-03-03"), 600, Source::Typed, Text::default());
    assert_eq!((again.id, before), (reading.id.clone(), Some(640)));
    assert_eq!(file.log().readings().len(), 1);
    assert!(file.log().activities().is_empty());
    let id = reading.id.unwrap();
    let expected =
        format!("id,date,kind,count,template,source,note\n{id},2026-03-03,pending,600,,typed,\n");
    assert_eq!(text(file), expected);
}

#[test]
fn of_two_readings_in_one_command_the_last_counts() {
    let mut file = open("date,kind,count\n2026-03-03,pending,300\n").unwrap();
    file.put_reading(date("2026-03-03"), 640, Source::Typed, Text::default());
    file.put_reading(date("2026-03-03"), 650, Source::Typed, Text::default());
    let text = text(file);
    assert!(text.contains("2026-03-03,pending,650,"), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_torn_quotation_mark_is_refused_wherever_the_date_stands() {
    let error = open(
        "id,date,kind,count,template,source,note\n\
         k7f2,2026-03-01,comment,5,,typed,\"torn\nm2p4,2026-03-02,post,1,,typed,\"torn\n",
    );
    assert!(matches!(
        error,
        Err(StoreError::Damaged { line: Some(2), source: Damage::OpenQuote { column }, .. })
            if column == "note"
    ));
    let note = "id,date,kind,count,note\nk7f2,2026-03-01,comment,5,\"met:\n2026-02-27, Bob\"\n";
    assert_eq!(open(note).unwrap().log().activities().len(), 1);
}

#[test]
fn the_same_reading_changes_nothing() {
    let csv = "date,kind,count\n2026-03-03,pending,640\n";
    let mut file = open(csv).unwrap();
    file.put_reading(date("2026-03-03"), 640, Source::Typed, Text::default());
    assert_eq!(text(file), csv);
}

#[test]
fn damage_is_refused_with_line_and_column() {
    #[track_caller]
    fn case(row: &str, expected: &str) {
        let error = open(&format!("id,date,kind,count\n{row}\n")).unwrap_err();
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(format!("{error}: {source}"), format!("activities.csv:2: {expected}"));
    }
    case("a,2026-03-03,post,0", "column `count`: `0` is not a whole number from 1 to 10000");
    case("a,2026-03-03,post,", "column `count`: `` is not a whole number from 1 to 10000");
    case("a b,2026-03-03,post,1", "column `id`: `a b` is no id");
    case("a,2026-02-30,post,1", "column `date`: `2026-02-30`: there is no such day");
    case("a,2026-03-03,,1", "column `kind`: `` is no name of a kind");
}

#[test]
fn ids_are_neither_words_nor_numbers_and_never_taken() {
    let mut taken = HashSet::new();
    for _ in 0..5_000 {
        let id = new_id(&taken);
        let signs: Vec<bool> = id.as_str().bytes().map(|b| b.is_ascii_digit()).collect();
        assert!(signs.chunks(2).all(|pair| pair == [false, true]), "{id}");
        assert!(taken.insert(id));
    }
}

#[test]
fn a_kind_that_is_renamed_is_renamed_in_rows_without_an_id_too() {
    let mut file = open("date,kind,count\n2026-03-01,podcast,2\n2026-03-02,post,1\n").unwrap();
    let (old, new) = (Kind::new_own("podcast").unwrap(), Kind::new_own("radio").unwrap());
    assert_eq!(file.rename_kind(&old, &new), 1);
    let expected = said(&file);
    let text = text(file);
    assert_eq!(said(&open(&text).unwrap()), expected, "{text}");
    assert!(text.contains("2026-03-01,radio,2,") && !text.contains("podcast"), "{text}");
}

#[test]
fn what_is_taken_out_is_gone_and_the_rest_stays() {
    let mut file = open("date,kind,count\n2026-03-01,post,2\n2026-03-01,post,2\n").unwrap();
    let entries: Vec<Entry> = file.entries().take(1).cloned().collect();
    file.remove_all(&entries);
    assert_eq!(file.entries().count(), 1, "of two that are the same, one goes");
    assert_eq!(text(file).lines().count(), 2);
}

/// What the file says, but for ids.
fn said(file: &LogFile) -> Vec<(Date, String)> {
    file.entries()
        .map(|entry| match entry {
            Entry::Activity(activity) => (activity.date, activity.kind.to_string()),
            Entry::Reading(reading) => (reading.date, Reading::KIND.to_owned()),
        })
        .collect()
}

#[test]
fn what_is_odd_in_a_log_is_found_with_its_lines() {
    let text = "id,date,kind,count,note\n\
        a1,2026-03-01,invitaton,3,\n\
        a1,2026-03-01,podcast,1,\n\
        b2,2026-03-02,pending,320,\"two\nlines\"\n\
        b3,2062-03-02,comment,1,\n\
        b4,2026-03-02,pending,330,\n\
        a1,2026-03-02,invitaton,4,\n";
    let podcast = Kind::new_own("podcast").unwrap();
    let today = Date::parse("2026-03-03").unwrap();
    let found = open(text).unwrap().findings(&[podcast], today);
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    let expected = [
        "activities.csv:2: `invitaton` (2 rows) is no kind of ssi, nor one of your own in profile.toml; did you mean `invitation` or `invitation-received`?",
        "activities.csv:3: the id `a1` stands in line 2 already",
        "activities.csv:4: 2026-03-02 has more than one reading of pending invitations; the last one (line 7) is used",
        "activities.csv:6: 2062-03-02 lies after today; left out",
    ];
    assert_eq!(said, expected);
    let Oddity::DoubledId { lines, .. } = &found[1].oddity else { panic!("{found:?}") };
    assert_eq!(lines, &[2, 3, 8]);
    let day = Date::parse("2062-03-02").unwrap();
    let stop = |latest: Date| found.iter().map(|one| one.stops_writers(latest)).collect::<Vec<_>>();
    assert_eq!(stop(today), [true, true, true, true]);
    assert_eq!(stop(day), [true, true, true, false]);
}
