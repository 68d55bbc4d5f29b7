//! Other names for a kind and for the profile.

use super::super::command::{Expected, KindOf, kind_of};
use super::super::state::State;
use super::super::{MISSING, REFUSED, USAGE};

pub(super) fn renamed_kind(old: &str, new: &str, state: &State) -> Expected {
    match kind_of(old, state) {
        Some(KindOf::Person) => {}
        Some(KindOf::Table) => return Err(USAGE),
        None => return Err(MISSING),
    }
    if kind_of(new, state).is_some() {
        return Err(REFUSED);
    }
    if new == "pending" {
        return Err(USAGE);
    }
    let mut rows = state.rows().to_vec();
    for row in rows.iter_mut().filter(|row| row.kind == old) {
        new.clone_into(&mut row.kind);
    }
    let mut settings = state.settings();
    for kind in settings.kinds.iter_mut().filter(|kind| **kind == *old) {
        new.clone_into(kind);
    }
    let mut state = state.clone();
    state.put_rows(rows);
    state.put_settings(settings);
    Ok(state)
}

pub(super) fn renamed(name: &str, state: &State) -> State {
    let mut settings = state.settings();
    settings.name = Some(name.to_owned());
    let mut state = state.clone();
    state.put_settings(settings);
    state
}
