//! Where a restriction stands: the next step first, then the plan, then the SSI.

use serde::Serialize;

use crate::answer::fields::RestrictionFields;
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::{
    Date, Delta, Reading, Restriction, RestrictionKind, Snapshot, Step, Strike, Total,
};
use crate::safety::{Advice, Planned, Source, Stage, State, left_to_withdraw, next, plan};
use crate::store::Profile;
use crate::words;

/// Lines below a label stand under its text.
const INDENT: &str = "       ";

/// What is known of the restriction that is shown.
struct Case<'a> {
    restriction: &'a Restriction,
    readings: &'a [Reading],
    today: Date,
    stages: Vec<Planned>,
    /// The SSI before it and since.
    moved: Option<(&'a Snapshot, &'a Snapshot)>,
}

/// `ssi restriction`.
pub(super) fn run(all: bool, context: &mut Context) -> Result<(), Failure> {
    let profile = context.profile()?;
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
    let today = context.today;
    let log = profile.log()?;
    let file = context.snapshots(profile)?;
    let noted: Vec<&Restriction> =
        restrictions.iter().filter(|restriction| restriction.start <= today).collect();
    let case = noted.last().map(|restriction| Case {
        restriction,
        readings: log.readings(),
        today,
        stages: plan(restriction, log.readings(), today),
        moved: meanwhile(restriction, file.snapshots(), today),
    });
    // Long after the end nothing of it is left to do.
    let is_current = |case: &&Case<'_>| {
        let ramp_up = case.restriction.ramp_up();
        ramp_up.is_none_or(|(_, until)| today <= until)
    };
    let current = case.as_ref().filter(|case| is_current(case) || all);
    if context.json {
        return say_json(context, profile, current, restrictions);
    }
    let Some(case) = current else {
        say_none(context, &noted);
        return Ok(());
    };
    say_head(context, case);
    if is_current(&case) {
        context.say("");
        say_next(context, case);
    }
    context.say("");
    if all {
        say_all(context, case);
    } else {
        say_plan(context, case);
    }
    context.say("");
    say_meanwhile(context, case);
    if let Some((_, earlier)) = noted.split_last().filter(|(_, earlier)| !earlier.is_empty()) {
        say_history(context, earlier);
    }
    if case.restriction.end.is_none() {
        context.say(format_args!("When it ends: {}", context.ssi("restriction end --on WHEN")));
    }
    if !all {
        context
            .say("Each step is the article's, unverified; * LinkedIn Help has a word on it, too.");
        context.say("All of it: ssi restriction --all");
    }
    context.say("What LinkedIn decides, nobody outside can know.");
    Ok(())
}

fn say_none(context: &mut Context, noted: &[&Restriction]) {
    context.say("No restriction now. If there is one: ssi restriction start --on WHEN");
    if !noted.is_empty() {
        say_history(context, noted);
        context.say("The plan of the last one: ssi restriction --all");
    }
}

/// `Past   first (invitations), 4 Nov to 11 Nov 2025`.
fn say_history(context: &mut Context, restrictions: &[&Restriction]) {
    for (place, restriction) in restrictions.iter().enumerate() {
        let label = if place == 0 { "Past" } else { "" };
        let Restriction { strike, kind, .. } = restriction;
        context.say(format_args!("{label:<7}{strike} ({}), {}", kind.name(), span(restriction)));
    }
}

/// `4 Nov to 11 Nov 2025`.
fn span(restriction: &Restriction) -> String {
    let Restriction { start, end, .. } = restriction;
    match end {
        Some(end) if end == start => end.day_month_year().to_string(),
        Some(end) => format!("{} to {}", start.beside(*end), end.day_month_year()),
        None => format!("since {}", start.day_month_year()),
    }
}

fn say_head(context: &mut Context, case: &Case<'_>) {
    let Restriction { start, end, until, kind, strike, .. } = case.restriction;
    if let Some(end) = end.filter(|end| *end <= case.today) {
        let what = match kind {
            RestrictionKind::Invitations => "Invitations were",
            RestrictionKind::Account => "Your account was",
        };
        let (days, span) = (days_in_words(*start, end), span(case.restriction));
        let line = format!("{what} restricted for {days}, {span}, the {strike} time.");
        for line in words::wrapped(&line, words::WIDTH) {
            context.say(line);
        }
        return;
    }
    let what = match kind {
        RestrictionKind::Invitations => "Invitations are",
        RestrictionKind::Account => "Your account is",
    };
    let (since, day) = (start.with_weekday(), case.today.days_since(*start) + 1);
    context.say(format_args!("{what} restricted since {since}: day {day}, the {strike} time."));
    if let Some(until) = until {
        let day = until.with_weekday();
        context.say(format_args!("LinkedIn named {day} as the last day."));
        if *until < case.today {
            let end = context.ssi(&format!("restriction end --on {until}"));
            context.say(format_args!("That day has passed. If it has ended: {end}"));
        }
    }
}

fn say_next(context: &mut Context, case: &Case<'_>) {
    let Some(next) = next(&case.stages) else {
        context.say("Next   nothing is due: wait");
        return;
    };
    let title = next.stage.title(case.restriction.kind);
    context.say(format_args!("Next   {}: {title}", days(next, case.today)));
    if next.stage == Stage::Step(Step::Withdraw) {
        context.say(format!("{INDENT}{}", left(case)));
    }
    for line in advised(next.stage, case.restriction) {
        context.say(format!("{INDENT}{line}"));
    }
    for command in commands(next) {
        context.say(format!("{INDENT}{}", context.ssi(&command)));
    }
}

/// What to type about a stage.
fn commands(next: &Planned) -> Vec<String> {
    if next.state == State::Later {
        return Vec::new();
    }
    match next.stage {
        Stage::Step(step @ (Step::Stop | Step::Withdraw)) => {
            vec![format!("restriction done {step}")]
        }
        Stage::Step(step @ Step::Reopen) => vec![
            "restriction letter".to_owned(),
            "restriction letter reopen     (if they closed the case)".to_owned(),
            format!("restriction done {step}"),
        ],
        Stage::Step(step) => {
            vec!["restriction letter".to_owned(), format!("restriction done {step}")]
        }
        Stage::Pause | Stage::Answer => vec!["restriction end     (when it is over)".to_owned()],
        Stage::Publish => Vec::new(),
        Stage::RampUp => vec!["limits".to_owned()],
    }
}

/// How far the clean-up is.
fn left(case: &Case<'_>) -> String {
    let left = left_to_withdraw(case.restriction, case.readings, case.today);
    match left {
        None => "How many are pending now? ssi log pending COUNT".to_owned(),
        Some((date, pending, days)) => {
            let (read, days) = (words::ago(date, case.today), words::counted(days.into(), "day"));
            format!("{pending} pending, read {read}: {days} at 50 a day")
        }
    }
}

/// The days of a stage as they are told: `today`, `Fri 6 Mar 2026`, `until Thu 5 Mar 2026`.
fn days(planned: &Planned, today: Date) -> String {
    match (planned.from, planned.to) {
        (Some(from), _) if from > today => from.with_weekday(),
        (_, Some(to)) => format!("until {}", to.with_weekday()),
        _ if planned.stage == Stage::Step(Step::Withdraw) => "now".to_owned(),
        (Some(from), None) if from < today => format!("due since {}", from.with_weekday()),
        _ => "today".to_owned(),
    }
}

/// What is said of a stage, in lines, each with who says so.
fn advised(stage: Stage, restriction: &Restriction) -> Vec<String> {
    let lines = stage.advice(restriction.kind).iter().flat_map(|Advice { by, words }| {
        let sentence = format!("{words} ({})", by.name());
        words::wrapped(&sentence, words::WIDTH - INDENT.len())
    });
    lines.collect()
}

fn say_plan(context: &mut Context, case: &Case<'_>) {
    let kind = case.restriction.kind;
    let mut table = table::plain();
    for planned in &case.stages {
        let mark = if is_of_help(planned.stage, case) { " *" } else { "" };
        let title = format!("{}{mark}", planned.stage.title(kind));
        table.add_row([state(planned).to_owned(), when(planned, case), title]);
    }
    for (place, line) in table::lines(table, 1).into_iter().enumerate() {
        let label = if place == 0 { "Plan" } else { "" };
        context.say(format_args!("{label:<7}{line}"));
    }
}

/// Whether LinkedIn itself says something of a stage.
fn is_of_help(stage: Stage, case: &Case<'_>) -> bool {
    stage.advice(case.restriction.kind).iter().any(|advice| advice.by == Source::Help)
}

const fn state(planned: &Planned) -> &'static str {
    match planned.state {
        State::Done(_) => "done",
        State::Over => "over",
        State::Now => "now",
        State::Later => "later",
    }
}

fn when(planned: &Planned, case: &Case<'_>) -> String {
    let short = |day: Date| day.beside(case.restriction.start).to_string();
    match (planned.state, planned.stage, planned.from, planned.to) {
        (State::Done(day), ..) => short(day),
        (_, Stage::Publish, ..) => "all along".to_owned(),
        (_, Stage::RampUp, None, _) => "after the end".to_owned(),
        (_, Stage::Answer, None, _) => "after writing".to_owned(),
        (_, Stage::Step(Step::Reopen), _, _) => "if needed".to_owned(),
        (_, _, Some(from), Some(to)) => format!("{} to {}", short(from), short(to)),
        (_, _, Some(from), None) => format!("from {}", short(from)),
        (_, _, None, _) => "-".to_owned(),
    }
}

/// Every stage with all that is said of it.
fn say_all(context: &mut Context, case: &Case<'_>) {
    for planned in &case.stages {
        let (state, when) = (state(planned), when(planned, case));
        let title = planned.stage.title(case.restriction.kind);
        context.say(format_args!("{}: {title} ({state}, {when})", planned.stage.name()));
        for line in advised(planned.stage, case.restriction) {
            context.say(format_args!("{INDENT}{line}"));
        }
    }
}

fn say_meanwhile(context: &mut Context, case: &Case<'_>) {
    match case.moved {
        Some((before, after)) => {
            let (from, to) = (before.date.beside(after.date), after.date.day_month_year());
            let moved = words::moved(after.total - before.total);
            context.say(format_args!(
                "SSI    {} on {from}, {} on {to}: {moved}",
                before.total, after.total
            ));
        }
        None => context.say("SSI    no scores of before and since are noted: ssi record"),
    }
}

/// The last snapshot before a restriction (else its first one), and the latest of it.
fn meanwhile<'a>(
    restriction: &Restriction,
    snapshots: &'a [Snapshot],
    today: Date,
) -> Option<(&'a Snapshot, &'a Snapshot)> {
    let last_day = restriction.end.map_or(today, |end| end.min(today));
    let until = snapshots.partition_point(|snapshot| snapshot.date <= last_day);
    let snapshots = &snapshots[..until];
    let since = snapshots.partition_point(|snapshot| snapshot.date < restriction.start);
    let before = snapshots.get(since.saturating_sub(1))?;
    let after = snapshots.last()?;
    (before.date < after.date && after.date >= restriction.start).then_some((before, after))
}

fn days_in_words(start: Date, end: Date) -> String {
    words::counted((end.days_since(start) + 1).unsigned_abs() as usize, "day")
}

fn say_json(
    context: &mut Context,
    profile: &Profile,
    case: Option<&Case<'_>>,
    restrictions: &[Restriction],
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        today: String,
        restriction: Option<RestrictionFields<'a>>,
        next: Option<StageFields>,
        plan: Vec<StageFields>,
        ssi: Option<Meanwhile>,
        ramp_up_until: Option<String>,
        next_strike: &'static str,
        history: Vec<RestrictionFields<'a>>,
    }
    #[derive(Serialize)]
    struct StageFields {
        stage: &'static str,
        title: &'static str,
        from: Option<String>,
        to: Option<String>,
        state: &'static str,
        done: Option<String>,
        advice: Vec<AdviceFields>,
    }
    #[derive(Serialize)]
    struct AdviceFields {
        by: &'static str,
        words: &'static str,
    }
    #[derive(Serialize)]
    struct Meanwhile {
        from: String,
        from_total: Total,
        to: String,
        to_total: Total,
        moved: Delta,
    }
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let advice = |advice: &Advice| AdviceFields { by: advice.by.name(), words: advice.words };
    let stage = |planned: &Planned, restriction: &Restriction| StageFields {
        stage: planned.stage.name(),
        title: planned.stage.title(restriction.kind),
        from: day(planned.from),
        to: day(planned.to),
        state: state(planned),
        done: if let State::Done(done) = planned.state { Some(done.to_string()) } else { None },
        advice: planned.stage.advice(restriction.kind).iter().map(advice).collect(),
    };
    let moved = case.and_then(|case| case.moved);
    let planned = case.into_iter().flat_map(|case| {
        case.stages.iter().map(|planned| stage(planned, case.restriction)).collect::<Vec<_>>()
    });
    let next_stage = case.and_then(|case| Some(stage(next(&case.stages)?, case.restriction)));
    let document = Document {
        schema: "ssi/restriction/1",
        profile: profile.name(),
        dry_run: context.dry_run,
        today: context.today.to_string(),
        restriction: case.map(|case| RestrictionFields::from(case.restriction)),
        next: next_stage,
        plan: planned.collect(),
        ssi: moved.map(|(before, after)| Meanwhile {
            from: before.date.to_string(),
            from_total: before.total,
            to: after.date.to_string(),
            to_total: after.total,
            moved: after.total - before.total,
        }),
        ramp_up_until: case.and_then(|case| Some(case.restriction.ramp_up()?.1.to_string())),
        next_strike: Strike::after(restrictions).name(),
        history: restrictions.iter().map(RestrictionFields::from).collect(),
    };
    context.say_json(&document)
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
