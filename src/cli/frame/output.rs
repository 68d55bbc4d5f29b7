//! stdout and stderr.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::global::Color;
use super::terminal;

pub(crate) use super::stderr::to_stderr;

/// How to write: with colour or without, errors in words or as JSON.
pub(crate) struct Output {
    color: ColorChoice,
    json: bool,
}

impl Output {
    /// Judged from the raw arguments, for what goes wrong before they are understood.
    pub(crate) fn before_arguments(arguments: &[OsString]) -> Self {
        let words = || arguments.iter().filter_map(|argument| argument.to_str());
        let color = words()
            .zip(words().skip(1))
            .find_map(|(option, value)| (option == "--color").then_some(value))
            .or_else(|| words().find_map(|word| word.strip_prefix("--color=")));
        let color = match color {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Self { color, json: words().any(|word| word == "--json") }
    }

    pub(crate) fn choose(&mut self, color: Color) {
        self.color = color.choice();
    }

    /// Writes the answer of a command, and what went wrong.
    ///
    /// An answer that cannot be written after data were saved does not unsay them: the status stays
    /// 0. A reader's answer that nobody wants any more (`| head`) is no error either.
    pub(crate) fn finish(&self, context: &Context, result: Result<(), Failure>) -> ExitCode {
        let written = write(&context.answer);
        let status = match (result, written) {
            (Err(failure), _) => self.fail(&failure.with_doctor(&context.ssi("doctor"))),
            (Ok(()), Err(error)) if context.has_saved => {
                let warning = format!("saved, but the reply could not be written: {error}");
                self.remark("warning", &warning);
                ExitCode::SUCCESS
            }
            (Ok(()), Err(error)) if error.kind() != ErrorKind::BrokenPipe => {
                self.fail(&Failure::new(Exit::File, format!("cannot write the answer: {error}")))
            }
            (Ok(()), _) => ExitCode::SUCCESS,
        };
        for line in context.findings() {
            self.remark("warning", &line);
        }
        for (word, line) in &context.remarks {
            self.remark(word, line);
        }
        if let Some(command) = &context.way_back {
            self.remark("hint", &format!("taken back with: {command}"));
        }
        status
    }

    /// Writes a warning or a hint.
    fn remark(&self, word: &str, line: &str) {
        if self.json {
            to_stderr(&format!("{}\n", serde_json::json!({ word: line })));
        } else {
            to_stderr(&format!("{word}: {line}\n"));
        }
    }

    /// Writes an answer that is no command's: help, version.
    pub(crate) fn answer(&self, styled: &str) -> ExitCode {
        let mut text = AutoStream::new(Vec::new(), terminal::color_of_stdout(self.color));
        let _ = text.write_all(styled.as_bytes()); // to memory
        match write(&text.into_inner()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.fail(&Failure::new(Exit::File, format!("cannot write the answer: {error}")))
            }
            _ => ExitCode::SUCCESS,
        }
    }

    /// Writes what went wrong.
    pub(crate) fn fail(&self, failure: &Failure) -> ExitCode {
        const STYLE: Style = AnsiColor::Red.on_default().bold();
        let text = if self.json { failure.json() } else { failure.lines(STYLE) };
        let mut stderr = AutoStream::new(io::stderr().lock(), self.color);
        let _ = stderr.write_all(text.as_bytes()); // nowhere is left to say it
        ExitCode::from(failure.exit as u8)
    }
}

/// Writes an answer as it is: a picture, or text without styles.
fn write(answer: &[u8]) -> io::Result<()> {
    if answer.is_empty() {
        return Ok(());
    }
    let mut stdout = io::stdout().lock();
    stdout.write_all(answer)?;
    stdout.flush()
}
