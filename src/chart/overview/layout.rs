//! Where the parts of the overview stand, on a page and on a slide.

use crate::chart::parts::extent::Extent;
use crate::chart::parts::time_axis::Across;
use crate::domain::Pillar;

/// What the picture is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageShape {
    /// A page: everything below each other.
    #[default]
    Page,
    /// A slide: the total at the left, the pillars at the right.
    Slide,
}

/// The places of the parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) size: (u32, u32),
    pub(super) total: Plot,
    /// The left edge of the bar that shows where on the whole scale the total's axis lies.
    pub(super) gauge: f64,
    pub(super) rows: Rows,
    pub(super) pillars: [PillarPlace; 4],
}

/// A panel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    /// The left edge of its heading.
    pub(super) left: f64,
    pub(super) across: Across,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The numbered rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    pub(super) left: f64,
    pub(super) right: f64,
    /// The middle of the first one.
    pub(super) first: f64,
    /// From row to row.
    pub(super) pitch: f64,
    /// Whether the words have a line of their own.
    pub(super) are_double: bool,
}

/// A pillar with its strip.
#[derive(Clone, Copy, Debug)]
pub(super) struct PillarPlace {
    pub(super) plot: Plot,
    /// The right edge of everything that belongs to it.
    pub(super) right: f64,
    /// Whether the words of its run have a line of their own.
    pub(super) is_double: bool,
    pub(super) strip: (f64, f64),
    /// Whether the days are named below the strip: of pillars above each other once.
    pub(super) has_days: bool,
}

/// An axis on a panel so high: with its ends labelled alone, where labels of every line would meet.
pub(super) fn readable(extent: Extent, height: f64) -> Extent {
    const APART: f64 = 14.0;
    match extent {
        Extent::Linear { low, high, step, ends: false }
            if height * f64::from(step) / f64::from(high - low) < APART =>
        {
            Extent::Linear { low, high, step, ends: true }
        }
        other => other,
    }
}

/// From the foot of a panel to the middle of the brackets.
pub(super) const LANE: f64 = 13.0;
/// The most rows.
pub(super) const MOST_ROWS: usize = 3;

impl Layout {
    pub(super) const fn of(shape: PageShape) -> Self {
        match shape {
            PageShape::Page => PAGE,
            PageShape::Slide => SLIDE,
        }
    }

    /// The same with so many rows: what stands below them moves up.
    pub(super) fn with_rows(mut self, rows: usize) -> Self {
        let missing = MOST_ROWS.saturating_sub(rows);
        if !self.rows.are_double {
            let less = u32::try_from(missing).unwrap_or(0) * PITCH + if rows == 0 { 30 } else { 0 };
            self.size.1 -= less;
            for place in &mut self.pillars {
                place.raise(f64::from(less));
            }
        } else if missing > 0 {
            // A slide keeps its height: the panel takes the room.
            let more = self.rows.pitch * f64::from(u32::try_from(missing).unwrap_or(0));
            self.total.bottom += more;
            self.rows.first += more;
        }
        self
    }

    /// The same without the pillars.
    pub(super) fn without_pillars(mut self) -> Self {
        if !self.rows.are_double {
            self.size.1 -= 377;
        }
        self
    }

    pub(super) const fn pillar(&self, pillar: Pillar) -> PillarPlace {
        self.pillars[pillar.index()]
    }
}

impl PillarPlace {
    fn raise(&mut self, by: f64) {
        self.plot.top -= by;
        self.plot.bottom -= by;
        self.strip = (self.strip.0 - by, self.strip.1 - by);
    }
}

/// From row to row of a page.
const PITCH: u32 = 26;

const PAGE: Layout = Layout {
    size: (640, 812),
    total: Plot {
        left: 20.0,
        across: Across { left: 46.0, right: 514.0 },
        top: 98.0,
        bottom: 256.0,
    },
    gauge: 590.0,
    rows: Rows { left: 20.0, right: 626.0, first: 320.0, pitch: PITCH as f64, are_double: false },
    pillars: [
        page(20.0, 416.0, false),
        page(332.0, 416.0, false),
        page(20.0, 602.0, true),
        page(332.0, 602.0, true),
    ],
};

const fn page(left: f64, top: f64, has_days: bool) -> PillarPlace {
    PillarPlace {
        plot: Plot {
            left,
            across: Across { left: left + 26.0, right: left + 230.0 },
            top,
            bottom: top + 92.0,
        },
        right: left + 288.0,
        is_double: false,
        strip: (top + 98.0, top + 124.0),
        has_days,
    }
}

const SLIDE: Layout = Layout {
    size: (800, 450),
    total: Plot {
        left: 20.0,
        across: Across { left: 46.0, right: 296.0 },
        top: 98.0,
        bottom: 222.0,
    },
    gauge: 364.0,
    rows: Rows { left: 20.0, right: 408.0, first: 280.0, pitch: 45.0, are_double: true },
    pillars: [
        slide(428.0, 114.0, false),
        slide(618.0, 114.0, false),
        slide(428.0, 280.0, true),
        slide(618.0, 280.0, true),
    ],
};

const fn slide(left: f64, top: f64, has_days: bool) -> PillarPlace {
    PillarPlace {
        plot: Plot {
            left,
            across: Across { left: left + 22.0, right: left + 114.0 },
            top,
            bottom: top + 60.0,
        },
        right: left + 172.0,
        is_double: true,
        strip: (top + 66.0, top + 88.0),
        has_days,
    }
}
