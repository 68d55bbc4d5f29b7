//! The lines of the panels, and what stands at their ends.

use super::comparison::{average, rank};
use super::words::Words;
use crate::chart::figure::{Ink, Set, Shape};
use crate::chart::parts::panel::{Look, POINT};
use crate::chart::parts::series::{self, Ends, Value};
use crate::chart::parts::words::{Precision, on};
use crate::domain::{Average, Group, Rank, Recorded, Snapshot, Total};

/// A line and what stands at its end, in the colour of the line.
pub(super) struct Line {
    pub(super) pieces: Vec<Vec<Value>>,
    pub(super) look: Look,
    pub(super) label: String,
    pub(super) set: Set,
}

/// The name of the person, or "You", and the total.
pub(super) const YOU: Set = Set { ink: Ink::You, size: 20, ..Set::VALUE };

/// What is given first is above where two are equal.
const FROM_ABOVE: [Group; 2] = [Group::Network, Group::Industry];

/// The ink of a group, in both panels: blue is the person's own score alone.
const fn ink(group: Group) -> Ink {
    match group {
        Group::Network => Ink::Network,
        Group::Industry => Ink::Industry,
    }
}

/// The shape of a group's points, in both panels.
const fn shape(group: Group) -> Shape {
    match group {
        Group::Network => Shape::Square,
        Group::Industry => Shape::Circle,
    }
}

/// How a group's name and number are set.
const fn set(group: Group) -> Set {
    Set { ink: ink(group), ..Set::PANEL }
}

/// The line of a group.
const fn of_group(group: Group) -> Look {
    Look { shape: shape(group), alone: POINT, ..Look::line(2.5, ink(group)) }
}

/// The person's line and those of the averages; none without an average.
pub(super) fn averages(snapshots: Recorded<'_>, precision: Precision, words: &Words) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in FROM_ABOVE {
        let look = Look { has_points: false, ..of_group(group) };
        let value = |one: &Snapshot| average(one, group);
        let shown = |average| format!("{} avg {}", group.title(), precision.shown(average));
        lines.extend(line(snapshots, value, Average::points, shown, look, set(group)));
    }
    if !lines.is_empty() {
        let look = Look::line(3.0, Ink::You);
        let shown = |total| format!("{} {}", words.you(), precision.shown(total));
        let you = line(snapshots, |one| Some(one.total), Total::points, shown, look, YOU);
        lines.splice(0..0, you);
    }
    lines
}

/// The lines of the ranks.
pub(super) fn ranks(snapshots: Recorded<'_>) -> Vec<Line> {
    let of = |group: Group| {
        let words = |rank| format!("{} top {rank} %", group.title());
        let points = |rank: Rank| f64::from(rank.percent());
        line(snapshots, |one| rank(one, group), points, words, of_group(group), set(group))
    };
    FROM_ABOVE.into_iter().filter_map(of).collect()
}

/// A line whose label has the day of its last value, unless that is the last snapshot's.
fn line<T: Copy>(
    snapshots: Recorded<'_>,
    value: impl Fn(&Snapshot) -> Option<T>,
    points: impl Fn(T) -> f64,
    words: impl Fn(T) -> String,
    look: Look,
    set: Set,
) -> Option<Line> {
    let (day, last) = Ends::between(&snapshots, &value)?.last;
    let label = format!("{}{}", words(last), on(day, snapshots.last()?.date));
    let values = snapshots.iter().filter_map(|snapshot| {
        Some(Value { date: snapshot.date, points: points(value(snapshot)?) })
    });
    let pieces = series::without_gaps(snapshots.gaps(), values);
    Some(Line { pieces, look, label, set })
}
