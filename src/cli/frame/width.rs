//! How wide an answer is.

use terminal_size::{Width, terminal_size};

use crate::words::WIDTH;

/// The fewest columns for which an answer is laid out.
const NARROWEST: usize = 60;

/// How many columns a line of an answer may take: those of the terminal; elsewhere 80.
pub(crate) fn room() -> usize {
    terminal_size().map_or(WIDTH, |(Width(width), _)| usize::from(width).max(NARROWEST))
}

/// The same of a paragraph, which nobody reads in lines of more than 80.
pub(crate) fn paragraph() -> usize {
    room().min(WIDTH)
}
