//! Effects as dots with their ranges, on one axis.

use super::alternative::alternative;
use super::chart::EffectsChart;
use super::columns::{Columns, HEADS};
use super::group::Laid;
use super::paragraph;
use super::plot::Plot;
use super::row::NAME;
use crate::chart::figure::{Anchor, Figure, Fonts, Ink, Page, Point, Set, TEXT_MARGIN};
use crate::chart::parts::words::period;

/// Where the first group begins below an axis, and without one.
const TOP: f64 = 112.0;
const TOP_OF_WORDS: f64 = 76.0;
/// How far above the first group the heads of the columns stand.
const HEADS_ABOVE: [f64; 2] = [26.0, 9.0];
/// The height of the labels of the axis, and of each line of how to read the chart.
const LABELS: f64 = 30.0;
const FOOTER: f64 = 20.0;
/// Between sentences and what is below them.
const APART: f64 = 10.0;
/// Below everything, so that the last line stands where the footer of every chart stands.
const BELOW: f64 = 10.0;

impl EffectsChart<'_> {
    /// Lays the chart out.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Figure {
        let groups: Vec<Laid<'_>> =
            self.groups.iter().map(|group| Laid::of(fonts, group)).collect();
        let silence = self.silence_in_lines(fonts);
        let has_rows = self.rows().next().is_some();
        let (top, labels) = if has_rows { (TOP, LABELS) } else { (TOP_OF_WORDS, APART) };
        let said = paragraph::height(silence.len()) + if silence.is_empty() { 0.0 } else { APART };
        let foot = top + said + groups.iter().map(Laid::height).sum::<f64>();
        let footer = self.footer();
        let tall = units(foot + labels + footer.iter().map(|_| FOOTER).sum::<f64>() + BELOW);
        let mut page = Page::new(fonts, self.title, self.finding(fonts), tall);
        self.subtitle(&mut page);
        let plot = has_rows.then(|| self.plot(&mut page, &groups, foot));
        paragraph::write(&mut page, &silence, Point { x: TEXT_MARGIN, y: top }, NAME);
        let mut y = top + said;
        for group in &groups {
            group.draw(&mut page, y, plot.as_ref());
            y += group.height();
        }
        write_footer(&mut page, footer, f64::from(tall));
        page.finish(alternative(self, fonts))
    }

    fn subtitle(&self, page: &mut Page<'_>) {
        let (first, last) = self.days;
        let from = format!("estimated from {}", self.snapshots());
        let from = if self.groups.is_empty() { self.snapshots() } else { from };
        page.subtitle(self.who, &[from, period(first, last)]);
    }

    fn silence_in_lines(&self, fonts: &Fonts) -> Vec<String> {
        let lines = |text: &String| paragraph::lines(fonts, text, TEXT_MARGIN);
        self.silence.iter().flat_map(lines).collect()
    }

    /// The grid down to `foot`, its labels below, and what each column is above.
    fn plot(&self, page: &mut Page<'_>, groups: &[Laid<'_>], foot: f64) -> Plot {
        let columns = Columns::of(page.fonts, Laid::widths(groups, page.fonts));
        let ends = self.rows().flat_map(|row| [row.range.0, row.range.1]);
        let plot = Plot::of(columns, ends);
        for (value, text) in plot.scale.grid() {
            let x = plot.x(value);
            let ink = if text == "0" { Ink::Muted } else { Ink::Grid };
            page.rule(Point { x, y: TOP }, Point { x, y: foot }, ink);
            page.text(&text, Point { x, y: foot + 18.0 }, Set::SMALL, Anchor::Middle);
        }
        for (x, head) in [columns.plot.0, columns.more, columns.lasts].into_iter().zip(HEADS) {
            for (line, above) in head.iter().zip(HEADS_ABOVE) {
                page.text(line, Point { x, y: TOP - above }, Set::SMALL, Anchor::Left);
            }
        }
        plot
    }

    /// How to read the chart, line by line.
    fn footer(&self) -> &'static [&'static str] {
        const TOGETHER: &str = "What went together in these data; not what caused it, \
                                and not LinkedIn\u{2019}s formula.";
        const WEEK: &str = "A usual week: the median of the weeks in which it was done at all.";
        let is_possible = |is_possible| self.rows().any(|row| row.is_possible == is_possible);
        match (is_possible(false), is_possible(true)) {
            (true, true) => &[
                "Filled dot: likely; hollow dot: possible only. Line: 90 % range.",
                WEEK,
                TOGETHER,
            ],
            (true, false) => {
                &["Dot: estimate, all of them likely. Line: 90 % range.", WEEK, TOGETHER]
            }
            (false, true) => {
                &["Hollow dot: estimate, possible only. Line: 90 % range.", WEEK, TOGETHER]
            }
            _ if self.groups.iter().any(|group| !group.alike.is_empty()) => &[TOGETHER],
            _ if self.groups.is_empty() => {
                &["Links are estimated from snapshots and a log of what was done."]
            }
            _ => &["No evidence of an effect is not evidence of no effect."],
        }
    }
}

fn write_footer(page: &mut Page<'_>, footer: &[&str], tall: f64) {
    let mut y = tall - 14.0;
    for line in footer.iter().rev() {
        page.text(line, Point { x: TEXT_MARGIN, y }, Set::SMALL, Anchor::Left);
        y -= FOOTER;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in units")]
fn units(height: f64) -> u32 {
    height.ceil() as u32
}
