//! Commands that an answer names.

use std::fmt::Display;

/// How the commands for somebody's data are written: with the options that choose the folder and the
/// profile, where any are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commands {
    program: String,
}

impl Commands {
    /// Those that begin so: `ssi`, `ssi -p anna`.
    #[must_use]
    pub fn beginning(program: &str) -> Self {
        Self { program: program.to_owned() }
    }

    /// A command that can be pasted: `ssi -p anna record TOTAL`.
    #[must_use]
    pub fn command(&self, words: impl Display) -> String {
        format!("{} {words}", self.program)
    }
}

impl Default for Commands {
    fn default() -> Self {
        Self::beginning("ssi")
    }
}
