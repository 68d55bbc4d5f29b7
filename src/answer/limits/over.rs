//! What is over on a day, and what brings room back.

use crate::domain::{Kind, LimitId};
use crate::safety::{Headroom, Logged, Standing};

use super::day::Limits;

/// What is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// What is: the number, or how many are.
    pub what: String,
    /// Which, where several are.
    pub why: Option<String>,
    /// What would help; `None` where nothing can, as for a day that has passed.
    pub fix: Option<Fix>,
}

/// What helps against being over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// The steps of the restriction that is open.
    Restriction,
    /// To do this.
    Words(String),
}

impl Limits<'_> {
    /// What is over; `None` where nothing is.
    #[must_use]
    pub fn over(&self) -> Option<Over> {
        let is_over = |headroom: &&Headroom| headroom.standing() == Standing::Above;
        let over: Vec<&Headroom> = self.headrooms.iter().filter(is_over).collect();
        let barred = self.barred();
        let warnings: Vec<String> =
            over.iter().filter_map(|headroom| headroom.warning()).chain(barred).collect();
        let (what, why) = match warnings.as_slice() {
            [] => return None,
            [one] => (one.clone(), None),
            several => {
                let what = format!("{} counts are above what is safe", several.len());
                (what, Some(several.join("; ")))
            }
        };
        Some(Over { what, why, fix: self.fix(&over) })
    }

    /// What was done though a restriction bars it, or on a day of rest.
    pub(super) fn barred(&self) -> Vec<String> {
        let rules = self.ledger.rules();
        let bars = |kind: &Kind| {
            rules.restriction(self.day).is_some_and(|found| found.bars(kind, self.day))
        };
        let barred = self.ledger.barred(self.day).into_iter();
        let said = barred.map(|Logged { date, kind, count }| {
            let why = if bars(&kind) { "while restricted: none is safe" } else { "a day of rest" };
            format!("{} on {}, {why}", kind.counted(count), date.with_weekday())
        });
        said.collect()
    }

    fn fix(&self, over: &[&Headroom]) -> Option<Fix> {
        // What was done on another day cannot be mended any more.
        if self.day != self.today {
            return None;
        }
        let rules = self.ledger.rules();
        let is_open = rules.restriction(self.day).is_some_and(|found| found.is_open_on(self.day));
        if is_open || rules.resting(self.day).is_some() {
            return Some(Fix::Restriction);
        }
        let mut fixes: Vec<String> =
            over.iter().filter_map(|headroom| fix(self, headroom)).collect();
        fixes.dedup(); // Those of a day and of seven days are one.
        (!fixes.is_empty()).then(|| Fix::Words(fixes.join("; ")))
    }
}

/// What brings room back.
fn fix(limits: &Limits<'_>, headroom: &Headroom) -> Option<String> {
    let what = match (headroom.limit.id, &headroom.template) {
        (LimitId::Pending, _) => return Some("withdraw the oldest pending invitations".to_owned()),
        (LimitId::InvitationsDay | LimitId::InvitationsWeek, _) => "invitations".to_owned(),
        (LimitId::SameMessageDay, None) => "messages of that text".to_owned(),
        (LimitId::SameMessageDay, Some(text)) => format!("messages with the text `{text}`"),
        (LimitId::MessagesDay, _) => "messages".to_owned(),
        (LimitId::NotesMonth, _) => "personal notes".to_owned(),
        (LimitId::InmailsMonth, _) => "InMails".to_owned(),
        (LimitId::ViewsDay, _) => "profile views".to_owned(),
    };
    let is_of_invitations = |headroom: &Headroom| {
        matches!(headroom.limit.id, LimitId::InvitationsDay | LimitId::InvitationsWeek)
    };
    // An invitation needs room in its day and in its seven days.
    let both = is_of_invitations(headroom);
    let used_up = limits.headrooms.iter().filter(|other| {
        if both { is_of_invitations(other) && other.room().most == 0 } else { *other == headroom }
    });
    let until = used_up.filter_map(|other| limits.ledger.room_back(other)).map(|(day, _)| day);
    Some(format!("send no more {what} until {}", until.max()?.with_weekday()))
}
