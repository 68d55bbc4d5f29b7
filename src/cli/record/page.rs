//! A day's scores from the page itself.

use std::io;

use crate::cli::frame::{Context, Exit, Failure, PAGE, ask, clock, output, quoted};
use crate::domain::{Date, Field, FieldValue, Fields, MergeError, Snapshot, Typed, shown};
use crate::import::table::{Book, Rules, Sheet, Table, TableError};
use crate::import::{Scores, ScoresError, Unusable, UnusableError, page};
use crate::store::Profile;

use super::asked::all;
use super::copied::Copied;
use super::settle::stopped;
use super::wanted::Wanted;

/// What was read of the page.
pub(super) struct Page(Scores);

impl Page {
    /// Reads the page.
    ///
    /// # Errors
    ///
    /// Refuses what holds no score: nothing of it is saved.
    pub(super) fn read(copied: Copied<'_>, context: &Context) -> Result<Self, Failure> {
        let bytes = copied.bytes(context)?;
        Self::of(&bytes, copied, context)
    }

    /// Reads a page, which came from there.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    pub(super) fn of(bytes: &[u8], from: Copied<'_>, context: &Context) -> Result<Self, Failure> {
        page::read(bytes).map(Self).map_err(|error| match error {
            ScoresError::NoScore | ScoresError::NotText if is_table(bytes, context) => {
                table(from, context)
            }
            error => unusable(&from.name(), &error, context),
        })
    }

    /// The day on which the page was loaded, if what was saved of it says so; not one after today.
    /// It is told where it is another one than today.
    pub(super) fn told_day(&self, context: &mut Context) -> Option<Date> {
        let day = self.0.loaded_at.and_then(clock::day_of)?;
        let (told, today) = (day.with_weekday(), context.today);
        if day > today {
            context.note(format_args!(
                "the page says that it was loaded on {told}, after today, so its day is {}; --on \
                 names another",
                today.with_weekday()
            ));
            return None;
        }
        if day < today {
            context.note(format_args!(
                "the page was loaded on {told}, so that is its day; --on names another"
            ));
        }
        let before = self.0.loaded_before.and_then(clock::day_of).filter(|before| *before < day);
        if let Some(before) = before {
            context.note(format_args!(
                "it was also loaded on {}, with the same scores; that day is not saved",
                before.with_weekday()
            ));
        }
        Some(day)
    }

    /// Refuses the page of somebody else, unless it goes into a profile of that name.
    ///
    /// # Errors
    ///
    /// Returns whose page it seems to be.
    pub(super) fn check_owner(&self, profile: &Profile, context: &Context) -> Result<(), Failure> {
        let Some(owner) = &self.0.owner else { return Ok(()) };
        if is_name_of(profile.name(), owner) {
            return Ok(());
        }
        let failure = Failure::new(
            Exit::Damaged,
            format!("the page is not yours, it seems: it shows the score of `{}`", shown(owner)),
        );
        let failure = failure.why("the page of one's own says \"Your Social Selling Index\"");
        if !owner.starts_with(char::is_uppercase) {
            return Err(failure.fix("copy the page on which you are signed in"));
        }
        let record = if context.has_page_option() { "record" } else { "record -" };
        let theirs = context.another_form(&format!("-p {} {record}", quoted(owner)), &["profile"]);
        Err(failure.fix(format!("copy your own page; to keep the scores of others: {theirs}")))
    }

    /// Makes what is wanted what the page shows, and above it what was typed; tells what it does
    /// not show.
    ///
    /// # Errors
    ///
    /// Returns the failure of an interruption when the person stops.
    pub(super) fn take(
        &self,
        wanted: &mut Wanted,
        typed: &Fields,
        profile: &Profile,
        context: &mut Context,
    ) -> Result<(), Failure> {
        wanted.source = self.0.source;
        wanted.fields = self.0.fields.clone();
        for line in self.contradicted(typed) {
            context.warn(line);
        }
        wanted.fields.extend(typed.clone());
        self.tell(wanted, profile, context)?;
        let file = profile.snapshots()?;
        if let Some(found) = file.on(wanted.date).filter(|_| wanted.rules.replace) {
            Self::replace_whole(wanted, found);
        }
        Ok(())
    }

    /// What was typed beside the page although it says something else.
    fn contradicted(&self, typed: &Fields) -> Vec<String> {
        let value = |fields: &Fields, field| {
            fields.value(field).map(|typed: &Typed<FieldValue>| typed.value.clone())
        };
        let differs = |field| {
            let (typed, page) = value(typed, field).zip(value(&self.0.fields, field))?;
            let line = format!("{field} {typed} is typed, and saved; the page says {page}");
            (typed != page).then_some(line)
        };
        Field::ALL.into_iter().filter_map(differs).collect()
    }

    /// Empties what the page does not show of a day of which it changes a score: the rest was of
    /// another reading.
    fn replace_whole(wanted: &mut Wanted, found: &Snapshot) {
        let value = |field: Field| wanted.fields.value(field).map(|typed| &typed.value);
        let changes =
            |field: Field| value(field).is_some_and(|new| Some(new) != field.of(found).as_ref());
        if !Field::SCORES.into_iter().any(changes) {
            return;
        }
        for field in Field::ALL {
            let is_left = wanted.fields.get(field).is_none() && field.of(found).is_some();
            if is_left && !matches!(field, Field::Note | Field::Total) {
                wanted.fields.clear(field);
            }
        }
    }

    /// Tells what the page does not show; a person at a terminal is asked what to do.
    fn tell(
        &self,
        wanted: &mut Wanted,
        profile: &Profile,
        context: &mut Context,
    ) -> Result<(), Failure> {
        let is_open = |field: &Field| wanted.fields.get(*field).is_none();
        let missing: Vec<Field> = self.0.missing().into_iter().filter(is_open).collect();
        let odd = self.0.unusable.iter().filter(|odd| is_open(&odd.field));
        let odd = by_error(odd);
        if missing.is_empty() && odd.is_empty() {
            return Ok(());
        }
        if context.asks {
            return choose(&missing, &odd, wanted, profile);
        }
        for odd in odd {
            context.warn(format_args!("not used: {odd}"));
        }
        if !missing.is_empty() {
            context.warn(format_args!("not found: {}", listed(&missing)));
        }
        Ok(())
    }
}

/// Whether every word of a name stands in the name of a profile.
fn is_name_of(profile: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let small = text.to_lowercase();
        let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(ToOwned::to_owned).collect()
    };
    let known = words(profile);
    words(name).iter().all(|word| known.contains(word))
}

/// What is not used, each reason once: `brand, people: ...`.
fn by_error<'a>(odd: impl Iterator<Item = &'a Unusable>) -> Vec<String> {
    let mut told: Vec<(Vec<Field>, &UnusableError)> = Vec::new();
    for Unusable { field, error } in odd {
        match told.iter_mut().find(|(_, other)| *other == error) {
            Some((fields, _)) => fields.push(*field),
            None => told.push((vec![*field], error)),
        }
    }
    told.iter().map(|(fields, error)| format!("{}: {error}", listed(fields))).collect()
}

/// Shows what was found and what was not, and asks whether to save it so.
fn choose(
    missing: &[Field],
    odd: &[String],
    wanted: &mut Wanted,
    profile: &Profile,
) -> Result<(), Failure> {
    let value = |(field, _)| wanted.fields.value(field).map(|typed| &typed.value);
    let found = wanted
        .fields
        .iter()
        .filter_map(|given| value(given).map(|value| format!("{} {value}", value.field())));
    output::to_stderr(&format!("Found: {}\n", found.collect::<Vec<_>>().join(", ")));
    for odd in odd {
        output::to_stderr(&format!("Not used: {odd}\n"));
    }
    output::to_stderr(&format!("Not found: {}\n", listed(missing)));
    let file = profile.snapshots()?;
    let found = file.on(wanted.date);
    let has_total = wanted.outcome(found) != Err(MergeError::NoTotal);
    let (question, letters) = if has_total {
        ("Save it so? y, or t to type what is missing; Enter stops", "write `y`, `t` or `n`")
    } else {
        (
            "Without a total it is not saved: t to type what is missing; Enter stops",
            "write `t` or `n`",
        )
    };
    let input = &mut io::stdin().lock();
    let answer = ask(question, input, |text| match &*text.to_lowercase() {
        "y" | "yes" if has_total => Ok(Some(false)),
        "t" | "type" => Ok(Some(true)),
        "n" | "no" => Ok(None),
        _ => Err(Failure::new(Exit::Usage, letters)),
    })?;
    if answer.flatten().ok_or_else(stopped)? {
        let typed = all(missing.iter().copied(), wanted, found, input)?;
        wanted.fields.extend(typed);
    }
    Ok(())
}

fn listed(fields: &[Field]) -> String {
    fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Whether it is a table of scores or activities.
fn is_table(bytes: &[u8], context: &Context) -> bool {
    let rules = Rules::up_to(context.latest());
    let is_known =
        |sheet: &Sheet| matches!(Table::of(sheet, &rules), Ok(_) | Err(TableError::Undecided(_)));
    Book::read(bytes.to_vec()).is_ok_and(|book| book.sheets.iter().any(is_known))
}

/// Why a table is not saved, and what to do.
fn table(from: Copied<'_>, context: &Context) -> Failure {
    let import = |file: &str| context.another_form(&format!("import {file}"), &PAGE);
    let fix = match from {
        Copied::Stdin => import("-"),
        Copied::File(path) => import(&quoted(&path.to_string_lossy())),
        Copied::Clipboard => format!("save it in a file, then: {}", import("FILE")),
    };
    Failure::new(Exit::Damaged, format!("{} is a table, and no page", from.name())).fix(fix)
}

/// Why nothing of it is saved, and what to do.
fn unusable(name: &str, error: &ScoresError, context: &Context) -> Failure {
    let failure = Failure::new(Exit::Damaged, format!("{name}: {error}"));
    let copy_again = format!(
        "sign in, open linkedin.com/sales/ssi, wait for the scores, select all, copy, then: {}",
        context.another_form("record --paste", &PAGE)
    );
    match error {
        ScoresError::AllZero => failure
            .why("that is what a page shows that did not load; LinkedIn gives nobody zero")
            .fix(copy_again),
        ScoresError::Several(_) => {
            failure.why("one record is the scores of one day").fix("keep one of them in the file")
        }
        ScoresError::UnclearTotal(_) => failure
            .why("the total is the whole number out of 100 right below its heading")
            .fix(format!("type what the page shows: {}", context.typed_form())),
        ScoresError::Cut(_) => failure.fix("save the answer of the page once more"),
        ScoresError::Json(_) => failure
            .why("it begins as the answer to salesApiSsi and goes on as something else")
            .fix("save the answer as it came, with nothing added or changed"),
        ScoresError::Empty => failure.fix(copy_again),
        ScoresError::OnlyNumbers(numbers) => {
            failure.fix(context.another_form(&format!("record {numbers}"), &PAGE))
        }
        _ => failure
            .why(format_args!(
                "it is another page than linkedin.com/sales/ssi, or that had not loaded, or it is \
                translated by the browser, or in a language other than {}",
                page::languages().collect::<Vec<_>>().join(", ")
            ))
            .fix(format!("{copy_again}; or type what it shows: {}", context.typed_form())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_has_a_name_by_its_words() {
        for profile in ["Anna", "anna-lind", "Anna Lind", "Lind, Anna"] {
            assert!(is_name_of(profile, "Anna"), "{profile}");
        }
        for profile in ["Joanna", "Annabel", "default"] {
            assert!(!is_name_of(profile, "Anna"), "{profile}");
        }
        assert!(!is_name_of("Anna", "Anna Lind"));
        assert!(!is_name_of("Joanna", "Ann"));
    }
}
