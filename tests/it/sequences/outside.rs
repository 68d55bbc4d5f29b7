//! What another program does: it appends a row to a CSV file.

use super::chance::Chance;
use super::restriction::check_all;
use super::state::{File, Id, Restriction, Row, Snapshot, State};

#[derive(Clone, Debug)]
pub(super) struct Outside {
    added: Added,
    /// Whether it ends its last line.
    ends_line: bool,
}

#[derive(Clone, Debug)]
enum Added {
    Snapshot { day: &'static str, total: u32 },
    Row { day: &'static str, kind: &'static str, id: Option<u32> },
    Restriction { start: &'static str, end: &'static str },
}

impl Outside {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let day = chance.of(&super::chance::DAYS);
        let added = match chance.below(5) {
            0..2 => Added::Snapshot { day, total: chance.of(&[50, 60]) },
            2..4 => Added::Row {
                day,
                // A kind that nobody knows would stop `log`: `hand_edited` has that.
                kind: chance.of(&["comment", "post", "view"]),
                id: chance.percent(50).then(|| u32::try_from(chance.below(10_000)).unwrap()),
            },
            _ => Added::Restriction { start: day, end: chance.of(&super::chance::DAYS) },
        };
        Self { added, ends_line: chance.percent(70) }
    }

    /// The state after it; `None` if the file would not be as it should.
    pub(super) fn expected(&self, state: &State) -> Option<State> {
        let mut new = state.clone();
        match &self.added {
            Added::Snapshot { day, total } => {
                let numbers = [("total".to_owned(), total * 1000)].into();
                let (source, note) = ("page".to_owned(), String::new());
                new.put_snapshot(day, Snapshot { numbers, source, note });
                return state.snapshot(day).is_none().then_some(new);
            }
            Added::Row { day, kind, id } => {
                let row = Row {
                    id: id.map_or(Id::None, |id| Id::Known(format!("out{id}"))),
                    day: (*day).to_owned(),
                    kind: (*kind).to_owned(),
                    count: 4,
                    template: String::new(),
                    source: "csv".to_owned(),
                    note: String::new(),
                };
                if id.is_some() && state.rows().iter().any(|other| other.id == row.id) {
                    return None;
                }
                new.log.get_or_insert_default().push(row);
            }
            Added::Restriction { start, end } => {
                let mut all = state.restrictions();
                all.push(Restriction {
                    start: (*start).to_owned(),
                    end: Some((*end).to_owned()),
                    kind: "account".to_owned(),
                    strike: 3,
                    until: None,
                    done: <_>::default(),
                    note: String::new(),
                });
                check_all(&all).ok()?;
                new.put_restrictions(all);
            }
        }
        Some(new)
    }

    pub(super) const fn file(&self) -> File {
        match self.added {
            Added::Snapshot { .. } => File::Snapshots,
            Added::Row { .. } => File::Log,
            Added::Restriction { .. } => File::Restrictions,
        }
    }

    /// The file with the row at its end; one that does not exist gets few columns.
    pub(super) fn text(&self, old: Option<String>) -> String {
        let cells = self.cells();
        let header = || self.columns().to_owned();
        let mut text = old.unwrap_or_else(header);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let columns = text.lines().next().unwrap_or_default().split(',');
        let cell = |column| cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| &**cell);
        let row: Vec<&str> = columns.map(|column| cell(column).unwrap_or_default()).collect();
        let end = if self.ends_line { "\n" } else { "" };
        format!("{text}{}{end}", row.join(","))
    }

    /// The columns of a new file. Into a log all of them: the program adds no column to one into
    /// which it writes several rows.
    const fn columns(&self) -> &'static str {
        match self.added {
            Added::Snapshot { .. } => "date,total,source",
            Added::Row { .. } => "id,date,kind,count,template,source,note",
            Added::Restriction { .. } => "start,end,kind,strike",
        }
    }

    fn cells(&self) -> Vec<(&'static str, String)> {
        let text = ToString::to_string;
        match &self.added {
            Added::Snapshot { day, total } => {
                vec![("date", text(day)), ("total", total.to_string()), ("source", text(&"page"))]
            }
            Added::Row { day, kind, id } => vec![
                ("id", id.map(|id| format!("out{id}")).unwrap_or_default()),
                ("date", text(day)),
                ("kind", text(kind)),
                ("count", text(&"4")),
                ("source", text(&"csv")),
            ],
            Added::Restriction { start, end } => vec![
                ("start", text(start)),
                ("end", text(end)),
                ("kind", text(&"account")),
                ("strike", text(&"3")),
            ],
        }
    }
}
