//! What the chart beside industry and network is drawn from.

use crate::chart::{Benchmark, Fonts};
use crate::domain::Pillar;

use crate::store::Profile;

use super::super::missing::AnswerError;
use super::kind::{Chart, Pages};
use super::material::Material;

/// How do I compare with my industry and my network?
pub(super) static CHART: Chart = Chart {
    name: "benchmark",
    about: "The total and the ranks beside industry and network",
    is_of_pillar: false,
    options: &["--axis"],
    draw,
};

/// The words of the command that would record something to compare with.
const COMPARISON: &str = "record ... --industry-average N --industry-rank N";

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, axis, .. } = *material;
    let profile = person.profile();
    let who = profile.given_name();
    let of = (profile.folder_name() != Profile::DEFAULT).then(|| profile.name());
    let chart = Benchmark { who, of, snapshots: material.snapshots()?, axis, title };
    let last = chart.drawn().and_then(|drawn| drawn.snapshots().last());
    let Some((figure, last)) = chart.figure(fonts).zip(last) else {
        let what = "no average and no rank was recorded";
        return Err(material.nothing_to_draw(what, COMPARISON)?.into());
    };
    Ok((vec![figure], last.date))
}
