//! The days of a restriction, over all rows of chart 5.

use super::panel::ends;
use super::row::LimitRow;
use crate::chart::figure::{Area, Ink, Page, Point, Set};
use crate::chart::parts::room::Room;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words;
use crate::domain::{Date, LimitDay};

/// So far below the last row lie the word of a restriction and the end of its band.
const FOOT: (f64, f64) = (42.0, 48.0);
/// The word of a band.
const WORD: &str = "restricted";

/// Where bands and their words lie.
pub(super) struct Restrictions<'a> {
    pub(super) rows: &'a [LimitRow<'a>],
    /// Of any row: all have the same.
    pub(super) days: &'a [LimitDay],
    pub(super) axis: &'a TimeAxis,
    pub(super) across: Across,
    /// The upper edge of the first row.
    pub(super) top: f64,
    /// The lower edge of the last row.
    pub(super) bottom: f64,
}

impl Restrictions<'_> {
    /// Draws the bands, with the word at the foot; of the last one also why the safe numbers step,
    /// where they do.
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        let mut room = Room::beside(self.across, Vec::new());
        let stretches = self.days.chunk_by(|a, b| a.is_restricted == b.is_restricted);
        let restricted = stretches.filter(|days| days[0].is_restricted);
        let bands: Vec<(f64, f64)> = restricted.map(|days| self.band(page, days)).collect();
        // The last one first, so that there is room for its words.
        for (place, (left, right)) in bands.into_iter().rev().enumerate() {
            let halves = self.halves().filter(|_| place == 0);
            let words = halves.as_deref().into_iter().chain([WORD]);
            for words in words {
                if room.place(page, words, &self.places(page, words, (left, right)), Set::SMALL) {
                    break;
                }
            }
        }
    }

    fn band(&self, page: &mut Page<'_>, days: &[LimitDay]) -> (f64, f64) {
        /// A day of ten years is seen.
        const NARROWEST: f64 = 2.0;
        let (left, right) = self.axis.stretch(ends(days), self.across);
        let right = right.max((left + NARROWEST).min(self.across.right));
        let left = left.min(right - NARROWEST);
        let bottom = self.bottom + FOOT.1;
        page.bar(Area { left, right, top: self.top, bottom }, Ink::Restricted);
        (left, right)
    }

    /// The word in the middle of its band; more words from its left edge on.
    fn places(&self, page: &Page<'_>, words: &str, (left, right): (f64, f64)) -> [Point; 1] {
        let width = page.fonts.width(words, Set::SMALL.size, Set::SMALL.weight);
        let x = if words == WORD { f64::midpoint(left, right) - width / 2.0 } else { left + 4.0 };
        let x = x.clamp(self.across.left, (self.across.right - width).max(self.across.left));
        [Point { x, y: self.bottom + FOOT.0 }]
    }

    /// `restricted, then half until 25 Nov 2025 where the line steps`.
    fn halves(&self) -> Option<String> {
        let end = self.days.last()?.date;
        let halved = self.rows.iter().flat_map(|row| row.days).filter(|day| day.is_halved);
        let last = halved.map(|day| day.date).max()?;
        let until =
            if last == end { String::new() } else { format!(" until {}", last.beside(end)) };
        Some(format!("{WORD}, then half{until} where the line steps"))
    }
}

/// `restricted from 4 Nov to 11 Nov 2025`.
pub(super) fn restricted(days: &[LimitDay]) -> Option<String> {
    let stretches = days.chunk_by(|a, b| a.is_restricted == b.is_restricted);
    let restricted = stretches.filter(|days| days[0].is_restricted);
    let restricted: Vec<(Date, Date)> = restricted.map(ends).collect();
    words::restricted(&restricted, (days.first()?.date, days.last()?.date))
}
