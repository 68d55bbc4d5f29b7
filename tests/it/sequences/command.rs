//! The commands, each with what the help texts and documents say that it does.

use super::USAGE;
use super::chance::Chance;
use super::edit::Edit;
use super::history::Direction;
use super::limits::Choice;
use super::log::Log;
use super::outside::Outside;
use super::record::Record;
use super::remove::Remove;
use super::restriction::{Done, End, Start};
use super::state::State;

/// The state after a command, or its exit status.
pub(super) type Expected = Result<State, i32>;

/// A command. It is drawn without a look at the data: records are most often named by their places.
#[derive(Clone, Debug)]
pub(super) enum Command {
    Record(Record),
    Log(Log),
    Edit(Edit),
    Remove(Remove),
    Limits(Choice),
    Start(Start),
    Done(Done),
    End(End),
    Go(Direction, usize),
    /// No command: another program changes a file.
    Outside(Outside),
}

impl Command {
    /// A command that comes after another one: those that go together follow each other more often.
    pub(super) fn random(chance: &mut Chance, before: &Self) -> Self {
        let follows = chance.percent(55);
        match before {
            Self::Go(Direction::Undo, _) if follows => Self::Go(Direction::Redo, steps(chance)),
            Self::Go(Direction::Redo, _) if follows => Self::Go(Direction::Undo, steps(chance)),
            Self::Start(_) | Self::Done(_) | Self::End(_) if follows => {
                Self::of_restriction(chance)
            }
            _ => Self::any(chance),
        }
    }

    /// One that needs no data.
    pub(super) fn first(chance: &mut Chance) -> Self {
        match chance.below(10) {
            0..4 => Self::Record(Record::random(chance)),
            4..8 => Self::Log(Log::random(chance)),
            8 => Self::Start(Start::random(chance)),
            _ => Self::any(chance),
        }
    }

    fn any(chance: &mut Chance) -> Self {
        match chance.below(36) {
            0..6 => Self::Record(Record::random(chance)),
            6..12 => Self::Log(Log::random(chance)),
            12..19 => Self::Edit(Edit::random(chance)),
            19..24 => Self::Remove(Remove::random(chance)),
            24..26 => Self::Limits(Choice::random(chance)),
            26..29 => Self::Start(Start::random(chance)),
            29..33 => Self::Go(Direction::Undo, steps(chance)),
            33 => Self::Go(Direction::Redo, steps(chance)),
            _ => Self::Outside(Outside::random(chance)),
        }
    }

    fn of_restriction(chance: &mut Chance) -> Self {
        match chance.below(4) {
            0..2 => Self::Done(Done::random(chance)),
            2 => Self::End(End::random(chance)),
            _ => Self::Edit(Edit::of_restriction(chance)),
        }
    }

    /// The words of the command line; none for what another program does.
    pub(super) fn words(&self, state: &State) -> Vec<String> {
        let (verb, words) = match self {
            Self::Record(record) => ("record", record.words()),
            Self::Log(log) => ("log", log.words()),
            Self::Edit(edit) => ("edit", edit.words(state)),
            Self::Remove(remove) => ("remove", remove.words(state)),
            Self::Limits(choice) => ("limits", choice.words()),
            Self::Start(start) => ("restriction", start.words()),
            Self::Done(done) => ("restriction", done.words()),
            Self::End(end) => ("restriction", end.words()),
            Self::Go(Direction::Undo, count) => ("undo", vec![count.to_string()]),
            Self::Go(Direction::Redo, count) => ("redo", vec![count.to_string()]),
            Self::Outside(_) => return Vec::new(),
        };
        [vec![verb.to_owned()], words].concat()
    }

    /// Whether program and documents do not agree, or the documents say nothing: such a command is
    /// passed over.
    pub(super) fn is_unclear(&self, state: &State, today: &str) -> bool {
        match self {
            Self::Edit(edit) => edit.is_unclear(state, today),
            Self::Start(start) => start.is_unclear(state, today),
            _ => false,
        }
    }

    /// The state after a command that is no undo or redo.
    pub(super) fn expected(&self, state: &State, today: &str, dry_run: bool) -> Expected {
        match self {
            Self::Record(record) => record.expected(state, today),
            Self::Log(log) => log.expected(state, today),
            Self::Edit(edit) => edit.expected(state, today),
            Self::Remove(remove) => remove.expected(state, today, dry_run),
            Self::Limits(choice) => choice.expected(state, today),
            Self::Start(start) => start.expected(state, today),
            Self::Done(done) => done.expected(state, today),
            Self::End(end) => end.expected(state, today),
            Self::Go(..) | Self::Outside(_) => Ok(state.clone()),
        }
    }
}

/// How many steps are gone.
fn steps(chance: &mut Chance) -> usize {
    if chance.percent(2) { 0 } else { chance.of(&[1, 1, 1, 1, 1, 2, 2, 3]) }
}

/// Refuses a day that lies in the future.
pub(super) fn check_day(day: &str, today: &str) -> Result<(), i32> {
    if day > today { Err(USAGE) } else { Ok(()) }
}

pub(super) fn flag(flag: &str, is_set: bool) -> Option<String> {
    is_set.then(|| flag.to_owned())
}

/// The options that have a value.
pub(super) fn options<'a>(
    options: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<String> {
    let given = options.into_iter().filter_map(|(option, value)| Some([option, value?]));
    given.flatten().map(ToOwned::to_owned).collect()
}

/// What a word means as a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KindOf {
    Table,
    Person,
}

/// What a word means as a kind; `None` if it means none.
pub(super) fn kind_of(word: &str, state: &State) -> Option<KindOf> {
    if ["comment", "post", "message", "invitation", "other", "view"].contains(&word) {
        return Some(KindOf::Table);
    }
    let is_own = word != "pending"
        && (state.settings().kinds.iter().any(|kind| kind == word)
            || state.rows().iter().any(|row| row.kind == word));
    is_own.then_some(KindOf::Person)
}
