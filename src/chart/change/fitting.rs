//! Words below and above a column.

use crate::chart::figure::{Fonts, Set};

/// A text on one line, or on two that are as even as they can be; `None` where that is too wide.
pub(super) fn lines(fonts: &Fonts, text: &str, set: Set, width: f64) -> Option<Vec<String>> {
    let measured = |text: &str| fonts.width(text, set.size, set.weight);
    if measured(text) <= width {
        return Some(vec![text.to_owned()]);
    }
    let halves = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let wider = |(a, b): &(&str, &str)| measured(a).max(measured(b));
    let fitting = halves.filter(|halves| wider(halves) <= width);
    let (first, second) = fitting.min_by(|a, b| wider(a).total_cmp(&wider(b)))?;
    Some(vec![first.to_owned(), second.to_owned()])
}

/// A range on one line, or its ends on two; `None` where that is too wide.
pub(super) fn range(fonts: &Fonts, text: &str, set: Set, width: f64) -> Option<Vec<String>> {
    let lines = match text.split_once(" to ") {
        Some((low, high)) if fonts.width(text, set.size, set.weight) > width => {
            vec![low.to_owned(), format!("to {high}")]
        }
        _ => vec![text.to_owned()],
    };
    lines.iter().all(|line| fonts.width(line, set.size, set.weight) <= width).then_some(lines)
}
