//! Parts of speech that several answers share.

mod dates;
mod lists;
mod room;
mod scores;

pub(crate) use dates::ago;
pub(crate) use lists::{counted, or_list};
pub(crate) use room::{WIDTH, columns, cut, cut_to, wrapped};
pub(crate) use scores::{moved, pillars, signed, since_the_one_before};
