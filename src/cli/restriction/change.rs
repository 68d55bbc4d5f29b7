//! `ssi restriction done` and `ssi restriction end`: what changes an open restriction.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Restriction, RestrictionKind, Step, Strike, shown};
use crate::store::DataFile;
use crate::words::or_list;

use super::args::{DoneArgs, EndArgs};
use super::view::{self, none_open};

/// Stages that are no steps: time does them.
const NOT_TICKED: [&str; 5] = ["pause", "wait", "answer", "publish", "ramp-up"];

/// Ticks off a step.
pub(super) fn done(args: &DoneArgs, context: &mut Context) -> Result<(), Failure> {
    let step = step(&args.step)?;
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let change = |last: &Restriction, context: &Context| {
        check_step(last, step)?;
        let mut new = last.clone();
        new.tick(step, day).map_err(|error| Failure::new(Exit::Usage, error))?;
        let before = last.done_on(step).filter(|before| *before != day && !step.is_repeated());
        let instead = before.map(|before| format!(", instead of {}", before.beside(day)));
        let done = if context.dry_run { "Would be done" } else { "Done" };
        let said =
            format!("{done}: {step}, {}{}.", day.with_weekday(), instead.unwrap_or_default());
        Ok((new, said))
    };
    let is_open = |last: &Restriction| is_open(last, day);
    save(context, &format!("restriction done {step} ({day})"), is_open, change)?;
    context.warn_of_day_ahead(day);
    Ok(())
}

/// Notes the last day.
pub(super) fn end(args: &EndArgs, context: &mut Context) -> Result<(), Failure> {
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let change = |last: &Restriction, context: &Context| {
        last.check_day(day).map_err(|error| Failure::new(Exit::Usage, error))?;
        let new = Restriction { end: Some(day), ..last.clone() };
        Ok((new, ended(last, day, context.dry_run)))
    };
    // An end that is noted already is the same one, or one to be corrected.
    let is_meant = |last: &Restriction| {
        last.end.is_none_or(|end| args.replace || (end == day && args.on.is_some()))
    };
    save(context, &format!("restriction end ({day})"), is_meant, change)?;
    context.warn_of_day_ahead(day);
    Ok(())
}

/// Whether there is something to tick off: of a warning nothing is once its days are over.
fn is_open(last: &Restriction, day: Date) -> bool {
    last.end.is_none() && (last.kind != RestrictionKind::Warning || last.is_open_on(day))
}

fn ended(last: &Restriction, day: Date, dry_run: bool) -> String {
    let days = day.days_since(last.start) + 1;
    let days = crate::words::counted(days, "day");
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
fn check_step(restriction: &Restriction, step: Step) -> Result<(), Failure> {
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
        _ => Ok(()),
    }
}
