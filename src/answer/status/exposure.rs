//! How exposed the account looks: facts in one line, never a probability.

use crate::domain::{Date, Delta, LimitId, Restriction, RestrictionKind, Snapshot};
use crate::safety::Headroom;
use crate::store::DataFile;
use crate::words;

use super::day::Status;

/// The trend is taken over so many days, where snapshots reach back that far.
const TREND_DAYS: i32 = 30;

/// A reading that is older, in days, is not told without its age.
const LONGEST_FRESH: i32 = 7;

/// A fact in a long and a short form.
struct Fact {
    long: String,
    short: String,
}

impl Fact {
    /// One that is short as it is.
    fn of(text: &str) -> Self {
        Self { long: text.to_owned(), short: text.to_owned() }
    }
}

impl Status<'_> {
    /// `16 of 20 invitations today, 85 pending (read yesterday), 1 restriction, SSI up 3 in 30 days`:
    /// the restriction that is open, the number with the least room, pending invitations with their
    /// age, strikes, and the trend of the SSI. What does not fit is shortened, the last first, and then
    /// left out; `ssi limits`, `ssi restriction` and `ssi history` have all of it.
    #[must_use]
    pub fn exposure(&self, room: usize) -> String {
        let facts: Vec<Fact> = [
            restricted(self),
            tightest(self),
            pending(self),
            strikes(self),
            trend_in_words(self.snapshots),
        ]
        .into_iter()
        .flatten()
        .collect();
        let forms = (0..=facts.len())
            .rev()
            .map(|long| forms(&facts, long))
            .chain((1..facts.len()).rev().map(|kept| forms(&facts[..kept], 0)));
        let mut forms: Vec<String> = forms.collect();
        let fitting = forms.iter().position(|line| words::columns(line) <= room);
        forms.swap_remove(fitting.unwrap_or(forms.len() - 1))
    }
}

/// The facts, so many of them in their long form.
fn forms(facts: &[Fact], long: usize) -> String {
    let form = |(place, fact): (usize, &Fact)| {
        if place < long { fact.long.clone() } else { fact.short.clone() }
    };
    facts.iter().enumerate().map(form).collect::<Vec<_>>().join(", ")
}

/// The restriction that is open, or the ramp-up after one.
fn restricted(status: &Status<'_>) -> Option<Fact> {
    if let Some(not_known) = status.not_known(DataFile::Restrictions) {
        let long = format!("restrictions {not_known}");
        return Some(Fact { long, short: "restrictions not known".to_owned() });
    }
    let rules = status.rules;
    if let Some(open) = status.open() {
        let since = open.start.beside(status.today);
        let what = match open.kind {
            RestrictionKind::WeeklyLimit => {
                return Some(Fact::of(&format!("weekly limit reached {since}")));
            }
            RestrictionKind::Warning => return Some(Fact::of(&format!("warned {since}"))),
            RestrictionKind::Locked => "account locked",
            RestrictionKind::Messages => "messages restricted",
            RestrictionKind::Account => "account restricted",
            RestrictionKind::Invitations => "invitations restricted",
        };
        let time = time_of(status, open).map(|time| format!(" ({} time)", words::ordinal(time)));
        let (long, time) = (format!("{what} since {since}"), time.unwrap_or_default());
        return Some(Fact { long: format!("{long}{time}"), short: long });
    }
    let (_, until) = rules.ramp_up(status.today)?.ramp_up()?;
    let until = until.beside(status.today);
    let long = format!("half of the safe numbers until {until}");
    Some(Fact { long, short: format!("half numbers until {until}") })
}

/// The how-manieth restriction it is.
fn time_of(status: &Status<'_>, found: &Restriction) -> Option<u16> {
    let all = &status.safe.restrictions;
    let place = all.iter().position(|other| other.start == found.start)?;
    Restriction::times(all).get(place).copied().flatten()
}

/// The number of the day with the least room, but for pending invitations and for what a restriction bars: of
/// that only what was done all the same is told. What was lost may have been more, or makes a safe number
/// smaller.
fn tightest(status: &Status<'_>) -> Option<Fact> {
    let is_lost = |file: DataFile| status.person.lost(file).is_some();
    if is_lost(DataFile::Log) || is_lost(DataFile::Events) {
        return Some(Fact::of("invitations unknown"));
    }
    let is_activity = |headroom: &&Headroom| headroom.limit.id != LimitId::Pending;
    // Where none is safe, one is more than any share of another number.
    let share = |headroom: &&Headroom| {
        let thousandths = (headroom.count * 1000).checked_div(headroom.limit.limit);
        thousandths.unwrap_or(if headroom.count > 0 { u64::MAX } else { 0 })
    };
    // Of equal ones the first: `max_by_key` takes the last.
    let found = status.headrooms.iter().filter(is_activity).rev().max_by_key(share)?;
    if status.open().is_some() && found.limit.limit > 0 {
        return None;
    }
    let (count, limit) = (found.count, found.limit.limit);
    let what = match found.limit.id {
        LimitId::InvitationsDay => "invitations today",
        LimitId::InvitationsWeek => "invitations in 7 days",
        LimitId::SameMessageDay => "messages with the same text",
        LimitId::MessagesDay => "messages today",
        LimitId::NotesMonth => "notes this month",
        LimitId::InmailsMonth => "InMails this month",
        LimitId::ViewsDay => "profile views today",
        LimitId::Pending => "pending",
    };
    if count == 0 {
        return Some(none_sent(&status.headrooms));
    }
    if is_lost(DataFile::Restrictions) || is_lost(DataFile::Settings) {
        return Some(Fact::of(&format!("{count} {what}")));
    }
    if limit == 0 {
        let sent = if found.limit.id == LimitId::ViewsDay { what } else { "sent today" };
        return Some(Fact::of(&format!("{count} {sent} (none is safe)")));
    }
    // Days that no import covers may have had more.
    let (more, plus) = if found.unknown_days > 0 { (" or more", "+") } else { ("", "") };
    let long = format!("{count}{more} of {limit} {what}");
    let short = format!("{count}{plus}/{limit} {what}");
    Some(Fact { long, short: short.replace(" in 7 days", " a week") })
}

/// That no invitation was sent, if of all days it is known.
fn none_sent(headrooms: &[Headroom]) -> Fact {
    let is_of_invitations =
        |id: LimitId| matches!(id, LimitId::InvitationsDay | LimitId::InvitationsWeek);
    let mut invitations = headrooms.iter().filter(|one| is_of_invitations(one.limit.id));
    if invitations.any(|one| one.unknown_days > 0) {
        return Fact::of("invitations unknown");
    }
    let short = "0 invited in 7 days".to_owned();
    Fact { long: "no invitations in 7 days".to_owned(), short }
}

/// The latest reading of pending invitations, with its age.
fn pending(status: &Status<'_>) -> Option<Fact> {
    let mut pending = status.headrooms.iter();
    let Headroom { count, date, limit, .. } =
        pending.find(|headroom| headroom.limit.id == LimitId::Pending)?;
    let read = words::ago(*date, status.today);
    let is_old = status.today.days_since(*date) > LONGEST_FRESH;
    let age = if is_old { format!(" ({read})") } else { String::new() };
    if *count > limit.limit {
        let limit = limit.limit;
        let long = format!("{count} of {limit} pending (read {read})");
        return Some(Fact { long, short: format!("{count}/{limit} pending{age}") });
    }
    let long = format!("{count} pending (read {read})");
    Some(Fact { long, short: format!("{count} pending{age}") })
}

/// How many restrictions there were; those that do not count are none.
fn strikes(status: &Status<'_>) -> Option<Fact> {
    let begun = status.safe.restrictions.iter().filter(|found| found.start <= status.today);
    let is_open = status.rules.restriction(status.today);
    let is_open = is_open.is_some_and(|open| open.is_open_on(status.today));
    let last = begun.rev().find(|found| found.strike.is_some());
    match last {
        // The first fact tells it.
        _ if is_open => None,
        Some(last) => {
            let time = time_of(status, last)?;
            let ended = last.end.unwrap_or(last.start).day_month_year();
            let long = format!("{} restriction ended {ended}", words::ordinal(time));
            Some(Fact { long, short: words::counted(time, "restriction") })
        }
        None if status.person.lost(DataFile::Restrictions).is_some() => None,
        None => Some(Fact::of("no restriction")),
    }
}

/// The level of the SSI, and how it moved.
fn trend_in_words(snapshots: &[Snapshot]) -> Option<Fact> {
    let last = snapshots.last()?;
    let Some((moved, days)) = trend(snapshots) else {
        let level = format!("SSI {}", last.total);
        return Some(Fact { long: level.clone(), short: level });
    };
    let way = words::moved(moved);
    let days = words::counted(days, "day");
    let long = format!("SSI {} ({way} in {days})", last.total);
    let short = if moved == Delta::ZERO { way } else { moved.to_string() };
    Some(Fact { long, short: format!("SSI {short} ({days})") })
}

/// How the total moved in about 30 days: since the latest snapshot that is at least so old, else
/// since the first; also in how many days. `None` with one snapshot.
pub(super) fn trend(snapshots: &[Snapshot]) -> Option<(Delta, i32)> {
    let last = snapshots.last()?;
    let is_old = |date: Date| last.date.days_since(date) >= TREND_DAYS;
    let before = snapshots.iter().rev().find(|snapshot| is_old(snapshot.date));
    let before = before.or(snapshots.first()).filter(|before| before.date < last.date)?;
    Some((last.total - before.total, last.date.days_since(before.date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Total;

    fn snapshots(rows: &[(&str, &str)]) -> Vec<Snapshot> {
        let row = |&(date, total): &(&str, &str)| {
            Snapshot::new(Date::parse(date).unwrap(), Total::parse(total).unwrap())
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_trend_reaches_back_30_days_or_to_the_first_snapshot() {
        #[track_caller]
        fn case(rows: &[(&str, &str)], expected: Option<(&str, i32)>) {
            let found = trend(&snapshots(rows)).map(|(moved, days)| (moved.to_string(), days));
            assert_eq!(found, expected.map(|(moved, days)| (moved.to_owned(), days)));
        }
        case(&[], None);
        case(&[("2026-03-03", "70")], None);
        case(&[("2026-03-01", "70"), ("2026-03-03", "72")], Some(("+2", 2)));
        let rows = [
            ("2026-01-01", "60"),
            ("2026-02-01", "70"),
            ("2026-02-02", "75"),
            ("2026-03-03", "72"),
        ];
        case(&rows, Some(("+2", 30)));
    }

    #[test]
    fn facts_are_shortened_from_the_last_on_and_then_left_out() {
        let fact =
            |long: &str, short: &str| Fact { long: long.to_owned(), short: short.to_owned() };
        let facts = [fact("long one", "one"), fact("long two", "two")];
        assert_eq!(forms(&facts, 2), "long one, long two");
        assert_eq!(forms(&facts, 1), "long one, two");
        assert_eq!(forms(&facts, 0), "one, two");
    }
}
