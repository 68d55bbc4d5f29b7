//! LinkedIn's page of scores, as a person copies or saves it.

mod archive;
mod decoded;
mod groups;
mod html;
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

use super::json;
use super::scores::{Scores, ScoresError};
use archive::unpacked;
use decoded::decoded;
use html::{Html, is_html};

/// The scores in what a person copied or saved: the text of the page, the page as HTML, or the JSON
/// from which it is made.
///
/// # Errors
///
/// Returns [`ScoresError`] where there is no score in it, or more than one day's.
pub fn read(bytes: &[u8]) -> Result<Scores, ScoresError> {
    let text = unpacked(bytes).map_or_else(|| decoded(bytes), |bytes| decoded(&bytes));
    match text.trim().chars().next() {
        None => Err(ScoresError::Empty),
        Some('{' | '[') => match json::read(text.trim()) {
            // A page may begin so too, copied with links as `[Home]`.
            Err(ScoresError::Json(_)) if !text.contains("\"memberScore\"") => text::read(&text),
            scores => scores,
        },
        Some(_) if is_html(&text) => saved(&Html::read(&text)),
        Some(_) => text::read(&text),
    }
}

/// What a saved page shows, or else what lies in it.
fn saved(html: &Html) -> Result<Scores, ScoresError> {
    let shown = text::read(&html.text);
    let mut data = html.data.iter().map(|json| json::read(json.trim()));
    match shown {
        Err(error) => data.find_map(Result::ok).ok_or(error),
        shown => shown,
    }
}
