//! The files of a profile, each named once.

use std::path::{Path, PathBuf};

/// A file of a profile's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// The person's name, own kinds, and safe numbers.
    Settings,
    /// The scores, a row a day.
    Snapshots,
    /// What the person logged.
    Log,
    /// Restrictions of the account.
    Restrictions,
    /// What LinkedIn's export says was done.
    Events,
    /// What imports cover.
    Coverage,
}

impl DataFile {
    /// Every file of a profile.
    pub const ALL: [Self; 6] = [
        Self::Settings,
        Self::Snapshots,
        Self::Log,
        Self::Restrictions,
        Self::Events,
        Self::Coverage,
    ];

    /// Its name in the profile's folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settings => "profile.toml",
            Self::Snapshots => "snapshots.csv",
            Self::Log => "activities.csv",
            Self::Restrictions => "restrictions.csv",
            Self::Events => "events.csv",
            Self::Coverage => "coverage.csv",
        }
    }

    /// The file of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }

    /// Where it stands in the folder of a profile.
    pub(super) fn path(self, folder: &Path) -> PathBuf {
        folder.join(self.name())
    }
}
