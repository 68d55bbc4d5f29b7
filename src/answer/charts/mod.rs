//! Charts of a person, each laid out.

mod activity;
mod change;
mod material;
mod sheet;

pub use material::Material;
pub use sheet::{Drawing, Sheet};
