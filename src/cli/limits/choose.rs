//! `ssi limits --set`, `--preset`, `--reset`: what the person chooses.

use serde::Serialize;

use crate::cli::frame::{Context, Failure, numbers};
use crate::domain::{AccountPlan, Count, Kind, LimitId, LimitSettings, Preset, Reading, shown};
use crate::safety::Row;
use crate::store::{DataFile, Profile, ProfileFile};

use super::args::LimitsArgs;

const OPTION: &str = "--set";

/// What may stand before a span where only one makes sense, and the span's words.
const DAY: [&str; 2] = ["day", "1-day"];
const WEEK: [&str; 3] = ["week", "7-days", "7-day"];
const MONTH: [&str; 1] = ["month"];

/// Changes what is chosen, from today on.
pub(super) fn run(args: &LimitsArgs, context: &mut Context) -> Result<(), Failure> {
    let own = args.set.iter().map(|text| setting(text)).collect::<Result<Vec<_>, _>>()?;
    let profile = context.profile()?;
    context.check_writable(&profile.findings_of(DataFile::Settings, context.today)?)?;
    if context.dry_run {
        let chosen = chosen(args, &own, context, profile.file());
        return reply(context, &profile, profile.file(), &chosen);
    }
    let mut transaction = profile.begin()?;
    context.check_writable(&transaction.findings_of(DataFile::Settings, context.today)?)?;
    let mut file = transaction.settings()?;
    let chosen = chosen(args, &own, context, &file);
    if is_new(&file, &chosen) {
        file.put_limits(&chosen);
    }
    transaction.put(file.edited());
    let saved = transaction.commit(&format!("limits {}", words(&chosen)))?;
    let confirmed = context.saved_step(saved);
    context.warn_of_day_ahead(chosen.from);
    reply(context, &profile, &file, &chosen)?;
    confirmed
}

/// What would hold from today on.
fn chosen(
    args: &LimitsArgs,
    own: &[(LimitId, Count)],
    context: &Context,
    file: &ProfileFile,
) -> LimitSettings {
    let present = LimitSettings::on(file.limits(), context.today).cloned();
    let mut chosen = match present {
        Some(present) if !args.reset => LimitSettings { from: context.today, ..present },
        _ => LimitSettings::none(context.today),
    };
    if let Some(preset) = args.preset {
        chosen.preset = Some(preset.preset());
    }
    if let Some(plan) = args.plan {
        chosen.plan = Some(plan.plan());
    }
    for &(id, number) in own {
        chosen.set(id, number);
    }
    chosen
}

/// Whether it is anything but what holds already.
fn is_new(file: &ProfileFile, chosen: &LimitSettings) -> bool {
    let none = LimitSettings::none(chosen.from);
    let present = LimitSettings::on(file.limits(), chosen.from).unwrap_or(&none);
    (present.preset, present.plan, &present.own) != (chosen.preset, chosen.plan, &chosen.own)
}

/// `invitations-day=30`, `invitation=30/day`, `pending=300`, `note=5/month`. What is wrong is named: the
/// kind, the number or the span.
fn setting(text: &str) -> Result<(LimitId, Count), Failure> {
    let (what, number) = text.split_once('=').ok_or_else(|| {
        Failure::value(OPTION, format!("`{}` has no `=` before its number", shown(text)))
            .fix("write it as in: ssi limits --set invitation=30/day --set pending=300")
    })?;
    let (number, span) = match number.split_once('/') {
        Some((number, span)) => (number.trim(), Some(span)),
        None => (number.trim(), None),
    };
    let what = what.trim().to_lowercase();
    let candidates = candidates(&what);
    if candidates.is_empty() {
        let what = format!("there is no safe number for `{}`", shown(&what));
        return Err(Failure::value(OPTION, what).fix("choose invitation, pending, message or note"));
    }
    let count = numbers::count(OPTION, number)?;
    let is_meant = |id: &&LimitId| {
        let span = span.map(|span| span.trim().to_lowercase().replace([' ', '_'], "-"));
        span.is_none_or(|span| spans(**id).contains(&&*span))
    };
    let meant: Vec<&LimitId> = candidates.iter().filter(is_meant).collect();
    match (meant.as_slice(), span) {
        (&[&id], _) => Ok((id, count)),
        (_, None) => {
            let problem = format!("`{what}` has several safe numbers, each of a span of its own");
            Err(Failure::value(OPTION, problem).fix(forms(&what, count, &candidates)))
        }
        (_, Some(span)) => {
            let problem = format!("`{}` is no span of `{what}`", shown(span.trim()));
            Err(Failure::value(OPTION, problem).fix(forms(&what, count, &candidates)))
        }
    }
}

/// How the number is set for each of the safe numbers that may be meant.
fn forms(what: &str, count: Count, candidates: &[LimitId]) -> String {
    let form = |id: &LimitId| match spans(*id).first() {
        Some(span) => format!("{OPTION} {what}={count}/{span}"),
        None => format!("{OPTION} {what}={count}"),
    };
    let forms: Vec<String> = candidates.iter().map(form).collect();
    format!("write {}", forms.join(" or "))
}

/// The safe numbers that a word, in small letters, may mean.
fn candidates(what: &str) -> Vec<LimitId> {
    if let Some(id) = LimitId::from_name(&what.replace('_', "-")) {
        return vec![id];
    }
    let is = |name: &str| Kind::parse(what, &[]).is_ok_and(|kind| kind.is(name));
    if is(Kind::INVITATION) {
        vec![LimitId::InvitationsDay, LimitId::InvitationsWeek]
    } else if is(Kind::MESSAGE) {
        vec![LimitId::SameMessageDay]
    } else if matches!(what, "all messages" | "all-messages") {
        vec![LimitId::MessagesDay]
    } else if is(Kind::INMAIL) {
        vec![LimitId::InmailsMonth]
    } else if is(Kind::VIEW) {
        vec![LimitId::ViewsDay]
    } else if matches!(what, "note" | "notes") {
        vec![LimitId::NotesMonth]
    } else if what == Reading::KIND {
        vec![LimitId::Pending]
    } else {
        Vec::new()
    }
}

const fn spans(id: LimitId) -> &'static [&'static str] {
    match id {
        LimitId::InvitationsDay
        | LimitId::SameMessageDay
        | LimitId::MessagesDay
        | LimitId::ViewsDay => &DAY,
        LimitId::InvitationsWeek => &WEEK,
        LimitId::NotesMonth | LimitId::InmailsMonth => &MONTH,
        LimitId::Pending => &[],
    }
}

/// What is chosen, for the undo step.
fn words(chosen: &LimitSettings) -> String {
    let preset = chosen.preset.map(|preset| format!("preset {preset}"));
    let plan = chosen.plan.map(|plan| format!("plan {plan}"));
    let own = chosen.own.iter().map(|(id, number)| format!("{id} {number}"));
    let parts: Vec<String> = preset.into_iter().chain(plan).chain(own).collect();
    if parts.is_empty() { "of both sets".to_owned() } else { parts.join(", ") }
}

fn reply(
    context: &mut Context,
    profile: &Profile,
    file: &ProfileFile,
    chosen: &LimitSettings,
) -> Result<(), Failure> {
    if context.json {
        return reply_json(context, profile, chosen);
    }
    let done = if context.dry_run { "Would hold" } else { "Holds" };
    context.confirm(format_args!("{done} from {} on:", chosen.from.with_weekday()));
    match chosen.preset {
        Some(preset) => {
            context.confirm(format_args!("  the set of safe numbers called `{preset}`"));
        }
        None => context.confirm("  the stricter of both sets of safe numbers, article and careful"),
    }
    if let Some(plan) = chosen.plan {
        context.confirm(format_args!("  the plan `{plan}`: {}", of_plan(plan)));
    }
    for &(id, number) in &chosen.own {
        let others = Preset::BOTH.into_iter().filter_map(|preset| Row::of(id, preset));
        let plan = Row::of_plan(id, chosen.plan);
        let others: Vec<String> = others
            .chain(plan)
            .map(|row| format!("{} {}", row.belongs.name(), row.safe.limit))
            .collect();
        let others = others.join(", ");
        let others = if others.is_empty() { others } else { format!(" ({others})") };
        context.confirm(format_args!("  {}: {number}, your own{others}", id.subject()));
    }
    if let Some(above) = above_every_source(chosen) {
        context.hint(above);
    }
    if let Some(later) = file.limits().iter().find(|later| later.from > chosen.from) {
        context.warn(format_args!(
            "from {} on another choice holds: see [[limits]] in profile.toml",
            later.from.with_weekday()
        ));
    }
    Ok(())
}

/// What is part of what a person pays for.
fn of_plan(plan: AccountPlan) -> String {
    let limit = |id| Row::of_plan(id, Some(plan)).map(|row| row.safe.limit);
    match (limit(LimitId::NotesMonth), limit(LimitId::InmailsMonth)) {
        (Some(notes), _) => format!("{notes} notes of 200 letters a month, no InMails"),
        (None, Some(inmails)) => format!("notes of 300 letters, {inmails} InMails a month"),
        (None, None) => "notes of 300 letters".to_owned(),
    }
}

/// What to say of the person's own numbers that are above those of every source.
fn above_every_source(chosen: &LimitSettings) -> Option<String> {
    let above = |&(id, number): &(LimitId, Count)| {
        let highest =
            Row::all().iter().filter(|row| row.id == id).map(|row| row.safe.limit).max()?;
        (u64::from(number.get()) > highest).then(|| format!("{} ({highest})", id.subject()))
    };
    let above: Vec<String> = chosen.own.iter().filter_map(above).collect();
    (!above.is_empty())
        .then(|| format!("yours is above the highest number of every source: {}", above.join("; ")))
}

fn reply_json(
    context: &mut Context,
    profile: &Profile,
    chosen: &LimitSettings,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        dry_run: bool,
        from: String,
        preset: Option<&'static str>,
        plan: Option<&'static str>,
        own: Vec<Own>,
    }
    #[derive(Serialize)]
    struct Own {
        limit: &'static str,
        safe_number: u16,
    }
    let own = chosen.own.iter();
    let own = own.map(|&(id, number)| Own { limit: id.name(), safe_number: number.get() });
    let document = Document {
        schema: "ssi/limits-choice/1",
        profile: profile.name(),
        dry_run: context.dry_run,
        from: chosen.from.to_string(),
        preset: chosen.preset.map(Preset::name),
        plan: chosen.plan.map(AccountPlan::name),
        own: own.collect(),
    };
    context.say_json(&document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::frame::Exit;

    #[test]
    fn numbers_are_named_by_their_id_or_by_kind_and_span() {
        #[track_caller]
        fn case(text: &str, expected: LimitId) {
            let (id, number) = setting(text).unwrap();
            assert_eq!((id, number.get()), (expected, 30), "{text}");
        }
        for id in LimitId::ALL {
            case(&format!("{id}=30"), id);
        }
        case("invitations_day=30", LimitId::InvitationsDay);
        case("Invitation=30/day", LimitId::InvitationsDay);
        case("invite = 30 / week", LimitId::InvitationsWeek);
        case("invitations=30/7 days", LimitId::InvitationsWeek);
        case("invitations-week=30/week", LimitId::InvitationsWeek);
        case("message=30/day", LimitId::SameMessageDay);
        case("dm=30", LimitId::SameMessageDay);
        case("pending=30", LimitId::Pending);
        case("notes=30/month", LimitId::NotesMonth);
    }

    #[test]
    fn what_no_source_says_is_told() {
        let told = |own: &[(LimitId, u16)]| {
            let mut chosen = LimitSettings::none(crate::domain::Date::MIN);
            for &(id, number) in own {
                chosen.set(id, Count::new(number).unwrap());
            }
            above_every_source(&chosen)
        };
        assert_eq!(told(&[]), None);
        let at_most = [(LimitId::InvitationsDay, 100), (LimitId::Pending, 700)];
        assert_eq!(told(&at_most), None);
        let above = [(LimitId::InvitationsDay, 101), (LimitId::InvitationsWeek, 500)];
        let expected = "yours is above the highest number of every source: invitations, one day (100); \
                        invitations, 7 days (100)";
        assert_eq!(told(&above).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_wrong_is_named() {
        #[track_caller]
        fn case(text: &str, problem: &str, fix: &str) {
            let failure = setting(text).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage, "{text}");
            let lines = failure.lines(anstyle::Style::new());
            assert_eq!(lines, format!("ssi: --set: {problem}\n{fix}"), "{text}");
        }
        let form = "  fix: write it as in: ssi limits --set invitation=30/day --set pending=300\n";
        case("", "`` has no `=` before its number", form);
        case("30", "`30` has no `=` before its number", form);
        let kinds = "  fix: choose invitation, pending, message or note\n";
        case("comment=30/day", "there is no safe number for `comment`", kinds);
        case("invitation/day=30", "there is no safe number for `invitation/day`", kinds);
        case("=30", "there is no safe number for ``", kinds);
        for number in ["0", "x", "10001", ""] {
            let problem = format!("`{number}` is not a whole number from 1 to 10000");
            case(&format!("invitation={number}/month"), &problem, "");
        }
        let both = "  fix: write --set invitation=30/day or --set invitation=30/week\n";
        case(
            "invitation=30",
            "`invitation` has several safe numbers, each of a span of its own",
            both,
        );
        case("Invitation=30/Month", "`Month` is no span of `invitation`", both);
        let day = "  fix: write --set invitations-day=30/day\n";
        case("invitations-day=30/week", "`week` is no span of `invitations-day`", day);
        case("pending=30/day", "`day` is no span of `pending`", "  fix: write --set pending=30\n");
        case("note=5/", "`` is no span of `note`", "  fix: write --set note=5/month\n");
    }
}
