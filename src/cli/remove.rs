//! `ssi remove`: takes records out.

use std::io;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::answer::{ActivityFields, RestrictionFields, SnapshotFields};
use crate::domain::{Date, Kind, LimitSettings, Period, Restriction, Snapshot};
use crate::store::{Entry, Profile, Saved, Transaction};
use crate::words::counted;

use super::frame::ask;
use super::frame::select::PeriodArgs;
use super::frame::target::{self, Record, Records, Sort};
use super::frame::{Context, Exit, Failure};

/// Take records out
#[derive(Args, Debug)]
#[command(after_help = "\
A day names its record of scores; a log entry is named by its id (ssi history --activities), a restriction
by its first day. `ssi undo` brings back what was removed. A whole period is asked about first.

  ssi remove 2026-03-03
  ssi remove k7f2 m2p4
  ssi remove restriction 2026-03-02
  ssi remove kind podcast
  ssi remove limits 2026-03-02
  ssi remove --since 2026-01-01 --until 2026-01-31 --only log --yes")]
pub(super) struct RemoveArgs {
    /// Days of records, ids of log entries; or `restriction`, `kind`, `limits` and which
    #[arg(value_name = "WHEN|ID")]
    what: Vec<String>,
    #[command(flatten)]
    period: PeriodArgs,
    /// Of a period, only these
    #[arg(long, value_enum, ignore_case = true)]
    only: Option<Only>,
    /// Do not ask before a whole period is removed
    #[arg(short, long)]
    yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    Snapshots,
    Log,
}

/// The files from which records are taken out, and which ones.
struct Removal {
    records: Records,
    chosen: Chosen,
}

/// How many records are told one by one.
const MOST_TOLD: usize = 10;

/// What is taken out.
#[derive(Default, PartialEq)]
struct Chosen {
    snapshots: Vec<Snapshot>,
    /// How many rows each of them has; all of them go.
    rows: Vec<usize>,
    entries: Vec<Entry>,
    restrictions: Vec<Restriction>,
    kinds: Vec<Kind>,
    limits: Vec<LimitSettings>,
}

pub(super) fn run(args: &RemoveArgs, context: &mut Context) -> Result<(), Failure> {
    let period = args.period(context)?;
    let profile = context.profile()?;
    context.warn_of_lost(&profile);
    // What is refused makes no folder and waits for no lock.
    let planned = Removal::of(Records::of_profile(&profile)?).choose(args, period, context)?;
    if context.dry_run {
        return reply(context, &profile, &planned.chosen);
    }
    if period.is_some() && !args.yes {
        confirmed_by_person(&planned.chosen, context)?;
    }
    let (chosen, saved) = save(args, period, &planned.chosen, &profile, context)?;
    let confirmed = context.saved(saved);
    reply(context, &profile, &chosen)?;
    confirmed
}

impl RemoveArgs {
    /// The period, if records are chosen by one.
    fn period(&self, context: &Context) -> Result<Option<Period>, Failure> {
        match (self.what.is_empty(), self.period.is_given()) {
            (true, true) => self.period.period(context).map(Some),
            (false, false) if self.only.is_none() => Ok(None),
            (false, false) => Err(Failure::new(Exit::Usage, "--only is for a period")
                .fix("name the records, or a period with --since, --until or --last")),
            (false, true) => {
                Err(Failure::new(Exit::Usage, "records by name and by period do not mix"))
            }
            (true, false) => {
                Err(Failure::new(Exit::Usage, "nothing is named that is to be removed")
                    .fix(format!("{} or {}", context.ssi("remove WHEN"), context.ssi("remove ID"))))
            }
        }
    }
}

/// Reads, chooses and saves, all under the lock.
fn save(
    args: &RemoveArgs,
    period: Option<Period>,
    planned: &Chosen,
    profile: &Profile,
    context: &Context,
) -> Result<(Chosen, Saved), Failure> {
    let mut transaction = profile.begin()?;
    let removal = Removal::of(Records::of_transaction(&transaction)?);
    let removal = removal.choose(args, period, context)?;
    if removal.chosen != *planned {
        return Err(Failure::new(Exit::Refused, "the records were changed in this moment")
            .why("what was named, or asked about, is not what is there now")
            .fix("run the command again; nothing was changed"));
    }
    let command = match period {
        None => format!("remove {}", removal.chosen.names().join(" ")),
        Some(period) => format!("remove {} ({})", period.in_words(), removal.chosen.counted()),
    };
    let chosen = removal.put(&mut transaction);
    Ok((chosen, transaction.commit(&command)?))
}

impl Removal {
    fn of(records: Records) -> Self {
        Self { records, chosen: Chosen::default() }
    }

    fn choose(
        mut self,
        args: &RemoveArgs,
        period: Option<Period>,
        context: &Context,
    ) -> Result<Self, Failure> {
        if let Some(period) = period {
            self.choose_period(period, args.only)?;
            return Ok(self);
        }
        let (sort, words) = target::sort(&args.what);
        if words.is_empty() {
            return Err(target::nothing_named(sort, context));
        }
        if sort == Sort::Name {
            return Err(Failure::new(Exit::Usage, "the name of a profile cannot be removed")
                .fix(context.ssi("edit name NEW")));
        }
        // A day may be written in several words.
        let joined = words.join(" ");
        if words.len() > 1 && context.when(&joined).is_ok() {
            self.choose_one(sort, &joined, context)?;
        } else {
            for word in words {
                self.choose_one(sort, word, context)?;
            }
        }
        Restriction::check_all(&self.restrictions_left())
            .map_err(|error| Failure::new(Exit::Refused, error))?;
        Ok(self)
    }

    fn choose_one(&mut self, sort: Sort, word: &str, context: &Context) -> Result<(), Failure> {
        match sort {
            Sort::Record => {
                match target::record(word, &self.records.snapshots, &self.records.log, context)? {
                    Record::Snapshot(date) => {
                        let found = self.records.snapshots.on(date).cloned();
                        self.chosen.snapshots.extend(found);
                        self.chosen.rows.push(self.records.snapshots.rows_of(date));
                    }
                    Record::Entry(id) => {
                        self.chosen.entries.extend(self.records.log.entry(&id).cloned());
                    }
                }
            }
            Sort::Restriction => {
                let place = target::restriction(word, &self.records.restrictions, context)?;
                self.chosen
                    .restrictions
                    .push(self.records.restrictions.restrictions()[place].clone());
            }
            Sort::Kind => self.chosen.kinds.push(self.unused_kind(word, context)?),
            Sort::Limits => {
                let date = context.when(word)?;
                let found =
                    self.records.settings.limits().iter().find(|settings| settings.from == date);
                self.chosen.limits.push(found.cloned().ok_or_else(|| no_limits(date, context))?);
            }
            Sort::Name => {}
        }
        self.chosen.check_once(word)
    }

    fn choose_period(&mut self, period: Period, only: Option<Only>) -> Result<(), Failure> {
        if only != Some(Only::Log) {
            let inside = self.records.snapshots.snapshots().iter();
            self.chosen.snapshots =
                inside.filter(|snapshot| period.contains(snapshot.date)).cloned().collect();
            let days = self.chosen.snapshots.iter();
            self.chosen.rows =
                days.map(|snapshot| self.records.snapshots.rows_of(snapshot.date)).collect();
        }
        if only != Some(Only::Snapshots) {
            let inside = self.records.log.entries();
            self.chosen.entries =
                inside.filter(|entry| period.contains(target::date_of(entry))).cloned().collect();
        }
        if self.chosen.snapshots.is_empty() && self.chosen.entries.is_empty() {
            let what = format!("there is nothing to remove {}", period.in_words());
            return Err(Failure::new(Exit::Missing, what.trim_end()));
        }
        Ok(())
    }

    /// A kind of the person's own that no row of the log has.
    fn unused_kind(&self, word: &str, context: &Context) -> Result<Kind, Failure> {
        let kind = target::own_kind(word, &self.records.settings, &self.records.log)?;
        let of_kind = |entry: &&Entry| matches!(entry, Entry::Activity(a) if a.kind == kind);
        match self.records.log.entries().filter(of_kind).count() {
            0 => Ok(kind),
            rows => {
                let verb = if rows == 1 { "has" } else { "have" };
                let what = format!("{} of the log {verb} the kind `{kind}`", counted(rows, "row"));
                let rename = context.ssi(&format!("edit kind {kind} OTHER"));
                Err(Failure::new(Exit::Refused, what)
                    .why("they would have a kind that is unknown")
                    .fix(format!("remove them first, or give it another name: {rename}")))
            }
        }
    }

    fn restrictions_left(&self) -> Vec<Restriction> {
        let all = self.records.restrictions.restrictions().iter();
        all.filter(|restriction| !self.chosen.restrictions.contains(restriction)).cloned().collect()
    }

    /// Puts the files that change into the transaction.
    fn put(mut self, transaction: &mut Transaction) -> Chosen {
        let chosen = self.chosen;
        if !chosen.snapshots.is_empty() {
            let days: Vec<Date> = chosen.snapshots.iter().map(|snapshot| snapshot.date).collect();
            transaction.put(self.records.snapshots.without(&days));
        }
        if !chosen.entries.is_empty() {
            self.records.log.remove_all(&chosen.entries);
            transaction.put(self.records.log.edited());
        }
        if !chosen.restrictions.is_empty() {
            transaction.put(self.records.restrictions.without(&chosen.restrictions));
        }
        if !chosen.kinds.is_empty() || !chosen.limits.is_empty() {
            chosen.kinds.iter().for_each(|kind| self.records.settings.remove_kind(kind));
            chosen
                .limits
                .iter()
                .for_each(|limits| self.records.settings.remove_limits(limits.from));
            transaction.put(self.records.settings.edited());
        }
        chosen
    }
}

impl Chosen {
    /// Refuses what was named a second time: a slip of the hand may mean another one.
    fn check_once(&self, word: &str) -> Result<(), Failure> {
        fn is_doubled<T: PartialEq>(items: &[T]) -> bool {
            items.split_last().is_some_and(|(last, before)| before.contains(last))
        }
        let is_doubled = is_doubled(&self.snapshots)
            || is_doubled(&self.entries)
            || is_doubled(&self.restrictions)
            || is_doubled(&self.kinds)
            || is_doubled(&self.limits);
        if is_doubled {
            let what = format!("`{}` is named twice", crate::domain::shown(word));
            return Err(Failure::new(Exit::Usage, what));
        }
        Ok(())
    }

    /// What each is called on the command line.
    fn names(&self) -> Vec<String> {
        let days = self.snapshots.iter().map(|snapshot| snapshot.date.to_string());
        let ids = self.entries.iter().filter_map(|entry| entry.id().map(ToString::to_string));
        let restrictions = self.restrictions.iter().map(|r| format!("restriction {}", r.start));
        let kinds = self.kinds.iter().map(|kind| format!("kind {kind}"));
        let limits = self.limits.iter().map(|limits| format!("limits {}", limits.from));
        days.chain(ids).chain(restrictions).chain(kinds).chain(limits).collect()
    }

    /// `12 snapshots, 45 log entries`.
    fn counted(&self) -> String {
        let snapshots =
            (!self.snapshots.is_empty()).then(|| counted(self.snapshots.len(), "record"));
        let entries = match self.entries.len() {
            0 => None,
            1 => Some("1 log entry".to_owned()),
            many => Some(format!("{many} log entries")),
        };
        snapshots.into_iter().chain(entries).collect::<Vec<_>>().join(", ")
    }

    /// Each record on a line.
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (snapshot, rows) in self.snapshots.iter().zip(&self.rows) {
            let (day, total) = (snapshot.date.with_weekday(), snapshot.total);
            let rows = if *rows > 1 { format!(", {rows} rows") } else { String::new() };
            lines.push(format!("the record of {day} ({total}{rows})"));
        }
        for entry in &self.entries {
            let id = entry.id().map(|id| format!(" ({id})")).unwrap_or_default();
            let day = target::date_of(entry).with_weekday();
            lines.push(format!("{} of {day}{id}", target::entry_in_words(entry)));
        }
        for restriction in &self.restrictions {
            lines.push(format!("the restriction since {}", restriction.start.with_weekday()));
        }
        lines.extend(self.kinds.iter().map(|kind| format!("the kind `{kind}`")));
        for limits in &self.limits {
            lines.push(format!("the safe numbers chosen for {} on", limits.from.with_weekday()));
        }
        lines
    }
}

fn no_limits(date: Date, context: &Context) -> Failure {
    let what = format!("no safe numbers were chosen for {} on", date.with_weekday());
    Failure::new(Exit::Missing, what).fix(context.ssi("limits"))
}

/// Asks before a whole period is removed.
fn confirmed_by_person(chosen: &Chosen, context: &Context) -> Result<(), Failure> {
    let what = chosen.counted();
    if !context.asks {
        return Err(Failure::new(Exit::Refused, format!("{what} would be removed"))
            .why("a whole period is removed only on a yes")
            .fix(context.command_with("--yes")));
    }
    let question = format!("Remove {what}? y or n [n]");
    let answer = ask(&question, &mut io::stdin().lock(), |text| match &*text.to_lowercase() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(Failure::new(Exit::Usage, "write `y` or `n`")),
    })?;
    match answer {
        Some(true) => Ok(()),
        _ => Err(Failure::new(Exit::Interrupted, "stopped; nothing was removed")),
    }
}

/// Says what was removed, or in a dry run would be.
fn reply(context: &mut Context, profile: &Profile, chosen: &Chosen) -> Result<(), Failure> {
    if context.json {
        return reply_json(context, profile, chosen);
    }
    let done = if context.dry_run { "Would remove" } else { "Removed" };
    let undo = context.ssi("undo");
    match chosen.lines().as_slice() {
        [line] if context.dry_run => context.confirm(format_args!("{done} {line}.")),
        [line] => context.confirm(format_args!("{done} {line}. Bring it back: {undo}")),
        lines if lines.len() > MOST_TOLD => {
            let back =
                if context.dry_run { String::new() } else { format!(" Bring them back: {undo}") };
            context.confirm(format_args!("{done} {}.{back}", chosen.counted()));
        }
        lines => {
            context.confirm(format_args!("{done}:"));
            for line in lines {
                context.confirm(format_args!("  {line}"));
            }
            if !context.dry_run {
                context.confirm(format_args!("Bring them back: {undo}"));
            }
        }
    }
    Ok(())
}

fn reply_json(context: &mut Context, profile: &Profile, chosen: &Chosen) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        snapshots: Vec<SnapshotFields<'a>>,
        activities: Vec<ActivityFields<'a>>,
        restrictions: Vec<RestrictionFields<'a>>,
        kinds: Vec<&'a str>,
        /// The days from which the choices held.
        limits: Vec<String>,
    }
    fn activity(entry: &Entry) -> ActivityFields<'_> {
        match entry {
            Entry::Activity(activity) => activity.into(),
            Entry::Reading(reading) => reading.into(),
        }
    }
    context.say_json(&Document {
        schema: "ssi/remove/1",
        profile: profile.name(),
        dry_run: context.dry_run,
        snapshots: chosen.snapshots.iter().map(Into::into).collect(),
        activities: chosen.entries.iter().map(activity).collect(),
        restrictions: chosen.restrictions.iter().map(Into::into).collect(),
        kinds: chosen.kinds.iter().map(Kind::name).collect(),
        limits: chosen.limits.iter().map(|limits| limits.from.to_string()).collect(),
    })
}
