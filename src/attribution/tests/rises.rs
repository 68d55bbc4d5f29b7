//! A score that rises by itself beside activity that goes on evenly but for one burst: the log
//! begins with the scores, and nothing links them.

use super::support::{Made, Numbers};

use crate::attribution::{Effect, Verdict};
use crate::domain::Date;

/// How a score moves by itself.
#[derive(Clone, Copy, Debug)]
enum Rise {
    Steady,
    Saturating,
    FirstHalf,
}

impl Rise {
    const ALL: [Self; 3] = [Self::Steady, Self::Saturating, Self::FirstHalf];

    /// The part of the rise that has come after a part of the time.
    fn after(self, time: f64) -> f64 {
        match self {
            Self::Steady => time,
            Self::Saturating => 1.0 - (-4.0 * time).exp(),
            Self::FirstHalf => (2.0 * time).min(1.0),
        }
    }
}

const KINDS: [&str; 3] = ["comment", "post", "message"];

/// A history: so many snapshots, so many days apart, of which some pillars rise by some points.
#[derive(Clone, Copy, Debug)]
struct History {
    snapshots: i32,
    days_apart: i32,
    rise: Rise,
    points: f64,
    pillars: usize,
    kinds: usize,
}

impl History {
    fn made(self) -> Made {
        let days: Vec<i32> = (0..self.snapshots).map(|place| place * self.days_apart).collect();
        let last = f64::from(days[days.len() - 1]);
        let points = |&day: &i32| 10.0 + self.points * self.rise.after(f64::from(day) / last);
        let rising: Vec<f64> = days.iter().map(points).collect();
        let level = vec![10.0; days.len()];
        let rows = (0..).zip(&KINDS[..self.kinds]).flat_map(|(place, kind)| self.rows(place, kind));
        Made {
            rows: rows.collect(),
            scores: [0, 1, 2, 3]
                .map(|pillar| if pillar < self.pillars { rising.clone() } else { level.clone() }),
            days,
            first: Date::new(2025, 2, 3).unwrap(),
        }
    }

    /// 3 to 7 of a kind between each two snapshots, and 14 once; not when the rise ends.
    fn rows(self, seed: u64, kind: &'static str) -> Vec<(&'static str, i32, u32)> {
        let mut numbers = Numbers::new(seed);
        numbers.next();
        let (usual, after) = (3 + numbers.below(5), numbers.below(self.days_apart));
        let burst = loop {
            let place = numbers.below(self.snapshots);
            if (2 * place - self.snapshots).abs() > 4 {
                break place;
            }
        };
        let of = |place| {
            let count = if place == burst { 14 } else { usual.unsigned_abs() };
            (kind, place * self.days_apart + after, count)
        };
        (0..self.snapshots).map(of).collect()
    }

    fn linked(self) -> Vec<(Self, Effect)> {
        let links = self.made().links();
        let is_linked = |effect: &&Effect| effect.verdict > Verdict::None;
        links.effects().iter().filter(is_linked).map(|effect| (self, effect.clone())).collect()
    }
}

#[test]
fn a_rise_of_its_own_goes_with_nothing_that_is_done_evenly() {
    let mut linked = Vec::new();
    for (snapshots, days_apart, points) in [(12, 7, 9.0), (18, 7, 9.0), (20, 1, 6.0), (40, 1, 6.0)]
    {
        for rise in Rise::ALL {
            for (pillars, kinds) in [(1, 1), (1, 3), (4, 2)] {
                let history = History { snapshots, days_apart, rise, points, pillars, kinds };
                linked.extend(history.linked());
            }
        }
    }
    assert!(linked.is_empty(), "{linked:#?}");
}
