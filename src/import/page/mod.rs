//! LinkedIn's page of scores, as a person copies or saves it.

mod archive;
mod decoded;
mod groups;
mod headers;
mod html;
mod items;
mod lexer;
mod owner;
mod pairs;
mod pillars;
mod plain;
mod section;
#[cfg(test)]
mod tests;
mod text;
mod total;
mod words;

use crate::domain::Field;

use super::json;
use super::scores::{Scores, ScoresError};
use archive::unpacked;
use decoded::decoded;
use html::{Html, MEMBER, is_html};
use items::{Item, Sort, items};
use plain::plain;
use words::Phrase;

/// The scores in what a person copied or saved: the text of the page, the page as HTML, or the JSON
/// from which it is made.
///
/// # Errors
///
/// Returns [`ScoresError`] where there is no score in it, or more than one day's.
pub fn read(bytes: &[u8]) -> Result<Scores, ScoresError> {
    let archive = unpacked(bytes);
    let text = decoded(archive.as_deref().unwrap_or(bytes));
    let below = headers::below(&text, archive.is_some());
    let mut scores = of_text(below.as_ref().map_or(&text, |below| below.body))?;
    scores.loaded_at = scores.loaded_at.or_else(|| below?.date);
    Ok(scores)
}

fn of_text(text: &str) -> Result<Scores, ScoresError> {
    match text.trim().chars().next() {
        None => Err(ScoresError::Empty),
        Some(_) if text.contains('\0') => Err(ScoresError::NotText),
        Some('{' | '[') => match json::read(text.trim()) {
            // A page may begin so too, copied with links as `[Home]`.
            Err(ScoresError::Json(_) | ScoresError::Cut(_)) if !text.contains(MEMBER) => {
                text::read(text)
            }
            scores => scores,
        },
        Some(_) if is_html(text) => saved(&Html::read(text)),
        Some(_) => shown(text, json_in(text).map(json::read)),
    }
}

/// The languages of which the words of the page are known.
pub fn languages() -> impl Iterator<Item = &'static str> {
    words::languages()
}

/// Whether a line is one of the page: there are words in it that say what a number is.
#[must_use]
pub fn is_part(line: &str) -> bool {
    let is_label = |item: &Item<'_>| match item.sort {
        Sort::Phrase(phrase) => !matches!(phrase, Phrase::Top | Phrase::Chart),
        _ => false,
    };
    items(&plain(line)).iter().any(is_label)
}

/// The JSON with scores that was copied with a text.
fn json_in(text: &str) -> Option<&str> {
    let end = text.rfind('}').filter(|_| text.contains(MEMBER))?;
    text.get(text.find('{')?..=end)
}

/// What a saved page shows, or else what lies in it.
fn saved(html: &Html) -> Result<Scores, ScoresError> {
    let data = html.data.iter().map(|json| json::read(json.trim())).find(Result::is_ok);
    shown(&html.text, data)
}

/// What a text shows, or else the data that lie in it. Both must tell one total.
fn shown(text: &str, data: Option<Result<Scores, ScoresError>>) -> Result<Scores, ScoresError> {
    let total =
        |scores: &Scores| scores.fields.value(Field::Total).map(|total| total.value.clone());
    let shown = match (text::read(text), data) {
        (Err(error @ (ScoresError::Several(_) | ScoresError::UnclearTotal(_))), _) => {
            return Err(error);
        }
        (Err(_), Some(data)) => return data,
        (shown, None | Some(Err(_))) => return shown,
        (Ok(shown), Some(Ok(data))) => (shown, data),
    };
    match (total(&shown.0), total(&shown.1)) {
        (Some(one), Some(other)) if one != other => Err(ScoresError::Several(2)),
        _ => Ok(shown.0),
    }
}
