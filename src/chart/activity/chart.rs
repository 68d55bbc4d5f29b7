//! Chart 5: did I stay below the safe numbers?

use super::alternative::described;
use super::finding::{finding, unknown};
use super::panel::{HEIGHT as PANEL, LimitPanel, left_edge, right_edge};
use super::restrictions::Restrictions;
use super::row::LimitRow;
use crate::chart::figure::{Figure, Fonts, Page};
use crate::chart::parts::bins::Span;
use crate::chart::parts::time_axis::{Across, TimeAxis};
use crate::chart::parts::words::{alt, period};
use crate::domain::{Date, LimitDay, LimitId};

/// What counted against each safe number, day by day, beside the number and its changes.
#[derive(Clone, Copy, Debug)]
pub struct ActivityChart<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// Each number with its days, in the order in which they are shown: the same days for every
    /// number, without a hole, in order of time. A number that has no count or no limit in these
    /// days is left out.
    pub numbers: &'a [(LimitId, Vec<LimitDay>)],
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// The height without rows ...
const HEIGHT: u32 = 124;
/// ... what each row adds ...
const ROW: u32 = 118;
/// ... and what the word of a restriction adds.
const FOOT: u32 = 10;
/// The upper edge of the first row's bars.
const FIRST: f64 = 100.0;
/// How to read the chart.
const FOOTER: &str =
    "Dashed: safe numbers, which are guidance, not LinkedIn’s rules. Only what was logged.";

impl ActivityChart<'_> {
    /// Lays the chart out; `None` where nothing counted against a safe number.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let rows: Vec<LimitRow<'_>> =
            self.numbers.iter().filter_map(|(id, days)| LimitRow::new(*id, days)).collect();
        let days = rows.first()?.days;
        let (first, last) = (days.first()?.date, days.last()?.date);
        let axis = TimeAxis::exactly(first, last);
        let across = Across { left: left_edge(&rows, fonts), right: right_edge(&rows, fonts) };

        let count = u32::try_from(rows.len()).unwrap_or(0);
        let foot = if days.iter().any(|day| day.is_restricted) { FOOT } else { 0 };
        let height = HEIGHT + ROW * count + foot;
        let mut page = Page::new(fonts, self.title, finding(&rows, first, last), height);
        let mut parts = vec!["Activity beside safe numbers".to_owned(), period(first, last)];
        parts.extend(unknown(&rows));
        page.subtitle(self.who, &parts);
        let bottom = FIRST + f64::from(ROW * count.saturating_sub(1)) + PANEL;
        let top = FIRST;
        Restrictions { days, axis: &axis, across, top, bottom }.draw(&mut page);
        let span = Span::fitting(&axis, across);
        let mut top = FIRST;
        for row in &rows {
            LimitPanel { row, axis: &axis, across, span, top }.draw(&mut page);
            top += f64::from(ROW);
        }
        axis.draw(&mut page, across, bottom);
        page.footer(FOOTER);
        Some(page.finish(self.alt(&rows, first, last)))
    }

    fn alt(&self, rows: &[LimitRow<'_>], first: Date, last: Date) -> String {
        let what = "activity beside safe numbers";
        let head = alt::head("Bar charts", what, self.who, first, last);
        described(&format!("{head}."), rows)
    }
}
