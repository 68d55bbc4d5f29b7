//! What the calendar is drawn from.

use crate::chart::{Calendar, CalendarDay, Fonts, LoggedDay};
use crate::domain::{Activity, Covered, Date, Kind, KnownDays, Log, Period, Pillar};
use crate::store::StoreError;

use super::super::missing::{AnswerError, Missing};
use super::super::person::Person;
use super::kind::{Chart, Pages};
use super::material::Material;

/// From the first to the last week that are drawn where nothing else was asked for: 53 weeks, or
/// as many as there are records of, but at least 6.
const WEEKS: i32 = 52;
const FEWEST_WEEKS: i32 = 5;

/// On which days was something done?
pub(super) static CHART: Chart = Chart {
    name: "calendar",
    about: "What was done, day by day, below the total; the last 53 weeks unless a period is given",
    is_of_pillar: false,
    options: &[],
    draw,
};

fn draw(_: Option<Pillar>, material: &Material<'_>, fonts: &Fonts) -> Result<Pages, AnswerError> {
    let Material { person, title, .. } = *material;
    let Some((first, last)) = days(person, material.period)? else {
        return Err(nothing_to_draw(person, material.period)?.into());
    };
    let who = person.profile().given_name();
    let material =
        Material { period: Period { since: Some(first), until: Some(last) }, ..*material };
    let snapshots = material.snapshots()?;
    let days = &calendar_days(person, first, last)?;
    let figures = Calendar { who, days, snapshots, title }.figures(fonts);
    if figures.is_empty() {
        return Err(nothing_to_draw(person, material.period)?.into());
    }
    Ok((figures, last))
}

/// The first and the last day of the calendar; `None` where nothing was logged up to then.
fn days(person: &Person, period: Period) -> Result<Option<(Date, Date)>, StoreError> {
    let Some(entry) = first_entry(person.log()?) else { return Ok(None) };
    let snapshot = person.snapshots()?.first().map_or(entry, |one| one.date);
    let (first, last) = weeks(period, entry.min(snapshot), person.today());
    Ok((entry.max(first) <= last).then_some((first, last)))
}

/// Up to today, and from a day that was asked for or the Monday of the first week; of the time
/// before the first record at most what the fewest weeks take.
fn weeks(period: Period, record: Date, today: Date) -> (Date, Date) {
    let last = period.until.unwrap_or(Date::MAX).min(today);
    let monday = last.plus_days(-last.weekday().num_days_from_monday().cast_signed());
    let first = match period.since {
        Some(since) => since.max(record),
        None => record.clamp(monday.plus_days(-7 * WEEKS), monday.plus_days(-7 * FEWEST_WEEKS)),
    };
    (first, last)
}

/// Each day with what is logged on it, whether that is all, and whether the account was restricted.
fn calendar_days(person: &Person, first: Date, last: Date) -> Result<Vec<CalendarDay>, StoreError> {
    let (log, rules) = (person.log()?, person.safe()?.rules());
    let (known, entry) = (Known::of(log, person.coverage()?), first_entry(log));
    let day = |number: i32| {
        let date = first.plus_days(number);
        let done = own(log.between(date, date)).map(|one| u64::from(one.count.get())).sum();
        let logged = match (entry.is_none_or(|entry| date < entry), known.contains(date), done) {
            (true, _, _) => LoggedDay::Before,
            (_, true, done) => LoggedDay::All(done),
            (_, false, 0) => LoggedDay::Unknown,
            (_, false, done) => LoggedDay::AtLeast(done),
        };
        let restriction = rules.restriction(date);
        let is_restricted = restriction.is_some_and(|found| found.is_open_on(date));
        CalendarDay { date, logged, is_restricted }
    };
    Ok((0..=last.days_since(first)).map(day).collect())
}

/// The days of which everything that was done is known.
struct Known {
    /// From the first entry that was typed on: who logs, logs what was done.
    typed: KnownDays,
    /// The days of each kind that there is; those of all of them are known too.
    kinds: Vec<KnownDays>,
}

impl Known {
    fn of(log: &Log, coverage: &[Covered]) -> Self {
        const NONE: &str = "";
        let mut kinds: Vec<&Kind> = own(log.activities()).map(|one| &one.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let of_kind = |kind: &&Kind| KnownDays::of(kind.name(), log, coverage);
        let (typed, kinds) = (KnownDays::of(NONE, log, &[]), kinds.iter().map(of_kind).collect());
        Self { typed, kinds }
    }

    fn contains(&self, day: Date) -> bool {
        let is_covered = !self.kinds.is_empty() && self.kinds.iter().all(|days| days.contains(day));
        self.typed.contains(day) || is_covered
    }
}

/// What the person did, without what others did to them.
fn own(activities: &[Activity]) -> impl Iterator<Item = &Activity> {
    activities.iter().filter(|one| !one.kind.is_done_by_others())
}

/// The first day on which the person did something.
fn first_entry(log: &Log) -> Option<Date> {
    own(log.activities()).next().map(|one| one.date)
}

/// Why there is no calendar.
fn nothing_to_draw(person: &Person, period: Period) -> Result<Missing, StoreError> {
    let nothing = |when: &str| Missing::new(format!("nothing was logged {when}").trim_end());
    Ok(match first_entry(person.log()?).filter(|entry| *entry <= person.today()) {
        None => nothing("").command("log comment 5"),
        Some(entry) => nothing(&period.in_words())
            .why(format!("the first entry is of {entry}"))
            .command(format!("plot calendar --since {entry}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Source, Text};

    fn activity(date: &str, word: &str, source: Source) -> Activity {
        let (date, kind) = (Date::parse(date).unwrap(), Kind::parse(word, &[]).unwrap());
        let [template, note] = [Text::default(), Text::default()];
        Activity { id: None, date, kind, count: Count::ONE, template, source, note }
    }

    #[test]
    fn a_day_is_known_once_something_was_typed_or_where_imports_tell_every_kind() {
        let day = |number: i32| Date::parse("2026-03-01").unwrap().plus_days(number);
        let covered = |word: &str, from, to| Covered {
            kind: Kind::parse(word, &[]).unwrap(),
            from: day(from),
            to: day(to),
        };
        let coverage = [covered("post", 1, 5), covered("comment", 3, 7)];
        let told = |rows: &[Activity]| -> String {
            let known = Known::of(&Log::new(rows.to_vec(), Vec::new()), &coverage);
            (0..10).map(|number| if known.contains(day(number)) { 'k' } else { '?' }).collect()
        };
        let imported = [
            activity("2026-03-02", "post", Source::Export),
            activity("2026-03-05", "comment", Source::Export),
        ];
        assert_eq!(told(&imported), "???kkk????");
        assert_eq!(told(&imported[..1]), "?kkkkk????");
        let typed = activity("2026-03-09", "message", Source::Typed);
        assert_eq!(told(&[&imported[..], &[typed]].concat()), "????????kk");
        assert_eq!(told(&[]), "??????????");
        assert_eq!(told(&[activity("2026-03-02", "post", Source::Csv)]), "?kkkkk????");
    }

    #[test]
    fn the_first_entry_is_of_what_the_person_did() {
        let others = activity("2016-05-04", "endorsement", Source::Export);
        let post = activity("2026-03-02", "post", Source::Typed);
        let first = |rows: Vec<Activity>| first_entry(&Log::new(rows, Vec::new()));
        assert_eq!(first(vec![others.clone(), post]), Date::parse("2026-03-02").ok());
        assert_eq!(first(vec![others]), None);
    }

    #[test]
    fn the_weeks_end_today_and_begin_with_a_record() {
        #[track_caller]
        fn case(since: Option<&str>, until: Option<&str>, record: &str, expected: &str) {
            let day = |text: &str| Date::parse(text).unwrap();
            let period = Period { since: since.map(day), until: until.map(day) };
            let (first, last) = weeks(period, day(record), day("2026-03-03"));
            assert_eq!(format!("{first} {last}"), expected);
        }
        case(None, None, "2024-03-04", "2025-03-03 2026-03-03");
        case(None, None, "2025-11-05", "2025-11-05 2026-03-03");
        case(None, None, "2026-03-03", "2026-01-26 2026-03-03");
        case(None, Some("2025-12-31"), "2024-03-04", "2024-12-30 2025-12-31");
        case(None, Some("2027-01-01"), "2024-03-04", "2025-03-03 2026-03-03");
        case(Some("2026-02-20"), None, "2024-03-04", "2026-02-20 2026-03-03");
        case(Some("2014-01-01"), None, "2024-03-04", "2024-03-04 2026-03-03");
    }
}
