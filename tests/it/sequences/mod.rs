//! Random sequences of commands, beside a model: after every command the files, read without the
//! program, must hold what plain maps and lists hold, `ssi undo --list` what a list of whole states
//! says, and the exit status must be the one that the help texts and documents lead to.
//!
//! `cargo test` runs a few sequences. More, and others, with variables of the environment:
//!
//! * `SSI_SEQUENCES`: how many; of those in which commands are killed a fifth
//! * `SSI_SEQUENCES_SEED`: the seed of the first one; each of the others has the next number
//!
//! A sequence that fails is told with its seed, and without the commands that it fails without.

mod chance;
mod command;
mod edit;
mod fields;
mod files;
mod history;
mod killed;
mod limits;
mod log;
mod outside;
mod record;
mod remove;
mod restriction;
mod sequence;
mod state;
mod world;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use sequence::Tally;

/// The exit statuses of what is refused, as `docs/schemas/error-1.json` has them.
const USAGE: i32 = 2;
const MISSING: i32 = 3;
const REFUSED: i32 = 4;

/// How many sequences are run where nothing else is said.
const SEQUENCES: u64 = 60;
/// Of so many sequences there is one in which commands are killed.
const FOR_EACH_WITH_KILLS: u64 = 5;

#[test]
fn after_every_command_the_data_are_as_the_model_has_them() {
    run(variable("SSI_SEQUENCES", SEQUENCES), false);
}

#[test]
fn a_killed_command_of_a_sequence_is_wholly_old_or_wholly_new() {
    run(variable("SSI_SEQUENCES", SEQUENCES).div_ceil(FOR_EACH_WITH_KILLS), true);
}

fn variable(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

/// Runs so many sequences, on all processors.
#[expect(clippy::print_stderr, reason = "the test harness shows it when it is asked to")]
fn run(count: u64, kills: bool) {
    let first = variable("SSI_SEQUENCES_SEED", 1);
    let (next, total) = (AtomicU64::new(0), Mutex::new(Tally::default()));
    let work = || {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= count {
                return;
            }
            let tally = sequence::run(first + place, kills);
            total.lock().unwrap().add(tally);
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    eprintln!("{:?}", total.lock().unwrap());
}
