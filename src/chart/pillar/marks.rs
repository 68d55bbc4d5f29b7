//! The marks of runs and steps, each with its words beside it or in the key.

use super::beside::{Place, Surroundings};
use super::marked::Marked;
use super::wording::Wording;
use crate::chart::figure::{Anchor, Area, Fonts, Ink, Page, Point, Set};
use crate::chart::parts::disc;
use crate::chart::parts::key::Row;

/// How the change, its days and what was done are set.
const CHANGE: Set = Set::PANEL;
const WHEN: Set = Set::SMALL;
const WHAT: Set = Set { ink: Ink::Ink, ..Set::SMALL };
/// From one line of words to the next.
const LINE: f64 = 18.0;
/// From the upper edge of words to the baseline of the first line, and from that of the last one to
/// their lower edge.
const ABOVE: f64 = 12.0;
const BELOW: f64 = 4.0;
/// Between the change and its days.
const BETWEEN: f64 = 6.0;

/// Something that is pointed at, with the place of what is said of it.
pub(super) struct Placed {
    marked: Marked,
    ends: [Point; 2],
    wording: Wording,
    shown: Shown,
}

/// Where the words of a mark are.
enum Shown {
    /// In the plot, with so many of them.
    Beside(Place, Option<String>),
    /// In the key; in the plot is a disc.
    Key(Place),
    /// In the description alone: not even a disc has room, beside the line or on it.
    Nowhere,
}

/// A mark that has no place yet.
pub(super) struct Wanted {
    pub(super) marked: Marked,
    pub(super) wording: Wording,
    /// Where it begins and ends.
    pub(super) ends: [Point; 2],
    /// Where a leader may begin between them, the best first.
    pub(super) between: Vec<Point>,
}

impl Wanted {
    /// Where a leader may begin: first between the ends and at no end of another mark, as words there
    /// would seem to be of that end alone; else at an end of its own.
    fn anchors(&self, ends: &[Point]) -> [Vec<Point>; 2] {
        let is_near = |at: &Point| ends.iter().any(|end| (end.x - at.x).hypot(end.y - at.y) < RING);
        let between = self.between.iter().copied().filter(|at| !is_near(at)).collect();
        let [from, to] = self.ends;
        [between, if self.marked.is_step { vec![to] } else { vec![to, from] }]
    }
}

/// Finds a place for each, one after the other: first for the steps, whose words have fewer places
/// to choose from.
pub(super) fn placed(
    wanted: Vec<Wanted>,
    around: &mut Surroundings<'_>,
    fonts: &Fonts,
) -> Vec<Placed> {
    let ends: Vec<Point> = wanted.iter().flat_map(|one| one.ends).collect();
    around.taken.extend(ends.iter().map(|&at| square(at, RING)));
    let (steps, runs): (Vec<Wanted>, Vec<Wanted>) =
        wanted.into_iter().partition(|one| one.marked.is_step);
    let place = |one: Wanted| {
        let anchors = one.anchors(&ends);
        let Wanted { marked, wording, ends, .. } = one;
        let shown = shown(&wording, &anchors, around, fonts);
        if let Shown::Beside(place, _) | Shown::Key(place) = &shown {
            around.take(place);
        }
        Placed { marked, ends, wording, shown }
    };
    let mut placed: Vec<Placed> = steps.into_iter().chain(runs).map(place).collect();
    placed.sort_by_key(|one| (one.marked.to.date, one.marked.from.date));
    placed
}

fn shown(
    wording: &Wording,
    anchors: &[Vec<Point>; 2],
    around: &Surroundings<'_>,
    fonts: &Fonts,
) -> Shown {
    let place = |size| anchors.iter().find_map(|some| around.place(some, size));
    let mut words: Vec<Option<String>> = wording.what.iter().cloned().map(Some).collect();
    if words.is_empty() {
        words.push(None);
    }
    for what in words {
        if let Some(place) = place(size(wording, what.as_deref(), fonts)) {
            return Shown::Beside(place, what);
        }
    }
    let disc = 2.0 * disc::RADIUS;
    let on_line = || around.on_line(&anchors.concat(), disc);
    place((disc, disc)).or_else(on_line).map_or(Shown::Nowhere, Shown::Key)
}

/// How wide and high the words are.
fn size(wording: &Wording, what: Option<&str>, fonts: &Fonts) -> (f64, f64) {
    let width = |text: &str, set: Set| fonts.width(text, set.size, set.weight);
    let first = width(&wording.change, CHANGE) + BETWEEN + width(&wording.when, WHEN);
    let second = what.map_or(0.0, |what| width(what, WHAT));
    let lines = if what.is_some() { LINE } else { 0.0 };
    (first.max(second), ABOVE + lines + BELOW)
}

/// The radius of the ring at an end of a run, and with what is free around it.
const END: f64 = 4.5;
const RING: f64 = END + 2.0;

impl Placed {
    /// What stays free of other words.
    pub(super) fn area(&self) -> Option<Area> {
        match &self.shown {
            Shown::Beside(place, _) | Shown::Key(place) => Some(place.area),
            Shown::Nowhere => None,
        }
    }

    /// The mark, if there are words of it in the picture.
    pub(super) const fn told(&self) -> Option<&Marked> {
        match &self.shown {
            Shown::Beside(..) | Shown::Key(_) => Some(&self.marked),
            Shown::Nowhere => None,
        }
    }

    pub(super) const fn is_run(&self) -> bool {
        !self.marked.is_step
    }

    /// The row of the key, where the words are not in the plot.
    pub(super) fn row(&self) -> Option<Row> {
        let Shown::Key(_) = self.shown else { return None };
        let Wording { when, change, what } = self.wording.clone();
        let words = if what.is_empty() { vec![String::new()] } else { what };
        Some(Row { date: when, change, words, remark: None })
    }

    /// Draws the mark and, if its words are in the key, a disc with that number, over these bands.
    pub(super) fn draw(&self, page: &mut Page<'_>, number: u8, bands: &[Area]) {
        self.ends(page);
        match &self.shown {
            Shown::Beside(place, what) => {
                page.line(vec![place.anchor, place.end], 1.0, Ink::Muted);
                ground(page, &place.area, bands);
                self.words(page, place, what.as_deref());
            }
            Shown::Key(place) => {
                if place.end != place.anchor {
                    page.line(vec![place.anchor, place.end], 1.0, Ink::Muted);
                }
                let Area { left, right, top, bottom } = place.area;
                let middle = Point { x: f64::midpoint(left, right), y: f64::midpoint(top, bottom) };
                disc::disc(page, number, middle);
            }
            Shown::Nowhere => {}
        }
    }

    fn words(&self, page: &mut Page<'_>, place: &Place, what: Option<&str>) {
        let at = Point { x: place.area.left, y: place.area.top + ABOVE };
        page.text(&self.wording.change, at, CHANGE, Anchor::Left);
        let change = page.text_area(&self.wording.change, at, CHANGE);
        let when = Point { x: change.right + BETWEEN, ..at };
        page.text(&self.wording.when, when, WHEN, Anchor::Left);
        if let Some(what) = what {
            page.text(what, Point { y: at.y + LINE, ..at }, WHAT, Anchor::Left);
        }
    }

    /// Rings at the ends of a run, a point at the end of a step.
    fn ends(&self, page: &mut Page<'_>) {
        const WIDTH: f64 = 2.0;
        if self.marked.is_step {
            page.dot(self.ends[1], END, Ink::Ink);
            return;
        }
        for end in self.ends {
            page.dot(end, END, Ink::Ink);
            page.dot(end, END - WIDTH, Ink::Ground);
        }
    }
}

/// Clears the place of words of level lines, and leaves the bands below them as they are.
fn ground(page: &mut Page<'_>, area: &Area, bands: &[Area]) {
    page.bar(*area, Ink::Ground);
    for band in bands.iter().filter(|band| band.overlaps(area)) {
        let (left, right) = (band.left.max(area.left), band.right.min(area.right));
        page.bar(Area { left, right, ..*area }, Ink::Band);
    }
}

fn square(at: Point, half: f64) -> Area {
    Area { left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half }
}
