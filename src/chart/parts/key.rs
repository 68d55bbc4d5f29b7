//! Rows under a plot that explain its numbered discs.

use super::disc::{self, RADIUS};
use crate::chart::figure::{Anchor, Ink, Page, Point, Set, TEXT_MARGIN, WIDTH};

/// The height of a row.
pub(in crate::chart) const ROW: u32 = 26;
/// Between two columns.
const BETWEEN: f64 = 12.0;

/// What is said of a disc.
pub(in crate::chart) struct Row {
    pub(in crate::chart) date: String,
    /// The change with its sign.
    pub(in crate::chart) change: String,
    /// The same in fewer and fewer words: the first that fits is shown, or else the last one, cut
    /// at the right margin.
    pub(in crate::chart) words: Vec<String>,
    /// Stands after the words and is never cut.
    pub(in crate::chart) remark: Option<String>,
}

/// Draws the rows, the middle of the first at that height. Columns are as wide as their widest
/// text.
pub(in crate::chart) fn draw(page: &mut Page<'_>, rows: &[Row], first: f64) {
    const DATE: f64 = TEXT_MARGIN + 2.0 * RADIUS + 10.0;
    let words = Set { ink: Ink::Ink, ..Set::ROW };
    let fonts = page.fonts;
    let width = |text: &str, set: Set| fonts.width(text, set.size, set.weight);
    let widest = |column: &dyn Fn(&Row) -> &str, set: Set| {
        rows.iter().map(|row| width(column(row), set)).fold(0.0, f64::max)
    };
    let change = DATE + widest(&|row| &row.date, Set::ROW) + BETWEEN;
    let text = change + widest(&|row| &row.change, Set::PANEL) + BETWEEN;
    let mut middle = first;
    for (number, row) in (1..).zip(rows) {
        let y = middle + 5.0;
        disc::disc(page, number, Point { x: TEXT_MARGIN + RADIUS, y: middle });
        page.text(&row.date, Point { x: DATE, y }, Set::ROW, Anchor::Left);
        page.text(&row.change, Point { x: change, y }, Set::PANEL, Anchor::Left);
        let remark = row.remark.as_ref().map(|remark| format!(" {remark}")).unwrap_or_default();
        let room = f64::from(WIDTH) - TEXT_MARGIN - text - width(&remark, words);
        let fitting = row.words.iter().find(|text| width(text, words) <= room);
        let shown = fitting.or(row.words.last()).map(String::as_str).unwrap_or_default();
        let cut = fonts.cut(shown, words.size, words.weight, room, 0);
        page.text(&format!("{cut}{remark}"), Point { x: text, y }, words, Anchor::Left);
        middle += f64::from(ROW);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Fonts, Label};

    fn rows(words: &[&str]) -> Vec<Label> {
        let fonts = Fonts::bundled();
        let mut page = Page::new(&fonts, None, String::new(), 400);
        let row = |date: &str, remark: Option<&str>| Row {
            date: date.to_owned(),
            change: "+1.0".to_owned(),
            words: words.iter().copied().map(str::to_owned).collect(),
            remark: remark.map(str::to_owned),
        };
        draw(&mut page, &[row("4 Mar", None), row("30 Dec 2025", Some("(remark)"))], 369.0);
        page.finish(String::new()).labels().skip(1).cloned().collect()
    }

    #[test]
    fn columns_stand_below_each_other_whatever_their_width() {
        let found = rows(&["after 12 comments"]);
        let [number, date, change, words] = &found[..4] else { panic!("four parts a row") };
        assert_eq!((number.text.as_str(), number.ink), ("1", Ink::Ground));
        for (above, below) in [date, change, words].into_iter().zip(&found[5..]) {
            assert!((above.at.x - below.at.x).abs() < 1e-9);
            assert!((below.at.y - above.at.y - 26.0).abs() < 1e-9);
        }
        assert!(change.at.x >= found[5].area().right, "the longer date has room");
    }

    #[test]
    fn long_words_are_cut_at_the_margin_and_remarks_are_not() {
        let found = rows(&[&"after 12 comments, ".repeat(9)]);
        for label in [&found[3], &found[7]] {
            assert!(label.area().right <= 620.0 && label.area().right > 600.0, "{label:?}");
        }
        assert!(found[3].text.ends_with('…') && found[7].text.ends_with("… (remark)"));
    }

    #[test]
    fn fewer_words_are_taken_before_any_are_cut() {
        let found = rows(&[&"after ".repeat(10), &"after ".repeat(8), "after"]);
        let words = |place: usize| found[place].text.matches("after").count();
        assert_eq!((words(3), words(7)), (10, 8), "{found:?}");
        assert!(!found[7].text.contains('…'));
    }
}
