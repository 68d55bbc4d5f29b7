//! `ssi restriction start`: notes that the account is restricted.

use std::io;

use crate::cli::frame::{Context, Exit, Failure, ask, numbers};
use crate::domain::{Date, Restriction, RestrictionError, RestrictionKind, Strike, Text};
use crate::store::{DataFile, Profile, RestrictionFile, Saved};

use super::args::{KindArg, StartArgs, StrikeArg};
use super::view::{self, none_open};

/// What the person gave.
struct Given {
    start: Option<Date>,
    until: Option<Date>,
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
    /// The open one says something else, or more.
    Change(Restriction),
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
        Decision::Change(new) => (file.replace_last(new), new.start),
        Decision::Already(found) => (file.as_found(), found.start),
    };
    transaction.put(edited);
    let saved = transaction.commit(&format!("restriction start ({start})"))?;
    Ok((decision, before, saved))
}

/// Says what was noted, or in a dry run would be, and what follows from it.
fn reply(context: &mut Context, profile: &Profile, before: &[Restriction], decision: Decision) {
    let is_new = matches!(decision, Decision::Add(_));
    let (would, done, new) = match decision {
        Decision::Add(new) if new.end.is_some() => ("Would be noted.", "Noted.", new),
        Decision::Add(new) => ("Would be noted:", "Noted. One step at a time:", new),
        Decision::Change(new) => ("Would be corrected:", "Corrected.", new),
        Decision::Already(found) => ("Noted already.", "Noted already.", found),
    };
    // The open one is the one that was changed, if there was one.
    let is_other = |found: &&Restriction| is_new || found.end.is_some();
    let mut restrictions: Vec<Restriction> = before.iter().filter(is_other).cloned().collect();
    restrictions.push(new);
    restrictions.sort_by_key(|restriction| restriction.start);
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
        given.until = Some(numbers::until(text, given.start.unwrap_or(context.today))?);
    }
    Ok(given)
}

/// Asks for what was not given; Enter takes what stands in brackets.
fn asked(given: &mut Given, context: &Context) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    given.start = ask("Restricted since [today]", &mut input, |text| context.when(text))?;
    given.kind = ask("What: invitations or account [invitations]", &mut input, |text| {
        RestrictionKind::from_name(&text.to_lowercase())
            .ok_or_else(|| Failure::new(Exit::Usage, "write `invitations` or `account`"))
    })?;
    let history = context.profile()?.restrictions()?;
    let strike = Strike::after(history.restrictions());
    let question = format!("The first, second or third time [{strike}]");
    given.strike = ask(&question, &mut input, |text| {
        Strike::ALL
            .into_iter()
            .find(|strike| strike.name() == text.to_lowercase())
            .ok_or_else(|| Failure::new(Exit::Usage, "write `first`, `second` or `third`"))
    })?;
    let start = given.start.unwrap_or(context.today);
    given.until =
        ask("Until when, if LinkedIn says so", &mut input, |text| numbers::until(text, start))?;
    Ok(())
}

fn decide(given: &Given, file: &RestrictionFile, context: &Context) -> Result<Decision, Failure> {
    let history = file.restrictions();
    let open = history.last().filter(|last| last.end.is_none());
    let start = given.start.unwrap_or(context.today);
    match open {
        Some(open) if given.replace || open.start == start => {
            let earlier = &history[..history.len() - 1];
            again(given, open, earlier, context)
        }
        None if given.replace => Err(none_open(history, context)),
        _ => {
            let new = added(given, start, history);
            let place = history.partition_point(|other| other.start < start);
            check_added(&new, history, place, open, context)?;
            Ok(Decision::Add(new))
        }
    }
}

/// A restriction that was not noted yet; where nothing else is said, it is of the strike after those
/// before it.
fn added(given: &Given, start: Date, history: &[Restriction]) -> Restriction {
    let before = history.partition_point(|other| other.start < start);
    let strike = given.strike.unwrap_or_else(|| Strike::after(&history[..before]));
    let kind = given.kind.unwrap_or(RestrictionKind::Invitations);
    Restriction {
        until: given.until,
        end: given.end,
        note: given.note.clone().unwrap_or_default(),
        ..Restriction::new(start, kind, strike)
    }
}

/// Checks a new restriction in its place among those that are noted.
fn check_added(
    new: &Restriction,
    history: &[Restriction],
    place: usize,
    open: Option<&Restriction>,
    context: &Context,
) -> Result<(), Failure> {
    check(new, &history[..place]).map_err(|error| refused(&error, open, context))?;
    let Some(next) = history.get(place) else { return Ok(()) };
    let since = next.start.with_weekday();
    if new.end.is_none() {
        let what = format!("there is a later restriction, since {since}");
        return Err(Failure::new(Exit::Refused, what)
            .why("one restriction ends before the next begins")
            .fix("add its last day: --end WHEN"));
    }
    let all = [&history[..place], std::slice::from_ref(new), &history[place..]].concat();
    Restriction::check_all(&all).map_err(|error| match error {
        RestrictionError::Strike { .. } => {
            let edit = format!("edit restriction {} --strike STRIKE", next.start);
            Failure::new(Exit::Refused, &error)
                .fix(format!("correct the later one first: {}", context.ssi(&edit)))
        }
        error => Failure::new(Exit::Refused, error)
            .why("restrictions are noted in order of time, and none lies inside another"),
    })
}

/// The open restriction with what was given.
fn again(
    given: &Given,
    open: &Restriction,
    earlier: &[Restriction],
    context: &Context,
) -> Result<Decision, Failure> {
    let new = Restriction {
        start: given.start.unwrap_or(open.start),
        until: given.until.or(open.until),
        kind: given.kind.unwrap_or(open.kind),
        strike: given.strike.unwrap_or(open.strike),
        note: given.note.clone().unwrap_or_else(|| open.note.clone()),
        ..open.clone()
    };
    if new == *open {
        return Ok(Decision::Already(new));
    }
    check(&new, earlier).map_err(|error| refused(&error, None, context))?;
    let filled = Restriction {
        until: open.until.or(new.until),
        note: if open.note.is_empty() { new.note.clone() } else { open.note.clone() },
        ..open.clone()
    };
    if !given.replace && new != filled {
        let since = open.start.with_weekday();
        return Err(Failure::new(
            Exit::Refused,
            format!("a restriction since {since} is noted already"),
        )
        .why("what you give now differs from what is noted")
        .fix(context.command_with("--replace")));
    }
    Ok(Decision::Change(new))
}

/// Checks a restriction against its own days, and against those before it.
fn check(new: &Restriction, earlier: &[Restriction]) -> Result<(), RestrictionError> {
    for day in new.until.into_iter().chain(new.end).chain(new.done.iter().map(|&(_, day)| day)) {
        new.check_day(day)?;
    }
    new.check_after(earlier)
}

fn refused(error: &RestrictionError, open: Option<&Restriction>, context: &Context) -> Failure {
    match (error, open) {
        (RestrictionError::Overlap { .. }, Some(_)) => Failure::new(Exit::Refused, error)
            .why("one restriction ends before the next begins")
            .fix(format!(
                "note its end first: {}; or correct it: {}",
                context.ssi("restriction end --on WHEN"),
                context.command_with("--replace")
            )),
        (RestrictionError::Overlap { .. }, None) => Failure::new(Exit::Refused, error)
            .why("restrictions are noted in order of time, and none lies inside another"),
        _ => Failure::new(Exit::Usage, error),
    }
}
