//! The person's own total.

use crate::domain::Total;

use super::items::{Item, Sort};
use super::pillars::{Own, fits};
use super::section::Section;
use super::words::Phrase;

/// The totals below their heading, or right above it, each once: a page has one.
pub(super) fn below_heading<'a>(items: &[Item<'a>], sections: &[Section]) -> Vec<&'a str> {
    let is_heading = |place: &usize| items[*place].is(Phrase::Total);
    let headings: Vec<usize> = (0..items.len()).filter(is_heading).collect();
    let below = headings.iter().filter_map(|place| below(&items[place + 1..]));
    let mut totals: Vec<&str> = below.collect();
    if totals.is_empty() {
        let above = headings.iter().filter_map(|place| place.checked_sub(1));
        totals = above.filter_map(|place| own_out_of_100(items, sections, place)).collect();
    }
    totals.sort_unstable();
    totals.dedup();
    totals
}

/// The number out of 100 at a place, if no group's heading stands above it.
fn own_out_of_100<'a>(items: &[Item<'a>], sections: &[Section], place: usize) -> Option<&'a str> {
    match items[place].sort {
        Sort::OutOf100(total) if !matches!(sections[place], Section::Group(_)) => Some(total),
        _ => None,
    }
}

/// The first number out of 100 before another phrase; a plain number only where no word stands
/// before it, and where it is not the number of what comes behind it.
fn below<'a>(items: &[Item<'a>]) -> Option<&'a str> {
    let section = items.iter().take_while(|item| !matches!(item.sort, Sort::Phrase(_)));
    let out_of_100 = section.clone().find_map(|item| match item.sort {
        Sort::OutOf100(total) => Some(total),
        _ => None,
    });
    let plain = || {
        let Sort::Number(total) = items.first()?.sort else { return None };
        let is_of_next = items.get(1).is_some_and(|next| {
            matches!(next.sort, Sort::Phrase(Phrase::Pillar(_)))
                || (!matches!(next.sort, Sort::Phrase(_)) && items[0].is_beside(next))
        });
        (!is_of_next).then_some(total)
    };
    out_of_100.or_else(plain)
}

/// The total of a page whose heading is not known: the number out of 100 that the pillars add up
/// to, or the first on the page where it stands before them.
pub(super) fn without_heading<'a>(
    items: &[Item<'a>],
    sections: &[Section],
    own: &Own<'_>,
) -> Option<&'a str> {
    let at = |place| Some((place, own_out_of_100(items, sections, place)?));
    let mut out_of_100 = (0..items.len()).filter_map(at);
    if own.numbers.len() == 4 {
        let adds_up =
            |total: &str| Total::parse(total).is_ok_and(|total| fits(&own.numbers, total));
        return out_of_100.map(|(_, total)| total).find(|total| adds_up(total));
    }
    out_of_100.next().filter(|(place, _)| *place < own.first).map(|(_, total)| total)
}
