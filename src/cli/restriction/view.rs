//! Where a restriction stands: the next step first, then the plan, then the SSI.

use crate::answer::restriction::{Case, NextStep, Restrictions, StageLine, past};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::Restriction;
use crate::store::{DataFile, Profile};

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
        context.say(format_args!("{said}\n"));
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
        Some(case) => say(context, case, restrictions.earlier(), all),
        None => say_none(context, &restrictions.noted),
    }
    Ok(())
}

fn say_none(context: &mut Context, noted: &[&Restriction]) {
    let start = context.ssi("restriction start --on WHEN");
    context.say(format_args!("No restriction now. If there is one: {start}"));
    if !noted.is_empty() {
        say_past(context, noted);
        let all = context.ssi("restriction --all");
        context.say(format_args!("The plan of the last one: {all}"));
    }
}

fn say(context: &mut Context, case: &Case<'_>, earlier: &[&Restriction], all: bool) {
    let mut head = case.head(&context.commands()).into_iter();
    if let Some(sentence) = head.next() {
        context.say_folded("", &sentence);
    }
    context.say_all(head);
    if case.is_current() {
        context.say("");
        say_next(context, case.next(&context.commands()));
    }
    context.say("");
    if all {
        say_stages(context, &case.plan());
    } else {
        say_plan(context, &case.plan());
    }
    context.say(format_args!("\nSSI    {}", case.meanwhile(&context.commands())));
    say_past(context, earlier);
    if case.restriction.end.is_none() {
        context.say(format_args!("When it ends: {}", context.ssi("restriction end --on WHEN")));
    }
    if !all {
        context
            .say("Each step is the article's, unverified; * LinkedIn Help has a word on it, too.");
        context.say(format_args!("All of it: {}", context.ssi("restriction --all")));
    }
    context.say("What LinkedIn decides, nobody outside can know.");
}

fn say_past(context: &mut Context, restrictions: &[&Restriction]) {
    for (place, restriction) in restrictions.iter().enumerate() {
        let label = if place == 0 { "Past" } else { "" };
        context.say(format_args!("{label:<7}{}", past(restriction)));
    }
}

fn say_next(context: &mut Context, next: Option<NextStep>) {
    let Some(NextStep { when, title, left, advice, commands }) = next else {
        context.say("Next   nothing is due: wait");
        return;
    };
    context.say(format_args!("Next   {when}: {title}"));
    if let Some(left) = left {
        context.say(format_args!("{INDENT}{left}"));
    }
    for paragraph in advice {
        context.say_folded(INDENT, &paragraph);
    }
    for command in commands {
        context.say(format_args!("{INDENT}{command}"));
    }
}

fn say_plan(context: &mut Context, stages: &[StageLine]) {
    let mut table = table::plain();
    for StageLine { state, when, title, is_of_help, .. } in stages {
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
        context.say(format_args!("{name}: {title} ({state}, {when})"));
        for paragraph in advice {
            context.say_folded(INDENT, paragraph);
        }
    }
}

/// What cannot be said of a restriction because none is open.
pub(super) fn none_open(restrictions: &[Restriction], context: &Context) -> Failure {
    let failure = Failure::new(Exit::Missing, "no restriction is open")
        .fix(context.ssi("restriction start --on WHEN"));
    match restrictions.last().and_then(|last| last.end) {
        Some(end) => failure.why(format!("the last one ended on {}", end.with_weekday())),
        None => failure,
    }
}
