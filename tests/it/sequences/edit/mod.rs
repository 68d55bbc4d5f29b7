//! `ssi edit`.

mod entry;
mod restriction;
mod settings;
mod snapshot;

use super::USAGE;
use super::chance::{Chance, Pick};
use super::command::{Expected, check_day, options};
use super::fields::Given;
use super::restriction::STRIKES;
use super::state::{Id, State};

#[derive(Clone, Debug)]
pub(super) struct Edit {
    target: Target,
    changes: Changes,
}

/// What is corrected.
#[derive(Clone, Debug)]
enum Target {
    Snapshot(Pick),
    /// A row of the log.
    Row(Pick),
    Restriction(Pick),
    /// A kind, and its new name.
    Kind(Pick, Option<&'static str>),
    Name(&'static str),
    Limits(&'static str),
}

/// The options.
#[derive(Clone, Debug, Default)]
struct Changes {
    on: Option<&'static str>,
    clear: Vec<&'static str>,
    given: Given,
    as_shown: bool,
    kind: Option<&'static str>,
    count: Option<&'static str>,
    template: Option<&'static str>,
    strike: Option<&'static str>,
    until: Option<&'static str>,
    end: Option<&'static str>,
}

impl Edit {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let kinds = ["podcast", "radio", "talk", "comment", "pending"];
        let target = match chance.below(20) {
            0..6 => Target::Snapshot(chance.pick_day()),
            6..13 => Target::Row(chance.pick("zz9z")),
            13..15 => return Self::of_restriction(chance),
            15..18 => {
                let kind = chance.of(&kinds[..4]);
                Target::Kind(chance.pick(kind), chance.maybe(95, &kinds))
            }
            18 => Target::Name(chance.of(&["Anna", "Zoë", "default"])),
            _ => Target::Limits(chance.day()),
        };
        let changes = match target {
            Target::Snapshot(_) => Changes::of_snapshot(chance),
            Target::Row(_) => Changes::of_row(chance),
            _ => Changes::default(),
        };
        Self { target, changes: changes.with_a_slip(chance) }
    }

    pub(super) fn of_restriction(chance: &mut Chance) -> Self {
        let target = Target::Restriction(chance.pick_day());
        Self { target, changes: Changes::of_restriction(chance).with_a_slip(chance) }
    }

    pub(super) fn words(&self, state: &State) -> Vec<String> {
        let (sort, name) = self.target.names(state);
        let mut words: Vec<String> = sort.into_iter().map(ToOwned::to_owned).collect();
        words.push(name);
        if let Target::Kind(_, Some(new)) = self.target {
            words.push(new.to_owned());
        }
        words.extend(self.changes.words());
        words
    }

    /// What the documents do not say, or the program does not do as they say: whether a value or
    /// `--clear` counts of a field that has both; whether the end of a restriction may lie in the
    /// future; whether a row of invitations keeps its mark `with-note` when its kind changes; what
    /// becomes of rows without an id when their kind gets another name; and whether the name that
    /// a profile has without one is a change.
    pub(super) fn is_unclear(&self, state: &State, today: &str) -> bool {
        let (_, name) = self.target.names(state);
        match &self.target {
            Target::Row(_) => self.changes.are_doubled() || self.unmarks(&name, state),
            Target::Restriction(_) => {
                self.changes.are_doubled() || self.changes.end.is_some_and(|end| end > today)
            }
            Target::Kind(..) => {
                state.rows().iter().any(|row| row.kind == name && row.id == Id::None)
            }
            Target::Name(name) => *name == "default" && state.settings().name.is_none(),
            Target::Snapshot(_) | Target::Limits(_) => false,
        }
    }

    /// Whether invitations with a note are to become something else.
    fn unmarks(&self, id: &str, state: &State) -> bool {
        let row = entry::of_id(id, state);
        let is_marked = row.is_some_and(|row| !row.template.is_empty() && row.kind == "invitation");
        is_marked && self.changes.kind.is_some()
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let changes = &self.changes;
        changes.given.check()?;
        changes.on.map_or(Ok(()), |day| check_day(day, today))?;
        let (_, name) = self.target.names(state);
        match &self.target {
            Target::Snapshot(_) => {
                if state.snapshot(&name).is_none() {
                    check_day(&name, today)?;
                }
                snapshot::expected(&name, changes, state)
            }
            Target::Row(_) => entry::expected(&name, changes, state),
            Target::Restriction(_) => {
                check_day(&name, today)?;
                restriction::expected(&name, changes, state)
            }
            Target::Kind(..) | Target::Name(_) | Target::Limits(_) if !changes.is_empty() => {
                Err(USAGE)
            }
            Target::Kind(_, new) => settings::renamed_kind(&name, new.ok_or(USAGE)?, state),
            Target::Name(_) => Ok(settings::renamed(&name, state)),
            Target::Limits(_) => Err(USAGE),
        }
    }
}

impl Target {
    /// The word that says what it is, if there is one, and its name.
    fn names(&self, state: &State) -> (Option<&'static str>, String) {
        match self {
            Self::Snapshot(pick) => (None, pick.of(state.days_of_snapshots())),
            Self::Row(pick) => (None, pick.of(state.ids())),
            Self::Restriction(pick) => (Some("restriction"), pick.of(state.days_of_restrictions())),
            Self::Kind(pick, _) => (Some("kind"), pick.of(state.own_kinds())),
            Self::Name(name) => (Some("name"), (*name).to_owned()),
            Self::Limits(day) => (Some("limits"), (*day).to_owned()),
        }
    }
}

impl Changes {
    fn of_snapshot(chance: &mut Chance) -> Self {
        let fields = ["note", "brand", "people", "industry-rank", "network-brand", "total"];
        Self {
            on: chance.maybe_day(25),
            clear: chance.maybe(30, &fields).into_iter().collect(),
            given: Given::few(chance),
            as_shown: chance.percent(15),
            ..Self::default()
        }
    }

    fn of_row(chance: &mut Chance) -> Self {
        let kinds = ["comment", "message", "other", "podcast", "talk", "pending", "invitation"];
        Self {
            on: chance.maybe_day(30),
            clear: chance.maybe(15, &["note", "template", "kind"]).into_iter().collect(),
            given: Given::note_only(chance),
            kind: chance.maybe(25, &kinds),
            count: chance.maybe(50, &["1", "3", "7", "400", "0", "x"]),
            template: chance.maybe(15, &["intro", "other"]),
            ..Self::default()
        }
    }

    fn of_restriction(chance: &mut Chance) -> Self {
        let clear = ["until", "end", "note", "write", "write-6-months", "strike"];
        Self {
            on: chance.maybe_day(25),
            clear: chance.maybe(20, &clear).into_iter().collect(),
            given: Given::note_only(chance),
            kind: chance.maybe(20, &["invitations", "account", "post"]),
            strike: chance.maybe(30, &STRIKES),
            until: chance.maybe_day(20),
            end: chance.maybe_day(30),
            ..Self::default()
        }
    }

    /// Now and then with an option that belongs to another record.
    fn with_a_slip(mut self, chance: &mut Chance) -> Self {
        match chance.below(60) {
            0 => self.count = Some("3"),
            1 => self.strike = Some("second"),
            2 => self.given = Given::few(chance),
            _ => {}
        }
        self
    }

    fn words(&self) -> Vec<String> {
        let clear = self.clear.join(",");
        let mut words = options([
            ("--on", self.on),
            ("--clear", Some(&*clear).filter(|clear| !clear.is_empty())),
            ("--kind", self.kind),
            ("--count", self.count),
            ("--template", self.template),
            ("--strike", self.strike),
            ("--until", self.until),
            ("--end", self.end),
        ]);
        words.extend(self.given.options());
        words.extend(super::command::flag("--as-shown", self.as_shown));
        words
    }

    /// Whether nothing is given that is to be changed.
    fn is_empty(&self) -> bool {
        self.on.is_none()
            && self.clear.is_empty()
            && self.given.is_empty()
            && !self.is_of_row()
            && !self.is_of_restriction()
            && self.kind.is_none()
    }

    /// Whether there is an option for rows of the log only.
    fn is_of_row(&self) -> bool {
        self.count.is_some() || self.template.is_some()
    }

    /// Whether there is an option for restrictions only.
    fn is_of_restriction(&self) -> bool {
        self.strike.is_some() || self.until.is_some() || self.end.is_some()
    }

    /// Refuses fields that cannot be emptied.
    fn check_clear(&self, known: &[&str]) -> Result<(), i32> {
        if self.clear.iter().all(|name| known.contains(name)) { Ok(()) } else { Err(USAGE) }
    }

    /// Whether a text or a day is given a value and emptied.
    fn are_doubled(&self) -> bool {
        self.clears("note") && self.given.note().is_some()
            || self.clears("template") && self.template.is_some()
            || self.clears("until") && self.until.is_some()
            || self.clears("end") && self.end.is_some()
    }

    fn clears(&self, name: &str) -> bool {
        self.clear.contains(&name)
    }

    /// The note after the edit.
    fn note(&self, old: &str) -> String {
        if self.clears("note") {
            return String::new();
        }
        self.given.note().unwrap_or(old).to_owned()
    }
}
