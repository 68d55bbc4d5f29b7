//! Members of LinkedIn whose effects are known.
//!
//! Made without the model's own parts: activity comes in campaigns with weekdays and holidays, an
//! effect comes and goes by its own impulse response (in one world none of them has a shape that the
//! model knows), a pillar saturates along another curve than the model's, and a part of what was done
//! is never logged.

use ssi::attribution::{Member, Resolution};
use ssi::domain::{Date, Kind, Pillar, Score};

use super::random::Random;

/// What kind of world a member lives in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    /// Some kinds move some pillars, in windows or decays.
    Effects,
    /// The same, in shapes that the model does not know.
    OtherShapes,
    /// Nothing that is logged moves anything.
    Nothing,
    /// Nothing moves anything, but the season and the years drive both activity and scores.
    Confounded,
    /// Effects, and level shifts, a re-basing of everything at once, and plateaus.
    Stress,
}

/// How large members are, as ranges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) kinds: (usize, usize),
    pub(crate) days: (f64, f64),
    /// Mean days between two snapshots.
    pub(crate) gap: (f64, f64),
    /// Sizes of the effects: standard deviation over the snapshots, in points.
    pub(crate) sizes: (f64, f64),
}

/// A member, and what is true of them.
pub(crate) struct Simulated {
    pub(crate) world: World,
    /// The days of the snapshots.
    pub(crate) dates: Vec<Date>,
    /// What the page shows on these days, of each pillar.
    pub(crate) scores: [Vec<Score>; 4],
    pub(crate) resolution: Resolution,
    /// The rows of each kind.
    pub(crate) logged: Vec<(Kind, Vec<(Date, u32)>)>,
    /// For each pillar and kind.
    pub(crate) effects: Vec<TrueEffect>,
}

/// What is true of a pillar and a kind.
pub(crate) struct TrueEffect {
    pub(crate) pillar: Pillar,
    pub(crate) kind: Kind,
    /// Points of each change between neighbouring snapshots that the logged rows made.
    pub(crate) parts: Vec<f64>,
    /// The standard deviation of their running sum, in points: 0 for no effect.
    pub(crate) size: f64,
}

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

/// Days before the first snapshot in which activity goes on already.
const BEFORE: usize = 200;

/// Share of the pairs that have an effect, in a world with effects.
const SHARE_OF_EFFECTS: f64 = 0.3;

impl World {
    pub(crate) fn has_effects(self) -> bool {
        matches!(self, Self::Effects | Self::OtherShapes | Self::Stress)
    }
}

impl Setting {
    /// Members as they are.
    pub(crate) const STANDARD: Self =
        Self { kinds: (3, 10), days: (40.0, 770.0), gap: (1.0, 14.0), sizes: (0.06, 2.5) };

    /// Small members with effects that can be seen.
    pub(crate) const SMALL: Self =
        Self { kinds: (3, 3), days: (150.0, 200.0), gap: (4.0, 5.0), sizes: (0.5, 2.5) };
}

impl Simulated {
    /// What the model may see.
    pub(crate) fn member(&self) -> Member {
        let mut member = Member::new();
        for (kind, rows) in &self.logged {
            for &(date, count) in rows {
                member.log(kind, date, count);
            }
        }
        for (pillar, scores) in Pillar::ALL.into_iter().zip(&self.scores) {
            for (&date, &score) in self.dates.iter().zip(scores) {
                member.observe_pillar(pillar, date, score, self.resolution);
            }
        }
        member
    }
}

/// The worlds of the members of the standard set; the seed of each is [`STANDARD_SEED`] and its place.
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

/// What drives both activity and scores of a confounded member.
#[derive(Clone, Copy)]
struct Season {
    day: f64,
    /// Share of the half-yearly wave in the season.
    second: f64,
    /// Growth of activity a year, as a share.
    growth: f64,
}

/// Draws a member.
pub(crate) fn simulate(world: World, setting: Setting, seed: u64) -> Simulated {
    let mut random = Random::new(seed);
    let span = random.log_between(setting.days) as usize;
    let kinds = kinds(&mut random, setting);
    let season = Season {
        day: random.between((0.0, 365.25)),
        second: random.between((0.0, 0.3)),
        growth: random.between((-0.4, 0.6)),
    };
    let done: Vec<Vec<u32>> =
        kinds.iter().map(|_| activity(&mut random, world, span, season)).collect();
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
        scores,
        resolution,
        logged: kinds.iter().cloned().zip(rows).collect(),
        effects,
    }
}

fn kinds(random: &mut Random, setting: Setting) -> Vec<Kind> {
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
fn activity(random: &mut Random, world: World, span: usize, season: Season) -> Vec<u32> {
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
        if day % 7 >= 5 {
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

/// The rows that were logged: none before the log begins, and some are forgotten.
fn logged(random: &mut Random, done: &[u32], first: usize, missing: f64) -> Vec<u32> {
    let mut logged = done.to_vec();
    for (day, count) in logged.iter_mut().enumerate() {
        if random.chance(missing) || day < first {
            *count = 0;
        }
    }
    logged
}

/// The days of the snapshots, counted from the first: in a rhythm, or as it comes.
fn snapshot_days(random: &mut Random, setting: Setting, span: usize) -> Vec<usize> {
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

impl Season {
    fn wave(self, day: usize) -> f64 {
        let angle = std::f64::consts::TAU * (day as f64 + self.day) / 365.25;
        (1.0 - self.second) * libm::sin(angle) + self.second * libm::sin(2.0 * angle)
    }

    fn of_activity(self, day: usize) -> f64 {
        let years = day as f64 / 365.25;
        ((1.0 + 0.85 * self.wave(day)) * (1.0 + self.growth * years)).max(0.0)
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
    let levels = levels(random, common);
    let latent: Vec<f64> = drive.iter().zip(&levels).map(|(d, l)| start + d + l).collect();
    let curve = |value: f64| if common.does_saturate { saturated(value) } else { value };
    let effects = paths.into_iter().zip(kinds).map(|(path, kind)| {
        let parts: Vec<f64> = path
            .windows(2)
            .zip(latent.windows(2))
            .map(|(path, latent)| (path[1] - path[0]) * slope(latent[0], latent[1], curve))
            .collect();
        let running = parts.iter().scan(0.0, |sum, part| {
            *sum += part;
            Some(*sum)
        });
        let size = deviation(&std::iter::once(0.0).chain(running).collect::<Vec<f64>>());
        TrueEffect { pillar, kind: kind.clone(), parts, size }
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

/// What moves a pillar besides activity: a random walk, a slow trend and season; under stress also
/// shifts out of the blue and a re-basing of all pillars on one day.
fn levels(random: &mut Random, common: &Common) -> Vec<f64> {
    let walk = random.log_between((0.008, 0.12));
    let trend = 0.8 * random.normal();
    let wave = match common.world {
        World::Confounded => random.between((0.4, 1.2)),
        _ => 0.3 * random.normal(),
    };
    let mut shifts = Vec::new();
    if common.world == World::Stress {
        shifts.push(common.rebasing);
        let span = common.days.last().copied().unwrap_or(0);
        for _ in 0..random.whole((1, 2)) {
            shifts.push((random.whole((0, span)), 2.0 * random.normal()));
        }
    }
    let (mut at, mut before) = (0.0, 0);
    let level = |&day: &usize| {
        at += walk * ((day - before) as f64).sqrt() * random.normal();
        before = day;
        let slow = trend * day as f64 / 365.25 + wave * common.season.wave(BEFORE + day);
        let shifted = shifts.iter().filter(|(when, _)| *when <= day).map(|(_, size)| size);
        at + slow + shifted.sum::<f64>()
    };
    common.days.iter().map(level).collect()
}

/// How an effect comes and goes after an activity, as a share of its peak.
#[derive(Clone, Copy, Debug)]
enum Response {
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
    fn draw(random: &mut Random, world: World) -> Self {
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
    fn path(self, counts: &[u32], days: &[usize]) -> Vec<f64> {
        let after: Vec<f64> = (0..counts.len()).map(|days| self.after(days)).collect();
        days.iter()
            .map(|&day| {
                let today = BEFORE + day;
                (0..=today).map(|day| f64::from(counts[day]) * after[today - day]).sum()
            })
            .collect()
    }
}

/// A score that gets harder to raise above 8 points, and never reaches 25.
fn saturated(value: f64) -> f64 {
    let above = (value - 8.0).max(0.0);
    value.min(8.0) + 17.0 * above / (17.0 + above)
}

/// How many points one more point of drive is worth on the straight way between two snapshots.
fn slope(from: f64, to: f64, curve: impl Fn(f64) -> f64) -> f64 {
    let to = if (to - from).abs() > 1e-6 { to } else { from + 1e-6 };
    (curve(to) - curve(from)) / (to - from)
}

fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len() as f64).sqrt()
}

/// A score as the page shows it.
fn shown(score: f64, resolution: Resolution) -> Score {
    let decimals = if resolution == Resolution::Whole { 0 } else { 2 };
    Score::parse(&format!("{:.decimals$}", score.clamp(0.0, 25.0))).unwrap()
}
