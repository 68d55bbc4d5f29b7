//! The page as the text that "select all" and "copy" give.

use crate::domain::{Field, Group, Source, Total};

use super::super::scores::{Scores, ScoresError};
use super::groups::found;
use super::items::items;
use super::pillars::{Pillars, own, visible};
use super::plain::plain;
use super::section::{sections, without_mentions};
use super::total::{below_heading, without_heading};

/// A page has some thousand characters; with everything around it, never as many bytes as that.
const LONGEST: usize = 1 << 20;

/// The scores that a text shows.
///
/// # Errors
///
/// Returns [`ScoresError`] where there are none.
pub(super) fn read(text: &str) -> Result<Scores, ScoresError> {
    if text.len() > LONGEST {
        return Err(ScoresError::TooLong);
    }
    let text = plain(text);
    let mut items = items(&text);
    without_mentions(&mut items);
    let sections = sections(&items);
    let blocks = Pillars::of(&items, &sections);

    let mut total = below_heading(&items, &sections);
    let known = |total: Option<&str>| total.and_then(|total| Total::parse(total).ok());
    let shown = visible(&blocks, &sections, known(total));
    if let (None, Some(own)) = (total, &shown) {
        total = without_heading(&items, &sections, own);
    }
    let pillars = own(shown, &blocks, known(total));

    let mut scores = Scores::new(Source::Page);
    if let Some(total) = total {
        scores.take(Field::Total, total);
    }
    for (pillar, number) in pillars {
        scores.take(Field::Pillar(pillar), number);
    }
    for group in Group::ALL {
        let found = found(group, &items, &sections);
        for (field, number) in
            [(Field::Rank(group), found.rank), (Field::Average(group), found.average)]
        {
            if let Some(number) = number {
                scores.take(field, number);
            }
        }
    }
    scores.checked()
}
