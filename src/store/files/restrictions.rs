//! `restrictions.csv`: one row a restriction, in order of time.

use std::ops::Range;

use crate::domain::{Date, Restriction, RestrictionKind, Step, Strike, Text};
use crate::words::or_list;
use crate::words::{escaped, unescaped};

use super::super::csv::{CsvFile, Edit, Row};
use super::super::{Damage, DataFile, Edited, Found, StoreError};

/// The columns, in their order. A file that this program makes has those up to `note`; the rest are added
/// when there is something to write in them, so that older files keep their rows as they are.
const COLUMNS: [&str; 13] = [
    "start",
    "end",
    "kind",
    "strike",
    "until",
    "stop",
    "withdraw",
    "write",
    "reopen",
    "write_6_months",
    "write_12_months",
    "note",
    "identity",
];

const START: usize = 0;
const END: usize = 1;
const KIND: usize = 2;
const STRIKE: usize = 3;
const UNTIL: usize = 4;
/// The first of the steps.
const STEPS: usize = 5;
const NOTE: usize = 11;
/// How many columns a new file has.
const PLAIN: usize = NOTE + 1;

/// The restrictions of a profile, and the file that they stand in.
#[derive(Debug)]
pub struct RestrictionFile {
    file: CsvFile,
    /// In order of time.
    restrictions: Vec<Restriction>,
    /// Where each of [`Self::restrictions`] stands.
    ranges: Vec<Range<usize>>,
}

impl RestrictionFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = DataFile::Restrictions.name();

    /// Reads the file; one that does not exist has no restrictions.
    pub(in crate::store) fn open(found: Found) -> Result<Self, StoreError> {
        let file = CsvFile::open(found, &COLUMNS[..PLAIN])?;
        for column in [START, END, KIND, STRIKE] {
            file.required_column(COLUMNS[column])?;
        }
        let places = COLUMNS.map(|name| file.column(name));
        let mut rows = Vec::new();
        file.each_row(|row| {
            rows.push((restriction(&file, &places, &row)?, row.range));
            Ok(())
        })?;
        rows.sort_by_key(|(restriction, _)| restriction.start);
        let (mut restrictions, ranges): (Vec<Restriction>, Vec<Range<usize>>) =
            rows.into_iter().unzip();
        for place in 1..restrictions.len() {
            restrictions[place].check_after(&restrictions[..place]).map_err(|error| {
                let damage = Damage::Cell { column: COLUMNS[START], what: error.to_string() };
                file.damaged(ranges[place].start, damage)
            })?;
        }
        Restriction::count(&mut restrictions);
        Ok(Self { file, restrictions, ranges })
    }

    /// The restrictions in order of time.
    #[must_use]
    pub fn restrictions(&self) -> &[Restriction] {
        &self.restrictions
    }

    /// Adds a restriction that lies after those that are there.
    pub fn append(mut self, restriction: &Restriction) -> Edited {
        let mut cells = self.file.empty_cells();
        self.set_cells(&mut cells, restriction, None);
        let edit = self.file.append(&self.file.row(&cells));
        self.into_edited(edit)
    }

    /// Adds a restriction in its place in time.
    pub fn insert(mut self, restriction: &Restriction) -> Edited {
        let place = self.restrictions.partition_point(|other| other.start < restriction.start);
        let above = place.checked_sub(1).and_then(|above| self.range(above));
        let mut cells = self.file.empty_cells();
        self.set_cells(&mut cells, restriction, None);
        let edit = self.file.insert_below(above.as_ref(), &self.file.row(&cells));
        self.into_edited(edit)
    }

    /// Puts a restriction in the place of another one. Only cells whose value changes are written.
    /// Without one in that place it is added.
    pub fn replace(mut self, place: usize, restriction: &Restriction) -> Edited {
        let Some((old, range)) = self.restrictions.get(place).cloned().zip(self.range(place))
        else {
            return self.append(restriction);
        };
        if old == *restriction {
            return self.as_found();
        }
        let mut cells = self.file.cells_of(&range);
        self.set_cells(&mut cells, restriction, Some(&old));
        let edit = Edit { bytes: self.file.row(&cells), range };
        self.into_edited(edit)
    }

    /// Takes restrictions out.
    pub fn without(self, restrictions: &[Restriction]) -> Edited {
        let all = self.restrictions.iter().zip(&self.ranges);
        let edits = all
            .filter(|(restriction, _)| restrictions.contains(restriction))
            .map(|(_, range)| self.file.removal(range))
            .collect();
        let content = self.file.edited(edits, self.ranges.clone().into_iter());
        self.file.into_edited(content)
    }

    fn range(&self, place: usize) -> Option<Range<usize>> {
        self.ranges.get(place).cloned()
    }

    /// The file as it was found, so that saving it makes sure that it is on the disk.
    pub fn as_found(self) -> Edited {
        self.file.into_unchanged()
    }

    fn into_edited(self, edit: Edit) -> Edited {
        let content = self.file.edited(vec![edit], self.ranges.into_iter());
        self.file.into_edited(content)
    }

    /// Writes the values that differ from those of the row as it was.
    fn set_cells(
        &mut self,
        cells: &mut Vec<Vec<u8>>,
        new: &Restriction,
        old: Option<&Restriction>,
    ) {
        let (new, old) = (cell_texts(new), old.map(cell_texts).unwrap_or_default());
        for ((name, new), old) in COLUMNS.iter().zip(new).zip(old) {
            if new != old {
                self.file.set(cells, name, &new);
            }
        }
    }
}

/// The column of a step.
const fn column_of(step: Step) -> usize {
    if matches!(step, Step::Identity) { NOTE + 1 } else { STEPS + step as usize }
}

/// The cells of a row, in the order of [`COLUMNS`].
fn cell_texts(restriction: &Restriction) -> [String; COLUMNS.len()] {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut cells: [String; COLUMNS.len()] = Default::default();
    cells[START] = restriction.start.to_string();
    cells[END] = day(restriction.end);
    restriction.kind.name().clone_into(&mut cells[KIND]);
    let number = |strike: Strike| strike.number().to_string();
    cells[STRIKE] = restriction.given_strike.map(number).unwrap_or_default();
    let until = [&day(restriction.until), " ", restriction.until_hour.as_str()].concat();
    until.trim().clone_into(&mut cells[UNTIL]);
    for step in Step::ALL {
        let days: Vec<String> = restriction.days_of(step).map(|day| day.to_string()).collect();
        cells[column_of(step)] = days.join(" ");
    }
    cells[NOTE] = escaped(restriction.note.as_str()).into_owned();
    cells
}

fn restriction(
    file: &CsvFile,
    places: &[Option<usize>; COLUMNS.len()],
    row: &Row<'_>,
) -> Result<Restriction, StoreError> {
    let cell = |column: usize| row.cells.value(places[column]);
    let refused = |column: usize, what: String| {
        file.refused(row.range.start, COLUMNS[column], cell(column), what)
    };
    let shown = |column: usize| Text::from_file(cell(column));
    let day = |column: usize| {
        Date::parse(cell(column))
            .map_err(|error| refused(column, format!("`{}`: {error}", shown(column))))
    };
    let optional_day = |column: usize| match cell(column) {
        "" => Ok(None),
        _ => day(column).map(Some),
    };
    let kind = RestrictionKind::from_name(&cell(KIND).to_lowercase()).ok_or_else(|| {
        let names = or_list(&RestrictionKind::ALL.map(RestrictionKind::name));
        refused(KIND, format!("`{}` is not {names}", shown(KIND)))
    })?;
    let strike = Strike::from_number(cell(STRIKE));
    if strike.is_none() && !cell(STRIKE).is_empty() {
        return Err(refused(STRIKE, format!("`{}` is neither 1, 2 nor 3", shown(STRIKE))));
    }
    let (until_day, hour) = cell(UNTIL).trim().split_once(' ').unwrap_or((cell(UNTIL), ""));
    let until = match until_day {
        "" => None,
        text => Some(
            Date::parse(text)
                .map_err(|error| refused(UNTIL, format!("`{}`: {error}", shown(UNTIL))))?,
        ),
    };
    let mut restriction = Restriction {
        end: optional_day(END)?,
        until,
        until_hour: Text::from_file(hour.trim()),
        given_strike: strike,
        note: Text::from_file(unescaped(row.cells.text(places[NOTE]))),
        ..Restriction::new(day(START)?, kind, Strike::First)
    };
    for (column, end) in [(END, restriction.end), (UNTIL, restriction.until)] {
        if let Some(end) = end {
            restriction.check_day(end).map_err(|error| refused(column, error.to_string()))?;
        }
    }
    for step in Step::ALL {
        let column = column_of(step);
        for text in cell(column).split_whitespace() {
            let day = Date::parse(text)
                .map_err(|error| refused(column, format!("`{}`: {error}", shown(column))))?;
            restriction.tick(step, day).map_err(|error| refused(column, error.to_string()))?;
        }
    }
    Ok(restriction)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "start,end,kind,strike,until,stop,withdraw,write,reopen,write_6_months,write_12_months,note\n";

    fn open(text: &str) -> Result<RestrictionFile, StoreError> {
        RestrictionFile::open(Found::holding(DataFile::Restrictions, text))
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn content(edited: Edited) -> String {
        String::from_utf8(edited.content).unwrap()
    }

    #[test]
    fn a_restriction_is_written_and_read_back() {
        let mut new =
            Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
        let text = content(open("").unwrap().append(&new));
        assert_eq!(text, format!("{HEADER}2026-03-03,,invitations,,,,,,,,,\n"));
        new.until = Some(day("2026-03-10"));
        new.until_hour = Text::new("14:00 CET").unwrap();
        (new.given_strike, new.strike) = (Some(Strike::Second), Some(Strike::Second));
        new.note = Text::new("=x").unwrap();
        for (step, date) in [
            (Step::Stop, "2026-03-03"),
            (Step::WriteAfter12Months, "2027-03-03"),
            (Step::WriteAfter12Months, "2028-03-03"),
        ] {
            new.tick(step, day(date)).unwrap();
        }
        let text = content(open(&text).unwrap().replace(0, &new));
        let row = "2026-03-03,,invitations,2,2026-03-10 14:00 CET,2026-03-03,,,,,2027-03-03 2028-03-03,'=x\n";
        assert_eq!(text, format!("{HEADER}{row}"));
        assert_eq!(open(&text).unwrap().restrictions(), [new]);
    }

    #[test]
    fn rows_from_elsewhere_keep_their_form() {
        let csv = "mood;start;end;kind;strike\r\nbad;04.11.2025;11.11.2025;Invitations;1\r\n";
        let file = open(csv).unwrap();
        let (start, end) = (file.restrictions()[0].start, file.restrictions()[0].end);
        assert_eq!((start, end), (day("2025-11-04"), Some(day("2025-11-11"))));
        let mut new = Restriction::new(day("2026-03-03"), RestrictionKind::Account, Strike::Second);
        let text = content(file.append(&new));
        assert_eq!(text, format!("{csv};2026-03-03;;account;\r\n"));
        new.tick(Step::Write, day("2026-03-03")).unwrap();
        let text = content(open(&text).unwrap().replace(1, &new));
        let expected = "mood;start;end;kind;strike;write\r\n\
            bad;04.11.2025;11.11.2025;Invitations;1;\r\n;2026-03-03;;account;;2026-03-03\r\n";
        assert_eq!(text, expected);
        let unchanged = content(open(&text).unwrap().replace(1, &new));
        assert_eq!(unchanged, expected);
    }

    #[test]
    fn damage_is_refused_with_line_and_column() {
        #[track_caller]
        fn case(rows: &str, expected: &str) {
            let error = open(&format!("start,end,kind,strike,write\n{rows}\n")).unwrap_err();
            let source = std::error::Error::source(&error).unwrap();
            assert_eq!(format!("{error}: {source}"), format!("restrictions.csv:{expected}"));
        }
        case("x,,account,1,", "2: column `start`: `x`: not a date of the form 2026-03-02");
        case(",,account,1,", "2: column `start`: ``: not a date of the form 2026-03-02");
        case(
            "2026-03-03,,all,1,",
            "2: column `kind`: `all` is not `weekly-limit`, `invitations`, `messages`, `account`, `locked` or `warning`",
        );
        case("2026-03-03,,account,4,", "2: column `strike`: `4` is neither 1, 2 nor 3");
        case(
            "2026-03-03,2026-03-02,account,1,",
            "2: column `end`: Mon 2 Mar 2026 lies before the start of the restriction, Tue 3 Mar 2026",
        );
        case(
            "2026-03-03,,account,1,2026-03-02",
            "2: column `write`: Mon 2 Mar 2026 lies before the start of the restriction, Tue 3 Mar 2026",
        );
        case(
            "2026-03-03,2026-03-09,account,2,\n2026-03-05,,account,3,",
            "3: column `start`: Thu 5 Mar 2026 does not lie after the restriction that started on Tue 3 Mar 2026 and ended on Mon 9 Mar 2026",
        );
    }
}
