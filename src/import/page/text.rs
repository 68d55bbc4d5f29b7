//! The page as the text that "select all" and "copy" give.

use crate::domain::{Field, FieldValue, Group, Pillar, Source, Total};

use super::super::scores::{Scores, ScoresError};
use super::groups::of;
use super::items::{Item, Sort, items};
use super::owner::other_owner;
use super::pillars::{Numbers, Pillars, are_of_several, below_zero, of_group, own, visible};
use super::plain::plain;
use super::section::{Section, sections, without_mentions};
use super::total::{below_heading, without_heading};

/// A page has some thousand characters; with everything around it, never as many bytes as that.
pub(super) const LONGEST: usize = 1 << 20;

/// The scores that a text shows.
///
/// # Errors
///
/// Returns [`ScoresError`] where there are none.
pub(super) fn read(text: &str) -> Result<Scores, ScoresError> {
    if text.len() > LONGEST {
        return Err(ScoresError::TooLong);
    }
    let owner = other_owner(text);
    let text = plain(text);
    let mut items = items(&text);
    if let Some(numbers) = only_numbers(&items) {
        return Err(ScoresError::OnlyNumbers(numbers));
    }
    without_mentions(&mut items);
    let sections = sections(&items);
    let blocks = Pillars::of(&items, &sections);

    if are_of_several(&blocks, &sections) {
        return Err(ScoresError::Several(2));
    }
    let totals = below_heading(&items, visible(&blocks, &sections, None).as_ref())?;
    if totals.len() > 1 {
        return Err(ScoresError::Several(totals.len()));
    }
    let mut total = totals.first().copied();
    let known = |total: Option<&str>| total.and_then(|total| Total::parse(total).ok());
    let shown = visible(&blocks, &sections, known(total));
    if let (None, Some(own)) = (total, &shown) {
        total = without_heading(&items, &sections, own);
    }
    let pillars = own(shown, &blocks, known(total));

    let mut scores = Scores::new(Source::Page);
    scores.owner = owner;
    scores.take_all(total.map(|total| (Field::Total, total)));
    scores.take_all(pillars.iter().map(|(pillar, number)| (Field::Pillar(*pillar), *number)));
    for pillar in Pillar::ALL {
        let field = Field::Pillar(pillar);
        let is_open = scores.fields.get(field).is_none();
        if let Some(number) = below_zero(&text, pillar).filter(|_| is_open) {
            scores.take(field, number);
        }
    }
    for group in Group::ALL {
        let found = of(group, &items, &sections);
        scores.take_agreed(Field::Rank(group), &found.ranks);
        scores.take_agreed(Field::Average(group), &found.averages);
    }
    if blocks.iter().any(|pillars| pillars.block.is_apart) {
        scores.leave(Pillar::ALL.map(Field::Pillar));
    }
    if are_averages_apart(&items, &sections) {
        scores.leave(Group::ALL.map(Field::Average));
    }
    take_charts(&mut scores, &blocks, &pillars);
    scores.checked()
}

/// Whether a number stands below the headings of both groups.
fn are_averages_apart(items: &[Item<'_>], sections: &[Section]) -> bool {
    let mut below = items.iter().zip(sections).filter(|(_, section)| **section == Section::Groups);
    below.any(|(item, _)| matches!(item.sort, Sort::OutOf100(_)))
}

/// The numbers of a text that holds a total, or a total and four pillars, and nothing else.
fn only_numbers(items: &[Item<'_>]) -> Option<String> {
    let number = |item: &Item<'_>| match item.sort {
        Sort::Number(number) => Some(number.to_owned()),
        _ => None,
    };
    let numbers: Vec<String> = items.iter().map(number).collect::<Option<_>>()?;
    matches!(numbers.len(), 1 | 5).then(|| numbers.join(" "))
}

/// Takes the pillars of the groups' averages. Without all of the person's own, a table may be
/// theirs.
fn take_charts<'a>(scores: &mut Scores, blocks: &[Pillars<'a>], own: &Numbers<'a>) {
    if own.len() < Pillar::ALL.len() {
        return;
    }
    let average = |group| match scores.fields.value(Field::Average(group))?.value {
        FieldValue::Average(_, average) => Some(average),
        _ => None,
    };
    let averages = Group::ALL.map(|group| (group, average(group)));
    for [(group, average), (_, other)] in [averages, [averages[1], averages[0]]] {
        if let Some(average) = average {
            let numbers = of_group(blocks, own, average, other).into_iter();
            scores.take_all(
                numbers.map(|(pillar, number)| (Field::AveragePillar(group, pillar), number)),
            );
        }
    }
}
