//! `ssi remove`.

use super::chance::{Chance, Pick};
use super::command::{Expected, KindOf, check_day, flag, kind_of, options};
use super::state::{Id, Row, State};
use super::{MISSING, REFUSED, USAGE};

#[derive(Clone, Debug)]
pub(super) enum Remove {
    Records(Vec<Record>),
    Restrictions(Vec<Pick>),
    Kinds(Vec<Pick>),
    Limits(Vec<Pick>),
    Period(Period),
    /// What cannot be removed, or not so.
    Wrong(&'static str),
}

/// A snapshot or a row of the log.
#[derive(Clone, Copy, Debug)]
pub(super) enum Record {
    Snapshot(Pick),
    Row(Pick),
}

#[derive(Clone, Debug)]
pub(super) struct Period {
    since: Option<&'static str>,
    until: &'static str,
    only: Option<&'static str>,
    yes: bool,
}

impl Remove {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let names = chance.of(&[1, 1, 1, 2, 3]);
        match chance.below(20) {
            0..9 => Self::Records((0..names).map(|_| Record::random(chance)).collect()),
            9..11 => Self::Restrictions((0..names).map(|_| chance.pick_day()).collect()),
            11..14 => {
                let kinds = ["podcast", "radio", "talk", "comment"];
                let words: Vec<&str> = (0..names).map(|_| chance.of(&kinds)).collect();
                Self::Kinds(words.into_iter().map(|kind| chance.pick(kind)).collect())
            }
            14..16 => Self::Limits((0..names).map(|_| chance.pick_day()).collect()),
            16..19 => Self::Period(Period::random(chance)),
            _ => Self::Wrong(chance.of(&[
                "",
                "name",
                "restriction",
                "2026-03-02 --only log",
                "2026-03-02 --since 2026-03-01",
                "limits 2026-03-09",
                "restriction 2026-03-09",
            ])),
        }
    }

    pub(super) fn words(&self, state: &State) -> Vec<String> {
        let sort = match self {
            Self::Restrictions(_) => Some("restriction"),
            Self::Kinds(_) => Some("kind"),
            Self::Limits(_) => Some("limits"),
            Self::Records(_) | Self::Period(_) | Self::Wrong(_) => None,
        };
        let words = match self {
            Self::Period(period) => period.words(),
            Self::Wrong(line) => line.split_whitespace().map(ToOwned::to_owned).collect(),
            _ => self.names(state),
        };
        sort.into_iter().map(ToOwned::to_owned).chain(words).collect()
    }

    /// What is named.
    fn names(&self, state: &State) -> Vec<String> {
        let days_of_limits = || state.settings().limits.into_keys();
        match self {
            Self::Records(records) => records.iter().map(|record| record.name(state)).collect(),
            Self::Restrictions(picks) => {
                picks.iter().map(|pick| pick.of(state.days_of_restrictions())).collect()
            }
            Self::Kinds(picks) => picks.iter().map(|pick| pick.of(state.own_kinds())).collect(),
            Self::Limits(picks) => picks.iter().map(|pick| pick.of(days_of_limits())).collect(),
            Self::Period(_) | Self::Wrong(_) => Vec::new(),
        }
    }

    pub(super) fn expected(&self, state: &State, today: &str, dry_run: bool) -> Expected {
        match self {
            Self::Period(period) => return period.expected(state, today, dry_run),
            Self::Wrong(_) => return Err(USAGE),
            _ => {}
        }
        let (names, mut new) = (self.names(state), state.clone());
        for (place, name) in names.iter().enumerate() {
            match self {
                Self::Restrictions(_) => without_restriction(name, today, state, &mut new)?,
                Self::Kinds(_) => without_kind(name, state, &mut new)?,
                Self::Limits(_) => without_limits(name, today, state, &mut new)?,
                _ => without_record(name, today, state, &mut new)?,
            }
            if names[..place].contains(name) {
                return Err(USAGE); // a slip of the hand may mean another one
            }
        }
        Ok(new)
    }
}

impl Record {
    fn random(chance: &mut Chance) -> Self {
        if chance.percent(50) {
            Self::Snapshot(chance.pick_day())
        } else {
            Self::Row(chance.pick("zz9z"))
        }
    }

    fn name(self, state: &State) -> String {
        match self {
            Self::Snapshot(pick) => pick.of(state.days_of_snapshots()),
            Self::Row(pick) => pick.of(state.ids()),
        }
    }
}

/// Without a snapshot, or a row of the log.
fn without_record(name: &str, today: &str, state: &State, new: &mut State) -> Result<(), i32> {
    let is_it = |row: &Row| matches!(&row.id, Id::Known(id) if id == name);
    if state.rows().iter().any(is_it) {
        new.put_rows(new.rows().iter().filter(|row| !is_it(row)).cloned().collect());
        return Ok(());
    }
    let is_day = name.starts_with("20");
    if state.snapshot(name).is_none() {
        return if is_day { check_day(name, today).and(Err(MISSING)) } else { Err(MISSING) };
    }
    new.snapshots.get_or_insert_default().remove(name);
    Ok(())
}

fn without_restriction(day: &str, today: &str, state: &State, new: &mut State) -> Result<(), i32> {
    check_day(day, today)?;
    state.restrictions.as_ref().and_then(|all| all.get(day)).ok_or(MISSING)?;
    new.restrictions.get_or_insert_default().remove(day);
    Ok(())
}

fn without_limits(day: &str, today: &str, state: &State, new: &mut State) -> Result<(), i32> {
    check_day(day, today)?;
    state.settings().limits.get(day).ok_or(MISSING)?;
    let mut settings = new.settings();
    settings.limits.remove(day);
    new.put_settings(settings);
    Ok(())
}

/// Without a kind of one's own, which no row may have.
fn without_kind(kind: &str, state: &State, new: &mut State) -> Result<(), i32> {
    match kind_of(kind, state) {
        Some(KindOf::Person) => {}
        Some(KindOf::Table) => return Err(USAGE),
        None => return Err(MISSING),
    }
    if state.rows().iter().any(|row| row.kind == kind) {
        return Err(REFUSED);
    }
    let mut settings = new.settings();
    settings.kinds.retain(|own| own != kind);
    new.put_settings(settings);
    Ok(())
}

impl Period {
    fn random(chance: &mut Chance) -> Self {
        Self {
            since: chance.maybe_day(70),
            until: chance.day(),
            only: chance.maybe(40, &["log", "snapshots"]),
            yes: chance.percent(80),
        }
    }

    fn words(&self) -> Vec<String> {
        let mut words = options([
            ("--since", self.since),
            ("--until", Some(self.until)),
            ("--only", self.only),
        ]);
        words.extend(flag("--yes", self.yes));
        words
    }

    fn expected(&self, state: &State, today: &str, dry_run: bool) -> Expected {
        for day in self.since.into_iter().chain([self.until]) {
            check_day(day, today)?;
        }
        if self.since.is_some_and(|since| since > self.until) {
            return Err(USAGE);
        }
        let is_inside =
            |day: &str| self.since.is_none_or(|since| since <= day) && day <= self.until;
        let mut new = state.clone();
        if self.only != Some("log") {
            new.snapshots.iter_mut().for_each(|all| all.retain(|day, _| !is_inside(day)));
        }
        if self.only != Some("snapshots") {
            let rows = state.rows().iter().filter(|row| !is_inside(&row.day));
            new.put_rows(rows.cloned().collect());
        }
        if new == *state {
            return Err(MISSING);
        }
        if self.yes || dry_run { Ok(new) } else { Err(REFUSED) }
    }
}
