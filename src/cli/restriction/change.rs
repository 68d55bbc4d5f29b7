//! `ssi restriction done` and `ssi restriction end`: what changes an open restriction.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Restriction, RestrictionKind, Step, Strike, shown};
use crate::safety::{Stage, State, plan};
use crate::store::DataFile;
use crate::words::or_list;

use super::args::{DoneArgs, EndArgs};
use super::view::{self, none_open};

/// A letter of months may be sent so many days before its day.
const EARLY_DAYS: i32 = 31;

/// Stages that are no steps: time does them.
const NOT_TICKED: [&str; 5] = ["pause", "wait", "answer", "publish", "ramp-up"];

/// Ticks off a step.
pub(super) fn done(args: &DoneArgs, context: &mut Context) -> Result<(), Failure> {
    let step = step(&args.step)?;
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let change = |last: &Restriction, context: &Context| {
        check_step(&last.as_of(day), step, context)?;
        let planned = planned_from(last, step, day);
        check_months(step, planned, day, context)?;
        let mut new = last.clone();
        new.tick(step, day).map_err(|error| Failure::new(Exit::Usage, error))?;
        let before = last.done_on(step).filter(|before| *before != day && !step.is_repeated());
        let instead = before.map(|before| format!(", instead of {}", before.beside(day)));
        let instead = instead.map(|instead| match step {
            Step::Write if before.is_some_and(|before| before < day) => {
                format!("{instead} (a later letter is `reopen`)")
            }
            _ => instead,
        });
        let done = if context.dry_run { "Would be done" } else { "Done" };
        let early = planned.map(|from| format!("; the plan has it from {}", from.with_weekday()));
        let said = format!(
            "{done}: {step}, {}{}{}.",
            day.with_weekday(),
            instead.unwrap_or_default(),
            early.unwrap_or_default()
        );
        Ok((new, said))
    };
    let is_open = |last: &Restriction| can_be_ticked(last, step, day);
    save(context, &format!("restriction done {step} ({day})"), is_open, change)?;
    context.warn_of_day_ahead(day);
    Ok(())
}

/// Notes the last day.
pub(super) fn end(args: &EndArgs, context: &mut Context) -> Result<(), Failure> {
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let change = |last: &Restriction, context: &Context| {
        if last.kind == RestrictionKind::Warning {
            return Err(no_end(last, context));
        }
        // An end that is noted already is the same one, or one to be corrected.
        let is_same = |end: Date| args.replace || (end == day && args.on.is_some());
        if let Some(end) = last.end.filter(|end| !is_same(*end)) {
            return Err(Failure::new(Exit::Missing, "no restriction is open")
                .why(format!("the last one ended on {}", end.with_weekday()))
                .fix(format!("to correct that day: {}", context.command_with("--replace"))));
        }
        last.check_day(day).map_err(|error| Failure::new(Exit::Usage, error))?;
        let new = Restriction { end: Some(day), ..last.clone() };
        Ok((new, ended(last, day, context.dry_run)))
    };
    save(context, &format!("restriction end ({day})"), |_| true, change)?;
    context.warn_of_day_ahead(day);
    Ok(())
}

/// Whether a step can be ticked off for a day: as long as a restriction lasts, and after its end what is still
/// worth doing then.
fn can_be_ticked(last: &Restriction, step: Step, day: Date) -> bool {
    let lasts = last.ended_on().is_none_or(|end| day <= end);
    lasts || matches!(step, Step::Stop | Step::Withdraw)
}

/// The first day of a step in the plan, where it is ticked off for a day before that.
fn planned_from(restriction: &Restriction, step: Step, day: Date) -> Option<Date> {
    let stages = plan(restriction, &[], day);
    let planned = stages.iter().find(|planned| planned.stage == Stage::Step(step))?;
    planned.from.filter(|from| planned.state == State::Later && day < *from)
}

/// Refuses a letter of months long before its day: what was sent was another one.
fn check_months(
    step: Step,
    planned: Option<Date>,
    day: Date,
    context: &Context,
) -> Result<(), Failure> {
    let is_of_months = matches!(step, Step::WriteAfter6Months | Step::WriteAfter12Months);
    let planned = planned.filter(|from| from.days_since(day) > EARLY_DAYS && is_of_months);
    let Some(planned) = planned else { return Ok(()) };
    let what = format!("`{step}` is the letter of {}", planned.with_weekday());
    let another = context.ssi("restriction done write --on WHEN");
    let again = context.ssi("restriction done reopen --on WHEN");
    Err(Failure::new(Exit::Usage, what)
        .fix(format!("the first letter is noted by: {another}; one that asks again: {again}")))
}

/// Why no end is noted of a warning.
fn no_end(warning: &Restriction, context: &Context) -> Failure {
    let over = warning.start.plus_days(Restriction::REST_DAYS).with_weekday();
    Failure::new(Exit::Refused, "a warning has no end to note")
        .why(format!("it restricts nothing; its days of rest are over on {over} by themselves"))
        .fix(context.ssi("restriction"))
}

fn ended(last: &Restriction, day: Date, dry_run: bool) -> String {
    let days = match day.days_since(last.start) {
        0 => "less than a day".to_owned(),
        days => crate::words::counted(days, "day"),
    };
    let before = last.end.filter(|before| *before != day);
    let instead = before.map(|before| format!(", instead of {}", before.beside(day)));
    let done = if dry_run { "Would note the end" } else { "Noted the end" };
    format!("{done}: {}, after {days}{}.", day.with_weekday(), instead.unwrap_or_default())
}

/// Changes the restriction that is open, else the last one, if it is the one that is meant.
fn save(
    context: &mut Context,
    command: &str,
    is_meant: impl Fn(&Restriction) -> bool,
    change: impl Fn(&Restriction, &Context) -> Result<(Restriction, String), Failure>,
) -> Result<(), Failure> {
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Restrictions, context.today)?)?;
    let changed = |restrictions: &[Restriction], context: &Context| {
        let place = Restriction::current(restrictions, context.today);
        let place = place.filter(|place| is_meant(&restrictions[*place]));
        let place = place.ok_or_else(|| none_open(restrictions, context))?;
        let (new, said) = change(&restrictions[place], context)?;
        let mut all = restrictions.to_vec();
        all[place] = new;
        check_room(&all, place)?;
        Ok::<_, Failure>((place, all, said))
    };
    if context.dry_run {
        let (_, restrictions, said) = changed(profile.restrictions()?.restrictions(), context)?;
        view::after(context, &profile, &restrictions, &said);
        return Ok(());
    }
    if !profile.exists() {
        // What is refused makes no folder.
        changed(profile.restrictions()?.restrictions(), context)?;
    }
    let (restrictions, said, saved) = {
        let mut transaction = profile.begin()?;
        context.check_writable(&transaction.findings_of(DataFile::Restrictions, context.today)?)?;
        let file = transaction.restrictions()?;
        let (place, restrictions, said) = changed(file.restrictions(), context)?;
        transaction.put(file.replace(place, &restrictions[place]));
        (restrictions, said, transaction.commit(command)?)
    };
    let confirmed = context.saved_step(saved);
    view::after(context, &profile, &restrictions, &said);
    confirmed
}

/// Refuses an end that lies in the next restriction.
fn check_room(all: &[Restriction], place: usize) -> Result<(), Failure> {
    Restriction::check_all(all).map_err(|error| {
        let start = all[place].start.with_weekday();
        Failure::new(Exit::Refused, error)
            .why(format!("the restriction since {start} would end after the next one began"))
    })
}

/// The step of that name.
fn step(text: &str) -> Result<Step, Failure> {
    let name = text.trim().to_lowercase().replace('_', "-");
    if let Some(step) = Step::from_name(&name) {
        return Ok(step);
    }
    let known = format!("choose {}", or_list(&Step::ALL));
    if NOT_TICKED.contains(&name.as_str()) {
        let what = format!("`{name}` is nothing to tick off: its days pass by themselves");
        return Err(Failure::new(Exit::Usage, what).fix(known));
    }
    Err(Failure::new(Exit::Usage, format!("there is no step `{}`", shown(text))).fix(known))
}

/// Refuses a step that the way through a restriction of its kind does not have.
fn check_step(restriction: &Restriction, step: Step, context: &Context) -> Result<(), Failure> {
    let Restriction { kind, strike, .. } = restriction;
    let refused = |what: &str, why: String| {
        Err(Failure::new(Exit::Usage, format!("`{step}` belongs to {what}")).why(why))
    };
    match step {
        Step::WriteAfter6Months | Step::WriteAfter12Months if *strike != Some(Strike::Third) => {
            let this = strike.map_or_else(|| kind.name().to_owned(), |strike| strike.to_string());
            refused("a third restriction", format!("this is the {this}"))
        }
        Step::Identity if *kind != RestrictionKind::Locked => {
            refused("a locked account", format!("this one is noted as `{}`", kind.name()))
        }
        Step::Withdraw if !kind.lets_in() => {
            let why = "this account is locked".to_owned();
            refused("an account that you can log in to", why)
        }
        Step::Write | Step::Reopen | Step::Withdraw if *kind == RestrictionKind::Warning => {
            refused("a restriction", "a warning restricts nothing".to_owned())
        }
        Step::Reopen if restriction.last_letter().is_none() => {
            let what = "`reopen` asks again, and no letter is noted";
            let write = context.ssi("restriction done write --on WHEN");
            Err(Failure::new(Exit::Usage, what).fix(format!("note the letter first: {write}")))
        }
        _ => Ok(()),
    }
}
