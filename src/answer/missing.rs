//! Questions without an answer.

use crate::chart::AxisError;
use crate::store::StoreError;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is nothing of which to tell.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The scores do not fit the axis that is asked for.
    #[error(transparent)]
    Axis(#[from] AxisError),
    /// A file could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is missing for an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Missing {
    /// What there is not: `there is no change of brand yet`.
    pub what: String,
    /// Why there is none.
    pub why: Option<String>,
    /// The words of the command that would help: `history`.
    pub command: Option<String>,
}

impl Missing {
    /// Of which nothing more is known.
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), why: None, command: None }
    }

    /// With the reason.
    pub(super) fn why(self, why: impl Into<String>) -> Self {
        Self { why: Some(why.into()), ..self }
    }

    /// With the command that would help.
    pub(super) fn command(self, words: impl Into<String>) -> Self {
        Self { command: Some(words.into()), ..self }
    }
}
