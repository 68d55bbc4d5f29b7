//! Logs with a column for each kind: `Date;Comments;Posts;Invitations`.

use crate::domain::{Activity, Count, Date, Field, Kind, Reading, Source, Text};

use super::activities::{is_zero, own_text};
use super::counted::Counted;
use super::item::{ActivityRow, Done, Item, Rejected};
use super::lexicon::{Meaning, is_empty};
use super::named::Named;
use super::sheet::Row;

/// Where the counts of a row stand.
#[derive(Debug)]
pub(super) struct WideColumns {
    counts: Vec<Named>,
    note: Option<Named>,
}

impl WideColumns {
    pub(super) fn of(columns: &[Named]) -> Self {
        let note = Some(Meaning::Field(Field::Note));
        Self {
            counts: columns.iter().filter(|named| named.counted.is_some()).cloned().collect(),
            note: columns.iter().find(|named| named.meaning == note).cloned(),
        }
    }

    /// Whether a row says that nothing was done.
    pub(super) fn are_empty(&self, row: Row<'_>) -> bool {
        self.counts.iter().all(|named| is_nothing(named, row.cell(named.place).text))
    }

    /// What a row says was done on a day. Its note stands beside the first of it.
    pub(super) fn read(&self, row: Row<'_>, date: Date, take: &mut impl FnMut(Item)) {
        let rejected = |(named, what): (&Named, String)| {
            let column = Some(named.in_words());
            Item::Rejected(Rejected { line: row.line, column, what })
        };
        let text = self.note.as_ref().map_or("", |named| row.cell(named.place).text);
        let mut note = match own_text(self.note.as_ref(), text) {
            Ok(note) => note,
            Err(error) => return take(rejected(error)),
        };
        for named in &self.counts {
            let text = row.cell(named.place).text;
            let Some(counted) = named.counted.as_ref().filter(|_| !is_nothing(named, text)) else {
                continue;
            };
            take(match done(counted, text, date, &mut note) {
                Ok(done) => Item::Activity(ActivityRow { line: row.line, done }),
                Err(what) => rejected((named, what)),
            });
        }
    }
}

/// Whether a cell says that nothing was done. That nothing is pending is something.
fn is_nothing(named: &Named, text: &str) -> bool {
    is_empty(text) || (named.counted != Some(Counted::Pending) && is_zero(text))
}

fn done(counted: &Counted, text: &str, date: Date, note: &mut Text) -> Result<Done, String> {
    let wrong = |error| format!("`{}` {error}", crate::domain::shown(text));
    Ok(match counted {
        Counted::Kind(kind) => {
            let count = Count::parse(text).map_err(wrong)?;
            Done::Activity(activity(kind.clone(), count, date, std::mem::take(note)))
        }
        Counted::Pending => {
            let pending = Reading::parse_pending(text).map_err(wrong)?;
            let (source, note) = (Source::Csv, std::mem::take(note));
            Done::Reading(Reading { id: None, date, pending, source, note })
        }
    })
}

fn activity(kind: Kind, count: Count, date: Date, note: Text) -> Activity {
    let template = Text::default();
    Activity { id: None, date, kind, count, template, source: Source::Csv, note }
}
