//! What went with a pillar: a name, rows, and what is known besides.

use super::alike::AlikeWords;
use super::chart::EffectGroup;
use super::paragraph::{self, INDENT};
use super::plot::Plot;
use super::row::{Words, dot};
use crate::chart::figure::{Anchor, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::domain::Series;

/// The height of the name of a group.
const NAME_HEIGHT: f64 = 26.0;
/// Between groups.
const BETWEEN: f64 = 8.0;

/// A group, its words in lines.
pub(super) struct Laid<'a> {
    group: &'a EffectGroup,
    rows: Vec<Words>,
    alike: Vec<AlikeWords>,
    note: Vec<String>,
}

impl<'a> Laid<'a> {
    /// The group in lines that fit.
    pub(super) fn of(fonts: &Fonts, group: &'a EffectGroup) -> Self {
        let note = group.note.as_deref().unwrap_or_default();
        Self {
            group,
            rows: group.rows.iter().map(|row| Words::of(fonts, row)).collect(),
            alike: group.alike.iter().map(|alike| AlikeWords::of(fonts, alike)).collect(),
            note: paragraph::lines(fonts, note, INDENT),
        }
    }

    /// How wide the words of some groups are, column by column.
    pub(super) fn widths(groups: &[Self], fonts: &Fonts) -> [f64; 3] {
        let columns = [Self::names_width, Self::more_width, Self::lasts_width];
        columns.map(|width| groups.iter().map(|group| width(group, fonts)).fold(0.0, f64::max))
    }

    /// How wide its names are, from the left margin on.
    fn names_width(&self, fonts: &Fonts) -> f64 {
        let none = self.group.no_sign().unwrap_or_default();
        let none = width(fonts, &none, Set::SMALL) + self.indent_of_none();
        let name = INDENT - TEXT_MARGIN + width(fonts, self.group.name(), Set::PANEL);
        let rows = self.rows.iter().map(|words| words.name_width(fonts));
        let alike = self.alike.iter().map(|words| words.kinds_width(fonts));
        rows.chain(alike).chain([none, name]).fold(0.0, f64::max)
    }

    /// How wide the words are that stand where the sizes of effects stand.
    fn more_width(&self, fonts: &Fonts) -> f64 {
        let rows = self.rows.iter().map(|words| words.more_width(fonts));
        let alike = self.alike.iter().map(|words| words.probability_width(fonts));
        rows.chain(alike).fold(0.0, f64::max)
    }

    /// How wide the words are of how long effects last.
    fn lasts_width(&self, fonts: &Fonts) -> f64 {
        self.rows.iter().map(|words| words.lasts_width(fonts)).fold(0.0, f64::max)
    }

    /// How far from the margin stands of how many there is no sign: below rows at their ends.
    fn indent_of_none(&self) -> f64 {
        if self.group.has_sign() { 0.0 } else { INDENT - TEXT_MARGIN }
    }

    /// How high it is, the space below it included.
    pub(super) fn height(&self) -> f64 {
        let rows: f64 = self.rows.iter().map(Words::height).sum();
        let alike: f64 = self.alike.iter().map(AlikeWords::height).sum();
        let none = usize::from(self.group.no_sign().is_some());
        NAME_HEIGHT + rows + alike + paragraph::height(self.note.len() + none) + BETWEEN
    }

    /// Draws it from `top` down; its effects on the scale.
    pub(super) fn draw(&self, page: &mut Page<'_>, top: f64, plot: Option<&Plot>) {
        self.name(page, top + NAME_HEIGHT - 8.0);
        let mut y = top + NAME_HEIGHT;
        for (row, words) in self.group.rows.iter().zip(&self.rows) {
            let middle = y + words.height() / 2.0;
            if let Some(plot) = plot {
                dot(page, row, ink(self.group.series), middle, |value| plot.x(value));
                words.draw(page, &plot.columns, middle);
            }
            y += words.height();
        }
        for alike in &self.alike {
            alike.draw(page, plot.map(|plot| &plot.columns), y + alike.height() / 2.0);
            y += alike.height();
        }
        y = self.no_sign(page, y, plot);
        paragraph::write(page, &self.note, Point { x: INDENT, y }, Set::ROW);
    }

    fn name(&self, page: &mut Page<'_>, baseline: f64) {
        let dot = Point { x: TEXT_MARGIN + 5.0, y: baseline - 5.0 };
        page.dot(dot, 5.0, ink(self.group.series));
        let at = Point { x: INDENT, y: baseline };
        page.text(self.group.name(), at, Set::PANEL, Anchor::Left);
    }

    /// Of how many there is no sign, below the names of rows if there are any; where it ends.
    fn no_sign(&self, page: &mut Page<'_>, top: f64, plot: Option<&Plot>) -> f64 {
        let Some(none) = self.group.no_sign() else { return top };
        let Some(plot) = plot.filter(|_| self.group.has_sign()) else {
            return paragraph::write(page, &[none], Point { x: INDENT, y: top }, Set::SMALL);
        };
        let at = Point { x: plot.columns.names, y: top + 14.0 };
        page.text(&none, at, Set::SMALL, Anchor::Right);
        top + paragraph::height(1)
    }
}

fn ink(series: Series) -> Ink {
    match series {
        Series::Total => Ink::Ink,
        Series::Pillar(pillar) => Ink::Pillar(pillar),
    }
}

fn width(fonts: &Fonts, text: &str, set: Set) -> f64 {
    fonts.width(text, set.size, set.weight)
}
