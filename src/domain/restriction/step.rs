//! The steps of the way through a restriction.

use std::fmt;

/// A step of the way through a restriction that a person does and ticks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Switching off every tool, and stopping what is restricted.
    Stop,
    /// Withdrawing old pending invitations.
    Withdraw,
    /// Writing to LinkedIn's support.
    Write,
    /// Asking how the case stands, or that a closed one be opened again; as often as it is done.
    Reopen,
    /// Writing again, six months on, about a third restriction.
    WriteAfter6Months,
    /// Writing again, twelve months on, and every twelve months after that.
    WriteAfter12Months,
    /// Passing the identity check that a locked account asks for.
    Identity,
}

impl Step {
    /// All, in the order of their columns.
    pub const ALL: [Self; 7] = [
        Self::Stop,
        Self::Withdraw,
        Self::Write,
        Self::Reopen,
        Self::WriteAfter6Months,
        Self::WriteAfter12Months,
        Self::Identity,
    ];

    /// The steps that send a letter.
    pub const LETTERS: [Self; 4] =
        [Self::Write, Self::Reopen, Self::WriteAfter6Months, Self::WriteAfter12Months];

    /// The name on the command line; files have `_` for `-`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Withdraw => "withdraw",
            Self::Write => "write",
            Self::Reopen => "reopen",
            Self::WriteAfter6Months => "write-6-months",
            Self::WriteAfter12Months => "write-12-months",
            Self::Identity => "identity",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Whether it is done again and again, each time on a day of its own.
    #[must_use]
    pub const fn is_repeated(self) -> bool {
        matches!(self, Self::Reopen | Self::WriteAfter12Months)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
