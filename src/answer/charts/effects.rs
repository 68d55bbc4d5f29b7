//! What the chart of effects is drawn from.

use crate::chart::{EffectsChart, Fonts};
use crate::domain::{Period, Pillar};
use crate::store::StoreError;

use super::super::effects::Effects;
use super::super::missing::{AnswerError, Missing};
use super::kind::{Chart, Pages};
use super::material::{Material, SCORES};

/// What went with the scores?
pub(super) static CHART: Chart = Chart {
    name: "effects",
    about: "What went with each pillar, in points for a usual week; of all that is known",
    is_of_pillar: false,
    options: &[],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, period, .. } = *material;
    if period != Period::default() {
        let what = "effects are of all that is known, and not of a period";
        return Err(Missing::new(what).command("plot effects").into());
    }
    let snapshots = person.snapshots()?;
    let (Some(first), Some(last)) = (snapshots.first(), snapshots.last()) else {
        return Err(material.nothing_to_draw("there is no snapshot", SCORES)?.into());
    };
    let effects = Effects::of(person, None)?;
    let nothing = effects.nothing_can_be_said();
    let groups = if nothing.is_some() { Vec::new() } else { effects.groups() };
    let silence = nothing.unwrap_or_else(|| effects.nothing_found());
    let chart = EffectsChart {
        who: person.profile().given_name(),
        days: effects.days().unwrap_or((first.date, last.date)),
        snapshots: effects.fewest_and_most().unwrap_or((snapshots.len(), snapshots.len())),
        groups: &groups,
        silence: &silence,
        title,
    };
    Ok((vec![chart.figure(fonts)], last.date))
}

/// Whether there is an effect to be seen.
pub(super) fn is_worth_a_look(material: &Material<'_>) -> Result<bool, StoreError> {
    if material.period != Period::default() || material.person.snapshots()?.is_empty() {
        return Ok(false);
    }
    let effects = Effects::of(material.person, None)?;
    let groups = effects.groups();
    Ok(effects.nothing_can_be_said().is_none() && groups.iter().any(|group| !group.rows.is_empty()))
}
