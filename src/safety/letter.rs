//! Letters to LinkedIn's support, drafted from what the records carry and from nothing else.

use crate::domain::{
    Covered, Date, Kind, Log, Reading, Restriction, RestrictionKind, Step, Strike,
};
use crate::words::counted;

use super::kept::{Kept, Logged};
use super::plan::EARLIER_READING_DAYS;

/// Sentences that admit a breach of the User Agreement.
const ADMISSION: &str = include_str!("../../data/letters/admission.txt");

/// Of a log in which nothing was noted for longer nobody knows whether it is still kept: our own choice.
const SILENT_DAYS: i32 = 30;

/// A letter, by its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// About a restriction that does not count as a strike, or a first one.
    First,
    /// About a second one.
    Second,
    /// About a third one.
    Third,
    /// About a letter that was sent: how the case stands. It does not say whether there was an answer.
    Reminder,
    /// About a case that was closed. Nothing that is noted tells that it was: the person chooses it.
    Reopen,
}

/// What is recorded that a letter may tell.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The restriction, as it is known on the day of the letter.
    pub restriction: &'a Restriction,
    /// Those before it, in order of time.
    pub earlier: &'a [Restriction],
    /// What was done, and readings of pending invitations.
    pub log: &'a Log,
    /// What imports cover.
    pub coverage: &'a [Covered],
    /// The person's name.
    pub name: Option<&'a str>,
    /// The day of the letter.
    pub today: Date,
    /// Whether the person wants to admit a breach of the User Agreement.
    pub admits: bool,
}

/// A letter, and what it does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The letter as plain text, a paragraph a line.
    pub text: String,
    /// What is left out because the records do not carry it: what, and why.
    pub left_out: Vec<String>,
}

impl Letter {
    /// Every letter.
    pub const ALL: [Self; 5] =
        [Self::First, Self::Second, Self::Third, Self::Reminder, Self::Reopen];

    /// The letter that is next for a restriction as it is known on a day: about a case that was written
    /// about, a reminder; but once a third restriction is written about again, that.
    #[must_use]
    pub fn next(restriction: &Restriction, today: Date) -> Self {
        let last = restriction.last_letter();
        let again = last.is_some_and(|last| last.plus_months(6) <= today);
        match restriction.strike {
            Some(Strike::Third) if again || last.is_none() => Self::Third,
            _ if last.is_some() => Self::Reminder,
            strike => Self::about(strike),
        }
    }

    /// The first letter about a restriction of that strike.
    const fn about(strike: Option<Strike>) -> Self {
        match strike {
            None | Some(Strike::First) => Self::First,
            Some(Strike::Second) => Self::Second,
            Some(Strike::Third) => Self::Third,
        }
    }

    /// Why the records do not carry this letter about a restriction, if they do not.
    #[must_use]
    pub fn refusal(self, restriction: &Restriction) -> Option<String> {
        match self {
            Self::First | Self::Second | Self::Third if self != Self::about(restriction.strike) => {
                let noted = Self::about(restriction.strike).name();
                Some(format!("that letter is about another one: this is noted as the {noted}"))
            }
            Self::Reminder | Self::Reopen if restriction.last_letter().is_none() => {
                let what = if self == Self::Reminder { "a reminder" } else { "it" };
                Some(format!("{what} asks about a letter, and none is noted"))
            }
            _ => None,
        }
    }

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Reminder => "reminder",
            Self::Reopen => "reopen",
        }
    }

    /// The letter of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.name() == name)
    }

    const fn template(self) -> &'static str {
        match self {
            Self::First => include_str!("../../data/letters/first.txt"),
            Self::Second => include_str!("../../data/letters/second.txt"),
            Self::Third => include_str!("../../data/letters/third.txt"),
            Self::Reminder => include_str!("../../data/letters/reminder.txt"),
            Self::Reopen => include_str!("../../data/letters/reopen.txt"),
        }
    }

    /// The letter. What the person must write stands in square brackets; paragraphs about what is not
    /// recorded are left out.
    #[must_use]
    pub fn draft(self, facts: &Facts<'_>) -> Drafted {
        let Facts { restriction, name, .. } = facts;
        let (left_alone, withdrawn) = (left_alone(facts), withdrawn(facts));
        let done: Vec<&str> =
            [&left_alone, &withdrawn].into_iter().filter_map(|one| one.as_deref().ok()).collect();
        let values = [
            ("{restriction}", named(restriction)),
            ("{matter}", matter(restriction, facts.today)),
            ("{until}", until(restriction)),
            ("{earlier}", earlier(facts)),
            ("{written}", written(restriction)),
            ("{admission}", if facts.admits { ADMISSION.trim().to_owned() } else { String::new() }),
            ("{done}", done.join(" ")),
            ("{name}", name.unwrap_or("[your name]").to_owned()),
        ];
        let fill = |paragraph: &str| {
            let filled = paragraph.trim().to_owned();
            values.iter().fold(filled, |text, (place, value)| text.replace(place, value))
        };
        let paragraphs = self.template().split("\n\n").map(fill);
        let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        let left_out = [left_alone.err(), withdrawn.err()].into_iter().flatten();
        Drafted {
            text: paragraphs.join("\n\n") + "\n",
            left_out: left_out.filter(|why| !why.is_empty()).collect(),
        }
    }
}

/// What the letter is about.
fn named(restriction: &Restriction) -> String {
    let start = restriction.start.day_month_year();
    match restriction.kind {
        RestrictionKind::WeeklyLimit => format!("the weekly limit of invitations of {start}"),
        _ => format!("the restriction of {start}"),
    }
}

/// What is restricted, in a sentence that a log of something done all the same does not deny.
fn matter(restriction: &Restriction, today: Date) -> String {
    let start = restriction.start.day_month_year();
    match restriction.kind {
        RestrictionKind::WeeklyLimit => {
            let is_long = today.days_since(restriction.start) > Restriction::WEEK_DAYS;
            let still =
                if is_long { " More than a week has passed, and it still holds." } else { "" };
            format!(
                "On {start} I was told that I had reached the weekly limit of invitations.{still}"
            )
        }
        RestrictionKind::Invitations => {
            format!("Since {start} my account is restricted from sending invitations.")
        }
        RestrictionKind::Messages => {
            format!("Since {start} my account is restricted from sending messages.")
        }
        RestrictionKind::Account => {
            format!("Since {start} my account is restricted; I can log in.")
        }
        RestrictionKind::Locked => format!("Since {start} my account is locked."),
        RestrictionKind::Warning => format!("On {start} I was given a warning."),
    }
}

fn until(restriction: &Restriction) -> String {
    let Restriction { until, until_hour, .. } = restriction;
    let hour = [", ", until_hour.as_str()].concat();
    let hour = if until_hour.is_empty() { "" } else { &hour };
    until.map_or_else(String::new, |until| {
        format!("I was told that it would last until {}{hour}.", until.day_month_year())
    })
}

/// The restrictions before this one; those that do not count are none.
fn earlier(facts: &Facts<'_>) -> String {
    let counted = facts.earlier.iter().filter(|earlier| earlier.kind.is_strike());
    let mut spans: Vec<String> = counted
        .map(|earlier| {
            let start = earlier.start.day_month_year();
            match earlier.end.filter(|end| *end != earlier.start) {
                Some(end) => format!("from {start} until {}", end.day_month_year()),
                None => format!("on {start}"),
            }
        })
        .collect();
    let Some(strike) = facts.restriction.strike else { return String::new() };
    // What the person said of more than are noted, only the person can name.
    if spans.len() + 1 < usize::from(strike.number()) {
        spans.push("[when]".to_owned());
    }
    match spans.as_slice() {
        [] => String::new(),
        spans => format!("My account was restricted before: {}.", joined(spans)),
    }
}

/// The letters before this one.
fn written(restriction: &Restriction) -> String {
    let mut days: Vec<Date> =
        Step::LETTERS.into_iter().flat_map(|step| restriction.days_of(step)).collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.iter().map(|day| day.day_month_year().to_string()).collect();
    if days.is_empty() { String::new() } else { format!("I wrote to you on {}.", joined(&days)) }
}

/// That what is restricted was left alone, if the log carries it; else why not.
fn left_alone(facts: &Facts<'_>) -> Result<String, String> {
    let Facts { restriction, log, coverage, today, .. } = *facts;
    let what = match restriction.kind {
        RestrictionKind::WeeklyLimit | RestrictionKind::Invitations => "sent no invitations",
        RestrictionKind::Messages => "sent no messages",
        // Withdrawing is something, too.
        RestrictionKind::Account if restriction.done_on(Step::Withdraw).is_some() => {
            "left my account alone, apart from withdrawing invitations,"
        }
        RestrictionKind::Account => "left my account alone",
        // Who cannot log in has done nothing by it.
        RestrictionKind::Locked | RestrictionKind::Warning => return Err(String::new()),
    };
    let start = restriction.start;
    let since = restriction.done_on(Step::Stop).unwrap_or(start);
    let found = Kept::of(restriction.kind, log, coverage, since, today);
    let day = since.day_month_year();
    let claim = |word: &str| format!("I have {what} {word} {day}.");
    let out = |why: &str| Err(format!("left out \"{}\": {why}", claim("since")));
    if let Some(last) = silent_since(facts) {
        return out(&format!("nothing at all is noted after {}", last.day_month_year()));
    }
    if let Some(unknown) = found.first_unknown {
        return out(&format!("what was done on {} is not known", unknown.day_month_year()));
    }
    match found.logged.as_slice() {
        _ if since >= today => Err(String::new()),
        [] => Ok(claim("since")),
        // On the first day it may have been before the restriction.
        all if since == start && all.iter().all(|one| one.date == start) => Ok(claim("after")),
        all => out(&logged_in_words(all)),
    }
}

/// The last day of which anything is noted, where that is so long ago that silence tells nothing.
fn silent_since(facts: &Facts<'_>) -> Option<Date> {
    let Facts { restriction, log, today, .. } = *facts;
    let rows = log.between(Date::MIN, today).iter().map(|row| row.date);
    let readings = log.readings().iter().map(|read| read.date);
    let steps = restriction.done.iter().map(|&(_, day)| day);
    let noted = rows.chain(readings).chain(steps).chain([restriction.start]);
    let last = noted.filter(|day| *day <= today).max()?;
    (today.days_since(last) > SILENT_DAYS).then_some(last)
}

/// `25 invitations are logged on 3 Mar 2026`.
fn logged_in_words(logged: &[Logged]) -> String {
    let Some(last) = logged.last() else { return String::new() };
    let Logged { date, kind, count } = last;
    let verb = if *count == 1 { "is" } else { "are" };
    let more = match logged.len() - 1 {
        0 => String::new(),
        more => {
            format!(", and {} before that", counted(more, "entry").replace("entrys", "entries"))
        }
    };
    format!("{} {verb} logged on {}{more}", kind.counted(*count), date.day_month_year())
}

/// How many invitations were pending, if two readings tell that they became fewer; that they were
/// withdrawn only if the person ticked that off. Else why not.
fn withdrawn(facts: &Facts<'_>) -> Result<String, String> {
    let Facts { restriction, today, .. } = *facts;
    let is_ticked = restriction.done_on(Step::Withdraw).is_some();
    let claim = "I have withdrawn old invitations that were still pending";
    let out = |why: &str| {
        let said = format!("left out \"{claim}\": {why}");
        Err(if is_ticked { said } else { String::new() })
    };
    let Some((before, after)) = two_readings(facts.log.readings(), restriction.start, today) else {
        return out("that takes two readings of what is pending");
    };
    if before.pending <= after.pending {
        let (more, first) = (after.pending, before.pending);
        let (last, day) = (after.date.day_month_year(), before.date.day_month_year());
        return out(&format!("{more} are pending on {last}, {first} were on {day}"));
    }
    let accepted = accepted(facts.log, before.date, after.date);
    if is_ticked && accepted >= u64::from(before.pending - after.pending) {
        let accepted = counted(accepted, "connection");
        return out(&format!("the {accepted} logged meanwhile explain as much"));
    }
    let (first, last) = (before.date.day_month_year(), after.date.day_month_year());
    let (many, few) = (before.pending, after.pending);
    Ok(if is_ticked {
        format!("{claim}: {many} were on {first}, {few} on {last}.")
    } else {
        format!("On {first} {many} of my invitations were pending, on {last} {few}.")
    })
}

/// How many invitations were accepted after one day and up to another, as logged.
fn accepted(log: &Log, after: Date, until: Date) -> u64 {
    let rows = log.between(after.plus_days(1), until).iter();
    let accepted = rows.filter(|row| row.kind.is(Kind::CONNECTION));
    accepted.map(|row| u64::from(row.count.get())).sum()
}

/// The reading of pending invitations before a restriction, or its first, and its latest.
fn two_readings(readings: &[Reading], start: Date, today: Date) -> Option<(&Reading, &Reading)> {
    let last = readings.iter().rfind(|read| start <= read.date && read.date <= today)?;
    let is_near = |read: &&Reading| start.days_since(read.date) <= EARLIER_READING_DAYS;
    let before = readings.iter().rfind(|read| read.date <= start).filter(is_near);
    let first = before.or_else(|| readings.iter().find(|read| start <= read.date))?;
    (first.date < last.date).then_some((first, last))
}

/// `a`, `a and b`, `a, b and c`.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
