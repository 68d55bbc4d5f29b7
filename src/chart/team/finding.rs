//! How many of a team went up and down.

use super::standing::{Standing, is_move};
use crate::domain::Delta;

/// How many moved by a point or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moves {
    pub(super) up: usize,
    pub(super) down: usize,
    /// Of how many a change is known.
    pub(super) known: usize,
}

impl Moves {
    pub(super) fn of(all: &[Standing<'_>]) -> Self {
        let known = all.iter().filter_map(Standing::moved);
        let moved: Vec<Delta> = known.clone().filter(|delta| is_move(*delta)).collect();
        let up = moved.iter().filter(|delta| **delta > Delta::ZERO).count();
        Self { up, down: moved.len() - up, known: known.count() }
    }

    /// `3 of 10 people are up, 2 down`, in that time.
    pub(super) fn in_words(self, people: usize, time: &str) -> String {
        let are = |count: usize| if count == 1 { "is" } else { "are" };
        let Self { up, down, known } = self;
        let of_all = |count: usize| match people {
            2 if count == 2 => "Both people".to_owned(),
            all if count == all => format!("All {all} people"),
            all => format!("{count} of {all} people"),
        };
        // Of somebody whose change is not known nothing is said.
        let none =
            |word: &str| if known < people { String::new() } else { format!(", none {word}") };
        let team = match (up, down) {
            _ if known == 0 => return format!("{}, no change to show yet", self::people(people)),
            (0, 0) => format!("{} moved by less than a point", of_all(known)),
            (0, all) if all == people => format!("{} are down", of_all(all)),
            (all, 0) if all == people => format!("{} are up", of_all(all)),
            (0, _) => format!("{} {} down{}", of_all(down), are(down), none("up")),
            (_, 0) => format!("{} {} up{}", of_all(up), are(up), none("down")),
            _ => format!("{} {} up, {down} down", of_all(up), are(up)),
        };
        format!("{team} in {time}")
    }
}

/// `10 people`.
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}
