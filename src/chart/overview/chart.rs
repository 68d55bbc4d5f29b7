//! Chart 1: where do I stand, since when, and after what?

use super::alternative::alternative;
use super::finding::finding;
use super::layout::{Layout, Plot, readable};
use super::pillar::PillarPart;
use super::rows;
use super::shown::Overview;
use super::single;
use super::stretch::Stretch;
use super::strip::Strip;
use super::total::{TotalPanel, Unsaid};
use crate::chart::figure::{Anchor, Figure, Fonts, Page, Point, Set, TEXT_MARGIN};
use crate::chart::parts::panel::Panel;
use crate::chart::parts::score_axis::ScoreAxes;
use crate::chart::parts::time_axis::TimeAxis;
use crate::chart::parts::words::{Precision, period, snapshots};
use crate::domain::{Pillar, Series, Total};

impl Overview<'_> {
    /// Lays the chart out; `None` without a snapshot.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let (first, last) = (self.snapshots.first()?, self.snapshots.last()?);
        let stretches = Stretch::all(self.snapshots);
        let totals = self.totals(&stretches);
        let finding = finding(&self.snapshots, totals)?;
        let axes = ScoreAxes::of(&self.snapshots, self.axis);
        let alternative = alternative(self, &axes, totals);
        let has_pillars = self.has_pillars();
        let subtitle = [snapshots(self.snapshots.len()), period(first.date, last.date)];
        if first.date == last.date {
            let size = single::size(self.shape, has_pillars);
            let mut page = Page::sized(fonts, self.title, finding, size);
            page.subtitle(self.who, &subtitle);
            single::draw(&mut page, last, totals);
            return Some(page.finish(alternative));
        }
        let layout = Layout::of(self.shape).with_rows(stretches.len());
        let layout = if has_pillars { layout } else { layout.without_pillars() };
        let mut page = Page::sized(fonts, self.title, finding, layout.size);
        page.subtitle(self.who, &subtitle);
        let time = TimeAxis::spanning(first.date, last.date);
        let unsaid = self.draw_total(&mut page, &time, &axes, &layout, totals, &stretches);
        if has_pillars {
            for pillar in Pillar::ALL {
                self.draw_pillar(&mut page, &time, &axes, &layout, pillar);
            }
        }
        self.footer(&mut page, &axes, &layout, unsaid);
        Some(page.finish(alternative))
    }

    pub(super) fn has_pillars(&self) -> bool {
        self.snapshots.iter().any(|snapshot| snapshot.pillars != [None; 4])
    }

    /// Whole points, unless that would hide a part of a total that is told.
    fn totals(&self, stretches: &[Stretch]) -> Precision {
        let ends = stretches.iter().flat_map(|one| [one.from, one.to]);
        let ends = ends.filter_map(|end| Total::from_thousandths(end.thousandths));
        Precision::of_totals(&self.snapshots).max(Precision::of(ends))
    }

    fn draw_total(
        &self,
        page: &mut Page<'_>,
        time: &TimeAxis,
        axes: &ScoreAxes,
        layout: &Layout,
        totals: Precision,
        stretches: &[Stretch],
    ) -> Unsaid {
        let Plot { top, bottom, .. } = layout.total;
        let extent = readable(axes.extent(Series::Total), bottom - top);
        let is_cut = axes.is_cut(Series::Total);
        let total = TotalPanel::new(self.snapshots, time, extent, layout, totals, is_cut);
        let unsaid = total.draw(page, self.restrictions, stretches, self.today);
        let rows: Vec<rows::Row> =
            stretches.iter().map(|one| self.row(one, total.change(one))).collect();
        rows::draw(page, &rows, layout.rows);
        unsaid
    }

    fn draw_pillar(
        &self,
        page: &mut Page<'_>,
        time: &TimeAxis,
        axes: &ScoreAxes,
        layout: &Layout,
        pillar: Pillar,
    ) {
        let place = layout.pillar(pillar);
        let (across, series) = (place.plot.across, Series::Pillar(pillar));
        let (top, bottom) = (place.plot.top, place.plot.bottom);
        let extent = readable(axes.extent(series), bottom - top);
        let panel = Panel { axis: time, across, top, bottom, extent };
        let strip = Strip::of(pillar, self.log, time, across, self.today);
        PillarPart { pillar, place, panel, snapshots: self.snapshots, strip }.draw(page);
    }

    /// How to read the chart, on at most two lines.
    fn footer(&self, page: &mut Page<'_>, axes: &ScoreAxes, layout: &Layout, unsaid: Unsaid) {
        let span = axes.pillar_span().filter(|_| self.has_pillars());
        let span = span.map(|span| format!("Pillars show {span} of 25 points."));
        let slim = axes.is_cut(Series::Total);
        let gaps = self.snapshots.gap_pairs().next().is_some();
        let is_logged = !self.log.activities().is_empty();
        let has_ranges = self.linked.iter().any(|one| !one.parts.is_empty());
        let sentences = [
            span,
            slim.then(|| "Slim bar: all of 0 to 100.".to_owned()),
            gaps.then(|| "Dotted: no snapshots.".to_owned()),
            unsaid.restricted.then(|| "Red: restricted.".to_owned()),
            has_ranges.then(|| "Ranges: 90 %.".to_owned()),
            is_logged.then(|| "Together is not cause.".to_owned()),
        ];
        let text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let Set { size, weight, .. } = Set::SMALL;
        let width = page.width() - 2.0 * TEXT_MARGIN;
        let lines = page.fonts.wrap(&text, size, weight, width);
        let mut y = f64::from(layout.size.1) - 14.0 - if lines.len() > 1 { 17.0 } else { 0.0 };
        for line in &lines {
            page.text(line, Point { x: TEXT_MARGIN, y }, Set::SMALL, Anchor::Left);
            y += 17.0;
        }
    }
}
