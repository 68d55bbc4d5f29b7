//! How well estimates agree with what is true: the measures of `docs/model.md`.

use std::fmt;

/// A part of a change: what is true and what was estimated, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) truth: f64,
    pub(crate) mean: f64,
    /// Bounds at 50, 80 and 90 %.
    pub(crate) bounds: [(f64, f64); 3],
    /// Whether the kind moves the pillar at all.
    pub(crate) is_effect: bool,
    /// Whether the pair was called likely.
    pub(crate) is_likely: bool,
}

/// A pair of a pillar and a kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// The size of the true effect, in points; 0 for none.
    pub(crate) size: f64,
    pub(crate) is_likely: bool,
    pub(crate) probability: f64,
}

/// What was found for one member.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) parts: Vec<Part>,
    pub(crate) pairs: Vec<Pair>,
}

/// The measures over many members.
#[derive(Clone, Debug)]
pub(crate) struct Measures {
    pub(crate) members: usize,
    /// Share of true non-zero parts inside the interval at 50, 80 and 90 %.
    pub(crate) coverage: [f64; 3],
    /// Root mean square error over that of always saying 0: median member, and pooled.
    pub(crate) error_median: f64,
    pub(crate) error_pooled: f64,
    /// 90 % interval score (Gneiting & Raftery 2007) over that of always saying [0, 0].
    pub(crate) interval_score: f64,
    /// Share of the right sign among true parts of at least 0.05 points: all, and those of likely
    /// pairs.
    pub(crate) sign: f64,
    pub(crate) sign_linked: f64,
    /// Share of pairs without an effect that were called likely, and of members with any.
    pub(crate) false_pairs: f64,
    pub(crate) false_members: f64,
    /// Share of pairs without an effect among those called likely.
    pub(crate) false_among_likely: f64,
    /// Share of effects called likely: small (below 0.35), medium (below 0.95), large.
    pub(crate) power: [f64; 3],
}

const LEVELS: [f64; 3] = [0.5, 0.8, 0.9];

impl Measures {
    pub(crate) fn of(found: &[Found]) -> Self {
        let parts = || found.iter().flat_map(|found| &found.parts);
        let pairs = || found.iter().flat_map(|found| &found.pairs);
        let true_parts = || parts().filter(|part| part.is_effect && part.truth.abs() > 1e-6);
        let coverage = std::array::from_fn(|level| {
            share(true_parts(), |part| {
                let (lower, upper) = part.bounds[level];
                (lower - 1e-9..=upper + 1e-9).contains(&part.truth)
            })
        });
        let signed = || parts().filter(|part| part.truth.abs() >= 0.05);
        let right = |part: &Part| part.mean * part.truth > 0.0;
        let ratios: Vec<f64> = found.iter().filter_map(|found| error_ratio(&found.parts)).collect();
        let all: Vec<Part> = parts().copied().collect();
        let is_false = |pair: &Pair| pair.size == 0.0;
        let power = [(0.11, 0.35), (0.35, 0.95), (0.95, f64::INFINITY)].map(|(low, high)| {
            share(pairs().filter(|pair| (low..high).contains(&pair.size)), |pair| pair.is_likely)
        });
        Self {
            members: found.len(),
            coverage,
            error_median: median(ratios),
            error_pooled: error_ratio(&all).unwrap_or(f64::NAN),
            interval_score: interval_score_ratio(&all),
            sign: share(signed(), right),
            sign_linked: share(signed().filter(|part| part.is_likely), right),
            false_pairs: share(pairs().filter(|pair| is_false(pair)), |pair| pair.is_likely),
            false_members: share(found.iter(), |found| {
                found.pairs.iter().any(|pair| is_false(pair) && pair.is_likely)
            }),
            false_among_likely: share(pairs().filter(|pair| pair.is_likely), is_false),
            power,
        }
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [at50, at80, at90] = self.coverage;
        let [small, medium, large] = self.power;
        writeln!(f, "members                              {}", self.members)?;
        writeln!(f, "coverage 50 / 80 / 90 %              {at50:.3} / {at80:.3} / {at90:.3}")?;
        writeln!(f, "error / error of 0: median, pooled   {:.3}, {:.3}", self.error_median, self.error_pooled)?;
        writeln!(f, "interval score / that of 0           {:.3}", self.interval_score)?;
        writeln!(f, "right sign: all, linked              {:.3}, {:.3}", self.sign, self.sign_linked)?;
        writeln!(f, "false links: pairs, members          {:.4}, {:.3}", self.false_pairs, self.false_members)?;
        writeln!(f, "false among likely                   {:.3}", self.false_among_likely)?;
        writeln!(f, "found: small / medium / large        {small:.2} / {medium:.2} / {large:.2}")
    }
}

/// How far inclusion probabilities are from shares of true effects: (mean probability, share,
/// pairs) of each band.
pub(crate) fn reliability(found: &[Found]) -> Vec<(f64, f64, usize)> {
    const EDGES: [f64; 7] = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.000_001];
    EDGES
        .windows(2)
        .map(|edges| {
            let pairs: Vec<&Pair> = found
                .iter()
                .flat_map(|found| &found.pairs)
                .filter(|pair| (edges[0]..edges[1]).contains(&pair.probability))
                .collect();
            let mean = pairs.iter().map(|pair| pair.probability).sum::<f64>() / pairs.len() as f64;
            (mean, share(pairs.iter().copied(), |pair| pair.size > 0.0), pairs.len())
        })
        .collect()
}

fn error_ratio(parts: &[Part]) -> Option<f64> {
    let square = |error: &dyn Fn(&Part) -> f64| parts.iter().map(|p| error(p).powi(2)).sum::<f64>();
    let zero = square(&|part| part.truth);
    (zero > 1e-9).then(|| (square(&|part| part.mean - part.truth) / zero).sqrt())
}

fn interval_score_ratio(parts: &[Part]) -> f64 {
    let penalty = 2.0 / (1.0 - LEVELS[2]);
    let score = |truth: f64, (lower, upper): (f64, f64)| {
        (upper - lower) + penalty * ((lower - truth).max(0.0) + (truth - upper).max(0.0))
    };
    let ours: f64 = parts.iter().map(|part| score(part.truth, part.bounds[2])).sum();
    let zero: f64 = parts.iter().map(|part| score(part.truth, (0.0, 0.0))).sum();
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

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
