//! `ssi record`: saves the scores of one day.

mod args;
mod asked;
mod bounded;
mod clipboard;
mod copied;
mod decision;
mod keyboard;
mod page;
mod reply;
mod settle;
mod shown;
mod wanted;

use std::io;

use crate::cli::frame::field_args::arguments;
use crate::cli::frame::{Context, Exit, Failure, Lines, PAGE, warn_of_leaps};
use crate::domain::{Date, Field, Fields, MergeOutcome, MergeRules, Source};
use crate::store::{DataFile, Profile, Saved, SnapshotFile};

pub(super) use args::RecordArgs;
use asked::asked;
use copied::{Copied, is_piped, is_waiting};
use decision::Done;
use keyboard::{Keyboard, more_is_pasted};
use page::Page;
use reply::reply;
use settle::{Confirmed, settle};
use wanted::Wanted;

pub(super) fn run(args: &RecordArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Snapshots, context.today)?)?;
    let rules = MergeRules { replace: args.replace, as_shown: args.as_shown };
    let typed = args.fields(context)?;
    let mut wanted = Wanted { date, fields: typed.clone(), rules, source: Source::Typed };
    let mut page = args.copied().map(|copied| Page::read(copied, context)).transpose()?;
    if page.is_none() && typed.has_scores() && is_waiting() {
        let page = context.another_form("record -", &Field::SCORES.map(Field::name));
        context.note(format_args!("what is piped in is not read; for the page: {page}"));
    }
    loop {
        if let Some(page) = &page {
            page.check_owner(&profile, context)?;
            if args.on.is_none() {
                wanted.date = page.told_day(context).unwrap_or(date);
            }
            page.take(&mut wanted, &typed, &profile, context)?;
        }
        let Some(pasted) = complete(&mut wanted, &profile, context)? else { break };
        if page.is_some() || typed.has_scores() {
            let scores = Field::SCORES.map(Field::name);
            let alone = context.another_form("record -", &[&PAGE[..], &scores].concat());
            return Err(Failure::new(Exit::Usage, "a page beside other scores; nothing was saved")
                .fix(format!("for the page alone: {alone}")));
        }
        page = Some(Page::of(&pasted, Copied::Stdin, context)?);
        context.add_arguments(vec!["-".to_owned()]);
    }
    if context.dry_run {
        let done = Done::of(&wanted, &profile.snapshots()?, context)?;
        return answer(&done, &profile, context);
    }
    let is_new = !profile.exists();
    if is_new {
        // What is refused makes no folder.
        Done::of(&wanted, &profile.snapshots()?, context)?;
    }
    let (done, saved) = save(&wanted, &profile, context)?;
    let confirmed = context.saved_step(saved);
    context.warn_of_day_ahead(wanted.date);
    answer(&done, &profile, context)?;
    if is_new {
        context.hint(format_args!("your data are in {}", profile.folder().display()));
    }
    if args.on.is_none() && wanted.date == context.today {
        hint_after_midnight(context, wanted.date);
    }
    confirmed
}

/// Says what became of the record; of what may be mistyped a person at a terminal was asked.
fn answer(done: &Done, profile: &Profile, context: &mut Context) -> Result<(), Failure> {
    reply(context, profile, done)?;
    if !context.asks {
        warn_of_leaps(context, done.outcome.snapshot().date, &done.leaps);
    }
    Ok(())
}

/// Asks a person for scores that the command line lacks, and about numbers that may be mistyped.
/// Options alone may fill up a day that is there; a new day needs its total. Returns the page, if
/// it was pasted as an answer: nothing that was answered before it counts.
fn complete(
    wanted: &mut Wanted,
    profile: &Profile,
    context: &mut Context,
) -> Result<Option<Vec<u8>>, Failure> {
    let lacks = |file: &SnapshotFile| {
        !wanted.fields.has_scores() && (wanted.fields.is_empty() || file.on(wanted.date).is_none())
    };
    if !context.asks {
        // Whether something is lacking is looked at first: a damaged file is no reason to ask.
        let is_lacking = !wanted.fields.has_scores() && lacks(&profile.snapshots()?);
        return if is_lacking { Err(no_score(context)) } else { Ok(None) };
    }
    let file = profile.snapshots()?;
    let (typed, day) = (wanted.fields.clone(), wanted.date);
    let mut keyboard = Keyboard::new(io::stdin().lock(), more_is_pasted);
    let answered = answer_all(wanted, lacks(&file), &file, context, &mut keyboard);
    if let Some(page) = keyboard.page() {
        return Ok(Some(page));
    }
    answered?;
    add_arguments(wanted, &typed, day, context);
    Ok(None)
}

fn answer_all(
    wanted: &mut Wanted,
    is_lacking: bool,
    file: &SnapshotFile,
    context: &Context,
    input: &mut impl Lines,
) -> Result<(), Failure> {
    let mut confirmed = Confirmed::default();
    if is_lacking {
        asked(wanted, &mut confirmed, file, context, input)?;
        if wanted.fields.is_empty() {
            return Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"));
        }
    }
    settle(wanted, &mut confirmed, file, input)
}

/// Adds what was answered to the command, so that a fix can be pasted that does not ask again.
fn add_arguments(wanted: &Wanted, typed: &Fields, day: Date, context: &mut Context) {
    let given = wanted.fields.iter().filter(|(field, _)| typed.get(*field).is_none());
    let answers: Fields =
        given.filter_map(|(field, _)| wanted.fields.value(field).cloned()).collect();
    context.add_arguments(arguments(&answers));
    if wanted.date != day {
        context.add_arguments(vec!["--on".to_owned(), wanted.date.to_string()]);
    }
}

fn no_score(context: &Context) -> Failure {
    let record = context.typed_form();
    let failure = Failure::new(Exit::Usage, "there is no score to save");
    if is_piped() {
        let page = context.another_form("record -", &[]);
        return failure.fix(format!("for the page that is piped in: {page}; else: {record}"));
    }
    failure.fix(record)
}

/// Reads, decides and saves, all under the lock.
fn save(wanted: &Wanted, profile: &Profile, context: &Context) -> Result<(Done, Saved), Failure> {
    let mut transaction = profile.begin()?;
    context.check_writable(&transaction.findings_of(DataFile::Snapshots, context.today)?)?;
    let file = transaction.snapshots()?;
    let done = Done::of(wanted, &file, context)?;
    let edited = match &done.outcome {
        MergeOutcome::Same(_) => file.as_found(),
        _ => file.put(done.outcome.snapshot()),
    };
    transaction.put(edited);
    let command = format!("record {} ({})", wanted.date, done.outcome.snapshot().total);
    Ok((done, transaction.commit(&command)?))
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
