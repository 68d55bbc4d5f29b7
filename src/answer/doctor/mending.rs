//! What mending makes of a trouble.

use crate::domain::{ActivityId, Date};
use crate::store::{Conflict, Kept, Mend, Merge, Oddity, Trouble, What};
use crate::words::counted;

/// What would be made of it.
pub(super) fn would(trouble: &Trouble) -> Vec<String> {
    made(trouble, &|_| "an id of its own".to_owned())
}

/// What was made of it.
pub(super) fn done(trouble: &Trouble) -> Vec<String> {
    made(trouble, &|id| format!("the id `{id}`"))
}

fn made(trouble: &Trouble, new_id: &dyn Fn(&ActivityId) -> String) -> Vec<String> {
    match &trouble.mend {
        None => Vec::new(),
        Some(Mend::Parted { same, renamed }) => {
            let same = same.iter().map(|line| format!("line {line}: taken out, it says the same"));
            let renamed = renamed.iter().map(|(line, id)| format!("line {line}: {}", new_id(id)));
            same.chain(renamed).collect()
        }
        Some(Mend::LastReading(taken_out)) => {
            let line = |(line, pending): &(usize, u16)| {
                format!("line {line} ({pending} pending): taken out, the last one stays")
            };
            taken_out.iter().map(line).collect()
        }
        Some(Mend::DayJoined) => vec!["joined: no row says anything else".to_owned()],
        Some(Mend::RowTakenOut) => vec!["taken out".to_owned()],
        Some(Mend::Declared) => vec!["kept: a kind of your own in profile.toml".to_owned()],
        Some(Mend::Restored) => restored(&trouble.what),
        Some(Mend::Merged(merge)) => merged(merge),
        Some(Mend::PutAway) => vec!["put into the backup".to_owned()],
        Some(Mend::Removed) => vec!["removed".to_owned()],
        Some(Mend::TakenOver) => vec!["taken over into .ssi".to_owned()],
        Some(Mend::Private) => vec!["for its owner alone".to_owned()],
        Some(Mend::Named) => vec!["the row: an id, by which it can be named".to_owned()],
    }
}

/// How old the version is that a file has again, and what may be missing.
fn restored(what: &What) -> Vec<String> {
    let What::Odd { oddity: Oddity::Lost { kept: Some(kept), .. }, .. } = what else {
        return Vec::new();
    };
    let last = last_day(kept).map(|day| format!(", its last day {day}")).unwrap_or_default();
    let rows = kept.content.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).count();
    let first = format!("restored from .ssi: {}{last}", counted(rows, "line"));
    let without = kept.missing.iter().map(|command| format!("without what this did: {command}"));
    let by_others = "what another program changed in it may be missing".to_owned();
    std::iter::once(first).chain(without).chain([by_others]).collect()
}

/// The last day that stands anywhere in a kept version.
fn last_day(kept: &Kept) -> Option<Date> {
    let text = String::from_utf8_lossy(&kept.content);
    let cells = text.split([',', ';', '\t', '\n', '\r', '"']);
    cells.filter_map(|cell| Date::parse(cell.trim()).ok()).max()
}

fn merged(merge: &Merge) -> Vec<String> {
    let Merge { added, filled, conflicts } = merge;
    let mut parts = Vec::new();
    if *added > 0 {
        parts.push(format!("{} added", counted(*added, "row")));
    }
    if *filled > 0 {
        parts.push(format!("{} filled in", counted(*filled, "row")));
    }
    if !conflicts.is_empty() {
        parts.push(format!("{} left as in your file", counted(conflicts.len(), "row")));
    }
    let first = match parts.as_slice() {
        [] => "nothing new in it; put into the backup".to_owned(),
        parts => format!("merged: {}; the copy is put into the backup", parts.join(", ")),
    };
    std::iter::once(first).chain(conflicts.iter().map(conflict)).collect()
}

/// `2026-03-02: total 71, in the copy (line 3) 72`.
fn conflict(conflict: &Conflict) -> String {
    let Conflict { line, record, differences } = conflict;
    let shown = |text: &str| match text {
        "" => "empty".to_owned(),
        text => crate::domain::Text::from_file(text).to_string(),
    };
    let difference = |of: &crate::store::Difference| {
        format!("{} {}, in the copy {}", of.column, shown(&of.ours), shown(&of.theirs))
    };
    let differences: Vec<String> = differences.iter().map(difference).collect();
    format!("{record}: {} (line {line})", differences.join("; "))
}
