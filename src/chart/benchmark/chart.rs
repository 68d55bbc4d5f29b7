//! Chart 4: how do I compare with my industry and my network?

use super::alternative::alternative;
use super::comparison::{average, has_average, has_rank, precision, rank};
use super::finding::finding;
use crate::chart::figure::{Dash, Figure, Fonts, Ink, Page, Set, Shape};
use crate::chart::parts::end_label::{EndLabel, end_labels, right_edge};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::panel::{Look, POINT, Panel};
use crate::chart::parts::series::{self, Ends, Value};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{Precision, on, period};
use crate::domain::{Average, Gaps, Group, Rank, Snapshot, Total};

/// The total beside the averages of a person's industry and network, and the person's ranks in
/// them.
#[derive(Clone, Copy, Debug)]
pub struct Benchmark<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The snapshots to draw from, in order of time, one a day.
    pub snapshots: &'a [Snapshot],
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// How high the chart is.
const HEIGHT: u32 = 500;
/// How high it is with one of the panels.
const HEIGHT_OF_ONE: u32 = 320;
/// The scores, the ranks below them, and one of them alone.
const SCORES: (f64, f64) = (104.0, 274.0);
const RANKS: (f64, f64) = (340.0, 420.0);
const ALONE: (f64, f64) = (104.0, 250.0);
/// From edge to edge of the panels, unless the labels need more room.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 490.0;
/// How to read the ranks.
const TITLE_OF_RANKS: &str = "You are in the top … % (log scale, higher is better)";
/// How to read the chart.
const FOOTER: &str = "Your line moves with you; the averages move with other people.";
/// The same, without averages.
const FOOTER_OF_RANKS: &str = "A rank moves with you and with other people.";

/// A panel and what it shows.
struct Part<'a> {
    title: &'static str,
    panel: Panel<'a>,
    lines: Vec<Line>,
}

/// A line and what stands at its end.
struct Line {
    pieces: Vec<Vec<Value>>,
    look: Look,
    label: String,
    set: Set,
}

impl<'a> Benchmark<'a> {
    /// Lays the chart out; `None` without an average and without a rank.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let snapshots = self.drawn()?;
        let (first, last) = (snapshots.first()?.date, snapshots.last()?.date);
        let precision = precision(snapshots);
        let (averages, ranks) = (averages(snapshots, precision), ranks(snapshots));
        let has_both = !averages.is_empty() && !ranks.is_empty();
        let height = if has_both { HEIGHT } else { HEIGHT_OF_ONE };
        let finding = finding(snapshots, precision)?;
        let mut page = Page::new(fonts, self.title, finding, height);
        let (what, footer) = if averages.is_empty() {
            ("Ranks as shown by LinkedIn", FOOTER_OF_RANKS)
        } else {
            ("Averages as shown by LinkedIn", FOOTER)
        };
        page.subtitle(self.who, &[what.to_owned(), period(first, last)]);

        let axis = TimeAxis::spanning(first, last);
        let labels = averages.iter().chain(&ranks).map(|line| (line.label.as_str(), line.set));
        let across = Across { left: LEFT, right: right_edge(fonts, labels, RIGHT) };
        let part = |title, extent, place, lines| {
            let (top, bottom) = if has_both { place } else { ALONE };
            Part { title, panel: Panel { axis: &axis, across, top, bottom, extent }, lines }
        };
        let parts = [
            part("Score (0–100)", Extent::TOTAL, SCORES, averages),
            part(TITLE_OF_RANKS, Extent::Ranks, RANKS, ranks),
        ];
        let parts: Vec<Part<'_>> =
            parts.into_iter().filter(|part| !part.lines.is_empty()).collect();
        // Of the upper panel alone: the lower one is of the same days.
        let are_unnamed = parts.first()?.panel.gaps(&mut page, snapshots, Vec::new());
        for part in &parts {
            part.draw(&mut page);
        }
        axis.draw(&mut page, across, parts.last()?.panel.bottom);
        page.footer_with_bands(footer, are_unnamed);
        Some(page.finish(alternative(self.who, snapshots, precision)))
    }

    /// The snapshots of the chart: all of them beside averages; without any average those from the
    /// first rank to the last. `None` where nothing was recorded to compare with.
    #[must_use]
    pub fn drawn(&self) -> Option<&'a [Snapshot]> {
        if self.snapshots.iter().any(has_average) {
            return Some(self.snapshots);
        }
        let first = self.snapshots.iter().position(has_rank)?;
        let last = self.snapshots.iter().rposition(has_rank)?;
        self.snapshots.get(first..=last)
    }
}

impl Part<'_> {
    fn draw(&self, page: &mut Page<'_>) {
        let panel = &self.panel;
        panel.title(page, self.title, None);
        panel.grid(page);
        let mut labels = Vec::new();
        for line in &self.lines {
            if let Some(of) = panel.line(page, &line.pieces, line.look) {
                labels.push(EndLabel { of, text: line.label.clone(), set: line.set });
            }
        }
        // Above the dates.
        end_labels(page, &labels, panel.top, panel.bottom - 3.0);
    }
}

/// What is given first is above where two are equal.
const FROM_ABOVE: [Group; 2] = [Group::Network, Group::Industry];

/// The ink of a group, in both panels: blue is the person's own score alone.
const fn ink(group: Group) -> Ink {
    match group {
        Group::Network => Ink::Muted,
        Group::Industry => Ink::Ink,
    }
}

const fn label(group: Group) -> Set {
    Set { ink: ink(group), ..Set::SMALL }
}

/// The person's line and those of the averages; none without an average.
fn averages(snapshots: &[Snapshot], precision: Precision) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in FROM_ABOVE {
        let dash = match group {
            Group::Network => Dash { on: 8.0, off: 4.0 },
            Group::Industry => Dash { on: 2.0, off: 4.0 },
        };
        let plain = Look::line(2.5, ink(group));
        let look = Look { dash: Some(dash), has_points: false, alone: POINT, ..plain };
        let words = |average| format!("{} avg {}", group.title(), precision.shown(average));
        let value = |one: &Snapshot| average(one, group);
        lines.extend(line(snapshots, value, Average::points, words, look, label(group)));
    }
    if !lines.is_empty() {
        let look = Look::line(3.0, Ink::You);
        let words = |total| format!("You {}", precision.shown(total));
        let you = line(snapshots, |one| Some(one.total), Total::points, words, look, Set::YOU);
        lines.splice(0..0, you);
    }
    lines
}

/// The lines of the ranks.
fn ranks(snapshots: &[Snapshot]) -> Vec<Line> {
    let of = |group: Group| {
        let shape = match group {
            Group::Network => Shape::Square,
            Group::Industry => Shape::Circle,
        };
        let look = Look { shape, alone: POINT, ..Look::line(2.5, ink(group)) };
        let words = |rank| format!("{} top {rank} %", group.title());
        let points = |rank: Rank| f64::from(rank.percent());
        line(snapshots, |one| rank(one, group), points, words, look, label(group))
    };
    FROM_ABOVE.into_iter().filter_map(of).collect()
}

/// A line whose label has the day of its last value, unless that is the last snapshot's.
fn line<T: Copy>(
    snapshots: &[Snapshot],
    value: impl Fn(&Snapshot) -> Option<T>,
    points: impl Fn(T) -> f64,
    words: impl Fn(T) -> String,
    look: Look,
    set: Set,
) -> Option<Line> {
    let (day, last) = Ends::between(snapshots, &value)?.last;
    let label = format!("{}{}", words(last), on(day, snapshots.last()?.date));
    let values = snapshots.iter().filter_map(|snapshot| {
        Some(Value { date: snapshot.date, points: points(value(snapshot)?) })
    });
    let pieces = series::without_gaps(Gaps::of(snapshots), values);
    Some(Line { pieces, look, label, set })
}
