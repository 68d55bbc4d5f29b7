//! What moves a pillar besides activity, in every world.

use super::random::Random;
use super::{BEFORE, World};

/// What drives both activity and scores of a confounded member.
#[derive(Clone, Copy)]
pub(super) struct Season {
    day: f64,
    /// Share of the half-yearly wave in the season.
    second: f64,
    /// Growth of activity a year, as a share.
    growth: f64,
}

impl Season {
    pub(super) fn draw(random: &mut Random) -> Self {
        Self {
            day: random.between((0.0, 365.25)),
            second: random.between((0.0, 0.3)),
            growth: random.between((-0.4, 0.6)),
        }
    }

    fn wave(self, day: usize) -> f64 {
        let angle = std::f64::consts::TAU * (day as f64 + self.day) / 365.25;
        (1.0 - self.second) * libm::sin(angle) + self.second * libm::sin(2.0 * angle)
    }

    pub(super) fn of_activity(self, day: usize) -> f64 {
        let years = day as f64 / 365.25;
        ((1.0 + 0.85 * self.wave(day)) * (1.0 + self.growth * years)).max(0.0)
    }
}

/// What moves a pillar besides activity: a random walk, a slow trend and season; under stress also
/// shifts out of the blue and a re-basing of all pillars on one day (that day and its size).
pub(super) fn levels(
    random: &mut Random,
    world: World,
    days: &[usize],
    season: Season,
    rebasing: (usize, f64),
) -> Vec<f64> {
    let walk = random.log_between((0.008, 0.12));
    let trend = 0.8 * random.normal();
    let wave = match world {
        World::Confounded => random.between((0.4, 1.2)),
        _ => 0.3 * random.normal(),
    };
    let mut shifts = Vec::new();
    if world == World::Stress {
        shifts.push(rebasing);
        let span = days.last().copied().unwrap_or(0);
        for _ in 0..random.whole((1, 2)) {
            shifts.push((random.whole((0, span)), 2.0 * random.normal()));
        }
    }
    let (mut at, mut before) = (0.0, 0);
    let level = |&day: &usize| {
        at += walk * ((day - before) as f64).sqrt() * random.normal();
        before = day;
        let slow = trend * day as f64 / 365.25 + wave * season.wave(BEFORE + day);
        let shifted = shifts.iter().filter(|(when, _)| *when <= day).map(|(_, size)| size);
        at + slow + shifted.sum::<f64>()
    };
    days.iter().map(level).collect()
}
