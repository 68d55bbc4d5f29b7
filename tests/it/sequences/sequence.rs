//! Random sequences: drawn, run, and made shorter where they fail.

use std::fmt::Write;

use super::chance::Chance;
use super::command::Command;
use super::log::Log;
use super::state::State;
use super::world::World;
use crate::support::TODAY;

/// A command of a sequence.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) command: Command,
    pub(super) today: &'static str,
    pub(super) dry_run: bool,
    /// In which of its calls it is killed, counted through again and again.
    pub(super) kill: Option<usize>,
}

/// What was run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) sequences: usize,
    pub(super) commands: usize,
    /// Commands that were refused.
    pub(super) refused: usize,
    /// Commands that were killed, and of these the ones that had saved.
    pub(super) killed: usize,
    pub(super) killed_when_saved: usize,
    /// Changes by another program.
    pub(super) outside: usize,
}

impl Act {
    /// What comes after these.
    fn random(chance: &mut Chance, before: &[Self], kills: bool) -> Self {
        const NEED_DATA: usize = 3;
        Self {
            command: match before {
                [.., last] if before.len() >= NEED_DATA => Command::random(chance, &last.command),
                _ => Command::first(chance),
            },
            today: chance.today(),
            dry_run: chance.percent(8),
            kill: (kills && chance.percent(35)).then(|| chance.below(10_000)),
        }
    }

    /// One that saves something, whatever was killed before it.
    fn last() -> Self {
        let command = Command::Log(Log::plain());
        Self { command, today: TODAY, dry_run: false, kill: None }
    }

    /// The words of the command line; none of them holds a space.
    pub(super) fn line(&self, state: &State) -> String {
        let mut words = self.command.words(state);
        words.extend(self.dry_run.then(|| "-n".to_owned()));
        words.join(" ")
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.sequences += other.sequences;
        self.commands += other.commands;
        self.refused += other.refused;
        self.killed += other.killed;
        self.killed_when_saved += other.killed_when_saved;
        self.outside += other.outside;
    }
}

/// Runs the sequence of a seed.
///
/// # Panics
///
/// If it fails: with the seed, and with the fewest of its commands that fail, too.
pub(super) fn run(seed: u64, kills: bool) -> Tally {
    let mut chance = Chance::of_seed(seed);
    let length = 6 + chance.below(13);
    let mut acts = Vec::new();
    for _ in 0..length {
        acts.push(Act::random(&mut chance, &acts, kills));
    }
    acts.push(Act::last());
    match played(&acts) {
        (world, Ok(())) => Tally { sequences: 1, ..world.tally },
        failed => panic!("{}", told(seed, &shortest(acts, failed))),
    }
}

type Played = (World, Result<(), String>);

fn played(acts: &[Act]) -> Played {
    let mut world = World::new();
    let result = acts.iter().try_for_each(|act| world.act(act));
    (world, result)
}

/// What fails with as few commands as can be.
fn shortest(mut acts: Vec<Act>, mut failed: Played) -> Played {
    let mut place = 0;
    while place < acts.len() {
        let mut fewer = acts.clone();
        fewer.remove(place);
        match played(&fewer) {
            (_, Ok(())) => place += 1,
            still_failed => {
                (acts, failed, place) = (fewer, still_failed, 0);
            }
        }
    }
    failed
}

fn told(seed: u64, (world, result): &Played) -> String {
    let mut text = format!("SSI_SEQUENCES=1 SSI_SEQUENCES_SEED={seed}\n");
    for line in &world.told {
        writeln!(text, "  {line}").unwrap();
    }
    text + result.as_ref().err().map_or("", |what| what)
}
