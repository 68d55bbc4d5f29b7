//! Other names: for a kind of the person's own, and for the profile.

use crate::domain::{Kind, KindError, shown};
use crate::store::{LogFile, Name, Profile, ProfileFile, StoreError};

use super::super::frame::{Context, Exit, Failure, new_name, target};
use super::given::Given;
use super::outcome::{FieldChange, Outcome};

/// Another name for a kind, in `profile.toml` and in every row of the log.
pub(super) fn renamed_kind(
    words: &[String],
    mut log: LogFile,
    mut settings: ProfileFile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    given.check_belong("a kind", &[])?;
    let [old, new] = words else {
        return Err(Failure::new(Exit::Usage, "a kind needs its name and its new one")
            .fix(context.ssi("edit kind OLD NEW")));
    };
    let kind = target::own_kind(old, &settings, &log)?;
    let new = new_kind(new, &kind, &settings, &log)?;
    let rows = log.rename_kind(&kind, &new);
    settings.rename_kind(&kind, &new);
    let mut changes: Vec<FieldChange> =
        FieldChange::between("kind", kind.name(), new.name()).into_iter().collect();
    if let Some(change) = changes.first_mut()
        && rows > 0
    {
        change.field = format!("kind (of {})", crate::words::counted(rows, "log row"));
    }
    if new.is_own() && !settings.kinds().contains(&new) {
        settings.add_kind(&new);
        changes.extend(FieldChange::between("kinds of your own", "", new.name()));
    }
    Ok(Outcome {
        sort: "kind",
        record: kind.name().to_owned(),
        called: format!("the kind `{kind}`"),
        changes,
        files: vec![log.edited(), settings.edited()],
        leaps: None,
    })
}

/// The new name of a kind; of one that is known nowhere, as a slip of the hand, any that is
/// known, or its own, under which it is known from now on.
fn new_kind(
    word: &str,
    kind: &Kind,
    settings: &ProfileFile,
    log: &LogFile,
) -> Result<Kind, Failure> {
    let own = target::own_kinds(settings.kinds(), log);
    let is_known = settings.kinds().contains(kind);
    match Kind::parse(word, &own) {
        Ok(meant) if !is_known => Ok(meant),
        Ok(taken) => {
            let what = format!("there is a kind `{taken}` already");
            Err(Failure::new(Exit::Refused, what)
                .why("rows of two kinds would become one, and could not be told apart again"))
        }
        Err(KindError::Unknown { .. }) => {
            Kind::new_own(word).map_err(|error| Failure::new(Exit::Usage, error))
        }
        Err(error) => Err(Failure::new(Exit::Usage, error)),
    }
}

/// Another name for the profile.
pub(super) fn renamed_profile(
    words: &[String],
    profile: &Profile,
    mut settings: ProfileFile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    given.check_belong("a name", &[])?;
    let [text] = words else {
        let what = format!("a profile has one name; {} were given", words.len());
        return Err(Failure::new(Exit::Usage, what).fix("write it in quotation marks"));
    };
    let new: Name = new_name(text)?;
    match context.folder.check_new(&new) {
        // Its own name in other letters.
        Err(StoreError::ProfileExists { name }) if name == profile.name() => Ok(()),
        other => other,
    }
    .map_err(|error| Failure::from(error).why(format!("`{}` would name two", shown(text))))?;
    let changes = FieldChange::between("name", profile.name(), new.as_str());
    settings.set_name(&new);
    Ok(Outcome {
        sort: "name",
        record: profile.name().to_owned(),
        called: format!("the profile {}", profile.name()),
        changes: changes.into_iter().collect(),
        files: vec![settings.edited()],
        leaps: None,
    })
}
