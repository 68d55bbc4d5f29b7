//! `ssi restriction letter`: drafts a letter to LinkedIn's support.

use std::io;
use std::path::Path;

use serde::Serialize;

use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure, ask};
use crate::domain::{Date, Restriction, RestrictionKind, Step, shown};
use crate::safety::{Drafted, Facts, Letter, Planned, Stage, State, plan};
use crate::store::{DataFile, write_letter};
use crate::words::or_list;

use super::args::LetterArgs;
use super::view::none_open;

pub(super) fn run(args: &LetterArgs, context: &mut Context) -> Result<(), Failure> {
    let chosen = args.letter.as_deref().map(letter).transpose()?;
    let profile = context.profile()?;
    let person = context.person_of(profile.clone(), ModelArgs::default());
    context.check_not_lost(&person, &[DataFile::Restrictions, DataFile::Log])?;
    let file = profile.restrictions()?;
    let restrictions = file.restrictions();
    let (restriction, earlier) = open(restrictions, context)?;
    if let Some(path) = &args.output {
        context.check_not_records(path)?;
        check_new(path)?;
    }
    let letter = chosen.unwrap_or_else(|| Letter::next(&restriction, context.today));
    check_carried(letter, &restriction, context)?;
    let log = person.log()?;
    let due = letter_due(&plan(&restriction, log.readings(), context.today));
    if let (None, Some(last)) = (chosen, restriction.last_letter()) {
        check_due(due, last, context)?;
    }
    context.warn_of_findings("", &person);
    let admits = args.admit || asked(context)?;
    let coverage = profile.coverage()?;
    let Drafted { text, left_out } = letter.draft(&Facts {
        restriction: &restriction,
        earlier,
        log,
        coverage: &coverage,
        name: profile.given_name(),
        today: context.today,
        admits,
    });
    let confirmed = match &args.output {
        Some(path) if !context.dry_run => {
            let saved = write_letter(path, &text)?;
            context.saved(saved)
        }
        _ => Ok(()),
    };
    if context.json {
        let drafted = (text.as_str(), left_out.as_slice());
        say_json(context, letter, admits, drafted, args.output.as_deref())?;
    } else if let Some(path) = &args.output {
        let done = if context.dry_run { "Would write" } else { "Wrote" };
        context.confirm(format_args!("{done} {}.", path.display()));
    } else {
        context.say(text.trim_end());
    }
    for why in &left_out {
        context.hint(why);
    }
    if let Some(from) =
        due.filter(|from| *from > context.today && restriction.last_letter().is_none())
    {
        let from = from.with_weekday();
        context.hint(format_args!("the plan sends it from {from} on, not before"));
    }
    if !admits {
        context.hint("the article recommends to admit the mistake: --admit; it is up to you");
    }
    context.hint(if text.contains('[') {
        "write what stands in [square brackets] yourself, and read it once more"
    } else {
        "read it once more before you send it"
    });
    let step = step_of(letter, &restriction, context.today);
    context.hint(format_args!(
        "once it is sent: {}",
        context.ssi(&format!("restriction done {step}"))
    ));
    confirmed
}

/// The step that a letter is ticked off with.
fn step_of(letter: Letter, restriction: &Restriction, today: Date) -> Step {
    let is_due = |step: &&Step| {
        let stages = plan(restriction, &[], today);
        stages.iter().any(|one| one.stage == Stage::Step(**step) && one.state == State::Now)
    };
    let months = [Step::WriteAfter12Months, Step::WriteAfter6Months];
    match letter {
        Letter::Reminder | Letter::Reopen => Step::Reopen,
        Letter::Third => months.iter().find(is_due).copied().unwrap_or(Step::Write),
        Letter::First | Letter::Second => Step::Write,
    }
}

/// The first day of the next letter in a plan.
fn letter_due(stages: &[Planned]) -> Option<Date> {
    let is_letter = |planned: &&Planned| {
        matches!(planned.stage, Stage::Step(step) if Step::LETTERS.contains(&step))
            && matches!(planned.state, State::Now | State::Later)
    };
    stages.iter().filter(is_letter).filter_map(|planned| planned.from).min()
}

/// Refuses the next letter while the last one may still be answered.
fn check_due(due: Option<Date>, last: Date, context: &Context) -> Result<(), Failure> {
    let Some(due) = due.filter(|due| *due > context.today) else { return Ok(()) };
    let reminder = context.ssi("restriction letter reminder");
    let reopen = context.ssi("restriction letter reopen");
    Err(Failure::new(Exit::Refused, format!("no letter is due before {}", due.with_weekday()))
        .why(format!(
            "you wrote on {}, and several appeals at once do harm (practitioners, unverified)",
            last.with_weekday()
        ))
        .fix(format!("if they closed the case: {reopen}; to ask all the same: {reminder}")))
}

/// The restriction that is open, as it is known today, and those before it.
fn open<'a>(
    restrictions: &'a [Restriction],
    context: &Context,
) -> Result<(Restriction, &'a [Restriction]), Failure> {
    let current = Restriction::current(restrictions, context.today);
    let open = current.filter(|place| restrictions[*place].is_open_on(context.today));
    let place = open.ok_or_else(|| none_open(restrictions, context))?;
    let found = &restrictions[place];
    if found.kind == RestrictionKind::Warning {
        return Err(Failure::new(Exit::Refused, "a warning asks for no letter")
            .why("it restricts nothing that a letter could ask to review")
            .fix(context.ssi("restriction")));
    }
    Ok((found.as_of(context.today), &restrictions[..place]))
}

/// Refuses a letter that says what is not noted.
fn check_carried(
    letter: Letter,
    restriction: &Restriction,
    context: &Context,
) -> Result<(), Failure> {
    let Some(why) = letter.refusal(restriction) else { return Ok(()) };
    let fix = match letter {
        Letter::Reminder | Letter::Reopen => "restriction done write --on WHEN".to_owned(),
        _ => format!("edit restriction {} --strike {}", restriction.start, letter.name()),
    };
    let what = format!("the letter `{}` would say what is not noted", letter.name());
    Err(Failure::new(Exit::Refused, what)
        .why(why)
        .fix(format!("if it is so, note it: {}", context.ssi(&fix))))
}

/// Whether the person wants to admit a breach. Nobody is asked who cannot answer.
fn asked(context: &Context) -> Result<bool, Failure> {
    if !context.asks {
        return Ok(false);
    }
    let question = "Admit a breach of the User Agreement? The article recommends it [y/N]";
    let answer =
        ask(question, &mut io::stdin().lock(), |text| match text.to_lowercase().as_str() {
            "y" | "yes" => Ok(true),
            "n" | "no" => Ok(false),
            _ => Err(Failure::new(Exit::Usage, "write `y` or `n`")),
        })?;
    Ok(answer.unwrap_or(false))
}

fn letter(text: &str) -> Result<Letter, Failure> {
    Letter::from_name(&text.to_lowercase()).ok_or_else(|| {
        let names = Letter::ALL.map(Letter::name);
        Failure::new(Exit::Usage, format!("there is no letter `{}`", shown(text)))
            .fix(format!("choose {}", or_list(&names)))
    })
}

/// Refuses a file that is there: somebody may have worked on it.
fn check_new(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    Err(Failure::new(Exit::Refused, format!("{} exists already", path.display()))
        .why("a letter that you have worked on would be lost")
        .fix("name another file"))
}

fn say_json(
    context: &mut Context,
    letter: Letter,
    admits: bool,
    (text, left_out): (&str, &[String]),
    file: Option<&Path>,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        dry_run: bool,
        letter: &'static str,
        admits: bool,
        text: &'a str,
        left_out: &'a [String],
        file: Option<String>,
    }
    context.say_json(&Document {
        schema: "ssi/restriction-letter/1",
        dry_run: context.dry_run,
        letter: letter.name(),
        admits,
        text,
        left_out,
        file: file.map(|file| file.display().to_string()),
    })
}
