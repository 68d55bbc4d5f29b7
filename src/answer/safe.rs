//! What decides the safe numbers of a profile, read from its files.

use crate::domain::{Covered, Date, LimitSettings, Log, Restriction};
use crate::safety::{Ledger, Rules};
use crate::store::{Profile, StoreError};

/// What decides the safe numbers of a profile.
#[derive(Debug, Default)]
pub(crate) struct Safe {
    settings: Vec<LimitSettings>,
    /// In order of time.
    pub(crate) restrictions: Vec<Restriction>,
    coverage: Vec<Covered>,
}

impl Safe {
    pub(crate) fn of(profile: &Profile) -> Result<Self, StoreError> {
        Ok(Self {
            settings: profile.file().limits().to_vec(),
            restrictions: profile.restrictions()?.restrictions().to_vec(),
            coverage: profile.coverage()?,
        })
    }

    pub(crate) fn rules(&self) -> Rules<'_> {
        Rules { settings: &self.settings, restrictions: &self.restrictions }
    }

    /// What the person chose, as it held on a day.
    pub(crate) fn on(&self, day: Date) -> Option<&LimitSettings> {
        LimitSettings::on(&self.settings, day)
    }

    pub(crate) fn ledger<'a>(&'a self, log: &'a Log) -> Ledger<'a> {
        Ledger::new(log, self.rules(), &self.coverage)
    }
}
