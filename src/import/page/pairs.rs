//! Labels and their numbers: before or behind, beside or on the line above or below.

use super::items::{Item, Sort};

/// Labels one behind the other, each at most once and in the order of the page.
#[derive(Clone, Debug)]
pub(super) struct Block<'a, L> {
    /// The places of its first and its last label among the items.
    pub(super) first: usize,
    pub(super) last: usize,
    labels: Vec<Sides<'a, L>>,
    /// Whether names stand together in it, and apart from them a number that is nobody's.
    pub(super) is_apart: bool,
}

/// A label with the number before it and the one behind it.
#[derive(Clone, Copy, Debug)]
struct Sides<'a, L> {
    label: L,
    place: usize,
    before: Option<&'a str>,
    behind: Option<&'a str>,
}

/// On which side of their labels the numbers of a block stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Behind,
}

/// What is paired: which items are labels, and which are numbers of their kind.
pub(super) struct Pairing<L> {
    pub(super) label: fn(Sort<'_>) -> Option<L>,
    pub(super) number: for<'a> fn(Sort<'a>) -> Option<&'a str>,
}

impl<L: Copy + Ord> Pairing<L> {
    /// The blocks of a page. A block ends where another phrase stands, or a label that does not
    /// come behind the last one. Where labels stand together, the numbers may do so too, and which
    /// is whose is not known: a label has the number that is alone with it on its line, or none.
    pub(super) fn blocks<'a>(&self, items: &[Item<'a>]) -> Vec<Block<'a, L>> {
        let together = self.together(items);
        let mut blocks = self.all_blocks(items);
        for block in &mut blocks {
            if together.iter().any(|place| (block.first..=block.last).contains(place)) {
                self.part(block, items);
            }
        }
        blocks
    }

    fn all_blocks<'a>(&self, items: &[Item<'a>]) -> Vec<Block<'a, L>> {
        let mut blocks: Vec<Block<'a, L>> = Vec::new();
        let mut is_open = false;
        for (place, item) in items.iter().enumerate() {
            let Some(label) = (self.label)(item.sort) else {
                is_open &= !matches!(item.sort, Sort::Phrase(_));
                continue;
            };
            let sides = self.sides(items, place, label);
            let new = || Block { first: place, last: place, labels: vec![sides], is_apart: false };
            match blocks.last_mut() {
                Some(block) if is_open && block.is_before(label) => {
                    block.labels.push(sides);
                    block.last = place;
                }
                _ => blocks.push(new()),
            }
            is_open = true;
        }
        blocks
    }

    /// The places of the labels beside which another one stands, with no number between.
    fn together(&self, items: &[Item<'_>]) -> Vec<usize> {
        let mut together = Vec::new();
        let mut last: Option<(usize, L)> = None;
        for (place, item) in items.iter().enumerate() {
            if let Some(label) = (self.label)(item.sort) {
                together.extend(
                    last.filter(|(_, other)| *other != label)
                        .into_iter()
                        .flat_map(|(other, _)| [other, place]),
                );
                last = Some((place, label));
            } else if !item.is_word() {
                last = None;
            }
        }
        together
    }

    /// Takes the numbers from the labels of a block that are not alone with them on their line.
    fn part(&self, block: &mut Block<'_, L>, items: &[Item<'_>]) {
        for sides in &mut block.labels {
            let line = items[sides.place].last_line;
            let on_line = || items.iter().filter(|item| item.last_line == line);
            let labels = on_line().filter(|item| (self.label)(item.sort).is_some()).count();
            let numbers = on_line().filter(|item| (self.number)(item.sort).is_some()).count();
            let is_clear = labels == 1 && numbers == 1;
            if !is_clear && (sides.before.take().is_some() | sides.behind.take().is_some()) {
                block.is_apart = true;
            }
        }
    }

    /// A number on the line of the label is its own; one on another line is, unless it is beside
    /// another label.
    fn sides<'a>(&self, items: &[Item<'a>], place: usize, label: L) -> Sides<'a, L> {
        let before = place.checked_sub(1).and_then(|number| self.before(items, number));
        let behind = self.behind(items, place + 1);
        let before_is_beside = before.is_some() && touch(items, place - 1);
        let behind_is_beside = behind.is_some() && touch(items, place);
        let before_is_taken = || {
            place.checked_sub(2).is_some_and(|other| is_phrase(items, other) && touch(items, other))
        };
        let behind_is_taken = || is_phrase(items, place + 2) && touch(items, place + 1);
        let before =
            before.filter(|_| before_is_beside || !(behind_is_beside || before_is_taken()));
        let behind =
            behind.filter(|_| behind_is_beside || !(before_is_beside || behind_is_taken()));
        Sides { label, place, before, behind }
    }

    /// The number at a place, unless a word stands before it on its line.
    fn before<'a>(&self, items: &[Item<'a>], place: usize) -> Option<&'a str> {
        let item = &items[place];
        let far = place.checked_sub(1).map(|far| &items[far]);
        let is_of_words = far.is_some_and(|far| far.is_word() && far.is_beside(item));
        (self.number)(item.sort).filter(|_| !is_of_words)
    }

    /// The number at a place, unless a word stands behind it on its line.
    fn behind<'a>(&self, items: &[Item<'a>], place: usize) -> Option<&'a str> {
        let item = items.get(place)?;
        let is_of_words =
            items.get(place + 1).is_some_and(|far| far.is_word() && item.is_beside(far));
        (self.number)(item.sort).filter(|_| !is_of_words)
    }
}

/// Whether an item and the next one are on one line.
fn touch(items: &[Item<'_>], first: usize) -> bool {
    items.get(first).zip(items.get(first + 1)).is_some_and(|(one, two)| one.is_beside(two))
}

fn is_phrase(items: &[Item<'_>], place: usize) -> bool {
    items.get(place).is_some_and(|item| matches!(item.sort, Sort::Phrase(_)))
}

impl<'a, L: Copy + Ord> Block<'a, L> {
    fn is_before(&self, label: L) -> bool {
        self.labels.last().is_some_and(|last| last.label < label)
    }

    /// The numbers on one side.
    pub(super) fn on(&self, side: Side) -> Vec<(L, &'a str)> {
        let number = |sides: &Sides<'a, L>| match side {
            Side::Before => sides.before,
            Side::Behind => sides.behind,
        };
        self.labels.iter().filter_map(|sides| Some((sides.label, number(sides)?))).collect()
    }

    /// The side on which more labels have a number; `None` where both have as many, and others.
    pub(super) fn side(&self) -> Option<Side> {
        let (before, behind) = (self.on(Side::Before), self.on(Side::Behind));
        match before.len().cmp(&behind.len()) {
            std::cmp::Ordering::Less => Some(Side::Behind),
            std::cmp::Ordering::Greater => Some(Side::Before),
            std::cmp::Ordering::Equal => (before == behind).then_some(Side::Before),
        }
    }

    /// The numbers, if it is clear on which side they stand.
    pub(super) fn numbers(&self) -> Vec<(L, &'a str)> {
        self.side().map(|side| self.on(side)).unwrap_or_default()
    }
}
