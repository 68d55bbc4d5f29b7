//! The rules and the cases of chart 2.

mod alternative;
mod layout;
