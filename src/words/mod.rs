//! Parts of speech that several answers share: how numbers, counts, lists, dates and moves are
//! written, and how a text is fitted into so many columns.

mod dates;
mod escape;
mod groups;
mod leaps;
mod lists;
pub mod numbers;
mod room;
mod runs;
mod scores;
pub mod spark;

pub use dates::{ago, in_full, with_year};
pub use escape::{escaped, unescaped};
pub use groups::group;
pub use leaps::leap;
pub use lists::{counted, or_list, ordinal};
pub use room::{WIDTH, columns, cut, cut_to, filled, folded, shortened, wrapped};
pub use runs::current;
pub use scores::{moved, pillars, signed, since_the_one_before};
