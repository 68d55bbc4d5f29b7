//! How to read a team.

use super::row::Common;
use super::standing::{DAYS, Standing};
use crate::chart::figure::{Fonts, Set};

/// The lines at the foot of a page of that width.
pub(super) fn lines(
    page: &[Standing<'_>],
    span: u32,
    common: &Common,
    (fonts, width): (&Fonts, f64),
) -> Vec<String> {
    let points = common.scale.points();
    let lines = match span {
        100 => "Lines: 0 to 100; grey: the first value.".to_owned(),
        span => {
            format!("Lines: {span} points high, each around its own values; grey: the first value.")
        }
    };
    let bars = common.columns.has_pillars.then(|| {
        format!(
            "Bars: change of each pillar, \u{2212}{points} to +{points}; below: its score of 25."
        )
    });
    let bold = Some("Bold: moved by 1 or more.".to_owned());
    let old = page.iter().any(Standing::is_old);
    let old = old.then(|| format!("Red, not since: no snapshot for over {DAYS} days."));
    let late = page.iter().any(|one| one.late_start().is_some());
    let late = late.then(|| "Since: the day from which the change counts.".to_owned());
    let sentences: Vec<String> =
        [Some(lines), bars, bold, late, old].into_iter().flatten().collect();
    filled(&sentences.join(" "), fonts, width)
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
