//! In which days an export tells all of a kind, so that a day without an act means "none".

use chrono::NaiveDate;

use crate::domain::Date;

use super::table::Table;

/// Days in which everything that was done of a kind is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The name of the kind.
    pub kind: &'static str,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// What is known of an export as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Whether it is the Complete archive, in which a file that is missing means none.
    pub(super) is_complete: bool,
    /// The first day of the account, or of what is known of it.
    pub(super) first: Date,
    /// The day on which it was made, which is not told whole.
    pub(super) made: Date,
    /// Whether that day is told; else it is that of the last act, and the export may be younger.
    pub(super) is_made_told: bool,
}

impl Extent {
    /// The last day that is told whole.
    pub(super) fn last(self) -> Date {
        self.made.plus_days(-1)
    }
}

/// A table that was read, and the days of its first and last act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) table: Table,
    pub(super) days: Option<(Date, Date)>,
}

/// How far back a table reaches.
enum Reach {
    /// To the first day of the account.
    Account,
    /// About half a year: an older row is an invitation that was accepted lately. Measured on seven
    /// members: of those connected within 183 days nearly all have their row, of older ones none.
    Days(u32),
    Years(u32),
    /// Not before that year: the file did not exist, or had no dates.
    Since(i32),
}

/// The kinds that are told whole if all their tables are.
const KINDS: [(&str, &[Table], Reach); 19] = [
    ("post", &[Table::Shares], Reach::Account),
    ("article", &[Table::Articles], Reach::Account),
    ("comment", &[Table::Comments], Reach::Account),
    ("reaction", &[Table::Reactions], Reach::Account),
    ("repost", &[Table::Reposts], Reach::Since(2024)),
    ("poll-vote", &[Table::Votes], Reach::Account),
    ("message", &[Table::Messages], Reach::Account),
    ("message-received", &[Table::Messages], Reach::Account),
    ("invitation", &[Table::Invitations], Reach::Days(183)),
    ("invitation-received", &[Table::Invitations], Reach::Days(183)),
    ("connection", &[Table::Connections], Reach::Account),
    ("search", &[Table::Searches], Reach::Years(2)),
    ("login", &[Table::Logins], Reach::Account),
    ("profile", &[Table::Media], Reach::Since(2024)),
    ("endorsement", &[Table::EndorsementsReceived], Reach::Account),
    ("endorsement-given", &[Table::EndorsementsGiven], Reach::Account),
    ("recommendation", &[Table::RecommendationsReceived], Reach::Account),
    ("recommendation-given", &[Table::RecommendationsGiven], Reach::Account),
    (
        "follow",
        &[Table::CompanyFollows, Table::MemberFollows, Table::HashtagFollows],
        Reach::Account,
    ),
];

/// The days in which each kind is known: by tables that were `read`, never by those that are there
/// and could not be.
pub(super) fn windows(read: &[Told], unread: &[Table], extent: Extent) -> Vec<Window> {
    let is_read = |table: &Table| read.iter().any(|told| told.table == *table);
    let is_told = |table: &Table| (extent.is_complete || is_read(table)) && !unread.contains(table);
    let told = KINDS.iter().filter(|(_, needed, _)| needed.iter().all(is_told));
    let window = |(kind, needed, reach): &(&'static str, &[Table], Reach)| {
        let days = read.iter().filter(|told| needed.contains(&told.table)).find_map(|t| t.days);
        let from = reach.from(extent, days.map(|(first, _)| first))?.max(extent.first);
        (from <= extent.last()).then_some(Window { kind, from, to: extent.last() })
    };
    told.filter_map(window).collect()
}

/// The days in which each kind is known by one file that stands alone: from its first act to the day
/// before its last. When it was made, nobody knows.
pub(super) fn window_of_one(told: Told) -> Vec<Window> {
    let Some((first, made)) = told.days else { return Vec::new() };
    let extent = Extent { is_complete: false, first, made, is_made_told: false };
    windows(&[told], &[], extent)
}

impl Reach {
    /// The first day that a table tells whole; `first` is the day of its first act.
    fn from(&self, extent: Extent, first: Option<Date>) -> Option<Date> {
        let back = match self {
            Self::Account => return Some(extent.first),
            Self::Since(year) => return Date::new(*year, 1, 1).ok(),
            Self::Days(days) => extent.made.checked_minus_days(*days)?,
            Self::Years(years) => extent.made.checked_minus_months(12 * years)?,
        };
        let back = back.plus_days(1); // of that day only a part is told
        if extent.is_made_told { Some(back) } else { first.map(|first| back.max(first)) }
    }
}

/// The day in the name of an archive: `Complete_LinkedInDataExport_08-15-2025.zip`.
pub(super) fn day_in_name(name: &str) -> Option<NaiveDate> {
    let digits = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let starts = name.char_indices().map(|(start, _)| start);
    let texts = starts.filter_map(|start| name.get(start..start + "08-15-2025".len()));
    let day = |text| NaiveDate::parse_from_str(text, "%m-%d-%Y").ok();
    texts.filter(|text| digits(text)).find_map(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn extent(is_complete: bool, is_made_told: bool) -> Extent {
        let (first, made) = (day("2020-05-01"), day("2025-08-15"));
        Extent { is_complete, first, made, is_made_told }
    }

    fn told(table: Table) -> Told {
        Told { table, days: Some((day("2025-03-01"), day("2025-06-01"))) }
    }

    #[test]
    fn what_is_missing_is_none_in_a_complete_archive_and_unknown_in_another() {
        let kinds = |unread: &[Table], extent: Extent| {
            let read = [told(Table::Invitations), told(Table::CompanyFollows)];
            let windows = windows(&read, unread, extent);
            windows.iter().map(|window| window.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&[], extent(false, true)), ["invitation", "invitation-received"]);
        assert_eq!(kinds(&[], extent(true, true)).len(), KINDS.len());
        assert!(!kinds(&[Table::Comments], extent(true, true)).contains(&"comment"));
    }

    #[test]
    fn tables_reach_back_differently() {
        let from = |kind: &str, extent| {
            let windows = windows(&[told(Table::Invitations)], &[], extent);
            windows.iter().find(|window| window.kind == kind).map(|window| window.from.to_string())
        };
        let of = |kind: &str| from(kind, extent(true, true)).unwrap();
        assert_eq!(of("post"), "2020-05-01");
        assert_eq!(of("invitation"), "2025-02-14");
        assert_eq!(of("search"), "2023-08-16");
        assert_eq!(of("repost"), "2024-01-01");
        // An export of which nobody knows when it was made may be younger than its last act.
        assert_eq!(from("invitation", extent(true, false)).unwrap(), "2025-03-01");
        assert_eq!(from("search", extent(true, false)), None);
    }

    #[test]
    fn a_single_file_tells_what_lies_between_its_acts() {
        let windows = window_of_one(told(Table::Comments));
        let expected = [Window { kind: "comment", from: day("2025-03-01"), to: day("2025-05-31") }];
        assert_eq!(windows, expected);
    }

    #[test]
    fn the_day_of_an_archive_is_in_its_name() {
        let found = |name: &str| day_in_name(name).map(|day| day.to_string());
        let expected = Some("2025-08-15".to_owned());
        assert_eq!(found("Complete_LinkedInDataExport_08-15-2025.zip.zip"), expected);
        assert_eq!(found("Basic_LinkedInDataExport_08-15-2025 (1)"), expected);
        assert_eq!(found("ünï 13-45-2025"), None);
        assert_eq!(found("export.zip"), None);
    }
}
