//! `ssi limits`: activity beside the safe numbers.

mod args;
mod choose;

use crate::answer::limits::{Fix, HEADING, Limits, OVER, Over, sources, sources_json};
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::paint::Paint;
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::store::DataFile;

pub(super) use args::LimitsArgs;
use args::PresetArg;

/// The files of which a lost row makes room that there is not.
const COUNTED: [DataFile; 4] =
    [DataFile::Settings, DataFile::Log, DataFile::Restrictions, DataFile::Events];

pub(super) fn run(args: &LimitsArgs, context: &mut Context) -> Result<(), Failure> {
    if args.sources {
        return say_sources(context);
    }
    let looks = args.check || args.on.is_some();
    if !args.set.is_empty()
        || args.plan.is_some()
        || args.reset
        || (args.preset.is_some() && !looks)
    {
        return choose::run(args, context);
    }
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let person = context.person(ModelArgs::default())?;
    context.check_not_lost(&person, &COUNTED)?;
    let limits = Limits::of(&person, day, args.preset.map(PresetArg::preset))?;
    context.warn_of_findings("", &person);
    if context.json {
        context.say_json(&limits.json())?;
    } else {
        say(context, &limits);
    }
    let over = limits.over().filter(|_| args.check);
    over.map_or(Ok(()), |over| Err(failure(over, context)))
}

fn say(context: &mut Context, limits: &Limits<'_>) {
    if limits.day != context.today {
        context.say(format_args!("{}:", limits.day.with_weekday()));
    }
    let mut table = table::with_heading(&HEADING, &[0, 4, 5]);
    let lines = limits.lines();
    table.add_rows(&lines);
    let mut rows = table::rows(table).into_iter();
    context.say_all(rows.next().unwrap_or_default());
    for (row, [.., room, _, _]) in rows.zip(&lines) {
        context.say_row(&row, room.ends_with(OVER).then_some((&**room, Paint::Over)));
    }
    for paragraph in limits.remarks(&context.commands()) {
        context.say_folded("", &paragraph);
    }
}

/// What `--check` fails with.
fn failure(Over { what, why, fix }: Over, context: &Context) -> Failure {
    let failure = Failure::new(Exit::Found, what);
    let failure = why.into_iter().fold(failure, Failure::why);
    match fix {
        None => failure,
        Some(Fix::Restriction) => failure.fix(context.ssi("restriction")),
        Some(Fix::Words(words)) => failure.fix(words),
    }
}

/// Every safe number with its source.
fn say_sources(context: &mut Context) -> Result<(), Failure> {
    if context.json {
        return context.say_json(&sources_json());
    }
    let (paragraphs, remarks) = sources();
    for [number, source] in paragraphs {
        context.say(number);
        context.say_folded("  ", &source);
    }
    for remark in remarks {
        context.say_folded("", remark);
    }
    Ok(())
}
