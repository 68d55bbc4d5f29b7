//! The strip of logged activity at the foot of a chart.

use super::page::{Anchor, Page, Set};
use super::time_axis::{Across, LABEL_SIZE, TimeAxis};
use super::words::{grouped, short};
use super::{Area, Ink, Point};
use crate::domain::{Date, Log};

/// More days than this, 26 weeks, are drawn as weeks.
const MOST_DAYS: i32 = 182;
/// The part of a day or week that its bar fills.
const FILLED: f64 = 0.72;
/// The widest bar.
const WIDEST: f64 = 24.0;
/// The lowest bar: one activity is seen beside a hundred.
const LOWEST: f64 = 1.0;
/// A bar above so many times the second highest is cut ...
const FAR_ABOVE: u64 = 4;
/// ... at so many times the second highest.
const CUT_AT: u64 = 2;

/// Bars of everything logged, and the time axis below them.
pub(super) struct Strip<'a> {
    pub(super) axis: &'a TimeAxis,
    pub(super) across: Across,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// What was logged in a day or a week.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bin {
    start: Date,
    days: i32,
    count: u64,
}

impl Strip<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>, log: &Log) {
        let weekly = self.axis.days() > MOST_DAYS;
        let title = if weekly { "Logged activity per week" } else { "Logged activity per day" };
        let at = Point { x: self.across.left, y: self.top - 10.0 };
        page.text(title, at, Set::PANEL, Anchor::Left);

        let bins = self.bins(log, weekly);
        if bins.is_empty() {
            let elsewhere = !log.activities().is_empty();
            let words = if elsewhere { "nothing logged in this time" } else { "nothing logged" };
            let x = f64::midpoint(self.across.left, self.across.right);
            let y = f64::midpoint(self.top, self.bottom) + 5.0;
            page.text(words, Point { x, y }, Set::ROW, Anchor::Middle);
        } else {
            self.bars(page, &bins);
        }
        self.time(page);
    }

    /// Days or weeks with activity, in order of time. A week starts on Monday; the first and the last
    /// may be cut by the edges.
    fn bins(&self, log: &Log, weekly: bool) -> Vec<Bin> {
        let mut bins: Vec<Bin> = Vec::new();
        for activity in log.between(self.axis.first, self.axis.last) {
            let count = u64::from(activity.count.get());
            let weekday = activity.date.weekday().num_days_from_monday().cast_signed();
            let (start, days) =
                if weekly { (activity.date.plus_days(-weekday), 7) } else { (activity.date, 1) };
            match bins.last_mut() {
                Some(bin) if bin.start == start => bin.count += count,
                _ => bins.push(Bin { start, days, count }),
            }
        }
        bins
    }

    fn bars(&self, page: &mut Page<'_>, bins: &[Bin]) {
        let top = top_of_axis(bins);
        for (value, y, ink) in [(0, self.bottom, None), (top, self.top, Some(Ink::Grid))] {
            if let Some(ink) = ink {
                let ends = [self.across.left, self.across.right].map(|x| Point { x, y });
                page.rule(ends[0], ends[1], ink);
            }
            let at = Point { x: self.across.left - 8.0, y: y + 5.0 };
            page.text(&short(value), at, Set::SMALL, Anchor::Right);
        }
        for bin in bins {
            let area = self.bar(bin, top);
            page.bar(area, Ink::Bar);
            if bin.count > top {
                self.cut(page, area, bin.count);
            }
        }
    }

    fn bar(&self, bin: &Bin, top: u64) -> Area {
        let ends = [bin.start, bin.start.plus_days(bin.days)];
        let [start, end] = ends
            .map(|date| self.axis.start(date, self.across))
            .map(|x| x.clamp(self.across.left, self.across.right));
        let width = ((end - start) * FILLED).min(WIDEST);
        let middle = f64::midpoint(start, end);
        let height = (self.bottom - self.top) * share(bin.count.min(top), top);
        Area {
            left: middle - width / 2.0,
            right: middle + width / 2.0,
            top: self.bottom - height.max(LOWEST),
            bottom: self.bottom,
        }
    }

    /// A break in the colour of the ground, and the number that the bar would reach.
    fn cut(&self, page: &mut Page<'_>, bar: Area, count: u64) {
        let y = self.top + 10.0;
        let slash =
            [Point { x: bar.left - 2.0, y: y + 2.5 }, Point { x: bar.right + 2.0, y: y - 2.5 }];
        page.line(slash.to_vec(), 3.0, Ink::Ground);
        let number = grouped(count);
        let width = page.fonts.width(&number, Set::NUMBER.size, Set::NUMBER.weight);
        let right = bar.right + 5.0;
        let (x, anchor) = if right + width <= self.across.right {
            (right, Anchor::Left)
        } else {
            (bar.left - 5.0, Anchor::Right)
        };
        page.text(&number, Point { x, y: self.top + 15.0 }, Set::NUMBER, anchor);
    }

    /// The time axis of the whole page.
    fn time(&self, page: &mut Page<'_>) {
        let y = self.bottom;
        let ends = [self.across.left, self.across.right].map(|x| Point { x, y });
        page.rule(ends[0], ends[1], Ink::Muted);
        for tick in self.axis.ticks(self.across, page.fonts) {
            page.rule(Point { x: tick.x, y }, Point { x: tick.x, y: y + 5.0 }, Ink::Muted);
            if !tick.label.is_empty() {
                let at = Point { x: tick.left, y: y + 6.0 + f64::from(LABEL_SIZE) };
                page.text(&tick.label, at, Set::SMALL, Anchor::Left);
            }
        }
    }
}

/// The highest count; of one far above the others, twice the second highest.
fn top_of_axis(bins: &[Bin]) -> u64 {
    let (mut highest, mut second) = (0, 0);
    for bin in bins {
        if bin.count > highest {
            (highest, second) = (bin.count, highest);
        } else {
            second = second.max(bin.count);
        }
    }
    if second > 0 && highest > FAR_ABOVE * second { CUT_AT * second } else { highest }
}

#[expect(clippy::cast_precision_loss, reason = "a height of 60 units needs no 53 bits")]
fn share(count: u64, top: u64) -> f64 {
    if top == 0 { 0.0 } else { count as f64 / top as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top(counts: &[u64]) -> u64 {
        let bin = |&count: &u64| Bin { start: Date::MIN, days: 1, count };
        top_of_axis(&counts.iter().map(bin).collect::<Vec<_>>())
    }

    #[test]
    fn only_a_day_far_above_all_others_is_cut() {
        assert_eq!(top(&[3, 5, 1]), 5);
        assert_eq!(top(&[5, 20]), 20);
        assert_eq!(top(&[21, 5]), 10);
        assert_eq!(top(&[5, 21, 21]), 21);
        assert_eq!(top(&[300]), 300);
    }
}
