//! The marks of a figure as plotters' elements on our backend.

use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{
    Cartesian2d, Circle, DrawingArea, FontDesc, FontFamily, FontStyle, IntoDrawingArea,
    PathElement, Polygon, RGBAColor, Rectangle, ShapeStyle, Text, TextStyle,
};
use plotters_backend::text_anchor::Pos;
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::backend::{Canvas, Surface};
use super::strokes;
use crate::chart::figure::{
    Area, Dash, Figure, Fill, Ink, Label, Mark, Point, SUBUNITS, Shape, Theme, Weight,
};

/// What is drawn on, in units.
type Sheet<'a, S> = DrawingArea<Canvas<'a, S>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Draws every mark of a figure, from back to front.
///
/// # Errors
///
/// Returns the error of an element that could not be drawn.
pub(super) fn draw<S: Surface>(figure: &Figure, canvas: Canvas<'_, S>, theme: Theme) -> Drawn {
    let root = canvas.into_drawing_area();
    let (across, down) = root.dim_in_pixel();
    let size = (0..across.cast_signed(), 0..down.cast_signed());
    let (width, height) = (f64::from(figure.width), f64::from(figure.height));
    let sheet = root.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
        0.0..width,
        0.0..height,
        size,
    ));
    for mark in &figure.marks {
        draw_mark(&sheet, mark, theme)?;
    }
    root.present()?;
    Ok(())
}

fn draw_mark<S: Surface>(sheet: &Sheet<'_, S>, mark: &Mark, theme: Theme) -> Drawn {
    match mark {
        Mark::Bar { area, ink, fill } => draw_bar(sheet, area, *fill, style(*ink, theme)),
        Mark::Rule { from, to, ink } => {
            let style = style(*ink, theme).stroke_width(u32::from(SUBUNITS));
            Ok(sheet.draw(&Rule { ends: [from.pair(), to.pair()], style })?)
        }
        Mark::Line { points, width, ink, dash } => {
            draw_line(sheet, points, *width, *dash, style(*ink, theme))
        }
        Mark::Surface { points, ink } => {
            let points: Vec<_> = points.iter().copied().map(Point::pair).collect();
            Ok(sheet.draw(&Polygon::new(points, style(*ink, theme).filled()))?)
        }
        Mark::Dot { at, radius, ink, shape } => {
            draw_dot(sheet, *at, *radius, *shape, style(*ink, theme).filled())
        }
        Mark::Text(label) => {
            let style = text_style(label, theme);
            Ok(sheet.draw(&Text::new(label.text.as_str(), label.at.pair(), style))?)
        }
    }
}

fn draw_line<S: Surface>(
    sheet: &Sheet<'_, S>,
    points: &[Point],
    width: f64,
    dash: Option<Dash>,
    style: ShapeStyle,
) -> Drawn {
    let Some(dash) = dash else {
        let points: Vec<_> = points.iter().copied().map(Point::pair).collect();
        return Ok(sheet.draw(&PathElement::new(points, style.stroke_width(steps(width))))?);
    };
    for stroke in strokes::strokes(points, width, dash) {
        sheet.draw(&Polygon::new(stroke.map(Point::pair), style.filled()))?;
    }
    Ok(())
}

fn draw_dot<S: Surface>(
    sheet: &Sheet<'_, S>,
    at: Point,
    radius: f64,
    shape: Shape,
    style: ShapeStyle,
) -> Drawn {
    match strokes::corners(shape, at, radius) {
        None => sheet.draw(&Circle::new(at.pair(), steps(radius), style))?,
        Some(corners) => {
            let corners: Vec<_> = corners.into_iter().map(Point::pair).collect();
            sheet.draw(&Polygon::new(corners, style))?;
        }
    }
    Ok(())
}

impl Point {
    const fn pair(self) -> (f64, f64) {
        (self.x, self.y)
    }
}

fn draw_bar<S: Surface>(
    sheet: &Sheet<'_, S>,
    place: &Area,
    fill: Fill,
    style: ShapeStyle,
) -> Drawn {
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
