//! The table of safe numbers.

use std::sync::LazyLock;

use crate::domain::{AccountPlan, LimitId, Preset, SafeNumber};

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
    /// The set or the plan that it belongs to.
    pub belongs: Belongs,
    /// Who says so.
    pub source: &'static str,
    /// The year or years of the source; empty if it has no date.
    pub date: &'static str,
    /// Whether it is LinkedIn's own word; else nobody could check it.
    pub is_official: bool,
}

/// What a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// A set of safe numbers.
    Preset(Preset),
    /// What a person pays for: it holds whatever set is chosen.
    Plan(AccountPlan),
}

impl Belongs {
    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.name(),
            Self::Plan(plan) => plan.name(),
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        let plan = || AccountPlan::from_name(name).map(Self::Plan);
        Preset::from_name(name).map(Self::Preset).or_else(plan)
    }
}

impl Row {
    /// Every row that has a number, in the order of the table.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ROWS
    }

    /// The number of a set; where the one for new accounts has none, that of the lower set.
    #[must_use]
    pub fn of(id: LimitId, preset: Preset) -> Option<&'static Self> {
        let of = |preset| Self::find(id, Belongs::Preset(preset));
        of(preset).or_else(|| of(Preset::Careful).filter(|_| preset == Preset::New))
    }

    /// The number that is part of what a person pays for; who did not say is taken to pay nothing.
    #[must_use]
    pub fn of_plan(id: LimitId, plan: Option<AccountPlan>) -> Option<&'static Self> {
        Self::find(id, Belongs::Plan(plan.unwrap_or(AccountPlan::Free)))
    }

    /// The number of the stricter of the two sets.
    #[must_use]
    pub fn stricter(id: LimitId) -> Option<&'static Self> {
        // Of equal ones that of the lower set.
        let rows = Preset::BOTH.into_iter().rev().filter_map(|preset| Self::of(id, preset));
        rows.min_by_key(|row| (row.safe.limit, row.safe.warn))
    }

    fn find(id: LimitId, belongs: Belongs) -> Option<&'static Self> {
        Self::all().iter().find(|row| row.id == id && row.belongs == belongs)
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
            belongs: Belongs::from_name(preset)?,
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
            format!("{} {}: {warn}, {limit}", row.belongs.name(), row.id)
        };
        let read: Vec<String> = Row::all().iter().map(words).collect();
        let expected = [
            "article invitations-day: 60, 100",
            "careful invitations-day: 16, 20",
            "new invitations-day: 10, 15",
            "article invitations-week: 80, 100",
            "careful invitations-week: 80, 100",
            "new invitations-week: 50, 75",
            "article pending: 560, 700",
            "careful pending: 400, 500",
            "article same-message-day: 48, 60",
            "careful same-message-day: 40, 50",
            "careful messages-day: 80, 100",
            "free notes-month: 4, 5",
            "career inmails-month: 4, 5",
            "business inmails-month: 12, 15",
            "sales-navigator inmails-month: 40, 50",
            "careful views-day: 64, 80",
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
                LimitId::SameMessageDay | LimitId::MessagesDay => ("day", Kind::MESSAGE),
                LimitId::NotesMonth => ("month", Kind::INVITATION),
                LimitId::InmailsMonth => ("month", Kind::INMAIL),
                LimitId::ViewsDay => ("day", Kind::VIEW),
            };
            assert_eq!((span, kinds), expected, "{row}");
            let is_kind = Kind::listed().any(|kind| kind.is(kinds));
            assert!(is_kind || kinds == Reading::KIND, "{row}");
            assert!(Belongs::from_name(preset).is_some(), "{row}");
            assert!(matches!(standing, "" | "official" | "unverified"), "{row}");
            if !limit.is_empty() {
                let number = |cell: &str| cell.parse::<u64>().unwrap();
                assert!((1..number(limit)).contains(&number(warn)), "{row}");
            }
        }
    }

    #[test]
    fn each_set_and_each_plan_has_its_numbers() {
        let limit = |row: Option<&Row>| row.map(|row| row.safe.limit);
        let of = |id| Preset::ALL.map(|preset| limit(Row::of(id, preset)));
        assert_eq!(of(LimitId::InvitationsDay), [Some(100), Some(20), Some(15)]);
        assert_eq!(of(LimitId::InvitationsWeek), [Some(100), Some(100), Some(75)]);
        assert_eq!(of(LimitId::Pending), [Some(700), Some(500), Some(500)]);
        assert_eq!(of(LimitId::ViewsDay), [None, Some(80), Some(80)]);
        assert_eq!(of(LimitId::NotesMonth), [None; 3]);
        let of = |id| AccountPlan::ALL.map(|plan| limit(Row::of_plan(id, Some(plan))));
        assert_eq!(of(LimitId::NotesMonth), [Some(5), None, None, None]);
        assert_eq!(of(LimitId::InmailsMonth), [None, Some(5), Some(15), Some(50)]);
        assert_eq!(limit(Row::of_plan(LimitId::NotesMonth, None)), Some(5));
        let stricter = LimitId::ALL.map(|id| limit(Row::stricter(id)));
        let numbers = [20, 100, 500, 50, 100].map(Some);
        assert_eq!(stricter, [&numbers[..], &[None, None, Some(80)]].concat()[..]);
    }
}
