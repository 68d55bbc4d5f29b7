//! The terminal to which the answer goes.

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Width, terminal_size_of};

use crate::words::WIDTH;

/// How many columns stdout has, if it is a terminal.
pub(crate) fn width() -> Option<usize> {
    terminal_size_of(std::io::stdout()).map(|(Width(width), _)| usize::from(width))
}

/// How many columns a line of an answer may take: those of the terminal; elsewhere 80.
pub(crate) fn room() -> usize {
    width().unwrap_or(WIDTH)
}

/// How many columns a paragraph may take: those of the terminal, but no more than are read well.
pub(crate) fn paragraph_width() -> usize {
    room().min(WIDTH)
}

/// Whether to keep the styles of a text for stdout.
pub(crate) fn color_of_stdout(choice: ColorChoice) -> ColorChoice {
    match choice {
        ColorChoice::Auto => AutoStream::choice(&std::io::stdout()),
        choice => choice,
    }
}
