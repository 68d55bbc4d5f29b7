//! A surface of pixels.

use plotters_backend::BackendColor;
use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, PathSegment, Pixmap, Point, Rect,
    Stroke, Transform,
};

use super::backend::Surface;
use crate::chart::figure::SUBUNITS;

/// A picture of pixels, and how many of them a step of the coordinates has.
pub(super) struct Raster {
    pub(super) pixmap: Pixmap,
    pixels: f32,
}

impl Raster {
    /// Draws on a picture of that many pixels a unit.
    pub(super) fn new(pixmap: Pixmap, scale: u8) -> Self {
        Self { pixmap, pixels: f32::from(scale) / f32::from(SUBUNITS) }
    }

    fn transform(&self) -> Transform {
        Transform::from_scale(self.pixels, self.pixels)
    }
}

impl Surface for Raster {
    fn fill(&mut self, path: &Path, color: BackendColor) {
        let transform = self.transform();
        self.pixmap.fill_path(path, &paint(color), FillRule::Winding, transform, None);
    }

    /// Quicker than its path, of which the many bars of a chart would be most of the time.
    fn fill_rect(&mut self, rect: Rect, color: BackendColor) {
        if let Some(rect) = rect.transform(self.transform()) {
            self.pixmap.fill_rect(rect, &paint(color), Transform::identity(), None);
        }
    }

    fn stroke(&mut self, path: &Path, width: f32, color: BackendColor) {
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        let stroke = Stroke { width, line_cap, line_join, ..Stroke::default() };
        let transform = self.transform();
        let mut draw = |path: &Path| {
            self.pixmap.stroke_path(path, &paint(color), &stroke, transform, None);
        };
        match in_pieces(path).filter(|_| color.alpha >= 1.0) {
            Some(pieces) => pieces.iter().for_each(draw),
            None => draw(path),
        }
    }

    /// Puts the line on whole pixels.
    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, color: BackendColor) {
        let thick = (width * self.pixels).round().max(1.0);
        let start = |step: f32| (step * self.pixels - thick / 2.0).round();
        let end = |step: f32| (step * self.pixels).round();
        let is_level = (to.0 - from.0).abs() >= (to.1 - from.1).abs();
        let rect = if is_level {
            let (left, right) = (from.0.min(to.0), from.0.max(to.0));
            Rect::from_ltrb(end(left), start(from.1), end(right), start(from.1) + thick)
        } else {
            let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
            Rect::from_ltrb(start(from.0), end(top), start(from.0) + thick, end(bottom))
        };
        if let Some(rect) = rect {
            self.pixmap.fill_rect(rect, &paint(color), Transform::identity(), None);
        }
    }
}

/// A long line in pieces, each of which begins where the one before ends; `None` if it is short or
/// no plain line. To fill what goes round a line takes the square of its points.
fn in_pieces(path: &Path) -> Option<Vec<Path>> {
    const MOST: usize = 48;
    if path.len() <= MOST {
        return None;
    }
    let point = |segment: PathSegment| match segment {
        PathSegment::MoveTo(point) | PathSegment::LineTo(point) => Some(point),
        _ => None,
    };
    let points: Vec<Point> = path.segments().map(point).collect::<Option<_>>()?;
    let starts = path.segments().filter(|segment| matches!(segment, PathSegment::MoveTo(_)));
    if starts.count() != 1 {
        return None;
    }
    let starts = (0..points.len() - 1).step_by(MOST);
    starts.map(|start| line(&points[start..points.len().min(start + MOST + 1)])).collect()
}

fn line(points: &[Point]) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut builder = PathBuilder::new();
    builder.move_to(first.x, first.y);
    for point in rest {
        builder.line_to(point.x, point.y);
    }
    builder.finish()
}

fn paint(color: BackendColor) -> Paint<'static> {
    let mut paint = Paint::default();
    let [red, green, blue] =
        [color.rgb.0, color.rgb.1, color.rgb.2].map(|part| f32::from(part) / 255.0);
    if let Some(color) = tiny_skia::Color::from_rgba(red, green, blue, single(color.alpha)) {
        paint.set_color(color);
    }
    paint.anti_alias = true;
    paint
}

#[expect(clippy::cast_possible_truncation, reason = "a share from 0 to 1")]
const fn single(value: f64) -> f32 {
    value as f32
}
