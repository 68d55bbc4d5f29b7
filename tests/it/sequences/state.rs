//! The data as plain maps and lists.

use std::collections::BTreeMap;

use super::command::{KindOf, kind_of};

/// `2026-03-03`: sorts in order of time.
pub(super) type Day = String;

/// What the files of a profile say; `None` where there is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) snapshots: Option<BTreeMap<Day, Snapshot>>,
    pub(super) log: Option<Vec<Row>>,
    /// By their first days.
    pub(super) restrictions: Option<BTreeMap<Day, Restriction>>,
    pub(super) settings: Option<Settings>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Snapshot {
    /// By column, in thousandths.
    pub(super) numbers: BTreeMap<String, u32>,
    pub(super) source: String,
    pub(super) note: String,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: Id,
    pub(super) day: Day,
    /// A kind, or `pending`.
    pub(super) kind: String,
    pub(super) count: u32,
    pub(super) template: String,
    pub(super) source: String,
    pub(super) note: String,
}

/// The name of a row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Id {
    None,
    /// The program chooses one.
    New,
    Known(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Restriction {
    pub(super) start: Day,
    pub(super) end: Option<Day>,
    pub(super) kind: String,
    pub(super) strike: u32,
    pub(super) until: Option<Day>,
    /// By step, as the command line names it.
    pub(super) done: BTreeMap<String, Day>,
    pub(super) note: String,
}

/// What `profile.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) name: Option<String>,
    pub(super) kinds: Vec<String>,
    /// By the days from which they hold.
    pub(super) limits: BTreeMap<Day, Limits>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Limits {
    pub(super) preset: Option<String>,
    /// Numbers of one's own, by their ids.
    pub(super) own: BTreeMap<String, u32>,
}

/// A file of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    Snapshots,
    Log,
    Restrictions,
    Settings,
}

impl File {
    pub(super) const ALL: [Self; 4] =
        [Self::Snapshots, Self::Log, Self::Restrictions, Self::Settings];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Snapshots => "snapshots.csv",
            Self::Log => "activities.csv",
            Self::Restrictions => "restrictions.csv",
            Self::Settings => "profile.toml",
        }
    }
}

impl State {
    pub(super) fn snapshot(&self, day: &str) -> Option<&Snapshot> {
        self.snapshots.as_ref()?.get(day)
    }

    pub(super) fn days_of_snapshots(&self) -> impl Iterator<Item = Day> {
        self.snapshots.iter().flat_map(BTreeMap::keys).cloned()
    }

    pub(super) fn days_of_restrictions(&self) -> impl Iterator<Item = Day> {
        self.restrictions.iter().flat_map(BTreeMap::keys).cloned()
    }

    /// The ids of the rows of the log that have one.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        self.rows().iter().filter_map(|row| match &row.id {
            Id::Known(id) => Some(id.clone()),
            Id::None | Id::New => None,
        })
    }

    pub(super) fn rows(&self) -> &[Row] {
        self.log.as_deref().unwrap_or_default()
    }

    /// The restrictions in order of time.
    pub(super) fn restrictions(&self) -> Vec<Restriction> {
        self.restrictions.iter().flat_map(BTreeMap::values).cloned().collect()
    }

    pub(super) fn settings(&self) -> Settings {
        self.settings.clone().unwrap_or_default()
    }

    /// The person's own kinds, of the settings and of the log.
    pub(super) fn own_kinds(&self) -> Vec<String> {
        let mut kinds = self.settings().kinds;
        kinds.extend(self.rows().iter().map(|row| row.kind.clone()));
        kinds.retain(|kind| kind_of(kind, self) == Some(KindOf::Person));
        kinds
    }

    pub(super) fn put_snapshot(&mut self, day: &str, snapshot: Snapshot) {
        self.snapshots.get_or_insert_default().insert(day.to_owned(), snapshot);
    }

    /// Puts other rows into the log. Rows without an id get one if anything changes at all.
    pub(super) fn put_rows(&mut self, mut rows: Vec<Row>) {
        if rows == self.rows() {
            return;
        }
        for row in rows.iter_mut().filter(|row| row.id == Id::None) {
            row.id = Id::New;
        }
        self.log = Some(rows);
    }

    pub(super) fn put_restrictions(&mut self, restrictions: Vec<Restriction>) {
        let by_day = restrictions.into_iter().map(|found| (found.start.clone(), found));
        self.restrictions = Some(by_day.collect());
    }

    pub(super) fn put_settings(&mut self, settings: Settings) {
        if settings != self.settings() {
            self.settings = Some(settings);
        }
    }

    /// Whether a file is the same in both.
    pub(super) fn has_same(&self, other: &Self, file: File) -> bool {
        match file {
            File::Snapshots => self.snapshots == other.snapshots,
            File::Log => self.log == other.log,
            File::Restrictions => self.restrictions == other.restrictions,
            File::Settings => self.settings == other.settings,
        }
    }

    /// Takes a file as it is in the other one.
    pub(super) fn take(&mut self, other: &Self, file: File) {
        match file {
            File::Snapshots => self.snapshots.clone_from(&other.snapshots),
            File::Log => self.log.clone_from(&other.log),
            File::Restrictions => self.restrictions.clone_from(&other.restrictions),
            File::Settings => self.settings.clone_from(&other.settings),
        }
    }

    /// Takes the ids that the program chose, if no two rows have one.
    pub(super) fn learn_ids(&mut self, found: &Self) {
        let is_doubled = |row: &Row| found.rows().iter().filter(|other| other.id == row.id).count();
        for (row, found) in self.log.iter_mut().flatten().zip(found.rows()) {
            if row.id == Id::New && matches!(found.id, Id::Known(_)) && is_doubled(found) == 1 {
                row.id = found.id.clone();
            }
        }
    }
}

impl Row {
    pub(super) fn is_reading(&self) -> bool {
        self.kind == "pending"
    }
}
