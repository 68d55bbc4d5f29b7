//! What a safe number is called where it stands.

use super::row::LimitRow;
use crate::chart::parts::words::grouped;
use crate::domain::{LimitDay, LimitId, SafeNumber};

/// The safe number of these days at length, then in fewer and fewer words: `safe: 20 a day`,
/// `safe: 20`, `20`; after a restriction `half: 10`, `10`.
pub(super) fn names(row: &LimitRow<'_>, days: &[LimitDay], safe: SafeNumber) -> Vec<String> {
    let number = grouped(safe.limit);
    if days.iter().all(|day| day.is_halved) {
        return vec![format!("half: {number}"), number];
    }
    let long = format!("safe: {number}{}", unit(row.id));
    vec![long, format!("safe: {number}"), number]
}

/// For how long it is; pending invitations are counted at a moment.
const fn unit(id: LimitId) -> &'static str {
    match id {
        LimitId::InvitationsDay
        | LimitId::SameMessageDay
        | LimitId::MessagesDay
        | LimitId::ViewsDay => " a day",
        LimitId::InvitationsWeek => " in 7 days",
        LimitId::NotesMonth | LimitId::InmailsMonth => " a month",
        LimitId::Pending => "",
    }
}
