//! What is odd in a log that can be read.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::domain::{Activity, ActivityId, Date, Kind, KindError, Reading};

use super::super::super::csv::CsvFile;
use super::super::super::{DataFile, Finding, Oddity};
use super::entry::Entry;

/// What the rows have in common, with the lines on which it stands.
#[derive(Default)]
struct Rows<'a> {
    kinds: BTreeMap<&'a Kind, Vec<usize>>,
    /// The first line of every id.
    ids: HashMap<&'a ActivityId, usize>,
    doubled: BTreeMap<&'a str, (&'a ActivityId, Vec<usize>)>,
    readings: BTreeMap<Date, Vec<usize>>,
    ahead: Vec<(usize, Oddity)>,
}

/// What is odd in the rows of a file, in order of its lines; `own` are the person's own kinds.
pub(super) fn findings<'a>(
    file: &CsvFile,
    rows: impl Iterator<Item = (&'a Entry, &'a Range<usize>)>,
    own: &[Kind],
    today: Date,
) -> Vec<Finding> {
    let mut lines = file.lines();
    let mut found = Rows::default();
    found.ids.reserve(rows.size_hint().0);
    for (entry, range) in rows {
        found.add(entry, lines.of(range.start), own, today);
    }
    Finding::in_order(DataFile::Log, found.oddities(own))
}

impl<'a> Rows<'a> {
    fn add(&mut self, entry: &'a Entry, line: usize, own: &[Kind], today: Date) {
        if let Some(id) = entry.id() {
            let first = *self.ids.entry(id).or_insert(line);
            if first != line {
                let one = (id, vec![first]);
                self.doubled.entry(id.as_str()).or_insert(one).1.push(line);
            }
        }
        let date = match entry {
            Entry::Activity(Activity { date, kind, .. }) => {
                if kind.is_own() && !own.contains(kind) {
                    self.kinds.entry(kind).or_default().push(line);
                }
                *date
            }
            Entry::Reading(Reading { date, .. }) => {
                self.readings.entry(*date).or_default().push(line);
                *date
            }
        };
        if date > today {
            self.ahead.push((line, Oddity::DayAhead { date }));
        }
    }

    fn oddities(self, own: &[Kind]) -> Vec<(usize, Oddity)> {
        let kinds = self.kinds.into_iter().map(|(kind, lines)| {
            let nearest = nearest(kind, own);
            (lines[0], Oddity::UnknownKind { kind: kind.clone(), nearest, lines })
        });
        let ids = self.doubled.into_values();
        let ids = ids.map(|(id, lines)| (lines[1], Oddity::DoubledId { id: id.clone(), lines }));
        let readings = self.readings.into_iter().filter(|(_, lines)| lines.len() > 1);
        let readings =
            readings.map(|(date, lines)| (lines[0], Oddity::DoubledReading { date, lines }));
        kinds.chain(ids).chain(readings).chain(self.ahead).collect()
    }
}

/// Kinds of the program and of the person with a similar name.
fn nearest(kind: &Kind, own: &[Kind]) -> Vec<Kind> {
    match Kind::parse(kind.name(), own) {
        Err(KindError::Unknown { nearest, .. }) => nearest,
        Ok(meant) => vec![meant],
        Err(_) => Vec::new(),
    }
}
