//! A chart as plain data, and what lays it out: marks, colours, text, and the page of every chart.

mod marks;
mod page;
mod palette;
mod subunit;
#[cfg(test)]
mod tests;
pub(super) mod text;

pub use marks::{Area, Dash, Figure, Fill, Label, Mark, Point, Shape};
pub(super) use page::{Anchor, Page, Set, TEXT_MARGIN, WIDTH};
pub use palette::{Ink, Theme};
pub(super) use subunit::SUBUNITS;
pub use text::{FontError, Fonts, Weight};
