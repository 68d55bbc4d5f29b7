//! `ssi record`: saves the scores of one day.

mod args;
mod asked;
mod decision;
mod reply;

use crate::cli::frame::field_args::arguments;
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Fields, MergeOutcome, Snapshot};
use crate::store::{DataFile, Profile, Saved};

pub(super) use args::RecordArgs;
use asked::asked;
use decision::Done;
use reply::reply;

pub(super) fn run(args: &RecordArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Snapshots, context.today)?)?;
    let mut fields = args.fields(context)?;
    if !fields.has_scores() {
        let file = profile.snapshots()?;
        complete(args, context, &mut fields, file.on(date), date)?;
    }
    if context.dry_run {
        let done = Done::of(args, context, &fields, &profile.snapshots()?, date)?;
        return reply(context, &profile, &done);
    }
    let is_new = !profile.exists();
    if is_new {
        // What is refused makes no folder.
        Done::of(args, context, &fields, &profile.snapshots()?, date)?;
    }
    let (done, saved) = save(args, context, &profile, &fields, date)?;
    let confirmed = context.saved_step(saved);
    context.warn_of_day_ahead(date);
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
    fields: &mut Fields,
    found: Option<&Snapshot>,
    date: Date,
) -> Result<(), Failure> {
    if found.is_some() && !fields.is_empty() {
        return Ok(());
    }
    if !context.asks {
        let record = context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS");
        return Err(Failure::new(Exit::Usage, "there is no score to save").fix(record));
    }
    let answers = asked(args, context, found, date)?;
    context.add_arguments(arguments(&answers));
    fields.extend(answers);
    if fields.is_empty() {
        return Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"));
    }
    Ok(())
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &RecordArgs,
    context: &Context,
    profile: &Profile,
    fields: &Fields,
    date: Date,
) -> Result<(Done, Saved), Failure> {
    let mut transaction = profile.begin()?;
    context.check_writable(&transaction.findings_of(DataFile::Snapshots, context.today)?)?;
    let file = transaction.snapshots()?;
    let done = Done::of(args, context, fields, &file, date)?;
    let edited = match &done.outcome {
        MergeOutcome::Same(_) => file.as_found(),
        _ => file.put(done.outcome.snapshot()),
    };
    transaction.put(edited);
    let saved =
        transaction.commit(&format!("record {date} ({})", done.outcome.snapshot().total))?;
    Ok((done, saved))
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
