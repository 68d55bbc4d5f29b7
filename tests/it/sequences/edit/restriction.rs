//! Correcting a restriction.

use super::super::command::Expected;
use super::super::restriction::{COUNTED, Fault, STEPS, check_all, next_strike, number};
use super::super::state::{Day, Restriction, State};
use super::super::{MISSING, REFUSED, USAGE};
use super::Changes;

pub(super) fn expected(day: &str, changes: &Changes, state: &State) -> Expected {
    let mut all = state.restrictions();
    let place = all.iter().position(|found| found.start == day).ok_or(MISSING)?;
    if changes.is_empty() || changes.given.has_numbers() || changes.is_of_row() {
        return Err(USAGE);
    }
    all[place] = changed(&all[place], changes)?;
    if changes.strike.is_some() && all[place].strike < next_strike(&all[..place]) {
        return Err(REFUSED);
    }
    check_all(&all).map_err(|fault| match fault {
        Fault::Day => USAGE,
        Fault::Overlap => REFUSED, // it is the other one that is in the way
    })?;
    let mut state = state.clone();
    state.put_restrictions(all);
    Ok(state)
}

fn changed(old: &Restriction, changes: &Changes) -> Result<Restriction, i32> {
    changes.check_clear(&[&["until", "end", "note", "strike"], &STEPS[..]].concat())?;
    let mut new = old.clone();
    changes.on.unwrap_or(&old.start).clone_into(&mut new.start);
    if let Some(kind) = changes.kind {
        if !["invitations", "account"].contains(&kind) {
            return Err(USAGE);
        }
        kind.clone_into(&mut new.kind);
    }
    let strike = if changes.clears("strike") { COUNTED } else { old.strike };
    new.strike = changes.strike.map_or(strike, number);
    new.until = optional(changes, "until", changes.until, old.until.as_ref());
    new.end = optional(changes, "end", changes.end, old.end.as_ref());
    new.done.retain(|step, _| !changes.clears(step));
    new.note = changes.note(&old.note);
    Ok(new)
}

fn optional(changes: &Changes, name: &str, given: Option<&str>, old: Option<&Day>) -> Option<Day> {
    let old = old.filter(|_| !changes.clears(name));
    given.map(ToOwned::to_owned).or_else(|| old.cloned())
}
