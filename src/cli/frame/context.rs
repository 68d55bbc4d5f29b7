//! What a command needs to know, and where it puts its answer.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::Path;

use anstream::ColorChoice;

use crate::answer::{AnswerError, Commands, Missing, Person};
use crate::domain::{Date, DateError, parse_when};
use crate::store::{Folder, Name, Patient, Profile, Saved, StoreError};

use super::clock;
use super::failure::{Exit, Failure};
use super::global::{Color, Global};
use super::model::ModelArgs;
use super::place;
use super::shell::{WHERE, WHOSE, program_with, quoted};
use super::terminal;

/// After how many writes a person knows how to take one back.
const NEW_TO_A_PERSON: u64 = 10;
/// How many of the things that are odd in files are told.
const MOST_FINDINGS: usize = 3;

/// What a command needs to know, and where it puts its answer.
#[expect(clippy::struct_excessive_bools, reason = "each stands for a flag of its own")]
pub(crate) struct Context {
    /// The day that counts as today.
    pub(crate) today: Date,
    /// The day of the clock, which `--today` does not change.
    pub(crate) clock: Date,
    /// The hour of the clock, unless `--today` sets the day.
    pub(crate) hour: Option<u32>,
    pub(crate) folder: Folder,
    pub(crate) json: bool,
    pub(crate) dry_run: bool,
    /// Whether stdout shows block characters.
    pub(crate) draws_blocks: bool,
    /// Whether stdout shows colours.
    pub(super) paints: bool,
    /// How many columns stdout has, if it is a terminal.
    pub(super) columns: Option<usize>,
    /// Whether a person can be asked.
    pub(crate) asks: bool,
    /// The answer, for stdout.
    pub(crate) answer: Vec<u8>,
    /// Warnings and hints, for stderr, below the answer.
    pub(crate) remarks: Vec<(&'static str, String)>,
    /// What is odd in the files that were read.
    findings: Vec<String>,
    /// How a person takes back what was saved, told last.
    pub(crate) way_back: Option<String>,
    /// Whether data were saved: what goes wrong from then on does not unsay it.
    pub(crate) has_saved: bool,
    pub(super) quiet: bool,
    /// The names of the profiles that were asked for, nearly always one or none.
    profiles: Vec<String>,
    has_typed_profiles: bool,
    /// The words of the command as they were typed.
    pub(super) arguments: Vec<String>,
    /// The grammar: what the options of the program are.
    program: fn() -> clap::Command,
}

impl Context {
    pub(crate) fn new(
        global: &Global,
        arguments: &[OsString],
        program: fn() -> clap::Command,
    ) -> Result<Self, Failure> {
        let (clock, hour) = clock::now();
        let (today, hour) = match &global.today {
            None => (clock, Some(hour)),
            Some(text) => (parse_today(text)?, None),
        };
        let dir = chosen(global.dir.as_deref(), "--dir", "SSI_DIR")?;
        let folder = place::data_folder(dir)?;
        let mut arguments: Vec<String> =
            arguments.iter().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
        place::with_whole_path(&mut arguments, &folder);
        let is_terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        Ok(Self {
            today,
            clock,
            hour,
            folder: Folder::new(folder),
            json: global.json,
            dry_run: global.dry_run,
            draws_blocks: draws_blocks(global.color),
            paints: terminal::color_of_stdout(global.color.choice()) != ColorChoice::Never,
            columns: terminal::width(),
            asks: is_terminal && !global.no_input,
            answer: Vec::new(),
            remarks: Vec::new(),
            findings: Vec::new(),
            way_back: None,
            has_saved: false,
            quiet: global.quiet,
            profiles: profiles(global)?,
            has_typed_profiles: global.has_typed_profiles,
            arguments,
            program,
        })
    }

    /// Refuses a path at which, or at the end of whose link, records are kept: no other file is ever
    /// written there.
    pub(crate) fn check_not_records(&self, path: &Path) -> Result<(), Failure> {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        // What is not there yet would lie in its folder.
        let folder = || match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => real(folder),
            _ => real(Path::new(".")),
        };
        let place = real(path).or_else(folder);
        let records = real(&self.folder.profiles_path());
        match place.zip(records) {
            Some((place, records)) if place.starts_with(&records) => {
                let what = format!("{} lies where ssi keeps records", path.display());
                Err(Failure::new(Exit::Refused, what)
                    .why("a record could be lost, and nothing else is written there")
                    .fix("name a file in another folder"))
            }
            _ => Ok(()),
        }
    }

    /// The profile that was asked for.
    pub(crate) fn profile(&self) -> Result<Profile, Failure> {
        self.check_one_profile()?;
        match self.profiles.first() {
            None => Ok(self.folder.default_profile()?),
            Some(text) => self.profile_named(text),
        }
    }

    /// The profile that was asked for, to be checked.
    pub(crate) fn patient(&self) -> Result<Patient, Failure> {
        let name = self.profiles.first().map(|text| name(text)).transpose()?;
        self.folder.patient(name.as_ref()).map_err(|error| self.not_found(error))
    }

    /// The profile of that name.
    fn profile_named(&self, text: &str) -> Result<Profile, Failure> {
        self.folder.profile(&name(text)?).map_err(|error| self.not_found(error))
    }

    /// Why there is no such profile, with the command that adds it where no name is like it.
    fn not_found(&self, error: StoreError) -> Failure {
        match error {
            StoreError::NoProfile { name, nearest } if nearest.is_empty() => {
                let add =
                    self.ssi_without_profile(&format!("profile add {}", quoted(name.as_str())));
                Failure::from(StoreError::NoProfile { name, nearest }).fix(add)
            }
            error => error.into(),
        }
    }

    /// The profiles that were asked for, each as often as it was.
    pub(crate) fn profiles(&self) -> Result<Vec<Profile>, Failure> {
        self.profiles.iter().map(|text| self.profile_named(text)).collect()
    }

    /// Whether profiles were asked for by an option, and not by the environment.
    pub(crate) fn has_typed_profiles(&self) -> bool {
        self.has_typed_profiles
    }

    /// Refuses more than one profile: every command but `plot team` is about one person.
    pub(crate) fn check_one_profile(&self) -> Result<(), Failure> {
        if self.profiles.len() < 2 {
            return Ok(());
        }
        Err(Failure::new(Exit::Usage, "--profile is given twice")
            .fix("give it once; of several people there is `plot team`"))
    }

    /// The person whose profile was asked for.
    pub(crate) fn person(&self, model: ModelArgs) -> Result<Person, Failure> {
        Ok(self.person_of(self.profile()?, model))
    }

    /// The person of a profile.
    pub(crate) fn person_of(&self, profile: Profile, model: ModelArgs) -> Person {
        Person::new(profile, self.today, model.machine(self.quiet))
    }

    /// Warns of something odd in a file, each once; only the first few are told.
    pub(crate) fn warn_of_finding(&mut self, finding: String) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// What was warned of, as lines for stderr.
    pub(crate) fn findings(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.findings.iter().take(MOST_FINDINGS).cloned().collect();
        let more = self.findings.len() - lines.len();
        if more > 0 {
            lines.push(format!("{more} more: {}", self.ssi("doctor")));
        }
        lines
    }

    /// A date as a person wrote it.
    pub(crate) fn when(&self, text: &str) -> Result<Date, Failure> {
        parse_when(text, self.today).map_err(|error| Failure::date(text, &error))
    }

    /// What went wrong with an answer, with the command that would help.
    pub(crate) fn failed(&self, error: impl Into<AnswerError>) -> Failure {
        match error.into() {
            AnswerError::Store(error) => error.into(),
            AnswerError::Axis(error) => {
                Failure::new(Exit::Usage, error).fix("leave --axis out, or name a larger number")
            }
            AnswerError::Missing(Missing { what, why, command }) => {
                let failure = Failure::new(Exit::Missing, what);
                let failure = why.into_iter().fold(failure, Failure::why);
                command.iter().fold(failure, |failure, words| failure.fix(self.ssi(words)))
            }
        }
    }

    /// Whether nothing but the answer is wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// As [`Self::saved`]; tells a person to whom it is new how the step is taken back.
    pub(crate) fn saved_step(&mut self, saved: Saved) -> Result<(), Failure> {
        if let Saved::Synced { step: Some(..=NEW_TO_A_PERSON) } = saved {
            self.tell_way_back(self.ssi("undo"));
        }
        self.saved(saved)
    }

    /// Tells last with which command what was saved is taken back.
    pub(crate) fn tell_way_back(&mut self, command: String) {
        if !self.quiet && !self.json {
            self.way_back = Some(command);
        }
    }

    /// Notes what became of a file that was to be saved.
    ///
    /// # Errors
    ///
    /// Returns a failure, to be reported after the answer, if the disk did not confirm the file.
    pub(crate) fn saved(&mut self, saved: Saved) -> Result<(), Failure> {
        match saved {
            Saved::Unchanged => Ok(()),
            Saved::Synced { .. } => {
                self.has_saved = true;
                Ok(())
            }
            Saved::Unconfirmed(error) => {
                self.has_saved = true;
                Err(unconfirmed(&error))
            }
        }
    }

    /// The grammar of the command line.
    pub(crate) fn program(&self) -> clap::Command {
        (self.program)()
    }

    /// Adds what was typed at the prompts to the command.
    pub(crate) fn add_arguments(&mut self, arguments: Vec<String>) {
        self.arguments.extend(arguments);
    }

    /// The command as it was typed, with one more option: a fix that can be pasted.
    pub(crate) fn command_with(&self, option: &str) -> String {
        let mut words = self.arguments.clone();
        let place = words.iter().position(|word| word == "--").unwrap_or(words.len());
        // An option and the place of its value are two words; a value behind `=` is one, whatever is in it.
        let parts = match option.split_once(' ') {
            Some((name, value)) if !name.contains('=') => vec![name.to_owned(), value.to_owned()],
            _ => vec![option.to_owned()],
        };
        words.splice(place..place, parts);
        pasted(&words)
    }

    /// The command as it was typed, with another word in the place of an option and its values.
    pub(crate) fn command_instead(&self, option: &str, values: usize, word: &str) -> String {
        let mut words = self.arguments.clone();
        if let Some(place) = words.iter().position(|word| word == option) {
            let end = words.len().min(place + 1 + values);
            words.splice(place..end, [word.to_owned()]);
        }
        let with_value = format!("{option}=");
        for joined in words.iter_mut().filter(|word| word.starts_with(&with_value)) {
            word.clone_into(joined);
        }
        pasted(&words)
    }

    /// A command for the same data folder and profile: a fix that can be pasted.
    pub(crate) fn ssi(&self, command: &str) -> String {
        self.commands().command(command)
    }

    /// How commands for the same data folder and profile are written.
    pub(crate) fn commands(&self) -> Commands {
        Commands::beginning(&program_with(&WHOSE, &self.arguments))
    }

    /// A command for the same data folder.
    pub(crate) fn ssi_without_profile(&self, command: &str) -> String {
        Commands::beginning(&program_with(&WHERE, &self.arguments)).command(command)
    }
}

fn pasted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("ssi {}", words.join(" "))
}

/// Whether stdout shows more than ASCII: with colour everywhere, without it nowhere, and otherwise
/// on a terminal that is not dumb and whose locale is UTF-8.
fn draws_blocks(color: Color) -> bool {
    let is_dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            std::io::stdout().is_terminal() && !is_dumb() && supports_unicode::supports_unicode()
        }
    }
}

/// A name that is to be given to a profile.
pub(crate) fn new_name(text: &str) -> Result<Name, Failure> {
    let refused = |source| StoreError::BadName { text: text.to_owned(), source };
    Name::to_give(text).map_err(|source| refused(source).into())
}

/// The name of a profile.
fn name(text: &str) -> Result<Name, Failure> {
    Name::new(text).map_err(|source| StoreError::BadName { text: text.to_owned(), source }.into())
}

fn unconfirmed(error: &StoreError) -> Failure {
    let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    Failure::new(Exit::File, "saved, but the disk did not confirm it")
        .why(format!("syncing the folder failed: {cause}"))
        .fix("check the disk; `ssi history` shows what is there")
}

fn parse_today(text: &str) -> Result<Date, Failure> {
    Date::parse(text.trim()).map_err(|error| {
        let what = match error {
            DateError::Form => format!("`{}` is not a date", text.escape_debug()),
            error => format!("`{}`: {error}", text.escape_debug()),
        };
        Failure::new(Exit::Usage, format!("--today: {what}")).fix("write it as 2026-03-02")
    })
}

/// What an option or its variable chooses. An empty variable chooses nothing; an empty option is
/// refused: in a script it is a variable that was not set, and the default may be somebody else's.
fn chosen<'a>(
    given: Option<&'a OsStr>,
    option: &str,
    variable: &str,
) -> Result<Option<&'a OsStr>, Failure> {
    let is_by_variable = || std::env::var_os(variable).is_some_and(|value| value.is_empty());
    match given {
        Some(empty) if empty.is_empty() && is_by_variable() => Ok(None),
        Some(empty) if empty.is_empty() => {
            Err(Failure::new(Exit::Usage, format!("{option} is empty"))
                .fix(format!("leave {option} out for the default")))
        }
        given => Ok(given),
    }
}

/// The profiles that were asked for; an empty variable asks for none.
fn profiles(global: &Global) -> Result<Vec<String>, Failure> {
    let chosen = |name: &String| {
        let name = chosen(Some(OsStr::new(name)), "--profile", "SSI_PROFILE")?;
        Ok(name.map(|name| name.to_string_lossy().into_owned()))
    };
    global.profiles.iter().filter_map(|name| chosen(name).transpose()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_set_by_an_unambiguous_date() {
        assert_eq!(parse_today("2026-03-02").unwrap(), Date::parse("2026-03-02").unwrap());
        assert!(parse_today("yesterday").is_err());
    }
}
