//! What the heading says of effects: likely or possible, as the command does.

use unicode_segmentation::UnicodeSegmentation;

use super::chart::{EffectRow, EffectsChart};
use crate::chart::figure::{Fonts, Set, TEXT_MARGIN, WIDTH};
use crate::chart::parts::words::capitalized;

/// The kinds of some effects, each once, those of the largest first.
type Kinds<'a> = Vec<&'a str>;

impl EffectsChart<'_> {
    /// `Articles, profile edits and 4 others likely went with rises`: as many names as fit a line.
    pub(super) fn finding(&self, fonts: &Fonts) -> String {
        const MOST: [usize; 3] = [3, 2, 1];
        let Set { size, weight, .. } = Set::TITLE;
        let room = f64::from(WIDTH) - 2.0 * TEXT_MARGIN;
        let findings = MOST.map(|most| capitalized(&self.finding_naming(most)));
        let fitting = findings.iter().find(|text| fonts.width(text, size, weight) <= room);
        fitting.unwrap_or(&findings[MOST.len() - 1]).clone()
    }

    /// The same with at most so many kinds, or counts of them, on each side.
    fn finding_naming(&self, most: usize) -> String {
        let rises = self.kinds(|row| !row.is_possible && row.range.0 > 0.0);
        let falls = self.kinds(|row| !row.is_possible && row.range.1 < 0.0);
        let likely = self.kinds(|row| !row.is_possible);
        let possible = self.kinds(|row| row.is_possible);
        if likely.is_empty() && possible.is_empty() {
            self.without_effect().to_owned()
        } else if likely.is_empty() {
            format!("Only possible so far: {}", named(&possible, most))
        } else if rises.is_empty() && falls.is_empty() {
            format!("{} likely went with a score, up or down", named(&likely, most))
        } else if rises.iter().any(|kind| falls.contains(kind)) {
            // A kind on both sides would need the pillars to be told.
            format!("{} likely went with rises or falls", named(&likely, most))
        } else {
            directed(&rises, &falls, most)
        }
    }

    fn without_effect(&self) -> &'static str {
        if self.groups.iter().any(|group| !group.alike.is_empty()) {
            "Signs of kinds that are not told apart"
        } else if self.groups.is_empty() {
            "Nothing is linked with the scores yet"
        } else {
            "No sign so far that any activity goes with a score"
        }
    }

    fn kinds(&self, which: impl Fn(&EffectRow) -> bool) -> Kinds<'_> {
        let mut rows: Vec<&EffectRow> = self.rows().filter(|row| which(row)).collect();
        rows.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        let mut kinds = Kinds::new();
        for row in rows {
            if !kinds.contains(&row.kind.as_str()) {
                kinds.push(&row.kind);
            }
        }
        kinds
    }
}

/// What likely went with rises and what with falls, of which there is something.
fn directed(rises: &[&str], falls: &[&str], most: usize) -> String {
    let (up, down) = (some("rise", rises), some("fall", falls));
    let [rising, falling] = [rises, falls].map(|kinds| named(kinds, most));
    match (rises, falls) {
        (_, []) => format!("{rising} likely went with {up}"),
        ([], _) => format!("{falling} likely went with {down}"),
        _ => format!("{rising} likely went with {up}, {falling} with {down}"),
    }
}

/// `a rise`, `rises`.
fn some(noun: &str, kinds: &[&str]) -> String {
    if kinds.len() == 1 { format!("a {noun}") } else { format!("{noun}s") }
}

/// `articles, profile edits and 4 others`: at most so many parts.
fn named(kinds: &[&str], most: usize) -> String {
    let names = |kinds: &[&str]| kinds.iter().map(|kind| cut(kind)).collect::<Vec<_>>();
    let (mut parts, left) = match kinds.len() {
        count if count <= most => (names(kinds), 0),
        count => (names(&kinds[..most - 1]), count - (most - 1)),
    };
    match (left, parts.len()) {
        (0, _) => {}
        (left, 0) => parts.push(format!("{left} kinds")),
        (1, _) => parts.push("1 other".to_owned()),
        (left, _) => parts.push(format!("{left} others")),
    }
    match parts.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.concat(),
    }
}

/// A kind of which a heading has room beside the rest.
fn cut(kind: &str) -> String {
    const LONGEST: usize = 20;
    if kind.graphemes(true).count() <= LONGEST {
        return kind.to_owned();
    }
    let kept: String = kind.graphemes(true).take(LONGEST - 1).collect();
    format!("{kept}\u{2026}")
}
