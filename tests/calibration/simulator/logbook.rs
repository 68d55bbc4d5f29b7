//! How a log is kept: from when on, and what is forgotten.

use super::random::Random;

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
