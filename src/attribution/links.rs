//! The links between the changes of a member's scores and the logged activity.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use crate::domain::{Date, Kind, Pillar, Series};

use super::activities::Activities;
use super::effect::Effect;
use super::fit::{Fit, Span};
use super::grid::Grid;
use super::hypothesis;
use super::kernels::Kernel;
use super::look_alikes::{self, LookAlikes};
use super::mechanics::shared_ln_priors;
use super::member::Member;
use super::parallel;
use super::posterior::Posterior;
use super::split::{Part, RowPart, Split};
use super::splitter::Splitter;
use super::total;
use super::track::Track;
use super::tracks::{fitted_series, regression, still_days_of_each};
use super::verdict::{LEAST_SNAPSHOTS, Reason, Verdict, verdicts};

/// How the model runs.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// On how many threads; the result is the same.
    pub threads: NonZeroUsize,
}

impl Default for Options {
    /// On one thread.
    fn default() -> Self {
        Self { threads: NonZeroUsize::MIN }
    }
}

/// What was examined of one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Examined {
    /// The series.
    pub series: Series,
    /// How many snapshots it has.
    pub snapshots: usize,
    /// At how many of them the display was renewed: what the model read.
    pub readings: usize,
    /// What keeps everything in it from being likely: no activity, or few snapshots.
    pub reason: Option<Reason>,
}

/// A member's scores, linked to the logged activity.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Links {
    activities: Vec<Activities>,
    pub(super) fits: Vec<Fit>,
    effects: Vec<Effect>,
    /// The days of the totals and the totals, in points.
    pub(super) totals: BTreeMap<Date, f64>,
    threads: usize,
}

/// Links the changes of a member's scores to the logged activity.
///
/// Each series with at least two snapshots is fitted. The total is the sum of the pillars where at
/// least half of the snapshots have all four; else it is fitted by itself.
///
/// Takes O(97 * 2 * noise cells * (n K^2 + 2^K)) for each series, K at most 10; before that the
/// search for level shifts takes O(54 * 5 * shifts * n K^2). Both are done twice for a series that
/// may show a wave of a week.
#[must_use]
pub fn link(member: &Member, options: &Options) -> Links {
    let threads = options.threads.get();
    let activities = member.activities();
    let series = fitted_series(member);
    let still = still_days_of_each(member, &series);
    let tracks: Vec<Track> = series
        .iter()
        .zip(&still)
        .filter_map(|(&series, still)| Track::of(member, series, still))
        .collect();
    let prepared = parallel::map(&tracks, threads, |track| {
        let (regression, left_out) = regression(track.clone(), &activities);
        (Grid::new(regression), left_out)
    });
    let (grids, left_out): (Vec<Grid>, Vec<_>) = prepared.into_iter().unzip();
    let ln_prior = Kernel::ln_priors();
    let grids = weighed(grids, &ln_prior);
    let with_priors: Vec<(&Grid, Vec<f64>)> =
        grids.iter().zip(ln_priors_of_each(&grids, &ln_prior)).collect();
    let posteriors =
        parallel::map(&with_priors, threads, |(grid, ln_priors)| Posterior::new(grid, ln_priors));
    drop(with_priors);
    let fits: Vec<Fit> = grids
        .into_iter()
        .zip(posteriors)
        .zip(left_out)
        .map(|((grid, posterior), left_out)| Fit::new(member, grid, posterior, left_out))
        .collect();
    let effects = effects(&fits, &activities);
    let totals = member.observations(Series::Total).map(|o| (o.date, o.points())).collect();
    let mut links = Links { activities, fits, effects, totals, threads };
    let unexplained: Vec<Vec<usize>> =
        links.fits.iter().map(|fit| links.unexplained_shifts(fit)).collect();
    for (fit, shifted) in links.fits.iter_mut().zip(unexplained) {
        fit.shifted = shifted;
    }
    let undone: Vec<bool> = links.effects.iter().map(|effect| links.is_undone(effect)).collect();
    for (effect, _) in links.effects.iter_mut().zip(undone).filter(|(_, undone)| *undone) {
        effect.course = None;
    }
    links
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
            let (snapshots, readings) = (fit.dates.len(), fit.readings());
            let reason = if self.activities.is_empty() {
                Some(Reason::NoActivity)
            } else {
                (readings < LEAST_SNAPSHOTS).then_some(Reason::FewSnapshots)
            };
            Examined { series: fit.series(), snapshots, readings, reason }
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
            let (first, last) = match fit.span(from, to) {
                Some(Span::Readings(first, last)) => (first, last),
                // While its display stood still nothing had a part in it.
                Some(Span::Still(..)) => continue,
                None => return Vec::new(),
            };
            let kinds = &fit.regression.kinds;
            let rows: Vec<&[(i32, f64)]> =
                kinds.iter().map(|&kind| self.activities[kind].rows.as_slice()).collect();
            for row in splitter.rows(first, last, &rows) {
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

    pub(super) fn fit(&self, series: Series) -> Option<&Fit> {
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

    /// The shifts of a fit of which the likely kinds leave most. The search for shifts has not the
    /// last word on what activity explains: it looks at a few kernels only.
    fn unexplained_shifts(&self, fit: &Fit) -> Vec<usize> {
        /// As a share of the change.
        const MOST: f64 = 0.5;
        let splitter = Splitter::new(&fit.regression, &fit.posterior);
        let is_left = |&later: &usize| {
            let split = self.split_fit(fit, &splitter, fit.date(later - 1), fit.date(later));
            split.is_some_and(|split| {
                let rest = split.unexplained_beside(|part| part.verdict == Verdict::Likely);
                rest.mean.abs() >= MOST * split.change.abs()
            })
        };
        fit.shifted.iter().copied().filter(is_left).collect()
    }

    /// Whether an effect goes again in a way of which no kernel knows: after half of the days on
    /// which the kind was done or more, the level shifts back within a month.
    fn is_undone(&self, effect: &Effect) -> bool {
        const MONTH_DAYS: i32 = 30;
        /// A shift is one back if it is this large, as a share of the effect.
        const LEAST: f64 = 0.5;
        let Some((fit, per_unit)) = self.fit(effect.series).zip(effect.per_unit) else {
            return false;
        };
        let Some(of_kind) = self.activities.iter().find(|one| one.kind == effect.kind) else {
            return false;
        };
        let back: Vec<i32> = fit
            .shifted
            .iter()
            .filter(|&&later| {
                let scores = &fit.regression.track.scores;
                let moved = scores[later] - scores[later - 1];
                moved * per_unit.mean < 0.0 && moved.abs() >= LEAST * per_unit.mean.abs()
            })
            .map(|&later| fit.regression.track.days[later])
            .collect();
        let days = of_kind.rows.iter().take(effect.active_days).map(|&(day, _)| day);
        let is_undone = |done: &i32| {
            back.iter().any(|&shifted| *done < shifted && shifted <= done + MONTH_DAYS)
        };
        2 * days.filter(is_undone).count() >= effect.active_days.max(1)
    }

    fn probability(&self, series: Series, kind: &Kind) -> f64 {
        let found =
            self.effects.iter().find(|effect| effect.series == series && effect.kind == *kind);
        found.map_or(0.0, |effect| effect.probability)
    }

    fn split_fit(&self, fit: &Fit, splitter: &Splitter<'_>, from: Date, to: Date) -> Option<Split> {
        let span = fit.span(from, to)?;
        let split = fit.parts(splitter, span);
        let since = fit.since(span);
        let parts = split.portions.iter().zip(&fit.regression.kinds).map(|(portion, &kind)| {
            let activities = &self.activities[kind];
            Part {
                kind: activities.kind.clone(),
                started: portion.started,
                fading: portion.fading,
                interval: portion.interval,
                verdict: self.verdict(fit.series(), &activities.kind),
                is_partly_unknown: activities
                    .is_partly_unknown(since.day_number(), to.day_number()),
            }
        });
        Some(Split {
            series: fit.series(),
            from,
            to,
            change: split.change,
            parts: parts.collect(),
            rounding: 0.0,
            since,
            has_moved: matches!(span, Span::Readings(..)),
            is_shifted: fit.is_shifted_in(span),
            covariance: split.covariance,
        })
    }

    fn verdict(&self, series: Series, kind: &Kind) -> Verdict {
        let found =
            self.effects.iter().find(|effect| effect.series == series && effect.kind == *kind);
        found.map_or(Verdict::None, |effect| effect.verdict)
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

/// The grids with the hypotheses weighed: each pillar's by the others. A total that is fitted by
/// itself is no further evidence beside pillars that are part of it, and keeps the prior.
fn weighed(grids: Vec<Grid>, ln_priors: &[f64]) -> Vec<Grid> {
    let evidences = grids
        .iter()
        .filter(|grid| is_pillar(grid))
        .map(|grid| grid.ln_evidence_of_hypotheses(ln_priors));
    let weights = hypothesis::weights_of_each(&evidences.collect::<Vec<_>>());
    let mut weights = weights.into_iter();
    grids
        .into_iter()
        .map(|grid| {
            let of_pillar = if is_pillar(&grid) { weights.next() } else { None };
            grid.weighed(of_pillar.unwrap_or(hypothesis::PRIOR))
        })
        .collect()
}

/// The kernels' priors of each series: the pillars share their mechanics, a total keeps the prior.
fn ln_priors_of_each(grids: &[Grid], ln_prior: &[f64]) -> Vec<Vec<f64>> {
    let pillars = grids.iter().filter(|grid| is_pillar(grid));
    let evidences: Vec<Vec<f64>> = pillars.map(Grid::ln_evidence_of_kernels).collect();
    let mut shared = shared_ln_priors(ln_prior, &evidences).into_iter();
    grids
        .iter()
        .map(|grid| {
            let of_pillar = if is_pillar(grid) { shared.next() } else { None };
            of_pillar.unwrap_or_else(|| ln_prior.to_vec())
        })
        .collect()
}

fn is_pillar(grid: &Grid) -> bool {
    matches!(grid.regression.track.series, Series::Pillar(_))
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
