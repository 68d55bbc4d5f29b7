//! On which days somebody looks at the page.

use super::Setting;
use super::random::Random;

/// How often somebody looks at the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// As in the standard set.
    Usual,
    /// Every day or every second day.
    Daily,
    /// Every day, or after one to six days.
    AnyWeekday,
    /// Every month, a few days early or late.
    Monthly,
    /// As in the standard set, but only 4 to 14 times.
    Few,
}

/// No snapshot of somebody with few of them is later, in days.
const FEW_SPAN: usize = 1000;

/// Days from the first to the last snapshot of somebody who looks once a month.
const MONTHLY_SPAN: (f64, f64) = (240.0, 1100.0);

impl Rhythm {
    /// The days of the snapshots, counted from the first.
    pub(super) fn draw(self, random: &mut Random, setting: Setting) -> Vec<usize> {
        let span = random.log_between(setting.days) as usize;
        match self {
            Self::Usual => snapshot_days(random, setting, span),
            Self::Daily => (0..span).step_by(random.whole((1, 2))).collect(),
            Self::AnyWeekday => {
                let most = if random.chance(0.5) { 1 } else { 6 };
                after_each(span, || random.whole((1, most)))
            }
            Self::Monthly => {
                let span = random.log_between(MONTHLY_SPAN) as usize;
                after_each(span, || random.whole((26, 35)))
            }
            Self::Few => {
                let count = random.whole((4, 14));
                let mut days = snapshot_days(random, setting, FEW_SPAN);
                days.truncate(count);
                days
            }
        }
    }
}

fn after_each(span: usize, mut gap: impl FnMut() -> usize) -> Vec<usize> {
    std::iter::successors(Some(0), |day| Some(day + gap())).take_while(|&day| day < span).collect()
}

/// The days of the snapshots, counted from the first: in a rhythm, or as it comes.
pub(super) fn snapshot_days(random: &mut Random, setting: Setting, span: usize) -> Vec<usize> {
    let gap = random.log_between(setting.gap);
    let is_regular = random.chance(0.5);
    let (mut days, mut at) = (vec![0], 0.0);
    loop {
        at += if is_regular { gap } else { (-gap * libm::log(1.0 - random.uniform())).max(1.0) };
        let day = libm::round(at) as usize;
        if day >= span {
            return days;
        }
        if days.last().is_some_and(|&last| day > last) {
            days.push(day);
        }
    }
}
