//! A figure as a file: PNG or SVG.

use tiny_skia::Pixmap;

use super::backend::{Canvas, Surface};
use super::raster::Raster;
use super::scale::Scale;
use super::svg::Svg;
use super::{marks, png, svg};
use crate::chart::figure::{Figure, Fonts, Ink, Theme};

/// A drawn chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// In pixels; of an SVG in units, which are CSS pixels.
    pub width: u32,
    /// As the width.
    pub height: u32,
    /// The letters that no font has, each once; a hollow box stands for each.
    pub missing: String,
}

/// Why a figure could not be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
    /// The figure has no area, or one that no memory holds.
    #[error("a picture of {width} x {height} pixels cannot be drawn")]
    Size {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// The drawing library failed.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
    /// The encoder failed.
    #[error("the chart could not be encoded")]
    Encoding(#[source] ::png::EncodingError),
}

impl Figure {
    /// Draws the figure as a PNG: opaque, sRGB, with its density and its text alternative inside.
    ///
    /// The same figure, theme, scale and fonts give the same bytes. At scale 2 it takes about 30 ms
    /// and 12 MB; both grow with the square of the scale.
    ///
    /// # Errors
    ///
    /// Returns [`ChartError`] when the picture's size is impossible or a library fails.
    pub fn to_png(&self, theme: Theme, scale: Scale, fonts: &Fonts) -> Result<Picture, ChartError> {
        let pixels = u32::from(scale.pixels());
        let (width, height) =
            (self.width.saturating_mul(pixels), self.height.saturating_mul(pixels));
        let mut pixmap = Pixmap::new(width, height).ok_or(ChartError::Size { width, height })?;
        let [red, green, blue] = Ink::Ground.rgb(theme);
        pixmap.fill(tiny_skia::Color::from_rgba8(red, green, blue, u8::MAX));
        let mut raster = Raster::new(pixmap, scale.pixels());
        self.draw_on(&mut raster, theme, fonts)?;
        let words = png::Words { title: &self.title, alt: &self.alt };
        let bytes = png::encode(&raster.pixmap, scale, &words).map_err(ChartError::Encoding)?;
        Ok(Picture { bytes, width, height, missing: self.missing(fonts) })
    }

    /// Draws the figure as an SVG: paths only, so that it looks the same where the fonts are not,
    /// with its title and its text alternative inside.
    ///
    /// The same figure, theme and fonts give the same bytes.
    ///
    /// # Errors
    ///
    /// Returns [`ChartError`] when the drawing library fails.
    pub fn to_svg(&self, theme: Theme, fonts: &Fonts) -> Result<Picture, ChartError> {
        let mut svg = Svg::default();
        self.draw_on(&mut svg, theme, fonts)?;
        let bytes = svg.finish(self, theme).into_bytes();
        let (width, height) = (self.width, self.height);
        Ok(Picture { bytes, width, height, missing: self.missing(fonts) })
    }

    /// The characters that no font has, each once.
    fn missing(&self, fonts: &Fonts) -> String {
        let missing = self.labels().flat_map(|label| fonts.missing(&label.text));
        missing.collect::<std::collections::BTreeSet<char>>().into_iter().collect()
    }

    fn draw_on<S: Surface>(
        &self,
        surface: &mut S,
        theme: Theme,
        fonts: &Fonts,
    ) -> Result<(), ChartError> {
        let canvas = Canvas::new(surface, fonts, (self.width, self.height));
        marks::draw(self, canvas, theme).map_err(|error| ChartError::Drawing(error.to_string()))
    }
}

/// Whether a file is a picture, PNG or SVG, that names this program as the one that drew it.
///
/// The first 2 kB of the file are enough; nothing is decoded.
#[must_use]
pub fn is_own_picture(bytes: &[u8]) -> bool {
    png::is_own(bytes) || svg::is_own(bytes)
}
