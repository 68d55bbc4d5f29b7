//! The sections of the page, by their headings.

use crate::domain::Group;

use super::items::{Item, Sort};
use super::words::Phrase;

/// Where on the page something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Before the first heading.
    Top,
    /// Below the headings of the person's own scores.
    Own,
    /// Below the heading of a group.
    Group(Group),
    /// Below the headings of several groups that stand together: whose it is is not known.
    Groups,
}

/// The section of each item.
pub(super) fn sections(items: &[Item<'_>]) -> Vec<Section> {
    let mut section = Section::Top;
    // The heading of a group, if nothing but words stands below it so far.
    let mut last = None;
    let mut sections = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        match item.sort {
            Sort::Phrase(Phrase::Total | Phrase::Components) => {
                section = Section::Own;
                last = None;
            }
            Sort::Phrase(Phrase::Group(group)) if is_heading(items, place) => {
                section = match last {
                    Some(other) if other != group => Section::Groups,
                    _ => Section::Group(group),
                };
                last = Some(group);
            }
            Sort::Word => {}
            _ => last = None,
        }
        sections.push(section);
    }
    sections
}

/// Whether the name of a group begins a line, or its average follows.
fn is_heading(items: &[Item<'_>], place: usize) -> bool {
    let has_average =
        items.get(place + 1).is_some_and(|next| matches!(next.sort, Sort::OutOf100(_)));
    has_average || begins_line(items, place)
}

fn begins_line(items: &[Item<'_>], place: usize) -> bool {
    place
        .checked_sub(1)
        .is_none_or(|before| !(items[before].is_word() && items[before].is_beside(&items[place])))
}

/// Makes words of the labels of pillars that stand in a sentence: words before them on their line,
/// or behind them without a number before, also behind a number: "5 tips".
pub(super) fn without_mentions(items: &mut [Item<'_>]) {
    for place in 0..items.len() {
        if !matches!(items[place].sort, Sort::Phrase(Phrase::Pillar(_))) {
            continue;
        }
        let before = place.checked_sub(1).map(|before| items[before]);
        let before = before.filter(|before| before.is_beside(&items[place]));
        let behind = items.get(place + 1).filter(|behind| items[place].is_beside(behind));
        let is_mention = match before {
            Some(before) if before.is_word() => true,
            Some(before) if matches!(before.sort, Sort::Number(_)) => false,
            _ => behind.is_some_and(|behind| behind.is_word() || is_of_words(items, place + 1)),
        };
        if is_mention {
            items[place].sort = Sort::Word;
        }
    }
}

/// Whether a number stands at a place, and goes on in words on its line.
fn is_of_words(items: &[Item<'_>], place: usize) -> bool {
    let is_number = matches!(items[place].sort, Sort::Number(_));
    let behind = items.get(place + 1).filter(|behind| items[place].is_beside(behind));
    is_number && behind.is_some_and(Item::is_word)
}
