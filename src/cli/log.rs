//! `ssi log`: saves what a person did.

use clap::Args;
use serde::Serialize;

use crate::answer::ActivityFields;
use crate::answer::Safe;
use crate::cli::frame::{Context, Exit, Failure, numbers};
use crate::domain::{
    Activity, Count, Date, Kind, KindError, LimitId, Log, Reading, Restriction, RestrictionKind,
    Text, shown,
};
use crate::safety::{Headroom, Origin, same_template};
use crate::store::{LogFile, NewActivity, Profile, Saved};
use crate::words::or_list;

/// Save what you did
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(super) struct LogArgs {
    /// KIND [COUNT], as often as you like
    #[arg(value_name = "KIND [COUNT]", required = true, allow_negative_numbers = true)]
    words: Vec<String>,
    /// The day on which you did it [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// The name of the text that these messages share
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    template: Option<String>,
    /// How many of the invitations had a personal note
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    with_note: Option<String>,
    /// Take an unknown KIND as a kind of your own
    #[arg(long)]
    new_kind: bool,
}

/// What stands below the options.
const AFTER_HELP: &str = "\
KIND is what you did, COUNT how often (1 if you leave it out). Kinds, and other words for them:

  post (share), article, repost, video, poll, event (webinar, live), group-post, newsletter,
  comment, reaction (like), poll-vote, message (dm), inmail, invitation (invite, connect),
  connection (accepted), search, view (profile view), login, lead, profile (profile edit),
  endorsement, recommendation, endorsement-given, recommendation-given, follow,
  message-received, invitation-received, other (with --note)

`pending` is how many invitations are pending: a reading, not an activity; one
a day is kept. Safe numbers are advice, not rules of LinkedIn: ssi limits.

  ssi log comment 5 invitation 20
  ssi log message 12 --template intro --on yesterday
  ssi log invitation 12 --with-note 3
  ssi log pending 640";

/// A kind as it was typed, with its count.
struct Pair<'a> {
    word: &'a str,
    count: Option<&'a str>,
}

/// A pair that is understood.
enum Entry {
    /// With the name of its text.
    Activity(Kind, Count, Text),
    Pending(u16),
}

/// What all rows of a command have in common.
struct Entered {
    date: Date,
    note: Text,
}

/// What was entered, with the ids it got.
struct Logged {
    activities: Vec<Activity>,
    readings: Vec<(Reading, Option<u16>)>,
    /// The log as it is now.
    log: Log,
}

pub(super) fn run(args: &LogArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let entered = Entered { date, note: text_option("--note", args.note.as_deref(), context)? };
    let pairs = pairs(&args.words)?;
    let profile = context.profile()?;
    if context.dry_run {
        let mut file = profile.log_file()?;
        let (entries, _) = understood(args, &pairs, profile.file().kinds(), &file, context)?;
        let logged = enter(&mut file, entries, &entered);
        return reply(context, &profile, date, logged);
    }
    if !profile.exists() {
        // What is refused makes no folder.
        understood(args, &pairs, &[], &profile.log_file()?, context)?;
    }
    let (logged, saved) = save(args, &pairs, context, &profile, &entered)?;
    let confirmed = context.saved_step(saved);
    reply(context, &profile, date, logged)?;
    confirmed
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &LogArgs,
    pairs: &[Pair<'_>],
    context: &Context,
    profile: &Profile,
    entered: &Entered,
) -> Result<(Logged, Saved), Failure> {
    let mut transaction = profile.begin()?;
    let mut file = transaction.log()?;
    let mut settings = transaction.settings()?;
    let (entries, new_kinds) = understood(args, pairs, settings.kinds(), &file, context)?;
    let logged = enter(&mut file, entries, entered);
    let words: Vec<String> = pairs.iter().map(Pair::to_string).collect();
    let command = format!("log {} ({})", words.join(" "), entered.date);
    transaction.put(file.edited());
    for kind in &new_kinds {
        settings.add_kind(kind);
    }
    if !new_kinds.is_empty() {
        transaction.put(settings.edited());
    }
    let saved = transaction.commit(&command)?;
    Ok((logged, saved))
}

/// Splits the words into pairs: a word that starts with a digit is a count.
fn pairs(words: &[String]) -> Result<Vec<Pair<'_>>, Failure> {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for word in words {
        let is_number = word.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_numeric());
        match pairs.last_mut() {
            Some(pair) if is_number && pair.count.is_none() => pair.count = Some(word),
            _ if is_number => {
                let what = format!("`{}` stands where a kind is expected", shown(word));
                return Err(Failure::new(Exit::Usage, what)
                    .fix("write the kind first: ssi log comment 5 invitation 20"));
            }
            _ => pairs.push(Pair { word, count: None }),
        }
    }
    Ok(pairs)
}

/// Understands the pairs; also returns the kinds that are new.
fn understood(
    args: &LogArgs,
    pairs: &[Pair<'_>],
    own_kinds: &[Kind],
    file: &LogFile,
    context: &Context,
) -> Result<(Vec<Entry>, Vec<Kind>), Failure> {
    let mut known = own_kinds.to_vec();
    known.extend(file.own_kinds());
    let template = text_option("--template", args.template.as_deref(), context)?;
    let mut new_kinds = Vec::new();
    let mut entries = Vec::new();
    for Pair { word, count } in pairs {
        if word.trim().eq_ignore_ascii_case(Reading::KIND) {
            let count = count.ok_or_else(|| {
                Failure::new(Exit::Usage, "`pending` needs the number of pending invitations")
                    .fix("ssi log pending 640")
            })?;
            let pending = numbers::pending("pending", count)?;
            entries.push(Entry::Pending(pending));
            continue;
        }
        let kind = match Kind::parse(word, &known) {
            Ok(kind) => kind,
            Err(KindError::Unknown { .. }) if args.new_kind => {
                let kind = Kind::new_own(word).map_err(|error| Failure::new(Exit::Usage, error))?;
                known.push(kind.clone());
                new_kinds.push(kind.clone());
                kind
            }
            Err(error) => return Err(unknown_kind(&error)),
        };
        if kind.is(Kind::OTHER) && args.note.as_ref().is_none_or(|note| note.trim().is_empty()) {
            return Err(Failure::new(Exit::Usage, "`other` needs a note that says what it was")
                .fix("ssi log other --note 'spoke at a meetup'"));
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
            .fix("ssi log message 12 --template intro"));
    }
    if let Some(with_note) = &args.with_note {
        entries = split_off_notes(entries, with_note)?;
    }
    Ok((entries, new_kinds))
}

/// Makes a row of its own for the invitations that had a personal note.
fn split_off_notes(entries: Vec<Entry>, with_note: &str) -> Result<Vec<Entry>, Failure> {
    let with_note = numbers::count("--with-note", with_note)?;
    let is_invitation =
        |entry: &Entry| matches!(entry, Entry::Activity(kind, ..) if kind.is(Kind::INVITATION));
    if entries.iter().filter(|entry| is_invitation(entry)).count() != 1 {
        return Err(Failure::new(Exit::Usage, "--with-note is for one number of invitations")
            .fix("ssi log invitation 12 --with-note 3"));
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
    crate::words::counted(count.get(), "invitation")
}

fn unknown_kind(error: &KindError) -> Failure {
    let KindError::Unknown { word, nearest } = error else {
        return Failure::new(Exit::Usage, error);
    };
    let failure = Failure::new(Exit::Usage, format!("there is no kind `{}`", shown(word)));
    let own = "or, as a kind of your own, add --new-kind";
    match nearest.as_slice() {
        [] => failure.fix(format!("choose a kind of `ssi help log`, {own}")),
        kinds => failure.fix(format!("did you mean {}? {own}", or_list(kinds))),
    }
}

fn enter(file: &mut LogFile, entries: Vec<Entry>, entered: &Entered) -> Logged {
    let date = entered.date;
    let mut ids = Vec::new();
    let mut readings = Vec::new();
    for entry in entries {
        let note = entered.note.clone();
        match entry {
            Entry::Pending(pending) => readings.push(file.put_reading(date, pending, note)),
            Entry::Activity(kind, count, template) => {
                ids.push(file.add(NewActivity { date, kind, count, template, note }));
            }
        }
    }
    let log = file.log();
    let is_entered = |activity: &&Activity| activity.id.as_ref().is_some_and(|id| ids.contains(id));
    let activities = log.between(date, date).iter().filter(is_entered).cloned().collect();
    Logged { activities, readings, log }
}

fn reply(
    context: &mut Context,
    profile: &Profile,
    date: Date,
    logged: Logged,
) -> Result<(), Failure> {
    // What was imported counts too, as it does for `status` and `limits`.
    let imported = profile.imported().unwrap_or_else(|error| {
        let failure = Failure::from(error);
        context.warn(format_args!("{failure}; what was imported is not counted"));
        Vec::new()
    });
    let logged = &Logged { log: logged.log.beside(&imported), ..logged };
    // What was done is logged already: what cannot be compared is no reason to fail.
    let safe = Safe::of(profile).unwrap_or_else(|error| {
        let failure = Failure::from(error);
        context.warn(format_args!("{failure}; safe numbers are told without that file"));
        Safe::default()
    });
    let headrooms = safe.ledger(&logged.log).headrooms_after_logging(date, context.today);
    if context.json {
        reply_json(context, profile, logged)?;
    } else {
        let done = if context.dry_run { "Would log" } else { "Logged" };
        let parts: Vec<String> = logged
            .activities
            .iter()
            .map(|activity| activity_in_words(activity, logged, &headrooms, context.dry_run))
            .chain(logged.readings.iter().map(|reading| reading_in_words(reading, &headrooms)))
            .collect();
        context.confirm(format_args!("{done} {}: {}.", date.with_weekday(), parts.join("; ")));
    }
    let is_barred = |restriction: &&Restriction| {
        logged.activities.iter().any(|activity| restriction.bars(&activity.kind, date))
    };
    if let Some(restriction) = safe.restrictions.iter().find(is_barred) {
        context.warn(format_args!("{}: {}", barred(restriction), context.ssi("restriction")));
    }
    // Of what is barred the warning is said already.
    let is_new = |headroom: &&Headroom| headroom.limit.origin != Origin::Restriction;
    let concerned = headrooms.iter().filter(|headroom| concerns(headroom, logged)).filter(is_new);
    let warnings: Vec<String> = concerned.filter_map(Headroom::warning).collect();
    for warning in &warnings {
        context.warn(warning);
    }
    if !warnings.is_empty() {
        let limits = context.ssi("limits");
        context.hint(format_args!("safe numbers are advice, not rules of LinkedIn: {limits}"));
    }
    Ok(())
}

/// What to say of an activity that a restriction bars.
fn barred(restriction: &Restriction) -> String {
    let since = restriction.start.with_weekday();
    match restriction.kind {
        RestrictionKind::Invitations => {
            format!(
                "invitations are restricted since {since}; the advice is to send none until it ends"
            )
        }
        RestrictionKind::Account => {
            format!("the account is restricted since {since}; the advice is to rest until it ends")
        }
    }
}

/// `5 invitations (k7f2), 8 that day (safe number 20), 62 in 7 days (safe number 100)`. The id of a dry run is not told: the
/// row would get another one.
fn activity_in_words(
    activity: &Activity,
    logged: &Logged,
    headrooms: &[Headroom],
    dry_run: bool,
) -> String {
    let with_note = has_note(activity);
    let count = activity.count.get().into();
    let mut same = logged.activities.iter().filter(|other| other.kind == activity.kind);
    let tells_all = !with_note || same.next().is_some_and(|first| first.id == activity.id);
    let mut words = match (with_note, tells_all) {
        (false, _) => activity.kind.counted(count),
        (true, true) => format!("{} with a note", activity.kind.counted(count)),
        (true, false) => format!("{count} more with a note"),
    };
    if let (Some(id), false) = (&activity.id, dry_run) {
        words.extend([" (", id.as_str(), ")"]);
    }
    let is_told = |room: &&Headroom| is_told(room, activity, tells_all);
    let told: Vec<&Headroom> = headrooms.iter().filter(is_told).collect();
    let of_day = logged.log.between(activity.date, activity.date);
    let same_kind = of_day.iter().filter(|other| other.kind == activity.kind);
    let that_day: u64 = same_kind.map(|other| u64::from(other.count.get())).sum();
    let tells_day = told.iter().any(|room| room.limit.id == LimitId::InvitationsDay);
    if that_day > count && tells_all && !tells_day {
        words.extend([", ", &that_day.to_string(), " that day"]);
    }
    for headroom in told {
        words.extend([", ", &headroom.to_string()]);
    }
    words
}

fn has_note(activity: &Activity) -> bool {
    activity.kind.is(Kind::INVITATION) && activity.template.as_str() == Activity::WITH_NOTE
}

/// Whether a safe number is worth a word beside an activity; `tells_all` says whether those of all
/// invitations are told beside this one.
fn is_told(headroom: &Headroom, activity: &Activity, tells_all: bool) -> bool {
    let is_invitation = activity.kind.is(Kind::INVITATION) && tells_all;
    match headroom.limit.id {
        LimitId::InvitationsDay | LimitId::InvitationsWeek => is_invitation,
        LimitId::SameMessageDay => is_of_text(activity, headroom),
        LimitId::NotesMonth => has_note(activity),
        LimitId::Pending => false,
    }
}

/// Whether an activity is a message of the text that was counted.
fn is_of_text(activity: &Activity, headroom: &Headroom) -> bool {
    let is_text = |text: &Text| same_template(text, &activity.template);
    activity.kind.is(Kind::MESSAGE) && headroom.template.as_ref().is_some_and(is_text)
}

fn reading_in_words((reading, before): &(Reading, Option<u16>), headrooms: &[Headroom]) -> String {
    let is_latest = |headroom: &&Headroom| {
        headroom.limit.id == LimitId::Pending && headroom.date == reading.date
    };
    let words = headrooms
        .iter()
        .find(is_latest)
        .map_or_else(|| format!("{} pending", reading.pending), ToString::to_string);
    match before {
        Some(before) if *before != reading.pending => format!("{words}, instead of {before}"),
        _ => words,
    }
}

/// Whether what was logged counts against a safe number.
fn concerns(headroom: &Headroom, logged: &Logged) -> bool {
    let has = |is: &dyn Fn(&Activity) -> bool| logged.activities.iter().any(is);
    match headroom.limit.id {
        LimitId::InvitationsDay | LimitId::InvitationsWeek => {
            has(&|activity| activity.kind.is(Kind::INVITATION))
        }
        LimitId::SameMessageDay => has(&|activity| is_of_text(activity, headroom)),
        LimitId::NotesMonth => has(&has_note),
        LimitId::Pending => !logged.readings.is_empty(),
    }
}

fn reply_json(context: &mut Context, profile: &Profile, logged: &Logged) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        activities: Vec<ActivityFields<'a>>,
    }
    let activities = logged.activities.iter().map(ActivityFields::from);
    let readings = logged.readings.iter().map(|(reading, _)| ActivityFields::from(reading));
    let document = Document {
        schema: "ssi/log/1",
        profile: profile.name(),
        dry_run: context.dry_run,
        activities: activities.chain(readings).collect(),
    };
    context.say_json(&document)
}

fn text_option(option: &str, text: Option<&str>, context: &Context) -> Result<Text, Failure> {
    text.map_or_else(|| Ok(Text::default()), |text| numbers::text(option, text, context))
}

impl std::fmt::Display for Pair<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)?;
        self.count.map_or(Ok(()), |count| write!(f, " {count}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_kind() {
        for kind in Kind::listed() {
            let is_named = AFTER_HELP.split([' ', ',', '\n', '(']).any(|word| word == kind.name());
            assert!(is_named, "{kind}");
        }
    }

    fn split(words: &[&str]) -> Result<Vec<String>, String> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let pairs = pairs(&words).map_err(|failure| failure.to_string())?;
        Ok(pairs.iter().map(Pair::to_string).collect())
    }

    #[test]
    fn words_that_start_with_a_digit_are_counts() {
        assert_eq!(
            split(&["comment", "5", "post", "invitation", "20"]).unwrap(),
            ["comment 5", "post", "invitation 20"]
        );
        assert_eq!(split(&["comment", "-1"]).unwrap(), ["comment -1"]);
        for words in [&["5", "comments"][..], &["post", "1", "2"], &["٣"]] {
            assert!(split(words).unwrap_err().contains("where a kind is expected"));
        }
    }
}
