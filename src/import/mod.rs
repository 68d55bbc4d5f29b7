//! Recording without typing: bytes that a person brings become records, and rows that are none, each
//! with its place. Nothing here reads a file or writes one; what becomes of the records is decided
//! by [`merge`](crate::domain::merge), and saved by whoever asked.

pub mod table;
