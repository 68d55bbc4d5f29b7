//! Chart 2: when did this pillar move, and what had I done before?

use crate::chart::figure::{Area, Figure, Fonts, Ink, Page, Set};
use crate::chart::parts::disc::{self, Marked};
use crate::chart::parts::end_label::{EndLabel, end_labels};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::key::{self, Row};
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::series::{self, Ends, Value};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{MOST_KINDS, Precision, after, alt, period};
use crate::domain::{Date, Delta, Done, Log, Pillar, Score, Series, Snapshot, is_gap};

/// One pillar over time, with its largest changes and what was logged before them.
#[derive(Clone, Copy, Debug)]
pub struct PillarChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Which pillar.
    pub pillar: Pillar,
    /// The snapshots to draw, in order of time, one a day; those before the pillar's first value and
    /// after its last are left out.
    pub snapshots: &'a [Snapshot],
    /// What was logged.
    pub log: &'a Log,
    /// Whether the axis is fitted to the values instead of going from 0 to 25.
    pub zoom: bool,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// How high the chart is without a key.
const HEIGHT: u32 = 380;
/// What a key needs beside its rows.
const ABOVE_KEY: u32 = 12;
/// The height of the middle of the first row of the key.
const FIRST_ROW: f64 = 369.0;
const TOP: f64 = 92.0;
const BOTTOM: f64 = 302.0;
const RIGHT: f64 = 568.0;
/// How many changes are pointed at ...
const MOST_CHANGES: usize = 3;
/// ... and how large they are at least, in thousandths of a point.
const LEAST_CHANGE: u32 = 300;
/// How to read the chart.
const FOOTER: &str = "Activities in the days before a change; not proof that they caused it.";

/// The same, where no change is pointed at: what a gap or a missing value hides may be one.
const FOOTER_WITHOUT_CHANGES: &str =
    "No change of 0.3 points or more between neighbouring snapshots.";
const FOOTER_OF_ONE: &str = "A change needs a second snapshot.";
const FOOTER_OF_A_BROKEN_LINE: &str =
    "No change of 0.3 points or more between neighbours that a line joins.";

/// A change between two neighbours.
#[derive(Clone, Copy)]
struct Step<'a> {
    from: &'a Snapshot,
    to: &'a Snapshot,
    delta: Delta,
}

impl PillarChart<'_> {
    /// Lays the chart out; `None` without a value of the pillar.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let snapshots = self.recorded()?;
        let ends = Ends::of(snapshots, self.pillar)?;
        let steps = largest_steps(snapshots, self.pillar);
        let extent = self.extent(snapshots);
        let finding = finding(self.pillar, ends, precision(extent));
        let rows = u32::try_from(steps.len()).unwrap_or(0);
        let below = if rows > 0 { ABOVE_KEY + rows * key::ROW } else { 0 };

        let mut page = Page::new(fonts, self.title, finding, HEIGHT + below);
        let mut parts =
            vec![format!("{} (0–25)", self.pillar.wording()), period(ends.first.0, ends.last.0)];
        parts.extend(is_cut(extent).then(|| format!("axis cut to {}", extent.in_words())));
        page.subtitle(self.who, &parts);
        let axis = TimeAxis::spanning(ends.first.0, ends.last.0);
        let left = if extent.decimals() > 1 { 56.0 } else { 44.0 };
        let across = Across { left, right: RIGHT };
        let panel = Panel { axis: &axis, across, top: TOP, bottom: BOTTOM, extent };
        let are_unnamed = self.plot(&mut page, &panel, snapshots, &steps);
        key::draw(&mut page, &self.rows(&steps, ends.last.0), FIRST_ROW);
        page.footer_with_bands(self.footer(snapshots, &steps), are_unnamed);
        Some(page.finish(self.alt(snapshots, &steps, extent)))
    }

    /// From the first snapshot with a value to the last one.
    fn recorded(&self) -> Option<&[Snapshot]> {
        let has_value = |snapshot: &Snapshot| snapshot.pillar(self.pillar).is_some();
        let first = self.snapshots.iter().position(has_value)?;
        let last = self.snapshots.iter().rposition(has_value)?;
        self.snapshots.get(first..=last)
    }

    fn extent(&self, snapshots: &[Snapshot]) -> Extent {
        let values = || snapshots.iter().filter_map(|snapshot| snapshot.pillar(self.pillar));
        let thousandths = |score: Score| score.thousandths().cast_signed();
        match values().min().zip(values().max()) {
            Some((lowest, highest)) if self.zoom => {
                Extent::fitted(thousandths(lowest), thousandths(highest))
            }
            _ => Extent::PILLAR_IN_STEPS,
        }
    }

    /// Draws the line and the discs; whether there are bands of gaps and none has words.
    fn plot(
        &self,
        page: &mut Page<'_>,
        panel: &Panel<'_>,
        snapshots: &[Snapshot],
        steps: &[Step<'_>],
    ) -> bool {
        /// So far the discs stay from the values of the axis, and from the end label.
        const CLEAR: f64 = 6.0;
        let Some((last, score)) = Ends::of(snapshots, self.pillar).map(|ends| ends.last) else {
            return false;
        };
        let place = |date: Date, score: Score| panel.place(date, score.points());
        let end = place(last, score);
        let marked = |step: &Step<'_>| {
            let at = place(step.to.date, step.to.pillar(self.pillar)?);
            Some(Marked { at, is_fall: step.delta < Delta::ZERO })
        };
        let points: Vec<Marked> = steps.iter().filter_map(marked).collect();
        let area = Area {
            left: panel.across.left + CLEAR,
            right: end.x - CLEAR,
            top: panel.top,
            bottom: panel.bottom,
        };
        let places = disc::places(&points, &area);
        let discs: Vec<Area> = places.iter().map(|&place| disc::area(place)).collect();

        let are_unnamed = panel.gaps(page, snapshots, discs);
        panel.grid(page);
        panel.axis.draw(page, panel.across, panel.bottom);
        panel.line(page, &self.pieces(snapshots), Look::line(3.0, Ink::Pillar(self.pillar)));
        disc::draw(page, &points, &places);
        let text = precision(panel.extent).pillar(score);
        let label = EndLabel { of: end, text, set: Set::TOTAL };
        // Above the dates.
        end_labels(page, &[label], panel.top, panel.bottom - 3.0);
        are_unnamed
    }

    fn pieces(&self, snapshots: &[Snapshot]) -> Vec<Vec<Value>> {
        series::pieces(snapshots, series::score(Series::Pillar(self.pillar)))
    }

    fn footer(&self, snapshots: &[Snapshot], steps: &[Step<'_>]) -> &'static str {
        match self.pieces(snapshots).as_slice() {
            _ if !steps.is_empty() => FOOTER,
            [piece] if piece.len() == 1 => FOOTER_OF_ONE,
            [_] => FOOTER_WITHOUT_CHANGES,
            _ => FOOTER_OF_A_BROKEN_LINE,
        }
    }

    fn rows(&self, steps: &[Step<'_>], last: Date) -> Vec<Row> {
        // Dates of several years below each other all say theirs.
        let is_plain = steps.iter().all(|step| step.to.date.year() == last.year());
        let day = |date: Date| if is_plain { date.day_month() } else { date.day_month_year() };
        steps
            .iter()
            .map(|step| {
                let done = self.log.before_change(step.from.date, step.to.date);
                Row {
                    date: day(step.to.date).to_string(),
                    change: Precision::Tenths.signed(step.delta).unwrap_or_default(),
                    words: shorter_and_shorter(&done),
                    remark: step.at_once().map(|count| format!("({count} pillars moved at once)")),
                }
            })
            .collect()
    }

    fn alt(&self, snapshots: &[Snapshot], steps: &[Step<'_>], extent: Extent) -> String {
        let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
            return String::new();
        };
        let what = format!("{} score (0 to 25)", self.pillar.name());
        let count = snapshots.len();
        let cut = is_cut(extent).then(|| format!("The axis is cut to {}.", extent.in_words()));
        let mut sentences = vec![alt::line_chart(&what, self.who, first.date, last.date, count)];
        sentences.extend(values(snapshots, self.pillar, precision(extent)));
        sentences.extend(cut);
        sentences.extend(self.changes(steps, last.date));
        sentences.extend(alt::gaps(snapshots));
        let missing = snapshots.iter().filter(|one| one.pillar(self.pillar).is_none()).count();
        sentences
            .extend((missing > 0).then(|| format!("Not recorded in {missing} of the snapshots.")));
        alt::joined(sentences)
    }

    /// The largest change first, each with its number in the picture.
    fn changes(&self, steps: &[Step<'_>], last: Date) -> Vec<String> {
        let mut numbered: Vec<(usize, &Step<'_>)> = (1..).zip(steps).collect();
        numbered.sort_by_key(|(number, step)| std::cmp::Reverse((step.delta.size(), *number)));
        let sentence = |(place, (number, step)): (usize, (usize, &Step<'_>))| {
            let which = if place == 0 { "Largest change" } else { "Change" };
            let moved = Precision::Tenths.signed_ascii(step.delta).unwrap_or_default();
            let days = alt::span(step.from.date, step.to.date, last);
            let done = self.log.before_change(step.from.date, step.to.date);
            let done = after(&done, MOST_KINDS);
            let at_once = step.at_once().map(|count| format!(" ({count} pillars at once)"));
            format!(
                "{which} ({number}): {moved} from {days}{}, {done}.",
                at_once.unwrap_or_default()
            )
        };
        numbered.into_iter().enumerate().map(sentence).collect()
    }
}

impl Step<'_> {
    /// How many pillars moved between the same two snapshots, if more than one: it may be LinkedIn's
    /// change and not the person's.
    fn at_once(&self) -> Option<usize> {
        let moved = |pillar: &Pillar| {
            let delta = self.to.moved_since(self.from, Series::Pillar(*pillar));
            delta.is_some_and(|delta| delta.size() >= LEAST_CHANGE)
        };
        let count = Pillar::ALL.iter().filter(|pillar| moved(pillar)).count();
        (count > 1).then_some(count)
    }
}

/// The largest changes between neighbours that are no gap apart, in order of time; of equal ones the
/// latest.
fn largest_steps(snapshots: &[Snapshot], pillar: Pillar) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = snapshots
        .windows(2)
        .filter(|pair| !is_gap(pair[0].date, pair[1].date))
        .filter_map(|pair| {
            let (from, to) = (pair[0].pillar(pillar)?, pair[1].pillar(pillar)?);
            Some(Step { from: &pair[0], to: &pair[1], delta: to - from })
        })
        .filter(|step| step.delta.size() >= LEAST_CHANGE)
        .collect();
    steps.sort_by_key(|step| std::cmp::Reverse((step.delta.size(), step.to.date)));
    steps.truncate(MOST_CHANGES);
    steps.sort_by_key(|step| step.to.date);
    steps
}

/// What was done, in fewer and fewer words.
fn shorter_and_shorter(done: &Done) -> Vec<String> {
    let named = (1..=MOST_KINDS).rev().map(|most| after(done, most));
    let tight = after(done, 1).replacen(" and ", ", ", 1);
    named.chain([tight, after(done, 0)]).collect()
}

/// As exact as the axis: what lies between two of its lines has its decimals.
fn precision(extent: Extent) -> Precision {
    if extent.decimals() > 1 { Precision::Hundredths } else { Precision::Tenths }
}

fn is_cut(extent: Extent) -> bool {
    extent != Extent::PILLAR_IN_STEPS
}

/// The finding: `Insights 18.8, up 5.7 since 1 Jan`.
fn finding(pillar: Pillar, ends: Ends, precision: Precision) -> String {
    let (name, (last, score)) = (pillar.title(), ends.last);
    let value = precision.pillar(score);
    match ends.change(precision) {
        None => format!("{name} {value} on {}", last.day_month_year()),
        Some(change) => {
            let moved = precision.moved(change, Series::Pillar(pillar));
            format!("{name} {value}, {moved} since {}", ends.first.0.beside(last))
        }
    }
}

fn values(snapshots: &[Snapshot], pillar: Pillar, precision: Precision) -> Option<String> {
    let values: Vec<_> = snapshots
        .iter()
        .filter_map(|snapshot| Some((snapshot.date, snapshot.pillar(pillar)?)))
        .collect();
    alt::extremes(pillar.title(), &values, |score| precision.pillar(score))
}
