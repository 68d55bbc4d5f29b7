//! `ssi limits`: activity beside the safe numbers.

mod args;
mod choose;
mod sources;

use serde::Serialize;

use crate::answer::Safe;
use crate::cli::frame::{Context, Exit, Failure, table};
use crate::domain::{Date, LimitId, LimitSettings, Preset, Restriction, RestrictionKind, Text};
use crate::safety::{Headroom, Ledger, Origin, Room, Row, Standing};
use crate::store::Profile;
use crate::words;

pub(super) use args::LimitsArgs;

/// The widest name of a row.
const NAME_COLUMNS: usize = 22;

pub(super) fn run(args: &LimitsArgs, context: &mut Context) -> Result<(), Failure> {
    if args.sources {
        return sources::run(context);
    }
    if !args.set.is_empty() || args.preset.is_some() || args.reset {
        return choose::run(args, context);
    }
    let day = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    let log = profile.log()?;
    let safe = Safe::of(&profile)?;
    let ledger = safe.ledger(&log);
    let shown = Shown { day, headrooms: ledger.headrooms(day), ledger, settings: safe.on(day) };
    if context.json {
        say_json(context, &profile, &shown)?;
    } else {
        say(context, &shown);
    }
    if args.check { check(context, &shown) } else { Ok(()) }
}

/// What is shown of a day.
struct Shown<'a> {
    day: Date,
    headrooms: Vec<Headroom>,
    ledger: Ledger<'a>,
    /// What the person chose, as it held on the day.
    settings: Option<&'a LimitSettings>,
}

impl Shown<'_> {
    fn preset(&self) -> Option<Preset> {
        self.settings.and_then(|settings| settings.preset)
    }

    /// What the other set has, where none is chosen and they differ.
    fn other_set(&self, headroom: &Headroom) -> Option<&'static Row> {
        let Origin::Preset(deciding) = headroom.limit.origin else { return None };
        let other = Preset::ALL.into_iter().find(|preset| *preset != deciding)?;
        let row = Row::of(headroom.limit.id, other).filter(|row| row.preset == other);
        row.filter(|_| self.preset().is_none())
    }
}

fn say(context: &mut Context, shown: &Shown<'_>) {
    if shown.day != context.today {
        context.say(format_args!("{}:", shown.day.with_weekday()));
    }
    let mut table =
        table::with_heading(&["", "now", "safe", "room", "room again", "other set"], &[0, 4, 5]);
    for headroom in &shown.headrooms {
        table.add_row(row(shown, headroom));
    }
    for line in table::lines(table, 0) {
        context.say(line);
    }
    for line in remarks(shown) {
        for line in words::wrapped(&line, words::WIDTH) {
            context.say(line);
        }
    }
}

fn row(shown: &Shown<'_>, headroom: &Headroom) -> [String; 6] {
    let Headroom { count, limit, .. } = headroom;
    let now = if headroom.is_unknown() {
        "?".to_owned()
    } else if headroom.unknown_days > 0 {
        format!("{count} or more")
    } else {
        count.to_string()
    };
    let room = match headroom.standing() {
        Standing::Above => format!("{} over", count - limit.limit),
        _ if headroom.is_unknown() => "?".to_owned(),
        _ => headroom.room().to_string(),
    };
    let other = shown.other_set(headroom);
    let other = other.map(|row| format!("{} {}", row.preset, row.safe.limit));
    [
        name(headroom, shown.day),
        now,
        limit.limit.to_string(),
        room,
        again(shown, headroom),
        other.unwrap_or_default(),
    ]
}

/// When there is room again, of what is near its safe number: `20 on Wed 4 Mar`.
fn again(shown: &Shown<'_>, headroom: &Headroom) -> String {
    if headroom.standing() < Standing::Warn {
        return String::new();
    }
    match shown.ledger.room_back(headroom) {
        Some((date, Room { most, .. })) => {
            format!("{most} on {} {}", date.weekday(), date.day_month())
        }
        None if headroom.limit.is_barred => "when it ends".to_owned(),
        None => String::new(),
    }
}

/// The name of a row: `invitations, 7 days`, `pending (12 days ago)`, `messages, intro`.
fn name(headroom: &Headroom, day: Date) -> String {
    match (headroom.limit.id, &headroom.template) {
        (LimitId::Pending, _) => format!("pending ({})", words::ago(headroom.date, day)),
        (LimitId::SameMessageDay, Some(text)) => {
            words::cut_to(&format!("messages, {text}"), NAME_COLUMNS)
        }
        (id, _) => id.subject().to_owned(),
    }
}

/// What stands below the table.
fn remarks(shown: &Shown<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let rules = shown.ledger.rules();
    if let Some(open) = rules.restriction(shown.day).filter(|found| found.is_open_on(shown.day)) {
        lines.push(restricted(open));
    } else if let Some((_, until)) = rules.ramp_up(shown.day).and_then(Restriction::ramp_up) {
        let until = until.with_weekday();
        lines.push(format!(
            "Half of the safe numbers until {until}: two weeks after the restriction."
        ));
    }
    let unknown = shown.headrooms.iter().filter(|headroom| headroom.unknown_days > 0);
    if let Some(headroom) = unknown.max_by_key(|headroom| headroom.unknown_days) {
        lines.push(format!(
            "Nothing is known of {} of {} days: they lie before your first entry, or no import \
             covers them.",
            headroom.unknown_days, headroom.span_days
        ));
    }
    lines.extend(near(shown));
    let pending = shown.headrooms.iter().find(|headroom| headroom.limit.id == LimitId::Pending);
    match pending {
        Some(pending) if pending.standing() >= Standing::Warn => lines.push(
            "Pending: withdraw the oldest until 50 to 100 are left, at most 50 a day.".to_owned(),
        ),
        Some(_) => {}
        None => {
            lines.push("Pending invitations are not noted yet: ssi log pending COUNT".to_owned());
        }
    }
    lines.push(chosen(shown));
    lines.push("Safe numbers are advice, not rules of LinkedIn: ssi limits --sources".to_owned());
    lines
}

/// The numbers that are to be watched: `Near the safe number: invitations, 7 days (from 80 on).`
fn near(shown: &Shown<'_>) -> Option<String> {
    let watched: Vec<String> = shown
        .headrooms
        .iter()
        .filter(|headroom| headroom.standing() == Standing::Warn)
        .map(|headroom| {
            let name = match headroom.limit.id {
                LimitId::Pending => LimitId::Pending.subject().to_owned(),
                _ => name(headroom, shown.day),
            };
            format!("{name} (from {} on)", headroom.limit.warn)
        })
        .collect();
    (!watched.is_empty()).then(|| format!("Near the safe number: {}.", watched.join("; ")))
}

fn restricted(open: &Restriction) -> String {
    let since = open.start.with_weekday();
    match open.kind {
        RestrictionKind::Invitations => {
            format!(
                "Invitations are restricted since {since}: send none until it ends (ssi restriction)."
            )
        }
        RestrictionKind::Account => {
            format!(
                "The account is restricted since {since}: rest until it ends (ssi restriction)."
            )
        }
    }
}

/// Which numbers decide.
fn chosen(shown: &Shown<'_>) -> String {
    let own: Vec<&str> = shown
        .headrooms
        .iter()
        .filter(|headroom| headroom.limit.origin == Origin::Own)
        .map(|headroom| headroom.limit.id.name())
        .collect();
    let own = if own.is_empty() { String::new() } else { format!(" Yours: {}.", own.join(", ")) };
    match (shown.preset(), own.is_empty()) {
        (Some(preset), _) => format!("The set `{preset}` decides.{own}"),
        (None, false) => format!("The stricter of the two sets decides.{own}"),
        (None, true) => {
            "The stricter of the two sets decides. Choose one: ssi limits --preset NAME".to_owned()
        }
    }
}

/// Fails when a number is over.
fn check(context: &Context, shown: &Shown<'_>) -> Result<(), Failure> {
    let is_over = |headroom: &&Headroom| headroom.standing() == Standing::Above;
    let over: Vec<&Headroom> = shown.headrooms.iter().filter(is_over).collect();
    let warnings: Vec<String> = over.iter().filter_map(|headroom| headroom.warning()).collect();
    let failure = match warnings.as_slice() {
        [] => return Ok(()),
        [one] => Failure::new(Exit::Found, one),
        several => {
            let what = format!("{} numbers are above what is safe", several.len());
            Failure::new(Exit::Found, what).why(several.join("; "))
        }
    };
    // What was done on another day cannot be mended any more.
    if shown.day != context.today {
        return Err(failure);
    }
    let rules = shown.ledger.rules();
    if rules.restriction(shown.day).is_some_and(|found| found.is_open_on(shown.day)) {
        return Err(failure.fix(context.ssi("restriction")));
    }
    let mut fixes: Vec<String> = over.iter().filter_map(|headroom| fix(shown, headroom)).collect();
    fixes.dedup(); // Those of a day and of seven days are one.
    Err(if fixes.is_empty() { failure } else { failure.fix(fixes.join("; ")) })
}

/// What brings room back.
fn fix(shown: &Shown<'_>, headroom: &Headroom) -> Option<String> {
    let what = match (headroom.limit.id, &headroom.template) {
        (LimitId::Pending, _) => return Some("withdraw the oldest pending invitations".to_owned()),
        (LimitId::InvitationsDay | LimitId::InvitationsWeek, _) => "invitations".to_owned(),
        (LimitId::SameMessageDay, None) => "messages of that text".to_owned(),
        (LimitId::SameMessageDay, Some(text)) => format!("messages with the text `{text}`"),
        (LimitId::NotesMonth, _) => "personal notes".to_owned(),
    };
    let is_of_invitations = |headroom: &Headroom| {
        matches!(headroom.limit.id, LimitId::InvitationsDay | LimitId::InvitationsWeek)
    };
    // An invitation needs room in its day and in its seven days.
    let both = is_of_invitations(headroom);
    let used_up = shown.headrooms.iter().filter(|other| {
        if both { is_of_invitations(other) && other.room().most == 0 } else { *other == headroom }
    });
    let until = used_up.filter_map(|other| shown.ledger.room_back(other)).map(|(day, _)| day);
    Some(format!("send no more {what} until {}", until.max()?.with_weekday()))
}

fn say_json(context: &mut Context, profile: &Profile, shown: &Shown<'_>) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        date: String,
        preset: Option<&'static str>,
        restricted: bool,
        ramp_up_until: Option<String>,
        limits: Vec<Fields<'a>>,
    }
    #[derive(Serialize)]
    struct Fields<'a> {
        limit: &'static str,
        date: String,
        template: Option<&'a str>,
        count: u64,
        unknown_days: u32,
        span_days: u32,
        warn: u64,
        safe_number: u64,
        origin: &'static str,
        halved: bool,
        room: u64,
        room_at_most: bool,
        over: u64,
        room_again: Option<Again>,
        article: Option<u64>,
        careful: Option<u64>,
    }
    #[derive(Serialize)]
    struct Again {
        date: String,
        room: u64,
        room_at_most: bool,
    }
    let number = |id, preset| Row::of(id, preset).map(|row| row.safe.limit);
    let limits = shown.headrooms.iter().map(|headroom| {
        let again = shown.ledger.room_back(headroom);
        let Headroom { limit, count, date, unknown_days, span_days, template, .. } = headroom;
        let room = headroom.room();
        Fields {
            limit: limit.id.name(),
            date: date.to_string(),
            template: template.as_ref().map(Text::as_str),
            count: *count,
            unknown_days: *unknown_days,
            span_days: *span_days,
            warn: limit.warn,
            safe_number: limit.limit,
            origin: match limit.origin {
                Origin::Preset(preset) => preset.name(),
                Origin::Own => "own",
                Origin::Restriction => "restriction",
            },
            halved: limit.is_halved,
            room: room.most,
            room_at_most: !room.is_known,
            over: count.saturating_sub(limit.limit),
            room_again: again.map(|(date, room)| Again {
                date: date.to_string(),
                room: room.most,
                room_at_most: !room.is_known,
            }),
            article: number(limit.id, Preset::Article),
            careful: number(limit.id, Preset::Careful),
        }
    });
    let rules = shown.ledger.rules();
    let ramp_up = rules.ramp_up(shown.day).and_then(Restriction::ramp_up);
    let open = rules.restriction(shown.day);
    let document = Document {
        schema: "ssi/limits/1",
        profile: profile.name(),
        date: shown.day.to_string(),
        preset: shown.preset().map(Preset::name),
        restricted: open.is_some_and(|found| found.is_open_on(shown.day)),
        ramp_up_until: ramp_up.map(|(_, until)| until.to_string()),
        limits: limits.collect(),
    };
    context.say_json(&document)
}
