//! What can be taken back and brought back: whole states.

use super::state::{File, State};
use super::{MISSING, REFUSED};

/// What one command saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What the program calls it; `None` until it has said so.
    label: Option<Label>,
    before: State,
    after: State,
}

/// What `ssi undo --list` says of a step.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
struct Label {
    number: u64,
    command: String,
}

/// What `ssi undo --list` says.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Listed {
    applied: Vec<Label>,
    undone: Vec<Label>,
}

/// The steps; the one that comes first stands last, both ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    pub(super) applied: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Undo,
    Redo,
}

impl History {
    /// After a command: if it saved something, that is a step, and what was taken back is
    /// forgotten.
    pub(super) fn after(&self, before: &State, after: &State) -> Self {
        let mut history = self.clone();
        if before != after {
            history.undone.clear();
            let (before, after) = (before.clone(), after.clone());
            history.applied.push(Step { label: None, before, after });
        }
        history
    }

    /// After so many steps; all of them or none.
    ///
    /// # Errors
    ///
    /// Returns the exit status: there are fewer, or a file is not as a step left it.
    pub(super) fn gone(
        &self,
        direction: Direction,
        count: usize,
        state: &State,
    ) -> Result<(Self, State), i32> {
        let (mut history, mut state) = (self.clone(), state.clone());
        let there = match direction {
            Direction::Undo => self.applied.len(),
            Direction::Redo => self.undone.len(),
        };
        if there < count {
            return Err(MISSING);
        }
        for _ in 0..count {
            match direction {
                Direction::Undo => {
                    let step = history.applied.pop().ok_or(MISSING)?;
                    exchange(&mut state, &step.after, &step.before)?;
                    history.undone.push(step);
                }
                Direction::Redo => {
                    let step = history.undone.pop().ok_or(MISSING)?;
                    exchange(&mut state, &step.before, &step.after)?;
                    history.applied.push(step);
                }
            }
        }
        Ok((history, state))
    }

    /// Takes what the program calls a new step, and compares what it lists.
    ///
    /// # Errors
    ///
    /// Says what differs.
    pub(super) fn compared(mut self, listed: &Listed) -> Result<Self, String> {
        if let (Some(step), Some(label)) = (self.applied.last_mut(), listed.applied.first()) {
            step.label.get_or_insert_with(|| label.clone());
        }
        let numbers = listed.applied.iter().rev().chain(&listed.undone).map(|label| label.number);
        let is_listed = are_listed(&self.applied, &listed.applied)
            && are_listed(&self.undone, &listed.undone)
            && numbers.is_sorted_by(|earlier, later| earlier < later);
        if is_listed { Ok(self) } else { Err(format!("{listed:#?}\nis listed for {self:#?}")) }
    }

    /// Whether a file may stand in `.ssi/undo`: one of a step, and the later version of a file only
    /// of a step that is taken back.
    pub(super) fn may_keep(&self, name: &str) -> bool {
        let number = name.split('.').next().and_then(|number| number.parse().ok());
        let has_it = |steps: &[Step]| {
            steps.iter().filter_map(|step| step.label.as_ref()).any(|l| Some(l.number) == number)
        };
        let is_applied = name.strip_suffix(".after").is_none() && has_it(&self.applied);
        name == "cursor.json" || is_applied || has_it(&self.undone)
    }
}

/// Whether the list shows these steps, as far as it goes.
fn are_listed(steps: &[Step], listed: &[Label]) -> bool {
    const MOST: usize = 20;
    let labels = steps.iter().rev().take(MOST).map(|step| step.label.as_ref());
    labels.eq(listed.iter().map(Some))
}

/// Puts the version that a step leads to in the place of the one that it starts from.
fn exchange(state: &mut State, from: &State, to: &State) -> Result<(), i32> {
    for file in File::ALL.into_iter().filter(|file| !from.has_same(to, *file)) {
        if !state.has_same(from, file) {
            return Err(REFUSED);
        }
        state.take(to, file);
    }
    Ok(())
}
