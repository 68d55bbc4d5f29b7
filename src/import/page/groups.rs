//! Ranks and averages: what the page says of the person's groups.

use crate::domain::Group;

use super::items::{Item, Sort};
use super::pairs::Pairing;
use super::section::Section;
use super::words::Phrase;

/// What was found of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) rank: Option<&'a str>,
    pub(super) average: Option<&'a str>,
}

const RANKS: Pairing<Group> = Pairing {
    label: |sort| match sort {
        Sort::Phrase(Phrase::Rank(group)) => Some(group),
        _ => None,
    },
    number: |sort| match sort {
        Sort::Percent(text) => Some(text),
        _ => None,
    },
};

/// What the page says of a group: the rank beside its label, or else in the section of the group.
pub(super) fn of<'a>(group: Group, items: &[Item<'a>], sections: &[Section]) -> Found<'a> {
    let own = items.iter().zip(sections).filter(|(_, section)| **section == Section::Group(group));
    let own: Vec<Item<'a>> = own.map(|(item, _)| *item).take_while(is_about_all).collect();
    Found { rank: labelled(group, items).or_else(|| top(&own)), average: average(&own) }
}

/// Whether a section is not over: tables of charts may stand behind it.
fn is_about_all(item: &Item<'_>) -> bool {
    !matches!(item.sort, Sort::Phrase(Phrase::Pillar(_) | Phrase::Chart | Phrase::Remaining))
}

/// The rank beside its label. "Top" before it says nothing more.
fn labelled<'a>(group: Group, items: &[Item<'a>]) -> Option<&'a str> {
    let items: Vec<Item<'a>> = items.iter().filter(|item| !item.is(Phrase::Top)).copied().collect();
    let ranks = RANKS.blocks(&items).into_iter().flat_map(|block| block.numbers());
    let mut ranks = ranks.filter(|(of, _)| *of == group).map(|(_, rank)| rank);
    let first = ranks.next()?;
    ranks.all(|other| other == first).then_some(first)
}

/// The percentage behind "top".
fn top<'a>(own: &[Item<'a>]) -> Option<&'a str> {
    own.windows(2).find_map(|pair| match pair {
        [top, Item { sort: Sort::Percent(rank), .. }] if top.is(Phrase::Top) => Some(*rank),
        _ => None,
    })
}

/// The number out of 100 below the heading, or else the one that a sentence tells.
fn average<'a>(own: &[Item<'a>]) -> Option<&'a str> {
    let heading = own.iter().take_while(|item| !item.is(Phrase::Average) && !item.is(Phrase::Top));
    let below_heading = heading.clone().find_map(|item| match item.sort {
        Sort::OutOf100(average) => Some(average),
        _ => None,
    });
    below_heading.or_else(|| {
        own.windows(2).find_map(|pair| match pair {
            [told, Item { sort: Sort::Number(average) | Sort::OutOf100(average), .. }]
                if told.is(Phrase::Average) =>
            {
                Some(*average)
            }
            _ => None,
        })
    })
}
