//! Messages: which are the member's own, and who the member is.

use std::collections::{HashMap, HashSet};

use crate::domain::EventKey;

use super::event::{Act, mark};
use super::rows::{Calendar, Found, Taken, slug, stamp, unread_date, whole};
use super::sheet::{Row, Sheet};
use super::stamp::Stamp;
use super::table::Table;

/// Who the member is, by what the tables say.
#[derive(Debug, Default)]
pub(super) struct Member {
    /// How often each profile is the member's side of an invitation.
    sides: HashMap<String, usize>,
    /// First and last name, with a space between, in small letters.
    name: Option<String>,
    /// How often each name is the member's side of an invitation.
    names: HashMap<String, usize>,
}

/// How messages of a table tell whose they are.
#[derive(Debug)]
enum Whose {
    /// By `Direction`, until 2018.
    Direction,
    /// By the profile of the sender.
    Profile(String),
    /// Not at all.
    Unknown,
}

/// The beginning of an advertisement.
const SPONSORED: &str = "<p class=\"spinmail-quill-editor__spin-break\">";

impl Member {
    /// Takes what invitations tell: who invites in those sent, and is invited in those received.
    pub(super) fn learn_from_invitations(&mut self, sheet: &Sheet) {
        sheet.each(false, |row| {
            let (address, name) = match row.cell("direction").to_ascii_uppercase().as_str() {
                "OUTGOING" => ("inviterprofileurl", "from"),
                "INCOMING" => ("inviteeprofileurl", "to"),
                _ => return,
            };
            if let Some(slug) = slug(row.cell(address)) {
                *self.sides.entry(slug).or_default() += 1;
            }
            *self.names.entry(row.cell(name).to_lowercase()).or_default() += 1;
        });
    }

    /// Takes the name in the profile.
    pub(super) fn learn_from_profile(&mut self, sheet: &Sheet) {
        sheet.each(false, |row| {
            let names = [row.cell("first name"), row.cell("last name")].join(" ");
            let name = names.trim().to_lowercase();
            if self.name.is_none() && !name.is_empty() {
                self.name = Some(name);
            }
        });
    }

    /// How a table of messages tells whose they are.
    fn of(&self, sheet: &Sheet) -> Whose {
        if sheet.columns().iter().any(|column| column == "direction") {
            return Whose::Direction;
        }
        let by_invitations = most(self.sides.iter().map(|(slug, count)| (slug.clone(), *count)));
        let found = by_invitations.or_else(|| self.by_name(sheet)).or_else(|| in_every_row(sheet));
        found.map_or(Whose::Unknown, Whose::Profile)
    }

    /// The profile that most often goes with the member's name, as sender or as the only recipient.
    fn by_name(&self, sheet: &Sheet) -> Option<String> {
        let of_invitations = || most(self.names.iter().map(|(name, n)| (name.clone(), *n)));
        let name = &self.name.clone().or_else(of_invitations)?;
        let mut profiles: HashMap<String, usize> = HashMap::new();
        sheet.each(false, |row| {
            let sides = [("from", "sender profile url"), ("to", "recipient profile urls")];
            for (person, address) in sides {
                let address = row.cell(address);
                if row.cell(person).to_lowercase() == *name
                    && !address.contains(',')
                    && let Some(slug) = slug(address)
                {
                    *profiles.entry(slug).or_default() += 1;
                }
            }
        });
        most(profiles.into_iter())
    }
}

/// The one with the largest number; of several the first by name, so that every run says the same.
fn most(counts: impl Iterator<Item = (String, usize)>) -> Option<String> {
    let most = counts.max_by(|(one, many), (other, more)| many.cmp(more).then(other.cmp(one)));
    most.map(|(slug, _)| slug)
}

/// The one profile that sends or gets every message, if there is only one and several others.
fn in_every_row(sheet: &Sheet) -> Option<String> {
    let mut common: Option<HashSet<String>> = None;
    let mut all = HashSet::new();
    sheet.each(false, |row| {
        let profiles: HashSet<String> = [row.cell("sender profile url")]
            .into_iter()
            .chain(row.cell("recipient profile urls").split(','))
            .filter_map(slug)
            .collect();
        if profiles.len() < 2 {
            return; // an advertisement, or somebody who is gone
        }
        all.extend(profiles.iter().cloned());
        common = Some(match common.take() {
            Some(common) => common.intersection(&profiles).cloned().collect(),
            None => profiles,
        });
    });
    let mut common = common?.into_iter();
    match (common.next(), common.next()) {
        (Some(one), None) if all.len() > 2 => Some(one),
        _ => None,
    }
}

/// The acts of a table of messages; `None` if it cannot be told whose they are.
pub(super) fn found(sheet: &Sheet, member: &Member, calendar: &Calendar<'_>) -> Option<Found> {
    let whose = member.of(sheet);
    let mut seen = HashSet::new();
    let open_at = sheet.has_open_quote(false).then_some(1);
    let mut found = Found { open_at, ..Found::default() };
    sheet.each(false, |row| {
        found.open_at = found.open_at.map(|_| row.line);
        if row.is_empty() {
            return;
        }
        found.rows += 1;
        if seen.insert(whole(row)) {
            found.take(taken(row, &whose), row.line, calendar);
        }
    });
    (found.rows == 0 || !matches!(whose, Whose::Unknown)).then_some(found)
}

fn taken(row: Row<'_>, whose: &Whose) -> Taken {
    let is_draft = |column: &str| row.cell(column).eq_ignore_ascii_case("yes");
    if is_draft("is message draft") || is_draft("is conversation draft") {
        return Taken::Nothing;
    }
    let Some(stamp) = stamp(Table::Messages, row) else {
        return Taken::Unread(unread_date(row.cell("date")));
    };
    let sender = slug(row.cell("sender profile url"));
    let is_own = match whose {
        Whose::Direction => row.cell("direction").eq_ignore_ascii_case("outgoing"),
        Whose::Profile(own) => sender.as_ref() == Some(own),
        Whose::Unknown => return Taken::Nothing,
    };
    let is_sponsored = sender.is_none() && row.cell("content").starts_with(SPONSORED);
    let act = match (is_own, is_sponsored) {
        (true, _) => Act::MessageSent,
        (false, true) => Act::MessageSponsored,
        (false, false) => Act::MessageReceived,
    };
    Taken::Act(act, stamp, key(row, stamp))
}

/// A message is known by its conversation and its second; in exports without conversations by its
/// minute and the sender's name. The sender's address may be another in the next export, or gone.
fn key(row: Row<'_>, stamp: Stamp) -> EventKey {
    let (second, minute) = match stamp {
        Stamp::Time(time) => (time.to_string(), time.format("%Y-%m-%d %H:%M").to_string()),
        Stamp::Day(day) => (day.to_string(), day.to_string()),
    };
    let name = row.cell("from").to_lowercase();
    let conversation = row.cell("conversation id");
    let exact = (!conversation.is_empty()).then(|| mark(&[conversation, &second]));
    EventKey { exact, by_name: Some(mark(&["name", &name, &minute])) }
}
