//! `ssi restriction start`, `done` and `end`, and what holds for restrictions.

use std::collections::BTreeMap;

use ssi::domain::Date;

use super::chance::Chance;
use super::command::{Expected, check_day, flag, options};
use super::state::{Restriction, State};
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

    /// Whether it gives the last day of a restriction that is noted: of that the help says nothing.
    pub(super) fn is_unclear(&self, state: &State, today: &str) -> bool {
        let start = self.on.unwrap_or(today);
        self.end.is_some() && state.restrictions().iter().any(|noted| noted.start == start)
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        for day in self.on.into_iter().chain(self.end) {
            check_day(day, today)?;
        }
        let mut all = state.restrictions();
        let start = self.on.unwrap_or(today);
        let of_day = all.iter().position(|noted| noted.start == start);
        match of_day.or_else(|| open(&all, today).filter(|_| self.replace)) {
            Some(place) => all[place] = self.again(&all, place)?,
            None if self.replace => return Err(MISSING),
            None => self.insert(start, &mut all)?,
        }
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }

    /// The one in that place with what is given; filling in what it lacks needs no `--replace`.
    fn again(&self, all: &[Restriction], place: usize) -> Result<Restriction, i32> {
        let owned = |text: &str| text.to_owned();
        let old = &all[place];
        let mut new = old.clone();
        new.start = self.on.filter(|_| self.replace).map_or(new.start, owned);
        new.until = self.until.map(owned).or(new.until);
        new.kind = self.kind.map_or(new.kind, owned);
        // To say what it is counted as changes nothing.
        let strike = self.strike.map(number).filter(|strike| *strike != counted(all)[place]);
        new.strike = strike.unwrap_or(new.strike);
        new.note = self.note.map_or(new.note, owned);
        if new == *old {
            return Ok(new);
        }
        if new.strike != old.strike && new.strike < next_strike(&all[..place]) {
            return Err(USAGE);
        }
        let mut changed = all.to_vec();
        changed[place] = new.clone();
        check_all(&changed).map_err(Fault::exit)?;
        let mut filled = old.clone();
        filled.until = filled.until.or(new.until.clone());
        if filled.note.is_empty() {
            filled.note.clone_from(&new.note);
        }
        if self.replace || new == filled { Ok(new) } else { Err(REFUSED) }
    }

    fn insert(&self, start: &str, all: &mut Vec<Restriction>) -> Result<(), i32> {
        let place = all.partition_point(|other| *other.start < *start);
        let new = Restriction {
            start: start.to_owned(),
            end: self.end.map(ToOwned::to_owned),
            kind: self.kind.unwrap_or("invitations").to_owned(),
            strike: self.strike.map_or(COUNTED, number),
            until: self.until.map(ToOwned::to_owned),
            done: BTreeMap::new(),
            note: self.note.unwrap_or_default().to_owned(),
        };
        if new.strike != COUNTED && new.strike < next_strike(&all[..place]) {
            return Err(USAGE);
        }
        check_next(&new, &all[..place]).map_err(Fault::exit)?;
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
        let lasts = |one: &Restriction| one.end.as_ref().is_none_or(|end| day <= &**end);
        let is_worth_it =
            |one: &Restriction| lasts(one) || ["stop", "withdraw"].contains(&self.step);
        let place =
            current(&all, today).filter(|place| is_worth_it(&all[*place])).ok_or(MISSING)?;
        let belongs = !self.step.ends_with("-months") || counted(&all)[place] == 3;
        let last = &mut all[place];
        let asks_nothing =
            self.step == "reopen" && LETTERS.iter().all(|step| last.sent(step, day).is_none());
        if !belongs || asks_nothing || *day < *last.start || self.is_early(last, day) {
            return Err(USAGE);
        }
        let days = last.done.entry(self.step.to_owned()).or_default();
        if ["reopen", "write-12-months"].contains(&self.step) {
            let mut every: Vec<&str> = days.split_whitespace().chain([day]).collect();
            every.sort_unstable();
            every.dedup();
            *days = every.join(" ");
        } else {
            day.clone_into(days);
        }
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }
}

impl Done {
    /// Whether it is a letter of months more than 31 days before its day.
    fn is_early(&self, one: &Restriction, day: &str) -> bool {
        let has_ended = one.end.as_ref().is_some_and(|end| &**end <= day);
        let is_sent = |step: &str| one.sent(step, day).is_some();
        if !self.step.ends_with("-months")
            || has_ended
            || is_sent(self.step)
            || is_sent("write-12-months")
        {
            return false;
        }
        let date = |text: &str| Date::parse(text).unwrap();
        let first = one.sent("write", day).max(one.sent("reopen", day));
        let base = date(first.unwrap_or(&one.start));
        let last = LETTERS.iter().filter_map(|step| one.sent(step, day)).max();
        let planned = match (self.step, one.sent("write-6-months", day)) {
            ("write-6-months", _) => base.plus_months(6),
            (_, Some(half)) => date(last.unwrap_or(half)).plus_months(6),
            (_, None) => base.plus_months(12),
        };
        let until = one.until.as_ref().map(|until| date(until).plus_days(1));
        until.map_or(planned, |until| planned.max(until)).days_since(date(day)) > 31
    }
}

/// The steps that send a letter.
const LETTERS: [&str; 4] = ["write", "reopen", "write-6-months", "write-12-months"];

impl Restriction {
    /// The last day on which a step was ticked off up to a day.
    fn sent(&self, step: &str, day: &str) -> Option<&str> {
        let days = self.done.get(step)?.split_whitespace();
        days.filter(|sent| *sent <= day).max()
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
        let is_meant = |last: &Restriction| match &last.end {
            None => true,
            Some(end) => self.replace || self.on == Some(end),
        };
        let place = current(&all, today).filter(|place| is_meant(&all[*place])).ok_or(MISSING)?;
        if *day < *all[place].start {
            return Err(USAGE);
        }
        all[place].end = Some(day.to_owned());
        check_all(&all).map_err(|_| REFUSED)?;
        let mut state = state.clone();
        state.put_restrictions(all);
        Ok(state)
    }
}

/// Instead of a strike: it is counted.
pub(super) const COUNTED: u32 = 0;

/// The place of the last one that holds on a day.
fn open(all: &[Restriction], today: &str) -> Option<usize> {
    let holds = |one: &Restriction| one.end.as_ref().is_none_or(|end| today < &**end);
    let open = all.iter().rposition(|one| *one.start <= *today && holds(one));
    open.filter(|place| all[*place].end.is_none())
}

/// The place of the one that is meant where none is named.
fn current(all: &[Restriction], today: &str) -> Option<usize> {
    let holds = |one: &Restriction| one.end.as_ref().is_none_or(|end| today < &**end);
    let has_begun = |one: &Restriction| *one.start <= *today;
    let open = all.iter().rposition(|one| has_begun(one) && holds(one));
    open.or_else(|| all.iter().rposition(has_begun))
}

/// What is wrong with a restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A day before its first.
    Day,
    /// It does not lie after the one before it.
    Overlap,
}

impl Fault {
    /// The exit status where a new one is noted: only another restriction in its days is in the
    /// way.
    const fn exit(self) -> i32 {
        match self {
            Self::Overlap => REFUSED,
            Self::Day => USAGE,
        }
    }
}

/// The first thing that is wrong with restrictions.
pub(super) fn check_all(all: &[Restriction]) -> Result<(), Fault> {
    (0..all.len()).try_for_each(|place| check_next(&all[place], &all[..place]))
}

/// Checks a restriction by itself, then against those before it.
fn check_next(new: &Restriction, before: &[Restriction]) -> Result<(), Fault> {
    let done = new.done.values().flat_map(|days| days.split_whitespace());
    let mut days = new.until.iter().chain(&new.end).map(|day| &**day).chain(done);
    if days.any(|day| *day < *new.start) {
        return Err(Fault::Day);
    }
    let overlaps = |last: &Restriction| last.end.as_ref().is_none_or(|end| new.start < *end);
    if before.iter().any(|other| other.start == new.start) || before.last().is_some_and(overlaps) {
        return Err(Fault::Overlap);
    }
    Ok(())
}

/// What each counts as: one more than that before it, or more if that was said.
fn counted(all: &[Restriction]) -> Vec<u32> {
    let count = |last: &mut u32, one: &Restriction| {
        *last = one.strike.max((*last + 1).min(3));
        Some(*last)
    };
    all.iter().scan(0, count).collect()
}

/// What one after those would count as; no less may be said.
pub(super) fn next_strike(before: &[Restriction]) -> u32 {
    counted(before).last().map_or(1, |last| (last + 1).min(3))
}

/// The number of a strike in words.
pub(super) fn number(strike: &str) -> u32 {
    (1..).zip(STRIKES).find(|(_, name)| *name == strike).map_or(0, |(number, _)| number)
}
