//! Tables: CSV of any spreadsheet, XLSX, and what `ssi export` writes.
//!
//! A file is a [`Book`] of [`Sheet`]s. A [`Table`] is a sheet whose header was understood
//! (`data/headers.csv`) and whose dates were settled by the whole column; its rows come one after
//! the other, as [`Item`]s.

mod activities;
mod banner;
mod book;
mod counted;
mod day;
mod document;
mod doubt;
mod header;
mod item;
mod layout;
mod lexicon;
mod long;
mod named;
mod number;
mod order;
mod place;
mod rules;
mod scores;
mod settle;
mod sheet;
mod telling;
#[cfg(test)]
mod tests;
mod tidy;
mod title;
mod unreadable;
mod wide;
mod window;
mod workbook;

pub use book::{Book, too_large};
pub use counted::Counted;
pub use doubt::Doubt;
pub use header::{Header, HeaderError};
pub use item::{ActivityRow, Done, Item, LeftOut, Rejected, ScoresRow};
pub use layout::Layout;
pub use lexicon::{Meaning, names_no_person, names_nobody};
pub use named::Named;
pub use order::DateOrder;
pub use rules::{Map, Rules, Sort};
pub use settle::{Settled, Undecided};
pub use sheet::Sheet;
pub use tidy::{Table, TableError};
pub use title::names_somebody;
pub use unreadable::Unreadable;
pub use window::period_end;
