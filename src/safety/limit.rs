//! The safe numbers.

use std::fmt;
use std::sync::LazyLock;

/// The safe numbers of both presets; columns are described in `data/datapackage.json`.
const TABLE: &str = include_str!("../../data/limits.csv");

/// The deciding limit of each id, in the order of [`LimitId::ALL`].
static DECIDING: LazyLock<Vec<Limit>> = LazyLock::new(|| {
    LimitId::ALL
        .into_iter()
        .filter_map(|id| rows().filter(|row| row.id == id).min_by_key(|row| (row.limit, row.warn)))
        .collect()
});

/// What a safe number is about.
///
/// The table also has `notes-month` (personal notes on invitations in a calendar month). Nothing
/// logs such notes yet, so there is nothing to count and the row is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitId {
    /// Invitations on one day.
    InvitationsDay,
    /// Invitations in the seven days that end with a day.
    InvitationsWeek,
    /// Pending invitations, as last read.
    Pending,
    /// Messages of one text on one day.
    SameMessageDay,
}

/// A safe number of one preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What it is about.
    pub id: LimitId,
    /// From this count on the room left is said.
    pub warn: u64,
    /// The safe number: this many are safe, one more is not.
    pub limit: u64,
    /// The set it belongs to: `article` or `careful`.
    pub preset: &'static str,
}

impl LimitId {
    /// Every id, in the order of the table.
    pub const ALL: [Self; 4] =
        [Self::InvitationsDay, Self::InvitationsWeek, Self::Pending, Self::SameMessageDay];

    /// The name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvitationsDay => "invitations-day",
            Self::InvitationsWeek => "invitations-week",
            Self::Pending => "pending",
            Self::SameMessageDay => "same-message-day",
        }
    }
}

impl fmt::Display for LimitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Limit {
    /// The limits that decide: of each id the stricter preset's, the one with the lower number.
    #[must_use]
    pub fn deciding() -> &'static [Self] {
        &DECIDING
    }

    /// A row of the table; `None` where the preset has no number, and for `notes-month`.
    fn from_row(row: &'static str) -> Option<Self> {
        let mut cells = row.split(',');
        let name = cells.next()?;
        let id = LimitId::ALL.into_iter().find(|id| id.name() == name)?;
        let mut cells = cells.skip(1); // `span` is for readers of the table; the id implies it.
        let warn = cells.next()?.parse().ok()?;
        let limit = cells.next()?.parse().ok()?;
        let preset = cells.nth(1)?;
        Some(Self { id, warn, limit, preset })
    }
}

fn rows() -> impl Iterator<Item = Limit> {
    // The first line is the header. No cell of our own table holds a comma or a quote.
    TABLE.lines().skip(1).filter_map(Limit::from_row)
}

#[cfg(test)]
mod tests {
    use crate::domain::{Kind, Reading};

    use super::*;

    #[test]
    fn the_table_holds_both_presets_whole() {
        let cells: Vec<Vec<&str>> = TABLE.lines().map(|line| line.split(',').collect()).collect();
        assert!(cells.iter().all(|row| row.len() == 9), "{cells:?}");
        assert!(!TABLE.contains('"'));

        let read: Vec<String> = rows()
            .map(|row| format!("{} {}: {}, {}", row.preset, row.id, row.warn, row.limit))
            .collect();
        let expected = [
            "article invitations-day: 60, 100",
            "careful invitations-day: 16, 20",
            "careful invitations-week: 80, 100",
            "article pending: 560, 700",
            "careful pending: 400, 500",
            "article same-message-day: 48, 60",
            "careful same-message-day: 40, 50",
        ];
        assert_eq!(read, expected);
        // Whatever the code passes over is empty, or has nothing to count yet.
        for row in &cells[1..] {
            let known = LimitId::ALL.iter().any(|id| id.name() == row[0]);
            assert!(known || row[0] == "notes-month", "{row:?}");
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
            let expected = match id {
                "invitations-day" => ("day", Kind::INVITATION),
                "invitations-week" => ("7-days", Kind::INVITATION),
                "pending" => ("latest", Reading::KIND),
                "same-message-day" => ("day", Kind::MESSAGE),
                "notes-month" => ("month", Kind::INVITATION),
                _ => panic!("`{id}` is no id"),
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
    fn the_stricter_preset_decides() {
        let ids: Vec<LimitId> = Limit::deciding().iter().map(|limit| limit.id).collect();
        assert_eq!(ids, LimitId::ALL);
        for row in rows() {
            let deciding = Limit::deciding().iter().find(|limit| limit.id == row.id).unwrap();
            assert!(deciding.limit <= row.limit, "{row:?}");
            assert!(row.warn < row.limit, "{row:?}");
        }
    }
}
