//! A log beside the safe numbers: what counts against them, day by day.

use crate::domain::{
    Activity, Covered, Date, Kind, KnownDays, LimitDay, LimitId, Log, Reading, Restriction,
    RestrictionKind, SafeNumber, Source, Text,
};

use super::headroom::Room;
use super::headroom::same_template;
use super::{Headroom, Kept, Limit, Logged, Rules};

/// How many days [`LimitId::InvitationsWeek`] looks at, the last one included.
const WEEK_DAYS: i32 = 7;

/// A log beside the safe numbers.
#[derive(Clone, Debug)]
pub struct Ledger<'a> {
    log: &'a Log,
    rules: Rules<'a>,
    /// The days of which the invitations are known.
    invitations: KnownDays,
    /// The days of which the messages are known.
    messages: KnownDays,
    /// The days of which the messages to others than connections are known.
    inmails: KnownDays,
    /// The days of which it is known whose profiles were viewed.
    views: KnownDays,
}

impl<'a> Ledger<'a> {
    /// A log, the rules that decide the safe numbers, and what imports cover.
    #[must_use]
    pub fn new(log: &'a Log, rules: Rules<'a>, coverage: &[Covered]) -> Self {
        let known = |kind| KnownDays::of(kind, log, coverage);
        Self {
            log,
            rules,
            invitations: known(Kind::INVITATION),
            messages: known(Kind::MESSAGE),
            inmails: known(Kind::INMAIL),
            views: known(Kind::VIEW),
        }
    }

    /// How often a kind was logged from one day to another.
    #[must_use]
    pub fn logged(&self, kind: &str, first: Date, last: Date) -> u64 {
        self.log.between(first, last).iter().filter(|row| row.kind.is(kind)).map(count).sum()
    }

    /// Whether something of a kind between two days, both included, was imported.
    #[must_use]
    pub fn has_imported(&self, kind: &str, first: Date, last: Date) -> bool {
        let rows = self.log.between(first, last).iter();
        rows.filter(|row| row.kind.is(kind)).any(|row| row.source == Source::Export)
    }

    /// The rules that decide the safe numbers.
    #[must_use]
    pub const fn rules(&self) -> Rules<'a> {
        self.rules
    }

    /// What counts on a day, beside the safe numbers of that day, in the order of [`LimitId::ALL`].
    ///
    /// Invitations of the day and of the seven days that end with it are always there, if only as
    /// 0. Pending invitations are there once they were read: the latest reading up to the day.
    /// Messages of the day are there once for each text that they name, in the order of first use.
    /// Personal notes and messages to others than connections are there once one was logged; profile
    /// views on days with any, messages of all texts where they are not all of one.
    #[must_use]
    pub fn headrooms(&self, day: Date) -> Vec<Headroom> {
        let mut found = Vec::new();
        for limit in LimitId::ALL.into_iter().filter_map(|id| self.rules.limit(id, day)) {
            match limit.id {
                LimitId::InvitationsDay | LimitId::InvitationsWeek => {
                    found.push(self.headroom(limit, day));
                }
                LimitId::Pending => {
                    let readings = self.log.readings();
                    let latest = readings.iter().rev().find(|reading| reading.date <= day);
                    found.extend(latest.map(|read| Headroom {
                        count: read.pending.into(),
                        ..Headroom::empty(limit, read.date)
                    }));
                }
                LimitId::SameMessageDay => {
                    let texts = self.messages_by_text(day).into_iter();
                    found.extend(texts.map(|(text, count)| Headroom {
                        count,
                        template: Some(text.clone()),
                        ..Headroom::empty(limit, day)
                    }));
                }
                LimitId::NotesMonth => {
                    if self.log.between(Date::MIN, day).iter().any(has_note) {
                        found.push(self.headroom(limit, day));
                    }
                }
                LimitId::InmailsMonth => {
                    if self.logged(Kind::INMAIL, Date::MIN, day) > 0 {
                        found.push(self.headroom(limit, day));
                    }
                }
                LimitId::MessagesDay | LimitId::ViewsDay => {
                    let headroom = self.headroom(limit, day);
                    // Where all have one text, its own number says it.
                    let is_messages = limit.id == LimitId::MessagesDay;
                    let said =
                        if is_messages { self.count(LimitId::SameMessageDay, day) } else { 0 };
                    found.extend((headroom.count > said).then_some(headroom));
                }
            }
        }
        found
    }

    /// Counts as [`Self::headrooms`] does, for a day on which something was logged just now: of the
    /// rolling weeks that hold the day and do not end after `today`, the one with the least room is
    /// counted.
    #[must_use]
    pub fn headrooms_after_logging(&self, day: Date, today: Date) -> Vec<Headroom> {
        let mut found = self.headrooms(day);
        let week = found.iter_mut().find(|headroom| headroom.limit.id == LimitId::InvitationsWeek);
        if let Some(week) = week {
            let later = (1..WEEK_DAYS).map(|later| day.plus_days(later));
            for last in later.filter(|last| *last <= today) {
                let Some(limit) = self.rules.limit(LimitId::InvitationsWeek, last) else {
                    continue;
                };
                let other = self.headroom(limit, last);
                if other.balance() < week.balance() {
                    *week = other;
                }
            }
            let room = week.room();
            for of_day in &mut found {
                of_day.week = of_day.week.map(|_| room);
            }
        }
        found
    }

    /// What was logged on a day that a restriction bars, or that is a day of rest, but for its first day, of
    /// which nobody knows what was done before it; not what is above a safe number of its own for that.
    #[must_use]
    pub fn barred(&self, day: Date) -> Vec<Logged> {
        let is_later = |found: &&Restriction| found.start < day;
        let open = self.rules.restriction(day).filter(|found| found.is_open_on(day));
        let rest = self.rules.resting(day).filter(is_later);
        let kind = match (rest, open.filter(is_later)) {
            // Whatever one does oneself is what an account is barred from.
            (Some(_), _) => RestrictionKind::Account,
            (None, Some(open)) => open.kind,
            (None, None) => return Vec::new(),
        };
        let has_number = |one: &Logged| {
            let is_zero = |id| self.rules.limit(id, day).is_some_and(|limit| limit.limit == 0);
            (one.kind.is(Kind::INVITATION) && is_zero(LimitId::InvitationsDay))
                || (one.kind.is(Kind::MESSAGE) && is_zero(LimitId::MessagesDay))
                || (one.kind.is(Kind::VIEW) && is_zero(LimitId::ViewsDay))
        };
        let mut logged = Kept::of(kind, self.log, &[], day, day).logged;
        logged.retain(|one| !has_number(one));
        logged
    }

    /// The readings of pending invitations.
    #[must_use]
    pub fn readings(&self) -> &'a [Reading] {
        self.log.readings()
    }

    /// Whether no activity is logged up to a day.
    #[must_use]
    pub fn is_empty(&self, day: Date) -> bool {
        self.log.between(Date::MIN, day).is_empty()
    }

    /// The first later day on which there is more room than now, and how much, if nothing more is
    /// done until then. `None` for pending invitations, which time alone does not take away, and while
    /// a restriction that bars the rest has no end.
    #[must_use]
    pub fn room_back(&self, headroom: &Headroom) -> Option<(Date, Room)> {
        let Headroom { limit: Limit { id, .. }, date, .. } = *headroom;
        let first = self.rules.free_after(id, date)?;
        let days = match id {
            LimitId::Pending => return None,
            LimitId::SameMessageDay | LimitId::MessagesDay | LimitId::ViewsDay => 0..=0,
            LimitId::InvitationsDay | LimitId::InvitationsWeek => 0..=WEEK_DAYS,
            LimitId::NotesMonth | LimitId::InmailsMonth => {
                0..=first.month_start().plus_months(1).days_since(first)
            }
        };
        days.map(|days| first.plus_days(days)).find_map(|later| {
            let limit = self.rules.limit(id, later)?;
            let room = match id {
                LimitId::SameMessageDay | LimitId::MessagesDay | LimitId::ViewsDay => {
                    Headroom::empty(limit, later)
                }
                _ => self.headroom(limit, later),
            }
            .room();
            (room.most > headroom.room().most).then_some((later, room))
        })
    }

    /// What counts against a safe number, day by day, from the first day to the last: what a chart
    /// draws. Of messages, the text of which there were most counts.
    #[must_use]
    pub fn course(&self, id: LimitId, first: Date, last: Date) -> Vec<LimitDay> {
        let days = 0..=last.days_since(first);
        days.map(|days| first.plus_days(days))
            .map(|date| {
                let (count, is_whole) = self.known_count(id, date);
                let limit = self.rules.limit(id, date);
                let is_halved = limit.as_ref().is_some_and(|limit| limit.is_halved);
                let (safe, before) = self.in_force(limit, date);
                let restriction = self.rules.restriction(date);
                let is_restricted = restriction.is_some_and(|found| found.is_open_on(date));
                LimitDay { date, count, is_whole, safe, is_halved, is_restricted, before }
            })
            .collect()
    }

    /// The number that is drawn on a day: while a restriction bars more invitations, that of seven days
    /// follows the day's, none; and what was counted on the days up to its first, which may have been before it.
    fn in_force(&self, limit: Option<Limit>, day: Date) -> (Option<SafeNumber>, u64) {
        let Some(limit) = limit else { return (None, 0) };
        let is_of_week = limit.id == LimitId::InvitationsWeek;
        let barring = self.rules.barring(limit.id, day).filter(|found| found.start < day);
        let Some(restriction) = barring.filter(|_| is_of_week) else {
            return (Some(limit.safe()), 0);
        };
        let (first, _) = self.span(limit.id, day);
        let before = self.logged(Kind::INVITATION, first, restriction.start);
        (Some(SafeNumber { warn: 0, limit: 0 }), before)
    }

    /// The count of a day, `None` where nothing is known of any day that counts; and whether all of
    /// these days are known.
    fn known_count(&self, id: LimitId, day: Date) -> (Option<u64>, bool) {
        if id == LimitId::Pending {
            let mut readings = self.log.readings().iter().rev();
            let reading = readings.find(|reading| reading.date == day);
            return (reading.map(|read| read.pending.into()), true);
        }
        let (unknown, all) = self.unknown_days(id, day);
        ((unknown < all).then(|| self.count(id, day)), unknown == 0)
    }

    /// What counts against a safe number of invitations.
    fn headroom(&self, limit: Limit, day: Date) -> Headroom {
        let (unknown_days, span_days) = self.unknown_days(limit.id, day);
        Headroom {
            count: self.count(limit.id, day),
            unknown_days,
            span_days,
            week: self.week_of(limit.id, day),
            ..Headroom::empty(limit, day)
        }
    }

    /// The room of the seven days that end with a day, which the day cannot exceed.
    fn week_of(&self, id: LimitId, day: Date) -> Option<Room> {
        let is_of_day = id == LimitId::InvitationsDay;
        let week = self.rules.limit(LimitId::InvitationsWeek, day).filter(|_| is_of_day)?;
        Some(self.headroom(week, day).room())
    }

    /// Of how many of the days that count with a day nothing is known, and how many they are. A day
    /// of which something of that kind is noted is known.
    fn unknown_days(&self, id: LimitId, day: Date) -> (u32, u32) {
        let (first, known) = self.span(id, day);
        let kind = match id {
            LimitId::SameMessageDay | LimitId::MessagesDay => Kind::MESSAGE,
            LimitId::InmailsMonth => Kind::INMAIL,
            LimitId::ViewsDay => Kind::VIEW,
            _ => Kind::INVITATION,
        };
        let is_noted = |day: Date| self.log.between(day, day).iter().any(|row| row.kind.is(kind));
        let mut count = (0, 0);
        for day in (0..=day.days_since(first)).map(|days| first.plus_days(days)) {
            count.0 += u32::from(!known.contains(day) && !is_noted(day));
            count.1 += 1;
        }
        count
    }

    /// The first of the days that count with a day, and the days of which that kind is known.
    fn span(&self, id: LimitId, day: Date) -> (Date, &KnownDays) {
        match id {
            LimitId::InvitationsWeek => (day.plus_days(1 - WEEK_DAYS), &self.invitations),
            LimitId::NotesMonth => (day.month_start(), &self.invitations),
            LimitId::SameMessageDay | LimitId::MessagesDay => (day, &self.messages),
            LimitId::InmailsMonth => (day.month_start(), &self.inmails),
            LimitId::ViewsDay => (day, &self.views),
            LimitId::InvitationsDay | LimitId::Pending => (day, &self.invitations),
        }
    }

    /// How many count with a day; of messages, those of the text of which there were most.
    fn count(&self, id: LimitId, day: Date) -> u64 {
        let (first, _) = self.span(id, day);
        let rows = self.log.between(first, day).iter();
        match id {
            LimitId::InvitationsDay | LimitId::InvitationsWeek => {
                rows.filter(|row| is_invitation(row)).map(count).sum()
            }
            LimitId::NotesMonth => rows.filter(|row| has_note(row)).map(count).sum(),
            LimitId::SameMessageDay => {
                let texts = self.messages_by_text(day);
                texts.into_iter().map(|(_, count)| count).max().unwrap_or(0)
            }
            LimitId::MessagesDay => self.logged(Kind::MESSAGE, first, day),
            LimitId::InmailsMonth => self.logged(Kind::INMAIL, first, day),
            LimitId::ViewsDay => self.logged(Kind::VIEW, first, day),
            LimitId::Pending => 0,
        }
    }

    /// Messages of that day that name a text, added up by text, in the order of first use.
    fn messages_by_text(&self, day: Date) -> Vec<(&Text, u64)> {
        let mut counted: Vec<(&Text, u64)> = Vec::new();
        for activity in self.log.between(day, day) {
            if !activity.kind.is(Kind::MESSAGE) || activity.template.is_empty() {
                continue;
            }
            let is_same = |text: &Text| same_template(text, &activity.template);
            match counted.iter_mut().find(|(text, _)| is_same(text)) {
                Some((_, sum)) => *sum += count(activity),
                None => counted.push((&activity.template, count(activity))),
            }
        }
        counted
    }
}

fn is_invitation(activity: &Activity) -> bool {
    activity.kind.is(Kind::INVITATION)
}

/// Whether these are invitations with a personal note.
fn has_note(activity: &Activity) -> bool {
    is_invitation(activity) && activity.template.as_str() == Activity::WITH_NOTE
}

fn count(activity: &Activity) -> u64 {
    activity.count.get().into()
}
