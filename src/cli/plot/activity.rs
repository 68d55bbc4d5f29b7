//! What the chart of activity is drawn from.

use crate::answer::Safe;
use crate::chart::{ActivityChart, Figure, Fonts};
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, LimitDay, LimitId, Log, Period};
use crate::store::Profile;

use super::material::Material;

/// How many days are drawn where nothing else was asked for: 10 weeks.
const DAYS: i32 = 70;

/// The first and the last day of the chart: what is missing of the period is 10 weeks, up to today.
fn days(period: Period, today: Date) -> (Date, Date) {
    let last = period.until.unwrap_or(today);
    (period.since.unwrap_or_else(|| last.plus_days(1 - DAYS)), last)
}

/// Chart 5, and its last day.
pub(super) fn figure(
    material: &Material<'_>,
    context: &Context,
    fonts: &Fonts,
) -> Result<(Figure, Date), Failure> {
    let Material { profile, log, period, title, .. } = *material;
    let (first, last) = days(period, context.today);
    let numbers = numbers(profile, log, first, last)?;
    let chart = ActivityChart { who: profile.given_name(), numbers: &numbers, title };
    let figure = chart.figure(fonts).ok_or_else(|| nothing_to_draw(material, context))?;
    Ok((figure, last))
}

/// Every safe number with its days, in the order in which `ssi limits` shows them.
fn numbers(
    profile: &Profile,
    log: &Log,
    first: Date,
    last: Date,
) -> Result<Vec<(LimitId, Vec<LimitDay>)>, Failure> {
    let safe = Safe::of(profile)?;
    let ledger = safe.ledger(log);
    Ok(LimitId::ALL.map(|id| (id, ledger.course(id, first, last))).to_vec())
}

/// Why there is no chart.
fn nothing_to_draw(material: &Material<'_>, context: &Context) -> Failure {
    let Material { profile, log, period, .. } = *material;
    let nothing = |when: &str| {
        let what = format!("nothing that has a safe number was logged {when}");
        Failure::new(Exit::Missing, what.trim_end())
    };
    let first_ever = match first_counted(profile, log, context.today) {
        Ok(Some(first)) => first,
        Ok(None) => return nothing("").fix(context.ssi("log invitation 12")),
        Err(failure) => return failure,
    };
    let (first, last) = days(period, context.today);
    nothing(&Period { since: Some(first), until: Some(last) }.in_words())
        .why(format!("the first such entry is of {first_ever}"))
        .fix(context.ssi(&format!("plot activity --since {first_ever}")))
}

/// The first day up to today on which something counted against a safe number.
fn first_counted(profile: &Profile, log: &Log, today: Date) -> Result<Option<Date>, Failure> {
    let activities = log.activities().iter().map(|activity| activity.date);
    let entries = activities.chain(log.readings().iter().map(|reading| reading.date));
    let Some(first) = entries.min().filter(|first| *first <= today) else { return Ok(None) };
    let numbers = numbers(profile, log, first, today)?;
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
