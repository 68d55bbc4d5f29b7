//! Safe numbers: what each is about, what a person chose, and what they were day by day.

use std::fmt;

use super::{Count, Date};

/// What a safe number is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitId {
    /// Invitations on one day.
    InvitationsDay,
    /// Invitations in the seven days that end with a day.
    InvitationsWeek,
    /// Pending invitations, as last read.
    Pending,
    /// Messages of one text on one day.
    SameMessageDay,
    /// Messages of any text on one day.
    MessagesDay,
    /// Invitations with a personal note in a calendar month.
    NotesMonth,
    /// Messages to people who are no connections, in a calendar month.
    InmailsMonth,
    /// Profiles viewed on one day.
    ViewsDay,
}

/// A whole set of safe numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The numbers of the project's founding article.
    Article,
    /// The lower numbers of practitioners.
    Careful,
    /// Those for an account younger than three months; where it has none, the lower ones.
    New,
}

/// What a person pays LinkedIn for; some numbers are part of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountPlan {
    /// Nothing.
    Free,
    /// Premium Career.
    Career,
    /// Premium Business.
    Business,
    /// Sales Navigator.
    SalesNavigator,
}

/// What a person chose about safe numbers. It holds as a whole from a day on, until the day of the
/// next choice, so that a new choice leaves the past as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitSettings {
    /// The first day on which it holds.
    pub from: Date,
    /// The set that counts; `None`: of each number the stricter set's.
    pub preset: Option<Preset>,
    /// What the person pays for; `None`: not said.
    pub plan: Option<AccountPlan>,
    /// The person's own numbers, each id at most once.
    pub own: Vec<(LimitId, Count)>,
}

/// A safe number, and where to begin to watch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeNumber {
    /// From this count on the room left is said.
    pub warn: u64,
    /// The safe number: this many are safe, one more is not.
    pub limit: u64,
}

/// One day beside a safe number: what a chart of activity draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitDay {
    /// The day.
    pub date: Date,
    /// What counts against the number on that day: of the day, of the seven days or of the part of
    /// the calendar month that end with it, or the reading of the day. `None`: nothing is known, or
    /// (pending) nothing was read.
    pub count: Option<u64>,
    /// Whether all days that count are known; else the count is what is known of it, at least. Always of
    /// pending invitations, whose number nobody reads every day.
    pub is_whole: bool,
    /// The safe number that was in force, if there was one.
    pub safe: Option<SafeNumber>,
    /// Whether that is half of what it is else, in the two weeks after a restriction.
    pub is_halved: bool,
    /// Whether the account was restricted; the day on which a restriction ended bars nothing.
    pub is_restricted: bool,
    /// Of the count, what lies before a restriction that bars more: none is safe then, but what was done
    /// before it began is not above anything.
    pub before: u64,
}

impl LimitDay {
    /// Whether the count is above the safe number.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.excess() > 0
    }

    /// By how many the count is above the safe number.
    #[must_use]
    pub fn excess(&self) -> u64 {
        let counted = self.count.map(|count| count.saturating_sub(self.before));
        counted.zip(self.safe).map_or(0, |(count, safe)| count.saturating_sub(safe.limit))
    }
}

impl LimitId {
    /// Every id, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::InvitationsDay,
        Self::InvitationsWeek,
        Self::Pending,
        Self::SameMessageDay,
        Self::MessagesDay,
        Self::NotesMonth,
        Self::InmailsMonth,
        Self::ViewsDay,
    ];

    /// Those that a chart of activity has room for.
    pub const CHARTED: [Self; 5] = [
        Self::InvitationsDay,
        Self::InvitationsWeek,
        Self::Pending,
        Self::SameMessageDay,
        Self::NotesMonth,
    ];

    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvitationsDay => "invitations-day",
            Self::InvitationsWeek => "invitations-week",
            Self::Pending => "pending",
            Self::SameMessageDay => "same-message-day",
            Self::MessagesDay => "messages-day",
            Self::NotesMonth => "notes-month",
            Self::InmailsMonth => "inmails-month",
            Self::ViewsDay => "views-day",
        }
    }

    /// What it is about in words, as a line of a table begins with it.
    #[must_use]
    pub const fn subject(self) -> &'static str {
        match self {
            Self::InvitationsDay => "invitations, one day",
            Self::InvitationsWeek => "invitations, 7 days",
            Self::Pending => "pending invitations",
            Self::SameMessageDay => "messages, same text",
            Self::MessagesDay => "messages, one day",
            Self::NotesMonth => "notes, calendar month",
            Self::InmailsMonth => "InMails, calendar month",
            Self::ViewsDay => "profile views, one day",
        }
    }

    /// Whether it counts what was done on one day.
    #[must_use]
    pub const fn is_of_one_day(self) -> bool {
        matches!(
            self,
            Self::InvitationsDay | Self::SameMessageDay | Self::MessagesDay | Self::ViewsDay
        )
    }

    /// The days on which there is something to see of it: a count above zero or, of pending
    /// invitations, a reading. None where no day has a safe number to compare it with.
    pub fn shown(self, days: &[LimitDay]) -> impl Iterator<Item = &LimitDay> {
        let least = u64::from(self != Self::Pending);
        let is_comparable = days.iter().any(|day| day.safe.is_some());
        let is_shown = move |day: &&LimitDay| day.count.is_some_and(|count| count >= least);
        days.iter().filter(move |day| is_comparable && is_shown(day))
    }

    /// The id of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

impl fmt::Display for LimitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Preset {
    /// Every set.
    pub const ALL: [Self; 3] = [Self::Article, Self::Careful, Self::New];

    /// The two of which the stricter decides where none is chosen.
    pub const BOTH: [Self; 2] = [Self::Article, Self::Careful];

    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Careful => "careful",
            Self::New => "new",
        }
    }

    /// The set of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl AccountPlan {
    /// Every plan.
    pub const ALL: [Self; 4] = [Self::Free, Self::Career, Self::Business, Self::SalesNavigator];

    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Career => "career",
            Self::Business => "business",
            Self::SalesNavigator => "sales-navigator",
        }
    }

    /// The plan of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.name() == name)
    }
}

impl fmt::Display for AccountPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl LimitSettings {
    /// Nothing chosen, from that day on.
    #[must_use]
    pub const fn none(from: Date) -> Self {
        Self { from, preset: None, plan: None, own: Vec::new() }
    }

    /// What holds on a day, of choices in order of time; `None` before the first.
    #[must_use]
    pub fn on(settings: &[Self], day: Date) -> Option<&Self> {
        settings.iter().rev().find(|settings| settings.from <= day)
    }

    /// The person's own number.
    #[must_use]
    pub fn own(&self, id: LimitId) -> Option<Count> {
        self.own.iter().find(|(own, _)| *own == id).map(|&(_, count)| count)
    }

    /// Sets the person's own number.
    pub fn set(&mut self, id: LimitId, number: Count) {
        self.own.retain(|(own, _)| *own != id);
        self.own.push((id, number));
        self.own.sort_by_key(|&(id, _)| id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for id in LimitId::ALL {
            assert_eq!(LimitId::from_name(id.name()), Some(id));
        }
        for preset in Preset::ALL {
            assert_eq!(Preset::from_name(preset.name()), Some(preset));
        }
        for plan in AccountPlan::ALL {
            assert_eq!(AccountPlan::from_name(plan.name()), Some(plan));
        }
        assert_eq!((LimitId::from_name("Pending"), Preset::from_name("")), (None, None));
    }

    #[test]
    fn what_is_shown_is_a_count_or_a_reading_beside_a_safe_number() {
        let counts = [None, Some(0), Some(3)];
        let days = |limit: Option<u64>| {
            let day = |(number, count): (i32, Option<u64>)| LimitDay {
                date: Date::MIN.plus_days(number),
                count,
                is_whole: count.is_some(),
                safe: limit.filter(|_| number == 0).map(|limit| SafeNumber { warn: 1, limit }),
                is_halved: false,
                is_restricted: false,
                before: 0,
            };
            (0..).zip(counts).map(day).collect::<Vec<_>>()
        };
        let shown = |id: LimitId, limit| {
            let days = days(limit);
            let shown = id.shown(&days).map(|day| day.date.days_since(Date::MIN));
            shown.collect::<Vec<_>>()
        };
        assert_eq!(shown(LimitId::InvitationsWeek, Some(20)), [2]);
        assert_eq!(shown(LimitId::Pending, Some(20)), [1, 2]);
        assert!(shown(LimitId::InvitationsWeek, None).is_empty(), "nothing to compare it with");
    }

    #[test]
    fn a_choice_holds_from_its_day_until_the_next() {
        let day = |text| Date::parse(text).unwrap();
        let mut first = LimitSettings::none(day("2026-02-10"));
        first.set(LimitId::Pending, Count::new(300).unwrap());
        first.set(LimitId::InvitationsDay, Count::new(30).unwrap());
        first.set(LimitId::Pending, Count::new(200).unwrap());
        let second = LimitSettings::none(day("2026-03-01"));
        let settings = [first.clone(), second.clone()];
        assert_eq!(LimitSettings::on(&settings, day("2026-02-09")), None);
        assert_eq!(LimitSettings::on(&settings, day("2026-02-10")), Some(&first));
        assert_eq!(LimitSettings::on(&settings, day("2026-02-28")), Some(&first));
        assert_eq!(LimitSettings::on(&settings, day("2026-03-01")), Some(&second));
        let own = first.own.iter().map(|(id, count)| format!("{id} {count}")).collect::<Vec<_>>();
        assert_eq!(own, ["invitations-day 30", "pending 200"]);
        assert_eq!(first.own(LimitId::Pending).map(Count::get), Some(200));
    }
}
