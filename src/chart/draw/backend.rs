//! A drawing backend for plotters: every element becomes a path, filled or stroked.
//!
//! plotters' own bitmap backend draws staircases and misplaces letters, its SVG backend asks the
//! viewer for a font, and its coordinates are whole numbers. This one reports a size of
//! [`SUBUNITS`] times the figure's, so that places are exact to 1/16 unit; text is set from
//! outlines.

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use skrifa::outline::OutlinePen;
use tiny_skia::{Path, PathBuilder, Rect};

use crate::chart::figure::text::{BOX_WIDTH, Line, Source};
use crate::chart::figure::{Fonts, SUBUNITS, Weight};

/// What a picture is made of; every measure is in steps of the coordinates.
pub(super) trait Surface {
    /// Fills what a path goes round.
    fn fill(&mut self, path: &Path, color: BackendColor);
    /// Fills an upright rectangle.
    fn fill_rect(&mut self, rect: Rect, color: BackendColor) {
        self.fill(&PathBuilder::from_rect(rect), color);
    }
    /// Draws along a path, with round ends and corners.
    fn stroke(&mut self, path: &Path, width: f32, color: BackendColor);
    /// Draws a level or upright line as sharp as the picture can show it.
    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, color: BackendColor);
}

/// The picture that is drawn on.
pub(super) struct Canvas<'a, S> {
    surface: &'a mut S,
    fonts: &'a Fonts,
    /// In steps of the coordinates.
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a, S: Surface> Canvas<'a, S> {
    /// Draws on a surface of that size in units.
    pub(super) fn new(surface: &'a mut S, fonts: &'a Fonts, (width, height): (u32, u32)) -> Self {
        let steps = |units: u32| units.saturating_mul(u32::from(SUBUNITS));
        Self { surface, fonts, size: (steps(width), steps(height)) }
    }

    fn fill(&mut self, path: Option<Path>, color: BackendColor) {
        if let Some(path) = path {
            self.surface.fill(&path, color);
        }
    }

    fn stroke<T: BackendStyle>(&mut self, path: Option<Path>, style: &T) {
        if let Some(path) = path {
            let width = steps(style.stroke_width().cast_signed());
            self.surface.stroke(&path, width, style.color());
        }
    }
}

impl<S: Surface> DrawingBackend for Canvas<'_, S> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
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

    /// Draws a level or upright line of a grid.
    fn draw_line<T: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &T,
    ) -> Drawn {
        let place = |(x, y): BackendCoord| (steps(x), steps(y));
        let width = steps(style.stroke_width().cast_signed());
        self.surface.rule(place(from), place(to), width, style.color());
        Ok(())
    }

    fn draw_path<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &T,
    ) -> Drawn {
        self.stroke(polyline(path, false), style);
        Ok(())
    }

    fn draw_rect<T: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &T,
        fill: bool,
    ) -> Drawn {
        let rect = Rect::from_ltrb(
            steps(upper_left.0),
            steps(upper_left.1),
            steps(bottom_right.0),
            steps(bottom_right.1),
        );
        match rect {
            Some(rect) if fill => self.surface.fill_rect(rect, style.color()),
            rect => self.stroke(rect.map(PathBuilder::from_rect), style),
        }
        Ok(())
    }

    fn draw_circle<T: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &T,
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

    fn fill_polygon<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &T,
    ) -> Drawn {
        self.fill(polyline(corners, true), style.color());
        Ok(())
    }

    /// Sets a line of text; the place is the left end of the baseline.
    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
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

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
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
