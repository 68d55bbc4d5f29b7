//! How a log is kept: from when on, what is forgotten, what is written down wrongly.

use super::BEFORE;
use super::random::Random;

/// How carefully a log is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// As in the standard set: half of the members forget three days in ten.
    Usual,
    /// Days are off, rows are missing, and some are there twice.
    Little,
}

/// What was written down of one kind, a count a day from [`BEFORE`] days before the first snapshot.
pub(super) struct Logbook {
    /// What was done on the day, written down or not.
    pub(super) done: Vec<u32>,
    /// What of it was written down, once and on the day on which it was done.
    pub(super) known: Vec<u32>,
    /// What the log says of the day.
    pub(super) rows: Vec<u32>,
}

/// Somebody who keeps a log.
pub(super) struct Keeper {
    /// The first day of the log.
    first: usize,
    /// Shares of the days that are forgotten, written down under another day, written down twice.
    missing: f64,
    misdated: f64,
    twice: f64,
}

impl Care {
    pub(super) fn draw(self, random: &mut Random) -> Keeper {
        let first = BEFORE - if random.chance(0.5) { random.whole((0, 45)) } else { 0 };
        match self {
            Self::Usual => {
                let missing = if random.chance(0.47) { 0.3 } else { 0.0 };
                Keeper { first, missing, misdated: 0.0, twice: 0.0 }
            }
            Self::Little => Keeper {
                first,
                missing: random.between((0.2, 0.5)),
                misdated: random.between((0.1, 0.6)),
                twice: random.between((0.02, 0.1)),
            },
        }
    }
}

impl Keeper {
    pub(super) fn keep(&self, random: &mut Random, done: Vec<u32>) -> Logbook {
        let known = logged(random, &done, self.first, self.missing);
        let mut rows = vec![0; known.len()];
        for (day, &count) in known.iter().enumerate().filter(|(_, count)| **count > 0) {
            let mut written = day;
            if random.chance(self.misdated) {
                // -2, -1, 1, 2 or 3 days.
                let late = [0, 1, 3, 4, 5][random.whole((0, 4))];
                written = (day + late).saturating_sub(2).min(known.len() - 1);
            }
            rows[written] += count;
            if random.chance(self.twice) {
                rows[written] += count;
            }
        }
        Logbook { done, known, rows }
    }
}

/// The rows that were logged: none before the log begins, and some are forgotten.
pub(super) fn logged(random: &mut Random, done: &[u32], first: usize, missing: f64) -> Vec<u32> {
    let mut logged = done.to_vec();
    for (day, count) in logged.iter_mut().enumerate() {
        if random.chance(missing) || day < first {
            *count = 0;
        }
    }
    logged
}
