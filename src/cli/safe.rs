//! What decides the safe numbers of a profile, read from its files.

use crate::domain::{Covered, Date, LimitSettings, Log, Restriction};
use crate::safety::{Ledger, Rules};
use crate::store::Profile;

use super::failure::Failure;

/// What decides the safe numbers of a profile.
#[derive(Debug, Default)]
pub(super) struct Safe {
    settings: Vec<LimitSettings>,
    /// In order of time.
    pub(super) restrictions: Vec<Restriction>,
    coverage: Vec<Covered>,
}

impl Safe {
    pub(super) fn of(profile: &Profile) -> Result<Self, Failure> {
        Ok(Self {
            settings: profile.file().limits().to_vec(),
            restrictions: profile.restrictions()?.restrictions().to_vec(),
            coverage: profile.coverage()?,
        })
    }

    pub(super) fn rules(&self) -> Rules<'_> {
        Rules { settings: &self.settings, restrictions: &self.restrictions }
    }

    /// What the person chose, as it held on a day.
    pub(super) fn on(&self, day: Date) -> Option<&LimitSettings> {
        LimitSettings::on(&self.settings, day)
    }

    pub(super) fn ledger<'a>(&'a self, log: &'a Log) -> Ledger<'a> {
        Ledger::new(log, self.rules(), &self.coverage)
    }
}
