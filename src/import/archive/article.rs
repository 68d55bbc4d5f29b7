//! Articles: pages of which only the day of publication is read.

use super::event::{Act, key};
use super::rows::{Calendar, Found, Taken};
use super::stamp::{Clock, Stamp};

/// Adds the publication of an article to what was found; a draft has none.
pub(super) fn add(page: &[u8], found: &mut Found, calendar: &Calendar<'_>) {
    /// What stands before the stamp; a text that quotes it has no such paragraph.
    const PUBLISHED: &[u8] = b"<p class=\"published\">Published on ";
    let Some(start) = memchr::memmem::find(page, PUBLISHED) else {
        found.rejected.push((found.rows, "no day of publication".to_owned()));
        return;
    };
    let rest = &page[start + PUBLISHED.len()..];
    let end = memchr::memchr(b'<', rest).unwrap_or(rest.len());
    let text = String::from_utf8_lossy(&rest[..end]);
    let text = text.trim();
    let taken = match Stamp::parse(text, Clock::Utc) {
        Some(stamp) => Taken::Act(Act::Article, stamp, key(&[text])),
        None if text.chars().all(|c| c == '-') => Taken::Nothing,
        None => Taken::Unread("no day of publication that is known".to_owned()),
    };
    found.take(taken, found.rows, calendar);
}
