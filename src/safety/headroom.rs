//! How far logged activity is from the safe numbers.

use std::fmt;

use crate::domain::{Activity, Date, Kind, Log, Text};

use super::{Limit, LimitId};

/// How many days [`LimitId::InvitationsWeek`] looks at, the last one included.
const WEEK_DAYS: i32 = 7;

/// What was counted against one safe number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headroom {
    /// The safe number.
    pub limit: &'static Limit,
    /// How many were counted.
    pub count: u64,
    /// The day of the count: the day asked for, or the day of a reading.
    pub date: Date,
    /// The text that the counted messages share, for [`LimitId::SameMessageDay`].
    pub template: Option<Text>,
}

/// Where a count stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Below the number from which on the room is said.
    Below,
    /// Near the safe number, with room left.
    Warn,
    /// At the safe number: none left.
    At,
    /// Above the safe number.
    Above,
}

/// Counts what a log holds for a day, against the deciding limits, in the order of
/// [`LimitId::ALL`].
///
/// Invitations of the day and of the seven days that end with it are always there, if only as 0.
/// Pending invitations are there once they were read: the latest reading up to the day. Messages of
/// the day are there once for each text that they name, in the order of first use.
#[must_use]
pub fn headrooms(log: &Log, day: Date) -> Vec<Headroom> {
    let mut found = Vec::new();
    for limit in Limit::deciding() {
        let headroom = |count, date, template| Headroom { limit, count, date, template };
        match limit.id {
            LimitId::InvitationsDay => found.push(headroom(invitations(log, day, 1), day, None)),
            LimitId::InvitationsWeek => {
                found.push(headroom(invitations(log, day, WEEK_DAYS), day, None));
            }
            LimitId::Pending => {
                let latest = log.readings().iter().rev().find(|reading| reading.date <= day);
                found.extend(latest.map(|read| headroom(read.pending.into(), read.date, None)));
            }
            LimitId::SameMessageDay => found.extend(
                messages_by_text(log, day)
                    .into_iter()
                    .map(|(template, count)| headroom(count, day, Some(template.clone()))),
            ),
        }
    }
    found
}

/// Counts as [`headrooms`] does, for a day on which something was logged just now: of the rolling
/// weeks that hold the day and do not end after `today`, the fullest is counted.
#[must_use]
pub fn headrooms_after_logging(log: &Log, day: Date, today: Date) -> Vec<Headroom> {
    let mut found = headrooms(log, day);
    let week = found.iter_mut().find(|headroom| headroom.limit.id == LimitId::InvitationsWeek);
    if let Some(week) = week {
        for last in (1..WEEK_DAYS).map(|later| day.plus_days(later)).filter(|last| *last <= today) {
            let count = invitations(log, last, WEEK_DAYS);
            if count > week.count {
                (week.count, week.date) = (count, last);
            }
        }
    }
    found
}

impl Headroom {
    /// How many more are safe.
    #[must_use]
    pub const fn room(&self) -> u64 {
        self.limit.limit.saturating_sub(self.count)
    }

    /// Where the count stands.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        let &Limit { warn, limit, .. } = self.limit;
        if self.count > limit {
            Standing::Above
        } else if self.count == limit {
            Standing::At
        } else if self.count >= warn {
            Standing::Warn
        } else {
            Standing::Below
        }
    }

    /// What to say, as a whole sentence without its full stop, when the count is above the safe
    /// number.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        if self.standing() != Standing::Above {
            return None;
        }
        let Self { limit: Limit { id, limit, .. }, count, date, template } = self;
        let date = date.with_weekday();
        Some(match id {
            LimitId::InvitationsDay => {
                format!("{count} invitations on {date} are above the safe number of {limit} a day")
            }
            LimitId::InvitationsWeek => format!(
                "{count} invitations in the 7 days up to {date} are above the safe number of {limit}"
            ),
            LimitId::Pending => format!(
                "{count} pending invitations on {date} are above the safe number of {limit}"
            ),
            LimitId::SameMessageDay => format!(
                "{count} messages with the text `{}` on {date} are above the safe number of {limit} a day",
                template.as_ref().map(Text::to_string).unwrap_or_default()
            ),
        })
    }
}

/// Writes `62 in 7 days (safe number 100)`, from the warning on with the room: `85 in 7 days (safe
/// number 100, 15 left)`, `20 that day (safe number 20, none left)`, `25 that day (safe number 20, 5
/// above)`.
impl fmt::Display for Headroom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { limit: Limit { id, limit, .. }, count, template, .. } = self;
        write!(f, "{count} ")?;
        match (id, template) {
            (LimitId::InvitationsDay, _) => f.write_str("that day")?,
            (LimitId::InvitationsWeek, _) => f.write_str("in 7 days")?,
            (LimitId::Pending, _) => f.write_str("pending")?,
            (LimitId::SameMessageDay, None) => f.write_str("with one text that day")?,
            (LimitId::SameMessageDay, Some(text)) => write!(f, "with the text `{text}` that day")?,
        }
        write!(f, " (safe number {limit}")?;
        match self.standing() {
            Standing::Below => f.write_str(")"),
            Standing::Warn => write!(f, ", {} left)", self.room()),
            Standing::At => f.write_str(", none left)"),
            Standing::Above => write!(f, ", {} above)", count - limit),
        }
    }
}

/// Invitations in that many days, the last of which is `last`.
fn invitations(log: &Log, last: Date, days: i32) -> u64 {
    log.between(last.plus_days(1 - days), last)
        .iter()
        .filter(|activity| activity.kind.is(Kind::INVITATION))
        .map(count)
        .sum()
}

/// Messages of that day that name a text, added up by text, in the order of first use.
fn messages_by_text(log: &Log, day: Date) -> Vec<(&Text, u64)> {
    let mut counted: Vec<(&Text, u64)> = Vec::new();
    for activity in log.between(day, day) {
        if !activity.kind.is(Kind::MESSAGE) || activity.template.is_empty() {
            continue;
        }
        let is_same = |text: &Text| same_template(text, &activity.template);
        match counted.iter_mut().find(|(text, _)| is_same(text)) {
            Some((_, sum)) => *sum += count(activity),
            None => counted.push((&activity.template, count(activity))),
        }
    }
    counted
}

/// Whether two names mean one text: case does not matter.
#[must_use]
pub fn same_template(one: &Text, other: &Text) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}

fn count(activity: &Activity) -> u64 {
    activity.count.get().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Reading, Source};

    #[test]
    fn a_day_entered_late_counts_in_the_weeks_after_it() {
        let yesterday = day(TODAY).plus_days(-1);
        let invited = |date: Date, count| activity(&date.to_string(), "invitation", count, "");
        let log = Log::new(vec![invited(day(TODAY), 95), invited(yesterday, 10)], Vec::new());
        let week = |found: Vec<Headroom>| {
            let is_week = |headroom: &&Headroom| headroom.limit.id == LimitId::InvitationsWeek;
            found.iter().find(is_week).map(|week| (week.count, week.date)).unwrap()
        };
        let after = |today| week(headrooms_after_logging(&log, yesterday, today));
        assert_eq!(week(headrooms(&log, yesterday)), (10, yesterday));
        assert_eq!(after(day(TODAY)), (105, day(TODAY)));
        assert_eq!(after(yesterday), (10, yesterday), "tomorrow is not yet");
    }

    const TODAY: &str = "2026-03-03";

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn activity(date: &str, kind: &str, count: u16, template: &str) -> Activity {
        Activity {
            id: None,
            date: day(date),
            kind: Kind::parse(kind, &[]).unwrap(),
            count: Count::new(count).unwrap(),
            template: Text::new(template).unwrap(),
            source: Source::Typed,
            note: Text::default(),
        }
    }

    fn reading(date: &str, pending: u16) -> Reading {
        Reading { id: None, date: day(date), pending, note: Text::default() }
    }

    fn invited(rows: &[(&str, u16)]) -> Log {
        let rows = rows.iter().map(|&(date, count)| activity(date, "invitation", count, ""));
        Log::new(rows.collect(), Vec::new())
    }

    #[track_caller]
    fn only(log: &Log, id: LimitId) -> Headroom {
        let mut found = headrooms(log, day(TODAY));
        found.retain(|headroom| headroom.limit.id == id);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    #[test]
    fn the_room_is_said_from_the_warning_on() {
        #[track_caller]
        fn case(count: u16, standing: Standing, room: u64, words: &str) {
            let headroom = only(&invited(&[(TODAY, count)]), LimitId::InvitationsDay);
            assert_eq!((headroom.standing(), headroom.room()), (standing, room), "{count}");
            assert_eq!(headroom.to_string(), words);
            assert_eq!(headroom.warning().is_some(), standing == Standing::Above);
        }
        case(1, Standing::Below, 19, "1 that day (safe number 20)");
        case(15, Standing::Below, 5, "15 that day (safe number 20)");
        case(16, Standing::Warn, 4, "16 that day (safe number 20, 4 left)");
        case(19, Standing::Warn, 1, "19 that day (safe number 20, 1 left)");
        case(20, Standing::At, 0, "20 that day (safe number 20, none left)");
        case(21, Standing::Above, 0, "21 that day (safe number 20, 1 above)");
    }

    #[test]
    fn the_week_rolls_and_ends_with_the_day() {
        #[track_caller]
        fn case(rows: &[(&str, u16)], words: &str) {
            assert_eq!(only(&invited(rows), LimitId::InvitationsWeek).to_string(), words);
        }
        // 25 Feb is the first of the seven days, 24 Feb and tomorrow are outside.
        case(
            &[("2026-02-24", 50), ("2026-02-25", 42), (TODAY, 20), ("2026-03-04", 50)],
            "62 in 7 days (safe number 100)",
        );
        case(&[("2026-02-24", 50)], "0 in 7 days (safe number 100)");
        case(&[("2026-02-26", 79)], "79 in 7 days (safe number 100)");
        case(&[("2026-02-26", 85)], "85 in 7 days (safe number 100, 15 left)");
        case(&[("2026-02-26", 60), (TODAY, 40)], "100 in 7 days (safe number 100, none left)");
        case(&[("2026-02-26", 61), (TODAY, 40)], "101 in 7 days (safe number 100, 1 above)");
    }

    #[test]
    fn only_invitations_are_counted_as_invitations() {
        let log = Log::new(
            vec![
                activity(TODAY, "invitation", 12, ""),
                activity(TODAY, "invite", 3, ""),
                activity(TODAY, "connection", 40, ""),
                activity(TODAY, "invitation-received", 40, ""),
            ],
            vec![reading(TODAY, 300)],
        );
        assert_eq!(only(&log, LimitId::InvitationsDay).count, 15);
        assert_eq!(only(&log, LimitId::InvitationsWeek).count, 15);
    }

    #[test]
    fn a_later_reading_replaces_the_earlier_one() {
        #[track_caller]
        fn case(readings: &[(&str, u16)], date: &str, words: &str) {
            let readings = readings.iter().map(|&(date, pending)| reading(date, pending));
            let pending = only(&Log::new(Vec::new(), readings.collect()), LimitId::Pending);
            assert_eq!((pending.date, pending.to_string().as_str()), (day(date), words));
        }
        let earlier = ("2026-01-05", 640);
        case(&[earlier], "2026-01-05", "640 pending (safe number 500, 140 above)");
        case(&[earlier, ("2026-02-20", 399)], "2026-02-20", "399 pending (safe number 500)");
        case(&[(TODAY, 400), earlier], TODAY, "400 pending (safe number 500, 100 left)");
        case(&[earlier, (TODAY, 0)], TODAY, "0 pending (safe number 500)");
        // The second of one day, and none from after the day.
        case(&[(TODAY, 600), (TODAY, 500)], TODAY, "500 pending (safe number 500, none left)");
        case(
            &[earlier, ("2026-03-04", 9)],
            "2026-01-05",
            "640 pending (safe number 500, 140 above)",
        );
    }

    #[test]
    fn messages_are_counted_together_only_with_their_own_text() {
        let log = Log::new(
            vec![
                activity("2026-03-02", "message", 50, "intro"),
                activity(TODAY, "message", 30, "intro"),
                activity(TODAY, "message", 45, "webinar"),
                activity(TODAY, "message", 90, ""),
                activity(TODAY, "inmail", 90, "intro"),
                activity(TODAY, "message", 21, "intro"),
            ],
            Vec::new(),
        );
        let words: Vec<String> = headrooms(&log, day(TODAY))
            .iter()
            .filter(|headroom| headroom.limit.id == LimitId::SameMessageDay)
            .map(Headroom::to_string)
            .collect();
        let expected = [
            "51 with the text `intro` that day (safe number 50, 1 above)",
            "45 with the text `webinar` that day (safe number 50, 5 left)",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn a_warning_names_what_is_above_what() {
        let log = Log::new(
            vec![
                activity("2026-02-26", "invitation", 85, ""),
                activity(TODAY, "invitation", 25, ""),
                activity(TODAY, "message", 51, "intro"),
            ],
            vec![reading("2026-02-20", 640)],
        );
        let warnings: Vec<String> =
            headrooms(&log, day(TODAY)).iter().filter_map(Headroom::warning).collect();
        let expected = [
            "25 invitations on Tue 3 Mar 2026 are above the safe number of 20 a day",
            "110 invitations in the 7 days up to Tue 3 Mar 2026 are above the safe number of 100",
            "640 pending invitations on Fri 20 Feb 2026 are above the safe number of 500",
            "51 messages with the text `intro` on Tue 3 Mar 2026 are above the safe number of 50 a day",
        ];
        assert_eq!(warnings, expected);
    }

    #[test]
    fn an_empty_log_has_room_and_no_reading() {
        let found: Vec<(LimitId, u64)> = headrooms(&Log::default(), day(TODAY))
            .iter()
            .map(|headroom| (headroom.limit.id, headroom.room()))
            .collect();
        assert_eq!(found, [(LimitId::InvitationsDay, 20), (LimitId::InvitationsWeek, 100)]);
    }
}
