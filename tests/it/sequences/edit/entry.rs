//! Correcting a row of the log.

use super::super::command::{Expected, kind_of};
use super::super::state::{Id, Row, State};
use super::super::{MISSING, REFUSED, USAGE};
use super::Changes;

pub(super) fn expected(id: &str, changes: &Changes, state: &State) -> Expected {
    let old = of_id(id, state).ok_or(MISSING)?;
    if changes.is_empty() || changes.given.has_numbers() || changes.is_of_restriction() {
        return Err(USAGE);
    }
    let new = if old.is_reading() {
        changed_reading(old, changes, state)?
    } else {
        changed(old, changes, state)?
    };
    let rows = state.rows().iter().map(|row| if row.id == new.id { &new } else { row });
    let rows = rows.cloned().collect();
    let mut state = state.clone();
    state.put_rows(rows);
    Ok(state)
}

/// The row of that id.
pub(super) fn of_id<'a>(id: &str, state: &'a State) -> Option<&'a Row> {
    state.rows().iter().find(|row| matches!(&row.id, Id::Known(known) if known == id))
}

fn changed(old: &Row, changes: &Changes, state: &State) -> Result<Row, i32> {
    changes.check_clear(&["note", "template"])?;
    let mut new = old.clone();
    if let Some(kind) = changes.kind {
        kind_of(kind, state).ok_or(USAGE)?;
        kind.clone_into(&mut new.kind);
        if new.kind != old.kind && kind != "message" {
            new.template.clear();
        }
    }
    new.count = count(changes, old.count, 1)?;
    if let Some(template) = changes.template {
        if new.kind != "message" {
            return Err(USAGE);
        }
        template.clone_into(&mut new.template);
    }
    if changes.clears("template") {
        new.template.clear();
    }
    new.note = changes.note(&old.note);
    changes.on.unwrap_or(&old.day).clone_into(&mut new.day);
    if new.kind == "other" && new.note.is_empty() { Err(USAGE) } else { Ok(new) }
}

fn changed_reading(old: &Row, changes: &Changes, state: &State) -> Result<Row, i32> {
    changes.check_clear(&["note"])?;
    if changes.kind.is_some() || changes.template.is_some() {
        return Err(USAGE);
    }
    let mut new = old.clone();
    new.count = count(changes, old.count, 0)?;
    new.note = changes.note(&old.note);
    changes.on.unwrap_or(&old.day).clone_into(&mut new.day);
    let mut others = state.rows().iter().filter(|row| row.is_reading() && row.id != old.id);
    if others.any(|row| row.day == new.day) { Err(REFUSED) } else { Ok(new) }
}

fn count(changes: &Changes, old: u32, least: u32) -> Result<u32, i32> {
    let Some(text) = changes.count else { return Ok(old) };
    text.parse().ok().filter(|count| *count >= least).ok_or(USAGE)
}
