//! What a restriction bars.

use crate::domain::Kind;

/// What a restriction bars, or that LinkedIn gave notice of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestrictionKind {
    /// Sending invitations, because as many were sent as a week allows: it ends by itself.
    WeeklyLimit,
    /// Sending invitations.
    Invitations,
    /// Sending messages.
    Messages,
    /// The whole account; one can still log in.
    Account,
    /// The whole account; one cannot log in.
    Locked,
    /// Nothing: a notice that something was noticed.
    Warning,
}

impl RestrictionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::WeeklyLimit,
        Self::Invitations,
        Self::Messages,
        Self::Account,
        Self::Locked,
        Self::Warning,
    ];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeeklyLimit => "weekly-limit",
            Self::Invitations => "invitations",
            Self::Messages => "messages",
            Self::Account => "account",
            Self::Locked => "locked",
            Self::Warning => "warning",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it counts: the second of these is taken more seriously than the first.
    #[must_use]
    pub const fn is_strike(self) -> bool {
        !matches!(self, Self::WeeklyLimit | Self::Warning)
    }

    /// Whether one can log in while it lasts.
    #[must_use]
    pub const fn lets_in(self) -> bool {
        !matches!(self, Self::Locked)
    }

    /// Whether it bars an activity. What others do is never barred.
    #[must_use]
    pub fn bars(self, activity: &Kind) -> bool {
        match self {
            Self::WeeklyLimit | Self::Invitations => activity.is(Kind::INVITATION),
            Self::Messages => activity.is(Kind::MESSAGE) || activity.is(Kind::INMAIL),
            Self::Account | Self::Locked => !activity.is_done_by_others(),
            Self::Warning => false,
        }
    }

    /// What is the matter, with its verb: `invitations are restricted`.
    #[must_use]
    pub const fn matter(self) -> &'static str {
        match self {
            Self::WeeklyLimit => "the weekly limit of invitations is reached",
            Self::Invitations => "invitations are restricted",
            Self::Messages => "messages are restricted",
            Self::Account => "the account is restricted",
            Self::Locked => "the account is locked",
            Self::Warning => "LinkedIn gave a warning",
        }
    }
}
