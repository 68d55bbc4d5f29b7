//! A change as a waterfall from its earlier score to the later one.

use super::alternative::alternative;
use super::chart::{ChangeChart, ChangePart};
use super::rows::{ROW, Rows};
use crate::chart::figure::{Figure, Fonts, Ink, Page};
use crate::chart::parts::words::{period, true_minus};

/// The height of everything but the rows.
const AROUND: u32 = 138;
/// How to read the chart.
const FOOTER: &str =
    "Pale: where each part may lie (90 % range). What went together, not what caused it.";
/// The same, where no part is told.
const FOOTER_WITHOUT_RANGES: &str = "Nothing is linked. That is no proof that nothing helped.";

impl ChangeChart<'_> {
    /// Lays the chart out.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Figure {
        let rows = Rows::of(self, fonts);
        let count = rows.count;
        let mut page = Page::new(fonts, self.title, self.finding(), AROUND + ROW * count);
        let mut words = vec![period(self.from.date, self.to.date)];
        words.extend(self.has_ranges().then(|| "estimated split, not a measurement".to_owned()));
        words.extend(self.remark.map(ToOwned::to_owned));
        page.subtitle(self.who, &words);

        rows.grid(&mut page);
        rows.end(&mut page, 0, "Start", self.from);
        let mut sum = self.from.points;
        for (row, (part, ink)) in (1..).zip(self.inked()) {
            rows.joined(&mut page, row, sum);
            rows.step(&mut page, row, sum, part, ink);
            sum += part.points;
        }
        rows.joined(&mut page, count - 1, sum);
        rows.end(&mut page, count - 1, "End", self.to);
        page.footer(if self.has_ranges() { FOOTER } else { FOOTER_WITHOUT_RANGES });
        page.finish(alternative(self))
    }

    fn inked(&self) -> impl Iterator<Item = (&ChangePart, Ink)> {
        let ink = |part: &ChangePart| if part.points < 0.0 { Ink::Down } else { Ink::Up };
        let parts = self.parts.iter().map(move |part| (part, ink(part)));
        parts.chain([(self.rest, Ink::Bar)])
    }

    /// `Insights 15.2 → 16.9 (+1.7)`.
    fn finding(&self) -> String {
        let (name, from, to) = (self.pillar.title(), &self.from.shown, &self.to.shown);
        format!("{name} {from} → {to} ({})", true_minus(self.moved))
    }
}
