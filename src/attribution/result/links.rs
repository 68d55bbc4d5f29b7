//! The links between the changes of a member's scores and the logged activity.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::attribution::changes::{Part, RowPart, Split, Splitter, total};
use crate::attribution::effects::look_alikes::{self, LookAlikes};
use crate::attribution::effects::{Effect, Verdict, verdicts};
use crate::attribution::input::Activities;
use crate::attribution::numerics::parallel;
use crate::domain::{Date, Kind, Pillar, Series};

use super::examined::Examined;
use super::fit::{Fit, Span};
use super::oddities::{Apart, Oddities};
use super::revision::{is_undone, unexplained_shifts};

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

impl Links {
    /// The links of fitted series, and what is taken back once it is known which kinds have an
    /// effect.
    pub(in crate::attribution) fn new(
        activities: Vec<Activities>,
        fits: Vec<Fit>,
        totals: BTreeMap<Date, f64>,
        threads: usize,
    ) -> Self {
        let effects = effects(&fits, &activities);
        let mut links = Self { activities, fits, effects, totals, threads };
        let unexplained: Vec<Vec<usize>> = links
            .fits
            .iter()
            .map(|fit| {
                let splitter = fit.splitter();
                unexplained_shifts(fit, |from, to| links.split_fit(fit, &splitter, from, to))
            })
            .collect();
        for (fit, shifted) in links.fits.iter_mut().zip(unexplained) {
            fit.shifted = shifted;
        }
        links.forget_undone_courses();
        links
    }

    /// Says nothing of how long an effect lasts that the level takes back.
    fn forget_undone_courses(&mut self) {
        for effect in &mut self.effects {
            let fit = self.fits.iter().find(|fit| fit.series() == effect.series);
            let of_kind = self.activities.iter().find(|one| one.kind == effect.kind);
            if fit.zip(of_kind).is_some_and(|(fit, of_kind)| is_undone(effect, fit, of_kind)) {
                effect.course = None;
            }
        }
    }

    /// What is said of each series and kind: by series, then by name of the kind.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The series that were fitted, in order.
    pub fn examined(&self) -> impl Iterator<Item = Examined> {
        let is_anything_logged = !self.activities.is_empty();
        self.fits.iter().map(move |fit| Examined::of(fit, is_anything_logged))
    }

    /// Every change between neighbouring snapshots of a series, split; in order of time.
    #[must_use]
    pub fn changes(&self, series: Series) -> Vec<Split> {
        let dates = self.dates(series);
        let pairs: Vec<(Date, Date)> = dates.windows(2).map(|pair| (pair[0], pair[1])).collect();
        self.splits(series, &pairs)
    }

    /// The changes of a series between these pairs of days, as [`split`](Self::split) has them.
    #[must_use]
    pub fn splits(&self, series: Series, pairs: &[(Date, Date)]) -> Vec<Split> {
        let splitters = self.splitters(series);
        parallel::map(pairs, self.threads, |&pair| self.split_with(&splitters, series, pair))
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
        self.rows_of(series, (from, to), |_| true, Date::MIN)
    }

    /// Of the [`rows`](Self::rows) of some kinds behind a change, those that were logged since the
    /// reading before it or began to act in it; which leaves out what only faded.
    ///
    /// Takes O(days of the change * components) for each kind.
    #[must_use]
    pub fn recent_rows(&self, split: &Split, kinds: &[&Kind]) -> Vec<RowPart> {
        let is_wanted = |kind: &Kind| kinds.contains(&kind);
        self.rows_of(split.series, (split.from, split.to), is_wanted, split.since)
    }

    /// The rows of the kinds that are wanted, without those that were logged before `since` and
    /// began to act before the change.
    fn rows_of(
        &self,
        series: Series,
        (from, to): (Date, Date),
        is_wanted: impl Fn(&Kind) -> bool,
        since: Date,
    ) -> Vec<RowPart> {
        let mut found: BTreeMap<(Date, Kind), RowPart> = BTreeMap::new();
        for (fit, splitter) in self.splitters(series) {
            let (first, last) = match fit.span(from, to) {
                Some(Span::Readings(first, last)) => (first, last),
                // While its display stood still nothing had a part in it.
                Some(Span::Still(..)) => continue,
                None => return Vec::new(),
            };
            let kinds = &fit.regression.kinds;
            let earliest = since.day_number().min(fit.first_to_begin(first));
            let rows = |&kind: &usize| {
                let Activities { kind, rows, .. } = &self.activities[kind];
                let earlier = rows.partition_point(|&(day, _)| day < earliest);
                if is_wanted(kind) { &rows[earlier..] } else { &[] }
            };
            let rows: Vec<&[(i32, f64)]> = kinds.iter().map(rows).collect();
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

    /// The intervals in which the level of a pillar, or of a total that is fitted by itself, was
    /// taken to have shifted: a jump that no activity explains.
    #[must_use]
    pub fn shifts(&self) -> Vec<(Series, Date, Date)> {
        self.oddities().shifts()
    }

    /// The intervals in which at least three pillars jumped and no activity explains it: `LinkedIn`
    /// may have changed the formula. In order of time.
    ///
    /// The pillars were read on the same two days: of jumps between other days nobody knows whether
    /// they were one.
    #[must_use]
    pub fn moved_everywhere(&self) -> Vec<(Date, Date)> {
        self.oddities().moved_everywhere()
    }

    /// Whether at least three pillars jumped at once within a change.
    #[must_use]
    pub fn moved_everywhere_in(&self, split: &Split) -> bool {
        self.oddities().moved_everywhere_in(split)
    }

    /// The readings that stand apart from those beside them, as mistyped ones do: the level shifted
    /// there and back. By series, in order of time.
    #[must_use]
    pub fn apart(&self) -> Vec<Apart> {
        self.oddities().apart()
    }

    /// The stretches in which the display of a series stood still: from a reading to the last day
    /// that showed it. Of a total that is the sum of the pillars those in which all of them did.
    #[must_use]
    pub fn stood_still(&self, series: Series) -> Vec<(Date, Date)> {
        self.oddities().stood_still(series)
    }

    /// Whether a series jumps too much from reading to reading for any but a strong link to be
    /// seen, and none was found. Of a total that is the sum of the pillars: whether all of them do.
    #[must_use]
    pub fn is_too_noisy(&self, series: Series) -> bool {
        self.oddities().is_too_noisy(series)
    }

    fn oddities(&self) -> Oddities<'_> {
        Oddities { fits: &self.fits, effects: &self.effects, totals: &self.totals }
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
        fits.into_iter().map(|fit| (fit, fit.splitter())).collect()
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
        let probability = |series: Series, kind: &Kind| {
            self.effect(series, kind).map_or(0.0, |effect| effect.probability)
        };
        Some(total::sum(&splits, (from, to), change, probability))
    }

    fn effect(&self, series: Series, kind: &Kind) -> Option<&Effect> {
        self.effects.iter().find(|effect| effect.series == series && effect.kind == *kind)
    }

    fn split_fit(&self, fit: &Fit, splitter: &Splitter<'_>, from: Date, to: Date) -> Option<Split> {
        let span = fit.span(from, to)?;
        let split = fit.parts(splitter, span);
        let since = fit.since(span);
        let parts = split.portions.iter().zip(&fit.regression.kinds).map(|(portion, &kind)| {
            let activities = &self.activities[kind];
            let effect = self.effect(fit.series(), &activities.kind);
            Part {
                kind: activities.kind.clone(),
                started: portion.started,
                fading: portion.fading,
                interval: portion.interval,
                verdict: effect.map_or(Verdict::None, |effect| effect.verdict),
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

/// A count as the whole number that it is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts come from whole numbers"
)]
fn whole(count: f64) -> u32 {
    count as u32
}
