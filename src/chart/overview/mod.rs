//! Chart 1, the overview: the total with its runs, and the four pillars with what feeds them.

mod alternative;
mod chart;
mod finding;
mod layout;
mod pillar;
mod rows;
mod shown;
mod single;
mod stretch;
mod strip;
#[cfg(test)]
mod tests;
mod together;
mod total;
mod usual;

pub use layout::PageShape;
pub use shown::{Linked, Overview};
pub use stretch::{Stretch, StretchSort};
