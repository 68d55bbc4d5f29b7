//! A change as a waterfall from its earlier score to the later one.

use super::alternative::alternative;
use super::chart::{ChangeChart, ChangePart};
use super::columns::Columns;
use super::finding::finding;
use super::rows::{ROW, Rows};
use crate::chart::figure::{Figure, Fonts, Ink, Page};
use crate::chart::parts::words::period;

/// The height of everything but the rows.
const AROUND: u32 = 138;
/// How to read columns, and rows.
const OF_COLUMNS: &str =
    "Thin lines: where each part may lie (90 %). What went together, not what caused it.";
const OF_ROWS: &str =
    "Slim bars: where each part may lie (90 %). What went together, not what caused it.";
/// The same, where no part is told.
const WITHOUT_RANGES: &str = "Nothing is linked. That is no proof that nothing helped.";

impl ChangeChart<'_> {
    /// Lays the chart out: as columns, or as rows where their names or numbers have no room.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Figure {
        let (columns, rows) = (Columns::of(self, fonts), Rows::of(self, fonts));
        let height = columns.as_ref().map_or(AROUND + ROW * rows.count, Columns::height);
        let mut page = Page::new(fonts, self.title, finding(self), height);
        let mut words = vec![period(self.from.date, self.to.date)];
        words.extend(self.has_ranges().then(|| "estimated split, not a measurement".to_owned()));
        words.extend(self.remark.map(ToOwned::to_owned));
        page.subtitle(self.who, &words);
        match &columns {
            Some(columns) => columns.draw(&mut page),
            None => rows.draw(&mut page, self),
        }
        page.footer(match columns {
            _ if !self.has_ranges() => WITHOUT_RANGES,
            Some(_) => OF_COLUMNS,
            None => OF_ROWS,
        });
        page.finish(alternative(self))
    }

    /// Every step with its ink: up or down, and grey for what is left.
    pub(super) fn inked(&self) -> impl Iterator<Item = (&ChangePart, Ink)> {
        let ink = |part: &ChangePart| if part.points < 0.0 { Ink::Down } else { Ink::Up };
        let parts = self.parts.iter().map(move |part| (part, ink(part)));
        parts.chain([(self.rest, Ink::Bar)])
    }
}
