//! `ssi limits --sources`: who says so.

use serde::Serialize;

use crate::cli::frame::{Context, Failure};
use crate::safety::Row;
use crate::words;

/// Every safe number with its source.
pub(super) fn run(context: &mut Context) -> Result<(), Failure> {
    if context.json {
        return say_json(context);
    }
    for row in Row::all() {
        let Row { id, safe, preset, source, date, is_official } = row;
        let standing = if *is_official { "LinkedIn's own word" } else { "unverified" };
        let set = if *is_official { "both sets" } else { preset.name() };
        let (subject, limit, warn) = (id.subject(), safe.limit, safe.warn);
        context.say(format_args!("{subject}: {limit} ({set}), watch it from {warn}"));
        let when = if date.is_empty() { String::new() } else { format!(", {date}") };
        for line in words::wrapped(&format!("{source}{when}; {standing}"), words::WIDTH - 2) {
            context.say(format_args!("  {line}"));
        }
    }
    for line in [
        "LinkedIn publishes no number of invitations or messages.",
        "The article gives no number from which on to watch, but for invitations: elsewhere it \
         is 80 % of the safe number, our choice.",
    ] {
        for line in words::wrapped(line, words::WIDTH) {
            context.say(line);
        }
    }
    Ok(())
}

fn say_json(context: &mut Context) -> Result<(), Failure> {
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
    let fields = |row: &Row| Fields {
        limit: row.id.name(),
        preset: row.preset.name(),
        warn: row.safe.warn,
        safe_number: row.safe.limit,
        source: row.source,
        date: Some(row.date).filter(|date| !date.is_empty()),
        standing: if row.is_official { "official" } else { "unverified" },
    };
    let sources = Row::all().iter().map(fields).collect();
    context.say_json(&Document { schema: "ssi/limit-sources/1", sources })
}
