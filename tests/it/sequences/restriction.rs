//! `ssi restriction start`, `done` and `end`, and what holds for restrictions.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chance::Chance;
use super::command::{Expected, check_day, flag, options};
use super::state::{Day, Restriction, State};
use super::{MISSING, REFUSED, USAGE};

pub(super) const STRIKES: [&str; 3] = ["first", "second", "third"];

pub(super) const STEPS: [&str; 6] =
    ["stop", "withdraw", "write", "reopen", "write-6-months", "write-12-months"];

#[derive(Clone, Debug)]
pub(super) struct Start {
    on: Option<&'static str>,
    until: Option<&'static str>,
    end: Option<&'static str>,
    kind: Option<&'static str>,
    strike: Option<&'static str>,
    note: Option<&'static str>,
    replace: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Done {
    step: &'static str,
    on: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub(super) struct End {
    on: Option<&'static str>,
    replace: bool,
}

impl Start {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let replace = chance.percent(20);
        Self {
            on: chance.maybe_day(80),
            until: chance.maybe_day(20),
            end: if replace { None } else { chance.maybe_day(40) },
            kind: chance.maybe(30, &["invitations", "account"]),
            strike: chance.maybe(30, &STRIKES),
            note: chance.maybe(20, &["x", "y"]),
            replace,
        }
    }

    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec!["start".to_owned()];
        words.extend(options([
            ("--on", self.on),
            ("--until", self.until),
            ("--end", self.end),
            ("--kind", self.kind),
            ("--strike", self.strike),
            ("--note", self.note),
        ]));
        words.extend(flag("--replace", self.replace));
        words
    }

    /// Whether it gives the last day of a restriction that is noted and holds: of that the help
    /// says nothing.
    pub(super) fn is_unclear(&self, state: &State, today: &str) -> bool {
        let open = state.restrictions().pop().filter(|last| last.end.is_none());
        open.is_some_and(|open| self.end.is_some() && open.start == self.on.unwrap_or(today))
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        for day in self.on.into_iter().chain(self.end) {
            check_day(day, today)?;
        }
        let mut all = state.restrictions();
        let start = self.on.unwrap_or(today);
        match all.pop_if(|last| last.end.is_none()) {
            Some(open) if self.replace || open.start == start => {
                let new = self.again(&open, &all)?;
                all.push(new);
            }
            None if self.replace => return Err(MISSING),
            open => {
                all.extend(open);
                self.insert(start, &mut all)?;
            }
        }
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }

    /// The open restriction with what is given; filling in what it lacks needs no `--replace`.
    fn again(&self, open: &Restriction, earlier: &[Restriction]) -> Result<Restriction, i32> {
        let owned = |text: &str| text.to_owned();
        let mut new = open.clone();
        new.start = self.on.filter(|_| self.replace).map_or(new.start, owned);
        new.until = self.until.map(owned).or(new.until);
        new.kind = self.kind.map_or(new.kind, owned);
        new.strike = self.strike.map_or(new.strike, number);
        new.note = self.note.map_or(new.note, owned);
        if new == *open {
            return Ok(new);
        }
        check_next(&new, earlier.last()).map_err(Fault::exit)?;
        let mut filled = open.clone();
        filled.until = filled.until.or(new.until.clone());
        if filled.note.is_empty() {
            filled.note.clone_from(&new.note);
        }
        if self.replace || new == filled { Ok(new) } else { Err(REFUSED) }
    }

    fn insert(&self, start: &str, all: &mut Vec<Restriction>) -> Result<(), i32> {
        let place = all.partition_point(|other| *other.start < *start);
        let before = place.checked_sub(1).map(|before| &all[before]);
        let counted = before.map_or(1, |before| next_strike(before.strike));
        let new = Restriction {
            start: start.to_owned(),
            end: self.end.map(ToOwned::to_owned),
            kind: self.kind.unwrap_or("invitations").to_owned(),
            strike: self.strike.map_or(counted, number),
            until: self.until.map(ToOwned::to_owned),
            done: BTreeMap::new(),
            note: self.note.unwrap_or_default().to_owned(),
        };
        check_next(&new, before).map_err(Fault::exit)?;
        all.insert(place, new);
        check_all(all).map_err(|_| REFUSED)
    }
}

impl Done {
    pub(super) fn random(chance: &mut Chance) -> Self {
        Self { step: chance.of(&STEPS), on: chance.maybe_day(80) }
    }

    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec!["done".to_owned(), self.step.to_owned()];
        words.extend(options([("--on", self.on)]));
        words
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let day = self.on.unwrap_or(today);
        check_day(day, today)?;
        let mut all = state.restrictions();
        let last = all.last_mut().filter(|last| last.end.is_none()).ok_or(MISSING)?;
        let months = match self.step {
            "write-6-months" => Some(6),
            "write-12-months" => Some(12),
            _ => None,
        };
        let is_due = months.is_none_or(|months| *day >= *later(&last.start, months));
        let is_in_turn =
            months.is_none() && self.step != "reopen" || last.done.contains_key("write");
        let belongs = months.is_none() || last.strike == 3;
        if !(is_due && is_in_turn && belongs) || *day < *last.start {
            return Err(USAGE);
        }
        last.done.insert(self.step.to_owned(), day.to_owned());
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }
}

impl End {
    pub(super) fn random(chance: &mut Chance) -> Self {
        Self { on: chance.maybe_day(80), replace: chance.percent(30) }
    }

    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec!["end".to_owned()];
        words.extend(options([("--on", self.on)]));
        words.extend(flag("--replace", self.replace));
        words
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let day = self.on.unwrap_or(today);
        check_day(day, today)?;
        let mut all = state.restrictions();
        let is_meant = |last: &&mut Restriction| match &last.end {
            None => true,
            Some(end) => self.replace || self.on == Some(end),
        };
        let last = all.last_mut().filter(is_meant).ok_or(MISSING)?;
        if *day < *last.start {
            return Err(USAGE);
        }
        last.end = Some(day.to_owned());
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }
}

/// What is wrong with a restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A day before its first.
    Day,
    /// It does not lie after the one before it.
    Overlap,
    /// It is not of a later strike.
    Strike,
}

impl Fault {
    /// The exit status where a new one is noted: only another restriction in its days is in the
    /// way.
    const fn exit(self) -> i32 {
        match self {
            Self::Overlap => REFUSED,
            Self::Day | Self::Strike => USAGE,
        }
    }
}

/// The first thing that is wrong with restrictions.
pub(super) fn check_all(all: &[Restriction]) -> Result<(), Fault> {
    let before = std::iter::once(None).chain(all.iter().map(Some));
    all.iter().zip(before).try_for_each(|(new, before)| check_next(new, before))
}

/// Checks a restriction by itself, then against the one before it.
fn check_next(new: &Restriction, before: Option<&Restriction>) -> Result<(), Fault> {
    let mut days = new.until.iter().chain(&new.end).chain(new.done.values());
    if days.any(|day| *day < new.start) {
        return Err(Fault::Day);
    }
    let Some(before) = before else { return Ok(()) };
    // On the day of its end the next may start, but no two on one day.
    let is_free = |end: &Day| before.start < new.start && *end <= new.start;
    if !before.end.as_ref().is_some_and(is_free) {
        return Err(Fault::Overlap);
    }
    if new.strike < next_strike(before.strike) { Err(Fault::Strike) } else { Ok(()) }
}

fn next_strike(strike: u32) -> u32 {
    (strike + 1).min(3)
}

/// The number of a strike in words.
pub(super) fn number(strike: &str) -> u32 {
    (1..).zip(STRIKES).find(|(_, name)| *name == strike).map_or(0, |(number, _)| number)
}

/// The same day of a later month; no day of these commands is missing in another month.
fn later(day: &str, months: u32) -> String {
    let part = |range: Range<usize>| day[range].parse::<u32>().unwrap();
    let month = part(0..4) * 12 + part(5..7) - 1 + months;
    format!("{:04}-{:02}-{:02}", month / 12, month % 12 + 1, part(8..10))
}
