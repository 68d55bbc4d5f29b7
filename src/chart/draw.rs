//! A figure drawn: plotters' elements on our backend, then a PNG or an SVG.

use std::str::FromStr;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{
    Cartesian2d, Circle, DrawingArea, FontDesc, FontFamily, FontStyle, IntoDrawingArea,
    PathElement, Polygon, RGBAColor, Rectangle, ShapeStyle, Text, TextStyle,
};
use plotters_backend::text_anchor::Pos;
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};
use tiny_skia::Pixmap;

use super::backend::{Canvas, Surface};
use super::png::{self, Words};
use super::raster::Raster;
use super::strokes;
use super::svg::Svg;
use crate::chart::figure::{
    Area, Figure, Fill, Fonts, Ink, Label, Mark, Point, SUBUNITS, Theme, Weight,
};

/// Pixels a unit, 1 to 4; 2 unless chosen otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u8);

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

/// Why a scale was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a whole number from {} to {}", Scale::MIN, Scale::MAX)]
pub struct ScaleError;

impl Scale {
    /// One pixel a unit: 640 pixels wide.
    pub const MIN: u8 = 1;
    /// Four pixels a unit: 2560 pixels wide.
    pub const MAX: u8 = 4;

    /// That many pixels a unit, if it is from 1 to 4.
    #[must_use]
    pub const fn new(pixels: u8) -> Option<Self> {
        if pixels >= Self::MIN && pixels <= Self::MAX { Some(Self(pixels)) } else { None }
    }

    /// Pixels a unit.
    #[must_use]
    pub const fn pixels(self) -> u8 {
        self.0
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self(2)
    }
}

impl FromStr for Scale {
    type Err = ScaleError;

    fn from_str(text: &str) -> Result<Self, ScaleError> {
        text.trim().parse().ok().and_then(Self::new).ok_or(ScaleError)
    }
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
        let words = Words { title: &self.title, alt: &self.alt };
        let bytes = png::encode(&raster.pixmap, scale, &words).map_err(ChartError::Encoding)?;
        Ok(Picture { bytes, width, height, missing: self.missing(fonts) })
    }

    /// Draws the figure as an SVG: paths only, so that it looks the same where the fonts are not, with
    /// its title and its text alternative inside.
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
        self.draw_marks(&canvas.into_drawing_area(), theme)
            .map_err(|error| ChartError::Drawing(error.to_string()))
    }

    fn draw_marks<S: Surface>(
        &self,
        root: &DrawingArea<Canvas<'_, S>, Shift>,
        theme: Theme,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let (across, down) = root.dim_in_pixel();
        let size = (0..across.cast_signed(), 0..down.cast_signed());
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let area = root.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            0.0..width,
            0.0..height,
            size,
        ));
        for mark in &self.marks {
            match mark {
                Mark::Bar { area: place, ink, fill } => {
                    draw_bar(&area, place, *fill, style(*ink, theme))?;
                }
                Mark::Rule { from, to, ink } => {
                    let style = style(*ink, theme).stroke_width(u32::from(SUBUNITS));
                    area.draw(&Rule { ends: [from.pair(), to.pair()], style })?;
                }
                Mark::Line { points, width, ink, dash: Some(dash) } => {
                    let style = style(*ink, theme).filled();
                    for stroke in strokes::strokes(points, *width, *dash) {
                        area.draw(&Polygon::new(stroke.map(Point::pair), style))?;
                    }
                }
                Mark::Line { points, width, ink, dash: None } => {
                    let style = style(*ink, theme).stroke_width(steps(*width));
                    let points: Vec<_> = points.iter().copied().map(Point::pair).collect();
                    area.draw(&PathElement::new(points, style))?;
                }
                Mark::Dot { at, radius, ink, shape } => {
                    let style = style(*ink, theme).filled();
                    match strokes::corners(*shape, *at, *radius) {
                        None => area.draw(&Circle::new(at.pair(), steps(*radius), style))?,
                        Some(corners) => {
                            let corners: Vec<_> = corners.into_iter().map(Point::pair).collect();
                            area.draw(&Polygon::new(corners, style))?;
                        }
                    }
                }
                Mark::Text(label) => {
                    let style = text_style(label, theme);
                    area.draw(&Text::new(label.text.as_str(), label.at.pair(), style))?;
                }
            }
        }
        root.present()?;
        Ok(())
    }
}

impl Point {
    const fn pair(self) -> (f64, f64) {
        (self.x, self.y)
    }
}

type Sheet<'a, S> = DrawingArea<Canvas<'a, S>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

fn draw_bar<S: Surface>(
    sheet: &Sheet<'_, S>,
    place: &Area,
    fill: Fill,
    style: ShapeStyle,
) -> Result<(), Box<dyn std::error::Error>> {
    /// How thick outlines and hatching are.
    const OUTLINE: f64 = 1.25;
    /// What a pale bar covers of its ground.
    const PALE: f64 = 0.28;
    let corners = |area: &Area| [(area.left, area.top), (area.right, area.bottom)];
    let inner = strokes::inset(place, OUTLINE / 2.0);
    let Some(inner) = inner.filter(|_| fill != Fill::Solid) else {
        sheet.draw(&Rectangle::new(corners(place), style.filled()))?;
        return Ok(());
    };
    let thin = style.stroke_width(steps(OUTLINE));
    if fill == Fill::Pale {
        let color = plotters::style::Color::mix(&style.color, PALE);
        sheet.draw(&Rectangle::new(corners(place), ShapeStyle { color, ..style }.filled()))?;
    } else {
        for line in strokes::hatching(&inner) {
            sheet.draw(&PathElement::new(line.map(Point::pair).to_vec(), thin))?;
        }
    }
    sheet.draw(&Rectangle::new(corners(&inner), ShapeStyle { filled: false, ..thin }))?;
    Ok(())
}

/// A line of an axis or a grid: the one element that the backend puts on whole pixels.
struct Rule {
    ends: [(f64, f64); 2],
    style: ShapeStyle,
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Rule {
    type Point = &'a (f64, f64);
    type IntoIter = std::slice::Iter<'a, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.ends.iter()
    }
}

impl<B: DrawingBackend> Drawable<B> for Rule {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut ends: I,
        backend: &mut B,
        _size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        match (ends.next(), ends.next()) {
            (Some(from), Some(to)) => backend.draw_line(from, to, &self.style),
            _ => Ok(()),
        }
    }
}

fn style(ink: Ink, theme: Theme) -> ShapeStyle {
    let [red, green, blue] = ink.rgb(theme);
    ShapeStyle::from(RGBAColor(red, green, blue, ink.opacity()))
}

fn text_style(label: &Label, theme: Theme) -> TextStyle<'static> {
    let weight = match label.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let size = f64::from(label.size) * f64::from(SUBUNITS);
    TextStyle {
        font: FontDesc::new(FontFamily::SansSerif, size, weight),
        color: plotters::style::Color::to_backend_color(&style(label.ink, theme).color),
        pos: Pos::default(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths and radii are positive and far below 2^32"
)]
fn steps(units: f64) -> u32 {
    (units * f64::from(SUBUNITS)).round() as u32
}
