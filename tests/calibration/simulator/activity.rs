//! What somebody does on which day.

use ssi::domain::Kind;

use super::level::Season;
use super::random::Random;
use super::{BEFORE, Setting, World};

const KINDS: [&str; 10] = [
    "post",
    "comment",
    "reaction",
    "message",
    "invitation",
    "connection",
    "search",
    "view",
    "article",
    "profile",
];

pub(super) fn kinds(random: &mut Random, setting: Setting) -> Vec<Kind> {
    let count = random.whole(setting.kinds);
    let mut words = KINDS.to_vec();
    while words.len() > count {
        words.remove(random.whole((0, words.len() - 1)));
    }
    words.into_iter().map(|word| Kind::parse(word, &[]).unwrap()).collect()
}

/// Counts of each day, from [`BEFORE`] days before the first snapshot.
///
/// Campaigns of some weeks and lulls follow each other; weekends are quieter, holidays nearly idle.
/// `weekdays` says how much more or less is done on each, where it is more than that.
pub(super) fn activity(
    random: &mut Random,
    world: World,
    span: usize,
    season: Season,
    weekdays: Option<[f64; 7]>,
) -> Vec<u32> {
    let rate = random.log_between((0.15, 4.0));
    let is_rare = random.chance(0.15);
    let weekend = random.between((0.0, 0.6));
    let (mut is_campaign, mut holiday) = (random.chance(0.5), 0);
    let mut counts = Vec::with_capacity(BEFORE + span);
    for day in 0..BEFORE + span {
        if random.chance(1.0 / 18.0) {
            is_campaign = !is_campaign;
        }
        if random.chance(1.0 / 150.0) {
            holiday = random.whole((7, 21));
        }
        let mut rate = if is_rare { 0.03 } else { rate * if is_campaign { 1.7 } else { 0.35 } };
        if world == World::Confounded {
            rate *= season.of_activity(day);
        }
        if let Some(weekdays) = weekdays {
            rate *= weekdays[day % 7];
        } else if day % 7 >= 5 {
            rate *= weekend;
        }
        if holiday > 0 {
            rate *= 0.05;
            holiday -= 1;
        }
        counts.push(random.poisson(rate));
    }
    counts
}
