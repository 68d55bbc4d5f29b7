//! How long what was done shows in a score.

use super::random::Random;
use super::{BEFORE, World};

/// How an effect comes and goes after an activity, as a share of its peak.
#[derive(Clone, Copy, Debug)]
pub(super) enum Response {
    /// Counts for so many days, then not at all.
    Window { delay: usize, days: usize },
    /// Halves every so many days.
    Decay { delay: usize, half_life_days: f64 },
    /// Rises, then falls slower: none of the model's shapes.
    RiseAndFall { peak_day: f64 },
    /// Falls fast at first, then ever slower: none of the model's shapes.
    PowerLaw { scale_days: f64 },
}

impl Response {
    pub(super) fn draw(random: &mut Random, world: World) -> Self {
        let delay = random.whole((0, 3));
        match (world, random.whole((0, 2))) {
            (World::OtherShapes, 0) => Self::Window { delay, days: 5 * random.whole((4, 22)) + 2 },
            (World::OtherShapes, 1) => Self::RiseAndFall { peak_day: random.between((2.0, 8.0)) },
            (World::OtherShapes, _) => Self::PowerLaw { scale_days: random.between((3.0, 15.0)) },
            (_, 0) => Self::Window { delay, days: 30 * random.whole((1, 4)) },
            (_, 1) => Self::Window { delay, days: 90 },
            _ => Self::Decay { delay, half_life_days: random.log_between((3.0, 45.0)) },
        }
    }

    fn after(self, days: usize) -> f64 {
        let lag = days as f64;
        match self {
            Self::Window { delay, days: length } => {
                f64::from(u8::from((delay..delay + length).contains(&days)))
            }
            Self::Decay { delay, .. } if days < delay => 0.0,
            Self::Decay { delay, half_life_days } => {
                libm::exp2(-(lag - delay as f64) / half_life_days)
            }
            Self::RiseAndFall { peak_day } => lag / peak_day * libm::exp(1.0 - lag / peak_day),
            Self::PowerLaw { scale_days } => libm::pow(1.0 + lag / scale_days, -1.5),
        }
    }

    /// The sum of what each day's counts still do, at each snapshot.
    pub(super) fn path(self, counts: &[u32], days: &[usize]) -> Vec<f64> {
        let after: Vec<f64> = (0..counts.len()).map(|days| self.after(days)).collect();
        days.iter()
            .map(|&day| {
                let today = BEFORE + day;
                (0..=today).map(|day| f64::from(counts[day]) * after[today - day]).sum()
            })
            .collect()
    }
}
