//! The rules and the cases of chart 4.

mod alternative;
mod distance;
mod layout;
