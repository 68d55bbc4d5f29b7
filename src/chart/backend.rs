//! A drawing backend for plotters over tiny-skia.
//!
//! plotters' own bitmap backend draws staircases and misplaces letters, and its coordinates are whole
//! numbers. This one reports a size of [`SUBUNITS`] times the figure's and shrinks when it draws, so
//! that places are exact to 1/16 unit; text is set from outlines.

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use skrifa::outline::OutlinePen;
use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform,
};

use super::fonts::{Fonts, Source, Weight};
use super::shaping::{BOX_WIDTH, Line};

/// Steps of the backend's coordinates in a unit.
pub(super) const SUBUNITS: u16 = 16;

/// The picture that is drawn on.
pub(super) struct Canvas<'a> {
    pixmap: &'a mut Pixmap,
    fonts: &'a Fonts,
    /// Pixels a step of the coordinates.
    pixels: f32,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Canvas<'a> {
    /// Draws on a picture of that many pixels a unit.
    pub(super) fn new(pixmap: &'a mut Pixmap, fonts: &'a Fonts, scale: u8) -> Self {
        Self { pixmap, fonts, pixels: f32::from(scale) / f32::from(SUBUNITS) }
    }

    fn fill(&mut self, path: Option<Path>, color: BackendColor) {
        if let Some(path) = path {
            let transform = Transform::from_scale(self.pixels, self.pixels);
            self.pixmap.fill_path(&path, &paint(color), FillRule::Winding, transform, None);
        }
    }

    fn stroke<S: BackendStyle>(&mut self, path: Option<Path>, style: &S) {
        if let Some(path) = path {
            let stroke = Stroke {
                width: steps(style.stroke_width().cast_signed()),
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            let transform = Transform::from_scale(self.pixels, self.pixels);
            self.pixmap.stroke_path(&path, &paint(style.color()), &stroke, transform, None);
        }
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let size = |pixels: u32| whole(steps(pixels.cast_signed()) / self.pixels);
        (size(self.pixmap.width()), size(self.pixmap.height()))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let step = Rect::from_xywh(steps(x), steps(y), 1.0, 1.0);
        self.fill(step.map(PathBuilder::from_rect), color);
        Ok(())
    }

    /// Draws a level or upright line of a grid on whole pixels, so that it is as sharp as it can be.
    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        let thick = (steps(style.stroke_width().cast_signed()) * self.pixels).round().max(1.0);
        let start = |step: i32| (steps(step) * self.pixels - thick / 2.0).round();
        let end = |step: i32| (steps(step) * self.pixels).round();
        let rect = if from.1 == to.1 {
            let (left, right) = (from.0.min(to.0), from.0.max(to.0));
            Rect::from_ltrb(end(left), start(from.1), end(right), start(from.1) + thick)
        } else {
            let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
            Rect::from_ltrb(start(from.0), end(top), start(from.0) + thick, end(bottom))
        };
        if let Some(rect) = rect {
            self.pixmap.fill_rect(rect, &paint(style.color()), Transform::identity(), None);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke(polyline(path, false), style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let rect = Rect::from_ltrb(
            steps(upper_left.0),
            steps(upper_left.1),
            steps(bottom_right.0),
            steps(bottom_right.1),
        );
        let path = rect.map(PathBuilder::from_rect);
        if fill {
            self.fill(path, style.color());
        } else {
            self.stroke(path, style);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let path = PathBuilder::from_circle(steps(x), steps(y), steps(radius.cast_signed()));
        if fill {
            self.fill(path, style.color());
        } else {
            self.stroke(path, style);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.fill(polyline(corners, true), style.color());
        Ok(())
    }

    /// Sets a line of text; the place is the left end of the baseline.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let size = style.size();
        let (left, baseline) = (f64::from(x), f64::from(y));
        let mut outlines = Outlines { path: PathBuilder::new(), scale: 1.0, x: 0.0, y: 0.0 };
        for glyph in Line::shape(self.fonts, text, weight(style)).glyphs {
            outlines.x = single(glyph.x.mul_add(size, left));
            outlines.y = single(baseline - glyph.y * size);
            match self.fonts.face(glyph.source) {
                Some(face) if glyph.source != Source::Missing => {
                    outlines.scale = single(size / face.units_per_em());
                    face.draw(glyph.id, &mut outlines);
                }
                _ => outlines.hollow_box(single(size)),
            }
        }
        self.fill(outlines.path.finish(), style.color());
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = Line::shape(self.fonts, text, weight(style)).width * style.size();
        Ok((whole(single(width)), whole(single(style.size()))))
    }
}

/// Collects the outlines of a line of text, turned upside down: fonts count upwards.
struct Outlines {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Outlines {
    /// A frame as high as a capital letter, in place of a letter that no font has.
    fn hollow_box(&mut self, size: f32) {
        const LEFT: f32 = 0.08;
        const HEIGHT: f32 = 0.72;
        const THICK: f32 = 0.07;
        self.scale = size;
        let right = single(BOX_WIDTH) - LEFT;
        let inner = (LEFT + THICK, right - THICK, THICK, HEIGHT - THICK);
        let corners = [(LEFT, 0.0), (right, 0.0), (right, HEIGHT), (LEFT, HEIGHT)];
        // The other way round, so that it stays empty.
        let hole = [(inner.0, inner.2), (inner.0, inner.3), (inner.1, inner.3), (inner.1, inner.2)];
        for [first, rest @ ..] in [corners, hole] {
            self.move_to(first.0, first.1);
            for (x, y) in rest {
                self.line_to(x, y);
            }
            self.close();
        }
    }

    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (x.mul_add(self.scale, self.x), self.y - y * self.scale)
    }
}

impl OutlinePen for Outlines {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.place(cx, cy), self.place(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, end) = (self.place(cx0, cy0), self.place(cx1, cy1), self.place(x, y));
        self.path.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

fn polyline(points: impl IntoIterator<Item = BackendCoord>, closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y) in points {
        if path.is_empty() {
            path.move_to(steps(x), steps(y));
        } else {
            path.line_to(steps(x), steps(y));
        }
    }
    if closed {
        path.close();
    }
    path.finish()
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

fn weight<S: BackendTextStyle>(style: &S) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

#[expect(clippy::cast_precision_loss, reason = "coordinates of a picture are far below 2^24")]
const fn steps(step: i32) -> f32 {
    step as f32
}

#[expect(clippy::cast_possible_truncation, reason = "1/16 unit is coarser than a single float")]
const fn single(value: f64) -> f32 {
    value as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size of the picture, positive and far below 2^24"
)]
fn whole(size: f32) -> u32 {
    size.round() as u32
}
