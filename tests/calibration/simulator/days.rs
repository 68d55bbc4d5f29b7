//! On which days somebody looks at the page.

use super::Setting;
use super::random::Random;

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
