//! Why a file holds no table.

/// Why a file holds no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Nothing stands in it.
    #[error("there is nothing in it")]
    Empty,
    /// It is another sort of file.
    #[error("it is {0}, and no table")]
    Other(&'static str),
    /// A table that other programs must write anew.
    #[error("it is {0}")]
    OldFormat(&'static str),
    /// LinkedIn's archive, or another one.
    #[error("it is an archive (ZIP), and no table")]
    Archive,
    /// A workbook with a password.
    #[error("the workbook is locked by a password")]
    Locked,
    /// More than is read into memory.
    #[error("it holds {0}")]
    TooLarge(String),
    /// A line that no table has.
    #[error("line {0} has more than 1 MB")]
    LongLine(usize),
    /// The workbook is damaged.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// The JSON is none that `ssi` writes.
    #[error("its JSON is none that ssi exports: {0}")]
    OtherJson(String),
}
