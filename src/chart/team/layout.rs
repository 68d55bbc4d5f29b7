//! A team as pages of rows.

use std::ops::Range;

use super::alternative::alternative;
use super::bars::BarScale;
use super::chart::TeamChart;
use super::columns::{Columns, HALF_BAR, PILLARS, have_pillars};
use super::finding::{Moves, people};
use super::footer;
use super::row::{Common, Row};
use super::standing::{Standing, standings};
use crate::chart::figure::{Anchor, Area, Figure, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
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
        let pages = shared_out(all.len());
        let page = |(number, rows)| team.page((number, pages.len()), rows, fonts);
        (1..).zip(pages.clone()).map(page).collect()
    }
}

/// The rows of each page, shared out evenly: none has a single one where others have twelve.
fn shared_out(rows: usize) -> Vec<Range<usize>> {
    let pages = rows.div_ceil(MOST_ROWS);
    let start = |page: usize| (page * rows).div_ceil(pages);
    (0..pages).map(|page| start(page)..start(page + 1)).collect()
}

/// From the lowest to the highest total that is drawn.
fn range(one: &Standing<'_>) -> Option<(i32, i32)> {
    score_axis::range(one.drawn.iter().map(|one| one.total.thousandths()))
}

impl Team<'_> {
    /// A page with these of the rows; `number` is which of how many.
    fn page(&self, number: (usize, usize), rows: Range<usize>, fonts: &Fonts) -> Figure {
        let (first, last) = self.chart.days;
        let (here, extents) = (&self.all[rows.clone()], &self.extents[rows]);
        let common = Common {
            columns: Columns::of(here, self.has_pillars, last, fonts),
            axis: TimeAxis::exactly(first, last),
            scale: self.scale,
        };
        let row = |(one, extent)| Row::of(one, extent, (&common.columns, last), fonts);
        let rows: Vec<Row<'_>> = here.iter().zip(extents.iter().copied()).map(row).collect();
        let footer = footer::lines(here, self.span, &common, fonts);
        let bottom = FIRST_ROW + rows.iter().map(Row::height).sum::<f64>();
        let mut page = self.empty(number, bottom + footer::height(&footer), fonts);
        heads(&mut page, &common.columns, &length(first, last));
        draw_rows(&mut page, &rows, &common);
        footer::draw(&mut page, &footer, bottom);
        page.finish(alternative(self.chart, (self.all, here), self.span, number))
    }

    /// A page of that height with its heading.
    fn empty<'f>(&self, (page, pages): (usize, usize), height: f64, fonts: &'f Fonts) -> Page<'f> {
        let (first, last) = self.chart.days;
        let finding = Moves::of(self.all).in_words(self.all.len(), &length(first, last));
        let title = self.chart.title;
        let number = (pages > 1).then(|| format!("page {page} of {pages}"));
        // The finding says it.
        let count = title.map(|_| people(self.all.len()));
        let what = [period(first, last), "largest fall first".to_owned()];
        let parts: Vec<String> = count.into_iter().chain(what).chain(number).collect();
        let mut page = Page::new(fonts, title, finding, whole(height));
        page.subtitle(None, &parts);
        page
    }
}

/// The rows below each other, each with a line above it, and one below the last.
fn draw_rows(page: &mut Page<'_>, rows: &[Row<'_>], common: &Common) {
    let mut top = FIRST_ROW;
    for row in rows {
        separate(page, top);
        row.draw(page, common, top);
        top += row.height();
    }
    separate(page, top);
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most twelve rows of a few lines"
)]
fn whole(height: f64) -> u32 {
    height.ceil() as u32
}
