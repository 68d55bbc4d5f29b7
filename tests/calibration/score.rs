//! How well estimates agree with what is true: the measures of `docs/calibration.md`.

use std::fmt;
use std::num::NonZeroUsize;

use ssi::attribution::{Bounds, Effect, Interval, Options, Sum, Verdict, link};

use super::simulator::{Simulated, World};

/// A part of a change: what is true and what was estimated, in points.
#[derive(Clone, Copy, Debug)]
struct Part {
    truth: f64,
    mean: f64,
    interval: Interval,
    is_likely: bool,
}

/// A pair of a series and a kind.
#[derive(Clone, Copy, Debug)]
struct Pair {
    /// The size of the true effect, in points; 0 for none.
    size: f64,
    probability: f64,
    is_likely: bool,
}

/// What was found for one member.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) world: World,
    pub(crate) snapshots: usize,
    parts: Vec<Part>,
    /// What no kind explains of each change: what is true and what was estimated.
    rests: Vec<Part>,
    pairs: Vec<Pair>,
}

/// The measures over many members.
#[derive(Clone, Debug)]
pub(crate) struct Measures {
    /// Share of true parts inside the interval at 50, 80 and 90 %.
    pub(crate) coverage: [f64; 3],
    /// Share of what is truly not explained inside its interval at 90 %, of members with effects.
    pub(crate) coverage_of_rest: f64,
    /// Root mean square error over that of always saying 0: median member with effects, and pooled
    /// over all members.
    pub(crate) error_median: f64,
    pub(crate) error_pooled: f64,
    /// Root mean square of the estimates of members without effects, in points.
    pub(crate) error_of_nothing: f64,
    /// 90 % interval score over that of always saying [0, 0].
    pub(crate) interval_score: f64,
    /// Share of the right sign among true parts of at least 0.05 points: all, and those of pairs
    /// that were called likely.
    pub(crate) sign: f64,
    pub(crate) sign_linked: f64,
    /// Share of pairs called likely and of members with any, of members without effects; and how
    /// many pairs and members these are.
    pub(crate) false_pairs: f64,
    pub(crate) pairs_of_nothing: usize,
    pub(crate) members_of_nothing: usize,
    pub(crate) false_members: f64,
    pub(crate) false_confounded: f64,
    /// Share of pairs without an effect among those called likely, of members with effects; and how
    /// many are called likely.
    pub(crate) false_among_likely: f64,
    pub(crate) likely: usize,
    /// Share of the effects called likely: small, medium, large.
    pub(crate) power: [f64; 3],
}

/// What a measure must reach.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bar {
    AtLeast(f64),
    AtMost(f64),
    Within(f64, f64),
}

/// The limits between tiny, small, medium and large effects, in points.
const SIZES: [f64; 3] = [0.11, 0.35, 0.95];

/// Truth is told with four decimals: what rounds to 0 is no part.
const LEAST_PART: f64 = 5e-5;

/// Runs the model on a member and puts its answer beside the truth.
pub(crate) fn examine(simulated: &Simulated) -> Found {
    let links = link(&simulated.member(), &Options { threads: NonZeroUsize::MIN });
    let (mut parts, mut rests, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    for effect in &simulated.effects {
        let is_of = |e: &&Effect| e.series == effect.series && e.kind == effect.kind;
        let said = links.effects().iter().find(is_of);
        let is_likely = said.is_some_and(|effect| effect.verdict == Verdict::Likely);
        let probability = said.map_or(0.0, |effect| effect.probability);
        pairs.push(Pair { size: effect.size, probability, is_likely });
    }
    for series in simulated.series() {
        let changes = links.changes(series);
        let of_series = || simulated.effects.iter().filter(|effect| effect.series == series);
        for effect in of_series() {
            assert_eq!(changes.len(), effect.parts.len(), "a change for each two snapshots");
            for (split, &truth) in changes.iter().zip(&effect.parts) {
                let part = split.parts.iter().find(|part| part.kind == effect.kind);
                parts.push(Part {
                    truth,
                    mean: part.map_or(0.0, ssi::attribution::Part::mean),
                    interval: part.map(|part| part.interval).unwrap_or_default(),
                    is_likely: part.is_some_and(|part| part.verdict == Verdict::Likely),
                });
            }
        }
        for (place, split) in changes.iter().enumerate() {
            let explained: f64 = of_series().map(|effect| effect.parts[place]).sum();
            let Sum { mean, interval } = split.unexplained();
            rests.push(Part { truth: split.change - explained, mean, interval, is_likely: false });
        }
    }
    Found { world: simulated.world, snapshots: simulated.dates.len(), parts, rests, pairs }
}

impl Found {
    /// Root mean square error over that of always saying 0, if anything has an effect.
    pub(crate) fn error_ratio(&self) -> Option<f64> {
        error_ratio(self.parts.iter())
    }
}

impl Measures {
    pub(crate) fn of<'a>(found: impl Iterator<Item = &'a Found>) -> Self {
        let found: Vec<&Found> = found.collect();
        let parts = || found.iter().flat_map(|found| &found.parts);
        let in_world = |world: World| found.iter().filter(move |found| found.world == world);
        let in_effects = || found.iter().filter(|found| found.world.has_effects());
        let pairs_of = |world: World| in_world(world).flat_map(|found| &found.pairs);
        let pairs = || in_effects().flat_map(|found| &found.pairs);
        let is_likely = |pair: &Pair| pair.is_likely;
        let true_parts = || parts().filter(|part| part.truth.abs() >= LEAST_PART);
        let rests = || in_effects().flat_map(|found| &found.rests);
        let inside = |level: fn(&Interval) -> Bounds| {
            move |part: &Part| {
                let bounds = level(&part.interval);
                (bounds.lower - 1e-9..=bounds.upper + 1e-9).contains(&part.truth)
            }
        };
        let signed = || parts().filter(|part| part.truth.abs() >= 0.05);
        let is_right = |part: &Part| part.mean * part.truth > 0.0;
        let of_size = |low: f64, high: f64| {
            share(pairs().filter(|pair| (low..high).contains(&pair.size)), is_likely)
        };
        let nothing = || in_world(World::Nothing).flat_map(|found| &found.parts);
        let squares: f64 = nothing().map(|part| part.mean.powi(2)).sum();
        Self {
            coverage: [
                share(true_parts(), inside(|interval| interval.half)),
                share(true_parts(), inside(|interval| interval.eighty)),
                share(true_parts(), inside(|interval| interval.ninety)),
            ],
            coverage_of_rest: share(rests(), inside(|interval| interval.ninety)),
            error_median: median(found.iter().filter_map(|found| found.error_ratio()).collect()),
            error_pooled: error_ratio(parts()).unwrap_or(f64::NAN),
            error_of_nothing: (squares / nothing().count() as f64).sqrt(),
            interval_score: interval_score_ratio(parts()),
            sign: share(signed(), is_right),
            sign_linked: share(signed().filter(|part| part.is_likely), is_right),
            false_pairs: share(pairs_of(World::Nothing), is_likely),
            pairs_of_nothing: pairs_of(World::Nothing).count(),
            members_of_nothing: in_world(World::Nothing).count(),
            false_members: share(in_world(World::Nothing).copied(), |found| {
                found.pairs.iter().any(is_likely)
            }),
            false_confounded: share(pairs_of(World::Confounded), is_likely),
            false_among_likely: share(pairs().filter(|pair| pair.is_likely), |pair| {
                pair.size <= 0.0
            }),
            likely: pairs().filter(|pair| pair.is_likely).count(),
            power: [
                of_size(SIZES[0], SIZES[1]),
                of_size(SIZES[1], SIZES[2]),
                of_size(SIZES[2], f64::INFINITY),
            ],
        }
    }
}

impl Bar {
    pub(crate) fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
            Self::Within(least, most) => (least..=most).contains(&value),
        }
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(least) => write!(f, "at least {least}"),
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::Within(least, most) => write!(f, "{least} to {most}"),
        }
    }
}

/// Inclusion probabilities beside the shares of true effects: (mean probability, share, pairs) of
/// each band.
pub(crate) fn reliability<'a>(found: impl Iterator<Item = &'a Found>) -> Vec<(f64, f64, usize)> {
    const EDGES: [f64; 10] = [0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, f64::INFINITY];
    let pairs: Vec<&Pair> = found.flat_map(|found| &found.pairs).collect();
    EDGES
        .windows(2)
        .map(|edges| {
            let band = || {
                let pairs = pairs.iter().copied();
                pairs.filter(|pair| (edges[0]..edges[1]).contains(&pair.probability))
            };
            let sum: f64 = band().map(|pair| pair.probability).sum();
            let count = band().count();
            (sum / count as f64, share(band(), |pair| pair.size > 0.0), count)
        })
        .collect()
}

fn error_ratio<'a>(parts: impl Iterator<Item = &'a Part>) -> Option<f64> {
    let (mut ours, mut zero) = (0.0, 0.0);
    for part in parts {
        ours += (part.mean - part.truth).powi(2);
        zero += part.truth.powi(2);
    }
    (zero > 1e-9).then(|| (ours / zero).sqrt())
}

/// # Source
///
/// Gneiting & Raftery (2007), "Strictly Proper Scoring Rules, Prediction, and Estimation", JASA
/// 102(477), section 6.2.
fn interval_score_ratio<'a>(parts: impl Iterator<Item = &'a Part>) -> f64 {
    let penalty = 2.0 / (1.0 - 0.9);
    let (mut ours, mut zero) = (0.0, 0.0);
    for part in parts {
        let Bounds { lower, upper } = part.interval.ninety;
        let outside = (lower - part.truth).max(0.0) + (part.truth - upper).max(0.0);
        ours += upper - lower + penalty * outside;
        zero += penalty * part.truth.abs();
    }
    ours / zero
}

fn share<'a, T: 'a>(items: impl Iterator<Item = &'a T>, is: impl Fn(&T) -> bool) -> f64 {
    let (mut hits, mut count) = (0_u32, 0_u32);
    for item in items {
        count += 1;
        hits += u32::from(is(item));
    }
    f64::from(hits) / f64::from(count)
}

/// The middle value, or the mean of the two in the middle.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
    let half = values.len() / 2;
    if values.len() % 2 == 1 {
        middle(half)
    } else {
        f64::midpoint(middle(half.wrapping_sub(1)), middle(half))
    }
}
