//! Ranks and averages: what the page says of the person's groups.

use crate::domain::Group;

use super::items::{Item, Sort};
use super::pairs::Pairing;
use super::section::Section;
use super::words::Phrase;

/// What was found of a group, by every place that tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) ranks: Vec<&'a str>,
    pub(super) averages: Vec<&'a str>,
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

/// What the page says of a group: the rank beside its label, and what stands in the section of the group.
pub(super) fn of<'a>(group: Group, items: &[Item<'a>], sections: &[Section]) -> Found<'a> {
    let own = items.iter().zip(sections).filter(|(_, section)| **section == Section::Group(group));
    let own: Vec<Item<'a>> = own.map(|(item, _)| *item).take_while(is_about_all).collect();
    let ranks = labelled(group, items).into_iter().chain(top(&own)).collect();
    Found { ranks, averages: average(&own) }
}

/// Whether a section is not over: tables of charts may stand behind it.
fn is_about_all(item: &Item<'_>) -> bool {
    !matches!(item.sort, Sort::Phrase(Phrase::Pillar(_) | Phrase::Chart | Phrase::Remaining))
}

/// The ranks beside their label. "Top" before one says nothing more.
fn labelled<'a>(group: Group, items: &[Item<'a>]) -> Vec<&'a str> {
    let items: Vec<Item<'a>> = items.iter().filter(|item| !item.is(Phrase::Top)).copied().collect();
    let ranks = RANKS.blocks(&items).into_iter().flat_map(|block| block.numbers());
    ranks.filter(|(of, _)| *of == group).map(|(_, rank)| rank).collect()
}

/// The percentages behind "top".
fn top<'a>(own: &[Item<'a>]) -> impl Iterator<Item = &'a str> {
    own.windows(2).filter_map(|pair| match pair {
        [top, Item { sort: Sort::Percent(rank), .. }] if top.is(Phrase::Top) => Some(*rank),
        _ => None,
    })
}

/// The number out of 100 below the heading, and the ones that a sentence tells.
fn average<'a>(own: &[Item<'a>]) -> Vec<&'a str> {
    let heading = own.iter().take_while(|item| !item.is(Phrase::Average) && !item.is(Phrase::Top));
    let below_heading = heading.clone().find_map(|item| match item.sort {
        Sort::OutOf100(average) => Some(average),
        _ => None,
    });
    let told = own.windows(2).filter_map(|pair| match pair {
        [told, Item { sort: Sort::Number(average) | Sort::OutOf100(average), .. }]
            if told.is(Phrase::Average) =>
        {
            Some(*average)
        }
        _ => None,
    });
    below_heading.into_iter().chain(told).collect()
}
