//! Who says so.

use serde::Serialize;

use crate::safety::{Belongs, Row};

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
pub fn sources() -> (Vec<[String; 2]>, [&'static str; 5]) {
    let paragraphs = |row: &Row| {
        let Row { id, safe, belongs, source, date, is_official } = row;
        let standing = if *is_official { "LinkedIn's own word" } else { "unverified" };
        let set = match belongs {
            Belongs::Preset(preset) => preset.name().to_owned(),
            Belongs::Plan(plan) => format!("plan {plan}"),
        };
        let (subject, limit, warn) = (id.subject(), safe.limit, safe.warn);
        let when = if date.is_empty() { String::new() } else { format!(", {date}") };
        [
            format!("{subject}: {limit} ({set}), watch it from {warn}"),
            format!("{source}{when}; {standing}"),
        ]
    };
    let remarks = [
        "LinkedIn publishes no number of invitations or messages. It confirms a weekly limit of \
         invitations, and a limit of searches for commercial use, without their numbers.",
        "A note holds 200 letters on a free account and 300 on a paid one (practitioners, \
         unverified).",
        "Half of the safe numbers for two weeks after a restriction is our own caution.",
        "The article gives no number from which on to watch, but for invitations: elsewhere it \
         is 80 % of the safe number, our choice.",
        "Unanswered invitations vanish after about six months (practitioners, unverified).",
    ];
    (Row::all().iter().map(paragraphs).collect(), remarks)
}

/// The document of `--sources --json`.
#[must_use]
pub fn sources_json() -> impl Serialize {
    let fields = |row: &Row| Fields {
        limit: row.id.name(),
        preset: row.belongs.name(),
        warn: row.safe.warn,
        safe_number: row.safe.limit,
        source: row.source,
        date: Some(row.date).filter(|date| !date.is_empty()),
        standing: if row.is_official { "official" } else { "unverified" },
    };
    Document { schema: "ssi/limit-sources/1", sources: Row::all().iter().map(fields).collect() }
}
