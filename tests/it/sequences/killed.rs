//! A command of a sequence that is killed in one of its calls.

use super::world::{Outcome, World};
use crate::faults::strace::{Call, Strace};

impl World {
    /// Kills the command before a call that it makes under the lock. What it changes must be there
    /// wholly or not at all.
    ///
    /// # Errors
    ///
    /// Says what is not as it should be.
    pub(super) fn kill(&mut self, line: &str, new: Outcome, place: usize) -> Result<(), String> {
        let copy = self.sandbox.copy();
        let traced = Strace::new(&copy).run(line);
        let calls = under_lock(traced.calls_on(&copy.data()));
        let call = &calls[place % calls.len()];
        let run = Strace::new(&self.sandbox).disturb(call, "signal=SIGKILL").run(line).run;
        self.tell(line, &run);
        self.told.push(format!("# at {}", call.text));
        if run.exit.is_some() {
            return Err(format!("it was to be killed at {call:?}: {run:#?}"));
        }
        self.tally.killed += 1;
        self.is_unfinished = true;
        match self.settle(new) {
            Ok(()) => {
                self.tally.killed_when_saved += 1;
                Ok(())
            }
            Err(not_new) => {
                let old = self.present();
                self.settle(old).map_err(|not_old| format!("{not_new}\n\nnor old: {not_old}"))
            }
        }
    }
}

/// The calls from the one on that takes the lock.
fn under_lock(calls: &[Call]) -> &[Call] {
    let locked = calls.iter().position(|call| call.name == "flock").unwrap_or(0);
    &calls[locked..]
}
