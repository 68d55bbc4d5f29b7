//! Whose charts are drawn: of one person, or of a team.

use clap::Args;

use crate::answer::Person;
use crate::answer::charts::Sheet;
use crate::cli::frame::model::ModelArgs;
use crate::cli::frame::{Context, Exit, Failure};
use crate::store::Profile;

/// Who is on the picture of a team.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct TeamArgs {
    /// Everybody instead of -p NAME for each, for `team`
    #[arg(long)]
    pub(super) all_profiles: bool,
    /// People without their names, as A, B, C, for `team`
    #[arg(long)]
    pub(super) anonymous: bool,
}

/// Refuses several people where the charts are of one, and both sorts of charts at once.
pub(super) fn check(sheets: &[Sheet], are_all: bool, context: &Context) -> Result<(), Failure> {
    let is_of_team = |sheet: &&Sheet| sheet.chart.is_of_team();
    let Some(team) = sheets.iter().find(is_of_team) else { return context.check_one_profile() };
    if let Some(other) = sheets.iter().find(|sheet| !is_of_team(sheet)) {
        let (team, other) = (team.chart.name, other.chart.name);
        let what = format!("{team} shows several people, and {other} one");
        return Err(Failure::new(Exit::Usage, what).fix("draw them one after the other"));
    }
    if are_all && context.has_typed_profiles() {
        let what = "--all-profiles and --profile do not go together";
        return Err(Failure::new(Exit::Usage, what).fix("choose one of the two"));
    }
    Ok(())
}

/// The people whose charts are drawn, at least one. A team that cannot be read as a whole is none:
/// a picture that leaves somebody out would not say so.
pub(super) fn people(
    sheets: &[Sheet],
    are_all: bool,
    context: &mut Context,
) -> Result<Vec<Person>, Failure> {
    if !sheets.iter().any(|sheet| sheet.chart.is_of_team()) {
        let person = context.person(ModelArgs::default())?;
        person.snapshots()?;
        person.log()?;
        context.warn_of_findings("", &person);
        return Ok(vec![person]);
    }
    let profiles = if are_all { everybody(context)? } else { each_once(context.profiles()?) };
    // A team of one is refused: most likely the others were forgotten, and of one person the
    // overview tells more.
    if profiles.len() < 2 {
        return Err(too_few(are_all, context));
    }
    let of = |profile| context.person_of(profile, ModelArgs::default());
    let people: Vec<Person> = profiles.into_iter().map(of).collect();
    for person in &people {
        let whose = format!("{}: ", person.profile().name());
        person.snapshots()?;
        context.warn_of_findings(&whose, person);
    }
    Ok(people)
}

/// Every profile; `default` only if it is used.
fn everybody(context: &Context) -> Result<Vec<Profile>, Failure> {
    let (known, damaged) = context.folder.profiles()?;
    if let Some(error) = damaged.into_iter().next() {
        return Err(error.into());
    }
    let mut profiles = Vec::new();
    for known in known {
        let profile = known.open()?;
        let may_be_unused =
            profile.folder_name() == Profile::DEFAULT && profile.given_name().is_none();
        if !may_be_unused || !profile.snapshots()?.snapshots().is_empty() {
            profiles.push(profile);
        }
    }
    Ok(profiles)
}

/// Without those that were named before.
fn each_once(profiles: Vec<Profile>) -> Vec<Profile> {
    let mut once: Vec<Profile> = Vec::new();
    for profile in profiles {
        if once.iter().all(|known| known.folder() != profile.folder()) {
            once.push(profile);
        }
    }
    once
}

fn too_few(are_all: bool, context: &Context) -> Failure {
    let what = "a team has at least two people";
    if are_all {
        let add = context.ssi_without_profile("profile add NAME");
        return Failure::new(Exit::Missing, what).why("there is no second profile").fix(add);
    }
    let all = context.ssi_without_profile("plot team --all-profiles");
    Failure::new(Exit::Usage, what).fix(format!("name each with -p, or draw everybody: {all}"))
}
