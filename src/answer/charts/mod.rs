//! Charts of a person, each laid out.

mod activity;
mod benchmark;
mod card;
mod change;
mod material;
mod overview;
mod pillar;
mod sheet;

pub use material::Material;
pub use sheet::{CHARTS, Chart, Drawing, Sheet};
