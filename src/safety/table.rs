//! The table of safe numbers.

use std::sync::LazyLock;

use crate::domain::{LimitId, Preset, SafeNumber};

/// The safe numbers of both sets; columns are described in `data/datapackage.json`.
const TABLE: &str = include_str!("../../data/limits.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    // The first line is the header. No cell of our own table holds a comma or a quote.
    TABLE.lines().skip(1).filter_map(Row::parse).collect()
});

/// A safe number of one set, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub id: LimitId,
    /// The number.
    pub safe: SafeNumber,
    /// The set it belongs to.
    pub preset: Preset,
    /// Who says so.
    pub source: &'static str,
    /// The year or years of the source; empty if it has no date.
    pub date: &'static str,
    /// Whether it is LinkedIn's own word; else nobody could check it.
    pub is_official: bool,
}

impl Row {
    /// Every row that has a number, in the order of the table.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ROWS
    }

    /// The number of a set. LinkedIn's own numbers hold in both.
    #[must_use]
    pub fn of(id: LimitId, preset: Preset) -> Option<&'static Self> {
        Self::all().iter().find(|row| row.id == id && (row.preset == preset || row.is_official))
    }

    /// The number of the stricter set.
    #[must_use]
    pub fn stricter(id: LimitId) -> Option<&'static Self> {
        let rows = Self::all().iter().filter(|row| row.id == id);
        rows.min_by_key(|row| (row.safe.limit, row.safe.warn))
    }

    /// A row of the table; `None` where the set has no number.
    fn parse(row: &'static str) -> Option<Self> {
        let cells: Vec<&str> = row.split(',').collect();
        // `span` and `kinds` are for readers of the table; the id implies them.
        let [id, _span, warn, limit, _kinds, preset, source, date, standing] = cells[..] else {
            return None;
        };
        Some(Self {
            id: LimitId::from_name(id)?,
            safe: SafeNumber { warn: warn.parse().ok()?, limit: limit.parse().ok()? },
            preset: Preset::from_name(preset)?,
            source,
            date,
            is_official: standing == "official",
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{Kind, Reading};

    use super::*;

    #[test]
    fn the_table_holds_both_sets_whole() {
        let cells: Vec<Vec<&str>> = TABLE.lines().map(|line| line.split(',').collect()).collect();
        assert!(cells.iter().all(|row| row.len() == 9), "{cells:?}");
        assert!(!TABLE.contains('"'));

        let words = |row: &Row| {
            let SafeNumber { warn, limit } = row.safe;
            format!("{} {}: {warn}, {limit}", row.preset, row.id)
        };
        let read: Vec<String> = Row::all().iter().map(words).collect();
        let expected = [
            "article invitations-day: 60, 100",
            "careful invitations-day: 16, 20",
            "careful invitations-week: 80, 100",
            "article pending: 560, 700",
            "careful pending: 400, 500",
            "article same-message-day: 48, 60",
            "careful same-message-day: 40, 50",
            "careful notes-month: 4, 5",
        ];
        assert_eq!(read, expected);
        let with_number = cells[1..].iter().filter(|row| !row[3].is_empty()).count();
        assert_eq!(with_number, Row::all().len(), "nothing is passed over");
        for row in &cells[1..] {
            assert_eq!(row[2].is_empty(), row[3].is_empty(), "{row:?}");
            // A number without a source is no use to anyone.
            assert_eq!(row[2].is_empty(), row[6].is_empty(), "{row:?}");
            assert_eq!(row[2].is_empty(), row[8].is_empty(), "{row:?}");
        }
    }

    #[test]
    fn every_row_says_what_it_counts_and_warns_before_its_limit() {
        for row in TABLE.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let [id, span, warn, limit, kinds, preset, _, _, standing] = cells[..] else {
                panic!("{row}")
            };
            let expected = match LimitId::from_name(id).expect(id) {
                LimitId::InvitationsDay => ("day", Kind::INVITATION),
                LimitId::InvitationsWeek => ("7-days", Kind::INVITATION),
                LimitId::Pending => ("latest", Reading::KIND),
                LimitId::SameMessageDay => ("day", Kind::MESSAGE),
                LimitId::NotesMonth => ("month", Kind::INVITATION),
            };
            assert_eq!((span, kinds), expected, "{row}");
            let is_kind = Kind::listed().any(|kind| kind.is(kinds));
            assert!(is_kind || kinds == Reading::KIND, "{row}");
            assert!(matches!(preset, "article" | "careful"), "{row}");
            assert!(matches!(standing, "" | "official" | "unverified"), "{row}");
            if !limit.is_empty() {
                let number = |cell: &str| cell.parse::<u64>().unwrap();
                assert!((1..number(limit)).contains(&number(warn)), "{row}");
            }
        }
    }

    #[test]
    fn each_set_has_its_numbers_and_linkedin_s_own_hold_in_both() {
        let limit = |row: Option<&Row>| row.map(|row| row.safe.limit);
        let of = |id| Preset::ALL.map(|preset| limit(Row::of(id, preset)));
        assert_eq!(of(LimitId::InvitationsDay), [Some(100), Some(20)]);
        assert_eq!(of(LimitId::InvitationsWeek), [None, Some(100)]);
        assert_eq!(of(LimitId::NotesMonth), [Some(5), Some(5)]);
        let stricter = LimitId::ALL.map(|id| limit(Row::stricter(id)));
        assert_eq!(stricter, [20, 100, 500, 50, 5].map(Some));
    }
}
