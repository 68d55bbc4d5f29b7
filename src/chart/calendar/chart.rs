//! The calendar: on which days was something done, and what did the total do meanwhile?

use super::alternative::{described, not_known};
use super::counts::Counts;
use super::day::{CalendarDay, LoggedDay};
use super::finding::finding;
use super::grid::{Grid, MOST_WEEKS};
use super::legend;
use super::score::Score;
use super::shown::Calendar;
use super::strip::Strip;
use crate::chart::figure::{Anchor, Figure, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::score_axis::{Axis, ScoreAxes};
use crate::chart::parts::words::{Precision, period};
use crate::domain::{Date, Series};

/// The most strips of a page.
const MOST_STRIPS: usize = 4;
/// The upper edge of the first panel.
const FIRST: f64 = 86.0;
/// The height of the total above an only strip, and of one among others.
const SCORES: (f64, f64) = (88.0, 44.0);
/// From the total down to the strip.
const BELOW_SCORE: f64 = 14.0;
/// What the names of months take below a strip, the year among them, and without it.
const MONTHS: (f64, f64) = (34.0, 19.0);
/// What the year above a strip takes, and what lies between two strips.
const YEAR: f64 = 24.0;
const BETWEEN: f64 = 12.0;
/// From the last strip to the baseline of the legend, and from there to what is said below.
const LEGEND: f64 = 26.0;
const BELOW_LEGEND: f64 = 31.0;
/// From line to line of what is said.
const LINE: f64 = 20.0;
/// From the last line to the first of the footer, and from there on.
const FOOT: f64 = 30.0;
const FOOT_LINE: f64 = 17.0;
const SAID: Set = Set { ink: Ink::Ink, ..Set::ROW };

/// The strips of a page and what all pages have in common.
struct Sheet<'a> {
    strips: Vec<&'a [CalendarDay]>,
    extent: Extent,
    /// Whether the axis of the total is less than its scale.
    is_cut: bool,
    totals: Precision,
    has_score: bool,
    /// Whether each strip is a year.
    are_years: bool,
}

impl<'a> Calendar<'a> {
    /// Lays the calendar out: one strip, or a strip a year, at most four on a page. Empty
    /// where every day is before the first entry.
    #[must_use]
    pub fn figures(&self, fonts: &Fonts) -> Vec<Figure> {
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return Vec::new();
        };
        if last.logged == LoggedDay::Before {
            return Vec::new();
        }
        let are_years = Grid::around(first.date, last.date).weeks > MOST_WEEKS;
        let strips: Vec<&[CalendarDay]> = if are_years {
            self.days.chunk_by(|a, b| a.date.year() == b.date.year()).collect()
        } else {
            vec![self.days]
        };
        let pages = strips.len().div_ceil(MOST_STRIPS);
        let strips_a_page = strips.len().div_ceil(pages);
        let axes = ScoreAxes::of(&self.snapshots, Axis::Fit);
        let sheet = |strips: &[&'a [CalendarDay]]| Sheet {
            strips: strips.to_vec(),
            extent: axes.extent(Series::Total),
            is_cut: axes.is_cut(Series::Total),
            totals: Precision::of_totals(&self.snapshots),
            has_score: !self.snapshots.is_empty(),
            are_years,
        };
        let page = |strips: &[&'a [CalendarDay]]| self.of(strips).page(&sheet(strips), fonts);
        strips.chunks(strips_a_page).map(page).collect()
    }

    /// The calendar of these strips alone: each page tells of its own days.
    fn of(self, strips: &[&'a [CalendarDay]]) -> Self {
        let days = strips.iter().map(|strip| strip.len()).sum::<usize>();
        let first = strips.first().and_then(|strip| strip.first()).map(|day| day.date);
        let start = self.days.partition_point(|day| Some(day.date) < first);
        let days = &self.days[start..start + days];
        let ends = days.first().zip(days.last()).map(|(first, last)| (first.date, last.date));
        let snapshots = ends.map_or(self.snapshots, |ends| self.snapshots.within(ends));
        Self { days, snapshots, ..self }
    }

    fn page(&self, sheet: &Sheet<'_>, fonts: &Fonts) -> Figure {
        let counts = Counts::of(self.days);
        let said = self.said(&counts, fonts);
        let footer = self.footer(sheet, fonts);
        let foot = sheet.bottom() + LEGEND + extra(BELOW_LEGEND, LINE, said.len());
        let end = foot + extra(FOOT, FOOT_LINE, footer.len()) + 14.0;
        let counted = (self.entry().unwrap_or(Date::MIN), self.ends().1);
        let finding = finding(&counts, &self.snapshots, sheet.totals, counted);
        let mut page = Page::sized(fonts, self.title, finding, (WIDTH, whole(end)));
        page.subtitle(self.who, &self.subtitle(sheet, &counts));
        let restricted = self.restricted();
        self.strips(&mut page, sheet, &restricted);
        let legend = sheet.bottom() + LEGEND;
        legend::draw(&mut page, self.days, &counts, legend);
        lines(&mut page, &said, SAID, (legend + BELOW_LEGEND, LINE));
        lines(&mut page, &footer, Set::SMALL, (foot + FOOT, FOOT_LINE));
        page.finish(described(self, &counts, sheet.totals, &restricted))
    }

    fn strips(&self, page: &mut Page<'_>, sheet: &Sheet<'_>, restricted: &[(Date, Date)]) {
        let latest = self.snapshots.last().map(|one| one.date);
        let mut top = FIRST;
        for days in &sheet.strips {
            let grid = sheet.grid(days);
            let Some((first, last)) = days.first().zip(days.last()) else { continue };
            if sheet.are_years {
                let at = Point { x: TEXT_MARGIN, y: top + 8.0 };
                page.text(&first.date.year().to_string(), at, Set::PANEL, Anchor::Left);
                top += YEAR;
            }
            let snapshots = self.snapshots.within((first.date, last.date));
            if sheet.has_score {
                let bottom = top + sheet.score_height();
                let is_last = snapshots.last().filter(|one| Some(one.date) == latest);
                let label = is_last.map(|one| sheet.totals.shown(one.total));
                let extent = sheet.extent;
                let restricted = &cut(restricted, (first.date, last.date));
                Score { snapshots, label, extent, restricted, grid, top, bottom }.draw(page);
                top = bottom + BELOW_SCORE;
            }
            Strip { days, grid, top, has_years: !sheet.are_years }.draw(page);
            top += grid.height() + sheet.months() + BETWEEN;
        }
    }

    fn subtitle(&self, sheet: &Sheet<'_>, counts: &Counts) -> Vec<String> {
        let (first, last) = self.ends();
        let what =
            if sheet.has_score { "activity a day and total score" } else { "activity a day" };
        let entry = self.entry().filter(|entry| *entry > first);
        let entry = entry.map(|entry| format!("first entry {}", entry.beside(last)));
        let parts = [Some(what.to_owned()), Some(period(first, last)), entry, not_known(counts)];
        parts.into_iter().flatten().collect()
    }

    /// The busiest days, on at most two lines.
    fn said(&self, counts: &Counts, fonts: &Fonts) -> Vec<String> {
        let sentence = counts.sentence(self.ends().1);
        let Some(sentence) = sentence else { return Vec::new() };
        let fits = wrapped(fonts, &sentence, SAID).len() == 1;
        match sentence.split_once("; ").filter(|_| !fits) {
            Some((week, busiest)) => vec![format!("{week};"), busiest.to_owned()],
            None => vec![sentence],
        }
    }

    /// How to read it, on at most two lines.
    fn footer(&self, sheet: &Sheet<'_>, fonts: &Fonts) -> Vec<String> {
        let cut = (sheet.has_score && sheet.is_cut).then(|| {
            let ends = sheet.extent.in_words().replace(" to ", "–");
            format!("The axis of the score is cut to {ends} of 100.")
        });
        let gaps = self.snapshots.gap_pairs().next().is_some();
        let gaps = gaps.then(|| "Dotted: no snapshots.".to_owned());
        let logged = "Own acts, as logged.".to_owned();
        let sentences = [Some(logged), cut, gaps];
        let text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
        wrapped(fonts, &text, Set::SMALL)
    }

    /// The first and the last day of each restriction.
    fn restricted(&self) -> Vec<(Date, Date)> {
        let stretches = self.days.chunk_by(|a, b| a.is_restricted == b.is_restricted);
        let ends = |days: &[CalendarDay]| Some((days.first()?.date, days.last()?.date));
        stretches.filter(|days| days[0].is_restricted).filter_map(ends).collect()
    }
}

impl Sheet<'_> {
    fn grid(&self, days: &[CalendarDay]) -> Grid {
        match days.first().zip(days.last()) {
            Some((first, _)) if self.are_years => Grid::of_year(first.date.year()),
            Some((first, last)) => Grid::around(first.date, last.date),
            None => Grid::of_year(Date::MIN.year()),
        }
    }

    const fn score_height(&self) -> f64 {
        if self.are_years { SCORES.1 } else { SCORES.0 }
    }

    const fn months(&self) -> f64 {
        if self.are_years { MONTHS.1 } else { MONTHS.0 }
    }

    /// The foot of the last strip.
    fn bottom(&self) -> f64 {
        let score = if self.has_score { self.score_height() + BELOW_SCORE } else { 0.0 };
        let year = if self.are_years { YEAR } else { 0.0 };
        let strip = |days: &&[CalendarDay]| {
            year + score + self.grid(days).height() + self.months() + BETWEEN
        };
        FIRST + self.strips.iter().map(strip).sum::<f64>() - BETWEEN
    }
}

/// The part of each stretch that lies in these days.
fn cut(stretches: &[(Date, Date)], (first, last): (Date, Date)) -> Vec<(Date, Date)> {
    let part = |&(from, to): &(Date, Date)| (from.max(first), to.min(last));
    stretches.iter().map(part).filter(|(from, to)| from <= to).collect()
}

fn wrapped(fonts: &Fonts, text: &str, set: Set) -> Vec<String> {
    fonts.wrap(text, set.size, set.weight, f64::from(WIDTH) - 2.0 * TEXT_MARGIN)
}

/// How high so many lines are, of which the first one begins so far below what stands above.
fn extra(first: f64, line: f64, count: usize) -> f64 {
    let more = u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX);
    if count == 0 { 0.0 } else { first + line * f64::from(more) }
}

fn lines(page: &mut Page<'_>, texts: &[String], set: Set, (mut y, line): (f64, f64)) {
    for text in texts {
        page.text(text, Point { x: TEXT_MARGIN, y }, set, Anchor::Left);
        y += line;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in units")]
fn whole(height: f64) -> u32 {
    height.ceil() as u32
}
