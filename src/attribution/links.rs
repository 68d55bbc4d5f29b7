//! The links between the changes of a member's scores and the logged activity.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use crate::domain::{Date, Kind, Pillar, Series};

use super::adstock::Daily;
use super::combine::{Posterior, shared_ln_priors};
use super::contribution::{Splitter, per_unit};
use super::course::{Course, course};
use super::grid::Grid;
use super::interval::Interval;
use super::kernels::Kernel;
use super::link::Scale;
use super::look_alikes::{self, LookAlikes};
use super::member::{Activities, Member};
use super::parallel;
use super::regression::{Regression, Track};
use super::screening::screened;
use super::split::{Part, RowPart, Split};
use super::total;
use super::verdict::{LEAST_DAYS, LEAST_SNAPSHOTS, Reason, Verdict, verdicts};

/// Prior probability that a kind has an effect on a series, where nothing else is said.
const PRIOR: f64 = 0.25;

/// Prior probabilities are at least this far from 0 and 1, where nothing could be learnt.
const LEAST_PRIOR: f64 = 1e-6;

/// With this many re-based pillars in one interval the score moved everywhere at once.
const EVERYWHERE: usize = 3;

/// How the model runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Prior probabilities of an effect of a kind on a series, if they are not 0.25.
    pub prior: BTreeMap<(Series, Kind), f64>,
    /// On how many threads; the result is the same.
    pub threads: NonZeroUsize,
}

impl Default for Options {
    /// The flat prior, on one thread.
    fn default() -> Self {
        Self { prior: BTreeMap::new(), threads: NonZeroUsize::MIN }
    }
}

/// What the model says of a kind and a series.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Effect {
    /// The series.
    pub series: Series,
    /// The kind.
    pub kind: Kind,
    /// The probability that the kind has an effect on the series.
    pub probability: f64,
    /// The probability that the effect is positive, given that there is one; `None` where the kind
    /// was not examined.
    pub positive: Option<f64>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why the verdict cannot be better.
    pub reason: Option<Reason>,
    /// What one more of it moves at the present score when its effect is full, in points.
    pub per_unit: Option<PerUnit>,
    /// How fast the effect came and went.
    pub course: Option<Course>,
    /// On how many days it was done up to the last snapshot of the series.
    pub active_days: usize,
}

/// The size of an effect, in points for one more of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct PerUnit {
    /// The mean.
    pub mean: f64,
    /// Its intervals.
    pub interval: Interval,
}

/// What was examined of one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Examined {
    /// The series.
    pub series: Series,
    /// How many snapshots it has.
    pub snapshots: usize,
    /// What keeps everything in it from being likely: no activity, or few snapshots.
    pub reason: Option<Reason>,
}

/// A member's scores, linked to the logged activity.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Links {
    activities: Vec<Activities>,
    fits: Vec<Fit>,
    effects: Vec<Effect>,
    /// The days of the totals and the totals, in points.
    totals: BTreeMap<Date, f64>,
    threads: usize,
}

/// One series with its posterior.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Fit {
    dates: Vec<Date>,
    regression: Regression,
    posterior: Posterior,
    /// The later snapshot of each re-based interval.
    rebased: Vec<usize>,
    /// The kinds that are not in the regression, and why.
    left_out: Vec<(usize, Reason)>,
}

/// Links the changes of a member's scores to the logged activity.
///
/// Each series with at least two snapshots is fitted. The total is the sum of the pillars where at
/// least half of the snapshots have all four; else it is fitted by itself.
///
/// Takes O(97 * 2 * noise cells * (n K^2 + 2^K)) for each series, K at most 10.
#[must_use]
pub fn link(member: &Member, options: &Options) -> Links {
    let threads = options.threads.get();
    let activities = member.activities();
    let tracks: Vec<Track> =
        fitted_series(member).into_iter().filter_map(|series| Track::of(member, series)).collect();
    let prepared = parallel::map(&tracks, threads, |track| {
        let (regression, left_out) = regression(track.clone(), &activities);
        let series = regression.track.series;
        let prior_of = |&kind: &usize| {
            let pair = (series, activities[kind].kind.clone());
            let prior = options.prior.get(&pair).copied().unwrap_or(PRIOR);
            prior.clamp(LEAST_PRIOR, 1.0 - LEAST_PRIOR)
        };
        let prior = regression.kinds.iter().map(prior_of).collect();
        (Grid::new(regression, prior), left_out)
    });
    let ln_prior = Kernel::ln_priors();
    let evidences: Vec<Vec<f64>> =
        prepared.iter().map(|(grid, _)| grid.ln_evidence_of_kernels()).collect();
    // The total, fitted by itself, is no further evidence beside pillars that are part of it.
    let is_pillar = |series: Series| matches!(series, Series::Pillar(_));
    let pillars: Vec<Vec<f64>> = prepared
        .iter()
        .zip(&evidences)
        .filter(|((grid, _), _)| is_pillar(grid.regression.track.series))
        .map(|(_, evidence)| evidence.clone())
        .collect();
    let mut shared = shared_ln_priors(&ln_prior, &pillars).into_iter();
    let with_priors: Vec<(&Grid, Vec<f64>)> = prepared
        .iter()
        .map(|(grid, _)| {
            let ln_priors = is_pillar(grid.regression.track.series).then(|| shared.next());
            (grid, ln_priors.flatten().unwrap_or_else(|| ln_prior.clone()))
        })
        .collect();
    let posteriors =
        parallel::map(&with_priors, threads, |(grid, ln_priors)| Posterior::new(grid, ln_priors));
    drop(with_priors);
    let fits: Vec<Fit> = prepared
        .into_iter()
        .zip(posteriors)
        .map(|((grid, left_out), posterior)| Fit {
            dates: member
                .observations(grid.regression.track.series)
                .map(|observation| observation.date)
                .collect(),
            regression: grid.regression,
            posterior,
            rebased: grid.rebased,
            left_out,
        })
        .collect();
    let effects = effects(&fits, &activities);
    let totals = member.observations(Series::Total).map(|o| (o.date, o.points())).collect();
    Links { activities, fits, effects, totals, threads }
}

impl Links {
    /// What is said of each series and kind: by series, then by name of the kind.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The series that were fitted, in order.
    pub fn examined(&self) -> impl Iterator<Item = Examined> {
        self.fits.iter().map(|fit| {
            let snapshots = fit.dates.len();
            let reason = if self.activities.is_empty() {
                Some(Reason::NoActivity)
            } else {
                (snapshots < LEAST_SNAPSHOTS).then_some(Reason::FewSnapshots)
            };
            Examined { series: fit.series(), snapshots, reason }
        })
    }

    /// Every change between neighbouring snapshots of a series, split; in order of time.
    #[must_use]
    pub fn changes(&self, series: Series) -> Vec<Split> {
        let dates = self.dates(series);
        let pairs: Vec<(Date, Date)> = dates.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let splitters = self.splitters(series);
        parallel::map(&pairs, self.threads, |&pair| self.split_with(&splitters, series, pair))
            .into_iter()
            .flatten()
            .collect()
    }

    /// The change between any two days on which a series has snapshots, split; `None` if it has
    /// none on one of them, or was not fitted.
    #[must_use]
    pub fn split(&self, series: Series, from: Date, to: Date) -> Option<Split> {
        self.split_with(&self.splitters(series), series, (from, to))
    }

    /// What each day's logged activity contributed to a change of a series, in order of time;
    /// what contributed nothing is left out.
    ///
    /// Adds up to the means of the parts. Takes O(rows * components).
    #[must_use]
    pub fn rows(&self, series: Series, from: Date, to: Date) -> Vec<RowPart> {
        let mut found: BTreeMap<(Date, Kind), RowPart> = BTreeMap::new();
        for (fit, splitter) in self.splitters(series) {
            let Some((start, end)) = fit.places(from, to) else { return Vec::new() };
            let kinds = &fit.regression.kinds;
            let rows: Vec<&[(i32, f64)]> =
                kinds.iter().map(|&kind| self.activities[kind].rows.as_slice()).collect();
            for row in splitter.rows(start, end, &rows) {
                let kind = self.activities[kinds[row.kind]].kind.clone();
                let date = from.plus_days(row.day - from.day_number());
                let part = found.entry((date, kind.clone())).or_insert(RowPart {
                    kind,
                    date,
                    count: whole(row.count),
                    started: 0.0,
                    fading: 0.0,
                });
                part.started += row.started;
                part.fading += row.fading;
            }
        }
        found.into_values().collect()
    }

    /// The intervals in which the level of a pillar, or of a total that is fitted by itself, was
    /// taken to be re-based.
    #[must_use]
    pub fn rebased(&self) -> Vec<(Series, Date, Date)> {
        self.fits
            .iter()
            .flat_map(|fit| {
                fit.rebased
                    .iter()
                    .map(|&later| (fit.series(), fit.dates[later - 1], fit.dates[later]))
            })
            .collect()
    }

    /// The intervals in which at least three pillars jumped and no activity explains it: LinkedIn
    /// may have changed the formula. In order of time.
    #[must_use]
    pub fn moved_everywhere(&self) -> Vec<(Date, Date)> {
        let mut intervals: BTreeMap<Date, (Date, usize)> = BTreeMap::new();
        for (series, from, to) in self.rebased() {
            if series != Series::Total {
                let (latest, count) = intervals.entry(to).or_insert((from, 0));
                *latest = from.max(*latest);
                *count += 1;
            }
        }
        let everywhere = intervals.into_iter().filter(|(_, (_, count))| *count >= EVERYWHERE);
        everywhere.map(|(to, (from, _))| (from, to)).collect()
    }

    /// The pairs of kinds of which one has an effect, and the data cannot tell which.
    #[must_use]
    pub fn look_alikes(&self) -> Vec<LookAlikes> {
        self.fits
            .iter()
            .flat_map(|fit| {
                let kinds: Vec<&Kind> =
                    fit.regression.kinds.iter().map(|&kind| &self.activities[kind].kind).collect();
                look_alikes::find(fit.series(), &kinds, &fit.posterior)
            })
            .collect()
    }

    /// The days between which changes of a series are split.
    #[must_use]
    pub fn dates(&self, series: Series) -> Vec<Date> {
        if let Some(fit) = self.fit(series) {
            return fit.dates.clone();
        }
        let [Some(brand), Some(people), Some(insights), Some(relationships)] =
            Pillar::ALL.map(|pillar| self.fit(Series::Pillar(pillar)))
        else {
            return Vec::new();
        };
        if series != Series::Total {
            return Vec::new();
        }
        let has = |fit: &Fit, date: &Date| fit.dates.binary_search(date).is_ok();
        let others = [people, insights, relationships];
        let all = |date: &&Date| others.iter().all(|fit| has(fit, date));
        brand.dates.iter().filter(all).copied().collect()
    }

    fn fit(&self, series: Series) -> Option<&Fit> {
        self.fits.iter().find(|fit| fit.series() == series)
    }

    /// The fits that make up a series: its own, or those of the pillars for the total.
    fn splitters(&self, series: Series) -> Vec<(&Fit, Splitter<'_>)> {
        let own = self.fit(series);
        let fits: Vec<&Fit> = match own {
            Some(fit) => vec![fit],
            None if series == Series::Total => self.fits.iter().collect(),
            None => Vec::new(),
        };
        fits.into_iter().map(|fit| (fit, Splitter::new(&fit.regression, &fit.posterior))).collect()
    }

    fn split_with(
        &self,
        splitters: &[(&Fit, Splitter<'_>)],
        series: Series,
        (from, to): (Date, Date),
    ) -> Option<Split> {
        let splits: Option<Vec<Split>> = splitters
            .iter()
            .map(|(fit, splitter)| self.split_fit(fit, splitter, from, to))
            .collect();
        let mut splits = splits?;
        if self.fit(series).is_some() {
            return splits.pop();
        }
        if splits.len() < Pillar::ALL.len() {
            return None;
        }
        let recorded = self.totals.get(&from).zip(self.totals.get(&to));
        let change = recorded.map(|(from, to)| to - from);
        Some(total::sum(&splits, (from, to), change, |series, kind| self.probability(series, kind)))
    }

    fn probability(&self, series: Series, kind: &Kind) -> f64 {
        let found =
            self.effects.iter().find(|effect| effect.series == series && effect.kind == *kind);
        found.map_or(0.0, |effect| effect.probability)
    }

    fn split_fit(&self, fit: &Fit, splitter: &Splitter<'_>, from: Date, to: Date) -> Option<Split> {
        let (start, end) = fit.places(from, to)?;
        let split = splitter.split(start, end);
        let parts = split.portions.iter().zip(&fit.regression.kinds).map(|(portion, &kind)| {
            let activities = &self.activities[kind];
            Part {
                kind: activities.kind.clone(),
                started: portion.started,
                fading: portion.fading,
                interval: portion.interval,
                verdict: self.verdict(fit.series(), &activities.kind),
                is_partly_unknown: activities.is_partly_unknown(from.day_number(), to.day_number()),
            }
        });
        Some(Split {
            series: fit.series(),
            from,
            to,
            change: split.change,
            parts: parts.collect(),
            rounding: 0.0,
            is_rebased: fit.rebased.iter().any(|&later| start < later && later <= end),
            covariance: split.covariance,
        })
    }

    fn verdict(&self, series: Series, kind: &Kind) -> Verdict {
        let found =
            self.effects.iter().find(|effect| effect.series == series && effect.kind == *kind);
        found.map_or(Verdict::None, |effect| effect.verdict)
    }
}

impl Fit {
    fn series(&self) -> Series {
        self.regression.track.series
    }

    /// The places of two snapshots, the first before the second.
    fn places(&self, from: Date, to: Date) -> Option<(usize, usize)> {
        let place = |date: Date| self.dates.binary_search(&date).ok();
        place(from).zip(place(to)).filter(|(from, to)| from < to)
    }
}

impl Track {
    /// The track of a series; `None` with fewer than two observations.
    fn of(member: &Member, series: Series) -> Option<Self> {
        let mut track = Self {
            series,
            days: Vec::new(),
            scores: Vec::new(),
            rounding: Vec::new(),
            scale: if series == Series::Total { Scale::TOTAL } else { Scale::PILLAR },
        };
        for observation in member.observations(series) {
            let unit = observation.resolution.points();
            track.days.push(observation.date.day_number());
            track.scores.push(observation.points());
            track.rounding.push(unit * unit / 12.0);
        }
        (track.days.len() >= 2).then_some(track)
    }
}

/// The pillars, and the total where too few snapshots have all four.
fn fitted_series(member: &Member) -> Vec<Series> {
    let dates = |series| member.observations(series).map(|observation| observation.date);
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for date in Pillar::ALL.into_iter().flat_map(|pillar| dates(Series::Pillar(pillar))) {
        *counts.entry(date).or_default() += 1;
    }
    let complete = counts.values().filter(|&&count| count == Pillar::ALL.len()).count();
    let mut all: Vec<Date> = counts.into_keys().chain(dates(Series::Total)).collect();
    all.sort_unstable();
    all.dedup();
    let is_sum = complete >= 2 && 2 * complete >= all.len();
    Series::ALL.into_iter().filter(|&series| series != Series::Total || !is_sum).collect()
}

/// The regression of a track on the kinds that are worth it, and the kinds that are left out.
fn regression(track: Track, activities: &[Activities]) -> (Regression, Vec<(usize, Reason)>) {
    let (first, last) = track.span();
    let rows = activities.iter().filter_map(|activities| activities.rows.first());
    let start = rows.map(|(day, _)| *day).fold(first, i32::min);
    let daily: Vec<Daily> = activities
        .iter()
        .map(|activities| Daily::new(&activities.rows, activities.start(start), last))
        .collect();
    let all = Regression::new(track, (0..activities.len()).collect(), daily, start);
    let varying: Vec<usize> = (0..activities.len()).filter(|&kind| all.varies(kind)).collect();
    let varying = all.with_kinds(&varying);
    let screened = screened(varying.clone());
    let left_out = (0..activities.len()).filter_map(|kind| {
        if screened.kinds.contains(&kind) {
            None
        } else if varying.kinds.contains(&kind) {
            Some((kind, Reason::Screened))
        } else {
            Some((kind, Reason::NoVariation))
        }
    });
    let left_out = left_out.collect();
    (screened, left_out)
}

impl Regression {
    /// Whether a kind varies over the snapshots under any kernel.
    fn varies(&self, place: usize) -> bool {
        // Ordinary activity varies under the first one tried.
        let likely = [Kernel::window(30), Kernel::exponential(21.0)];
        likely.into_iter().chain(Kernel::grid()).any(|kernel| self.column(place, kernel).1 > 0.0)
    }
}

fn effects(fits: &[Fit], activities: &[Activities]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for fit in fits {
        for (kind, activities) in activities.iter().enumerate() {
            effects.push(fit.effect(kind, &activities.kind, &activities.rows));
        }
    }
    let pairs: Vec<_> = effects.iter().map(|effect| (effect.probability, effect.reason)).collect();
    for (effect, verdict) in effects.iter_mut().zip(verdicts(&pairs)) {
        effect.verdict = verdict;
    }
    effects
}

impl Fit {
    /// What is said of a kind, but for the verdict.
    fn effect(&self, kind: usize, name: &Kind, rows: &[(i32, f64)]) -> Effect {
        let (_, last) = self.regression.track.span();
        let active_days = rows.partition_point(|&(day, _)| day <= last);
        let left_out = self.left_out.iter().find(|(left_out, _)| *left_out == kind);
        let reason = if let Some((_, reason)) = left_out {
            Some(*reason)
        } else if self.dates.len() < LEAST_SNAPSHOTS {
            Some(Reason::FewSnapshots)
        } else {
            (active_days < LEAST_DAYS).then_some(Reason::FewOccurrences)
        };
        let mut effect = Effect {
            series: self.series(),
            kind: name.clone(),
            probability: 0.0,
            positive: None,
            verdict: Verdict::None,
            reason,
            per_unit: None,
            course: None,
            active_days,
        };
        let Some(place) = self.regression.kinds.iter().position(|&other| other == kind) else {
            return effect;
        };
        let track = &self.regression.track;
        let score = track.scores.last().copied().unwrap_or(0.0);
        let (mean, interval) = per_unit(&self.posterior, place, |component| {
            1.0 / component.link.slope(score, track.scale)
        });
        effect.probability = self.posterior.probability[place];
        effect.positive = Some(self.posterior.positive[place]);
        effect.per_unit = Some(PerUnit { mean, interval });
        effect.course = course(&self.posterior.components, place);
        effect
    }
}

/// A count as the whole number that it is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts come from whole numbers"
)]
fn whole(count: f64) -> u32 {
    count as u32
}
