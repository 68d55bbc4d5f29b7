//! `ssi history --spark`: every series as one line.

use crate::cli::frame::{Context, table};
use crate::domain::{Date, Pillar, Snapshot, Total};
use crate::words;

use super::sparkline::{Bars, Columns};

/// How wide the answer is at most; less on a narrower terminal.
const WIDEST: usize = 80;
const HEADING: [&str; 7] = ["", "first", "", "last", "change", "low", "high"];
/// The column of the bars.
const BARS: usize = 2;

/// The scores of a series, and what stands in its row.
struct Scores {
    name: &'static str,
    /// Pillars too; both kinds of score are thousandths of a point.
    values: Vec<(Date, Option<Total>)>,
}

/// The total and these pillars. There is at least one snapshot.
pub(super) fn say(context: &mut Context, snapshots: &[&Snapshot], pillars: &[Pillar]) {
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else { return };
    let period = if first.date == last.date {
        first.date.to_string()
    } else {
        format!("{} to {}", first.date, last.date)
    };
    let rows: Vec<(Scores, [String; 7])> = std::iter::once(Scores::total(snapshots))
        .chain(pillars.iter().map(|&pillar| Scores::pillar(snapshots, pillar)))
        .map(|scores| {
            let row = scores.row();
            (scores, row)
        })
        .collect();
    let columns = Columns::new(first.date, last.date, room(&rows).max(period.len()));
    let bars = if context.draws_blocks { Bars::Blocks } else { Bars::Ascii };
    let mut heading = HEADING;
    heading[BARS] = &period;
    let mut table = table::with_heading(&heading, &[0, BARS]);
    for (scores, mut row) in rows {
        row[BARS] = scores.line(columns, bars);
        table.add_row(row);
    }
    for line in table::lines(table, 0) {
        context.say(line);
    }
    let scale = match bars {
        Bars::Blocks => "Each line reaches from its own low to its own high",
        Bars::Ascii => "In each line 1 is its own low and 8 its own high",
    };
    context.confirm(format_args!("{scale}: lines do not compare."));
    let days = match columns.days() {
        1 => "a day".to_owned(),
        days => words::counted(usize::try_from(days).unwrap_or(0), "day"),
    };
    context.confirm(format_args!("A column is {days} and shows the last score by its end."));
    context.confirm(format_args!("A space is a gap, or was not recorded."));
}

/// How many columns fit beside everything else.
fn room(rows: &[(Scores, [String; 7])]) -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let beside = |place: usize| {
        let widest = rows.iter().map(|(_, row)| row[place].len()).max().unwrap_or(0);
        widest.max(HEADING[place].len()) + usize::from(table::GAP)
    };
    let taken: usize = (0..HEADING.len()).filter(|place| *place != BARS).map(beside).sum();
    // The last column needs no gap after it, but the bars do.
    WIDEST.min(terminal.unwrap_or(WIDEST)).saturating_sub(taken)
}

impl Scores {
    fn total(snapshots: &[&Snapshot]) -> Self {
        let value = |snapshot: &&Snapshot| (snapshot.date, Some(snapshot.total));
        Self { name: "total", values: snapshots.iter().map(value).collect() }
    }

    fn pillar(snapshots: &[&Snapshot], pillar: Pillar) -> Self {
        let value = |snapshot: &&Snapshot| {
            let score = snapshot.pillar(pillar);
            (snapshot.date, score.and_then(|score| Total::from_thousandths(score.thousandths())))
        };
        Self { name: pillar.name(), values: snapshots.iter().map(value).collect() }
    }

    /// The row without its bars.
    fn row(&self) -> [String; 7] {
        let known: Vec<Total> = self.values.iter().filter_map(|(_, value)| *value).collect();
        let none = || "-".to_owned();
        let text = |value: Option<&Total>| value.map_or_else(none, ToString::to_string);
        let change = match known.as_slice() {
            [first, .., last] => (*last - *first).to_string(),
            _ => none(),
        };
        [
            self.name.to_owned(),
            text(known.first()),
            String::new(),
            text(known.last()),
            change,
            text(known.iter().min()),
            text(known.iter().max()),
        ]
    }

    fn line(&self, columns: Columns, bars: Bars) -> String {
        let thousandths = |&(date, value): &(Date, Option<Total>)| {
            (date, value.map(|value: Total| value.thousandths()))
        };
        columns.draw(&self.values.iter().map(thousandths).collect::<Vec<_>>(), bars)
    }
}
