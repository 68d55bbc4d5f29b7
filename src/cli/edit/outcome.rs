//! What an edit makes of a record, and how it is said.

use serde::Serialize;

use crate::domain::{Date, Leap, Text};
use crate::store::{Edited, Profile};

use super::super::frame::{Context, Failure};

/// What an edit makes of a record.
pub(super) struct Outcome {
    /// What is corrected, for JSON: `snapshot`, `activity`, `pending`, `restriction`, `kind`, `name`.
    pub(super) sort: &'static str,
    /// How the record is named: `2026-03-03`, `k7f2`.
    pub(super) record: String,
    /// How it is called in a sentence: `Tue 3 Mar 2026`.
    pub(super) called: String,
    /// What changes; nothing for a record that says the same already.
    pub(super) changes: Vec<FieldChange>,
    /// The files as they are to be.
    pub(super) files: Vec<Edited>,
    /// Of a snapshot: its new day, and numbers that may be mistyped.
    pub(super) leaps: Option<(Date, Vec<Leap>)>,
}

/// A value that changes.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct FieldChange {
    pub(super) field: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

impl FieldChange {
    /// The change of a field, if there is one. An empty text is none.
    pub(super) fn between(field: &str, old: &str, new: &str) -> Option<Self> {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (old != new).then(|| Self { field: field.to_owned(), old: text(old), new: text(new) })
    }
}

impl Outcome {
    /// What undo calls the step.
    pub(super) fn command(&self) -> String {
        let fields: Vec<&str> = self.changes.iter().map(|change| change.field.as_str()).collect();
        let record = &self.record;
        match self.sort {
            "snapshot" | "activity" | "pending" => format!("edit {record} ({})", fields.join(", ")),
            "restriction" => format!("edit restriction {record} ({})", fields.join(", ")),
            sort => {
                let new = self.changes.first().and_then(|change| change.new.as_deref());
                format!("edit {sort} {record} -> {}", new.unwrap_or(record))
            }
        }
    }

    /// Says what was changed, or in a dry run would be.
    pub(super) fn reply(&self, context: &mut Context, profile: &Profile) -> Result<(), Failure> {
        if context.json {
            return self.reply_json(context, profile);
        }
        if self.changes.is_empty() {
            context.confirm(format_args!("Nothing changes: {} says so already.", self.called));
            return Ok(());
        }
        let done = if context.dry_run { "Would change" } else { "Changed" };
        context.confirm(format_args!("{done} {}:", self.called));
        for FieldChange { field, old, new } in &self.changes {
            context.confirm(format_args!(
                "  {field}: {} -> {}",
                shown(old.as_deref()),
                shown(new.as_deref())
            ));
        }
        Ok(())
    }

    fn reply_json(&self, context: &mut Context, profile: &Profile) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Document<'a> {
            schema: &'static str,
            profile: &'a str,
            dry_run: bool,
            sort: &'static str,
            record: &'a str,
            changes: &'a [FieldChange],
        }
        context.say_json(&Document {
            schema: "ssi/edit/1",
            profile: profile.name(),
            dry_run: context.dry_run,
            sort: self.sort,
            record: &self.record,
            changes: &self.changes,
        })
    }
}

fn shown(value: Option<&str>) -> String {
    value.map_or_else(|| "empty".to_owned(), |text| Text::from_file(text).to_string())
}
