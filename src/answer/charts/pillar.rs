//! What the chart of a pillar is drawn from.

use crate::chart::{Fonts, PillarChart};
use crate::domain::{Pillar, Series};

use super::super::missing::AnswerError;
use super::done::done_in;
use super::kind::{Chart, Pages};
use super::material::{Material, SCORES};

/// When did this pillar move, and after what?
pub(super) static CHART: Chart = Chart {
    name: "pillar",
    about: "One pillar, its runs and its largest step, and what was done in them",
    is_of_pillar: true,
    options: &["--pillar", "--axis"],
    draw,
};

fn draw(
    pillar: Option<Pillar>,
    material: &Material<'_>,
    fonts: &Fonts,
) -> Result<Pages, AnswerError> {
    let Material { person, title, axis, .. } = *material;
    let pillar = pillar.unwrap_or(Pillar::Brand);
    let who = person.profile().given_name();
    let snapshots = material.snapshots()?;
    axis.check(&snapshots)?;
    let stretches = PillarChart::stretches(pillar, snapshots);
    let done = done_in(person, Series::Pillar(pillar), &stretches)?;
    let figure = PillarChart { who, pillar, snapshots, done: &done, axis, title }.figure(fonts);
    let last = snapshots.iter().rfind(|one| one.pillar(pillar).is_some());
    let Some((figure, last)) = figure.zip(last) else {
        let what = format!("{pillar} was never recorded");
        return Err(material.nothing_to_draw(&what, SCORES)?.into());
    };
    Ok((vec![figure], last.date))
}
