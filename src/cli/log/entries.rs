//! What the words of `ssi log` mean.

use crate::cli::frame::{Context, Exit, Failure, numbers, target};
use crate::domain::{Activity, Count, Kind, Text};
use crate::store::LogFile;
use crate::words::counted;

use super::args::LogArgs;
use super::names::{Named, Names};
use super::parts::Part;

/// A part that is understood.
pub(super) enum Entry {
    /// With the name of its text.
    Activity(Kind, Count, Text),
    Pending(u16),
}

/// Understands the parts; also returns the kinds that are new.
pub(super) fn understood(
    args: &LogArgs,
    parts: &[Part],
    own_kinds: &[Kind],
    file: &LogFile,
    context: &Context,
) -> Result<(Vec<Entry>, Vec<Kind>), Failure> {
    let mut known = target::own_kinds(own_kinds, file);
    let template = text_option("--template", args.template.as_deref(), context)?;
    let mut new_kinds = Vec::new();
    let mut entries = Vec::new();
    for (place, Part { count, .. }) in parts.iter().enumerate() {
        let count = count.as_deref();
        let kind = match (Names { args, own: &known, context }).of(parts, place)? {
            Named::Pending => {
                entries.push(Entry::Pending(pending(count, context)?));
                continue;
            }
            Named::Kind(kind) => kind,
            Named::New(kind) => {
                known.push(kind.clone());
                new_kinds.push(kind.clone());
                kind
            }
        };
        if kind.is(Kind::OTHER) && args.note.as_ref().is_none_or(|note| note.trim().is_empty()) {
            return Err(Failure::new(Exit::Usage, "`other` needs a note that says what it was")
                .fix(context.ssi("log other --note 'spoke at a meetup'")));
        }
        let count = count.map_or(Ok(Count::ONE), |count| numbers::count(kind.name(), count))?;
        let template = if kind.takes_template() { template.clone() } else { Text::default() };
        entries.push(Entry::Activity(kind, count, template));
    }
    let has_messages = entries
        .iter()
        .any(|entry| matches!(entry, Entry::Activity(kind, ..) if kind.takes_template()));
    if args.template.is_some() && !has_messages {
        return Err(Failure::new(Exit::Usage, "--template is for messages only")
            .fix(context.ssi("log message 12 --template intro")));
    }
    if let Some(with_note) = &args.with_note {
        entries = split_off_notes(entries, with_note, context)?;
    }
    Ok((entries, new_kinds))
}

fn pending(count: Option<&str>, context: &Context) -> Result<u16, Failure> {
    let count = count.ok_or_else(|| {
        Failure::new(Exit::Usage, "`pending` needs the number of pending invitations")
            .fix(context.ssi("log pending 640"))
    })?;
    numbers::pending("pending", count)
}

/// Makes a row of its own for the invitations that had a personal note.
fn split_off_notes(
    entries: Vec<Entry>,
    with_note: &str,
    context: &Context,
) -> Result<Vec<Entry>, Failure> {
    let with_note = numbers::count("--with-note", with_note)?;
    let is_invitation =
        |entry: &Entry| matches!(entry, Entry::Activity(kind, ..) if kind.is(Kind::INVITATION));
    if entries.iter().filter(|entry| is_invitation(entry)).count() != 1 {
        return Err(Failure::new(Exit::Usage, "--with-note is for one number of invitations")
            .fix(context.ssi("log invitation 12 --with-note 3")));
    }
    let mut split = Vec::new();
    for entry in entries {
        match entry {
            Entry::Activity(kind, count, _) if kind.is(Kind::INVITATION) => {
                let Some(without) = count.get().checked_sub(with_note.get()) else {
                    let what = format!("{with_note} notes are more than {}", invitations(count));
                    return Err(Failure::value("--with-note", what)
                        .fix("count every invitation, those with a note too"));
                };
                if let Some(without) = Count::new(without) {
                    split.push(Entry::Activity(kind.clone(), without, Text::default()));
                }
                let marked = Text::from_file(Activity::WITH_NOTE);
                split.push(Entry::Activity(kind, with_note, marked));
            }
            entry => split.push(entry),
        }
    }
    Ok(split)
}

fn invitations(count: Count) -> String {
    counted(count.get(), "invitation")
}

pub(super) fn text_option(
    option: &str,
    text: Option<&str>,
    context: &Context,
) -> Result<Text, Failure> {
    text.map_or_else(|| Ok(Text::default()), |text| numbers::text(option, text, context))
}
