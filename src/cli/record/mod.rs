//! `ssi record`: saves the scores of one day.

mod args;
mod asked;
mod given;
mod reply;

use crate::domain::{Date, Snapshot};
use crate::store::{Profile, Saved, SnapshotFile};

use super::context::Context;
use super::failure::{Exit, Failure};

pub(super) use args::RecordArgs;
use asked::asked;
use given::{Given, filled, overwritten};
use reply::reply;

/// What is to become of the file.
enum Decision {
    /// The day is new.
    Add(Snapshot),
    /// The day is there and says the same.
    AlreadySaved(Snapshot),
    /// The day is there; values that it lacked are filled in.
    Fill(Snapshot, Vec<String>),
    /// The day is there; values that it had are changed.
    Change(Snapshot, Box<Snapshot>),
}

pub(super) fn run(args: &RecordArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    let mut given = args.given()?;
    if !given.has_scores() {
        let file = profile.snapshots()?;
        complete(args, context, &mut given, file.on(date), date)?;
    }
    if context.dry_run {
        let file = context.snapshots(&profile)?;
        file.check_days()?;
        let done = Done::of(args, context, &given, &file, date)?;
        return reply(context, &profile, &done);
    }
    let is_new = !profile.exists();
    if is_new {
        // What is refused makes no folder.
        decide(args, context, given.clone(), &profile.snapshots()?, date)?;
    }
    let (done, saved) = save(args, context, &profile, &given, date)?;
    let confirmed = context.saved(saved);
    reply(context, &profile, &done)?;
    if is_new {
        context.hint(format_args!("your data are in {}", profile.folder().display()));
    }
    if args.on.is_none() {
        hint_after_midnight(context, date);
    }
    confirmed
}

/// Asks a person for scores that the command line lacks. Options alone may fill up a day that is
/// there; a new day needs its total.
fn complete(
    args: &RecordArgs,
    context: &mut Context,
    given: &mut Given,
    found: Option<&Snapshot>,
    date: Date,
) -> Result<(), Failure> {
    if found.is_some() && !given.is_empty() {
        return Ok(());
    }
    if !context.asks {
        let record = context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS");
        return Err(Failure::new(Exit::Usage, "there is no score to save").fix(record));
    }
    asked(args, context, given, found, date)?;
    context.add_arguments(given.arguments());
    Ok(())
}

/// What became of a record, or would in a dry run.
struct Done {
    decision: Decision,
    /// The snapshot before it.
    before: Option<Snapshot>,
    /// Whether there was no other.
    is_first: bool,
    /// Whether the total was not given, but added up.
    total_is_sum: bool,
    has_scores: bool,
}

impl Done {
    fn of(
        args: &RecordArgs,
        context: &Context,
        given: &Given,
        file: &SnapshotFile,
        date: Date,
    ) -> Result<Self, Failure> {
        Ok(Self {
            decision: decide(args, context, given.clone(), file, date)?,
            before: file.before(date).cloned(),
            is_first: file.snapshots().is_empty(),
            total_is_sum: given.total.is_none(),
            has_scores: given.has_scores(),
        })
    }
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &RecordArgs,
    context: &Context,
    profile: &Profile,
    given: &Given,
    date: Date,
) -> Result<(Done, Saved), Failure> {
    let mut transaction = profile.begin()?;
    let file = transaction.snapshots()?;
    let done = Done::of(args, context, given, &file, date)?;
    let (edited, total) = match &done.decision {
        Decision::AlreadySaved(snapshot) => (file.as_found()?, snapshot.total),
        Decision::Add(snapshot) | Decision::Fill(snapshot, _) | Decision::Change(snapshot, _) => {
            (file.put(snapshot)?, snapshot.total)
        }
    };
    transaction.put(edited);
    let saved = transaction.commit(&format!("record {date} ({total})"))?;
    Ok((done, saved))
}

fn decide(
    args: &RecordArgs,
    context: &Context,
    mut given: Given,
    file: &SnapshotFile,
    date: Date,
) -> Result<Decision, Failure> {
    let found = file.on(date);
    if found.is_none() {
        given.add_up_total();
    }
    let Some(found) = found else {
        let Some(total) = given.total else {
            return Err(Failure::new(Exit::Usage, "there is no total")
                .why("a snapshot needs its total, or all four pillars to add up")
                .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS")));
        };
        let mut snapshot = Snapshot::new(date, total.value);
        given.apply(&mut snapshot);
        given.check(&snapshot, args, context)?;
        return Ok(Decision::Add(snapshot));
    };
    let mut snapshot = found.clone();
    given.apply(&mut snapshot);
    if snapshot == *found {
        return Ok(Decision::AlreadySaved(snapshot));
    }
    let overwritten = overwritten(found, &snapshot);
    if !overwritten.is_empty() && !args.replace {
        return Err(exists_already(found, context).why(format!(
            "one snapshot a day keeps changes unambiguous; {} would change",
            overwritten.join(", ")
        )));
    }
    given.check(&snapshot, args, context)?;
    if overwritten.is_empty() {
        let filled = filled(found, &snapshot);
        return Ok(Decision::Fill(snapshot, filled));
    }
    Ok(Decision::Change(snapshot, Box::new(found.clone())))
}

fn exists_already(found: &Snapshot, context: &Context) -> Failure {
    let what = format!("a snapshot for `{}` exists already (total {})", found.date, found.total);
    Failure::new(Exit::Refused, what)
        .why("one snapshot a day keeps changes unambiguous")
        .fix(context.command_with("--replace"))
}

/// Late at night, today is not the day that a person means by "today".
fn hint_after_midnight(context: &mut Context, date: Date) {
    const MORNING: u32 = 4;
    if context.hour.is_some_and(|hour| hour < MORNING) {
        context.hint(format_args!(
            "it is past midnight: saved for {}; --on yesterday means the evening before",
            date.with_weekday()
        ));
    }
}
