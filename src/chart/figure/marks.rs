//! A chart as plain data: every mark with its place.

use super::palette::Ink;
use super::text::Weight;

/// A chart, laid out and not yet drawn.
///
/// All measures are in units; [`Scale`](crate::chart::Scale) says how many pixels a unit has. The
/// origin is the upper left corner. Marks are drawn in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The finding, as the heading of the picture words it.
    pub title: String,
    /// The text alternative: at most 600 characters, the program's own words in ASCII.
    pub alt: String,
    /// In units.
    pub width: u32,
    /// In units.
    pub height: u32,
    /// Everything that is drawn, from back to front.
    pub marks: Vec<Mark>,
}

/// A place, in units from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle: a bar, or the band of a gap.
    Bar {
        /// Where; an outline lies inside.
        area: Area,
        /// With what.
        ink: Ink,
        /// How it is filled.
        fill: Fill,
    },
    /// A level or upright line of an axis or a grid, one unit wide; put on whole pixels.
    Rule {
        /// The upper or left end.
        from: Point,
        /// The lower or right end.
        to: Point,
        /// With what.
        ink: Ink,
    },
    /// Straight pieces from point to point; never put on whole pixels.
    Line {
        /// The points, at least two.
        points: Vec<Point>,
        /// In units.
        width: f64,
        /// With what.
        ink: Ink,
        /// In strokes, or in one.
        dash: Option<Dash>,
    },
    /// What lies between two lines.
    Surface {
        /// Its corners, at least three.
        points: Vec<Point>,
        /// With what.
        ink: Ink,
    },
    /// A filled point.
    Dot {
        /// The centre.
        at: Point,
        /// Of the circle, or of the circle as large as another shape, in units.
        radius: f64,
        /// With what.
        ink: Ink,
        /// What it looks like.
        shape: Shape,
    },
    /// A line of text.
    Text(Label),
}

/// How a rectangle is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Wholly.
    Solid,
    /// With slanted lines inside an outline: what may be nothing.
    Hatched,
    /// With 28 % of the ink inside an outline: a range.
    Pale,
}

/// The strokes of a broken line, in units along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// The length of a stroke.
    pub on: f64,
    /// From its end to the next one.
    pub off: f64,
}

/// What a point looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The one of a series that is alone in its panel.
    Circle,
    /// Of the second series of a panel.
    Square,
    /// Of the third.
    Triangle,
    /// Of the fourth.
    Diamond,
}

/// A line of text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text; a name inside stands between the directional isolates U+2068 and U+2069.
    pub text: String,
    /// The left end of the baseline.
    pub at: Point,
    /// From the left end to the right, in units.
    pub width: f64,
    /// The em, in units.
    pub size: u8,
    /// Regular or bold.
    pub weight: Weight,
    /// With what.
    pub ink: Ink,
}

impl Label {
    /// The highest that letters without accents reach above the baseline, in ems.
    pub const ASCENT: f64 = 0.76;
    /// The lowest that letters reach below the baseline, in ems.
    pub const DESCENT: f64 = 0.24;

    /// The rectangle that the letters fill.
    #[must_use]
    pub fn area(&self) -> Area {
        let size = f64::from(self.size);
        Area {
            left: self.at.x,
            top: self.at.y - Self::ASCENT * size,
            right: self.at.x + self.width,
            bottom: self.at.y + Self::DESCENT * size,
        }
    }
}

impl Area {
    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// From the left edge to the right.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}

impl Figure {
    /// The lines of text.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(label) => Some(label),
            _ => None,
        })
    }
}
