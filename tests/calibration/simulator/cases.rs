//! The settings of members beside the standard set: what real series have shown.

use super::World;
use super::days::Rhythm;
use super::display::Display;
use super::disturbance::Disturbance;
use super::logbook::Care;
use super::reading::Fault;

/// One setting: what is not as in the standard set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// How many members: with effects, and without any.
    pub(crate) members: [usize; 2],
    pub(super) display: Display,
    pub(super) disturbance: Disturbance,
    pub(super) fault: Fault,
    pub(super) rhythm: Rhythm,
    pub(super) care: Care,
    pub(super) record: Record,
    pub(super) numbers: Numbers,
}

/// Which series are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Record {
    Pillars,
    /// The pillars, and the total in whole points.
    PillarsAndWholeTotal,
    /// Nothing but the total.
    TotalOnly,
}

/// In which numbers the scores are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Whole points of every fourth member, else hundredths.
    Mixed,
    /// Whole points of every second member, else hundredths.
    Half,
    Decimal,
    Whole,
}

/// As in the standard set.
const USUAL: Case = Case {
    name: "as the standard set",
    members: [15, 15],
    display: Display::Prompt,
    disturbance: Disturbance::None,
    fault: Fault::None,
    rhythm: Rhythm::Usual,
    care: Care::Usual,
    record: Record::Pillars,
    numbers: Numbers::Mixed,
};

const TOTAL_ONLY: Case = Case {
    name: "total only",
    members: [7, 9],
    record: Record::TotalOnly,
    numbers: Numbers::Half,
    ..USUAL
};

/// Every setting.
pub(crate) static CASES: [Case; 21] = [
    Case {
        name: "flat stretches",
        members: [18, 18],
        display: Display::Flat,
        disturbance: Disturbance::Steps,
        numbers: Numbers::Decimal,
        ..USUAL
    },
    Case {
        name: "lagging display",
        members: [18, 18],
        display: Display::Lagging,
        rhythm: Rhythm::Daily,
        numbers: Numbers::Decimal,
        ..USUAL
    },
    Case { name: "level shifts", members: [16, 16], disturbance: Disturbance::Shifts, ..USUAL },
    Case { name: "slips of the comma", fault: Fault::Slips, ..USUAL },
    Case { name: "mixed accounts", fault: Fault::Accounts, ..USUAL },
    Case { name: "noise", fault: Fault::Noise, ..USUAL },
    Case { name: "walks", disturbance: Disturbance::Walks, ..USUAL },
    Case { name: "dips", disturbance: Disturbance::Dips, ..USUAL },
    Case {
        name: "weekday waves",
        disturbance: Disturbance::Waves,
        rhythm: Rhythm::AnyWeekday,
        ..USUAL
    },
    Case { name: "careless log", care: Care::Little, ..USUAL },
    Case {
        name: "whole total beside",
        members: [8, 8],
        record: Record::PillarsAndWholeTotal,
        numbers: Numbers::Decimal,
        ..USUAL
    },
    Case { members: [10, 10], ..TOTAL_ONLY },
    Case { name: "total only, noise", fault: Fault::Noise, ..TOTAL_ONLY },
    Case { name: "total only, walks", disturbance: Disturbance::Walks, ..TOTAL_ONLY },
    Case { name: "total only, dips", disturbance: Disturbance::Dips, ..TOTAL_ONLY },
    Case { name: "total only, slips", fault: Fault::Slips, ..TOTAL_ONLY },
    Case { name: "total only, mixed accounts", fault: Fault::Accounts, ..TOTAL_ONLY },
    Case {
        name: "total only, weekday waves",
        disturbance: Disturbance::Waves,
        rhythm: Rhythm::AnyWeekday,
        ..TOTAL_ONLY
    },
    Case { name: "monthly", members: [10, 10], rhythm: Rhythm::Monthly, ..USUAL },
    Case { name: "few snapshots", members: [10, 10], rhythm: Rhythm::Few, ..USUAL },
    Case { name: "whole numbers", members: [12, 12], numbers: Numbers::Whole, ..USUAL },
];

/// The seed of the first member of the settings: a draw on which nothing was tried before. Each
/// setting has [`SEEDS_OF_CASE`] seeds of its own.
pub(crate) const CASES_SEED: u64 = 320_000;

const SEEDS_OF_CASE: u64 = 100;

/// The setting, the world and the seed of every member, of a draw that begins with a seed.
pub(crate) fn members_of_cases(seed: u64) -> Vec<(&'static Case, World, u64)> {
    let mut members = Vec::new();
    for (case, first) in CASES.iter().zip((seed..).step_by(SEEDS_OF_CASE as usize)) {
        let [with, without] = case.members;
        let worlds = [vec![World::Effects; with], vec![World::Nothing; without]].concat();
        members.extend((first..).zip(worlds).map(|(seed, world)| (case, world, seed)));
    }
    members
}
