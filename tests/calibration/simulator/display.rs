//! What the page shows of a score: on most days that of an earlier day.

use super::random::Random;

/// When the page is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// Every day.
    Prompt,
    /// Each pillar by itself, after days to months: at times of its own, or when its score is off
    /// by a step.
    Flat,
    /// All pillars together, after 3 to 10 days.
    Lagging,
}

/// How far off a score is before the page steps, in points.
const STEP: (f64, f64) = (0.05, 6.0);

impl Display {
    /// For each pillar and day, the day whose score the page shows.
    pub(super) fn shown_days(self, random: &mut Random, scores: [&[f64]; 4]) -> [Vec<usize>; 4] {
        match self {
            Self::Prompt => scores.map(|scores| (0..scores.len()).collect()),
            Self::Flat => scores.map(|scores| {
                if random.chance(0.4) { at_times(random, scores) } else { by_steps(random, scores) }
            }),
            Self::Lagging => {
                let week = if random.chance(0.4) { 7 } else { random.whole((3, 10)) };
                let is_regular = week == 7 || random.chance(0.5);
                let mut next = random.whole((0, week));
                let days = renewed(scores[0].len(), |day, _| {
                    let is_due = day >= next;
                    if is_due {
                        next = day + if is_regular { week } else { random.whole((3, 10)) };
                    }
                    is_due
                });
                [days.clone(), days.clone(), days.clone(), days]
            }
        }
    }
}

/// For each day, the last day on which the page was renewed; `is_due` is asked with the day and the
/// last renewal before.
fn renewed(span: usize, mut is_due: impl FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut last = 0;
    (0..span)
        .map(|day| {
            if is_due(day, last) {
                last = day;
            }
            last
        })
        .collect()
}

/// Stands still for 3 to 75 days each time.
fn at_times(random: &mut Random, scores: &[f64]) -> Vec<usize> {
    let mut next = random.log_between((3.0, 75.0)) as usize;
    renewed(scores.len(), |day, _| {
        let is_due = day >= next;
        if is_due {
            next = day + random.log_between((3.0, 75.0)) as usize;
        }
        is_due
    })
}

/// Stands still until the score is off by a step, at most for weeks to months.
fn by_steps(random: &mut Random, scores: &[f64]) -> Vec<usize> {
    let patience = random.log_between((20.0, 120.0)) as usize;
    let mut step = random.log_between(STEP);
    renewed(scores.len(), |day, last| {
        let is_off = day >= last + 2 && (scores[day] - scores[last]).abs() >= step;
        let is_due = is_off || day >= last + patience;
        if is_due {
            step = random.log_between(STEP);
        }
        is_due
    })
}
