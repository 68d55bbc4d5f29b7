//! Effects as a chart shows them: by pillar, in points for a usual week.

use std::collections::BTreeSet;

use crate::attribution::{Bounds, Effect, Verdict};
use crate::chart::{EffectGroup, EffectRow, EffectSize};
use crate::domain::{Date, Series};
use crate::words::numbers::Decimals;

use super::super::caveats;
use super::super::commands::Commands;
use super::super::estimate::Estimate;
use super::super::oddities;
use super::alike::{Alike, alike};
use super::found::Effects;
use super::size::{NOTHING, Size, UsualMonth, UsualWeek, size_of};
use super::told::{has_evidence, lasts, what_would_settle};

/// What is known where nothing was logged, and what is still needed.
const NOTHING_LOGGED: &str = "No activity was logged.";
const LOG_NEEDED: &str = "What is needed: a log of what is done. From about 20 snapshots with ups \
                          and downs in activity, medium effects start to show.";
/// The most sentences on what the scores look like.
const MOST_ODD: usize = 3;

/// What sizes are told by.
struct Usual {
    month: UsualMonth,
    week: UsualWeek,
    /// Of the sizes of one more.
    decimals: Decimals,
}

impl Effects<'_> {
    /// Each series with what there is a sign of, in LinkedIn's order.
    pub(in crate::answer) fn groups(&self) -> Vec<EffectGroup> {
        let month = UsualMonth::of(self.log);
        let usual = Usual { decimals: self.decimals(&month), month, week: UsualWeek::of(self.log) };
        let known = self.known.iter().map(|&(series, _)| self.group(series, &usual));
        let early = self.early.iter().map(|&(series, snapshots)| EffectGroup {
            series,
            rows: Vec::new(),
            alike: Vec::new(),
            others: 0,
            note: Some(caveats::too_early(snapshots)),
        });
        let mut groups: Vec<EffectGroup> = known.chain(early).collect();
        groups.sort_by_key(|group| group.series);
        groups
    }

    /// Why nothing can be said at all, and what is still needed. Names no command: a picture is
    /// shown to others.
    pub(in crate::answer) fn nothing_can_be_said(&self) -> Option<Vec<String>> {
        let why = self.silence(&Commands::default())?;
        if !self.known.is_empty() {
            return Some([NOTHING_LOGGED, LOG_NEEDED].map(ToOwned::to_owned).to_vec());
        }
        // Of series that have as many snapshots, it is said once.
        let counts: BTreeSet<usize> = self.early.iter().map(|&(_, count)| count).collect();
        match counts.first() {
            Some(&count) if counts.len() == 1 => Some(vec![caveats::too_early(count)]),
            _ => Some(why),
        }
    }

    /// What the scores look like where no group has a sign; nothing where one has.
    pub(in crate::answer) fn nothing_found(&self) -> Vec<String> {
        if self.is_anything_found() {
            return Vec::new();
        }
        let known: Vec<Series> = self.known.iter().map(|&(series, _)| series).collect();
        oddities::of_series(self.links, &known).into_iter().take(MOST_ODD).collect()
    }

    /// The first and the last day with a score that was compared.
    pub(in crate::answer) fn days(&self) -> Option<(Date, Date)> {
        let dates = self.known.iter().flat_map(|&(series, _)| self.links.dates(series));
        let dates: Vec<Date> = dates.collect();
        Some((*dates.iter().min()?, *dates.iter().max()?))
    }

    /// The fewest and the most snapshots of a series of which something can be said.
    pub(in crate::answer) fn fewest_and_most(&self) -> Option<(usize, usize)> {
        let counts = || self.known.iter().map(|&(_, snapshots)| snapshots);
        Some((counts().min()?, counts().max()?))
    }

    /// Whether there is a sign of an effect, or of one of several kinds that look alike.
    pub(in crate::answer) fn is_anything_found(&self) -> bool {
        let is_known = |series| self.known.iter().any(|&(known, _)| known == series);
        let is_alike = self.links.look_alikes().iter().any(|pair| is_known(pair.series));
        is_alike || self.found.iter().any(|effect| is_known(effect.series) && has_evidence(effect))
    }

    fn group(&self, series: Series, usual: &Usual) -> EffectGroup {
        let alike = alike(&self.links.look_alikes(), series);
        let alone = self.found.iter().filter(|effect| {
            effect.series == series && !alike.iter().any(|alike| alike.has(&effect.kind))
        });
        let (signs, others): (Vec<&Effect>, Vec<&Effect>) =
            alone.copied().partition(|effect| has_evidence(effect));
        let mut rows: Vec<EffectRow> =
            signs.iter().filter_map(|effect| row(effect, usual)).collect();
        rows.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        EffectGroup {
            series,
            rows,
            alike: alike.iter().map(Alike::shown).collect(),
            others: others.len(),
            note: self.settle(series),
        }
    }

    /// What would settle the question of the kind that comes nearest, where nothing was found.
    fn settle(&self, series: Series) -> Option<String> {
        let mut open = self.found.iter().filter(|effect| effect.series == series);
        let first = open.next().filter(|_| !self.is_anything_found())?;
        let what = what_would_settle(first, self.snapshots_of(series))?;
        Some(format!("Would settle it for {}: {what}", first.kind.many()))
    }
}

/// An effect for a usual week; `None` where nothing is known of its size.
fn row(effect: &Effect, Usual { month, week, decimals }: &Usual) -> Option<EffectRow> {
    let per_unit = effect.per_unit?;
    let count = week.count(&effect.kind);
    let times = u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    let Bounds { lower, upper } = per_unit.interval.ninety;
    let (points, range) =
        (per_unit.mean * times, Bounds { lower: lower * times, upper: upper * times });
    let shown = Estimate::of_unit(points, range);
    Some(EffectRow {
        kind: effect.kind.many().to_owned(),
        week: effect.kind.counted(count),
        points,
        range: (range.lower.min(points), range.upper.max(points)),
        shown: shown.map_or_else(|| NOTHING.to_owned(), |shown| shown.to_string()),
        more: shown_as(size_of(effect, month)?.to(*decimals)),
        lasts: effect.course.map(|course| lasts(course.shape)),
        is_possible: effect.verdict != Verdict::Likely,
    })
}

fn shown_as(Size { estimate, unit }: Size) -> EffectSize {
    let (mean, range) = match estimate {
        Some(Estimate { mean, range, .. }) => (mean, range),
        None => (NOTHING.to_owned(), None),
    };
    EffectSize { mean, range, unit }
}
