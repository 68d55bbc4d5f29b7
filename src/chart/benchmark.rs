//! Chart 4: how do I compare with my industry and my network?

use super::end_label::{EndLabel, end_labels, right_edge};
use super::extent::Extent;
use super::page::{Page, Set};
use super::panel::{Look, POINT, Panel};
use super::series::{self, Ends, Value};
use super::time_axis::{Across, TimeAxis};
use super::words::{Precision, cleaned, period};
use super::{Dash, Figure, Fonts, Ink, Shape, alt};
use crate::domain::{Average, Delta, Group, Rank, Snapshot};

/// The total beside the averages of a person's industry and network, and the person's ranks in them.
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
/// How to read the chart.
const FOOTER: &str = "Your line moves with you; the averages move with other people.";
/// The same, without averages.
const FOOTER_OF_RANKS: &str = "A rank moves with you and with other people.";

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
        let (first, last) = (snapshots.first()?, snapshots.last()?);
        let precision = precision(snapshots);
        let title = self.title.map(cleaned).filter(|title| !title.is_empty());
        let title = title.or_else(|| finding(snapshots, precision))?;
        let (averages, ranks) = (averages(snapshots, precision), ranks(snapshots));
        let has_both = !averages.is_empty() && !ranks.is_empty();

        let mut page = Page::new(fonts, &title, if has_both { HEIGHT } else { HEIGHT_OF_ONE });
        let what = if averages.is_empty() { "Ranks" } else { "Averages" };
        let parts = [format!("{what} as shown by LinkedIn"), period(first.date, last.date)];
        page.subtitle(self.who, &parts);
        let axis = TimeAxis::spanning(first.date, last.date);
        let labels = averages.iter().chain(&ranks).map(|line| (line.label.as_str(), line.set));
        let across = Across { left: LEFT, right: right_edge(fonts, labels, RIGHT) };
        let panel = |extent, (top, bottom)| Panel { axis: &axis, across, top, bottom, extent };
        let (mut lowest, mut are_unnamed) = (None, false);
        if !averages.is_empty() {
            let scores = panel(Extent::TOTAL, if has_both { SCORES } else { ALONE });
            scores.title(&mut page, "Score (0–100)", None);
            are_unnamed |= scores.gaps(&mut page, snapshots, Vec::new());
            plot(&mut page, &scores, &averages);
            lowest = Some(scores);
        }
        if !ranks.is_empty() {
            let places = panel(Extent::Ranks, if has_both { RANKS } else { ALONE });
            places.title(&mut page, "You are in the top … % (logarithmic, higher is better)", None);
            if !has_both {
                are_unnamed |= places.gaps(&mut page, snapshots, Vec::new());
            }
            plot(&mut page, &places, &ranks);
            lowest = Some(places);
        }
        axis.draw(&mut page, across, lowest?.bottom);
        let footer = if averages.is_empty() { FOOTER_OF_RANKS } else { FOOTER };
        page.footer_with_bands(footer, are_unnamed);
        Some(page.finish(self.alt(snapshots, precision)))
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

    fn alt(&self, snapshots: &[Snapshot], precision: Precision) -> String {
        let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
            return String::new();
        };
        let groups: Vec<&str> = with(snapshots, average).map(|(group, _)| group.name()).collect();
        let what = match groups.len() {
            0 => "rank by Social Selling Index".to_owned(),
            1 => format!("Social Selling Index beside the average of the {}", groups[0]),
            _ => format!("Social Selling Index beside the averages of {}", groups.join(" and ")),
        };
        let mut sentences =
            vec![alt::line_chart(&what, self.who, first.date, last.date, snapshots.len())];
        if !groups.is_empty() {
            let totals: Vec<_> = snapshots.iter().map(|one| (one.date, one.total)).collect();
            sentences.extend(compared_in_full(snapshots, precision));
            sentences.extend(alt::extremes("Total", &totals, |total| precision.shown(total)));
        }
        let averages = with(snapshots, average).map(|(group, ends)| {
            let moved = last_and_first(snapshots, ends, |average| precision.shown(average));
            format!("{} average {moved}", group.name())
        });
        let ranks = with(snapshots, rank).map(|(group, ends)| {
            let moved = last_and_first(snapshots, ends, |rank| format!("top {rank} %"));
            format!("{} rank {moved}", group.name())
        });
        let numbers: Vec<String> = averages.chain(ranks).collect();
        sentences.push(alt::sentence(&numbers));
        sentences.extend(alt::gaps(snapshots));
        sentences.extend(missing(snapshots));
        alt::joined(sentences)
    }
}

fn average(snapshot: &Snapshot, group: Group) -> Option<Average> {
    snapshot.comparison(group).average
}

fn rank(snapshot: &Snapshot, group: Group) -> Option<Rank> {
    snapshot.comparison(group).rank
}

fn has_average(snapshot: &Snapshot) -> bool {
    Group::ALL.iter().any(|&group| average(snapshot, group).is_some())
}

fn has_rank(snapshot: &Snapshot) -> bool {
    Group::ALL.iter().any(|&group| rank(snapshot, group).is_some())
}

/// The groups with any such number, and its first and last.
fn with<T>(
    snapshots: &[Snapshot],
    number: fn(&Snapshot, Group) -> Option<T>,
) -> impl Iterator<Item = (Group, Ends<T>)> {
    let ends = move |group| Ends::between(snapshots, |snapshot| number(snapshot, group));
    Group::ALL.into_iter().filter_map(move |group| Some((group, ends(group)?)))
}

/// As exact as both are, the totals and the averages: no difference has a decimal that one of them
/// lacks.
fn precision(snapshots: &[Snapshot]) -> Precision {
    let averages = Precision::of(with(snapshots, average).map(|(_, ends)| ends.last.1));
    averages.min(Precision::of_totals(snapshots))
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
        let you = line(snapshots, |one| Some(one.total), Average::points, words, look, Set::YOU);
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
    let chart = snapshots.last()?.date;
    let on = if day == chart { String::new() } else { format!(" on {}", day.beside(chart)) };
    let values = snapshots.iter().filter_map(|snapshot| {
        Some(Value { date: snapshot.date, points: points(value(snapshot)?) })
    });
    let pieces = series::without_gaps(values);
    Some(Line { pieces, look, label: format!("{}{on}", words(last)), set })
}

fn plot(page: &mut Page<'_>, panel: &Panel<'_>, lines: &[Line]) {
    panel.grid(page);
    let mut labels = Vec::new();
    for line in lines {
        if let Some(of) = panel.line(page, &line.pieces, line.look) {
            labels.push(EndLabel { of, text: line.label.clone(), set: line.set });
        }
    }
    // Above the dates.
    end_labels(page, &labels, panel.top, panel.bottom - 3.0);
}

/// The finding: `SSI 76: 33 above industry, 21 above network`, of the latest day with an average;
/// without any, of the latest with a rank.
fn finding(snapshots: &[Snapshot], precision: Precision) -> Option<String> {
    let last = snapshots.last()?.date;
    let compared = snapshots.iter().rfind(|one| has_average(one));
    let compared = compared.or_else(|| snapshots.iter().rfind(|one| has_rank(one)))?;
    let on = if snapshots.len() == 1 {
        format!(" on {}", last.day_month_year())
    } else if compared.date == last {
        String::new()
    } else {
        format!(" on {}", compared.date.beside(last))
    };
    let parts = if has_average(compared) {
        differences(compared, precision, |group| group.name().to_owned())
    } else {
        let top =
            |group: Group| Some(format!("top {} % of {}", rank(compared, group)?, group.name()));
        Group::ALL.into_iter().filter_map(top).collect()
    };
    Some(format!("SSI {}{on}: {}", precision.shown(compared.total), parts.join(", ")))
}

/// `33 above industry`, for every group with an average on that day.
fn differences(
    snapshot: &Snapshot,
    precision: Precision,
    name: impl Fn(Group) -> String,
) -> Vec<String> {
    let worded = |group: Group| {
        let average = average(snapshot, group)?;
        let delta = precision.between(snapshot.total.thousandths(), average.thousandths());
        let place = match delta {
            Delta::ZERO => "level with".to_owned(),
            delta if delta > Delta::ZERO => format!("{} above", precision.size(delta)),
            delta => format!("{} below", precision.size(delta)),
        };
        Some(format!("{place} {}", name(group)))
    };
    Group::ALL.into_iter().filter_map(worded).collect()
}

/// The finding as a sentence, always with its day.
fn compared_in_full(snapshots: &[Snapshot], precision: Precision) -> Option<String> {
    let compared = snapshots.iter().rfind(|one| has_average(one))?;
    let parts = differences(compared, precision, |group| format!("the {} average", group.name()));
    let (day, chart) = (compared.date, snapshots.last()?.date);
    // That of the chart's last day is named anyway.
    let total = (day != chart).then(|| format!("total {}, ", precision.shown(compared.total)));
    let (day, total) = (day.beside(chart), total.unwrap_or_default());
    Some(format!("Latest comparison ({day}): {total}{}.", parts.join(", ")))
}

/// `43 on 3 Feb (first 44)`; the chart's last day is left out.
fn last_and_first<T: Copy>(
    snapshots: &[Snapshot],
    ends: Ends<T>,
    shown: impl Fn(T) -> String,
) -> String {
    let chart = snapshots.last().map(|snapshot| snapshot.date);
    let ((first_day, first), (day, last)) = (ends.first, ends.last);
    let on = chart.filter(|chart| day != *chart).map(|chart| format!(" on {}", day.beside(chart)));
    let before = (first_day < day).then(|| format!(" (first {})", shown(first)));
    format!("{}{}{}", shown(last), on.unwrap_or_default(), before.unwrap_or_default())
}

/// How many snapshots have numbers that others lack.
fn missing(snapshots: &[Snapshot]) -> Option<String> {
    let count = |has: &dyn Fn(&Snapshot) -> bool| snapshots.iter().filter(|one| has(one)).count();
    let named = |group: Group| {
        [
            (format!("{} average", group.name()), count(&|one| average(one, group).is_some())),
            (format!("{} rank", group.name()), count(&|one| rank(one, group).is_some())),
        ]
    };
    let all = snapshots.len();
    let parts: Vec<String> = Group::ALL
        .into_iter()
        .flat_map(named)
        .filter(|(_, count)| (1..all).contains(count))
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    (!parts.is_empty()).then(|| format!("Days recorded: {}.", parts.join(", ")))
}
