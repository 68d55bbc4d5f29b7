//! Effects as a chart shows them: by pillar, in points for a usual week.

use crate::attribution::{Bounds, Effect, LookAlikes, Verdict};
use crate::chart::{EffectGroup, EffectRow};
use crate::domain::{Kind, Series};

use super::super::caveats;
use super::super::commands::Commands;
use super::super::estimate::Estimate;
use super::found::{Effects, NO_EVIDENCE};
use super::size::{UsualMonth, UsualWeek, size_of};
use super::told::{has_evidence, lasts};

impl Effects<'_> {
    /// Each series with what there is a sign of, in LinkedIn's order.
    pub(in crate::answer) fn groups(&self) -> Vec<EffectGroup> {
        let usual = (UsualMonth::of(self.log), UsualWeek::of(self.log));
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

    /// Why there is no sign of any, and what is still needed.
    pub(in crate::answer) fn still_needed(&self, commands: &Commands) -> Vec<String> {
        /// As many lines as a glance takes in.
        const MOST: usize = 4;
        if let Some(why) = self.silence(commands) {
            return why;
        }
        let told = self.told(true);
        let settle = told.lines.iter().filter_map(|line| {
            let besides = line.besides.as_ref()?;
            Some(format!("{}, {}: {besides}", line.series, line.kind))
        });
        std::iter::once(NO_EVIDENCE.to_owned()).chain(settle.take(MOST)).collect()
    }

    fn group(&self, series: Series, usual: &(UsualMonth, UsualWeek)) -> EffectGroup {
        let pairs = self.links.look_alikes();
        let alike: Vec<&LookAlikes> = pairs.iter().filter(|pair| pair.series == series).collect();
        let is_alike = |kind: &Kind| alike.iter().any(|pair| pair.kinds.contains(kind));
        let all = self.found.iter().filter(|effect| effect.series == series);
        let is_shown = |effect: &Effect| {
            let alone = effect.verdict == Verdict::Likely || !is_alike(&effect.kind);
            has_evidence(effect) && alone
        };
        let (shown, others): (Vec<&Effect>, Vec<&Effect>) =
            all.copied().partition(|effect| is_shown(effect));
        let mut rows: Vec<EffectRow> =
            shown.iter().filter_map(|effect| row(effect, usual)).collect();
        rows.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        let others = others.iter().filter(|effect| !is_alike(&effect.kind)).count();
        let alike = alike.iter().map(|pair| {
            let [one, other] = &pair.kinds;
            format!("{} or {}, not told apart", one.many(), other.many())
        });
        EffectGroup { series, rows, alike: alike.collect(), others, note: None }
    }
}

/// An effect for a usual week; `None` where nothing is known of its size.
fn row(effect: &Effect, (month, week): &(UsualMonth, UsualWeek)) -> Option<EffectRow> {
    let per_unit = effect.per_unit.filter(|_| effect.positive.is_some())?;
    let count = week.count(&effect.kind);
    let times = u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    let Bounds { lower, upper } = per_unit.interval.ninety;
    let (points, range) =
        (per_unit.mean * times, Bounds { lower: lower * times, upper: upper * times });
    let shown = Estimate::of_unit(points, range);
    let size = size_of(effect, month)?;
    let more = match &size.estimate {
        Some(estimate) => [estimate.mean.clone(), estimate.range.clone().unwrap_or_default()],
        None => ["0".to_owned(), size.in_words()],
    };
    let [mean, range_in_words] = more;
    Some(EffectRow {
        kind: effect.kind.many().to_owned(),
        week: effect.kind.counted(count),
        points,
        range: (range.lower.min(points), range.upper.max(points)),
        shown: shown.map_or_else(|| size.in_words(), |shown| shown.to_string()),
        more: [mean, range_in_words, size.unit],
        lasts: effect.course.map(|course| lasts(course.shape)),
        is_possible: effect.verdict != Verdict::Likely,
    })
}
