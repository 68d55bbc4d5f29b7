//! `ssi log`.

use super::USAGE;
use super::chance::Chance;
use super::command::{Expected, check_day, flag, kind_of, options};
use super::state::{Id, Row, Settings, State};

/// Words for kinds: some of the program's own table, some of a person's own, and readings.
const WORDS: [&str; 13] = [
    "comment",
    "comment",
    "message",
    "message",
    "invitation",
    "invitation",
    "post",
    "other",
    "podcast",
    "radio",
    "talk",
    "pending",
    "pending",
];

#[derive(Clone, Debug)]
pub(super) struct Log {
    pairs: Vec<(&'static str, Option<u32>)>,
    on: Option<&'static str>,
    note: Option<&'static str>,
    template: Option<&'static str>,
    with_note: Option<u32>,
    new_kind: bool,
}

impl Log {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let pairs = chance.of(&[1, 1, 2, 2, 3]);
        Self {
            pairs: (0..pairs).map(|_| (chance.of(&WORDS), count(chance))).collect(),
            on: chance.maybe_day(80),
            note: chance.maybe(40, &["x", "y", "@z"]),
            template: chance.maybe(8, &["intro", "+hello"]),
            with_note: chance.maybe(8, &[1, 2, 5, 30]),
            new_kind: chance.percent(80),
        }
    }

    /// One that is never refused.
    pub(super) fn plain() -> Self {
        Self {
            pairs: vec![("view", Some(3))],
            on: None,
            note: None,
            template: None,
            with_note: None,
            new_kind: false,
        }
    }

    pub(super) fn words(&self) -> Vec<String> {
        // A comma ends what has no count.
        let pair = |(word, count): &(&str, Option<u32>)| match count {
            None => vec![format!("{word},")],
            Some(count) => vec![(*word).to_owned(), count.to_string()],
        };
        let mut words: Vec<String> = self.pairs.iter().flat_map(pair).collect();
        words.extend(options([
            ("--on", self.on),
            ("--note", self.note),
            ("--template", self.template),
        ]));
        let with_note = self.with_note.map(|count| count.to_string());
        words.extend(options([("--with-note", with_note.as_deref())]));
        words.extend(flag("--new-kind", self.new_kind));
        words
    }

    pub(super) fn expected(&self, state: &State, today: &str) -> Expected {
        let day = self.on.unwrap_or(today);
        check_day(day, today)?;
        let mut settings = state.settings();
        let entries = self.entries(state, &mut settings)?;
        let mut rows = state.rows().to_vec();
        for (kind, count, template) in entries {
            let row = Row {
                id: Id::New,
                day: day.to_owned(),
                kind,
                count,
                template,
                source: "typed".to_owned(),
                note: self.note.unwrap_or_default().to_owned(),
            };
            put(&mut rows, row);
        }
        let mut state = state.clone();
        state.put_rows(rows);
        state.put_settings(settings);
        Ok(state)
    }

    /// Kind, count and template of each row; kinds that are new are added to the settings.
    fn entries(
        &self,
        state: &State,
        settings: &mut Settings,
    ) -> Result<Vec<(String, u32, String)>, i32> {
        let mut entries = Vec::new();
        for (word, count) in &self.pairs {
            let count = match (*word, count) {
                ("pending", None) | (_, Some(10_001..)) => return Err(USAGE),
                (word, Some(0)) if word != "pending" => return Err(USAGE),
                (_, count) => count.unwrap_or(1),
            };
            let is_known = *word == "pending"
                || kind_of(word, state).is_some()
                || settings.kinds.iter().any(|kind| kind == word);
            match (is_known, self.new_kind) {
                (true, _) => {}
                (false, true) => settings.kinds.push((*word).to_owned()),
                (false, false) => return Err(USAGE),
            }
            if *word == "other" && self.note.is_none() {
                return Err(USAGE);
            }
            let template = self.template.filter(|_| *word == "message").unwrap_or_default();
            entries.push(((*word).to_owned(), count, template.to_owned()));
        }
        if self.template.is_some() && entries.iter().all(|(kind, ..)| kind != "message") {
            return Err(USAGE);
        }
        self.with_note.map_or(Ok(entries.clone()), |count| split(entries, count))
    }
}

fn count(chance: &mut Chance) -> Option<u32> {
    match chance.below(20) {
        0..3 => None,
        3 => chance.of(&[Some(0), Some(10_001), Some(1), Some(3)]),
        _ => Some(chance.of(&[1, 2, 5, 8, 40])),
    }
}

/// Makes a row of its own for the invitations that had a personal note.
fn split(
    entries: Vec<(String, u32, String)>,
    with_note: u32,
) -> Result<Vec<(String, u32, String)>, i32> {
    let is_invitation = |entry: &&(String, u32, String)| entry.0 == "invitation";
    if entries.iter().filter(is_invitation).count() != 1 {
        return Err(USAGE);
    }
    let mut rows = Vec::new();
    for entry in entries {
        if !is_invitation(&&entry) {
            rows.push(entry);
            continue;
        }
        let (kind, count, template) = entry;
        let without = count.checked_sub(with_note).ok_or(USAGE)?;
        if without > 0 {
            rows.push((kind.clone(), without, template));
        }
        rows.push((kind, with_note, "with-note".to_owned()));
    }
    Ok(rows)
}

/// Adds a row; a reading takes the place of the one of its day.
fn put(rows: &mut Vec<Row>, new: Row) {
    let is_it = |row: &&mut Row| new.is_reading() && row.is_reading() && row.day == new.day;
    match rows.iter_mut().find(is_it) {
        None => rows.push(new),
        Some(row) => {
            row.count = new.count;
            if !new.note.is_empty() {
                row.note = new.note;
            }
        }
    }
}
