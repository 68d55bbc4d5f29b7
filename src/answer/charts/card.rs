//! What the card is drawn from.

use crate::chart::{Card, Fonts};
use crate::domain::Pillar;

use super::super::missing::AnswerError;
use super::kind::{Chart, Pages};
use super::material::{Material, SCORES};

/// Where do I stand, in one look?
pub(super) static CHART: Chart = Chart {
    name: "card",
    about: "The last week on one card, for posting; what was done only with --activity",
    is_of_pillar: false,
    options: &["--activity"],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, .. } = *material;
    let who = person.profile().given_name();
    let snapshots = material.snapshots()?;
    let activity = if material.activity { Some(person.log()?) } else { None };
    let today = person.today();
    let figure = Card { who, snapshots, activity, today, title }.figure(fonts);
    match figure.zip(snapshots.last()) {
        Some((figure, last)) => Ok((vec![figure], last.date)),
        None => Err(material.nothing_to_draw("there is no snapshot", SCORES)?.into()),
    }
}
