//! The program in a folder, beside what the data should be.

use std::fs;

use ssi::store::{DataFile, Folder};

use super::USAGE;
use super::command::Command;
use super::files;
use super::history::{History, Listed};
use super::outside::Outside;
use super::sequence::{Act, Tally};
use super::state::{File, State};
use crate::support::{Run, Sandbox};

/// A sandbox, and what should be in it.
pub(super) struct World {
    pub(super) sandbox: Sandbox,
    state: State,
    history: History,
    /// Whether no other program has put a day in the wrong place.
    is_in_order: bool,
    /// Whether a command was killed, and none has saved anything since.
    pub(super) is_unfinished: bool,
    /// What was done.
    pub(super) told: Vec<String>,
    pub(super) tally: Tally,
}

/// What a command should lead to.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    state: State,
    /// `None`: a step for what changed.
    history: Option<History>,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            sandbox: Sandbox::new(),
            state: State::default(),
            history: History::default(),
            is_in_order: true,
            is_unfinished: false,
            told: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// Does it, and compares.
    ///
    /// # Errors
    ///
    /// Says what is not as it should be.
    pub(super) fn act(&mut self, act: &Act) -> Result<(), String> {
        self.sandbox.turn_to(act.today);
        if let Command::Outside(outside) = &act.command {
            return self.change_outside(outside);
        }
        if act.command.is_unclear(&self.state, act.today) {
            return Ok(());
        }
        let line = act.line(&self.state);
        self.tally.commands += 1;
        match (self.expected(act), act.kill) {
            (Ok(new), Some(place)) if self.changes(&new) => self.kill(&line, new, place),
            (expected, _) => self.run(&line, &act.command, expected),
        }
    }

    /// What a command should lead to, or its exit status.
    fn expected(&self, act: &Act) -> Result<Outcome, i32> {
        let (state, history) = match act.command {
            Command::Go(_, 0) => return Err(USAGE),
            Command::Go(direction, count) => {
                let (history, state) = self.history.gone(direction, count, &self.state)?;
                (state, Some(history))
            }
            _ => (act.command.expected(&self.state, act.today, act.dry_run)?, None),
        };
        Ok(if act.dry_run { self.present() } else { Outcome { state, history } })
    }

    /// That nothing changes.
    pub(super) fn present(&self) -> Outcome {
        Outcome { state: self.state.clone(), history: Some(self.history.clone()) }
    }

    fn changes(&self, new: &Outcome) -> bool {
        let is_other = |history: &History| *history != self.history;
        new.state != self.state || new.history.as_ref().is_some_and(is_other)
    }

    fn run(
        &mut self,
        line: &str,
        command: &Command,
        expected: Result<Outcome, i32>,
    ) -> Result<(), String> {
        let had_data = self.sandbox.data().exists();
        let run = self.sandbox.ssi(line);
        self.tell(line, &run);
        self.check_exit(&run, expected.as_ref().err().copied(), had_data)?;
        let Ok(new) = expected else { return self.check_files(&self.state).map(drop) };
        let is_saved = self.changes(&new);
        self.settle(new)?;
        if is_saved {
            self.is_unfinished = false;
            let is_step = !matches!(command, Command::Go(..));
            self.check_own_folder(is_step)?;
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, line: &str, run: &Run) {
        let exit = run.exit.map_or_else(|| "killed".to_owned(), |exit| exit.to_string());
        let today = self.sandbox.today();
        self.told.push(format!("ssi --today {today} {line}   ({exit})"));
    }

    /// Checks how a run ended; one that is refused says why, and makes no folder.
    fn check_exit(
        &mut self,
        run: &Run,
        refused: Option<i32>,
        had_data: bool,
    ) -> Result<(), String> {
        self.tally.refused += usize::from(refused.is_some());
        if run.exit != Some(refused.unwrap_or(0)) {
            return Err(format!("{run:#?}\nbut the exit status should be {refused:?}"));
        }
        let is_told = run.stdout.is_empty() && run.stderr.starts_with("ssi: ");
        let is_made = !had_data && self.sandbox.data().exists();
        if refused.is_some() && (!is_told || is_made) {
            return Err(format!("{run:#?}\na folder was made: {is_made}"));
        }
        Ok(())
    }

    /// Takes it that the data and the steps are so, if they are.
    ///
    /// # Errors
    ///
    /// Says how they are.
    pub(super) fn settle(&mut self, new: Outcome) -> Result<(), String> {
        let state = self.check_files(&new.state)?;
        let history = new.history.unwrap_or_else(|| self.history.after(&self.state, &state));
        self.history = history.compared(&self.listed()?)?;
        self.state = state;
        Ok(())
    }

    /// Checks that the files hold that; with the ids that the program chose.
    fn check_files(&self, expected: &State) -> Result<State, String> {
        let (found, is_in_order) = files::read(|file| self.content(file))?;
        let mut state = expected.clone();
        state.learn_ids(&found);
        if let Some(file) = File::ALL.into_iter().find(|file| !state.has_same(&found, *file)) {
            let (name, content) = (file.name(), self.content(file));
            return Err(format!("{name} is\n{content:?}, of\n{found:#?}\nand not\n{state:#?}"));
        }
        if self.is_in_order && !is_in_order {
            return Err("the days are out of order".to_owned());
        }
        Ok(state)
    }

    /// The text of a file as it stands there or, where a killed command left it to be put in place,
    /// as readers are to see it.
    fn content(&self, file: File) -> Option<String> {
        if !self.sandbox.file(".ssi/commit.json").exists() {
            return fs::read_to_string(self.sandbox.file(file.name())).ok();
        }
        let profile = Folder::new(self.sandbox.data()).default_profile().unwrap();
        let content = profile.content(DataFile::from_name(file.name())?).unwrap()?;
        Some(String::from_utf8(content).unwrap())
    }

    /// What the program lists of its steps.
    fn listed(&self) -> Result<Listed, String> {
        let run = self.sandbox.ssi("undo --list --json");
        serde_json::from_str(&run.stdout).map_err(|error| format!("{error}: {run:#?}"))
    }

    /// Checks that nothing is left that belongs to no step, and nothing that is to be put in place.
    fn check_own_folder(&self, is_step: bool) -> Result<(), String> {
        let names = |folder: &str| -> Vec<String> {
            let entries = fs::read_dir(self.sandbox.file(folder)).into_iter().flatten();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
        };
        let (undo, staged) = (names(".ssi/undo"), names(".ssi/staged"));
        let is_left = |name: &&String| is_step && !self.history.may_keep(name);
        let left: Vec<&String> = undo.iter().filter(is_left).chain(&staged).collect();
        if left.is_empty() && !self.sandbox.file(".ssi/commit.json").exists() {
            return Ok(());
        }
        Err(format!("left: {left:?} of {undo:?}"))
    }

    /// Another program appends a row; not where a killed command is not cleared away yet, because
    /// what is decided is not in the files.
    fn change_outside(&mut self, outside: &Outside) -> Result<(), String> {
        let Some(new) = outside.expected(&self.state).filter(|_| !self.is_unfinished) else {
            return Ok(());
        };
        let name = outside.file().name();
        let text = outside.text(self.content(outside.file()));
        self.told.push(format!("# another program: {name} ends with {:?}", text.lines().last()));
        self.sandbox.write(name, text);
        self.tally.outside += 1;
        let (found, is_in_order) = files::read(|file| self.content(file))?;
        assert_eq!(found, new, "the row of another program");
        self.is_in_order &= is_in_order;
        self.state = new;
        Ok(())
    }
}
