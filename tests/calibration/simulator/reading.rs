//! What comes between the page and the record: noise, another account, a slip of the hand.

use ssi::attribution::Resolution;

use super::random::Random;

/// What is wrong with the readings of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    None,
    /// Noise of 0.1 to 4 points on every reading of a pillar.
    Noise,
    /// Every second to fifth reading, or those of one stretch, are of another person's account.
    Accounts,
    /// One to three numbers of a series typed with the comma or two digits in the wrong place.
    Slips,
}

impl Fault {
    /// Puts noise or another account into the readings of the pillars on these days, in points.
    pub(super) fn disturb(self, random: &mut Random, days: &[usize], pillars: &mut [Vec<f64>; 4]) {
        match self {
            Self::None | Self::Slips => {}
            Self::Noise => {
                for readings in pillars {
                    let noise = random.log_between((0.1, 4.0));
                    for reading in readings {
                        *reading += noise * random.normal();
                    }
                }
            }
            Self::Accounts => {
                let is_other = of_other_account(random, days.len());
                for readings in pillars {
                    let (mut at, mut before) = (random.between((3.0, 22.0)), 0);
                    for ((reading, &day), &is_other) in readings.iter_mut().zip(days).zip(&is_other)
                    {
                        at += 0.08 * ((day - before) as f64).sqrt() * random.normal();
                        before = day;
                        if is_other {
                            *reading = at;
                        }
                    }
                }
            }
        }
    }

    /// Mistypes numbers of one series of the record, and of others now and then; in thousandths of
    /// a point, at most `limit`.
    pub(super) fn mistype(
        self,
        random: &mut Random,
        series: &mut [Vec<u32>],
        resolution: Resolution,
        limit: u32,
    ) {
        if self != Self::Slips {
            return;
        }
        let certain = random.whole((0, series.len() - 1));
        for (place, numbers) in series.iter_mut().enumerate() {
            if place != certain && !random.chance(0.25) {
                continue;
            }
            for _ in 0..random.whole((1, 3)) {
                let at = random.whole((0, numbers.len() - 1));
                numbers[at] = mistyped(random, numbers[at], unit(resolution), limit);
            }
        }
    }
}

/// Which of the readings are of the other account.
fn of_other_account(random: &mut Random, readings: usize) -> Vec<bool> {
    if random.chance(0.65) {
        let every = random.whole((2, 5));
        let first = random.whole((0, every - 1));
        return (0..readings).map(|place| place % every == first).collect();
    }
    let length = (random.between((0.15, 0.5)) * readings as f64).ceil() as usize;
    let from = random.whole((0, readings - length));
    (0..readings).map(|place| (from..from + length).contains(&place)).collect()
}

/// The unit of the record, in thousandths of a point.
fn unit(resolution: Resolution) -> u32 {
    match resolution {
        Resolution::Whole => 1000,
        Resolution::Tenth => 100,
        Resolution::Hundredth => 10,
    }
}

fn mistyped(random: &mut Random, number: u32, unit: u32, limit: u32) -> u32 {
    let too_small = (number + 5 * unit) / (10 * unit) * unit;
    let too_large = 10 * number;
    match random.whole((0, 9)) {
        5..=7 if too_large <= limit => too_large,
        0..=7 => too_small,
        _ => swapped(random, number / unit).map_or(too_small, |digits| {
            if digits * unit <= limit { digits * unit } else { too_small }
        }),
    }
}

/// The number with two neighbouring digits swapped, if that makes a difference.
fn swapped(random: &mut Random, number: u32) -> Option<u32> {
    let mut digits = number.to_string().into_bytes();
    let places: Vec<usize> =
        (1..digits.len()).filter(|&place| digits[place - 1] != digits[place]).collect();
    let last = places.len().checked_sub(1)?;
    let place = places[random.whole((0, last))];
    digits.swap(place - 1, place);
    String::from_utf8(digits).ok()?.parse().ok()
}
