//! LinkedIn's page of scores, as a person copies or saves it.

mod decoded;
mod groups;
mod items;
mod lexer;
mod pairs;
mod pillars;
mod plain;
mod section;
#[cfg(test)]
mod tests;
mod text;
mod total;
mod words;

use super::scores::{Scores, ScoresError};
use decoded::decoded;

/// The scores in what a person copied or saved: the text of the page.
///
/// # Errors
///
/// Returns [`ScoresError`] where there is no score in it, or more than one day's.
pub fn read(bytes: &[u8]) -> Result<Scores, ScoresError> {
    let text = decoded(bytes);
    if text.trim().is_empty() {
        return Err(ScoresError::Empty);
    }
    text::read(&text)
}
