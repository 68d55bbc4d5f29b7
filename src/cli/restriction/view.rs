//! Where a restriction stands: the next step first, then the plan, then the SSI.

use crate::answer::restriction::{Case, NextStep, Noted, Restrictions, StageLine};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure, table, terminal};
use crate::domain::{Restriction, RestrictionKind};
use crate::store::{DataFile, Profile};
use crate::words::wrapped;

/// Lines below a label stand under its text.
const INDENT: &str = "       ";

/// `ssi restriction`.
pub(super) fn run(all: bool, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
    let person = context.person_of(profile.clone(), ModelArgs::default());
    context.check_not_lost(&person, &[DataFile::Restrictions])?;
    let file = profile.restrictions()?;
    show(context, &profile, file.restrictions(), all)
}

/// What a command did, and where things stand then. It is done: a file that cannot be read for the
/// answer is no reason to fail.
pub(super) fn after(
    context: &mut Context,
    profile: &Profile,
    restrictions: &[Restriction],
    said: &str,
) {
    if !context.json {
        if context.is_quiet() {
            return;
        }
        context.say(said);
    }
    if let Err(failure) = show(context, profile, restrictions, false) {
        context.warn(format_args!("the steps cannot be shown: {failure}"));
    }
}

fn show(
    context: &mut Context,
    profile: &Profile,
    restrictions: &[Restriction],
    all: bool,
) -> Result<(), Failure> {
    let person = context.person_of(profile.clone(), ModelArgs::default());
    person.log()?;
    let restrictions = Restrictions::of(&person, restrictions, all)?;
    context.warn_of_findings("", &person);
    if context.json {
        return context.say_json(&restrictions.json(context.dry_run));
    }
    match &restrictions.case {
        Some(case) => say(context, case, &restrictions.others(), all),
        None => say_none(context, &restrictions.noted),
    }
    Ok(())
}

fn say_none(context: &mut Context, noted: &[Noted<'_>]) {
    let start = context.ssi("restriction start");
    context.say(format_args!("No restriction now. If there is one: {start} --on WHEN"));
    if !noted.is_empty() {
        for (place, noted) in noted.iter().enumerate() {
            say_labelled(context, if place == 0 { "Past" } else { "" }, &noted.past());
        }
        let all = context.ssi("restriction --all");
        context.say(format_args!("The plan of the last one: {all}"));
    }
}

fn say(context: &mut Context, case: &Case<'_>, others: &[Noted<'_>], all: bool) {
    let commands = context.commands();
    for paragraph in case.head() {
        context.say_folded("", &paragraph);
    }
    if let Some(passed) = case.passed(&commands) {
        context.say(passed);
    }
    for (place, told) in case.stopped().iter().enumerate() {
        say_labelled(context, if place == 0 { "Log" } else { "" }, told);
    }
    if case.is_current() {
        for (place, [first, command]) in case.first(&commands).into_iter().enumerate() {
            say_labelled(context, if place == 0 { "First" } else { "" }, &first);
            context.say(format_args!("{INDENT}{command}"));
        }
        say_next(context, case.next(&commands));
    }
    if all {
        context.say("");
        say_stages(context, &case.plan());
        context.say("");
    } else {
        say_plan(context, &case.plan());
    }
    say_labelled(context, "SSI", &case.meanwhile(&commands));
    say_past(context, others, all);
    if case.is_open() && case.restriction.kind != RestrictionKind::Warning {
        let end = context.ssi("restriction end --on WHEN");
        context.say(format_args!("When it ends: {end}"));
    }
    if !all {
        let all = context.ssi("restriction --all");
        context.say(format_args!("* LinkedIn itself has a word on it. All that is said: {all}"));
    }
    context.say("What LinkedIn decides, nobody outside can know.");
}

/// A line behind its label, folded under its text.
fn say_labelled(context: &mut Context, label: &str, text: &str) {
    let room = terminal::paragraph_width().saturating_sub(INDENT.len());
    for (place, line) in wrapped(text, room).into_iter().enumerate() {
        let label = if place == 0 { label } else { "" };
        context.say(format_args!("{label:<7}{line}"));
    }
}

/// The others: all, or the last one and how many more there are.
fn say_past(context: &mut Context, others: &[Noted<'_>], all: bool) {
    let Some((last, before)) = others.split_last() else { return };
    if all || before.is_empty() {
        for (place, noted) in others.iter().enumerate() {
            say_labelled(context, if place == 0 { "Past" } else { "" }, &noted.past());
        }
    } else {
        let more = before.len();
        say_labelled(context, "Past", &format!("{}; {more} more before it", last.past()));
    }
}

fn say_next(context: &mut Context, next: NextStep) {
    let NextStep { what, today, advice, commands } = next;
    say_labelled(context, "Next", &what);
    for paragraph in today.into_iter().chain(advice) {
        context.say_folded(INDENT, &paragraph);
    }
    for command in commands {
        context.say(format_args!("{INDENT}{command}"));
    }
}

fn say_plan(context: &mut Context, stages: &[StageLine]) {
    let mut table = table::plain();
    for StageLine { state, when, title, is_of_help, .. } in stages.iter().filter(|one| one.is_short)
    {
        let mark = if *is_of_help { " *" } else { "" };
        table.add_row([(*state).to_owned(), when.clone(), format!("{title}{mark}")]);
    }
    for (place, line) in table::lines(table).into_iter().enumerate() {
        let label = if place == 0 { "Plan" } else { "" };
        context.say(format_args!("{label:<7}{line}"));
    }
}

/// Every stage with all that is said of it.
fn say_stages(context: &mut Context, stages: &[StageLine]) {
    for StageLine { name, title, state, when, advice, .. } in stages {
        context.say_folded("", &format!("{name}: {title} ({state}, {when})"));
        for paragraph in advice {
            context.say_folded(INDENT, paragraph);
        }
    }
}

/// What cannot be said of a restriction because none is open.
pub(super) fn none_open(restrictions: &[Restriction], context: &Context) -> Failure {
    let failure = Failure::new(Exit::Missing, "no restriction is open");
    let start = context.ssi("restriction start --on WHEN");
    let Some(last) = restrictions.last() else { return failure.fix(start) };
    if last.kind == RestrictionKind::Warning {
        let day = last.start.with_weekday();
        let failure = failure.why(format!("the warning of {day} restricts nothing"));
        return failure.fix(format!("if there is a restriction: {start}"));
    }
    let Some(end) = last.ended_on() else { return failure.fix(start) };
    let holds = context.ssi(&format!("edit restriction {} --clear end", last.start));
    failure
        .why(format!("the last one ended on {}", end.with_weekday()))
        .fix(format!("if it holds still: {holds}; if there is another one: {start}"))
}
