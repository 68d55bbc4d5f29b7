//! Where a restriction stands, in words.

use crate::domain::{Date, Restriction, RestrictionKind, Strike};
use crate::safety::{Kept, Logged};
use crate::words;

use super::super::commands::Commands;
use super::case::{Case, Noted};

impl Case<'_> {
    /// What is restricted and since when, and what to know first of all.
    #[must_use]
    pub fn head(&self) -> Vec<String> {
        if let Some(end) = self.restriction.ended_on().filter(|end| *end <= self.today) {
            return vec![self.was(end)];
        }
        let Restriction { start, until, until_hour, strike, kind, .. } = self.restriction;
        let (since, day) = (start.with_weekday(), self.today.days_since(*start));
        match kind {
            RestrictionKind::Warning => {
                return vec![format!("LinkedIn warned you on {since}: day {day}.")];
            }
            RestrictionKind::WeeklyLimit => {
                let mut lines = vec![format!(
                    "You reached the weekly limit of invitations on {since}: day {day}."
                )];
                lines.extend(until.map(|until| named(until, until_hour.as_str())));
                return lines;
            }
            _ => {}
        }
        let mut lines = vec![format!("{} since {since}: day {day}{}.", is(*kind), time(self.time))];
        lines.extend(until.map(|until| named(until, until_hour.as_str())));
        if *strike == Some(Strike::Third) {
            let is_named = until.is_some_and(|until| self.today <= until);
            lines.push(chances(*kind, is_named).to_owned());
        }
        lines
    }

    /// The last day that was named, or that of a weekly limit, once it has passed.
    #[must_use]
    pub fn passed_on(&self) -> Option<Date> {
        self.restriction.last_day().filter(|last| *last < self.today && self.is_open())
    }

    /// What to do when the day that LinkedIn named has passed, with the command.
    #[must_use]
    pub fn passed(&self, commands: &Commands) -> Option<String> {
        let last = self.passed_on()?;
        let is_named = self.restriction.until.is_some();
        let passed = if is_named { "That day has passed" } else { "A week has passed" };
        let over = self.restriction.over_on().unwrap_or(last);
        let end = commands.command(format_args!("restriction end --on {over}"));
        Some(format!("{passed}: try whether it works again. If it does: {end}"))
    }

    /// What the log tells of stopping, and of the days of rest; nothing where there is nothing to stop.
    #[must_use]
    pub fn stopped(&self) -> Vec<String> {
        if !self.is_open() {
            return Vec::new();
        }
        let is_warning = self.restriction.kind == RestrictionKind::Warning;
        let stopped = (!is_warning).then(|| self.told());
        // Who is barred from everything reads it above.
        let bars_all =
            matches!(self.restriction.kind, RestrictionKind::Account | RestrictionKind::Locked);
        let rests = self.restriction.rests_on(self.today) && !bars_all;
        let rested = self.logged(&self.rested).filter(|_| rests);
        let rested = rested.map(|logged| format!("{logged}: a day of rest"));
        stopped.into_iter().chain(rested).collect()
    }

    /// What the log tells of what is barred.
    fn told(&self) -> String {
        let kept = &self.kept;
        if let Some(logged) = self.logged(kept) {
            return logged;
        }
        let day = |day: Date| day.beside(self.today);
        if let Some(unknown) = kept.first_unknown {
            return format!("what was done on {} is not known", day(unknown));
        }
        let what = match self.restriction.kind {
            RestrictionKind::WeeklyLimit | RestrictionKind::Invitations => "no invitations",
            RestrictionKind::Messages => "no messages",
            _ => "nothing of your own",
        };
        format!("{what} logged since {}", day(kept.since))
    }

    /// `9 comments and 1 other kind logged on 4 Mar; more on 2 days before that`.
    fn logged(&self, kept: &Kept) -> Option<String> {
        let last = kept.logged.last()?;
        let (date, of_day) = (last.date, |one: &&Logged| one.date == last.date);
        let most = kept.logged.iter().filter(of_day).max_by_key(|one| one.count)?;
        let others = match kept.logged.iter().filter(of_day).count() - 1 {
            0 => String::new(),
            others => format!(" and {}", words::counted(others, "other kind")),
        };
        let first = if date == self.restriction.start { ", day 0" } else { "" };
        let mut days: Vec<Date> = kept.logged.iter().map(|one| one.date).collect();
        days.dedup();
        let more = match days.len() - 1 {
            0 => String::new(),
            more => format!("; more on {} before that", words::counted(more, "day")),
        };
        let most = most.kind.counted(most.count);
        Some(format!("{most}{others} logged on {}{first}{more}", date.beside(self.today)))
    }

    /// How the SSI moved meanwhile.
    #[must_use]
    pub fn meanwhile(&self, commands: &Commands) -> String {
        let Some((before, after)) = self.moved else {
            let none = match self.before {
                Some(day) => format!("no scores after {} are noted", day.beside(self.today)),
                None => "no scores are noted".to_owned(),
            };
            let sees_scores = !self.is_open() || self.restriction.kind.lets_in();
            let record = commands.command("record");
            return if sees_scores { format!("{none}: {record}") } else { none };
        };
        let (from, to) = (before.date.beside(after.date), after.date.day_month_year());
        let moved = words::moved(after.total - before.total);
        format!("{} on {from}, {} on {to}: {moved}", before.total, after.total)
    }

    /// What was the matter: `Invitations were restricted for 7 days, 4 Nov until 11 Nov 2025, the first time.`
    fn was(&self, end: Date) -> String {
        let Restriction { start, kind, .. } = self.restriction;
        let what = match kind {
            RestrictionKind::WeeklyLimit => "The weekly limit of invitations held",
            RestrictionKind::Invitations => "Invitations were restricted",
            RestrictionKind::Messages => "Messages were restricted",
            RestrictionKind::Account => "Your account was restricted",
            RestrictionKind::Locked => "Your account was locked",
            RestrictionKind::Warning => {
                return format!("LinkedIn warned you on {}.", start.day_month_year());
            }
        };
        let days = match end.days_since(*start) {
            0 => "less than a day".to_owned(),
            days => words::counted(days, "day"),
        };
        format!("{what} for {days}, {}{}.", span(self.restriction), time(self.time))
    }
}

impl Noted<'_> {
    /// One of the past: `first (invitations), 4 Nov until 11 Nov 2025`.
    #[must_use]
    pub fn past(&self) -> String {
        let Restriction { kind, start, .. } = self.restriction;
        let what = match self.time {
            Some(time) => format!("{} ({})", words::ordinal(time), kind.name()),
            None => kind.name().to_owned(),
        };
        if *kind == RestrictionKind::Warning {
            return format!("{what}, {}", start.day_month_year());
        }
        format!("{what}, {}", span(self.restriction))
    }
}

/// What is the matter, before `since`.
pub(in crate::answer) const fn is(kind: RestrictionKind) -> &'static str {
    match kind {
        RestrictionKind::WeeklyLimit => "The weekly limit of invitations has been reached",
        RestrictionKind::Invitations => "Invitations are restricted",
        RestrictionKind::Messages => "Messages are restricted",
        RestrictionKind::Account => "Your account is restricted",
        RestrictionKind::Locked => "Your account is locked",
        RestrictionKind::Warning => "You are warned",
    }
}

/// `LinkedIn named Tue 10 Mar 2026, 14:00 as the last day.`
fn named(until: Date, hour: &str) -> String {
    let comma = if hour.is_empty() { "" } else { ", " };
    format!("LinkedIn named {}{comma}{hour} as the last day.", until.with_weekday())
}

/// `, the second time`; nothing of kinds that do not count.
fn time(time: Option<u16>) -> String {
    time.map_or_else(String::new, |time| format!(", the {} time", words::ordinal(time)))
}

/// What is to be known of a third restriction.
const fn chances(kind: RestrictionKind, is_named: bool) -> &'static str {
    match kind {
        _ if is_named => {
            "A third restriction is usually permanent (article, unverified); of yours LinkedIn named \
             the last day. A high SSI speaks for you."
        }
        RestrictionKind::Locked | RestrictionKind::Account => {
            "A third restriction is usually permanent; a high SSI speaks for you (article, unverified)."
        }
        _ => {
            "A third restriction is usually permanent; a high SSI and going on publishing speak for \
             you (article, unverified)."
        }
    }
}

/// `4 Nov until 11 Nov 2025`: on the last day it may be over already.
fn span(restriction: &Restriction) -> String {
    let Restriction { start, end, .. } = restriction;
    match end {
        Some(end) if end == start => end.day_month_year().to_string(),
        Some(end) => format!("{} until {}", start.beside(*end), end.day_month_year()),
        None => format!("since {}", start.day_month_year()),
    }
}
