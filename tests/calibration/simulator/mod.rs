//! Members of LinkedIn whose effects are known.
//!
//! Made without the model's own parts: `activity` comes in campaigns with weekdays and holidays, an
//! effect comes and goes by its own impulse `response` (in one world none of them has a shape that
//! the model knows), a pillar saturates along another curve than the model's (`truth`), and a part
//! of what was done is never logged.
//!
//! `standard` draws the members of the standard set, `person` those of the `cases`: what real
//! series taught about the page (`display`), about what moves a score that nobody did
//! (`disturbance`), about how it is read (`reading`) and about how a log is kept (`logbook`).

mod activity;
mod cases;
mod days;
mod display;
mod disturbance;
mod level;
mod logbook;
mod person;
mod random;
mod reading;
mod response;
mod standard;
mod truth;

pub(crate) use cases::{CASES, CASES_SEED, Case, members_of_cases};
pub(crate) use person::simulate_case;
pub(crate) use standard::{STANDARD_SEED, simulate, standard_worlds};
pub(crate) use truth::TrueEffect;

use ssi::attribution::{Member, Resolution};
use ssi::domain::{Date, Kind, Pillar, Score, Series, Total};

/// What kind of world a member lives in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    /// Some kinds move some pillars, in windows or decays.
    Effects,
    /// The same, in shapes that the model does not know.
    OtherShapes,
    /// Nothing that is logged moves anything.
    Nothing,
    /// Nothing moves anything, but the season and the years drive both activity and scores.
    Confounded,
    /// Effects, and level shifts, a re-basing of everything at once, and plateaus.
    Stress,
}

/// How large members are, as ranges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) kinds: (usize, usize),
    pub(crate) days: (f64, f64),
    /// Mean days between two snapshots.
    pub(crate) gap: (f64, f64),
    /// Sizes of the effects: standard deviation over the snapshots, in points.
    pub(crate) sizes: (f64, f64),
}

/// A member, and what is true of them.
pub(crate) struct Simulated {
    pub(crate) world: World,
    /// The days of the snapshots.
    pub(crate) dates: Vec<Date>,
    /// What was recorded of each pillar on these days, if anything was.
    pub(crate) pillars: Option<Recorded<[Vec<Score>; 4]>>,
    /// The totals that were recorded, if any were.
    pub(crate) totals: Option<Recorded<Vec<Total>>>,
    /// The rows of each kind.
    pub(crate) logged: Vec<(Kind, Vec<(Date, u32)>)>,
    /// For each series in [`Self::series`] and each kind.
    pub(crate) effects: Vec<TrueEffect>,
}

/// Scores as they were recorded.
pub(crate) struct Recorded<T> {
    pub(crate) scores: T,
    pub(crate) resolution: Resolution,
}

/// Days before the first snapshot in which activity goes on already.
const BEFORE: usize = 200;

/// Share of the pairs that have an effect, in a world with effects.
const SHARE_OF_EFFECTS: f64 = 0.3;

impl World {
    pub(crate) fn has_effects(self) -> bool {
        matches!(self, Self::Effects | Self::OtherShapes | Self::Stress)
    }
}

impl Setting {
    /// Members as they are.
    pub(crate) const STANDARD: Self =
        Self { kinds: (3, 10), days: (40.0, 770.0), gap: (1.0, 14.0), sizes: (0.06, 2.5) };

    /// Small members with effects that can be seen.
    pub(crate) const SMALL: Self =
        Self { kinds: (3, 3), days: (150.0, 200.0), gap: (4.0, 5.0), sizes: (0.5, 2.5) };
}

impl Simulated {
    /// What the model may see.
    pub(crate) fn member(&self) -> Member {
        let mut member = Member::new();
        for (kind, rows) in &self.logged {
            for &(date, count) in rows {
                member.log(kind, date, count);
            }
        }
        if let Some(Recorded { scores, resolution }) = &self.pillars {
            for (pillar, scores) in Pillar::ALL.into_iter().zip(scores) {
                for (&date, &score) in self.dates.iter().zip(scores) {
                    member.observe_pillar(pillar, date, score, *resolution);
                }
            }
        }
        if let Some(Recorded { scores, resolution }) = &self.totals {
            for (&date, &total) in self.dates.iter().zip(scores) {
                member.observe_total(date, total, *resolution);
            }
        }
        member
    }

    /// The series of which effects are known: the pillars, or the total where nothing else was
    /// recorded.
    pub(crate) fn series(&self) -> Vec<Series> {
        match self.pillars {
            Some(_) => Pillar::ALL.map(Series::Pillar).to_vec(),
            None => vec![Series::Total],
        }
    }
}

/// A score as the page shows it.
fn shown(score: f64, resolution: Resolution) -> Score {
    let decimals = if resolution == Resolution::Whole { 0 } else { 2 };
    Score::parse(&format!("{:.decimals$}", score.clamp(0.0, 25.0))).unwrap()
}
