//! How a person names a record that is to be corrected.

use crate::domain::{ActivityId, Date, Kind, Restriction, WhenError, parse_when, shown};
use crate::store::{
    Entry, LogFile, Profile, ProfileFile, RestrictionFile, SnapshotFile, StoreError, Transaction,
};

use super::context::Context;
use super::failure::{Exit, Failure};

/// What the words name: the first of them may say what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Snapshots by their days, log entries by their ids.
    Record,
    /// Restrictions, by their first days.
    Restriction,
    /// Kinds of the person's own, by their names.
    Kind,
    /// Choices of safe numbers, by the days from which they hold.
    Limits,
    /// The name of the profile.
    Name,
}

/// A snapshot or a row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Record {
    Snapshot(Date),
    Entry(ActivityId),
}

/// The files in which records stand.
pub(crate) struct Records {
    pub(crate) snapshots: SnapshotFile,
    pub(crate) log: LogFile,
    pub(crate) restrictions: RestrictionFile,
    pub(crate) settings: ProfileFile,
}

impl Records {
    /// As a reader sees them.
    pub(crate) fn of_profile(profile: &Profile) -> Result<Self, StoreError> {
        Ok(Self {
            snapshots: profile.snapshots()?,
            log: profile.log_file()?,
            restrictions: profile.restrictions()?,
            settings: profile.file().clone(),
        })
    }

    /// To be changed.
    pub(crate) fn of_transaction(transaction: &Transaction) -> Result<Self, StoreError> {
        Ok(Self {
            snapshots: transaction.snapshots()?,
            log: transaction.log()?,
            restrictions: transaction.restrictions()?,
            settings: transaction.settings()?,
        })
    }
}

/// What the first word says, and the words that name something.
pub(crate) fn sort(words: &[String]) -> (Sort, &[String]) {
    let (first, rest) = words.split_first().map_or(("", words), |(first, rest)| (first, rest));
    let sort = match first.to_lowercase().as_str() {
        "restriction" | "restrictions" => Sort::Restriction,
        "kind" | "kinds" => Sort::Kind,
        "limit" | "limits" => Sort::Limits,
        "name" => Sort::Name,
        _ => return (Sort::Record, words),
    };
    (sort, rest)
}

/// The snapshot or the row of the log that a word names: an id that the log has, else a day.
pub(crate) fn record(
    word: &str,
    snapshots: &SnapshotFile,
    log: &LogFile,
    context: &Context,
) -> Result<Record, Failure> {
    if let Some(id) = ActivityId::new(word.trim())
        && log.entry(&id).is_some()
    {
        check_once(&id, log, context)?;
        return Ok(Record::Entry(id));
    }
    let date = match parse_when(word, context.today) {
        Ok(date) => date,
        // A day after today cannot be, but may stand in the file.
        Err(_) if is_written_day(word, snapshots) => Date::parse(word.trim()).unwrap_or(Date::MIN),
        Err(WhenError::Form) => return Err(no_record(word, context)),
        Err(error) => return Err(Failure::date(word, &error)),
    };
    if snapshots.on(date).is_some() {
        return Ok(Record::Snapshot(date));
    }
    let what = format!("there is no record of {}", date.with_weekday());
    let failure = Failure::new(Exit::Missing, what);
    let of_day = || log.entries().filter(|entry| date_of(entry) == date);
    let ids: Vec<&str> = of_day().filter_map(|entry| entry.id().map(ActivityId::as_str)).collect();
    Err(match ids.as_slice() {
        [] if of_day().next().is_some() => failure
            .why("log entries are named by their ids, and those of that day have none yet")
            .fix("the next `ssi log` gives every row an id"),
        [] if is_imported(date, context) => failure
            .why("what LinkedIn's export tells of that day is taken back with the whole import")
            .fix(context.ssi("undo --list")),
        [] => failure.fix(format!("{} lists those there are", context.ssi("history --all"))),
        ids => {
            let list = format!("history --activities --since {date} --until {date}");
            failure
                .why(format!("log entries are named by their ids; of that day: {}", ids.join(", ")))
                .fix(context.ssi(&list))
        }
    })
}

/// Whether LinkedIn's export tells of something on that day.
fn is_imported(date: Date, context: &Context) -> bool {
    let imported = context.profile().ok().and_then(|profile| profile.imported().ok());
    imported.is_some_and(|all| all.iter().any(|one| one.date == date))
}

fn is_written_day(word: &str, snapshots: &SnapshotFile) -> bool {
    Date::parse(word.trim()).is_ok_and(|date| snapshots.on(date).is_some())
}

/// The place of a restriction, which is named by its first day.
pub(crate) fn restriction(
    word: &str,
    file: &RestrictionFile,
    context: &Context,
) -> Result<usize, Failure> {
    let date = context.when(word)?;
    let all = file.restrictions();
    all.iter().position(|restriction| restriction.start == date).ok_or_else(|| {
        let what = format!("no restriction starts on {}", date.with_weekday());
        let failure = Failure::new(Exit::Missing, what);
        let days = |restriction: &Restriction| restriction.start.to_string();
        match all {
            [] => failure.why("there is none"),
            all => {
                let days: Vec<String> = all.iter().map(days).collect();
                failure.why(format!("a restriction is named by its first day: {}", days.join(", ")))
            }
        }
    })
}

/// The kinds of the person's own, each once: of `profile.toml`, and of the log.
pub(crate) fn own_kinds(settings: &[Kind], log: &LogFile) -> Vec<Kind> {
    let mut own = settings.to_vec();
    own.extend(log.own_kinds().into_iter().filter(|kind| !settings.contains(kind)));
    own
}

/// A kind of the person's own, from `profile.toml` or from the log.
pub(crate) fn own_kind(word: &str, settings: &ProfileFile, log: &LogFile) -> Result<Kind, Failure> {
    let own = own_kinds(settings.kinds(), log);
    match Kind::parse(word, &own) {
        Ok(kind) if kind.is_own() => Ok(kind),
        Ok(kind) => Err(Failure::new(Exit::Usage, format!("`{kind}` is a kind of ssi"))
            .why("only kinds of your own can be changed")),
        Err(_) => {
            let what = format!("there is no kind `{}` of your own", shown(word));
            let names: Vec<String> = own.iter().map(ToString::to_string).collect();
            let failure = Failure::new(Exit::Missing, what);
            Err(if names.is_empty() {
                failure
            } else {
                failure.why(format!("your own are: {}", names.join(", ")))
            })
        }
    }
}

/// The day of a row of the log.
pub(crate) const fn date_of(entry: &Entry) -> Date {
    match entry {
        Entry::Activity(activity) => activity.date,
        Entry::Reading(reading) => reading.date,
    }
}

/// A row of the log in words: `5 comments`, `320 pending`.
pub(crate) fn entry_in_words(entry: &Entry) -> String {
    match entry {
        Entry::Activity(activity) => activity.kind.counted(activity.count.get().into()),
        Entry::Reading(reading) => format!("{} pending", reading.pending),
    }
}

/// Refuses an id that two rows have: which one is meant would be a guess.
fn check_once(id: &ActivityId, log: &LogFile, context: &Context) -> Result<(), Failure> {
    if log.entries().filter(|entry| entry.id() == Some(id)).count() < 2 {
        return Ok(());
    }
    Err(Failure::new(Exit::Damaged, format!("{}: two rows have the id `{id}`", LogFile::NAME))
        .why("which one is meant would be a guess")
        .fix(context.ssi("doctor --fix")))
}

/// Only the sort of record is named, not which one.
pub(crate) fn nothing_named(sort: Sort, context: &Context) -> Failure {
    let (what, list) = match sort {
        Sort::Restriction => ("the first day of the restriction is missing", "restriction --all"),
        Sort::Kind => ("the name of the kind is missing", "history --activities"),
        Sort::Limits => ("the day of the choice is missing", "limits"),
        Sort::Name => ("the new name is missing", "profile"),
        Sort::Record => ("a day is missing, or the id of a log entry", "history --activities"),
    };
    Failure::new(Exit::Usage, what).fix(format!("{} shows what there is", context.ssi(list)))
}

fn no_record(word: &str, context: &Context) -> Failure {
    let what = format!("`{}` is neither a day nor the id of a log entry", shown(word));
    let ids = context.ssi("history --activities");
    Failure::new(Exit::Missing, what).fix(format!(
        "{ids} lists both; a restriction is named as in: remove restriction 2026-03-02"
    ))
}
