//! `ssi record`.

use super::USAGE;
use super::chance::Chance;
use super::command::{Expected, check_day, flag};
use super::fields::{Given, Rules};
use super::state::State;

#[derive(Clone, Debug)]
pub(super) struct Record {
    on: Option<&'static str>,
    given: Given,
    by_place: bool,
    rules: Rules,
}

impl Record {
    pub(super) fn random(chance: &mut Chance) -> Self {
        Self {
            on: chance.maybe_day(85),
            given: Given::random(chance),
            by_place: chance.percent(60),
            rules: Rules { replace: chance.percent(40), as_shown: chance.percent(10) },
        }
    }

    pub(super) fn words(&self) -> Vec<String> {
        let placed = self.given.by_place().filter(|_| self.by_place);
        let mut words = placed.unwrap_or_else(|| self.given.options());
        words.extend(self.on.iter().flat_map(|day| ["--on", day]).map(ToOwned::to_owned));
        words.extend(flag("--replace", self.rules.replace));
        words.extend(flag("--as-shown", self.rules.as_shown));
        words
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let day = self.on.unwrap_or(today);
        check_day(day, today)?;
        self.given.check()?;
        let old = state.snapshot(day);
        if !self.given.has_scores() && (old.is_none() || self.given.is_empty()) {
            return Err(USAGE);
        }
        let new = self.given.merged(old, &[], self.rules)?;
        let mut state = state.clone();
        state.put_snapshot(day, new);
        Ok(state)
    }
}
