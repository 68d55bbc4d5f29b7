//! A team as pages of rows.

use super::alternative::alternative;
use super::bars::BarScale;
use super::chart::TeamChart;
use super::columns::{Columns, HALF_BAR, PILLARS, have_pillars};
use super::finding::{Moves, people};
use super::footer;
use super::row::{Common, Row};
use super::standing::{Standing, standings};
use crate::chart::figure::{
    Anchor, Area, Figure, Fonts, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH,
};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::score_axis::{self, totals_of_several};
use crate::chart::parts::time_axis::TimeAxis;
use crate::chart::parts::words::{length, period};
use crate::domain::Pillar;

/// The most rows of a page.
const MOST_ROWS: usize = 12;
/// The baseline of the heads of the columns, and the line below them.
const HEAD: f64 = 84.0;
const FIRST_ROW: f64 = 96.0;
/// From line to line of the footer.
const FOOTER_LINE: f64 = 19.0;

/// What all pages have in common.
struct Team<'a> {
    chart: &'a TeamChart<'a>,
    all: &'a [Standing<'a>],
    extents: Vec<Extent>,
    span: u32,
    has_pillars: bool,
    scale: BarScale,
}

impl TeamChart<'_> {
    /// Lays the pages out; none without anybody.
    #[must_use]
    pub fn figures(&self, fonts: &Fonts) -> Vec<Figure> {
        let all = standings(self);
        let ranges: Vec<_> = all.iter().map(range).collect();
        let (extents, span) = totals_of_several(&ranges, self.axis);
        let (has_pillars, scale) = (have_pillars(&all), BarScale::of(&all));
        let team = Team { chart: self, all: &all, extents, span, has_pillars, scale };
        let pages = all.len().div_ceil(MOST_ROWS);
        // Rows are shared out evenly: no page has a single one.
        let (rows, longer) = (all.len() / pages.max(1), all.len() % pages.max(1));
        let mut from = 0;
        let mut figures = Vec::new();
        for page in 0..pages {
            let to = from + rows + usize::from(page < longer);
            figures.push(team.page((page + 1, pages), from..to, fonts));
            from = to;
        }
        figures
    }
}

/// From the lowest to the highest total that is drawn.
fn range(one: &Standing<'_>) -> Option<(i32, i32)> {
    score_axis::range(one.drawn.iter().map(|one| one.total.thousandths()))
}

impl Team<'_> {
    fn page(
        &self,
        (page_number, pages): (usize, usize),
        rows: std::ops::Range<usize>,
        fonts: &Fonts,
    ) -> Figure {
        let (days, here) = (self.chart.days, &self.all[rows.clone()]);
        let time = length(days.0, days.1);
        let common = Common {
            columns: Columns::of(here, self.has_pillars, fonts),
            axis: TimeAxis::exactly(days.0, days.1),
            scale: self.scale,
        };
        let extents = &self.extents[rows];
        let drawn: Vec<Row<'_>> = here
            .iter()
            .zip(extents)
            .map(|(one, extent)| Row::of(one, *extent, (&common.columns, days.1), fonts))
            .collect();
        let room = f64::from(WIDTH) - 2.0 * TEXT_MARGIN;
        let footer = footer::lines(here, self.span, &common, (fonts, room));
        let bottom = FIRST_ROW + drawn.iter().map(Row::height).sum::<f64>();
        let height = bottom + 22.0 + FOOTER_LINE * count(footer.len().saturating_sub(1)) + 14.0;

        let finding = Moves::of(self.all).in_words(self.all.len(), &time);
        let mut page = Page::new(fonts, self.chart.title, finding, whole(height));
        let number = (pages > 1).then(|| format!("page {page_number} of {pages}"));
        let people = self.chart.title.map(|_| people(self.all.len()));
        let what = [period(days.0, days.1), "largest fall first".to_owned()];
        let parts: Vec<String> = people.into_iter().chain(what).chain(number).collect();
        page.subtitle(None, &parts);
        heads(&mut page, &common.columns, &time);
        let mut top = FIRST_ROW;
        for row in &drawn {
            separate(&mut page, top);
            row.draw(&mut page, &common, top);
            top += row.height();
        }
        separate(&mut page, top);
        for (number, line) in footer.iter().enumerate() {
            let y = bottom + 22.0 + FOOTER_LINE * count(number);
            page.text(line, Point { x: TEXT_MARGIN, y }, Set::SMALL, Anchor::Left);
        }
        page.finish(alternative(self.chart, (self.all, here), self.span, (page_number, pages)))
    }
}

/// What the columns are; below the name of a pillar a stroke in its colour.
fn heads(page: &mut Page<'_>, columns: &Columns, time: &str) {
    let at = Point { x: columns.of_total(), y: HEAD };
    page.text(&format!("Total, {time}"), at, Set::SMALL, Anchor::Left);
    if !columns.has_pillars {
        return;
    }
    for (pillar, x) in Pillar::ALL.into_iter().zip(PILLARS) {
        page.text(pillar.title(), Point { x, y: HEAD }, Set::NUMBER, Anchor::Middle);
        let (left, right) = (x - HALF_BAR, x + HALF_BAR);
        let area = Area { left, right, top: HEAD + 6.0, bottom: HEAD + 9.0 };
        page.bar(area, Ink::Pillar(pillar));
    }
}

/// A line from margin to margin.
fn separate(page: &mut Page<'_>, y: f64) {
    let ends = [TEXT_MARGIN, page.width() - TEXT_MARGIN].map(|x| Point { x, y });
    page.rule(ends[0], ends[1], Ink::Grid);
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most twelve rows of a few lines"
)]
fn whole(height: f64) -> u32 {
    height.ceil() as u32
}
