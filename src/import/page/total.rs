//! The person's own total: a whole number that stands alone in its place.

use crate::domain::Total;

use super::super::scores::ScoresError;
use super::items::{Item, Sort};
use super::pillars::{Own, fits};
use super::section::Section;
use super::words::Phrase;

/// What stands where a total may be.
#[derive(Debug, Default)]
struct Place<'a> {
    /// The number that stands alone.
    alone: Option<&'a str>,
    /// The numbers out of 100, each once, with those right before them: `7 2 out of 100`.
    seen: Vec<&'a str>,
}

/// The totals below their heading, each once: a page has one.
///
/// # Errors
///
/// Returns [`ScoresError::UnclearTotal`] where several numbers stand there, and the pillars add up
/// to none of them, or where it is no whole number.
pub(super) fn below_heading<'a>(
    items: &[Item<'a>],
    own: Option<&Own<'_>>,
) -> Result<Vec<&'a str>, ScoresError> {
    let headings = (0..items.len()).filter(|place| items[*place].is(Phrase::Total));
    let places = headings.map(|place| below(&items[place + 1..]));
    let totals = places.filter_map(|place| settled(&place, own).transpose());
    let mut totals: Vec<&str> = totals.collect::<Result<_, _>>()?;
    totals.sort_unstable();
    totals.dedup();
    Ok(totals)
}

/// The number that the pillars add up to, or else the only one, if it stands alone.
fn settled<'a>(place: &Place<'a>, own: Option<&Own<'_>>) -> Result<Option<&'a str>, ScoresError> {
    let adds_up = |total: &&str| {
        let total = Total::parse(total).ok().filter(|_| is_whole(total));
        own.zip(total).is_some_and(|(own, total)| fits(&own.numbers, total))
    };
    match &*place.seen {
        [total] if is_whole(total) => {
            Ok(place.alone.or_else(|| Some(*total).filter(|total| adds_up(total))))
        }
        [] => Ok(place.alone),
        seen => match seen.iter().find(|total| adds_up(total)) {
            Some(total) => Ok(Some(total)),
            None => Err(ScoresError::UnclearTotal(seen.join(", "))),
        },
    }
}

fn is_whole(number: &str) -> bool {
    number.bytes().all(|digit| digit.is_ascii_digit())
}

/// What stands before the next phrase.
fn below<'a>(items: &[Item<'a>]) -> Place<'a> {
    let length = items.iter().take_while(|item| !matches!(item.sort, Sort::Phrase(_))).count();
    let seen = seen(&items[..length]);
    let alone = match items.first().map(|item| item.sort) {
        Some(Sort::OutOf100(total)) => Some(total).filter(|_| !is_in_sentence(items)),
        Some(Sort::Number(total)) if seen.is_empty() && is_whole(total) => {
            Some(total).filter(|_| !is_of_next(items))
        }
        _ => None,
    };
    Place { alone, seen }
}

/// Whether words go on behind the first number: "100 out of 100 is the best possible".
fn is_in_sentence(items: &[Item<'_>]) -> bool {
    items.get(1).is_some_and(|next| next.is_word() && items[0].is_beside(next))
}

/// Whether the first number belongs to what comes behind it.
fn is_of_next(items: &[Item<'_>]) -> bool {
    items.get(1).is_some_and(|next| match next.sort {
        Sort::Phrase(Phrase::Pillar(_)) | Sort::Number(_) => true,
        Sort::Phrase(_) => false,
        _ => items[0].is_beside(next),
    })
}

fn seen<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for (place, item) in items.iter().enumerate() {
        if let Sort::OutOf100(total) = item.sort {
            seen.extend(number_before(items, place));
            seen.push(total);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    seen
}

fn number_before<'a>(items: &[Item<'a>], place: usize) -> Option<&'a str> {
    match items[place.checked_sub(1)?].sort {
        Sort::Number(number) => Some(number),
        _ => None,
    }
}

/// The whole number out of 100 at a place, if it stands alone on its line and no group's heading
/// stands above it.
fn own_out_of_100<'a>(items: &[Item<'a>], sections: &[Section], place: usize) -> Option<&'a str> {
    let Sort::OutOf100(total) = items[place].sort else { return None };
    let before = place.checked_sub(1).map(|before| items[before]);
    let is_part = before.is_some_and(|before| {
        matches!(before.sort, Sort::Number(_))
            || (before.is_word() && before.is_beside(&items[place]))
    });
    let is_own = !is_part
        && is_whole(total)
        && !matches!(sections[place], Section::Group(_) | Section::Groups);
    is_own.then_some(total)
}

/// The total where none stands below its heading: the number out of 100 that the four pillars add
/// up to. Any other may be somebody else's.
pub(super) fn without_heading<'a>(
    items: &[Item<'a>],
    sections: &[Section],
    own: &Own<'_>,
) -> Option<&'a str> {
    let at = |place| own_out_of_100(items, sections, place);
    let adds_up = |total: &&str| Total::parse(total).is_ok_and(|total| fits(&own.numbers, total));
    (0..items.len()).filter_map(at).find(adds_up)
}
