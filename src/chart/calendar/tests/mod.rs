mod alternative;
mod layout;
mod words;

use crate::chart::{Calendar, CalendarDay, Figure, Fonts, LoggedDay};
use crate::domain::{Date, Snapshot};

/// Days from one on, of these.
fn days(first: Date, logged: &[LoggedDay]) -> Vec<CalendarDay> {
    let day = |(number, logged): (i32, &LoggedDay)| CalendarDay {
        date: first.plus_days(number),
        logged: *logged,
        is_restricted: false,
    };
    (0..).zip(logged).map(day).collect()
}

/// So many days, of which every fifth one is idle.
fn year(first: Date, count: u64) -> Vec<CalendarDay> {
    let done = |number: u64| if number.is_multiple_of(5) { 0 } else { number * 7 % 50 };
    days(first, &(0..count).map(|number| LoggedDay::All(done(number))).collect::<Vec<_>>())
}

fn pages(days: &[CalendarDay], snapshots: &[Snapshot]) -> Vec<Figure> {
    let who = Some("Anna Lind");
    Calendar { who, days, snapshots: snapshots.into(), title: None }.figures(&Fonts::bundled())
}

#[track_caller]
fn page(days: &[CalendarDay], snapshots: &[Snapshot]) -> Figure {
    let mut pages = pages(days, snapshots);
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}
