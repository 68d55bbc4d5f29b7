//! The rules and the cases of chart 1.

mod alternative;
mod layout;
