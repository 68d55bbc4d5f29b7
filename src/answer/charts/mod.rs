//! Charts of a person, each laid out.

mod activity;
mod benchmark;
mod calendar;
mod card;
mod change;
mod done;
mod effects;
mod kind;
mod material;
mod overview;
mod pillar;
mod sheet;
mod team;
mod worth;

pub use kind::Chart;
pub use material::Material;
pub use sheet::{CHARTS, Drawing, Sheet};
