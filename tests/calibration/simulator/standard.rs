//! The members of the standard set.

use ssi::attribution::Resolution;
use ssi::domain::{Date, Kind, Pillar, Series};

use super::activity::{activity, kinds};
use super::days::snapshot_days;
use super::level::{Season, levels};
use super::logbook::logged;
use super::random::Random;
use super::response::Response;
use super::truth::{TrueEffect, deviation, parts, saturated};
use super::{BEFORE, Recorded, SHARE_OF_EFFECTS, Setting, Simulated, World, shown};

/// The worlds of the members of the standard set; the seed of each is [`STANDARD_SEED`] and its
/// place.
pub(crate) fn standard_worlds() -> Vec<World> {
    [vec![World::Effects; 120], vec![World::Nothing; 40], vec![World::Confounded; 40]].concat()
}

/// The seed of the first member of the standard set.
pub(crate) const STANDARD_SEED: u64 = 1000;

/// What all pillars of a member have in common.
struct Common {
    world: World,
    setting: Setting,
    /// Counts of each day from [`BEFORE`] days before the first snapshot: what was done.
    done: Vec<Vec<u32>>,
    /// What of it was logged.
    logged: Vec<Vec<u32>>,
    /// Days of the snapshots, from the first.
    days: Vec<usize>,
    season: Season,
    does_saturate: bool,
    /// The day of a re-basing, and its size.
    rebasing: (usize, f64),
}

/// Draws a member.
pub(crate) fn simulate(world: World, setting: Setting, seed: u64) -> Simulated {
    let mut random = Random::new(seed);
    let span = random.log_between(setting.days) as usize;
    let kinds = kinds(&mut random, setting);
    let season = Season::draw(&mut random);
    let done: Vec<Vec<u32>> =
        kinds.iter().map(|_| activity(&mut random, world, span, season, None)).collect();
    let missing = if random.chance(0.47) { 0.3 } else { 0.0 };
    let first = BEFORE - if random.chance(0.5) { random.whole((0, 45)) } else { 0 };
    let logged = done.iter().map(|done| logged(&mut random, done, first, missing)).collect();
    let common = Common {
        world,
        setting,
        done,
        logged,
        days: snapshot_days(&mut random, setting, span),
        season,
        does_saturate: random.chance(0.5),
        rebasing: (random.whole((span / 5, 4 * span / 5)), -random.between((0.5, 1.5))),
    };
    let resolution = if random.chance(0.24) { Resolution::Whole } else { Resolution::Hundredth };
    let start = Date::new(2023, 1, 1).unwrap().plus_days(random.whole((0, 364)) as i32);
    let date = |day: usize| start.plus_days(day as i32);
    let mut effects = Vec::new();
    let scores = Pillar::ALL.map(|pillar| {
        let (exact, of_pillar) = simulate_pillar(&mut random, &common, pillar, &kinds);
        effects.extend(of_pillar);
        exact.into_iter().map(|score| shown(score, resolution)).collect()
    });
    let rows = common.logged.iter().map(|counts| {
        let dates = (0..counts.len()).map(|day| start.plus_days(day as i32 - BEFORE as i32));
        dates.zip(counts.iter().copied()).filter(|(_, count)| *count > 0).collect()
    });
    Simulated {
        world,
        dates: common.days.iter().copied().map(date).collect(),
        pillars: Some(Recorded { scores, resolution }),
        totals: None,
        logged: kinds.iter().cloned().zip(rows).collect(),
        effects,
    }
}

/// The exact scores of a pillar at the snapshots, and what is true of each kind.
fn simulate_pillar(
    random: &mut Random,
    common: &Common,
    pillar: Pillar,
    kinds: &[Kind],
) -> (Vec<f64>, Vec<TrueEffect>) {
    let usual = Response::draw(random, common.world);
    let mut drive = vec![0.0; common.days.len()];
    let mut paths = Vec::new();
    for (done, logged) in common.done.iter().zip(&common.logged) {
        let response =
            if random.chance(0.3) { Response::draw(random, common.world) } else { usual };
        let size = random.log_between(common.setting.sizes);
        let sign = if random.chance(0.9) { 1.0 } else { -1.0 };
        let is_effect = random.chance(SHARE_OF_EFFECTS) && common.world.has_effects();
        let logged = response.path(logged, &common.days);
        let spread = deviation(&logged);
        let unit = if is_effect && spread > 0.0 { sign * size / spread } else { 0.0 };
        let done = response.path(done, &common.days);
        drive.iter_mut().zip(done).for_each(|(sum, value)| *sum += unit * value);
        paths.push(logged.into_iter().map(|value| unit * value).collect::<Vec<f64>>());
    }
    let start = random.between((6.0, 17.0)) - drive[0];
    let levels = levels(random, common.world, &common.days, common.season, common.rebasing);
    let latent: Vec<f64> = drive.iter().zip(&levels).map(|(d, l)| start + d + l).collect();
    let curve = |value: f64| if common.does_saturate { saturated(value) } else { value };
    let effects = paths.iter().zip(kinds).map(|(path, kind)| {
        TrueEffect::new(Series::Pillar(pillar), kind.clone(), parts(path, &latent, curve))
    });
    let effects = effects.collect();
    let noise = random.log_between((0.005, 0.08));
    let mut scores: Vec<f64> =
        latent.iter().map(|&value| curve(value) + noise * random.normal()).collect();
    if common.world == World::Stress {
        hold(&mut scores, random.between((0.05, 0.2)));
    }
    (scores, effects)
}

/// Lets a score stand still until it is off by a step: plateaus with steps between them.
fn hold(scores: &mut [f64], step: f64) {
    let mut shown = scores[0];
    for score in scores {
        if (*score - shown).abs() >= step {
            shown = *score;
        }
        *score = shown;
    }
}
