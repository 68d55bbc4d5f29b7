//! What `ssi log` answers.

use serde::Serialize;

use crate::answer::{ActivityFields, Safe};
use crate::cli::frame::{Context, Failure};
use crate::domain::{
    Activity, Date, Kind, LimitId, Log, Reading, Restriction, RestrictionKind, Text,
};
use crate::safety::{Headroom, Origin, Standing, same_template};
use crate::store::Profile;

/// What was entered, with the ids it got.
pub(super) struct Logged {
    pub(super) activities: Vec<Activity>,
    pub(super) readings: Vec<(Reading, Option<u16>)>,
    /// The log as it is now.
    pub(super) log: Log,
}

/// Says what was logged, or in a dry run would be, and what room is left.
pub(super) fn reply(
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
    let log = logged.log.beside(&imported).up_to(context.today);
    let logged = &Logged { log, ..logged };
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
    if let Some(restriction) = safe.restrictions.iter().rfind(is_barred) {
        context.warn(match restriction.until.filter(|until| *until < date) {
            Some(until) => format!(
                "{} since {}, and was to last until {}; if it has ended, note that: {}",
                restriction.kind.matter(),
                restriction.start.with_weekday(),
                until.with_weekday(),
                context.ssi("restriction end --on WHEN")
            ),
            None => format!("{}: {}", barred(restriction), context.ssi("restriction")),
        });
    } else if let Some(rest) = safe.rules().resting(date).filter(|_| is_own(logged)) {
        context.warn(format_args!("{}: {}", resting(rest), context.ssi("restriction")));
    }
    if !context.json && is_first_message_without_text(logged, date) {
        context.hint(
            "LinkedIn may take the same text sent many times for spam; name the text with \
             --template NAME, and ssi counts it",
        );
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
    let advice = match restriction.kind {
        RestrictionKind::Account | RestrictionKind::Locked => "rest until it ends",
        _ => "send none until it ends",
    };
    format!("{} since {since}; the advice is to {advice}", restriction.kind.matter())
}

/// What to say of an activity on a day of rest.
fn resting(restriction: &Restriction) -> String {
    let since = restriction.start.with_weekday();
    let from = restriction.start.plus_days(Restriction::REST_DAYS).with_weekday();
    format!(
        "{} on {since}; the advice is to do nothing but what its plan says before {from}",
        happened(restriction)
    )
}

const fn happened(restriction: &Restriction) -> &'static str {
    match restriction.kind {
        RestrictionKind::Warning => "LinkedIn gave a warning",
        _ => "a restriction began",
    }
}

/// Whether something was logged that one does oneself.
fn is_own(logged: &Logged) -> bool {
    logged.activities.iter().any(|activity| !activity.kind.is_done_by_others())
}

/// Whether these are the first messages of a day that name no text: what the name is for is said once a day.
fn is_first_message_without_text(logged: &Logged, date: Date) -> bool {
    let is_one =
        |activity: &&Activity| activity.kind.is(Kind::MESSAGE) && activity.template.is_empty();
    let new = logged.activities.iter().filter(is_one).count();
    new > 0 && logged.log.between(date, date).iter().filter(is_one).count() <= new
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
        LimitId::MessagesDay => is_near(headroom) && activity.kind.is(Kind::MESSAGE),
        LimitId::ViewsDay => is_near(headroom) && activity.kind.is(Kind::VIEW),
        LimitId::InmailsMonth => activity.kind.is(Kind::INMAIL),
        LimitId::Pending => false,
    }
}

/// Whether its number is worth a word: from its warning on.
fn is_near(headroom: &Headroom) -> bool {
    headroom.standing() >= Standing::Warn
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
        LimitId::MessagesDay => has(&|activity| activity.kind.is(Kind::MESSAGE)),
        LimitId::ViewsDay => has(&|activity| activity.kind.is(Kind::VIEW)),
        LimitId::InmailsMonth => has(&|activity| activity.kind.is(Kind::INMAIL)),
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
