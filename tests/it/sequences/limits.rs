//! `ssi limits` with a choice.

use super::USAGE;
use super::chance::Chance;
use super::command::{Expected, flag, options};
use super::state::State;

/// Numbers of one's own as they are typed, with the id and the number that are meant.
const NUMBERS: [(&str, Option<(&str, u32)>); 8] = [
    ("invitation=30/day", Some(("invitations-day", 30))),
    ("invitation=70/week", Some(("invitations-week", 70))),
    ("pending=300", Some(("pending", 300))),
    ("pending=400", Some(("pending", 400))),
    ("message=20", Some(("same-message-day", 20))),
    ("note=3", Some(("notes-month", 3))),
    ("comment=3/day", None),
    ("pending=0", None),
];

#[derive(Clone, Debug)]
pub(super) struct Choice {
    set: Vec<(&'static str, Option<(&'static str, u32)>)>,
    preset: Option<&'static str>,
    reset: bool,
}

impl Choice {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let numbers = chance.below(3);
        Self {
            set: (0..numbers).map(|_| chance.of(&NUMBERS)).collect(),
            preset: chance.maybe(40, &["article", "careful"]),
            reset: chance.percent(25),
        }
    }

    pub(super) fn words(&self) -> Vec<String> {
        let mut words = options(self.set.iter().map(|(text, _)| ("--set", Some(*text))));
        words.extend(options([("--preset", self.preset)]));
        words.extend(flag("--reset", self.reset));
        words
    }

    /// What holds from today on is what held, with what is chosen now.
    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let mut settings = state.settings();
        let present = settings.limits.range(..=today.to_owned()).next_back();
        let present = present.map(|(_, limits)| limits.clone()).unwrap_or_default();
        let mut chosen = if self.reset { <_>::default() } else { present.clone() };
        if let Some(preset) = self.preset {
            chosen.preset = Some(preset.to_owned());
        }
        for (_, number) in &self.set {
            let (id, number) = number.ok_or(USAGE)?;
            chosen.own.insert(id.to_owned(), number);
        }
        let mut state = state.clone();
        if chosen != present {
            settings.limits.insert(today.to_owned(), chosen);
            state.put_settings(settings);
        }
        Ok(state)
    }
}
