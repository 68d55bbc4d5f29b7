//! `profile.toml`: the person's name, kinds of activity of their own, and what they chose about safe
//! numbers.

use std::fmt;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::domain::{AccountPlan, Count, Date, Kind, LimitId, LimitSettings, Preset};
use crate::words::or_list;

use super::super::{Damage, DataFile, Edited, Found, Name, StoreError};

const KINDS: &str = "kinds";
const LIMITS: &str = "limits";
const FROM: &str = "from";
const PRESET: &str = "preset";
const PLAN: &str = "plan";

/// What is kept of a profile itself. Comments and unknown entries stay as they are.
#[derive(Clone, Debug)]
pub struct ProfileFile {
    document: DocumentMut,
    name: Option<String>,
    kinds: Vec<Kind>,
    /// In order of time.
    limits: Vec<LimitSettings>,
    /// The file as it was read.
    found: Found,
}

impl ProfileFile {
    /// The name of the file in a profile's folder.
    pub const NAME: &'static str = DataFile::Settings.name();

    /// Reads the file; one that does not exist says nothing.
    pub(in crate::store) fn open(found: Found) -> Result<Self, StoreError> {
        let damaged =
            |(line, source)| StoreError::Damaged { path: found.path.clone(), line, source };
        let text = std::str::from_utf8(&found.bytes).map_err(|error| {
            let before = &found.bytes[..error.valid_up_to()];
            let column = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default().len() + 1;
            damaged((Some(line(before)), Damage::NotUtf8 { column }))
        })?;
        let parsed = Self::parse(text).map_err(damaged)?;
        Ok(Self { found, ..parsed })
    }

    fn parse(text: &str) -> Result<Self, (Option<usize>, Damage)> {
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let damage = Damage::Syntax(error.message().to_owned());
            (before.map(|before| line(before.as_bytes())), damage)
        })?;
        let entries = || Ok((name(&document)?, kinds(&document)?, limits(&document)?));
        let (name, kinds, limits) = entries().map_err(|what| (None, Damage::Syntax(what)))?;
        let found = Found::absent(DataFile::Settings, DataFile::Settings.name().into());
        Ok(Self { document, name, kinds, limits, found })
    }

    /// The file as it is to be saved by a [`Transaction`](super::super::Transaction).
    pub fn edited(&self) -> Edited {
        let content = self.document.to_string().into_bytes();
        Edited { found: self.found.clone(), content }
    }

    /// The name that a person gave the profile.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The person's own kinds of activity.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// What the person chose about safe numbers, in order of time.
    #[must_use]
    pub fn limits(&self) -> &[LimitSettings] {
        &self.limits
    }

    /// Puts a choice about safe numbers in the place of its day. Choices of other days stay as they
    /// are.
    pub fn put_limits(&mut self, new: &LimitSettings) {
        let item = self.document.entry(LIMITS);
        let item = item.or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(tables) = item.as_array_of_tables_mut() else { return };
        let place = tables.iter().position(|table| day(table) == Some(new.from));
        if let Some(table) = place.and_then(|place| tables.get_mut(place)) {
            write_settings(table, new);
        } else {
            let mut table = Table::new();
            table[FROM] = value(new.from.to_string());
            write_settings(&mut table, new);
            tables.push(table);
        }
        self.limits.retain(|settings| settings.from != new.from);
        self.limits.push(new.clone());
        self.limits.sort_by_key(|settings| settings.from);
    }

    /// Sets the name of the profile.
    pub fn set_name(&mut self, name: &Name) {
        // The comment behind it stays.
        let decor = self.document.get("name").and_then(Item::as_value).map(Value::decor).cloned();
        let mut new = Value::from(name.as_str());
        if let Some(decor) = decor {
            *new.decor_mut() = decor;
        }
        self.document["name"] = Item::Value(new);
        self.name = Some(name.to_string());
    }

    /// Takes out the choice about safe numbers that holds from a day on; without one nothing changes.
    pub fn remove_limits(&mut self, from: Date) {
        if let Some(tables) = self.document.get_mut(LIMITS).and_then(Item::as_array_of_tables_mut) {
            tables.retain(|table| day(table) != Some(from));
            if tables.is_empty() {
                self.document.remove(LIMITS);
            }
        }
        self.limits.retain(|settings| settings.from != from);
    }

    /// Takes out a kind of the person's own; without it nothing changes.
    pub fn remove_kind(&mut self, kind: &Kind) {
        let Some(place) = self.kinds.iter().position(|own| own == kind) else { return };
        if let Some(kinds) = self.document.get_mut(KINDS).and_then(Item::as_array_mut) {
            kinds.remove(place);
            if kinds.is_empty() {
                self.document.remove(KINDS);
            }
        }
        self.kinds.remove(place);
    }

    /// Gives a kind of the person's own another name; without it nothing changes.
    pub fn rename_kind(&mut self, kind: &Kind, new: &Kind) {
        let Some(place) = self.kinds.iter().position(|own| own == kind) else { return };
        if let Some(kinds) = self.document.get_mut(KINDS).and_then(Item::as_array_mut) {
            kinds.replace(place, new.name());
        }
        self.kinds[place] = new.clone();
    }

    /// Adds a kind of the person's own.
    pub fn add_kind(&mut self, kind: &Kind) {
        let kinds = self.document.entry(KINDS).or_insert_with(|| value(Array::new()));
        if let Some(kinds) = kinds.as_array_mut() {
            kinds.push(kind.name());
            self.kinds.push(kind.clone());
        }
    }
}

/// Writes what was chosen. Only what changes is written, so that a comment behind the rest stays.
fn write_settings(table: &mut Table, settings: &LimitSettings) {
    let preset = settings.preset.map(Preset::name);
    if table.get(PRESET).and_then(Item::as_str) != preset {
        put(table, PRESET, preset.map(value));
    }
    let plan = settings.plan.map(AccountPlan::name);
    if table.get(PLAN).and_then(Item::as_str) != plan {
        put(table, PLAN, plan.map(value));
    }
    for id in LimitId::ALL {
        let own = settings.own(id).map(|number| i64::from(number.get()));
        if table.get(id.name()).and_then(Item::as_integer) != own {
            put(table, id.name(), own.map(value));
        }
    }
}

fn put(table: &mut Table, key: &str, item: Option<Item>) {
    match item {
        Some(item) => table[key] = item,
        None => drop(table.remove(key)),
    }
}

/// The name that a person gave.
fn name(document: &DocumentMut) -> Result<Option<String>, String> {
    match document.get("name").map(Item::as_str) {
        None => Ok(None),
        Some(Some(name)) => {
            let name = Name::new(name).map_err(|error| format!("`name`: {error}"))?;
            Ok(Some(name.to_string()))
        }
        Some(None) => Err("`name` is not a text".to_owned()),
    }
}

/// The kinds of one's own.
fn kinds(document: &DocumentMut) -> Result<Vec<Kind>, String> {
    let Some(item) = document.get(KINDS) else { return Ok(Vec::new()) };
    item.as_array()
        .and_then(|kinds| kinds.iter().map(Value::as_str).collect::<Option<Vec<_>>>())
        .ok_or("`kinds` is not a list of texts")?
        .into_iter()
        .map(|kind| Kind::from_file(kind).map_err(|error| format!("`kinds`: {error}")))
        .collect()
}

/// What the person chose about safe numbers, in order of time.
fn limits(document: &DocumentMut) -> Result<Vec<LimitSettings>, String> {
    let Some(item) = document.get(LIMITS) else { return Ok(Vec::new()) };
    let tables = item.as_array_of_tables().ok_or("`limits` is not written as [[limits]]")?;
    let mut limits = tables.iter().map(settings).collect::<Result<Vec<_>, _>>()?;
    limits.sort_by_key(|settings| settings.from);
    match limits.windows(2).find(|pair| pair[0].from == pair[1].from) {
        Some(pair) => Err(format!("`limits`: two choices hold from {} on", pair[0].from)),
        None => Ok(limits),
    }
}

/// One `[[limits]]`; entries that are not known are left alone.
fn settings(table: &Table) -> Result<LimitSettings, String> {
    let from = day(table).ok_or("`limits`: `from` is not a date such as \"2026-03-02\"")?;
    let mut settings = LimitSettings::none(from);
    if let Some(item) = table.get(PRESET) {
        let preset = item.as_str().and_then(Preset::from_name);
        settings.preset =
            Some(preset.ok_or("`limits`: `preset` is not \"article\", \"careful\" or \"new\"")?);
    }
    if let Some(item) = table.get(PLAN) {
        let names = || or_list(&AccountPlan::ALL);
        let plan = item.as_str().and_then(AccountPlan::from_name);
        settings.plan = Some(plan.ok_or_else(|| format!("`limits`: `plan` is not {}", names()))?);
    }
    for id in LimitId::ALL {
        let Some(item) = table.get(id.name()) else { continue };
        let number = item.as_integer().and_then(|number| u16::try_from(number).ok());
        let number = number.and_then(Count::new).ok_or_else(|| {
            format!("`limits`: `{id}` is not a whole number from 1 to {}", Count::MAX)
        })?;
        settings.set(id, number);
    }
    Ok(settings)
}

/// The day from which a `[[limits]]` holds: a text, or a date of TOML.
fn day(table: &Table) -> Option<Date> {
    let from = table.get(FROM)?;
    let date = from.as_datetime().map(ToString::to_string);
    Date::parse(from.as_str().or(date.as_deref())?).ok()
}

/// The line after that text, from 1.
fn line(before: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// Writes the file.
impl fmt::Display for ProfileFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_unknown_entries_stay() {
        let text = "# mine\nname = \"Anna\" # short\ncolour = \"red\"\n";
        let mut file = ProfileFile::parse(text).unwrap();
        assert_eq!(file.name(), Some("Anna"));
        file.add_kind(&Kind::new_own("podcast").unwrap());
        assert_eq!(file.to_string(), format!("{text}kinds = [\"podcast\"]\n"));
        assert_eq!(ProfileFile::parse(&file.to_string()).unwrap().kinds(), file.kinds());
    }

    #[test]
    fn what_was_added_can_be_taken_out_and_renamed() {
        let podcast = Kind::new_own("podcast").unwrap();
        let text =
            "# mine\nkinds = [\"podcast\", \"talk\"] # own\n\n[[limits]]\nfrom = 2026-03-03\n";
        let mut file = ProfileFile::parse(text).unwrap();
        file.remove_limits(Date::parse("2026-03-02").unwrap());
        assert_eq!(file.to_string(), text);
        file.remove_limits(Date::parse("2026-03-03").unwrap());
        file.rename_kind(&podcast, &Kind::new_own("radio").unwrap());
        assert_eq!(file.to_string(), "# mine\nkinds = [\"radio\", \"talk\"] # own\n");
        file.remove_kind(&podcast);
        assert_eq!(file.kinds().len(), 2, "it has another name now");
        for kind in file.kinds().to_vec() {
            file.remove_kind(&kind);
        }
        assert_eq!(ProfileFile::parse(&file.to_string()).unwrap().kinds(), []);
        assert!(file.limits().is_empty() && file.kinds().is_empty());
    }

    #[test]
    fn a_slip_is_found_by_its_line() {
        let error = ProfileFile::parse("name = \"Anna\"\nkinds = [\n").unwrap_err();
        assert!(error.0.is_some_and(|line| line >= 2), "{error:?}");
    }

    #[test]
    fn a_file_that_says_something_else_is_refused() {
        for text in [
            "name = 3",
            "name = \"\"",
            "kinds = \"podcast\"",
            "kinds = [3]",
            "name = ",
            "kinds = [\"\"]",
            "kinds = [\"pending\"]",
        ] {
            assert!(matches!(ProfileFile::parse(text), Err((_, Damage::Syntax(_)))), "{text}");
        }
    }

    fn settings(from: &str, preset: Option<Preset>, own: &[(LimitId, u16)]) -> LimitSettings {
        let own = own.iter().map(|&(id, number)| (id, Count::new(number).unwrap()));
        LimitSettings { from: Date::parse(from).unwrap(), preset, plan: None, own: own.collect() }
    }

    #[test]
    fn choices_about_safe_numbers_are_kept_each_with_its_day() {
        let text = "# mine\nname = \"Anna\"\n";
        let mut file = ProfileFile::parse(text).unwrap();
        let first = settings("2026-03-03", None, &[(LimitId::InvitationsDay, 30)]);
        let second = settings("2026-03-10", Some(Preset::Article), &[]);
        file.put_limits(&second);
        file.put_limits(&first);
        assert_eq!(file.limits(), [first.clone(), second.clone()]);
        let expected = format!(
            "{text}\n[[limits]]\nfrom = \"2026-03-10\"\npreset = \"article\"\n\n\
             [[limits]]\nfrom = \"2026-03-03\"\ninvitations-day = 30\n"
        );
        assert_eq!(file.to_string(), expected);
        assert_eq!(ProfileFile::parse(&expected).unwrap().limits(), [first, second]);
    }

    #[test]
    fn a_choice_of_the_same_day_replaces_only_what_it_says() {
        let text = "\
# limits of the coach
[[limits]]
from = 2026-03-03 # since the talk
mood = \"calm\"
invitations-day = 30 # at most
pending = 300

[[limits]]
from = \"2026-03-10\"
";
        let mut file = ProfileFile::parse(text).unwrap();
        let own = [(LimitId::InvitationsDay, 30), (LimitId::InvitationsWeek, 90)];
        file.put_limits(&settings("2026-03-03", Some(Preset::Careful), &own));
        let expected = "\
# limits of the coach
[[limits]]
from = 2026-03-03 # since the talk
mood = \"calm\"
invitations-day = 30 # at most
preset = \"careful\"
invitations-week = 90

[[limits]]
from = \"2026-03-10\"
";
        assert_eq!(file.to_string(), expected);
    }

    #[test]
    fn limits_that_say_something_else_are_refused() {
        for text in [
            "limits = 3",
            "[limits]\ninvitations-day = 3",
            "[[limits]]\npending = 3",
            "[[limits]]\nfrom = \"soon\"",
            "[[limits]]\nfrom = 2026-03-03\npreset = \"brave\"",
            "[[limits]]\nfrom = 2026-03-03\npending = 0",
            "[[limits]]\nfrom = 2026-03-03\npending = 10001",
            "[[limits]]\nfrom = 2026-03-03\npending = \"3\"",
            "[[limits]]\nfrom = 2026-03-03\n[[limits]]\nfrom = \"2026-03-03\"",
        ] {
            assert!(matches!(ProfileFile::parse(text), Err((_, Damage::Syntax(_)))), "{text}");
        }
    }
}
