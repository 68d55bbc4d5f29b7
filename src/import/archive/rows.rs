//! The acts of a table's rows, but for messages, of which one must know who the member is.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{Date, EventKey};

use super::event::{Act, Event, key, mark};
use super::sheet::{Row, Sheet};
use super::stamp::{Clock, Stamp};
use super::table::Table;

/// How points in time become days.
pub(super) struct Calendar<'a> {
    /// The civil day of a point in time in UTC.
    pub(super) day_of: &'a dyn Fn(NaiveDateTime) -> NaiveDate,
    /// The last day on which something can have been done.
    pub(super) latest: Date,
}

/// What was found in a table.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) events: Vec<Event>,
    /// Rows that cannot be read: the line, and why.
    pub(super) rejected: Vec<(usize, String)>,
    /// How many rows there are.
    pub(super) rows: usize,
    /// Acts of before the index existed.
    pub(super) early: Vec<(Act, EventKey)>,
    /// The line of the last row, if a quotation mark is never closed, so that rows may be missing.
    pub(super) open_at: Option<usize>,
}

/// What a row is.
pub(super) enum Taken {
    Act(Act, Stamp, EventKey),
    /// Not an act of ours.
    Nothing,
    /// What cannot be read, and why.
    Unread(String),
}

/// Where the stamp of a table's rows stands, and in what clock it is.
const fn stamped(table: Table) -> (&'static str, Clock) {
    match table {
        Table::Messages => ("date", Clock::Pacific),
        Table::Connections => ("connected on", Clock::Pacific),
        Table::Invitations => ("sent at", Clock::Pacific),
        Table::JobApplications => ("application date", Clock::Pacific),
        Table::SavedJobs => ("saved date", Clock::Pacific),
        Table::HashtagFollows | Table::SavedItems => ("createdtime", Clock::Utc),
        Table::CompanyFollows => ("followed on", Clock::Utc),
        Table::Logins => ("login date", Clock::Utc),
        Table::Searches => ("time", Clock::Utc),
        Table::EndorsementsGiven | Table::EndorsementsReceived => ("endorsement date", Clock::Utc),
        Table::RecommendationsGiven | Table::RecommendationsReceived => {
            ("creation date", Clock::Utc)
        }
        Table::Learning => ("content last watched date (if viewed)", Clock::Utc),
        Table::Media => ("date/time", Clock::Utc),
        Table::Registration => ("registered at", Clock::Pacific),
        Table::Shares
        | Table::Comments
        | Table::Reactions
        | Table::Reposts
        | Table::Votes
        | Table::MemberFollows
        | Table::Articles
        | Table::Profile => ("date", Clock::Utc),
    }
}

/// The stamp of a row.
pub(super) fn stamp(table: Table, row: Row<'_>) -> Option<Stamp> {
    let (column, clock) = stamped(table);
    let text = row.cell(column);
    match table {
        Table::Media => Stamp::parse(text.rsplit_once(" on ")?.1, clock),
        _ => Stamp::parse(text, clock),
    }
}

/// The acts of a table. Rows that are the same count once, but for connections of whom only the day
/// is left: they are different people.
pub(super) fn found(table: Table, sheet: &Sheet, calendar: &Calendar<'_>) -> Found {
    let mut seen = HashSet::new();
    let mut found = Found::default();
    let backslash = has_backslashes(table, sheet);
    found.open_at = sheet.has_open_quote(backslash).then_some(1);
    sheet.each(backslash, |row| {
        found.open_at = found.open_at.map(|_| row.line);
        if is_rest(table, row) {
            return;
        }
        found.rows += 1;
        if !is_nameless(table, row) && !seen.insert(whole(row)) {
            return;
        }
        found.take(taken(table, row), row.line, calendar);
    });
    if matches!(table, Table::Shares | Table::Searches | Table::EndorsementsReceived) {
        let mut seen = HashSet::new();
        found.events.retain(|event| seen.insert(event.key));
        found.early.retain(|(_, key)| seen.insert(*key));
    }
    found
}

impl Found {
    pub(super) fn take(&mut self, taken: Taken, line: usize, calendar: &Calendar<'_>) {
        match taken {
            Taken::Act(act, stamp, key) => match Date::try_from(stamp.day(calendar.day_of)) {
                Ok(day) if day > calendar.latest => {
                    self.rejected.push((line, format!("{day} lies after today")));
                }
                Ok(day) => self.events.push(Event { act, day, key }),
                Err(_) => self.early.push((act, key)),
            },
            Taken::Nothing => {}
            Taken::Unread(what) => self.rejected.push((line, what)),
        }
    }
}

/// A number that stands for all of a row.
pub(super) fn whole(row: Row<'_>) -> u128 {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for cell in row.record {
        hash.update(cell.as_bytes());
        hash.update(b"\x1f");
    }
    hash.digest128()
}

/// Whether a record is only the rest of the one before, or nothing: until 2024 texts of several
/// lines stood in some tables without quotation marks, and a line of them has no comma.
fn is_rest(table: Table, row: Row<'_>) -> bool {
    let has_such_texts = matches!(table, Table::Shares | Table::Comments);
    let is_line = || row.record.len() == 1 && stamp(table, row).is_none();
    row.is_empty() || (has_such_texts && is_line())
}

/// Whether `\"` is a quotation mark in this table: the reading with fewer records that are none.
fn has_backslashes(table: Table, sheet: &Sheet) -> bool {
    if table != Table::Comments {
        return false;
    }
    let malformed = |backslash: bool| {
        let mut malformed = 0;
        sheet.each(backslash, |row| {
            let is_row = row.record.len() == sheet.columns().len() && stamp(table, row).is_some();
            malformed += usize::from(!is_row && !is_rest(table, row));
        });
        malformed
    };
    malformed(true) < malformed(false)
}

fn is_nameless(table: Table, row: Row<'_>) -> bool {
    table == Table::Connections
        && ["first name", "last name", "url"].iter().all(|column| row.cell(column).is_empty())
}

/// What a row is. Its key is made of what no later export tells differently: companies, courses and
/// people get other names. Where only a second is left, as many of them count as there are.
fn taken(table: Table, row: Row<'_>) -> Taken {
    let Some(stamp) = stamp(table, row) else { return unread(table, row) };
    let time = match stamp {
        Stamp::Time(time) => time.to_string(),
        Stamp::Day(day) => day.to_string(),
    };
    let of = |columns: &[&str]| {
        let cells = columns.iter().map(|column| row.cell(column));
        key(&std::iter::once(time.as_str()).chain(cells).collect::<Vec<_>>())
    };
    let has = |column: &str, value: &str| row.cell(column).eq_ignore_ascii_case(value);
    let (act, key) = match table {
        Table::Shares => (Act::Post, post_key(row, &of(&["sharecommentary", "share commentary"]))),
        Table::Comments => (Act::Comment, of(&["link"])),
        Table::Reactions => (Act::Reaction, of(&["link"])),
        Table::Reposts => (Act::Repost, of(&["link"])),
        Table::Votes => (Act::PollVote, of(&["link"])),
        Table::MemberFollows if has("status", "active") => (Act::MemberFollow, of(&[])),
        Table::HashtagFollows if has("state", "follow") => (Act::HashtagFollow, of(&["hashtag"])),
        Table::CompanyFollows => (Act::CompanyFollow, of(&[])),
        Table::SavedItems => (Act::SavedItem, of(&["saveditem"])),
        Table::Logins => (Act::Login, of(&[])),
        Table::Searches => (Act::Search, of(&["search query"])),
        Table::EndorsementsGiven => (Act::EndorsementGiven, of(&["skill name"])),
        Table::EndorsementsReceived if has("endorsement status", "accepted") => {
            let columns = ["skill name", "endorser first name", "endorser last name"];
            (Act::EndorsementReceived, of(&columns))
        }
        Table::RecommendationsGiven => (Act::RecommendationGiven, of(&[])),
        Table::RecommendationsReceived => (Act::RecommendationReceived, of(&[])),
        Table::Learning => (Act::Learning, of(&[])),
        Table::JobApplications => (Act::JobApplication, of(&["job url"])),
        Table::SavedJobs => (Act::SavedJob, of(&["job url"])),
        Table::Media if is_photo_of_profile(row) => (Act::ProfilePhoto, of(&["date/time"])),
        Table::Connections => (Act::Connection, connection_key(row, &time)),
        Table::Invitations => match invitation(row, &time) {
            Some(invitation) => invitation,
            None => return Taken::Unread("the direction is not known".to_owned()),
        },
        Table::MemberFollows
        | Table::HashtagFollows
        | Table::EndorsementsReceived
        | Table::Media
        | Table::Messages
        | Table::Articles
        | Table::Profile
        | Table::Registration => return Taken::Nothing,
    };
    Taken::Act(act, stamp, key)
}

/// A row without a stamp that can be read: nothing where there need not be one.
fn unread(table: Table, row: Row<'_>) -> Taken {
    let (column, _) = stamped(table);
    let text = row.cell(column);
    let is_open = match table {
        Table::Learning => text.is_empty() || text.eq_ignore_ascii_case("n/a"),
        Table::Media => !is_photo_of_profile(row),
        _ => false,
    };
    if is_open { Taken::Nothing } else { Taken::Unread(unread_date(text)) }
}

/// What is said of a stamp. It is quoted only if it looks like one: what stands in its place in
/// a damaged file may be a name or a text of somebody.
pub(super) fn unread_date(text: &str) -> String {
    /// No stamp is longer.
    const LONGEST: usize = 32;
    let is_like_one = text.len() <= LONGEST
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " -/:.,APMUTC".contains(c));
    match text {
        "" => "no date".to_owned(),
        text if is_like_one => format!("`{text}` is no date that is known"),
        _ => "no date where one should be".to_owned(),
    }
}

/// A post is known by its link; some stand once per picture.
fn post_key(row: Row<'_>, without_link: &EventKey) -> EventKey {
    let link = ["sharelink", "share link"].map(|column| row.cell(column));
    match link.iter().find(|link| !link.is_empty()) {
        Some(link) => key(&[link]),
        None => *without_link,
    }
}

fn connection_key(row: Row<'_>, time: &str) -> EventKey {
    /// How long a day is, in letters: until 2018 an hour follows it.
    const DAY: usize = "2024-03-04".len();
    let names = ["first name", "last name"].map(|column| row.cell(column).to_lowercase());
    let has_name = names.iter().any(|name| !name.is_empty());
    let exact = slug(row.cell("url")).map(|slug| mark(&[&slug]));
    let by_name = has_name.then(|| mark(&["name", &names[0], &names[1]]));
    match (exact, by_name) {
        // Of whom only the day is left: the larger number of a day counts.
        (None, None) => key(&["nameless", &time[..DAY.min(time.len())]]),
        (exact, by_name) => EventKey { exact, by_name },
    }
}

/// An invitation is known by who was on the other side, and the minute.
fn invitation(row: Row<'_>, time: &str) -> Option<(Act, EventKey)> {
    let (act, name, address) = match row.cell("direction").to_ascii_uppercase().as_str() {
        "OUTGOING" => (Act::InvitationSent, "to", "inviteeprofileurl"),
        "INCOMING" => (Act::InvitationReceived, "from", "inviterprofileurl"),
        _ => return None,
    };
    let name = row.cell(name).to_lowercase();
    let exact = slug(row.cell(address)).map(|slug| mark(&[&slug, time]));
    Some((act, EventKey { exact, by_name: Some(mark(&["name", &name, time])) }))
}

/// A photo that was uploaded to the profile; others belong to posts.
fn is_photo_of_profile(row: Row<'_>) -> bool {
    let text = row.cell("date/time");
    ["profile photo", "profile background photo"].iter().any(|what| text.contains(what))
}

/// Whom an address of a profile names: what follows `/in/`, in small letters.
pub(super) fn slug(address: &str) -> Option<String> {
    let (_, rest) = address.trim().split_once("/in/")?;
    let slug = rest.split(['/', '?', '#']).next().filter(|slug| !slug.is_empty())?;
    Some(slug.to_lowercase())
}
