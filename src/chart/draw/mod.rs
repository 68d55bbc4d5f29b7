//! A figure drawn: plotters' elements on our backend, then a PNG or an SVG. The only folder that
//! names a library of drawing.

mod backend;
mod marks;
mod picture;
mod png;
mod raster;
mod scale;
mod strokes;
mod svg;
#[cfg(test)]
mod tests;

pub use picture::{ChartError, Picture, is_own_picture};
pub use scale::{Scale, ScaleError};
