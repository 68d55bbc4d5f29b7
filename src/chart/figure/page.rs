//! What every chart has: the canvas, the heading, the footer, and lines of text.

use unicode_segmentation::UnicodeSegmentation;

use super::marks::{Area, Dash, Figure, Fill, Label, Mark, Point, Shape};
use super::palette::Ink;
use super::text::{Fonts, Weight, cleaned, isolated};

/// The width of a chart for a page; a card or a slide has another.
pub(in crate::chart) const WIDTH: u32 = 640;
/// Where lines of text start, and as far from the right edge they end.
pub(in crate::chart) const TEXT_MARGIN: f64 = 20.0;
/// The height of a second line of the title.
const TITLE_LINE: u32 = 24;

/// The height of a second line of the subtitle.
const ROW_LINE: u32 = 20;
/// Between the parts of the subtitle.
const SEPARATOR: &str = " · ";

/// A chart in the making.
pub(in crate::chart) struct Page<'a> {
    pub(in crate::chart) fonts: &'a Fonts,
    marks: Vec<Mark>,
    /// So much lower is everything below the heading than where it is with one line of the title
    /// and one of the subtitle.
    shift: f64,
    title: String,
    width: u32,
    height: u32,
}

/// How a line of text is set.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Set {
    pub(in crate::chart) size: u8,
    pub(in crate::chart) weight: Weight,
    pub(in crate::chart) ink: Ink,
}

/// Which part of a line of text stands at its place.
#[derive(Clone, Copy)]
pub(in crate::chart) enum Anchor {
    Left,
    Middle,
    Right,
}

impl Set {
    pub(in crate::chart) const TITLE: Self = Self::new(20, Weight::Bold, Ink::Ink);
    pub(in crate::chart) const TOTAL: Self = Self::new(18, Weight::Bold, Ink::Ink);
    pub(in crate::chart) const VALUE: Self = Self::new(17, Weight::Bold, Ink::Ink);
    pub(in crate::chart) const PANEL: Self = Self::new(15, Weight::Bold, Ink::Ink);
    pub(in crate::chart) const ROW: Self = Self::new(15, Weight::Regular, Ink::Muted);
    pub(in crate::chart) const SMALL: Self = Self::new(14, Weight::Regular, Ink::Muted);
    pub(in crate::chart) const NUMBER: Self = Self::new(14, Weight::Bold, Ink::Ink);

    const fn new(size: u8, weight: Weight, ink: Ink) -> Self {
        Self { size, weight, ink }
    }
}

impl<'a> Page<'a> {
    /// A page of that height with a heading, the person's own or else the finding; it is higher by
    /// a line if the heading needs two.
    pub(in crate::chart) fn new(
        fonts: &'a Fonts,
        own: Option<&str>,
        finding: String,
        height: u32,
    ) -> Self {
        Self::sized(fonts, own, finding, (WIDTH, height))
    }

    /// The same, of another width.
    pub(in crate::chart) fn sized(
        fonts: &'a Fonts,
        own: Option<&str>,
        finding: String,
        (across, height): (u32, u32),
    ) -> Self {
        let title = cleaned(own).unwrap_or(finding);
        let width = f64::from(across) - 2.0 * TEXT_MARGIN;
        let lines = fonts.wrap(&title, Set::TITLE.size, Set::TITLE.weight, width);
        let more = if lines.len() > 1 { TITLE_LINE } else { 0 };
        let shift = f64::from(more);
        let (marks, height) = (Vec::new(), height + more);
        let mut page = Self { fonts, marks, shift: 0.0, title, width: across, height };
        for (line, above) in lines.iter().zip([0.0, f64::from(TITLE_LINE)]) {
            page.text(line, Point { x: TEXT_MARGIN, y: 32.0 + above }, Set::TITLE, Anchor::Left);
        }
        page.shift = shift;
        page
    }

    /// A page of that size without a heading of its own; the title is that of the file.
    pub(in crate::chart) fn bare(
        fonts: &'a Fonts,
        own: Option<&str>,
        finding: String,
        (width, height): (u32, u32),
    ) -> Self {
        let title = cleaned(own).unwrap_or(finding);
        Self { fonts, marks: Vec::new(), shift: 0.0, title, width, height }
    }

    /// Whose, what and when, below the title. A name that is too long is cut, but not below 12
    /// letters: before that, the last parts go to a second line, and everything below moves down.
    pub(in crate::chart) fn subtitle(&mut self, who: Option<&str>, parts: &[String]) {
        let name = cleaned(who);
        let lines = (1..=parts.len()).rev().find_map(|count| {
            let first = self.subtitle_line(name.as_deref(), &parts[..count])?;
            Some((first, parts[count..].join(SEPARATOR)))
        });
        let (first, second) = lines.unwrap_or_else(|| (parts.join(SEPARATOR), String::new()));
        let at = Point { x: TEXT_MARGIN, y: 56.0 };
        self.text(&first, at, Set::ROW, Anchor::Left);
        if !second.is_empty() {
            self.text(
                &second,
                Point { y: at.y + f64::from(ROW_LINE), ..at },
                Set::ROW,
                Anchor::Left,
            );
            self.height += ROW_LINE;
            self.shift += f64::from(ROW_LINE);
        }
    }

    /// The name and these parts on one line; `None` when too little of the name would be left.
    fn subtitle_line(&self, name: Option<&str>, parts: &[String]) -> Option<String> {
        /// The fewest letters of a name.
        const LEAST: usize = 12;
        let Set { size, weight, .. } = Set::ROW;
        let rest = parts.join(SEPARATOR);
        let room = self.width() - 2.0 * TEXT_MARGIN;
        let Some(name) = name else {
            return (self.fonts.width(&rest, size, weight) <= room).then_some(rest);
        };
        let rest = format!("{SEPARATOR}{rest}");
        let room = room - self.fonts.width(&rest, size, weight);
        let cut = self.fonts.cut(name, size, weight, room, 0);
        let is_enough = cut == name || cut.graphemes(true).count() > LEAST;
        is_enough.then(|| format!("{}{rest}", isolated(&cut)))
    }

    /// How to read the chart, at its foot; and what its bands are, if nothing beside them says it.
    pub(in crate::chart) fn footer_with_bands(&mut self, text: &str, are_unnamed: bool) {
        const BANDS: &str = "Grey: no snapshots.";
        if are_unnamed {
            self.footer(&format!("{text} {BANDS}"));
        } else {
            self.footer(text);
        }
    }

    /// How to read the chart, at its foot.
    pub(in crate::chart) fn footer(&mut self, text: &str) {
        let y = f64::from(self.height) - self.shift - 14.0;
        self.text(text, Point { x: TEXT_MARGIN, y }, Set::SMALL, Anchor::Left);
    }

    /// From edge to edge.
    pub(in crate::chart) fn width(&self) -> f64 {
        f64::from(self.width)
    }

    /// A line of text; `at` is on its baseline.
    pub(in crate::chart) fn text(&mut self, text: &str, at: Point, set: Set, anchor: Anchor) {
        let width = self.fonts.width(text, set.size, set.weight);
        let x = match anchor {
            Anchor::Left => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::Right => at.x - width,
        };
        self.marks.push(Mark::Text(Label {
            text: text.to_owned(),
            at: Point { x, y: at.y + self.shift },
            width,
            size: set.size,
            weight: set.weight,
            ink: set.ink,
        }));
    }

    /// The rectangle that a line of text from its left end would fill, before everything moves down
    /// for a second line of the title.
    pub(in crate::chart) fn text_area(&self, text: &str, at: Point, set: Set) -> Area {
        let size = f64::from(set.size);
        Area {
            left: at.x,
            top: at.y - Label::ASCENT * size,
            right: at.x + self.fonts.width(text, set.size, set.weight),
            bottom: at.y + Label::DESCENT * size,
        }
    }

    /// A line of text from its left end, on ground of its own: no grid line runs through it.
    pub(in crate::chart) fn clear_text(&mut self, text: &str, at: Point, set: Set) {
        const AROUND: f64 = 2.0;
        let area = self.text_area(text, at, set);
        let (left, right) = (area.left - AROUND, area.right + AROUND);
        let area = Area { left, right, bottom: at.y + AROUND, ..area };
        self.bar(area, Ink::Ground);
        self.text(text, at, set, Anchor::Left);
    }

    pub(in crate::chart) fn rule(&mut self, from: Point, to: Point, ink: Ink) {
        let (from, to) = (self.lower(from), self.lower(to));
        self.marks.push(Mark::Rule { from, to, ink });
    }

    pub(in crate::chart) fn bar(&mut self, area: Area, ink: Ink) {
        self.filled(area, ink, Fill::Solid);
    }

    pub(in crate::chart) fn filled(&mut self, area: Area, ink: Ink, fill: Fill) {
        let (top, bottom) = (area.top + self.shift, area.bottom + self.shift);
        self.marks.push(Mark::Bar { area: Area { top, bottom, ..area }, ink, fill });
    }

    pub(in crate::chart) fn dot(&mut self, at: Point, radius: f64, ink: Ink) {
        self.point(at, radius, ink, Shape::Circle);
    }

    pub(in crate::chart) fn point(&mut self, at: Point, radius: f64, ink: Ink, shape: Shape) {
        let at = self.lower(at);
        self.marks.push(Mark::Dot { at, radius, ink, shape });
    }

    pub(in crate::chart) fn line(&mut self, points: Vec<Point>, width: f64, ink: Ink) {
        self.dashed(points, width, ink, None);
    }

    pub(in crate::chart) fn dashed(
        &mut self,
        points: Vec<Point>,
        width: f64,
        ink: Ink,
        dash: Option<Dash>,
    ) {
        if points.len() > 1 {
            let points = points.into_iter().map(|point| self.lower(point)).collect();
            self.marks.push(Mark::Line { points, width, ink, dash });
        }
    }

    /// What lies between two lines, given from their left ends to the right.
    pub(in crate::chart) fn between(&mut self, one: Vec<Point>, other: Vec<Point>, ink: Ink) {
        if one.len() > 1 && other.len() > 1 {
            let points = one.into_iter().chain(other.into_iter().rev());
            let points = points.map(|point| self.lower(point)).collect();
            self.marks.push(Mark::Surface { points, ink });
        }
    }

    pub(in crate::chart) fn finish(self, alt: String) -> Figure {
        Figure { title: self.title, alt, width: self.width, height: self.height, marks: self.marks }
    }

    fn lower(&self, point: Point) -> Point {
        Point { y: point.y + self.shift, ..point }
    }
}
