//! What a team is drawn from.

use crate::chart::{Fonts, TeamChart, TeamMember};
use crate::domain::{Date, Period, Pillar};

use super::super::missing::{AnswerError, Missing};
use super::kind::{Chart, OF_TEAM, Pages};
use super::material::Material;

/// How many days are drawn where nothing else was asked for: 12 weeks.
const DAYS: i32 = 84;

/// Who needs a word, and how are the others?
pub(super) static CHART: Chart = Chart {
    name: "team",
    about: "Several people (-p A -p B, or --all-profiles), the largest fall first",
    is_of_pillar: false,
    options: &[OF_TEAM, "--anonymous", "--axis"],
    draw,
};

/// The first and the last day: what is missing of the period is 12 weeks, up to today.
fn days(period: Period, today: Date) -> (Date, Date) {
    let last = period.until.unwrap_or(today);
    (period.since.unwrap_or_else(|| last.plus_days(1 - DAYS)), last)
}

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { period, title, axis, is_anonymous, .. } = *material;
    let days = days(period, material.person.today());
    let mut members = Vec::new();
    for person in material.team {
        members.push(TeamMember {
            name: person.profile().name(),
            snapshots: person.snapshots()?.into(),
        });
    }
    let has_any = |member: &TeamMember<'_>| {
        member.snapshots.first().is_some_and(|first| first.date <= days.1)
    };
    if !members.iter().any(has_any) {
        let up_to = Period { since: None, until: Some(days.1) }.in_words();
        let what = format!("nobody of the team has a snapshot {up_to}");
        return Err(Missing::new(what).into());
    }
    let chart = TeamChart { members: &members, days, axis, is_anonymous, title };
    Ok((chart.figures(fonts), days.1))
}
