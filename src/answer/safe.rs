//! What decides the safe numbers of a profile, read from its files.

use crate::domain::{Covered, Date, LimitSettings, Log, Preset, Restriction};
use crate::safety::{Ledger, Rules};
use crate::store::{Profile, StoreError};

/// What decides the safe numbers of a profile.
#[derive(Clone, Debug, Default)]
pub struct Safe {
    settings: Vec<LimitSettings>,
    /// In order of time.
    pub restrictions: Vec<Restriction>,
    coverage: Vec<Covered>,
}

impl Safe {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] with file, line and column, or why it could not be read.
    pub fn of(profile: &Profile) -> Result<Self, StoreError> {
        Self::with_coverage(profile, || profile.coverage())
    }

    /// Reads it, but for what imports cover.
    pub(super) fn with_coverage(
        profile: &Profile,
        coverage: impl FnOnce() -> Result<Vec<Covered>, StoreError>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            settings: profile.file().limits().to_vec(),
            restrictions: profile.restrictions()?.restrictions().to_vec(),
            coverage: coverage()?,
        })
    }

    /// What decides the number that holds on a day.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        Rules { settings: &self.settings, restrictions: &self.restrictions, as_if: None }
    }

    /// A log beside the safe numbers of a set, whatever was chosen.
    #[must_use]
    pub(super) fn ledger_as_if<'a>(&'a self, log: &'a Log, as_if: Option<Preset>) -> Ledger<'a> {
        Ledger::new(log, Rules { as_if, ..self.rules() }, &self.coverage)
    }

    /// What the person chose, as it held on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&LimitSettings> {
        LimitSettings::on(&self.settings, day)
    }

    /// Whether imports cover something.
    pub(super) fn has_coverage(&self) -> bool {
        !self.coverage.is_empty()
    }

    /// A log beside the safe numbers.
    #[must_use]
    pub fn ledger<'a>(&'a self, log: &'a Log) -> Ledger<'a> {
        Ledger::new(log, self.rules(), &self.coverage)
    }
}
