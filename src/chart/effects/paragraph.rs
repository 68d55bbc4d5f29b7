//! Sentences on as many lines as they need.

use crate::chart::figure::{Fonts, Page, Point, Set, TEXT_MARGIN, WIDTH};

/// The height of a line.
const LINE: f64 = 20.0;
/// Where the words of a group begin.
pub(super) const INDENT: f64 = TEXT_MARGIN + 16.0;
/// The most lines of a text; beyond them it is cut.
const MOST: usize = 6;

/// A text in lines between `left` and the right margin.
pub(super) fn lines(fonts: &Fonts, text: &str, left: f64) -> Vec<String> {
    let Set { size, weight, .. } = Set::ROW;
    let room = f64::from(WIDTH) - TEXT_MARGIN - left;
    let (mut lines, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let mut wrapped = fonts.wrap(rest, size, weight, room);
        if lines.len() + 2 >= MOST {
            lines.append(&mut wrapped);
            break;
        }
        let first = wrapped.swap_remove(0);
        // A text that nothing of fits is cut as a whole.
        rest = rest.get(first.len()..).filter(|_| rest.starts_with(&first)).unwrap_or_default();
        rest = rest.trim_start();
        lines.push(first);
    }
    lines
}

/// How high so many lines are.
pub(super) fn height(lines: usize) -> f64 {
    LINE * u8::try_from(lines).map_or(f64::from(u8::MAX), f64::from)
}

/// Writes lines down from a corner, each on ground of its own; where they end.
pub(super) fn write(page: &mut Page<'_>, lines: &[String], corner: Point, set: Set) -> f64 {
    let mut foot = corner.y;
    for line in lines {
        page.clear_text(line, Point { x: corner.x, y: foot + 14.0 }, set);
        foot += LINE;
    }
    foot
}
