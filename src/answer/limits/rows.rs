//! The safe numbers as rows of a table.

use crate::domain::{Date, LimitId};
use crate::safety::{Headroom, Room, Standing};
use crate::words;

use super::day::Limits;

/// The columns of a [`Line`].
pub const HEADING: [&str; 6] = ["", "now", "safe", "room", "room again", "other set"];

/// A safe number and what counts against it: the columns of [`HEADING`].
pub type Line = [String; 6];

/// How the room of a number ends that is above its safe one: `3 over`.
pub const OVER: &str = " over";

/// The widest name of a row.
const NAME_COLUMNS: usize = 22;

impl Limits<'_> {
    /// A line for each safe number.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.headrooms.iter().map(|headroom| line(self, headroom)).collect()
    }
}

/// A safe number as a table shows it: the columns of [`HEADING`].
fn line(limits: &Limits<'_>, headroom: &Headroom) -> Line {
    let Headroom { count, limit, .. } = headroom;
    let now = if headroom.is_unknown() {
        "?".to_owned()
    } else if headroom.unknown_days > 0 {
        format!("{count} or more")
    } else {
        count.to_string()
    };
    let room = match headroom.standing() {
        Standing::Above => format!("{}{OVER}", count - limit.limit),
        _ if headroom.is_unknown() && headroom.room().most > 0 => "?".to_owned(),
        _ => headroom.room().to_string(),
    };
    let other = limits.other_set(headroom);
    let other = other.map(|row| format!("{} {}", row.belongs.name(), row.safe.limit));
    [
        name(headroom, limits.day),
        now,
        limit.limit.to_string(),
        room,
        again(limits, headroom),
        other.unwrap_or_default(),
    ]
}

/// When there is room again, of what is near its safe number: `20 on Wed 4 Mar`.
fn again(limits: &Limits<'_>, headroom: &Headroom) -> String {
    if headroom.standing() < Standing::Warn {
        return String::new();
    }
    match limits.ledger.room_back(headroom) {
        Some((date, Room { most, .. })) => {
            format!("{most} on {} {}", date.weekday(), date.day_month())
        }
        None if headroom.limit.is_barred => "when it ends".to_owned(),
        None => String::new(),
    }
}

/// The name of a row: `invitations, 7 days`, `pending (12 days ago)`, `messages, intro`.
pub(super) fn name(headroom: &Headroom, day: Date) -> String {
    match (headroom.limit.id, &headroom.template) {
        (LimitId::Pending, _) => format!("pending ({})", words::ago(headroom.date, day)),
        (LimitId::SameMessageDay, Some(text)) => {
            words::cut_to(&format!("messages, {text}"), NAME_COLUMNS)
        }
        (id, _) => id.subject().to_owned(),
    }
}
