//! Chart 1: where do I stand, and is what I do visible?

use super::alternative::alternative;
use super::strip::Strip;
use crate::chart::figure::{Anchor, Figure, Fonts, Ink, Page, Point, Set, WIDTH};
use crate::chart::parts::end_label::BESIDE;
use crate::chart::parts::extent::Extent;
use crate::chart::parts::panel::{Look, Panel};
use crate::chart::parts::series::{self, Ends};
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{Precision, UNCHANGED, period, snapshots};
use crate::domain::{Log, Pillar, Series, Snapshot, Source};

/// The total, the four pillars and the activity of one person, above each other on one time axis.
#[derive(Clone, Copy, Debug)]
pub struct Overview<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The snapshots to draw, in order of time, one a day.
    pub snapshots: &'a [Snapshot],
    /// What was logged; what lies outside the days of the snapshots is not drawn.
    pub log: &'a Log,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// How high the chart is.
const HEIGHT: u32 = 690;
/// How high it is without pillars.
const HEIGHT_WITHOUT_PILLARS: u32 = 400;
/// What the chart loses without pillars.
const PILLARS: f64 = 274.0;
/// From edge to edge of the total and the activity.
const WIDE: Across = Across { left: 44.0, right: 576.0 };
/// The two columns of the pillars.
const COLUMNS: [Across; 2] =
    [Across { left: 44.0, right: 244.0 }, Across { left: 352.0, right: 552.0 }];
/// The two rows of the pillars.
const ROWS: [(f64, f64); 2] = [(268.0, 352.0), (400.0, 484.0)];
/// How to read the chart.
const FOOTER: &str = "As shown by LinkedIn. Gaps over 14 days stay open.";
/// The same, where no program took a number from LinkedIn.
const FOOTER_OF_TYPED: &str = "As shown by LinkedIn, entered by hand. Gaps over 14 days stay open.";

impl Overview<'_> {
    /// Lays the chart out; `None` without a snapshot.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let (first, last) = (self.snapshots.first()?, self.snapshots.last()?);
        let has_pillars = self.snapshots.iter().any(|snapshot| snapshot.pillars != [None; 4]);
        let axis = TimeAxis::spanning(first.date, last.date);
        let finding = finding(first, last, Precision::of_totals(self.snapshots));

        let height = if has_pillars { HEIGHT } else { HEIGHT_WITHOUT_PILLARS };
        let mut page = Page::new(fonts, self.title, finding, height);
        page.subtitle(self.who, &[snapshots(self.snapshots.len()), period(first.date, last.date)]);
        let are_unnamed = self.total(&mut page, &axis);
        if has_pillars {
            for pillar in Pillar::ALL {
                self.pillar(&mut page, &axis, pillar);
            }
            days_below_pillars(&mut page, &axis);
        }
        let higher = if has_pillars { 0.0 } else { PILLARS };
        let (top, bottom) = (548.0 - higher, 608.0 - higher);
        Strip { axis: &axis, across: WIDE, top, bottom }.draw(&mut page, self.log);
        let typed = self.snapshots.iter().all(|snapshot| snapshot.source == Source::Typed);
        page.footer_with_bands(if typed { FOOTER_OF_TYPED } else { FOOTER }, are_unnamed);
        Some(page.finish(alternative(
            self.who,
            self.snapshots,
            self.log.between(axis.first, axis.last),
            self.log,
        )))
    }

    /// Draws the total; whether there are bands of gaps and none has words.
    fn total(&self, page: &mut Page<'_>, axis: &TimeAxis) -> bool {
        let panel = Panel { axis, across: WIDE, top: 104.0, bottom: 224.0, extent: Extent::TOTAL };
        panel.title(page, "Total (0–100)", None);
        let are_unnamed = panel.gaps(page, self.snapshots, Vec::new());
        panel.grid(page);
        let pieces = series::pieces(self.snapshots, series::score(Series::Total));
        let last = panel.line(page, &pieces, Look::line(3.0, Ink::Ink));
        if let Some((point, snapshot)) = last.zip(self.snapshots.last()) {
            let at = Point { x: point.x + BESIDE, y: point.y + 6.5 };
            let total = Precision::of_totals(self.snapshots).shown(snapshot.total);
            page.clear_text(&total, at, Set::TOTAL);
        }
        are_unnamed
    }

    fn pillar(&self, page: &mut Page<'_>, axis: &TimeAxis, pillar: Pillar) {
        let (across, (top, bottom)) = place(pillar);
        let panel = Panel { axis, across, top, bottom, extent: Extent::PILLAR };
        panel.title(page, pillar.title(), Some(Ink::Pillar(pillar)));
        panel.grid(page);
        let pieces = series::pieces(self.snapshots, series::score(Series::Pillar(pillar)));
        let Some(point) = panel.line(page, &pieces, Look::line(2.5, Ink::Pillar(pillar))) else {
            panel.note(page, "not recorded");
            return;
        };
        let Some(ends) = Ends::of(self.snapshots, pillar) else { return };
        let x = point.x + BESIDE;
        let value = Precision::Tenths.pillar(ends.last.1);
        // What stands beside the point stays between the panel's title and the dates below it.
        let Some(change) = ends.change(Precision::Tenths) else {
            let y = (point.y + 6.0).clamp(top + 8.0, bottom + 4.0);
            page.clear_text(&value, Point { x, y }, Set::VALUE);
            return;
        };
        let y = (point.y + 3.0).clamp(top + 8.0, bottom - 13.0);
        page.clear_text(&value, Point { x, y }, Set::VALUE);
        let change =
            Precision::Tenths.signed(change).unwrap_or_else(|| unchanged(page, x).to_owned());
        page.clear_text(&change, Point { x, y: y + 17.0 }, Set::SMALL);
    }
}

/// That a pillar did not move, as a word where it fits beside the last point.
fn unchanged(page: &Page<'_>, x: f64) -> &'static str {
    /// What stays free at the edge of the canvas.
    const CLEAR: f64 = 4.0;
    let width = page.fonts.width(UNCHANGED, Set::SMALL.size, Set::SMALL.weight);
    if x + width + CLEAR <= f64::from(WIDTH) { UNCHANGED } else { "0" }
}

fn place(pillar: Pillar) -> (Across, (f64, f64)) {
    match pillar {
        Pillar::Brand => (COLUMNS[0], ROWS[0]),
        Pillar::People => (COLUMNS[1], ROWS[0]),
        Pillar::Insights => (COLUMNS[0], ROWS[1]),
        Pillar::Relationships => (COLUMNS[1], ROWS[1]),
    }
}

/// The finding: `SSI 76, up 19 since 1 Jan`.
fn finding(first: &Snapshot, last: &Snapshot, totals: Precision) -> String {
    let total = totals.shown(last.total);
    if first.date == last.date {
        return format!("SSI {total} on {}", last.date.day_month_year());
    }
    let change = totals.between(last.total.thousandths(), first.total.thousandths());
    let moved = totals.moved(change, Series::Total);
    format!("SSI {total}, {moved} since {}", first.date.beside(last.date))
}

/// The first and the last day, below the lower row of the pillars; of a single snapshot its day.
fn days_below_pillars(page: &mut Page<'_>, axis: &TimeAxis) {
    let y = ROWS[1].1 + 20.0;
    for across in COLUMNS {
        for tick in axis.ends(across, page.fonts) {
            page.text(&tick.label, Point { x: tick.left, y }, Set::SMALL, Anchor::Left);
        }
    }
}
