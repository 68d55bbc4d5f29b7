//! Activity beside the safe numbers, on a day.

use crate::domain::{Date, LimitSettings, Preset};
use crate::safety::{Headroom, Ledger, Origin, Row};
use crate::store::StoreError;

use super::super::person::Person;

/// Activity beside the safe numbers, on a day.
#[derive(Debug)]
pub struct Limits<'a> {
    pub(super) profile: &'a str,
    pub(super) today: Date,
    /// The day.
    pub day: Date,
    pub(super) headrooms: Vec<Headroom>,
    pub(super) ledger: Ledger<'a>,
    /// What the person chose, as it held on the day.
    settings: Option<&'a LimitSettings>,
    /// Whether there are imports, which cover some days and others not.
    pub(super) has_imports: bool,
}

impl<'a> Limits<'a> {
    /// That of a person.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, day: Date) -> Result<Self, StoreError> {
        let log = person.log()?;
        let safe = person.safe()?;
        let ledger = safe.ledger(log);
        Ok(Self {
            profile: person.profile().name(),
            today: person.today(),
            day,
            headrooms: ledger.headrooms(day),
            ledger,
            settings: safe.on(day),
            has_imports: safe.has_coverage(),
        })
    }

    pub(super) fn preset(&self) -> Option<Preset> {
        self.settings.and_then(|settings| settings.preset)
    }

    /// What the other set has, where none is chosen and they differ.
    pub(super) fn other_set(&self, headroom: &Headroom) -> Option<&'static Row> {
        let Origin::Preset(deciding) = headroom.limit.origin else { return None };
        let other = Preset::ALL.into_iter().find(|preset| *preset != deciding)?;
        let row = Row::of(headroom.limit.id, other).filter(|row| row.preset == other);
        row.filter(|_| self.preset().is_none())
    }
}
