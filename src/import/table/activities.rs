//! Rows of what was done.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::{
    Activity, ActivityId, Count, Date, Field, Kind, KindError, Reading, Source, Text, shown,
};
use crate::words::{or_list, unescaped};

use super::counted::Counted;
use super::header::Header;
use super::item::{ActivityRow, Done, Item, LeftOut, Rejected};
use super::lexicon::{self, Meaning};
use super::named::Named;
use super::scores::source;
use super::sheet::Row;

/// Where the values of a row of the log stand.
#[derive(Debug)]
pub(super) struct ActivityColumns {
    kind: Option<Named>,
    count: Option<Named>,
    template: Option<Named>,
    note: Option<Named>,
    source: Option<usize>,
    /// Ids count in files of `ssi` itself only; elsewhere they are anybody's numbers.
    id: Option<usize>,
    own: Vec<Kind>,
    /// What each word means that was read so far.
    kinds: RefCell<HashMap<String, Meant>>,
}

/// What the word of a kind means, or why it means nothing.
type Meant = Result<Counted, String>;

impl ActivityColumns {
    pub(super) fn of(header: &Header, own: &[Kind]) -> Self {
        let of = |meaning| header.of(meaning).cloned();
        let source = header.of(Meaning::Source).map(|named| named.place);
        Self {
            kind: of(Meaning::Kind),
            count: of(Meaning::Count),
            template: of(Meaning::Template),
            note: of(Meaning::Field(Field::Note)),
            source,
            id: header.of(Meaning::Id).map(|named| named.place).filter(|_| source.is_some()),
            own: own.to_vec(),
            kinds: RefCell::default(),
        }
    }

    /// What a row says was done on a day.
    pub(super) fn read(&self, row: Row<'_>, date: Date) -> Item {
        let rejected = |(named, what): (&Named, String)| {
            let column = Some(named.in_words());
            Item::Rejected(Rejected { line: row.line, column, what })
        };
        match self.done(row, date) {
            Ok(Some(done)) => Item::Activity(ActivityRow { line: row.line, done }),
            Ok(None) => Item::LeftOut(LeftOut { line: row.line, what: "a count of 0" }),
            Err(error) => rejected(error),
        }
    }

    fn done(&self, row: Row<'_>, date: Date) -> Result<Option<Done>, (&Named, String)> {
        let text =
            |named: &Option<Named>| named.as_ref().map_or("", |named| row.cell(named.place).text);
        let id = self.id.and_then(|place| ActivityId::new(row.cell(place).text));
        let source = self.source.and_then(|place| source(row.cell(place).text));
        let note = own_text(self.note.as_ref(), text(&self.note))?;
        let Some(kind_column) = &self.kind else { return Ok(None) };
        let meant = self.meant(text(&self.kind), source.is_some());
        let count = text(&self.count);
        let wrong_count = |error: &dyn std::fmt::Display| {
            let what = match count {
                "" => "there is no count".to_owned(),
                count => format!("`{}` {error}", shown(count)),
            };
            (self.count.as_ref().unwrap_or(kind_column), what)
        };
        match meant {
            Err(why) => Err((kind_column, why)),
            Ok(Counted::Pending) => {
                let pending = Reading::parse_pending(count).map_err(|e| wrong_count(&e))?;
                let source = source.unwrap_or(Source::Csv);
                Ok(Some(Done::Reading(Reading { id, date, pending, source, note })))
            }
            Ok(Counted::Kind(kind)) => {
                let count = match &self.count {
                    None => Count::ONE,
                    Some(_) if is_zero(count) => return Ok(None),
                    Some(_) => Count::parse(count).map_err(|e| wrong_count(&e))?,
                };
                let template = own_text(self.template.as_ref(), text(&self.template))?;
                let source = source.unwrap_or(Source::Csv);
                let activity = Activity { id, date, kind, count, template, source, note };
                Ok(Some(Done::Activity(activity)))
            }
        }
    }

    /// What the word of a kind means; one of a row of `ssi` itself is the person's own where it is
    /// in no table.
    fn meant(&self, word: &str, is_own_row: bool) -> Meant {
        if let Some(known) = self.kinds.borrow().get(word) {
            return known.clone();
        }
        let meant = self.looked_up(word, is_own_row);
        self.kinds.borrow_mut().insert(word.to_owned(), meant.clone());
        meant
    }

    fn looked_up(&self, word: &str, is_own_row: bool) -> Meant {
        if word.is_empty() {
            return Err("there is no kind".to_owned());
        }
        Counted::of(word, &self.own).or_else(|error| {
            let own = Kind::from_file(word).ok().filter(|_| is_own_row);
            own.map(Counted::Kind).ok_or_else(|| unknown(word, &error))
        })
    }
}

/// The person's own text in a cell.
pub(super) fn own_text<'a>(
    named: Option<&'a Named>,
    text: &str,
) -> Result<Text, (&'a Named, String)> {
    match named {
        Some(named) => Text::new(unescaped(text)).map_err(|error| (named, error.to_string())),
        None => Ok(Text::default()),
    }
}

fn unknown(word: &str, error: &KindError) -> String {
    let what = format!("`{}` is no kind of activity", shown(word));
    match error {
        KindError::Unknown { nearest, .. } if !nearest.is_empty() => {
            format!("{what}; did you mean {}?", or_list(nearest))
        }
        _ => format!("{what}; --new-kind takes a word for a kind of your own"),
    }
}

/// Whether a count says that nothing was done.
pub(super) fn is_zero(count: &str) -> bool {
    matches!(count, "0" | "0.0" | "0,0") || (!count.is_empty() && lexicon::is_empty(count))
}
