//! `ssi limits --set`, `--preset`, `--reset`: what the person chooses.

use serde::Serialize;

use crate::domain::{Count, Kind, LimitId, LimitSettings, Preset, Reading, shown};
use crate::safety::Row;
use crate::store::{Profile, ProfileFile, Saved};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::numbers;
use super::LimitsArgs;

/// What may stand before a span where only one makes sense, and the span's words.
const DAY: [&str; 2] = ["day", "1-day"];
const WEEK: [&str; 3] = ["week", "7-days", "7-day"];
const MONTH: [&str; 1] = ["month"];

/// Changes what is chosen, from today on.
pub(super) fn run(args: &LimitsArgs, context: &mut Context) -> Result<(), Failure> {
    let own = args.set.iter().map(|text| setting(text)).collect::<Result<Vec<_>, _>>()?;
    let profile = context.profile()?;
    if context.dry_run {
        let chosen = chosen(args, &own, context, profile.file());
        return reply(context, &profile, profile.file(), &chosen);
    }
    let (chosen, file, saved) = {
        let lock = profile.lock()?;
        let mut file = lock.profile_file()?;
        let chosen = chosen(args, &own, context, &file);
        let saved = if is_new(&file, &chosen) {
            file.put_limits(&chosen);
            lock.save_settings(&file, &format!("limits {}", words(&chosen)))?
        } else {
            Saved::Unchanged
        };
        (chosen, file, saved)
    };
    let confirmed = context.saved(saved);
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
    for &(id, number) in own {
        chosen.set(id, number);
    }
    chosen
}

/// Whether it is anything but what holds already.
fn is_new(file: &ProfileFile, chosen: &LimitSettings) -> bool {
    let none = LimitSettings::none(chosen.from);
    let present = LimitSettings::on(file.limits(), chosen.from).unwrap_or(&none);
    (present.preset, &present.own) != (chosen.preset, &chosen.own)
}

/// `invitations-day=30`, `invitation=30/day`, `pending=300`, `note=5/month`.
fn setting(text: &str) -> Result<(LimitId, Count), Failure> {
    let form = || {
        Failure::value("--set", format!("`{}` does not name a number to set", shown(text)))
            .fix("write it as in: ssi limits --set invitation=30/day --set pending=300")
    };
    let (what, number) = text.split_once('=').ok_or_else(form)?;
    let (number, span) = match number.split_once('/') {
        Some((number, span)) => (number, Some(span)),
        None => (number, None),
    };
    let span = span.map(|span| span.trim().to_lowercase().replace([' ', '_'], "-"));
    let id = limit(what.trim(), span.as_deref()).ok_or_else(form)?;
    Ok((id, numbers::count(id.name(), number)?))
}

/// The safe number that is meant; `None` where that is not clear.
fn limit(what: &str, span: Option<&str>) -> Option<LimitId> {
    let what = what.to_lowercase();
    let fits = |spans: &[&str]| span.is_none_or(|span| spans.contains(&span));
    if let Some(id) = LimitId::from_name(&what.replace('_', "-")) {
        return Some(id).filter(|id| fits(spans(*id)));
    }
    let is = |name: &str| Kind::parse(&what, &[]).is_ok_and(|kind| kind.is(name));
    let candidates: &[LimitId] = if is(Kind::INVITATION) {
        &[LimitId::InvitationsDay, LimitId::InvitationsWeek]
    } else if is(Kind::MESSAGE) {
        &[LimitId::SameMessageDay]
    } else if matches!(what.as_str(), "note" | "notes") {
        &[LimitId::NotesMonth]
    } else if what == Reading::KIND {
        &[LimitId::Pending]
    } else {
        &[]
    };
    let mut fitting = candidates.iter().copied().filter(|id| fits(spans(*id)));
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found)
}

const fn spans(id: LimitId) -> &'static [&'static str] {
    match id {
        LimitId::InvitationsDay | LimitId::SameMessageDay => &DAY,
        LimitId::InvitationsWeek => &WEEK,
        LimitId::NotesMonth => &MONTH,
        LimitId::Pending => &[],
    }
}

/// What is chosen, for the undo step.
fn words(chosen: &LimitSettings) -> String {
    let preset = chosen.preset.map(|preset| format!("preset {preset}"));
    let own = chosen.own.iter().map(|(id, number)| format!("{id} {number}"));
    let parts: Vec<String> = preset.into_iter().chain(own).collect();
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
        Some(preset) => context.confirm(format_args!("  the set `{preset}`")),
        None => context.confirm("  the stricter of both sets"),
    }
    for &(id, number) in &chosen.own {
        let others: Vec<String> = Preset::ALL
            .into_iter()
            .filter_map(|preset| Row::of(id, preset).filter(|row| row.preset == preset))
            .map(|row| format!("{} {}", row.preset, row.safe.limit))
            .collect();
        context.confirm(format_args!(
            "  {}: {number}, your own ({})",
            id.subject(),
            others.join(", ")
        ));
    }
    if let Some(later) = file.limits().iter().find(|later| later.from > chosen.from) {
        context.warn(format_args!(
            "from {} on another choice holds: see [[limits]] in profile.toml",
            later.from.with_weekday()
        ));
    }
    Ok(())
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
        own: own.collect(),
    };
    context.say_json(&document)
}

#[cfg(test)]
mod tests {
    use super::super::super::failure::Exit;
    use super::*;

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
    fn what_is_not_clear_is_refused() {
        for text in [
            "",
            "30",
            "invitation=30",
            "invitation=30/month",
            "invitations-day=30/week",
            "pending=30/day",
            "comment=30/day",
            "invitation=0/day",
            "invitation=x/day",
            "invitation=10001/day",
            "invitation/day=30",
        ] {
            assert_eq!(setting(text).map_err(|failure| failure.exit), Err(Exit::Usage), "{text}");
        }
    }
}
