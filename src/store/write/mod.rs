//! Writing: one writer at a time, files replaced as a whole, earlier versions kept for `undo`.

mod lock;
mod replace;
mod undo;

pub(super) use lock::make_folders;
pub use lock::{Lock, Saved};
#[cfg(test)]
pub(super) use replace::{Access, replace};
pub use replace::{replace_picture, write_letter};
