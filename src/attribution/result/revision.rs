//! What is taken back once it is known which kinds have an effect.

use crate::attribution::changes::Split;
use crate::attribution::effects::{Effect, Verdict};
use crate::attribution::input::Activities;
use crate::domain::Date;

use super::fit::Fit;

/// The shifts of a fit of which the likely kinds leave most. The search for shifts has not the last
/// word on what activity explains: it looks at a few kernels only. `split` splits a change between
/// two days.
pub(super) fn unexplained_shifts(
    fit: &Fit,
    split: impl Fn(Date, Date) -> Option<Split>,
) -> Vec<usize> {
    /// As a share of the change.
    const MOST: f64 = 0.5;
    let is_left = |&later: &usize| {
        let split = split(fit.date(later - 1), fit.date(later));
        split.is_some_and(|split| {
            let rest = split.unexplained_beside(|part| part.verdict == Verdict::Likely);
            rest.mean.abs() >= MOST * split.change.abs()
        })
    };
    fit.shifted.iter().copied().filter(is_left).collect()
}

/// Whether an effect goes again in a way of which no kernel knows: after half of the days on
/// which the kind was done or more, the level shifts back within a month.
pub(super) fn is_undone(effect: &Effect, fit: &Fit, of_kind: &Activities) -> bool {
    const MONTH_DAYS: i32 = 30;
    /// A shift is one back if it is this large, as a share of the effect.
    const LEAST: f64 = 0.5;
    let Some(per_unit) = effect.per_unit else { return false };
    let track = &fit.regression.track;
    let back: Vec<i32> = fit
        .shifted
        .iter()
        .filter(|&&later| {
            let moved = track.scores[later] - track.scores[later - 1];
            moved * per_unit.mean < 0.0 && moved.abs() >= LEAST * per_unit.mean.abs()
        })
        .map(|&later| track.days[later])
        .collect();
    let days = of_kind.rows.iter().take(effect.active_days).map(|&(day, _)| day);
    let is_undone =
        |done: &i32| back.iter().any(|&shifted| *done < shifted && shifted <= done + MONTH_DAYS);
    2 * days.filter(is_undone).count() >= effect.active_days.max(1)
}
