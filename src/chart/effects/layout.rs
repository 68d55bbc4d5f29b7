//! Effects as dots with their ranges, on one axis.

use super::alternative::alternative;
use super::chart::{EffectGroup, EffectRow, EffectsChart};
use super::scale::EffectScale;
use crate::chart::figure::{
    Anchor, Area, Figure, Fill, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH,
};
use crate::chart::parts::words::{period, snapshots, true_minus};
use crate::domain::Series;

/// The least height.
const LEAST: u32 = 500;
/// Where the first group begins.
const TOP: f64 = 112.0;
/// The height of the name of a group, of an effect, of a line of text.
const GROUP: f64 = 26.0;
const ROW: f64 = 38.0;
const LINE: f64 = 20.0;
/// Between groups.
const BETWEEN: f64 = 8.0;
/// From the foot of the last group to the lower edge: the axis, and two lines of how to read it.
const BELOW: f64 = 84.0;
/// Where lines of words begin.
const INDENT: f64 = TEXT_MARGIN + 16.0;
/// The same without an axis.
const TOP_OF_NOTHING: f64 = 76.0;
const BELOW_NOTHING: f64 = 36.0;
/// Where names of rows end, and where the plot lies.
const NAMES: f64 = 152.0;
const PLOT: (f64, f64) = (166.0, 372.0);
/// Where what more of it goes with stands, and how long that lasts.
const MORE: f64 = 400.0;
const LASTS: f64 = 524.0;
/// Names of rows.
const NAME: Set = Set { ink: Ink::Ink, ..Set::ROW };
/// How to read the chart.
const FOOTERS: [&str; 2] = [
    "Line: 90 % range; hollow: possible only. A usual week: the median of those with any of it.",
    "What went together in these data; not what caused it, and not LinkedIn\u{2019}s formula.",
];
const FOOTER_OF_NOTHING: &str = "No sign of an effect is no sign that there is none.";

impl EffectsChart<'_> {
    /// Lays the chart out.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Figure {
        let has_rows = self.rows().next().is_some();
        let below = if has_rows { BELOW } else { BELOW_NOTHING };
        let top = if has_rows { TOP } else { TOP_OF_NOTHING };
        let silence = paragraphs(fonts, self.silence);
        let said = LINE * count(silence.len());
        let foot = top + said + self.groups.iter().map(|group| height(fonts, group)).sum::<f64>();
        let least = if has_rows { LEAST } else { 0 };
        let tall = units(foot + below).max(least);
        let more = (f64::from(tall) - foot - below) / count(self.groups.len().max(1));
        let mut page = Page::new(fonts, self.title, self.finding(), tall);
        self.subtitle(&mut page);
        let scale = has_rows.then(|| self.axis(&mut page, f64::from(tall) - below));
        let mut y = lines(&mut page, &silence, top);
        for group in self.groups {
            draw(&mut page, group, y, scale.as_ref());
            y += height(fonts, group) + more;
        }
        page.footer(if has_rows { FOOTERS[1] } else { FOOTER_OF_NOTHING });
        if has_rows {
            let at = Point { x: TEXT_MARGIN, y: f64::from(tall) - 34.0 };
            page.text(FOOTERS[0], at, Set::SMALL, Anchor::Left);
        }
        page.finish(alternative(self))
    }

    fn subtitle(&self, page: &mut Page<'_>) {
        let (first, last) = self.days;
        let from = format!("estimated from {}", snapshots(self.snapshots));
        page.subtitle(self.who, &[from, period(first, last)]);
    }

    /// The grid down to `foot`, its labels below, and what each column is above.
    fn axis(&self, page: &mut Page<'_>, foot: f64) -> EffectScale {
        let scale = EffectScale::of(self.rows().flat_map(|row| [row.range.0, row.range.1]));
        for (value, text) in scale.grid() {
            let x = x(&scale, value);
            let ink = if text == "0" { Ink::Muted } else { Ink::Grid };
            page.rule(Point { x, y: TOP }, Point { x, y: foot }, ink);
            page.text(&text, Point { x, y: foot + 18.0 }, Set::SMALL, Anchor::Middle);
        }
        let heads = [
            (PLOT.0, ["points of the score,", "for a usual week of it"]),
            (MORE, ["points,", "for more of it"]),
            (LASTS, ["how long", "it lasts"]),
        ];
        for (x, words) in heads {
            for (word, y) in words.iter().zip([TOP - 26.0, TOP - 9.0]) {
                page.text(word, Point { x, y }, Set::SMALL, Anchor::Left);
            }
        }
        scale
    }
}

/// How high a group is, the space below it included.
fn height(fonts: &Fonts, group: &EffectGroup) -> f64 {
    let notes = note(fonts, group).len() + group.alike.len();
    let none = usize::from(group.no_sign().is_some());
    GROUP + ROW * count(group.rows.len()) + LINE * count(notes + none) + BETWEEN
}

/// Draws a group from `top` down; its effects on the scale.
fn draw(page: &mut Page<'_>, group: &EffectGroup, top: f64, scale: Option<&EffectScale>) {
    let baseline = top + GROUP - 8.0;
    page.dot(Point { x: TEXT_MARGIN + 5.0, y: baseline - 5.0 }, 5.0, ink(group.series));
    let at = Point { x: TEXT_MARGIN + 16.0, y: baseline };
    page.text(group.name(), at, Set::PANEL, Anchor::Left);
    let mut y = top + GROUP;
    for row in &group.rows {
        if let Some(scale) = scale {
            effect(page, row, ink(group.series), y + ROW / 2.0, scale);
        }
        y += ROW;
    }
    for alike in &group.alike {
        let (Set { size, weight, .. }, right) = (NAME, page.width() - TEXT_MARGIN);
        let text = page.fonts.cut(alike, size, weight, right - INDENT, 0);
        page.clear_text(&text, Point { x: INDENT, y: y + 14.0 }, NAME);
        y += LINE;
    }
    y = lines(page, &note(page.fonts, group), y);
    if let Some(none) = group.no_sign() {
        if group.rows.is_empty() {
            page.clear_text(&none, Point { x: INDENT, y: y + 14.0 }, Set::SMALL);
        } else {
            page.text(&none, Point { x: NAMES, y: y + 14.0 }, Set::SMALL, Anchor::Right);
        }
    }
}

/// An effect around the middle of its row.
fn effect(page: &mut Page<'_>, row: &EffectRow, ink: Ink, middle: f64, scale: &EffectScale) {
    const HIGH: f64 = 6.0;
    let name = page.fonts.cut(&row.week, NAME.size, NAME.weight, NAMES - TEXT_MARGIN, 0);
    page.text(&name, Point { x: NAMES, y: middle + 5.0 }, NAME, Anchor::Right);
    let (left, right) = (x(scale, row.range.0), x(scale, row.range.1));
    let (top, bottom) = (middle - HIGH / 2.0, middle + HIGH / 2.0);
    let area = Area { left, right, top, bottom };
    // On ground of its own, no grid line runs through the range.
    page.bar(area, Ink::Ground);
    page.filled(area, ink, if row.is_possible { Fill::Pale } else { Fill::Solid });
    let at = Point { x: x(scale, row.points), y: middle };
    for (radius, ink) in [(8.0, Ink::Ground), (6.5, ink)] {
        page.dot(at, radius, ink);
    }
    if row.is_possible {
        page.dot(at, 4.0, Ink::Ground);
    }
    beside(page, row, middle);
}

/// What more of it goes with, and how long that lasts.
fn beside(page: &mut Page<'_>, row: &EffectRow, middle: f64) {
    let [mean, range, unit] = row.more.each_ref().map(|text| true_minus(text));
    let mean_set = if row.is_possible { NAME } else { Set::PANEL };
    let at = Point { x: MORE, y: middle - 3.0 };
    page.text(&mean, at, mean_set, Anchor::Left);
    let after = page.fonts.width(&mean, mean_set.size, mean_set.weight) + 5.0;
    page.text(&unit, Point { x: at.x + after, ..at }, Set::SMALL, Anchor::Left);
    page.text(&range, Point { y: middle + 14.0, ..at }, Set::SMALL, Anchor::Left);
    let lasts = row.lasts.as_deref().unwrap_or_default();
    let Set { size, weight, .. } = Set::SMALL;
    let lasts = page.fonts.wrap(lasts, size, weight, page.width() - TEXT_MARGIN - LASTS);
    for (line, down) in lasts.iter().zip([-3.0, 14.0]) {
        page.text(line, Point { x: LASTS, y: middle + down }, Set::SMALL, Anchor::Left);
    }
}

fn ink(series: Series) -> Ink {
    match series {
        Series::Total => Ink::Ink,
        Series::Pillar(pillar) => Ink::Pillar(pillar),
    }
}

fn x(scale: &EffectScale, value: f64) -> f64 {
    PLOT.0 + (PLOT.1 - PLOT.0) * scale.share(value)
}

/// Why nothing can be said of a group, in lines.
fn note(fonts: &Fonts, group: &EffectGroup) -> Vec<String> {
    paragraphs(fonts, group.note.as_slice())
}

/// Texts in lines, of each at most two.
fn paragraphs(fonts: &Fonts, texts: &[String]) -> Vec<String> {
    let Set { size, weight, .. } = Set::ROW;
    let room = f64::from(WIDTH) - TEXT_MARGIN - INDENT;
    texts.iter().flat_map(|text| fonts.wrap(text, size, weight, room)).collect()
}

/// Draws lines from `top` down; where they end.
fn lines(page: &mut Page<'_>, lines: &[String], top: f64) -> f64 {
    let mut y = top;
    for line in lines {
        page.clear_text(line, Point { x: INDENT, y: y + 14.0 }, Set::ROW);
        y += LINE;
    }
    y
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in units")]
fn units(height: f64) -> u32 {
    height.ceil() as u32
}
