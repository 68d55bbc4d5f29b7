//! The pillars of the page: blocks of four labels, of which one shows the person's own scores.

use crate::domain::{Pillar, Score, Total, sum_of_pillars};

use super::items::{Item, Sort, has_phrase};
use super::pairs::{Block, Pairing, Side};
use super::section::Section;
use super::words::Phrase;

/// A total is rounded to whole points, and each pillar to hundredths at least: a sum of four may be
/// so far from it, in thousandths of a point.
const FARTHEST: u32 = 520;

/// A block of pillars, and what kind of block it is.
pub(super) struct Pillars<'a> {
    pub(super) block: Block<'a, Pillar>,
    /// Whether a table of a chart ends in it, or it stands where only those do.
    is_chart: bool,
}

/// Numbers of pillars, as they stand on the page.
pub(super) type Numbers<'a> = Vec<(Pillar, &'a str)>;

const PAIRING: Pairing<Pillar> = Pairing {
    label: |sort| match sort {
        Sort::Phrase(Phrase::Pillar(pillar)) => Some(pillar),
        _ => None,
    },
    number: |sort| match sort {
        Sort::Number(text) => Some(text),
        _ => None,
    },
};

impl<'a> Pillars<'a> {
    /// The blocks of a page.
    pub(super) fn of(items: &[Item<'a>], sections: &[Section]) -> Vec<Self> {
        let blocks = PAIRING.blocks(items).into_iter();
        blocks
            .map(|block| {
                let is_own = sections[block.first] == Section::Own;
                let is_visible = is_own || block.side() == Some(Side::Before);
                Self { is_chart: !is_visible || ends_a_chart(items, block.last), block }
            })
            .collect()
    }

    /// The numbers, on the side that adds up to the total if one does.
    fn numbers(&self, total: Option<Total>) -> Numbers<'a> {
        let sides = [Side::Before, Side::Behind].map(|side| self.block.on(side));
        let fitting =
            sides.into_iter().find(|numbers| total.is_some_and(|total| fits(numbers, total)));
        fitting.unwrap_or_else(|| self.block.numbers())
    }
}

/// Whether the table of a chart goes on, and ends, behind a place.
fn ends_a_chart(items: &[Item<'_>], place: usize) -> bool {
    let next = items[place + 1..].iter().find(|item| !matches!(item.sort, Sort::Number(_)));
    next.is_some_and(|item| item.is(Phrase::Remaining))
}

/// Whether four numbers add up to a total.
pub(super) fn fits(numbers: &[(Pillar, &str)], total: Total) -> bool {
    let scores: Option<Vec<Score>> =
        numbers.iter().map(|(_, text)| Score::parse(text).ok()).collect();
    let four = scores.and_then(|scores| <[Score; 4]>::try_from(scores).ok());
    four.is_some_and(|four| {
        sum_of_pillars(four).thousandths().abs_diff(total.thousandths()) <= FARTHEST
    })
}

/// The number below zero that begins a line with the label of a pillar. It is none of its scores, nor
/// passed over in silence.
pub(super) fn below_zero(text: &str, pillar: Pillar) -> Option<&str> {
    let begins = |line: &&str| {
        line.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut lines = text.lines().map(str::trim_start).filter(begins);
    let line = lines.find(|line| has_phrase(line, Phrase::Pillar(pillar)))?;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ',');
    Some(&line[..line.len() - line.trim_start_matches(is_part).len()])
}

/// The block that shows the person's own scores, with its place in the text.
pub(super) struct Own<'a> {
    pub(super) first: usize,
    pub(super) numbers: Numbers<'a>,
}

/// The block that is no table of a chart; of several the one that adds up to the total, or the only
/// one that stands in the person's own section.
pub(super) fn visible<'a>(
    blocks: &[Pillars<'a>],
    sections: &[Section],
    total: Option<Total>,
) -> Option<Own<'a>> {
    let own = |pillars: &Pillars<'a>| {
        let numbers = pillars.numbers(total);
        (!numbers.is_empty()).then_some(Own { first: pillars.block.first, numbers })
    };
    let shown: Vec<Own<'a>> =
        blocks.iter().filter(|pillars| !pillars.is_chart).filter_map(own).collect();
    let fitting = |own: &Own<'a>| total.is_some_and(|total| fits(&own.numbers, total));
    let is_own = |own: &Own<'a>| sections[own.first] == Section::Own;
    let chosen = shown.iter().position(fitting).or_else(|| shown.iter().position(is_own));
    let only = || match &*shown {
        [] => None,
        [first, others @ ..] => {
            others.iter().all(|other| other.numbers == first.numbers).then_some(0)
        }
    };
    chosen.or_else(only).and_then(|place| shown.into_iter().nth(place))
}

/// Whether two lists of the person's own section say different things of one pillar: two pages.
pub(super) fn are_of_several(blocks: &[Pillars<'_>], sections: &[Section]) -> bool {
    let is_own =
        |pillars: &&Pillars<'_>| !pillars.is_chart && sections[pillars.block.first] == Section::Own;
    let numbers = blocks.iter().filter(is_own).flat_map(|pillars| pillars.block.numbers());
    let mut first: [Option<&str>; Pillar::ALL.len()] = [None; 4];
    numbers
        .into_iter()
        .any(|(pillar, number)| !same(first[pillar.index()].get_or_insert(number), number))
}

/// The person's own numbers: those that are shown; what is not, from the only table of a chart that
/// adds up to the total and says nothing else of those that are.
pub(super) fn own<'a>(
    shown: Option<Own<'a>>,
    blocks: &[Pillars<'a>],
    total: Option<Total>,
) -> Numbers<'a> {
    let shown = shown.map(|own| own.numbers).unwrap_or_default();
    if shown.len() == Pillar::ALL.len() {
        return shown;
    }
    let says_the_same = |numbers: &Numbers<'a>| {
        let others = |(pillar, text): &(Pillar, &str)| {
            numbers.iter().any(|(other, number)| other == pillar && same(number, text))
        };
        shown.iter().all(others)
    };
    let tables = blocks.iter().map(|pillars| pillars.numbers(total));
    let mut own = tables.filter(|numbers| {
        total.is_some_and(|total| fits(numbers, total)) && says_the_same(numbers)
    });
    match own.next() {
        Some(table) if own.all(|other| other == table) => table,
        _ => shown,
    }
}

/// Whether two texts are one score: a comma here, a dot there.
fn same(one: &str, other: &str) -> bool {
    one == other || Score::parse(one).ok().is_some_and(|score| Score::parse(other) == Ok(score))
}

/// The pillars of a group's average: the only table of a chart that adds up to it, is not the
/// person's own, and does not add up to the average of the other group too.
pub(super) fn of_group<'a>(
    blocks: &[Pillars<'a>],
    own: &Numbers<'a>,
    average: Total,
    other: Option<Total>,
) -> Numbers<'a> {
    let is_theirs = |numbers: &Numbers<'a>| {
        fits(numbers, average) && other.is_none_or(|other| !fits(numbers, other))
    };
    let is_own = |numbers: &Numbers<'a>| {
        own.iter().zip(numbers).all(|((_, own), (_, number))| same(own, number))
    };
    let charts = blocks.iter().filter(|pillars| pillars.is_chart);
    let mut theirs = charts
        .map(|pillars| pillars.block.numbers())
        .filter(|numbers| is_theirs(numbers) && !is_own(numbers));
    match theirs.next() {
        Some(table) if theirs.all(|other| other == table) => table,
        _ => Numbers::new(),
    }
}
