//! What the heading says of effects.

use super::chart::{EffectRow, EffectsChart};
use crate::chart::parts::words::capitalized;

/// The most kinds that a heading names.
const MOST: usize = 3;

impl EffectsChart<'_> {
    /// `Articles, profile edits and posts went with most`.
    pub(super) fn finding(&self) -> String {
        let likely = |row: &&EffectRow| !row.is_possible;
        let rises = self.largest(|row| likely(&row) && row.points > 0.0);
        let falls = self.largest(|row| likely(&row) && row.points < 0.0);
        let possible = self.largest(|row| row.is_possible);
        match (rises.as_slice(), falls.as_slice(), possible.as_slice()) {
            ([], [], []) if self.groups.iter().any(|group| !group.alike.is_empty()) => {
                "Signs of kinds that are not told apart".to_owned()
            }
            ([], [], []) if !self.groups.is_empty() => "No sign so far of any activity".to_owned(),
            ([], [], []) => "Nothing can be said of the scores yet".to_owned(),
            ([], [], possible) => format!("Only possible so far: {}", listed(possible)),
            ([], falls, _) => capitalized(&format!("{} went with a fall", listed(falls))),
            ([one], ..) => capitalized(&format!("{one} went with a rise")),
            (rises, ..) => capitalized(&format!("{} went with most", listed(rises))),
        }
    }

    /// The kinds of the largest of some effects, each once.
    fn largest(&self, which: impl Fn(&EffectRow) -> bool) -> Vec<&str> {
        let mut rows: Vec<&EffectRow> = self.rows().filter(|row| which(row)).collect();
        rows.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        let mut kinds: Vec<&str> = Vec::new();
        for row in rows {
            if kinds.len() < MOST && !kinds.contains(&row.kind.as_str()) {
                kinds.push(&row.kind);
            }
        }
        kinds
    }
}

/// `articles, profile edits and posts`.
fn listed(kinds: &[&str]) -> String {
    match kinds {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
