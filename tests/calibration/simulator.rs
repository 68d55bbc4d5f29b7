//! Members of LinkedIn whose effects are known.
//!
//! Made to be unlike the model that is tested with them: activity comes in campaigns of weeks with
//! weekdays and holidays, an effect rises and falls by its own impulse response (some of them on no
//! grid of the model), a pillar may saturate, level shifts come out of the blue, and a part of what
//! was done is never logged.

use ssi::domain::{
    Activity, Count, Date, Kind, Log, Pillar, Score, Snapshot, Source, Text, Total, sum_of_pillars,
};

use super::random::Random;

/// What kind of world a member lives in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    /// Some kinds move some pillars.
    Effects,
    /// Nothing that is logged moves anything.
    Nothing,
    /// Nothing moves anything, but the season drives both activity and scores.
    Confounded,
    /// Effects, and level shifts, a re-basing of everything at once, and plateaus.
    Stress,
}

/// A member, and what is true of them.
pub(crate) struct Member {
    pub(crate) snapshots: Vec<Snapshot>,
    pub(crate) log: Log,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) world: World,
    /// `contributions[pillar][kind][i]`: points of the change between snapshots i and i + 1 that the
    /// logged rows of the kind made.
    pub(crate) contributions: Vec<Vec<Vec<f64>>>,
    /// `sizes[pillar][kind]`: the standard deviation of the effect at the snapshots, in points; 0
    /// where the kind does not move the pillar.
    pub(crate) sizes: Vec<Vec<f64>>,
}

const KINDS: [&str; 10] = [
    "post", "comment", "reaction", "message", "invitation", "connection", "search", "view",
    "article", "profile",
];
/// Days before the first snapshot in which activity goes on, unlogged.
const BEFORE: i32 = 150;

/// How an effect comes and goes after a day's activity, as a share of its peak.
#[derive(Clone, Copy, Debug)]
enum Response {
    /// Counts for so many days, then not at all.
    Window { delay: i32, days: i32 },
    /// Halves every so many days.
    Decay { delay: i32, half_life: f64 },
    /// Rises for some days and falls slower: no kernel of the model.
    RiseAndFall { peak: f64 },
}

impl Response {
    fn draw(random: &mut Random) -> Self {
        let delay = random.whole(0, 3);
        match random.whole(0, 9) {
            0..=3 => Self::Window { delay, days: random.whole(25, 110) },
            4..=7 => Self::Decay { delay, half_life: random.log_between(3.0, 45.0) },
            _ => Self::RiseAndFall { peak: random.between(2.0, 8.0) },
        }
    }

    fn after(self, days: i32) -> f64 {
        match self {
            Self::Window { delay, days: length } => {
                f64::from(u8::from((delay..delay + length).contains(&days)))
            }
            Self::Decay { delay, half_life } if days >= delay => {
                (-f64::from(days - delay) / half_life).exp2()
            }
            Self::RiseAndFall { peak } if days >= 0 => {
                let share = f64::from(days) / peak;
                share * (1.0 - share).exp()
            }
            _ => 0.0,
        }
    }
}

/// Draws a member.
pub(crate) fn member(world: World, seed: u64) -> Member {
    let mut random = Random::new(seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(17));
    let days = random.log_between(60.0, 760.0) as i32;
    let kinds: Vec<Kind> = {
        let count = random.whole(3, KINDS.len() as i32) as usize;
        let mut words = KINDS.to_vec();
        while words.len() > count {
            words.remove(random.whole(0, words.len() as i32 - 1) as usize);
        }
        words.iter().map(|word| Kind::parse(word, &[]).unwrap()).collect()
    };
    let season = random.between(0.0, 365.25);
    let done: Vec<Vec<u16>> =
        kinds.iter().map(|_| activity(&mut random, world, days, season)).collect();
    let missing = if random.chance(0.47) { 0.3 } else { 0.0 };
    let logged: Vec<Vec<u16>> = done
        .iter()
        .map(|counts| {
            let mut logged = counts.clone();
            logged[..BEFORE as usize].fill(0);
            logged.iter_mut().for_each(|count| {
                if random.chance(missing) {
                    *count = 0;
                }
            });
            logged
        })
        .collect();
    let dates = snapshot_days(&mut random, days);
    let common = common_shift(&mut random, world, days);
    let saturates = random.chance(0.5);
    let (mut scores, mut contributions, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in Pillar::ALL {
        let drawn = pillar(&mut random, &World4 { world, days, season, saturates, common }, &done, &logged, &dates);
        scores.push(drawn.0);
        contributions.push(drawn.1);
        sizes.push(drawn.2);
    }
    let decimals = if random.chance(0.24) { 1000.0 } else { 10.0 };
    let start = Date::new(2023, 1, 1).unwrap().plus_days(random.whole(0, 364));
    Member {
        snapshots: snapshots(start, &dates, &scores, decimals),
        log: log(start, &kinds, &logged),
        kinds,
        world,
        contributions,
        sizes,
    }
}

/// What all pillars of a member have in common.
struct World4 {
    world: World,
    days: i32,
    season: f64,
    saturates: bool,
    /// The day of a re-basing and its size.
    common: Option<(i32, f64)>,
}

/// Counts of each day, from [`BEFORE`] days before the first snapshot.
fn activity(random: &mut Random, world: World, days: i32, season: f64) -> Vec<u16> {
    let rate = random.log_between(0.15, 4.0);
    let is_rare = random.chance(0.15);
    let (mut is_campaign, mut is_holiday) = (random.chance(0.5), 0);
    let weekend = random.between(0.0, 0.6);
    (0..BEFORE + days)
        .map(|day| {
            if random.chance(1.0 / 18.0) {
                is_campaign = !is_campaign;
            }
            if random.chance(1.0 / 150.0) {
                is_holiday = random.whole(7, 21);
            }
            is_holiday -= 1;
            let wave = match world {
                World::Confounded => 1.0 + 0.9 * yearly(day, season),
                _ => 1.0,
            };
            let mut rate = rate * wave * if is_campaign { 1.7 } else { 0.35 };
            if day % 7 >= 5 {
                rate *= weekend;
            }
            if is_holiday > 0 {
                rate *= 0.05;
            }
            if is_rare {
                return u16::from(random.chance(0.03));
            }
            random.poisson(rate)
        })
        .collect()
}

fn yearly(day: i32, season: f64) -> f64 {
    (std::f64::consts::TAU * (f64::from(day) + season) / 365.25).sin()
}

/// The days of the snapshots, counted from the first.
fn snapshot_days(random: &mut Random, days: i32) -> Vec<i32> {
    let mean = random.log_between(1.0, 14.0);
    let is_regular = random.chance(0.5);
    let mut dates = vec![0];
    let mut at = 0.0;
    loop {
        at += if is_regular { mean } else { (-mean * (1.0 - random.uniform()).ln()).max(1.0) };
        let day = at.round() as i32;
        if day >= days {
            return dates;
        }
        if dates.last().is_some_and(|&last| day > last) {
            dates.push(day);
        }
    }
}

fn common_shift(random: &mut Random, world: World, days: i32) -> Option<(i32, f64)> {
    (world == World::Stress)
        .then(|| (random.whole(days / 5, 4 * days / 5), -random.between(0.5, 1.5)))
}

/// The scores of a pillar at the snapshots, the true contributions and the sizes of the effects.
fn pillar(
    random: &mut Random,
    member: &World4,
    done: &[Vec<u16>],
    logged: &[Vec<u16>],
    dates: &[i32],
) -> (Vec<f64>, Vec<Vec<f64>>, Vec<f64>) {
    let has_effects = matches!(member.world, World::Effects | World::Stress);
    let one_response = Response::draw(random);
    let mut drive = vec![0.0; dates.len()];
    let mut logged_paths = Vec::new();
    let mut sizes = Vec::new();
    for (done, logged) in done.iter().zip(logged) {
        let response = if random.chance(0.3) { Response::draw(random) } else { one_response };
        let is_effect = has_effects && random.chance(0.3);
        let path = convolved(done, response, dates);
        let spread = deviation(&path);
        let size = if is_effect && spread > 0.0 { random.log_between(0.06, 2.5) } else { 0.0 };
        let sign = if random.chance(0.9) { 1.0 } else { -1.0 };
        let unit = if size > 0.0 { sign * size / spread } else { 0.0 };
        for (sum, value) in drive.iter_mut().zip(&path) {
            *sum += unit * value;
        }
        let logged = convolved(logged, response, dates);
        logged_paths.push(logged.into_iter().map(|value| unit * value).collect::<Vec<f64>>());
        sizes.push(size);
    }
    let level = level(random, member, dates);
    let start = random.between(6.0, 17.0) - drive[0];
    let latent: Vec<f64> = drive.iter().zip(&level).map(|(d, l)| start + d + l).collect();
    let shown = |value: f64| if member.saturates { saturated(value) } else { value };
    let noise = random.log_between(0.005, 0.08);
    let exact: Vec<f64> = latent.iter().map(|&value| shown(value)).collect();
    let contributions = logged_paths
        .iter()
        .map(|path| {
            (1..dates.len())
                .map(|i| (path[i] - path[i - 1]) * slope(latent[i - 1], latent[i], &shown))
                .collect()
        })
        .collect();
    let scores = exact.iter().map(|value| (value + noise * random.normal()).clamp(0.0, 25.0));
    (scores.collect(), contributions, sizes)
}

/// A random walk, a slow trend or season, and in a stressed world sudden shifts and plateaus.
fn level(random: &mut Random, member: &World4, dates: &[i32]) -> Vec<f64> {
    let walk = random.log_between(0.008, 0.12);
    let trend = 0.8 * random.normal();
    let wave = match member.world {
        World::Confounded => random.between(0.5, 1.5),
        _ => 0.3 * random.normal(),
    };
    let is_stress = member.world == World::Stress;
    let shift = (random.whole(0, member.days), if is_stress { 2.0 * random.normal() } else { 0.0 });
    let hold = if is_stress { random.whole(1, 6) } else { 1 };
    let mut at = 0.0;
    let mut level = Vec::new();
    let mut shown = 0.0;
    for (place, &day) in dates.iter().enumerate() {
        let since = if place == 0 { 0 } else { day - dates[place - 1] };
        at += walk * f64::from(since).sqrt() * random.normal();
        let slow = trend * f64::from(day) / 365.25
            + wave * (yearly(BEFORE + day, member.season) - yearly(BEFORE, member.season));
        let step = |(when, size): (i32, f64)| if day >= when { size } else { 0.0 };
        let exact = at + slow + step(shift) + member.common.map_or(0.0, step);
        if place as i32 % hold == 0 {
            shown = exact;
        }
        level.push(shown);
    }
    level
}

/// The path of a response to daily counts, at the snapshots.
fn convolved(counts: &[u16], response: Response, dates: &[i32]) -> Vec<f64> {
    dates
        .iter()
        .map(|&date| {
            (0..=BEFORE + date)
                .map(|day| f64::from(counts[day as usize]) * response.after(BEFORE + date - day))
                .sum()
        })
        .collect()
}

/// A score that gets harder to raise: the identity near 8, never above 25.
fn saturated(value: f64) -> f64 {
    if value <= 8.0 { value } else { 8.0 + 17.0 * (1.0 - (-(value - 8.0) / 17.0).exp()) }
}

/// How many points a point of drive is worth along the straight path between two snapshots.
fn slope(from: f64, to: f64, shown: &impl Fn(f64) -> f64) -> f64 {
    if (to - from).abs() > 1e-9 {
        (shown(to) - shown(from)) / (to - from)
    } else {
        (shown(from + 1e-6) - shown(from)) / 1e-6
    }
}

fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let square = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    (square / values.len() as f64).sqrt()
}

/// Snapshots with pillars in steps of `unit` thousandths of a point.
fn snapshots(start: Date, dates: &[i32], scores: &[Vec<f64>], unit: f64) -> Vec<Snapshot> {
    let score = |value: f64| {
        let thousandths = (value * 1000.0 / unit).round() * unit;
        Score::from_thousandths(thousandths.clamp(0.0, 25_000.0) as u16).unwrap()
    };
    dates
        .iter()
        .enumerate()
        .map(|(place, &day)| {
            let pillars: [Score; 4] = std::array::from_fn(|pillar| score(scores[pillar][place]));
            let total: Total = sum_of_pillars(pillars).rounded();
            Snapshot { pillars: pillars.map(Some), ..Snapshot::new(start.plus_days(day), total) }
        })
        .collect()
}

fn log(start: Date, kinds: &[Kind], logged: &[Vec<u16>]) -> Log {
    let mut activities = Vec::new();
    for (kind, counts) in kinds.iter().zip(logged) {
        for (day, &count) in counts.iter().enumerate() {
            if let Some(count) = Count::new(count) {
                activities.push(Activity {
                    id: None,
                    date: start.plus_days(day as i32 - BEFORE),
                    kind: kind.clone(),
                    count,
                    template: Text::default(),
                    source: Source::Typed,
                    note: Text::default(),
                });
            }
        }
    }
    Log::new(activities, Vec::new())
}
