//! `ssi history --spark`: every series as one line.

use crate::answer::history::Course;
use crate::cli::frame::{Context, table, terminal};
use crate::domain::{Date, Gaps, Pillar, Snapshot, Total};
use crate::words;
use crate::words::spark::{Bars, Columns};

const HEADING: [&str; 7] = ["", "first", "", "last", "change", "low", "high"];
/// The column of the bars.
const BARS: usize = 2;

/// The total and these pillars. There is at least one snapshot.
pub(super) fn say(context: &mut Context, gaps: Gaps, snapshots: &[&Snapshot], pillars: &[Pillar]) {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else { return };
    let period = if first.date == last.date {
        first.date.to_string()
    } else {
        format!("{} to {}", first.date, last.date)
    };
    let rows: Vec<(Course, [String; 7])> = std::iter::once(Course::total(snapshots))
        .chain(pillars.iter().map(|&pillar| Course::pillar(snapshots, pillar)))
        .map(|scores| {
            let row = row(&scores);
            (scores, row)
        })
        .collect();
    let columns = Columns::new(first.date, last.date, room(&rows).max(period.len()));
    let bars = if context.draws_blocks { Bars::Blocks } else { Bars::Ascii };
    let mut heading = HEADING;
    heading[BARS] = &period;
    let mut table = table::with_heading(&heading, &[0, BARS]);
    for (scores, mut row) in rows {
        row[BARS] = line(&scores, columns, gaps, bars);
        table.add_row(row);
    }
    context.say_all(table::lines(table));
    let scale = match bars {
        Bars::Blocks => "Each line reaches from its own low to its own high",
        Bars::Ascii => "In each line 1 is its own low and 8 its own high",
    };
    context.confirm(format_args!("{scale}: lines do not compare."));
    let days = match columns.days() {
        1 => "a day".to_owned(),
        days => words::counted(days, "day"),
    };
    context.confirm(format_args!("A column is {days} and shows the last score by its end."));
    context.confirm(format_args!("A space is a gap, or was not recorded."));
}

/// How many columns fit beside everything else.
fn room(rows: &[(Course, [String; 7])]) -> usize {
    let beside = |place: usize| {
        let widest = rows.iter().map(|(_, row)| row[place].len()).max().unwrap_or(0);
        widest.max(HEADING[place].len()) + table::GAP
    };
    let taken: usize = (0..HEADING.len()).filter(|place| *place != BARS).map(beside).sum();
    // The last column needs no gap after it, but the bars do.
    terminal::paragraph_width().saturating_sub(taken)
}

/// The row of a series without its bars.
fn row(scores: &Course) -> [String; 7] {
    let none = || "-".to_owned();
    let texts = |scores: Option<[Total; 2]>| match scores {
        Some(scores) => scores.map(|score| score.to_string()),
        None => [none(), none()],
    };
    let [first, last] = texts(scores.ends());
    let [low, high] = texts(scores.extremes());
    let change = scores.change().map_or_else(none, |change| change.to_string());
    [scores.name.to_owned(), first, String::new(), last, change, low, high]
}

/// Its bars.
fn line(scores: &Course, columns: Columns, gaps: Gaps, bars: Bars) -> String {
    let thousandths =
        |&(date, value): &(Date, Option<Total>)| (date, value.map(Total::thousandths));
    columns.draw(&scores.values.iter().map(thousandths).collect::<Vec<_>>(), gaps, bars)
}
