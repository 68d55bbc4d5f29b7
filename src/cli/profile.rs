//! `ssi profile`: keeps several people apart.

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure, new_name, quoted, table};
use crate::store::Profile;
use crate::words;

/// Keep several people apart
#[derive(Args, Debug)]
#[command(after_help = "\
Without a verb: lists the profiles, a person each. Every command takes -p NAME for whom it is about.

  ssi profile
  ssi profile add 'Anna Lind'
  ssi -p 'Anna Lind' record 72")]
pub(super) struct ProfileArgs {
    #[command(subcommand)]
    command: Option<ProfileCommand>,
}

#[derive(Debug, Subcommand)]
enum ProfileCommand {
    /// Add a person
    #[command(after_help = "  ssi profile add 'Anna Lind'")]
    Add {
        /// Any name of 1 to 60 characters, in quotation marks if it has several words
        #[arg(required = true)]
        name: Vec<String>,
    },
}

pub(super) fn run(args: &ProfileArgs, context: &mut Context) -> Result<(), Failure> {
    match &args.command {
        None => list(context),
        Some(ProfileCommand::Add { name }) => match name.as_slice() {
            [name] => add(context, name),
            words => Err(several_words(words, context)),
        },
    }
}

/// Several words may be one name, or a slip of the hand.
fn several_words(words: &[String], context: &Context) -> Failure {
    let what = format!("a person has one name; {} words were given", words.len());
    let name = quoted(&words.join(" "));
    Failure::new(Exit::Usage, what).fix(context.ssi_without_profile(&format!("profile add {name}")))
}

fn add(context: &mut Context, text: &str) -> Result<(), Failure> {
    let name = new_name(text)?;
    let list = context.ssi_without_profile("profile");
    let exists = |failure: Failure| match failure.exit {
        Exit::Refused => failure.fix(format!("choose another name; {list} shows those there are")),
        _ => failure,
    };
    if context.dry_run {
        context.folder.check_new(&name).map_err(|error| exists(error.into()))?;
        return reply(context, name.as_str(), None);
    }
    let (profile, saved) = context.folder.add(&name).map_err(|error| exists(error.into()))?;
    if saved.is_step() {
        let undo = context.ssi_without_profile(&format!("-p {} undo", quoted(profile.name())));
        context.tell_way_back(undo);
    }
    let confirmed = context.saved(saved);
    reply(context, profile.name(), Some(&profile))?;
    confirmed
}

/// Says that a profile was added, or in a dry run would be.
fn reply(context: &mut Context, name: &str, added: Option<&Profile>) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        folder: Option<String>,
    }
    if context.json {
        return context.say_json(&Document {
            schema: "ssi/profile-add/1",
            profile: name,
            dry_run: context.dry_run,
            folder: added.map(|profile| profile.folder().display().to_string()),
        });
    }
    if added.is_some() {
        let record = context.ssi_without_profile(&format!("-p {} record TOTAL", quoted(name)));
        context.confirm(format_args!("Added {name}. Record for them: {record}"));
    } else {
        context.confirm(format_args!("Would add {name}."));
    }
    Ok(())
}

fn list(context: &mut Context) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Fields {
        name: String,
        folder: String,
        snapshots: usize,
        last: Option<String>,
    }
    #[derive(Serialize)]
    struct Document {
        schema: &'static str,
        profiles: Vec<Fields>,
    }
    let mut profiles = Vec::new();
    let (found, damaged) = context.folder.profiles()?;
    for error in damaged {
        context.warn(Failure::from(error));
    }
    for known in found {
        let person = context.person_of(known.open()?, ModelArgs::default());
        let (profile, snapshots) = (person.profile(), person.snapshots()?);
        context.warn_of_findings(&format!("{}: ", profile.folder_name()), &person);
        profiles.push(Fields {
            name: profile.name().to_owned(),
            folder: profile.folder().display().to_string(),
            snapshots: snapshots.len(),
            last: snapshots.last().map(|last| last.date.to_string()),
        });
    }
    if context.json {
        return context.say_json(&Document { schema: "ssi/profile/1", profiles });
    }
    let mut table = table::plain();
    for Fields { name, snapshots, last, .. } in profiles {
        let last = last.map(|date| format!("last {date}")).unwrap_or_default();
        table.add_row([name, words::counted(snapshots, "record"), last]);
    }
    for line in table::lines(table) {
        context.say(line);
    }
    Ok(())
}
