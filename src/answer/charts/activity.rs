//! What the chart of activity is drawn from.

use crate::chart::{ActivityChart, Fonts};
use crate::domain::{Date, LimitDay, LimitId, Period, Pillar};
use crate::store::StoreError;

use super::super::missing::{AnswerError, Missing};
use super::super::person::Person;
use super::kind::{Chart, Pages};
use super::material::Material;

/// How many days are drawn where nothing else was asked for: 10 weeks.
const DAYS: i32 = 70;

/// The first and the last day of the chart: what is missing of the period is 10 weeks, up to today.
fn days(period: Period, today: Date) -> (Date, Date) {
    let last = period.until.unwrap_or(today);
    (period.since.unwrap_or_else(|| last.plus_days(1 - DAYS)), last)
}

/// How close am I to the safe numbers?
pub(super) static CHART: Chart = Chart {
    name: "activity",
    about: "Activity beside safe numbers; the last 10 weeks unless a period is given",
    is_of_pillar: false,
    options: &[],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, period, title, .. } = *material;
    let (first, last) = days(period, person.today());
    let numbers = numbers(person, first, last)?;
    let who = person.profile().given_name();
    let figure = ActivityChart { who, numbers: &numbers, title }.figure(fonts);
    match figure {
        Some(figure) => Ok((vec![figure], last)),
        None => Err(nothing_to_draw(person, period)?.into()),
    }
}

/// Every safe number with its days, in the order in which `ssi limits` shows them.
fn numbers(
    person: &Person,
    first: Date,
    last: Date,
) -> Result<Vec<(LimitId, Vec<LimitDay>)>, StoreError> {
    let ledger = person.ledger()?;
    Ok(LimitId::CHARTED.map(|id| (id, ledger.course(id, first, last))).to_vec())
}

/// Why there is no chart.
fn nothing_to_draw(person: &Person, period: Period) -> Result<Missing, StoreError> {
    let nothing = |when: &str| {
        let what = format!("no invitations, messages or pending invitations were logged {when}");
        Missing::new(what.trim_end())
    };
    let Some(first_ever) = first_counted(person)? else {
        // Nobody who is barred from inviting is told to log invitations.
        let rules = person.safe()?.rules();
        let is_barred = rules.barring(LimitId::InvitationsDay, person.today()).is_some();
        let missing = nothing("");
        return Ok(if is_barred { missing } else { missing.command("log invitation 12") });
    };
    let (first, last) = days(period, person.today());
    Ok(nothing(&Period { since: Some(first), until: Some(last) }.in_words())
        .why(format!("the first such entry is of {first_ever}"))
        .command(format!("plot activity --since {first_ever}")))
}

/// The first day up to today on which something counted against a safe number.
fn first_counted(person: &Person) -> Result<Option<Date>, StoreError> {
    let (log, today) = (person.log()?, person.today());
    let activities = log.activities().iter().map(|activity| activity.date);
    let entries = activities.chain(log.readings().iter().map(|reading| reading.date));
    let Some(first) = entries.min().filter(|first| *first <= today) else { return Ok(None) };
    let numbers = numbers(person, first, today)?;
    let shown = numbers.iter().flat_map(|(id, days)| id.shown(days));
    Ok(shown.map(|day| day.date).min())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_weeks_end_today_or_with_the_period() {
        let drawn = |since: Option<&str>, until: Option<&str>| {
            let [since, until] =
                [since, until].map(|text| text.map(|text| Date::parse(text).unwrap()));
            let (first, last) = days(Period { since, until }, Date::parse("2026-03-03").unwrap());
            format!("{first} {last}")
        };
        assert_eq!(drawn(None, None), "2025-12-24 2026-03-03");
        assert_eq!(drawn(Some("2026-03-01"), None), "2026-03-01 2026-03-03");
        assert_eq!(drawn(None, Some("2026-02-01")), "2025-11-24 2026-02-01");
        assert_eq!(drawn(Some("2024-01-01"), Some("2025-01-01")), "2024-01-01 2025-01-01");
        assert_eq!(drawn(None, Some("2014-01-03")), "2014-01-01 2014-01-03");
    }
}
