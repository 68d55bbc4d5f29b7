//! `ssi restriction done` and `ssi restriction end`: what changes an open restriction.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Restriction, Step, Strike, shown};
use crate::store::DataFile;
use crate::words::or_list;

use super::args::{DoneArgs, EndArgs};
use super::view::{self, none_open};

/// Stages that are no steps: time does them.
const NOT_TICKED: [&str; 4] = ["pause", "answer", "publish", "ramp-up"];

/// Ticks off a step.
pub(super) fn done(args: &DoneArgs, context: &mut Context) -> Result<(), Failure> {
    let step = step(&args.step)?;
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let change = |last: &Restriction, context: &Context| {
        check_step(last, step, day)?;
        let mut new = last.clone();
        new.tick(step, day).map_err(|error| Failure::new(Exit::Usage, error))?;
        let before = last.done_on(step).filter(|before| *before != day);
        let instead = before.map(|before| format!(", instead of {}", before.beside(day)));
        let done = if context.dry_run { "Would be done" } else { "Done" };
        let said =
            format!("{done}: {step}, {}{}.", day.with_weekday(), instead.unwrap_or_default());
        Ok((new, said))
    };
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

fn is_open(last: &Restriction) -> bool {
    last.end.is_none()
}

fn ended(last: &Restriction, day: Date, dry_run: bool) -> String {
    let days = day.days_since(last.start) + 1;
    let days = crate::words::counted(days, "day");
    let before = last.end.filter(|before| *before != day);
    let instead = before.map(|before| format!(", instead of {}", before.beside(day)));
    let done = if dry_run { "Would note the end" } else { "Noted the end" };
    format!("{done}: {}, after {days}{}.", day.with_weekday(), instead.unwrap_or_default())
}

/// Changes the last restriction, if it is the one that is meant.
fn save(
    context: &mut Context,
    command: &str,
    is_meant: impl Fn(&Restriction) -> bool,
    change: impl Fn(&Restriction, &Context) -> Result<(Restriction, String), Failure>,
) -> Result<(), Failure> {
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Restrictions, context.today)?)?;
    let changed = |restrictions: &[Restriction], context: &Context| {
        let last = restrictions.last().filter(|last| is_meant(last));
        let (new, said) = change(last.ok_or_else(|| none_open(restrictions, context))?, context)?;
        let earlier = &restrictions[..restrictions.len() - 1];
        Ok::<_, Failure>(([earlier, &[new]].concat(), said))
    };
    if context.dry_run {
        let (restrictions, said) = changed(profile.restrictions()?.restrictions(), context)?;
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
        let (restrictions, said) = changed(file.restrictions(), context)?;
        let edited = match restrictions.last() {
            Some(new) => file.replace_last(new),
            None => file.as_found(),
        };
        transaction.put(edited);
        (restrictions, said, transaction.commit(command)?)
    };
    let confirmed = context.saved_step(saved);
    view::after(context, &profile, &restrictions, &said);
    confirmed
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

/// Refuses a step that the plan does not have, or not yet.
fn check_step(restriction: &Restriction, step: Step, day: Date) -> Result<(), Failure> {
    let is_written = restriction.done_on(Step::Write).is_some();
    let due = match step {
        Step::WriteAfter6Months => Some(restriction.start.plus_months(6)),
        Step::WriteAfter12Months => Some(restriction.start.plus_months(12)),
        _ => None,
    };
    match step {
        Step::WriteAfter6Months | Step::WriteAfter12Months
            if restriction.strike != Strike::Third =>
        {
            Err(Failure::new(Exit::Usage, format!("`{step}` belongs to a third restriction"))
                .why(format!("this is the {}", restriction.strike)))
        }
        Step::Reopen | Step::WriteAfter6Months | Step::WriteAfter12Months if !is_written => {
            Err(Failure::new(Exit::Usage, format!("`{step}` comes after `write`"))
                .fix("ssi restriction done write --on WHEN"))
        }
        _ => match due.filter(|due| day < *due) {
            Some(due) => {
                let due = due.with_weekday();
                Err(Failure::new(Exit::Usage, format!("`{step}` is not due before {due}")))
            }
            None => Ok(()),
        },
    }
}
