//! What the squares of a calendar mean.

use super::counts::Counts;
use super::day::{CalendarDay, LoggedDay, NAMES};
use super::strip::square;
use crate::chart::figure::{Anchor, Area, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::domain::Date;

/// How large a square is, and between it and its words.
const SQUARE: f64 = 11.0;
const BESIDE: f64 = 5.0;
/// Between the parts.
const APART: f64 = 15.0;
/// The least that was done on a day of each class.
const LEAST: [u64; NAMES.len()] = [0, 1, 10, 20, 40];

/// Draws the squares with their names on a baseline: the classes, and what else there is.
pub(super) fn draw(page: &mut Page<'_>, days: &[CalendarDay], counts: &Counts, y: f64) {
    let mut x = TEXT_MARGIN;
    let classes = LEAST.into_iter().zip(NAMES);
    let mut parts: Vec<(LoggedDay, bool, String)> =
        classes.map(|(least, name)| (LoggedDay::All(least), false, name.to_owned())).collect();
    if let Some((_, _, last)) = parts.last_mut() {
        last.push_str(" a day");
    }
    if counts.unknown() > 0 {
        parts.push((LoggedDay::Unknown, false, "not known".to_owned()));
    }
    if days.iter().any(|day| day.is_restricted) {
        parts.push((LoggedDay::Before, true, "restricted".to_owned()));
    }
    for (logged, is_restricted, name) in parts {
        let area = Area { left: x, right: x + SQUARE, top: y - SQUARE, bottom: y };
        square(page, &CalendarDay { date: Date::MIN, logged, is_restricted }, area);
        x += SQUARE + BESIDE;
        let ink = if is_restricted { Ink::Limit } else { Ink::Muted };
        let set = Set { ink, ..Set::SMALL };
        page.text(&name, Point { x, y }, set, Anchor::Left);
        x += page.fonts.width(&name, set.size, set.weight) + APART;
    }
}
