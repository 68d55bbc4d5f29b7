//! What moves a score and is none of the person's doing.

use super::random::Random;

/// What moves the scores of a member besides a quiet level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disturbance {
    None,
    /// Single steps now and then, of 0.05 to 6 points.
    Steps,
    /// One to three lasting shifts of about 2.5 points in every pillar, and all re-based on one
    /// day.
    Shifts,
    /// A random walk of 0.1 to 2 points per square root of a day.
    Walks,
    /// One to three times, all pillars or one fall by 1 to 6 points for 3 to 30 days.
    Dips,
    /// A wave of a week, of 0.1 to 1.5 points; activity has its weekdays too.
    Waves,
}

/// Lasting moves of a level turn back here, in points, so that scores stay on the scale.
const FARTHEST: f64 = 6.0;

impl Disturbance {
    /// The points of each day that it adds to each pillar.
    pub(super) fn draw(self, random: &mut Random, span: usize) -> [Vec<f64>; 4] {
        let pillars = [(); 4];
        match self {
            Self::None => pillars.map(|()| vec![0.0; span]),
            Self::Steps => pillars.map(|()| {
                let rate = 1.0 / random.between((60.0, 180.0));
                wandered(span, |_| {
                    if !random.chance(rate) {
                        return 0.0;
                    }
                    random.sign() * random.log_between((0.05, 6.0))
                })
            }),
            Self::Shifts => {
                let day = |random: &mut Random| random.whole((span / 10, span - 1 - span / 10));
                let rebasing = (day(random), -random.between((0.5, 1.5)));
                pillars.map(|()| {
                    let mut shifts = vec![rebasing];
                    for _ in 0..random.whole((1, 3)) {
                        let size = 2.5 * (1.0 + 0.25 * random.normal());
                        shifts.push((day(random), random.sign() * size));
                    }
                    let on = |day| shifts.iter().filter(move |(when, _)| *when == day);
                    wandered(span, |day| on(day).map(|(_, size)| size).sum())
                })
            }
            Self::Walks => pillars.map(|()| {
                let walk = random.log_between((0.1, 2.0));
                wandered(span, |_| walk * random.normal())
            }),
            Self::Dips => dips(random, span),
            Self::Waves => {
                let phase = random.between((0.0, 7.0));
                pillars.map(|()| {
                    let peak = random.log_between((0.1, 1.5));
                    let phase = phase + 0.5 * random.normal();
                    let angle = |day: usize| std::f64::consts::TAU * (day as f64 + phase) / 7.0;
                    (0..span).map(|day| peak * libm::sin(angle(day))).collect()
                })
            }
        }
    }

    /// How much more or less is done on each weekday, drawn for each kind.
    pub(super) fn weekdays(self, random: &mut Random) -> Option<[f64; 7]> {
        (self == Self::Waves).then(|| {
            let mut weekdays = [random.between((0.0, 0.3)); 7];
            for _ in 0..random.whole((1, 2)) {
                weekdays[random.whole((0, 6))] = random.between((2.0, 4.0));
            }
            weekdays
        })
    }
}

/// The running sum of moves; what would lead too far goes the other way.
fn wandered(span: usize, mut move_of: impl FnMut(usize) -> f64) -> Vec<f64> {
    let mut at = 0.0;
    (0..span)
        .map(|day| {
            let by: f64 = move_of(day);
            at += if (at + by).abs() > FARTHEST { -by } else { by };
            at
        })
        .collect()
}

fn dips(random: &mut Random, span: usize) -> [Vec<f64>; 4] {
    let mut added = [(); 4].map(|()| vec![0.0; span]);
    for _ in 0..random.whole((1, 3)) {
        let from = random.whole((0, span - 1));
        let to = (from + random.whole((3, 30))).min(span);
        let only = random.chance(0.5).then(|| random.whole((0, 3)));
        for (pillar, added) in added.iter_mut().enumerate() {
            let depth = random.between((1.0, 6.0));
            if only.is_none_or(|only| only == pillar) {
                added[from..to].iter_mut().for_each(|points| *points -= depth);
            }
        }
    }
    added
}
