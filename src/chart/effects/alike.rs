//! Kinds that are not told apart, in a row of their own.

use super::chart::EffectAlike;
use super::columns::Columns;
use super::paragraph::INDENT;
use super::row::{NAME, NAME_ROOM, around, height, width};
use crate::chart::figure::text::isolated;
use crate::chart::figure::{Anchor, Fonts, Page, Set};

/// The words of kinds that look alike, in lines that fit their columns.
pub(super) struct AlikeWords {
    kinds: Vec<String>,
    probability: Vec<String>,
}

impl AlikeWords {
    /// `posts or comments,`, `not told apart`: the kinds on a line, or else each on one.
    pub(super) fn of(fonts: &Fonts, alike: &EffectAlike) -> Self {
        let Set { size, weight, .. } = NAME;
        // Room for the word after it.
        let room = NAME_ROOM - fonts.width(" or", size, weight);
        let names = alike.names(|kind| isolated_if_needed(fonts.cut(kind, size, weight, room, 0)));
        let together = format!("{},", either(&names));
        let mut kinds = if fonts.width(&together, size, weight) <= NAME_ROOM {
            vec![together]
        } else {
            each(&names)
        };
        kinds.push("not told apart".to_owned());
        Self { kinds, probability: alike.how_probable() }
    }

    pub(super) fn kinds_width(&self, fonts: &Fonts) -> f64 {
        width(fonts, &self.kinds, NAME)
    }

    pub(super) fn probability_width(&self, fonts: &Fonts) -> f64 {
        width(fonts, &self.probability, Set::SMALL)
    }

    /// How high the row is.
    pub(super) fn height(&self) -> f64 {
        height(self.kinds.len())
    }

    /// Draws the row around its middle; in the columns, if there are any.
    pub(super) fn draw(&self, page: &mut Page<'_>, columns: Option<&Columns>, middle: f64) {
        let (kinds, probability) = match columns {
            Some(columns) => ((columns.names, Anchor::Right), columns.more),
            None => ((INDENT, Anchor::Left), 2.0 * INDENT + NAME_ROOM),
        };
        around(page, &self.kinds, kinds.0, middle, (NAME, kinds.1));
        around(page, &self.probability, probability, middle, (Set::SMALL, Anchor::Left));
    }
}

/// A name that is written from right to left does not take its neighbours along.
fn isolated_if_needed(name: String) -> String {
    if name.is_ascii() { name } else { isolated(&name) }
}

/// `a, b or c`.
pub(super) fn either(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}

/// `a,`, `b or`, `c,`.
fn each(names: &[String]) -> Vec<String> {
    let count = names.len();
    let line = |(place, name): (usize, &String)| {
        let after = if place + 2 == count { " or" } else { "," };
        format!("{name}{after}")
    };
    names.iter().enumerate().map(line).collect()
}
