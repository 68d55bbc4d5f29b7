//! What is said below a name.

use super::standing::Standing;
use crate::chart::figure::Ink;
use crate::domain::Date;

/// The day of the last snapshot, and from when on the change counts.
pub(super) fn below_name(one: &Standing<'_>, today: Date) -> Vec<(String, Ink)> {
    let Some(last) = one.last else { return vec![("no snapshot yet".to_owned(), Ink::Muted)] };
    let day = last.date.beside(today);
    let last = if one.is_old() {
        (format!("not since {day}"), Ink::Limit)
    } else {
        (day.to_string(), Ink::Muted)
    };
    let late = one.late_start().map(|day| (format!("since {}", day.beside(today)), Ink::Muted));
    [last].into_iter().chain(late).collect()
}
