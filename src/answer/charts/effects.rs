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
    Ok(effects.nothing_can_be_said().is_none() && effects.is_anything_found())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::answer::person::{Machine, Person};
    use crate::domain::Date;
    use crate::store::Folder;

    /// An example member of the model's tests who did two kinds alone, always both together.
    #[expect(clippy::disallowed_methods, reason = "not a user's file")]
    fn of_two_kinds(folder: &Path, member: &str, kind: &str) -> Person {
        let profile = Folder::new(folder.to_owned()).default_profile().unwrap();
        fs::create_dir_all(profile.folder()).unwrap();
        let data =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/attribution").join(member);
        fs::copy(data.join("snapshots.csv"), profile.folder().join("snapshots.csv")).unwrap();
        let log = fs::read_to_string(data.join("activities.csv")).unwrap();
        let (header, rows) = log.split_once('\n').unwrap();
        let cell = format!(",{kind},");
        let rows: Vec<&str> = rows.lines().filter(|row| row.contains(&cell)).collect();
        let rows = rows.join("\n");
        let again = rows.replace(&cell, ",again,");
        let log = format!("{header}\n{rows}\n{again}\n");
        fs::write(profile.folder().join("activities.csv"), log).unwrap();
        let profile = Folder::new(folder.to_owned()).default_profile().unwrap();
        Person::new(profile, Date::MAX, Machine::default())
    }

    #[test]
    fn kinds_that_look_alike_are_worth_a_look() {
        let folder = tempfile::tempdir().unwrap();
        let person = of_two_kinds(folder.path(), "steps-weekly", "comment");
        let groups = Effects::of(&person, None).unwrap().groups();
        assert!(groups.iter().all(|group| group.rows.is_empty()), "{groups:?}");
        assert!(groups.iter().any(|group| !group.alike.is_empty()), "{groups:?}");
        assert!(is_worth_a_look(&Material::of(&person)).unwrap());
    }

    #[test]
    fn where_nothing_can_be_said_nothing_is_worth_a_look() {
        let folder = tempfile::tempdir().unwrap();
        let person = of_two_kinds(folder.path(), "steps-weekly", "none");
        assert!(Effects::of(&person, None).unwrap().nothing_can_be_said().is_some());
        assert!(!is_worth_a_look(&Material::of(&person)).unwrap());
    }
}
