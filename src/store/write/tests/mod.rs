//! Writing, as the rest of the program meets it.

mod history;
mod several;
mod support;
mod transaction;
