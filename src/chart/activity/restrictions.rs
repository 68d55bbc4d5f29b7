//! The days of a restriction, over all rows of chart 5.

use super::panel::ends;
use crate::chart::figure::{Area, Ink, Page, Point, Set};
use crate::chart::parts::room::Room;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words;
use crate::domain::{Date, LimitDay};

/// So far below the last row, and below the dates, a band ends ...
const BAND_BELOW: f64 = 28.0;
/// ... and its word stands.
const WORD_BELOW: f64 = 43.0;
/// The word of a band.
const WORD: &str = "restricted";

/// Where bands and their words lie.
pub(super) struct Restrictions<'a> {
    /// Those of a row: all have the same.
    pub(super) days: &'a [LimitDay],
    pub(super) axis: &'a TimeAxis,
    pub(super) across: Across,
    /// The upper edge of the first row.
    pub(super) top: f64,
    /// The lower edge of the last row.
    pub(super) bottom: f64,
}

impl Restrictions<'_> {
    /// Draws the bands, with the word under each where no other one is.
    pub(super) fn draw(&self, page: &mut Page<'_>) {
        let mut room = Room::beside(self.across, Vec::new());
        let stretches = self.days.chunk_by(|a, b| a.is_restricted == b.is_restricted);
        let restricted = stretches.filter(|days| days[0].is_restricted);
        let bands: Vec<(f64, f64)> = restricted.map(|days| self.band(page, days)).collect();
        for band in bands.into_iter().rev() {
            let at = self.under(page, band);
            room.place(page, WORD, &[at], Set::SMALL);
        }
    }

    fn band(&self, page: &mut Page<'_>, days: &[LimitDay]) -> (f64, f64) {
        /// A day of ten years is seen.
        const NARROWEST: f64 = 2.0;
        let (left, right) = self.axis.stretch(ends(days), self.across);
        let right = right.max((left + NARROWEST).min(self.across.right));
        let left = left.min(right - NARROWEST);
        let bottom = self.bottom + BAND_BELOW;
        page.bar(Area { left, right, top: self.top, bottom }, Ink::Restricted);
        (left, right)
    }

    /// The word in the middle of its band, below it.
    fn under(&self, page: &Page<'_>, (left, right): (f64, f64)) -> Point {
        let width = page.fonts.width(WORD, Set::SMALL.size, Set::SMALL.weight);
        let x = f64::midpoint(left, right) - width / 2.0;
        let x = x.clamp(self.across.left, (self.across.right - width).max(self.across.left));
        Point { x, y: self.bottom + WORD_BELOW }
    }
}

/// `restricted from 4 Nov to 11 Nov 2025`.
pub(super) fn restricted(days: &[LimitDay]) -> Option<String> {
    let stretches = days.chunk_by(|a, b| a.is_restricted == b.is_restricted);
    let restricted = stretches.filter(|days| days[0].is_restricted);
    let restricted: Vec<(Date, Date)> = restricted.map(ends).collect();
    words::restricted(&restricted, (days.first()?.date, days.last()?.date))
}
