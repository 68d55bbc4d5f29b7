//! How to read a team.

use super::row::Common;
use super::standing::Standing;
use crate::chart::figure::{Anchor, Fonts, Page, Point, Set, TEXT_MARGIN, WIDTH};

/// From the rows to the first line, from line to line, and from the last one to the edge.
const ABOVE: f64 = 22.0;
const LINE: f64 = 19.0;
const BELOW: f64 = 14.0;

/// The lines at the foot of a page with these people.
pub(super) fn lines(
    here: &[Standing<'_>],
    span: u32,
    common: &Common,
    fonts: &Fonts,
) -> Vec<String> {
    let (columns, points) = (&common.columns, common.scale.points());
    let lines = match span {
        100 => "Lines: 0 to 100; grey: the first value.".to_owned(),
        span => {
            format!("Lines: {span} points high, each around its own values; grey: the first value.")
        }
    };
    let bars = columns.has_pillars.then(|| {
        format!(
            "Bars: change of each pillar, \u{2212}{points} to +{points}; below: its score of 25."
        )
    });
    let bold = columns.has_pillars.then(|| "A bold score moved by 1 or more.".to_owned());
    let old = here.iter().any(Standing::is_old).then(|| old_in_words(here));
    let late = here.iter().any(|one| one.late_start().is_some());
    let late = late.then(|| "Since: the day from which the change counts.".to_owned());
    let sentences: Vec<String> =
        [Some(lines), bars, bold, late, old].into_iter().flatten().collect();
    filled(&sentences.join(" "), fonts, f64::from(WIDTH) - 2.0 * TEXT_MARGIN)
}

/// What makes a snapshot of these people old.
fn old_in_words(here: &[Standing<'_>]) -> String {
    let limits = || here.iter().map(Standing::patience);
    let least = limits().min().unwrap_or_default();
    if limits().all(|limit| limit == least) {
        return format!("Red, not since: no snapshot for over {least} days.");
    }
    "Red, not since: no snapshot for over 14 days and 2.5 times the usual distance.".to_owned()
}

/// How high lines are with what is above and below them.
pub(super) fn height(lines: &[String]) -> f64 {
    lines.iter().skip(1).fold(ABOVE + BELOW, |height, _| height + LINE)
}

/// Draws them below rows that end at that height.
pub(super) fn draw(page: &mut Page<'_>, lines: &[String], bottom: f64) {
    let mut y = bottom + ABOVE;
    for line in lines {
        page.text(line, Point { x: TEXT_MARGIN, y }, Set::SMALL, Anchor::Left);
        y += LINE;
    }
}

/// A text in lines of that width, broken between words.
fn filled(text: &str, fonts: &Fonts, width: f64) -> Vec<String> {
    let fits = |line: &str| fonts.width(line, Set::SMALL.size, Set::SMALL.weight) <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| fits(line));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
