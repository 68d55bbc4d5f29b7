//! The strip of logged activity at the foot of a chart.

use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set};
use crate::chart::parts::bins::{Bin, Span, bar, share};
use crate::chart::parts::room::Room;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{grouped, short};
use crate::domain::Log;

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

impl Strip<'_> {
    pub(super) fn draw(&self, page: &mut Page<'_>, log: &Log) {
        let span = Span::fitting(self.axis, self.across);
        let at = Point { x: self.across.left, y: self.top - 10.0 };
        page.text(&format!("Logged activity per {}", span.name()), at, Set::PANEL, Anchor::Left);

        let bins = self.bins(log, span);
        if bins.is_empty() {
            let elsewhere = !log.activities().is_empty();
            let words = if elsewhere { "nothing logged in this time" } else { "nothing logged" };
            let x = f64::midpoint(self.across.left, self.across.right);
            let y = f64::midpoint(self.top, self.bottom) + 5.0;
            page.text(words, Point { x, y }, Set::ROW, Anchor::Middle);
        } else {
            self.bars(page, &bins);
        }
        self.axis.draw(page, self.across, self.bottom);
    }

    /// Days, weeks or months with activity, in order of time.
    fn bins(&self, log: &Log, span: Span) -> Vec<Bin<u64>> {
        let logged = log.between(self.axis.first, self.axis.last);
        let counts = logged.iter().map(|one| (one.date, u64::from(one.count.get())));
        span.bins(counts, self.axis.last, |a, b| a + b)
    }

    fn bars(&self, page: &mut Page<'_>, bins: &[Bin<u64>]) {
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
            let share = share(bin.shown.min(top), top);
            let area =
                bar(self.axis, self.across, (bin.first, bin.last), (self.top, self.bottom), share);
            page.bar(area, Ink::Bar);
            if bin.shown > top {
                self.cut(page, area, bin.shown);
            }
        }
    }

    /// A break in the colour of the ground, and the number that the bar would reach.
    fn cut(&self, page: &mut Page<'_>, bar: Area, count: u64) {
        /// How thick the break is, and how far it reaches beyond the bar: its round ends lie
        /// outside.
        const BREAK: f64 = 4.0;
        /// Between the bar and its number.
        const BESIDE: f64 = 5.0;
        let y = self.top + 10.0;
        // Almost level in a narrow bar, where a slope would leave a notch instead of a break.
        let rise = (bar.width() / 4.0).min(2.5);
        let slash = [
            Point { x: bar.left - BREAK / 2.0, y: y + rise },
            Point { x: bar.right + BREAK / 2.0, y: y - rise },
        ];
        page.line(slash.to_vec(), BREAK, Ink::Ground);
        let number = grouped(count);
        let width = page.fonts.width(&number, Set::NUMBER.size, Set::NUMBER.weight);
        // Every other bar is at most half as high.
        let at = [bar.right + BESIDE, bar.left - BESIDE - width];
        let at = at.map(|x| Point { x, y: self.top + 15.0 });
        Room::beside(self.across, vec![bar]).place(page, &number, &at, Set::NUMBER);
    }
}

/// The highest count; of one far above the others, twice the second highest.
fn top_of_axis(bins: &[Bin<u64>]) -> u64 {
    let (mut highest, mut second) = (0, 0);
    for bin in bins {
        if bin.shown > highest {
            (highest, second) = (bin.shown, highest);
        } else {
            second = second.max(bin.shown);
        }
    }
    if second > 0 && highest > FAR_ABOVE * second { CUT_AT * second } else { highest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::samples::activity;
    use crate::domain::Date;

    fn top(counts: &[u64]) -> u64 {
        let bin = |&shown: &u64| Bin { first: Date::MIN, last: Date::MIN, shown };
        top_of_axis(&counts.iter().map(bin).collect::<Vec<_>>())
    }

    #[test]
    fn every_activity_is_in_one_bar_and_the_last_bar_is_whole() {
        let mut rng = fastrand::Rng::with_seed(9);
        let across = Across { left: 44.0, right: 576.0 };
        for days in [1, 2, 180, 183, 184, 190, 365, 730, 2_922, 3_200, 4_380, 9_000] {
            for _ in 0..20 {
                let first = Date::parse("2016-02-29").unwrap().plus_days(rng.i32(0..800));
                let last = first.plus_days(days);
                let axis = TimeAxis::spanning(first, last);
                let strip = Strip { axis: &axis, across, top: 0.0, bottom: 60.0 };
                let days_of_log = (-9..days + 9).filter(|_| rng.u8(..) < 90);
                let activities: Vec<_> =
                    days_of_log.map(|day| activity(first.plus_days(day), "post", 3)).collect();
                let log = Log::new(activities, Vec::new());
                let span = Span::fitting(&axis, across);
                let bins = strip.bins(&log, span);
                for pair in bins.windows(2) {
                    assert!(pair[0].last < pair[1].first, "{span:?}: {pair:?}");
                }
                let shown = log.between(first, last);
                assert_eq!(bins.iter().map(|bin| bin.shown).sum::<u64>(), 3 * shown.len() as u64);
                for bin in &bins {
                    let inside = log.between(bin.first.max(first), bin.last).len();
                    assert_eq!(bin.shown, 3 * inside as u64, "{span:?}: {bin:?}");
                    let days = bin.last.days_since(bin.first) + 1;
                    let whole = match span {
                        Span::Day => days == 1,
                        Span::Week => days == 7 && last.days_since(bin.last) % 7 == 0,
                        Span::Month => (28..=31).contains(&days),
                    };
                    assert!(whole && bin.last <= last, "{span:?}: {bin:?}");
                }
            }
        }
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
