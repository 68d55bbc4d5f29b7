//! Writes a data folder as large as wanted, for benches and comparisons:
//! `cargo run --release --example make_bulk -- DIR SNAPSHOTS DAYS_APART ACTIVITIES`.
//!
//! Every column is filled as LinkedIn's page fills it, one note in thirty rows, a third of them with
//! a comma. The same arguments give the same bytes.

use std::fmt::Write as _;
use std::path::Path;

use ssi::domain::{Date, Score, Total, sum_of_pillars};

const SNAPSHOT_COLUMNS: &str = "date,total,brand,people,insights,relationships,industry_rank,\
     network_rank,industry_average,network_average,industry_brand,industry_people,\
     industry_insights,industry_relationships,network_brand,network_people,network_insights,\
     network_relationships,source,note\n";
const ACTIVITY_COLUMNS: &str = "id,date,kind,count,template,source,note\n";

/// The unit in which the page shows each pillar: thousandths, hundredths, steps of 0.05.
const UNIT: [u16; 4] = [1, 10, 50, 10];
/// The unit in which it shows the averages of a group.
const AVERAGE_UNIT: u16 = 10;

/// One row in so many has a note.
const NOTED: usize = 30;
const NOTES: [&str; 3] = ["after the webinar", "new headline", "\"two posts, one article\""];
const KINDS: [&str; 9] = [
    "comment",
    "invitation",
    "reaction",
    "search",
    "view",
    "message",
    "connection",
    "post",
    "article",
];

#[expect(clippy::disallowed_methods, reason = "invented data, not a person's")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, snapshots, days_apart, activities] = arguments.as_slice() else {
        return Err("usage: make_bulk DIR SNAPSHOTS DAYS_APART ACTIVITIES".into());
    };
    let (snapshots, days_apart) = (snapshots.parse()?, days_apart.parse()?);
    let days = i32::try_from(snapshots)? * days_apart;
    let profile = Path::new(folder).join("profiles/default");
    std::fs::create_dir_all(&profile)?;
    std::fs::write(profile.join("snapshots.csv"), snapshots_csv(snapshots, days_apart))?;
    std::fs::write(profile.join("activities.csv"), activities_csv(activities.parse()?, days))?;
    Ok(())
}

/// A `snapshots.csv` of that many rows.
pub(crate) fn snapshots_csv(rows: usize, days_apart: i32) -> String {
    let mut random = fastrand::Rng::with_seed(2014);
    let mut person = [13_000, 8_000, 6_500, 13_000];
    let mut groups = [[10_900, 4_700, 1_900, 14_400], [12_600, 4_100, 2_200, 15_900]];
    let mut text = String::from(SNAPSHOT_COLUMNS);
    let mut date = Date::MIN;
    for row in 0..rows {
        for (score, unit) in person.iter_mut().zip(UNIT) {
            *score = moved(*score, 200 / unit, unit, &mut random);
        }
        for score in groups.iter_mut().flatten() {
            *score = moved(*score, 2, AVERAGE_UNIT, &mut random);
        }
        let [total, industry, network] = [person, groups[0], groups[1]].map(total);
        put(&mut text, format_args!("{date},{total}"));
        put_scores(&mut text, person);
        let ranks = [random.u8(1..=9), random.u8(10..=40)];
        put(&mut text, format_args!(",{},{},{industry},{network}", ranks[0], ranks[1]));
        put_scores(&mut text, groups[0]);
        put_scores(&mut text, groups[1]);
        put(&mut text, format_args!(",page,{}\n", note(row)));
        date = date.plus_days(days_apart);
    }
    text
}

/// An `activities.csv` of that many rows, spread evenly over so many days from the first day on.
pub(crate) fn activities_csv(rows: usize, days: i32) -> String {
    let mut random = fastrand::Rng::with_seed(2015);
    let mut text = String::from(ACTIVITY_COLUMNS);
    let days = usize::try_from(days).unwrap_or(0);
    for row in 0..rows {
        let day = i32::try_from(row * days / rows).unwrap_or(i32::MAX);
        let date = Date::MIN.plus_days(day);
        let kind = KINDS[random.usize(..KINDS.len())];
        let template = if kind == "message" && random.bool() { "intro" } else { "" };
        let count = random.u8(1..=12);
        let (id, note) = (id(row), note(row));
        put(&mut text, format_args!("{id},{date},{kind},{count},{template},typed,{note}\n"));
    }
    text
}

/// A score after a step of at most `most` units, kept inside what can be.
fn moved(score: u16, most: u16, unit: u16, random: &mut fastrand::Rng) -> u16 {
    let moved = (score + random.u16(0..=2 * most) * unit).saturating_sub(most * unit);
    moved.clamp(1_000, 24_000)
}

/// The total as the page shows it: a whole number.
fn total(pillars: [u16; 4]) -> Total {
    sum_of_pillars(pillars.map(score)).rounded()
}

fn put_scores(text: &mut String, scores: [u16; 4]) {
    for thousandths in scores {
        put(text, format_args!(",{}", score(thousandths)));
    }
}

fn score(thousandths: u16) -> Score {
    Score::from_thousandths(thousandths).unwrap_or(Score::MAX)
}

fn note(row: usize) -> &'static str {
    if row.is_multiple_of(NOTED) { NOTES[row / NOTED % NOTES.len()] } else { "" }
}

/// An id of six signs that no other row has: letters and digits in turn.
fn id(row: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    let mut left = row;
    [LETTERS, DIGITS, LETTERS, DIGITS, LETTERS, DIGITS]
        .map(|signs| {
            let sign = char::from(signs[left % signs.len()]);
            left /= signs.len();
            sign
        })
        .iter()
        .collect()
}

fn put(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(more);
}
