//! What the overview is drawn from.

use crate::attribution::{LEAST_SNAPSHOTS, Verdict};
use crate::chart::{Fonts, Linked, Overview, Stretch};
use crate::domain::{Delta, Pillar, Recorded, Series};
use crate::store::StoreError;

use super::super::explain::{Explained, ToldPart};
use super::super::missing::AnswerError;
use super::super::person::Person;
use super::kind::{Chart, Pages};
use super::material::{Material, SCORES};

/// Where do I stand, since when, and after what?
pub(super) static CHART: Chart = Chart {
    name: "overview",
    about: "The total with its runs, and the pillars with what feeds them",
    is_of_pillar: false,
    options: &["--axis", "--shape"],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, axis, shape, .. } = *material;
    let (who, today) = (person.profile().given_name(), person.today());
    let (snapshots, log) = (material.snapshots()?, person.log()?);
    axis.check(&snapshots)?;
    let restrictions = &person.safe()?.restrictions;
    let linked = &linked(person, snapshots)?;
    let overview =
        Overview { who, snapshots, log, restrictions, linked, today, axis, shape, title };
    match overview.figure(fonts).zip(snapshots.last()) {
        Some((figure, last)) => Ok((vec![figure], last.date)),
        None => Err(material.nothing_to_draw("there is no snapshot", SCORES)?.into()),
    }
}

/// What the model makes of the stretches of the total. It is not asked where it could say nothing.
fn linked(person: &Person, snapshots: Recorded<'_>) -> Result<Vec<Linked>, StoreError> {
    let stretches = Stretch::all(snapshots);
    let is_silent =
        person.log()?.activities().is_empty() || person.snapshots()?.len() < LEAST_SNAPSHOTS;
    if stretches.is_empty() || is_silent {
        return Ok(Vec::new());
    }
    let (links, all) = (person.links()?, person.snapshots()?);
    let linked = |stretch: &Stretch| {
        let (from, to) = (stretch.from.date, stretch.to.date);
        let split = links.split(Series::Total, from, to)?;
        let explained = Explained::new(split, all, links);
        let told = explained.told_if_known();
        let is_rise = stretch.delta() > Delta::ZERO;
        let parts = told.parts.iter().filter(|part| is_told(part, is_rise)).map(words).collect();
        Some(Linked { from, to, parts })
    };
    Ok(stretches.iter().filter_map(linked).collect())
}

/// Whether a part is likely, wholly known, and goes the way of the score: its range lies on that
/// side of zero. What held against a fall is nothing that the fall came after.
fn is_told(told: &ToldPart<'_>, is_rise: bool) -> bool {
    let ends = told.part.interval.ninety;
    let is_sure = if is_rise { ends.lower > 0.0 } else { ends.upper < 0.0 };
    told.part.verdict == Verdict::Likely && is_sure && !told.part.is_partly_unknown
}

/// `posts +1.9 (1.1 to 2.6)`.
fn words(told: &ToldPart<'_>) -> String {
    format!("{} {}", told.part.kind.many(), told.estimate)
}
