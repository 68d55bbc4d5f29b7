//! Of whom the rows of a table are.

use std::collections::BTreeMap;

use crate::answer::import::Place;
use crate::cli::frame::{Context, Exit, Failure, quoted};
use crate::domain::{nearest, shown};
use crate::import::table::{Item, Meaning, Named, names_no_person, names_nobody};
use crate::words::or_list;

use super::args::ImportArgs;
use super::doubts::with_map;
use super::tables::{Placed, is_same_seat, with_seat};

/// Whose rows are wanted.
pub(super) enum Whose {
    /// Of tables that do not tell whose they are, or of one person.
    Everything,
    /// Of one seat.
    Seat(String),
    /// Of every seat that has a record, each on its own.
    Seats(Vec<String>),
}

/// The most seats that are told.
const MOST: usize = 8;

/// Whose the records of tables are.
#[derive(Default)]
struct Seats {
    /// The people, by name, each as it is written first.
    people: Vec<String>,
    /// What is no person: `Average`.
    others: Vec<String>,
    /// The first record that is nobody's, beside such as are somebody's.
    nameless: Option<Place>,
    /// The column that tells.
    column: Option<Named>,
}

/// Whose rows are wanted.
///
/// # Errors
///
/// Refuses to mix the records of several people.
pub(super) fn whose(
    args: &ImportArgs,
    tables: &[Placed<'_>],
    context: &Context,
) -> Result<Whose, Failure> {
    let seats = Seats::of(tables);
    if args.all_seats {
        return every(seats, tables, context);
    }
    match &args.seat {
        None => match (seats.people.as_slice(), seats.is_mixed()) {
            ([], false) => Ok(Whose::Everything),
            ([one], false) => Ok(Whose::Seat(one.clone())),
            _ => Err(several(&seats, context)),
        },
        Some(_) if seats.people.is_empty() && seats.others.is_empty() => Err(nobody("--seat")),
        Some(name) => {
            let is_it = |seat: &&String| is_same_seat(seat, name.trim());
            match seats.people.iter().find(is_it) {
                Some(seat) => Ok(Whose::Seat(seat.clone())),
                None if seats.others.iter().any(|other| is_it(&other)) => Err(no_person(name)),
                None => Err(no_seat(name, &seats.people)),
            }
        }
    }
}

/// Every person, if each record is somebody's.
fn every(seats: Seats, tables: &[Placed<'_>], context: &Context) -> Result<Whose, Failure> {
    let untold =
        |placed: &&Placed<'_>| placed.seat.map_or_else(|| !placed.table.has_seats(), names_nobody);
    if seats.people.is_empty() {
        return Err(nobody("--all-seats"));
    }
    let place = seats.nameless.as_ref().map(ToString::to_string);
    let place = place.or_else(|| Some(tables.iter().find(untold)?.origin.to_string()));
    match place {
        None => Ok(Whose::Seats(seats.people)),
        Some(place) => Err(Failure::new(Exit::Usage, format!("{place} does not tell whose it is"))
            .why("--all-seats puts each record into the profile of its name")
            .fix(format!(
                "write the name into it, or import one: {}",
                with_seat_instead(context, &seats.people[0])
            ))),
    }
}

fn several(seats: &Seats, context: &Context) -> Failure {
    let count = seats.people.len();
    let what = match seats.people.as_slice() {
        [] => "the table has records of nobody".to_owned(),
        [one] => format!("not every record of the table is of `{}`", shown(one)),
        _ => format!("the table has records of {count} people"),
    };
    let more = if count > MOST { ", ..." } else { "" };
    let why = [
        (count > 1).then(|| format!("they are {}{more}", told_names(&seats.people))),
        (!seats.others.is_empty()).then(|| {
            let are = if seats.others.len() == 1 { "is" } else { "are" };
            format!("{} {are} no person", told_names(&seats.others))
        }),
        seats.nameless.as_ref().map(|place| format!("{place} names nobody")),
    ];
    let why: Vec<String> = why.into_iter().flatten().collect();
    let all = || format!("each into a profile: {}", context.command_with("--all-seats"));
    let fix = [
        seats.people.first().map(|seat| with_seat(context, seat)),
        (count > 1 && seats.nameless.is_none()).then(all),
        seats.column.as_ref().filter(|named| !named.is_told).map(|named| {
            let without = with_map(named, "-", context);
            format!("if `{}` does not tell whose they are: {without}", named.name)
        }),
    ];
    let fix: Vec<String> = fix.into_iter().flatten().collect();
    Failure::new(Exit::Usage, what).why(why.join("; ")).fix(fix.join(", or "))
}

fn nobody(option: &str) -> Failure {
    Failure::new(Exit::Usage, format!("{option} is for a table that tells whose the rows are"))
        .fix("name the column: --map COLUMN=seat")
}

fn no_person(name: &str) -> Failure {
    Failure::new(Exit::Refused, format!("`{}` is no person", shown(name)))
        .why("an average, a sum or a goal is nobody's score")
        .fix("choose a person, or leave such rows out of the table")
}

fn no_seat(name: &str, seats: &[String]) -> Failure {
    let near: Vec<String> = nearest(name, seats.iter(), |seat| seat).into_iter().cloned().collect();
    let failure = Failure::new(Exit::Missing, format!("there is no record of `{}`", shown(name)));
    if near.is_empty() {
        failure.fix(format!("choose {}", told_names(seats)))
    } else {
        failure.fix(format!("did you mean {}?", told_names(&near)))
    }
}

/// The first of some names.
fn told_names(names: &[String]) -> String {
    let names: Vec<String> = names.iter().take(MOST).map(|name| shown(name)).collect();
    or_list(&names)
}

/// The command with a seat in the place of `--all-seats`.
fn with_seat_instead(context: &Context, seat: &str) -> String {
    let seat = if quoted(seat) == seat { seat } else { "NAME" };
    context.command_instead("--all-seats", 0, &format!("--seat={seat}"))
}

impl Seats {
    /// The seats that have a record.
    fn of(tables: &[Placed<'_>]) -> Self {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut found = Self::default();
        for placed in tables.iter().filter(|placed| placed.has_seats()) {
            found.column = found.column.or_else(|| placed.table.header.of(Meaning::Seat).cloned());
            placed.table.each(|seat, item| {
                let seat = placed.seat.or(seat).unwrap_or_default();
                let Some(line) = line_of(&item) else { return };
                if seat.is_empty() {
                    found.nameless.get_or_insert_with(|| placed.origin.at(line));
                } else {
                    names.entry(seat.to_lowercase()).or_insert_with(|| seat.to_owned());
                }
            });
        }
        // A column in which nothing stands tells nothing.
        found.nameless = found.nameless.filter(|_| !names.is_empty());
        (found.others, found.people) = names.into_values().partition(|name| names_no_person(name));
        found
    }

    /// Whether there are records that are of no person.
    fn is_mixed(&self) -> bool {
        self.nameless.is_some() || !self.others.is_empty()
    }
}

/// The line of what may be a record.
const fn line_of(item: &Item) -> Option<usize> {
    match item {
        Item::Scores(row) => Some(row.line),
        Item::Activity(row) => Some(row.line),
        Item::Rejected(row) => Some(row.line),
        Item::LeftOut(_) => None,
    }
}
