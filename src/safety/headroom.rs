//! What was counted against one safe number, and the room that it leaves.

use std::fmt;

use crate::domain::{Date, LimitId, SafeNumber, Text};
use crate::words::counted;

use super::{Limit, Origin};

/// What was counted against one safe number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headroom {
    /// The safe number.
    pub limit: Limit,
    /// How many were counted: what is known, at least.
    pub count: u64,
    /// The day of the count: the day asked for, or the day of a reading.
    pub date: Date,
    /// Of how many days that count nothing is known.
    pub unknown_days: u32,
    /// Of how many days that count there are.
    pub span_days: u32,
    /// The text that the counted messages share, for [`LimitId::SameMessageDay`].
    pub template: Option<Text>,
    /// The room of the seven days that end with the day, for [`LimitId::InvitationsDay`]: no more
    /// than that has the day.
    pub(super) week: Option<Room>,
}

/// How many more are safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The most that are.
    pub most: u64,
    /// Whether that many are: of all days that count it is known what was done. Else there may be
    /// less room.
    pub is_known: bool,
}

/// Where a count stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Below the number from which on the room is said.
    Below,
    /// Near the safe number, with room left.
    Warn,
    /// None left: at the safe number, or barred by a restriction, or the seven days have no room.
    At,
    /// Above the safe number.
    Above,
}

impl Headroom {
    /// Of one day of which everything is known, and nothing counts.
    pub(super) const fn empty(limit: Limit, date: Date) -> Self {
        Self { limit, count: 0, date, unknown_days: 0, span_days: 1, template: None, week: None }
    }

    /// How many more are safe: what the safe number leaves, of a day at most what its seven days
    /// leave, and none while a restriction bars it.
    #[must_use]
    pub fn room(&self) -> Room {
        let Limit { limit, is_barred, .. } = self.limit;
        let most = if is_barred { 0 } else { limit.saturating_sub(self.count) };
        let own = Room { most, is_known: self.unknown_days == 0 || most == 0 };
        match self.week {
            Some(week) if week.most < own.most => week,
            _ => own,
        }
    }

    /// Where the count stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let Limit { warn, limit, .. } = self.limit;
        if self.count > limit {
            Standing::Above
        } else if self.room().most == 0 {
            Standing::At
        } else if self.count >= warn {
            Standing::Warn
        } else {
            Standing::Below
        }
    }

    /// Whether nothing at all is known of the days that count.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        self.count == 0 && self.unknown_days == self.span_days
    }

    /// What to say, as a whole sentence without its full stop, when the count is above the safe
    /// number.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        if self.standing() != Standing::Above {
            return None;
        }
        let Self { limit: Limit { id, limit, origin, .. }, count, date, template, .. } = self;
        if *origin == Origin::Restriction {
            let what = match id {
                LimitId::SameMessageDay | LimitId::MessagesDay => "message",
                LimitId::ViewsDay => "profile view",
                _ => "invitation",
            };
            let (sent, date) = (counted(*count, what), date.with_weekday());
            return Some(format!("{sent} on {date}, while restricted: none is safe"));
        }
        let than = if self.limit.is_halved { "half of the safe number" } else { "the safe number" };
        let than = format!("above {than}{}", if self.limit.is_halved { "," } else { " of" });
        let date = date.with_weekday();
        Some(match id {
            LimitId::InvitationsDay => {
                format!("{count} invitations on {date} are {than} {limit} a day")
            }
            LimitId::InvitationsWeek => {
                format!("{count} invitations in the 7 days up to {date} are {than} {limit}")
            }
            LimitId::Pending => format!("{count} pending invitations on {date} are {than} {limit}"),
            LimitId::SameMessageDay => format!(
                "{count} messages with the text `{}` on {date} are {than} {limit} a day",
                template.as_ref().map(Text::to_string).unwrap_or_default()
            ),
            LimitId::MessagesDay => format!("{count} messages on {date} are {than} {limit} a day"),
            LimitId::ViewsDay => {
                format!("{count} profile views on {date} are {than} {limit} a day")
            }
            LimitId::InmailsMonth => {
                format!("{count} InMails in the month up to {date} are {than} {limit} a month")
            }
            LimitId::NotesMonth => format!(
                "{count} personal notes in the month up to {date} are {than} {limit} a month"
            ),
        })
    }

    /// How many more are safe, or (negative) how many too many there are.
    pub(super) fn balance(&self) -> i128 {
        i128::from(self.limit.limit) - i128::from(self.count)
    }
}

/// Writes `15`, or `at most 15`.
impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_known {
            f.write_str("at most ")?;
        }
        write!(f, "{}", self.most)
    }
}

impl Limit {
    /// The number alone.
    #[must_use]
    pub const fn safe(&self) -> SafeNumber {
        SafeNumber { warn: self.warn, limit: self.limit }
    }
}

/// Writes `62 in 7 days (safe number 100)`, from the warning on with the room: `85 in 7 days (safe
/// number 100, 15 left)`, `20 that day (safe number 20, none left)`, `25 that day (safe number 20, 5
/// above)`; in the two weeks after a restriction `8 that day (half of the safe number: 10, 2 left)`,
/// while it holds `2 that day (restricted: none)`.
impl fmt::Display for Headroom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { limit, count, template, .. } = self;
        let Limit { id, limit, origin, is_halved, is_barred, .. } = limit;
        write!(f, "{count} ")?;
        match (id, template) {
            (LimitId::InvitationsDay, _) => f.write_str("that day")?,
            (LimitId::InvitationsWeek, _) => f.write_str("in 7 days")?,
            (LimitId::Pending, _) => f.write_str("pending")?,
            (LimitId::SameMessageDay, None) => f.write_str("with one text that day")?,
            (LimitId::SameMessageDay, Some(text)) => write!(f, "with the text `{text}` that day")?,
            (LimitId::MessagesDay, _) => f.write_str("messages that day")?,
            (LimitId::NotesMonth, _) => f.write_str("with a note that month")?,
            (LimitId::InmailsMonth, _) => f.write_str("that month")?,
            (LimitId::ViewsDay, _) => f.write_str("views that day")?,
        }
        if *origin == Origin::Restriction {
            return f.write_str(" (restricted: none)");
        }
        let number = if *is_halved { "half of the safe number:" } else { "safe number" };
        write!(f, " ({number} {limit}")?;
        match self.standing() {
            Standing::Below => f.write_str(")"),
            Standing::Warn => write!(f, ", {} left)", self.room()),
            Standing::At if *is_barred => f.write_str(", none now)"),
            Standing::At => f.write_str(", none left)"),
            Standing::Above => write!(f, ", {} above)", count - limit),
        }
    }
}

/// Whether two names mean one text: case does not matter.
#[must_use]
pub fn same_template(one: &Text, other: &Text) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}
