//! LinkedIn's data export ("Get a copy of your data"), in every form of 2018 to 2026: what the member
//! did, each act with its day and a number by which it is known again. No name, no address and no
//! text of anybody leaves this module.

mod article;
mod coverage;
mod event;
mod files;
mod messages;
mod rows;
mod sheet;
mod stamp;
mod table;

use chrono::{NaiveDateTime, NaiveTime, TimeZone};

use crate::domain::{Date, EventKey};

pub use coverage::Window;
pub use event::{Act, Event};
pub use files::{FileName, Files, MOST_FILES, MOST_OF_ALL, MOST_OF_ONE, Zip, ZipRefused};

use coverage::{Extent, Told, day_in_name, window_of_one, windows};
use messages::Member;
use rows::{Calendar, Found};
use sheet::{NoSheet, Sheet};
use stamp::day_in;
use table::{Table, is_article, is_complete, stem};

/// What an export, or a part of one, tells.
#[derive(Debug)]
pub struct Export {
    /// The files in which acts may stand, in the order of the list of tables.
    pub parts: Vec<Part>,
    /// Names of files that it lacks, of those in which acts of the member would stand.
    pub missing: Vec<&'static str>,
    /// Files that are of the export by their names, and were not read: each with why.
    pub skipped: Vec<(String, String)>,
    /// Tables of which not all could be read, so that a day without an act of them is unknown.
    pub unknown: Vec<&'static str>,
    /// Whether it is the Complete archive, by the files that are in it.
    pub is_complete: bool,
    /// Whether there is none of what it lacks: so it is in a Complete archive since 2021. Of what
    /// another one lacks nothing is known.
    pub is_lack_none: bool,
    /// Whether it is all of an archive, and not single files.
    pub is_whole: bool,
    /// The last day that it tells all of.
    pub last_day: Option<Date>,
    /// In which days all acts of a kind are known.
    pub windows: Vec<Window>,
}

/// A file of an export.
#[derive(Debug)]
pub struct Part {
    /// Its path, as it is written; of the articles the name of their folder.
    pub path: String,
    /// What it tells.
    pub events: Vec<Event>,
    /// How many rows it has.
    pub rows: usize,
    /// Acts of before 2014, when the index did not exist.
    pub early: Vec<(Act, EventKey)>,
    /// Rows that cannot be read: the line, and why.
    pub rejected: Vec<(usize, String)>,
    table: Table,
}

/// A file whose table is known.
struct Known {
    place: usize,
    path: String,
    table: Table,
}

/// Files on their way to what they tell.
#[derive(Default)]
struct Reading {
    parts: Vec<Part>,
    skipped: Vec<(String, String)>,
    /// Tables that are there and were not read.
    unread: Vec<Table>,
    member: Member,
    /// The day on which the account was made.
    registered: Option<Date>,
}

/// Reads the files of an export; days are those of a zone, and none lies after the `latest`. `name`
/// is that of the archive, which may tell on which day it was made.
pub fn read<Z: TimeZone>(name: &str, files: &mut dyn Files, zone: &Z, latest: Date) -> Export {
    let names = files.names();
    let day_of = |time: NaiveDateTime| day_in(zone, time);
    let calendar = Calendar { day_of: &day_of, latest };
    let known = known(&names);
    let is_mixed = has_two_of_a_table(&known);
    let mut reading = Reading::default();
    for known in known {
        reading.read(files, known, &calendar);
    }
    reading.read_articles(files, &names, &calendar);
    let stems: Vec<String> = names.iter().filter_map(|name| stem(&name.known_as)).collect();
    let is_archive = stems.iter().any(|stem| table::is_of_account(stem));
    let is_whole = files.are_whole() && is_archive && !is_mixed;
    let is_complete = is_whole && is_complete(stems.iter().map(String::as_str));
    let extent = reading.extent(name, is_complete, &calendar).filter(|_| is_whole);
    let windows = match extent {
        Some(extent) => windows(&reading.told(), &reading.unread, extent),
        None => reading.told().into_iter().flat_map(window_of_one).collect(),
    };
    Export {
        missing: extent.map(|extent| missing(&stems, extent)).unwrap_or_default(),
        unknown: reading.unread.iter().map(|table| table.name()).collect(),
        parts: reading.parts,
        skipped: reading.skipped,
        is_complete,
        is_lack_none: extent.is_some_and(|extent| extent.is_complete),
        is_whole,
        last_day: extent.map(Extent::last),
        windows,
    }
}

impl Reading {
    /// Reads a file.
    fn read(&mut self, files: &mut dyn Files, known: Known, calendar: &Calendar<'_>) {
        let Known { place, path, table } = known;
        match sheet(files, place, table).and_then(|sheet| self.found(table, sheet, calendar)) {
            Ok(Some(found)) => self.take(path, table, found),
            Ok(None) => {}
            Err(why) => {
                self.unread.push(table);
                self.skipped.push((path, why));
            }
        }
    }

    /// Takes what a file tells. One of which rows may be missing tells no day whole.
    fn take(&mut self, path: String, table: Table, mut found: Found) {
        let acts = found.events.len() + found.early.len();
        let all = self.parts.iter().map(|part| part.events.len() + part.early.len());
        if all.sum::<usize>() + acts > MOST_ACTS {
            self.unread.push(table);
            self.skipped.push((path, format!("the export has more than {MOST_ACTS} acts")));
            return;
        }
        if let Some(line) = found.open_at {
            let what = "a quotation mark is never closed; rows may be missing";
            found.rejected.push((line, what.to_owned()));
        }
        if !found.rejected.is_empty() {
            self.unread.push(table);
        }
        self.parts.push(Part::of(path, table, found));
    }

    /// What a table tells; `None` of one that only tells of the member.
    fn found(
        &mut self,
        table: Table,
        sheet: Option<Sheet>,
        calendar: &Calendar<'_>,
    ) -> Result<Option<Found>, String> {
        let Some(sheet) = sheet else { return Ok(Some(Found::default())) };
        match table {
            Table::Profile => self.member.learn_from_profile(&sheet),
            Table::Registration => self.registered = registration(&sheet, calendar),
            Table::Messages => {
                let found = messages::found(&sheet, &self.member, calendar);
                return found.map(Some).ok_or_else(|| WHOSE_MESSAGES.to_owned());
            }
            _ => {
                if table == Table::Invitations {
                    self.member.learn_from_invitations(&sheet);
                }
                return Ok(Some(rows::found(table, &sheet, calendar)));
            }
        }
        Ok(None)
    }

    /// Reads the articles as one part: their names are their titles, which are nobody's business.
    fn read_articles(
        &mut self,
        files: &mut dyn Files,
        names: &[FileName],
        calendar: &Calendar<'_>,
    ) {
        let mut all = Found::default();
        for (place, _) in names.iter().enumerate().filter(|(_, name)| is_article(&name.path)) {
            all.rows += 1;
            match files.bytes(place) {
                Ok(page) => article::add(&page, &mut all, calendar),
                Err(why) => all.rejected.push((all.rows, why)),
            }
        }
        let unread = std::mem::take(&mut all.rejected);
        let has_read = all.rows > unread.len();
        self.unread.extend(unread.first().map(|_| Table::Articles));
        self.skipped.extend(unread.into_iter().map(|(_, why)| ("an article".to_owned(), why)));
        if has_read {
            self.parts.push(Part::of(Table::Articles.name().to_owned(), Table::Articles, all));
        }
    }

    /// What was read, and from when to when.
    fn told(&self) -> Vec<Told> {
        let days = |part: &Part| {
            let days = || part.events.iter().map(|event| event.day);
            Some((days().min()?, days().max()?))
        };
        let read = self.parts.iter().filter(|part| !self.unread.contains(&part.table));
        read.map(|part| Told { table: part.table, days: days(part) }).collect()
    }

    /// From when to when all of it tells.
    fn extent(&self, name: &str, is_complete: bool, calendar: &Calendar<'_>) -> Option<Extent> {
        let told = self.told();
        let days = || told.iter().filter_map(|told| told.days);
        let last = days().map(|(_, last)| last).max();
        // West of Greenwich that day may not have begun when the archive was made.
        let made = day_in_name(name).map(|day| (calendar.day_of)(day.and_time(NaiveTime::MIN)));
        let made = made.and_then(|day| Date::try_from(day).ok());
        let in_name = made.filter(|day| *day <= calendar.latest && last <= Some(day.plus_days(1)));
        let first = days().map(|(first, _)| first).min();
        let made = in_name.or(last)?;
        Some(Extent {
            // Since when there are files of all that is done, nobody wrote down; 2021 has them.
            is_complete: is_complete && made.year() >= ALL_FILES,
            first: self.registered.into_iter().chain(first).min()?,
            made,
            is_made_told: in_name.is_some(),
        })
    }
}

/// The most acts of an export; a busy member of twenty years has less than half.
const MOST_ACTS: usize = 400_000;

/// The first year of which a Complete archive is known to have a file of every sort of act.
const ALL_FILES: i32 = 2021;

/// Why messages are not counted.
const WHOSE_MESSAGES: &str =
    "neither Profile.csv nor Invitations.csv tells which messages are the member's own";

impl Part {
    fn of(path: String, table: Table, found: Found) -> Self {
        let Found { events, rejected, rows, early, .. } = found;
        Self { path, events, rows, early, rejected, table }
    }
}

/// The files whose tables are known by their names, messages last: the others tell who the member
/// is.
fn known(names: &[FileName]) -> Vec<Known> {
    let table = |name: &FileName| Table::of_stem(&stem(&name.known_as)?);
    let known = names.iter().enumerate().filter_map(|(place, name)| {
        Some(Known { place, path: name.path.clone(), table: table(name)? })
    });
    let mut known: Vec<Known> = known.collect();
    known.sort_by_key(|known| (known.table == Table::Messages, known.table));
    known
}

/// Whether a table lies in two folders, as where two exports were unpacked side by side.
fn has_two_of_a_table(known: &[Known]) -> bool {
    let folder = |known: &Known| known.path.rsplit_once(['/', '\\']).map(|(f, _)| f.to_owned());
    known.windows(2).any(|two| two[0].table == two[1].table && folder(&two[0]) != folder(&two[1]))
}

/// The table of a file; `None` where LinkedIn wrote a sentence, or nothing.
fn sheet(files: &mut dyn Files, place: usize, table: Table) -> Result<Option<Sheet>, String> {
    match Sheet::read(files.bytes(place)?, |columns| table.has_header(columns)) {
        Ok(sheet) => Ok(Some(sheet)),
        Err(NoSheet::Blank) => Ok(None),
        Err(NoSheet::NoHeader) => Err("no row is a header that is known".to_owned()),
        Err(NoSheet::NoText) => Err("it is no text".to_owned()),
    }
}

/// The names of the files that are missing, of those that hold acts of the member.
fn missing(stems: &[String], extent: Extent) -> Vec<&'static str> {
    const OF_MEMBER: [Table; 12] = [
        Table::Shares,
        Table::Comments,
        Table::Reactions,
        Table::Reposts,
        Table::Votes,
        Table::MemberFollows,
        Table::HashtagFollows,
        Table::Messages,
        Table::Invitations,
        Table::Connections,
        Table::Searches,
        Table::Logins,
    ];
    let is_there = |table: &Table| stems.iter().any(|stem| Table::of_stem(stem) == Some(*table));
    // There was no such file before.
    let is_of_time = |table: &Table| *table != Table::Reposts || extent.made.year() >= 2024;
    let lacking = OF_MEMBER.iter().filter(|table| is_of_time(table) && !is_there(table));
    lacking.map(|table| table.name()).collect()
}

/// The day on which the account was made; one that is older than the index is told from its first
/// day on.
fn registration(sheet: &Sheet, calendar: &Calendar<'_>) -> Option<Date> {
    let mut first = None;
    sheet.each(false, |row| {
        let day = rows::stamp(Table::Registration, row).map(|stamp| stamp.day(calendar.day_of));
        first = first.or(day);
    });
    first.map(|day| Date::try_from(day).unwrap_or(Date::MIN))
}

/// The name by which a file is known that stands alone, if it is a table of an export: its own, or
/// that of the only table that has its columns. Where a person's own table may have them too, what
/// stands in it must be LinkedIn's.
#[must_use]
pub fn known_as(path: &str, bytes: &[u8]) -> Option<String> {
    /// A header stands within so many bytes.
    const HEAD: usize = 64 * 1024;
    let head = || bytes[..bytes.len().min(HEAD)].to_vec();
    let by_name = stem(path).and_then(|stem| Table::of_stem(&stem));
    let by_name =
        by_name.filter(|table| Sheet::read(head(), |columns| table.has_header(columns)).is_ok());
    if by_name.is_some() {
        return Some(path.to_owned());
    }
    let sheet = Sheet::read(head(), |columns| Table::of_columns(columns).is_some()).ok()?;
    let table = Table::of_columns(sheet.columns())?;
    let is_linkedin = !table.has_common_columns() || is_of_linkedin(table, &sheet);
    is_linkedin.then(|| format!("{}.csv", table.name()))
}

/// Whether a file is called like a table of an export and holds addresses of people, but no header:
/// nothing of it may be quoted.
#[must_use]
pub fn is_headless(path: &str, bytes: &[u8]) -> bool {
    /// So many bytes are looked at.
    const HEAD: usize = 4096;
    let is_called_so = stem(path).and_then(|stem| Table::of_stem(&stem)).is_some();
    let head = &bytes[..bytes.len().min(HEAD)];
    let has_people = || {
        memchr::memchr(b'@', head).is_some()
            || memchr::memmem::find(head, b"linkedin.com/in/").is_some()
    };
    is_called_so && known_as(path, bytes).is_none() && has_people()
}

/// Whether a row of a table with common columns is one that LinkedIn wrote.
fn is_of_linkedin(table: Table, sheet: &Sheet) -> bool {
    let mut is_one = false;
    sheet.each(false, |row| {
        let has_sign = row.cell("link").contains("linkedin.com")
            || ["active", "unfollow"].iter().any(|s| row.cell("status").eq_ignore_ascii_case(s));
        is_one |= has_sign && rows::stamp(table, row).is_some();
    });
    is_one
}
