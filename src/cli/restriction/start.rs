//! `ssi restriction start`: notes that the account is restricted.

use std::io;

use crate::cli::frame::{Context, Exit, Failure, ask, numbers, output};
use crate::domain::{Date, Restriction, RestrictionError, RestrictionKind, Strike, Text};
use crate::store::{DataFile, Profile, RestrictionFile, Saved};

use super::args::{KindArg, StartArgs, StrikeArg};
use super::view::{self, none_open};

/// What the person gave.
struct Given {
    start: Option<Date>,
    until: Option<(Date, Text)>,
    end: Option<Date>,
    kind: Option<RestrictionKind>,
    strike: Option<Strike>,
    note: Option<Text>,
    replace: bool,
}

/// What is to become of the file.
enum Decision {
    Add(Restriction),
    /// It is noted already, and says the same.
    Already(Restriction),
    /// The one in that place says something else, or more.
    Change(usize, Restriction),
}

pub(super) fn run(args: &StartArgs, context: &mut Context) -> Result<(), Failure> {
    let given = given(args, context)?;
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Restrictions, context.today)?)?;
    if context.dry_run {
        let file = profile.restrictions()?;
        let decision = decide(&given, &file, context)?;
        reply(context, &profile, file.restrictions(), decision);
        return Ok(());
    }
    if !profile.exists() {
        // What is refused makes no folder.
        decide(&given, &profile.restrictions()?, context)?;
    }
    let (decision, before, saved) = save(&given, context, &profile)?;
    let confirmed = context.saved_step(saved);
    context.warn_of_day_ahead(given.start.unwrap_or(context.today));
    reply(context, &profile, &before, decision);
    confirmed
}

/// Reads, decides and saves, all under the lock; also returns what was there before.
fn save(
    given: &Given,
    context: &Context,
    profile: &Profile,
) -> Result<(Decision, Vec<Restriction>, Saved), Failure> {
    let mut transaction = profile.begin()?;
    context.check_writable(&transaction.findings_of(DataFile::Restrictions, context.today)?)?;
    let file = transaction.restrictions()?;
    let before = file.restrictions().to_vec();
    let decision = decide(given, &file, context)?;
    let (edited, start) = match &decision {
        Decision::Add(new) => (file.insert(new), new.start),
        Decision::Change(place, new) => (file.replace(*place, new), new.start),
        Decision::Already(found) => (file.as_found(), found.start),
    };
    transaction.put(edited);
    let saved = transaction.commit(&format!("restriction start ({start})"))?;
    Ok((decision, before, saved))
}

/// Says what was noted, or in a dry run would be, and what follows from it.
fn reply(context: &mut Context, profile: &Profile, before: &[Restriction], decision: Decision) {
    let mut restrictions = before.to_vec();
    let (would, done) = match decision {
        Decision::Add(new) => {
            let words = if new.end.is_some() {
                ("Would be noted.", "Noted.")
            } else {
                ("Would be noted:", "Noted. One step at a time:")
            };
            restrictions.push(new);
            words
        }
        Decision::Change(place, new) => {
            restrictions[place] = new;
            ("Would be corrected:", "Corrected.")
        }
        Decision::Already(_) => ("Noted already.", "Noted already."),
    };
    restrictions.sort_by_key(|restriction| restriction.start);
    Restriction::count(&mut restrictions);
    view::after(context, profile, &restrictions, if context.dry_run { would } else { done });
}

fn given(args: &StartArgs, context: &Context) -> Result<Given, Failure> {
    let start = args.on.as_deref().map(|text| context.when(text)).transpose()?;
    let mut given = Given {
        start,
        until: None,
        end: args.end.as_deref().map(|text| context.when(text)).transpose()?,
        kind: args.kind.map(KindArg::kind),
        strike: args.strike.map(StrikeArg::strike),
        note: args
            .note
            .as_deref()
            .map(|note| numbers::text("--note", note, context))
            .transpose()?,
        replace: args.replace,
    };
    let nothing = start.is_none() && given.kind.is_none() && given.strike.is_none();
    let nothing = nothing && args.until.is_none() && args.end.is_none();
    if context.asks && nothing && !args.replace {
        asked(&mut given, context)?;
    }
    if let Some(text) = &args.until {
        given.until = Some(numbers::until_hour(text, given.start.unwrap_or(context.today))?);
    }
    Ok(given)
}

/// What may be restricted, as it is asked for.
const KINDS: &str = "\
  weekly-limit   the weekly invitation limit is reached
  invitations    you cannot send invitations
  messages       you cannot send messages
  account        the account is restricted, and you can log in
  locked         you cannot log in
  warning        a notice without a restriction
";

/// Asks for what was not given; Enter takes what stands in brackets.
fn asked(given: &mut Given, context: &Context) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    given.start = ask("Restricted since [today]", &mut input, |text| context.when(text))?;
    output::to_stderr(KINDS);
    given.kind = ask("What [invitations]", &mut input, |text| numbers::restricted("kind", text))?;
    let start = given.start.unwrap_or(context.today);
    if given.kind.is_none_or(RestrictionKind::is_strike) {
        let history = context.profile()?.restrictions()?;
        let all = history.restrictions();
        let before = all.partition_point(|other| other.start < start);
        let question =
            format!("The first, second or third time [{}]", Strike::after(&all[..before]));
        given.strike = ask(&question, &mut input, |text| numbers::strike("strike", text))?;
    }
    given.until = ask("Until when, if LinkedIn says so", &mut input, |text| {
        numbers::until_hour(text, start)
    })?;
    Ok(())
}

fn decide(given: &Given, file: &RestrictionFile, context: &Context) -> Result<Decision, Failure> {
    let history = file.restrictions();
    let start = given.start.unwrap_or(context.today);
    check_until(given.kind.unwrap_or(RestrictionKind::Invitations), given)?;
    let current = Restriction::current(history, context.today);
    let open = current.filter(|place| is_meant(&history[*place], context.today));
    // Several of one day are one.
    let of_day = history.iter().position(|found| found.start == start);
    match of_day.or(open.filter(|_| given.replace)) {
        Some(place) => again(given, place, history, context),
        None if given.replace => Err(none_open(history, context)),
        None => {
            let new = added(given, start, history);
            check_added(&new, history, context)?;
            Ok(Decision::Add(new))
        }
    }
}

/// Whether it may be corrected without naming its day.
fn is_meant(found: &Restriction, today: Date) -> bool {
    found.end.is_none() && found.is_open_on(today)
}

/// A restriction that was not noted yet; where nothing else is said, it is of the strike after those
/// before it.
fn added(given: &Given, start: Date, history: &[Restriction]) -> Restriction {
    let before = history.partition_point(|other| other.start < start);
    let kind = given.kind.unwrap_or(RestrictionKind::Invitations);
    let strike = Strike::after(&history[..before]);
    let (until, until_hour) = given.until.clone().unzip();
    let new = Restriction::new(start, kind, given.strike.unwrap_or(strike));
    Restriction {
        until,
        until_hour: until_hour.unwrap_or_default(),
        end: given.end,
        given_strike: given.strike,
        note: given.note.clone().unwrap_or_default(),
        ..new
    }
}

/// Checks a new restriction in its place among those that are noted.
fn check_added(
    new: &Restriction,
    history: &[Restriction],
    context: &Context,
) -> Result<(), Failure> {
    let place = history.partition_point(|other| other.start < new.start);
    let checked = new.check_strike(&history[..place]).and_then(|()| check(new, &history[..place]));
    checked.map_err(|error| refused(&error, history, context))?;
    let is_span = |found: &&Restriction| found.kind != RestrictionKind::Warning;
    let Some(next) = history[place..].iter().find(is_span).filter(|_| is_span(&new)) else {
        return Ok(());
    };
    if new.end.is_none() {
        let since = next.start.with_weekday();
        let what = format!("there is a later restriction, since {since}");
        return Err(Failure::new(Exit::Refused, what)
            .why("one restriction ends before the next begins")
            .fix(context.command_with("--end WHEN")));
    }
    next.check_after(std::slice::from_ref(new)).map_err(|error| refused(&error, &[], context))
}

/// The one in that place with what was given.
fn again(
    given: &Given,
    place: usize,
    history: &[Restriction],
    context: &Context,
) -> Result<Decision, Failure> {
    let (old, earlier) = (&history[place], &history[..place]);
    let (until, hour) = given.until.clone().unzip();
    let kind = given.kind.unwrap_or(old.kind);
    let new = Restriction {
        start: given.start.filter(|_| given.replace).unwrap_or(old.start),
        end: given.end.or(old.end),
        until: until.or(old.until),
        until_hour: hour.unwrap_or_else(|| old.until_hour.clone()),
        kind,
        given_strike: given.strike.or(old.given_strike.filter(|_| kind.is_strike())),
        note: given.note.clone().unwrap_or_else(|| old.note.clone()),
        ..old.clone()
    };
    // What it is counted as already need not be said.
    let is_said = given.strike.is_none() || given.strike == old.strike;
    let new = if is_said { Restriction { given_strike: old.given_strike, ..new } } else { new };
    let new = if kind.is_strike() || given.strike.is_some() {
        new
    } else {
        Restriction { given_strike: None, ..new }
    };
    if new == *old {
        return Ok(Decision::Already(new));
    }
    let is_new_strike = new.given_strike != old.given_strike;
    let strike = if is_new_strike { new.check_strike(earlier) } else { Ok(()) };
    strike.and_then(|()| check(&new, earlier)).map_err(|error| refused(&error, &[], context))?;
    let others = [earlier, std::slice::from_ref(&new), &history[place + 1..]].concat();
    Restriction::check_all(&others).map_err(|error| refused(&error, &[], context))?;
    let filled = Restriction {
        end: old.end.or(new.end),
        until: old.until.or(new.until),
        until_hour: if old.until.is_some() { &old.until_hour } else { &new.until_hour }.clone(),
        note: if old.note.is_empty() { &new.note } else { &old.note }.clone(),
        ..old.clone()
    };
    if !given.replace && new != filled {
        let since = old.start.with_weekday();
        return Err(Failure::new(
            Exit::Refused,
            format!("a restriction since {since} is noted already"),
        )
        .why("what you give now differs from what is noted; several of one day are one")
        .fix(context.command_with("--replace")));
    }
    Ok(Decision::Change(place, new))
}

/// Refuses a last day of a warning, which has none.
fn check_until(kind: RestrictionKind, given: &Given) -> Result<(), Failure> {
    if kind != RestrictionKind::Warning || (given.until.is_none() && given.end.is_none()) {
        return Ok(());
    }
    Err(Failure::new(Exit::Usage, "a warning has no last day")
        .why("it restricts nothing; its three days of rest are over by themselves")
        .fix("leave --until and --end out"))
}

/// Checks a restriction against its own days, and against those before it.
fn check(new: &Restriction, earlier: &[Restriction]) -> Result<(), RestrictionError> {
    for day in new.until.into_iter().chain(new.end).chain(new.done.iter().map(|&(_, day)| day)) {
        new.check_day(day)?;
    }
    new.check_after(earlier)
}

/// Why it cannot be; `history` tells what is open.
fn refused(error: &RestrictionError, history: &[Restriction], context: &Context) -> Failure {
    let open = history.iter().any(|found| found.end.is_none());
    match error {
        RestrictionError::Overlap { end: None, .. } if open => Failure::new(Exit::Refused, error)
            .why("one restriction ends before the next begins")
            .fix(format!(
                "note its end first: {}; or correct it: {}",
                context.ssi("restriction end --on WHEN"),
                context.command_with("--replace")
            )),
        RestrictionError::Overlap { other, .. } => Failure::new(Exit::Refused, error)
            .why("restrictions are noted in order of time, and none lies inside another")
            .fix(format!(
                "correct the other one, if it is wrong: {}",
                context.ssi(&format!("edit restriction {other} --end WHEN"))
            )),
        RestrictionError::SameDay(_) => Failure::new(Exit::Refused, error)
            .why("a restriction is named by its first day, so a day has one"),
        RestrictionError::Strike { .. } => Failure::new(Exit::Usage, error)
            .why("the first, the second and the third time are counted from those before")
            .fix("leave --strike out"),
        _ => Failure::new(Exit::Usage, error),
    }
}
