//! What the commands have in common: what they need to know, and how they ask and answer. Nothing
//! here knows a command.

mod another;
pub(super) mod clock;
mod context;
mod failure;
pub(super) mod field_args;
mod findings;
mod global;
mod leaps;
mod mistyped;
pub(super) mod model;
pub(super) mod numbers;
pub(super) mod output;
pub(super) mod paint;
pub(super) mod place;
pub(super) mod progress;
mod prompt;
mod refused;
mod said;
pub(super) mod select;
mod shell;
pub(super) mod spreadsheet;
mod stderr;
pub(super) mod table;
pub(super) mod target;
pub(super) mod terminal;

pub(super) use another::PAGE;
pub(super) use context::{Context, new_name};
pub(super) use failure::{Exit, Failure};
pub(super) use field_args::FieldArgs;
pub(super) use global::Global;
pub(super) use leaps::warn_of_leaps;
pub(super) use mistyped::warn_of_mistyped;
pub(super) use prompt::{Lines, ask};
pub(super) use shell::{WHERE, WHOSE, program_with, quoted};
