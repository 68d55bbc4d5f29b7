//! Who says so.

use serde::Serialize;

use crate::safety::Row;

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    sources: Vec<Fields>,
}

#[derive(Serialize)]
struct Fields {
    limit: &'static str,
    preset: &'static str,
    warn: u64,
    safe_number: u64,
    source: &'static str,
    date: Option<&'static str>,
    standing: &'static str,
}

/// A paragraph on each safe number, with its source in a second one, and what is to be said of all.
#[must_use]
pub fn sources() -> (Vec<[String; 2]>, [&'static str; 2]) {
    let paragraphs = |row: &Row| {
        let Row { id, safe, preset, source, date, is_official } = row;
        let standing = if *is_official { "LinkedIn's own word" } else { "unverified" };
        let set = if *is_official { "both sets" } else { preset.name() };
        let (subject, limit, warn) = (id.subject(), safe.limit, safe.warn);
        let when = if date.is_empty() { String::new() } else { format!(", {date}") };
        [
            format!("{subject}: {limit} ({set}), watch it from {warn}"),
            format!("{source}{when}; {standing}"),
        ]
    };
    let remarks = [
        "LinkedIn publishes no number of invitations or messages.",
        "The article gives no number from which on to watch, but for invitations: elsewhere it \
         is 80 % of the safe number, our choice.",
    ];
    (Row::all().iter().map(paragraphs).collect(), remarks)
}

/// The document of `--sources --json`.
#[must_use]
pub fn sources_json() -> impl Serialize {
    let fields = |row: &Row| Fields {
        limit: row.id.name(),
        preset: row.preset.name(),
        warn: row.safe.warn,
        safe_number: row.safe.limit,
        source: row.source,
        date: Some(row.date).filter(|date| !date.is_empty()),
        standing: if row.is_official { "official" } else { "unverified" },
    };
    Document { schema: "ssi/limit-sources/1", sources: Row::all().iter().map(fields).collect() }
}
