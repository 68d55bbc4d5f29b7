//! Of whom the rows of a table are.

use std::collections::BTreeSet;

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{nearest, shown};
use crate::import::table::Item;
use crate::words::or_list;

use super::args::ImportArgs;
use super::tables::{Placed, with_seat};

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
    let seats = seats(tables);
    if args.all_seats {
        if seats.is_empty() {
            return Err(nobody("--all-seats"));
        }
        return Ok(Whose::Seats(seats));
    }
    match &args.seat {
        None => match seats.as_slice() {
            [] => Ok(Whose::Everything),
            [one] => Ok(Whose::Seat(one.clone())),
            _ => Err(several(&seats, context)),
        },
        Some(_) if seats.is_empty() => Err(nobody("--seat")),
        Some(name) => {
            let is_it = |seat: &&String| seat.to_lowercase() == name.trim().to_lowercase();
            match seats.iter().find(is_it) {
                Some(seat) => Ok(Whose::Seat(seat.clone())),
                None => Err(no_seat(name, &seats)),
            }
        }
    }
}

fn several(seats: &[String], context: &Context) -> Failure {
    let told: Vec<&String> = seats.iter().take(MOST).collect();
    let more = if seats.len() > MOST { ", ..." } else { "" };
    Failure::new(Exit::Usage, format!("the table has records of {} people", seats.len()))
        .why(format!("they are {}{more}", told_names(&told)))
        .fix(format!(
            "{}, or each into a profile: {}",
            with_seat(context, &seats[0]),
            context.command_with("--all-seats")
        ))
}

fn nobody(option: &str) -> Failure {
    Failure::new(Exit::Usage, format!("{option} is for a table that tells whose the rows are"))
        .fix("name the column: --map COLUMN=seat")
}

fn no_seat(name: &str, seats: &[String]) -> Failure {
    let near = nearest(name, seats.iter(), |seat| seat);
    let failure = Failure::new(Exit::Missing, format!("there is no record of `{}`", shown(name)));
    if near.is_empty() {
        let told: Vec<&String> = seats.iter().take(MOST).collect();
        failure.fix(format!("choose {}", told_names(&told)))
    } else {
        failure.fix(format!("did you mean {}?", told_names(&near)))
    }
}

fn told_names(names: &[&String]) -> String {
    let names: Vec<String> = names.iter().map(|name| shown(name)).collect();
    or_list(&names)
}

/// The seats that have a record, by name.
fn seats(tables: &[Placed<'_>]) -> Vec<String> {
    let mut seats: BTreeSet<String> = BTreeSet::new();
    for placed in tables.iter().filter(|placed| placed.has_seats()) {
        placed.table.each(|seat, item| {
            let seat = placed.seat.or(seat).unwrap_or_default();
            if !matches!(item, Item::LeftOut(_)) && !seats.contains(seat) {
                seats.insert(seat.to_owned());
            }
        });
    }
    seats.into_iter().collect()
}
