//! Headers before a page, as of a mail (MHTML) or of an answer that was saved with them.

use chrono::DateTime;

/// A text below headers.
pub(super) struct Below<'a> {
    pub(super) body: &'a str,
    /// When it was sent or saved, in seconds since the beginning of 1970 in UTC.
    pub(super) date: Option<i64>,
}

/// What stands below headers, if the text begins with an answer of a server, or is an archive.
pub(super) fn below(text: &str, is_archive: bool) -> Option<Below<'_>> {
    let text = text.trim_start();
    if !is_archive && !text.starts_with("HTTP/") {
        return None;
    }
    let (length, gap) = ["\r\n\r\n", "\n\n"]
        .into_iter()
        .filter_map(|gap| Some((text.find(gap)?, gap.len())))
        .min()?;
    let (headers, body) = (&text[..length], &text[length + gap..]);
    // A server may say first that it goes on, or that the page lies elsewhere.
    if let Some(next) = below(body, false) {
        return Some(next);
    }
    Some(Below { body, date: headers.lines().find_map(date) })
}

fn date(header: &str) -> Option<i64> {
    let (name, value) = header.split_once(':')?;
    let is_date = name.trim().eq_ignore_ascii_case("date");
    let at = is_date.then(|| DateTime::parse_from_rfc2822(value.trim()).ok())??;
    Some(at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stands_below_its_headers() {
        let found = |text| below(text, false).map(|below| (below.body, below.date));
        let at = Some(1_795_514_400);
        let http =
            "HTTP/2 200\r\nnel: {\"a\":1}\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\n\r\n{}\n\n[]";
        assert_eq!(found(http), Some(("{}\n\n[]", at)));
        let moved = format!("HTTP/1.1 302 Found\nDate: Tue, 3 Nov 2026 10:00:00 GMT\n\n{http}");
        assert_eq!(found(&moved), Some(("{}\n\n[]", at)));
        assert_eq!(found("HTTP/1.1 200 OK\nDate: soon\n\nx"), Some(("x", None)));
        assert_eq!(found("HTTP/1.1 200 OK"), None);
        let mail = "From: <Saved>\nDate: Tue, 24 Nov 2026 12:00:00 +0200\n\n<p>x";
        assert_eq!(found(mail), None);
        let saved = below(mail, true).map(|below| (below.body, below.date));
        assert_eq!(saved, Some(("<p>x", at)));
    }
}
