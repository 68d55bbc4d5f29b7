//! Changes in words, as a table shows them.

use crate::domain::{Change, Done, Move, Series, Total};
use crate::words::counted;

use super::found::Changes;

impl Changes<'_> {
    /// A change on one line: its days, the total, the pillars, and what was done before it.
    #[must_use]
    pub fn line(&self, change: &Change) -> [String; 4] {
        let total_steps = change.moves.iter().find(|found| found.series == Series::Total);
        let steps = small_steps(total_steps.map_or(1, |found| found.steps));
        let total = format!("{} ({}){steps}", change.total, change.total_moved);
        let moves: Vec<String> = change.moves.iter().filter_map(pillar_in_words).collect();
        let done = self.done_before(change);
        let after = if done.is_empty() {
            done.to_string()
        } else {
            format!("after {}", most_frequent(&done))
        };
        let after = match change.gap_days {
            Some(days) => format!("gap of {days} days; {after}"),
            None => after,
        };
        [format!("{} -> {}", change.from, change.to), total, moves.join(", "), after]
    }

    /// What is said where nothing moved by as much as was asked for.
    #[must_use]
    pub fn nothing_moved(&self) -> String {
        if self.snapshots.len() == 1 {
            return "One snapshot so far; a change needs two.".to_owned();
        }
        let points = |thousandths: u32| {
            Total::from_thousandths(thousandths).unwrap_or(Total::MAX).to_string()
        };
        let minimum = self.asked.minimum;
        let (total, pillar) = (points(minimum.total), points(minimum.pillar));
        let least = if total == pillar {
            format!("{total} points or more")
        } else {
            format!("{total} point of the total, or {pillar} points of a pillar, or more")
        };
        let period = match self.asked.period.in_words() {
            words if words.is_empty() => words,
            words => format!(" {words}"),
        };
        format!("Nothing moved by {least}{period}.")
    }
}

/// The kinds that were done most; a person reads no more of them. JSON has all.
fn most_frequent(done: &Done) -> String {
    const MOST: usize = 5;
    let kinds = done.kinds();
    let shown = kinds.iter().take(MOST).map(|(kind, count)| kind.counted(*count));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match kinds.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {}", counted(more, "more kind")),
    }
}

/// `insights +1.2`, `brand +0.1 (3 small steps)`; the total has a place of its own.
fn pillar_in_words(found: &Move) -> Option<String> {
    match found.series {
        Series::Total => None,
        series @ Series::Pillar(_) => {
            Some(format!("{series} {}{}", found.delta, small_steps(found.steps)))
        }
    }
}

fn small_steps(steps: usize) -> String {
    if steps == 1 { String::new() } else { format!(" ({})", counted(steps, "small step")) }
}
