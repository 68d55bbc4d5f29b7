//! What a command says: its answer on stdout, and what is worth knowing on stderr.

use std::fmt::Display;

use serde::Serialize;

use crate::domain::is_unprintable;
use crate::words::{columns, folded, wrapped};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::paint::Paint;
use super::terminal;

impl Context {
    /// A line of the answer; on a terminal that is too narrow for it, folded at words.
    pub(crate) fn say(&mut self, line: impl Display) {
        let line = line.to_string();
        for part in folded(&line, self.columns.unwrap_or(usize::MAX)) {
            self.say_whole(&part);
        }
    }

    /// A line of the answer that is never folded: for other programs, or laid out already.
    fn say_whole(&mut self, line: &str) {
        self.answer.extend_from_slice(line.as_bytes());
        self.answer.push(b'\n');
    }

    /// The lines of a row of a table; in the first of them a text may be painted.
    pub(crate) fn say_row(&mut self, lines: &[String], painted: Option<(&str, Paint)>) {
        for (place, line) in lines.iter().enumerate() {
            match painted.filter(|_| self.paints && place == 0) {
                Some((text, paint)) => self.say_whole(&paint.last(line, text)),
                None => self.say(line),
            }
        }
    }

    /// Lines that are laid out already, with the moves in them painted.
    pub(crate) fn say_moves(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            let line = if self.paints { Paint::moves(&line) } else { line };
            self.say_whole(&line);
        }
    }

    /// Lines of the answer.
    pub(crate) fn say_all(&mut self, lines: impl IntoIterator<Item = impl Display>) {
        for line in lines {
            self.say(line);
        }
    }

    /// A paragraph of the answer behind an indent, in lines that fit everywhere.
    pub(crate) fn say_folded(&mut self, indent: &str, paragraph: &str) {
        let room = terminal::paragraph_width().saturating_sub(indent.len());
        for line in wrapped(paragraph, room) {
            self.say(format_args!("{indent}{line}"));
        }
    }

    /// The same; what goes on below the first line begins two columns further in.
    pub(crate) fn say_hanging(&mut self, indent: &str, paragraph: &str) {
        let most = terminal::paragraph_width() - indent.len();
        if columns(paragraph) <= most {
            return self.say(format_args!("{indent}{paragraph}"));
        }
        for (place, line) in wrapped(paragraph, most - 2).iter().enumerate() {
            let hanging = if place == 0 { "" } else { "  " };
            self.say(format_args!("{indent}{hanging}{line}"));
        }
    }

    /// A line of the answer that `--quiet` leaves out.
    pub(crate) fn confirm(&mut self, line: impl Display) {
        if !self.quiet {
            self.say(line);
        }
    }

    /// The answer as JSON. What would act on a terminal stands there as `\\u`.
    pub(crate) fn say_json(&mut self, document: &impl Serialize) -> Result<(), Failure> {
        let json = serde_json::to_string(document)
            .map_err(|error| Failure::new(Exit::File, format!("cannot write JSON: {error}")))?;
        // Such characters stand in strings only, and all are in Unicode's first plane.
        let harmless = json.chars().map(|c| match c {
            c if is_unprintable(c) => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        });
        let json: String = if json.chars().any(is_unprintable) { harmless.collect() } else { json };
        self.say_whole(&json);
        Ok(())
    }

    /// A hint on stderr, which `--quiet` leaves out.
    pub(crate) fn hint(&mut self, line: impl Display) {
        if !self.quiet && !self.json {
            self.remark("hint", line);
        }
    }

    /// Something worth knowing, on stderr, which `--quiet` leaves out.
    pub(crate) fn note(&mut self, line: impl Display) {
        if !self.quiet {
            self.remark("note", line);
        }
    }

    /// A warning on stderr.
    pub(crate) fn warn(&mut self, line: impl Display) {
        self.remark("warning", line);
    }

    fn remark(&mut self, word: &'static str, line: impl Display) {
        self.remarks.push((word, line.to_string()));
    }
}
