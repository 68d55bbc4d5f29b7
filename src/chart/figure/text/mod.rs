//! Lines of text: the fonts, the shapes of a line, what fits, and a person's own words.

mod fitting;
mod fonts;
mod own;
mod shaping;

pub(in crate::chart) use fonts::Source;
pub use fonts::{FontError, Fonts, Weight};
pub(in crate::chart) use own::{cleaned, cut_to_chars, isolated};
pub(in crate::chart) use shaping::{BOX_WIDTH, Line};
