//! Writing: one writer at a time, files replaced as a whole, earlier versions kept for `undo`.

mod backup;
mod commit;
mod history;
mod kept;
mod lock;
mod own_folder;
mod replace;
mod saved;
mod stage;
mod steps;
#[cfg(test)]
mod tests;
mod transaction;
mod view;

pub use history::{Done, History};
pub(super) use kept::lost;
pub(super) use own_folder::{OwnFolder, make_folders};
pub(super) use replace::{is_same, sync_folder};
pub use replace::{replace_picture, write_export, write_letter};
pub use saved::Saved;
pub use transaction::Transaction;
pub(super) use view::View;
