//! Correcting a snapshot.

use super::super::command::Expected;
use super::super::fields::Rules;
use super::super::state::State;
use super::super::{MISSING, REFUSED, USAGE};
use super::Changes;

/// The columns that can be emptied, as options call them.
const CLEARED: [&str; 5] = ["note", "brand", "people", "industry-rank", "network-brand"];

pub(super) fn expected(day: &str, changes: &Changes, state: &State) -> Expected {
    let old = state.snapshot(day).ok_or(MISSING)?;
    let is_stray = changes.is_of_row() || changes.is_of_restriction() || changes.kind.is_some();
    let is_doubled = changes.clear.iter().any(|name| changes.given.has(name));
    if changes.is_empty() || is_stray || is_doubled {
        return Err(USAGE);
    }
    changes.check_clear(&CLEARED)?;
    let clear: Vec<String> = changes.clear.iter().map(|name| name.replace('-', "_")).collect();
    let rules = Rules { replace: true, as_shown: changes.as_shown };
    let new = changes.given.merged(Some(old), &clear, rules)?;
    let on = changes.on.unwrap_or(day);
    if on != day && state.snapshot(on).is_some() {
        return Err(REFUSED);
    }
    let mut state = state.clone();
    state.snapshots.get_or_insert_default().remove(day);
    state.put_snapshot(on, new);
    Ok(state)
}
