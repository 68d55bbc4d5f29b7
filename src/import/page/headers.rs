//! Headers before a page, as of a mail (MHTML) or of an answer that was saved with them.

use chrono::DateTime;

/// A text below headers.
pub(super) struct Below<'a> {
    pub(super) body: &'a str,
    /// When it was sent or saved, in seconds since the beginning of 1970 in UTC.
    pub(super) date: Option<i64>,
}

/// A server may say first that it goes on, or that the page lies elsewhere: so often at most.
const MOST_ANSWERS: usize = 10;

/// What stands below headers, if the text begins with an answer of a server, or is an archive.
pub(super) fn below(text: &str, is_archive: bool) -> Option<Below<'_>> {
    let mut below = None;
    let mut rest = text;
    for _ in 0..MOST_ANSWERS {
        let begins = rest.trim_start();
        let is_first_of_archive = is_archive && below.is_none();
        if !is_first_of_archive && !begins.starts_with("HTTP/") {
            break;
        }
        let Some((headers, body)) = parted(begins) else { break };
        below = Some(Below { body, date: headers.lines().find_map(date) });
        rest = body;
    }
    below
}

/// Headers, and what stands below the first empty line. A terminal makes two line breaks of the one
/// of a header.
fn parted(text: &str) -> Option<(&str, &str)> {
    let gaps: &[&str] = if is_doubled(text) { &["\n\n\n\n"] } else { &["\r\n\r\n", "\n\n"] };
    let gaps = gaps.iter().filter_map(|gap| Some((text.find(gap)?, gap.len())));
    let (length, gap) = gaps.min()?;
    Some((&text[..length], &text[length + gap..]))
}

/// Whether a header stands below the first line and an empty one.
fn is_doubled(text: &str) -> bool {
    let name = text.split_once("\n\n").and_then(|(first, rest)| {
        (!first.contains('\n')).then(|| rest.split_once(':'))?.map(|(name, _)| name)
    });
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    name.is_some_and(|name| !name.is_empty() && name.chars().all(is_part))
}

/// The time of the header that tells it. The day of the week, which may be wrong, says nothing more.
fn date(header: &str) -> Option<i64> {
    let (name, value) = header.split_once(':')?;
    let value = value.split_once(',').map_or(value, |(_, value)| value).trim();
    let is_date = name.trim().eq_ignore_ascii_case("date");
    let at = is_date.then(|| DateTime::parse_from_rfc2822(value).ok())??;
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
        let pasted = http.replace("\r\n", "\n\n");
        assert_eq!(found(&pasted), Some(("{}\n\n[]", at)));
        let goes_on = format!("HTTP/1.1 100 Continue\n\n\n\n{pasted}");
        assert_eq!(found(&goes_on), Some(("{}\n\n[]", at)));
        let goes_on = format!("HTTP/1.1 100 Continue\r\n\r\n{http}");
        assert_eq!(found(&goes_on), Some(("{}\n\n[]", at)));
        let other_day = http.replace("Tue", "Sun");
        assert_eq!(found(&other_day), Some(("{}\n\n[]", at)));
        assert_eq!(found("HTTP/1.1 200 OK\nDate: soon\n\nx"), Some(("x", None)));
        assert_eq!(found("HTTP/1.1 200 OK"), None);
        let many = "HTTP/1.1 200 OK\n\n".repeat(100_000);
        assert!(found(&many).is_some_and(|(body, _)| body.len() > many.len() / 2));
        let mail = "From: <Saved>\nDate: Tue, 24 Nov 2026 12:00:00 +0200\n\n<p>x";
        assert_eq!(found(mail), None);
        let saved = below(mail, true).map(|below| (below.body, below.date));
        assert_eq!(saved, Some(("<p>x", at)));
    }
}
