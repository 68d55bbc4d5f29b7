//! Activity beside the safe numbers, on a day.

use crate::domain::{AccountPlan, Date, LimitSettings, Preset};
use crate::safety::{Belongs, Headroom, Ledger, Origin, Row};
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
    /// That of a person; with a preset as if that set had been chosen.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, day: Date, as_if: Option<Preset>) -> Result<Self, StoreError> {
        let log = person.log()?;
        let safe = person.safe()?;
        let ledger = safe.ledger_as_if(log, as_if);
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
        self.ledger.rules().as_if.or(self.settings.and_then(|settings| settings.preset))
    }

    pub(super) fn plan(&self) -> Option<AccountPlan> {
        self.settings.and_then(|settings| settings.plan)
    }

    /// What the other set has, where none is chosen and they differ.
    pub(super) fn other_set(&self, headroom: &Headroom) -> Option<&'static Row> {
        let Origin::Preset(deciding) = headroom.limit.origin else { return None };
        let other = Preset::BOTH.into_iter().find(|preset| *preset != deciding)?;
        let present = Row::of(headroom.limit.id, deciding)?.safe;
        let row = Row::of(headroom.limit.id, other).filter(|row| row.safe != present);
        row.filter(|row| self.preset().is_none() && row.belongs == Belongs::Preset(other))
    }
}
