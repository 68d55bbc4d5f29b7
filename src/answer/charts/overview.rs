//! What the overview is drawn from.

use crate::chart::{Fonts, Overview};
use crate::domain::Pillar;

use super::super::missing::AnswerError;
use super::material::{Material, SCORES};
use super::sheet::{Chart, Pages};

/// Where do I stand, since when, and after what?
pub(super) static CHART: Chart = Chart {
    name: "overview",
    about: "Total, pillars and activity on one page",
    is_of_pillar: false,
    options: &[],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, .. } = *material;
    let who = person.profile().given_name();
    let (snapshots, log) = (material.snapshots()?, person.log()?);
    let figure = Overview { who, snapshots, log, title }.figure(fonts);
    match figure.zip(snapshots.last()) {
        Some((figure, last)) => Ok((vec![figure], last.date)),
        None => Err(material.nothing_to_draw("there is no snapshot", SCORES)?.into()),
    }
}
