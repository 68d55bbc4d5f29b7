//! What is to be said below the safe numbers.

use crate::domain::{Kind, LimitId, Restriction, RestrictionKind, Step};
use crate::safety::{Origin, Stage, Standing, State, plan};
use crate::words::counted;

use super::super::commands::Commands;
use super::super::restriction::is;
use super::day::Limits;
use super::rows::name;

/// Over so many days it is said how many invitations were accepted.
const ACCEPTANCE_DAYS: i32 = 30;

/// A reading of pending invitations older than that is an old one: our own choice.
const OLD_READING_DAYS: i32 = 60;

impl Limits<'_> {
    /// What stands below the table, a paragraph each.
    #[must_use]
    pub fn remarks(&self, commands: &Commands) -> Vec<String> {
        let mut lines = Vec::new();
        let rules = self.ledger.rules();
        if let Some(open) = rules.restriction(self.day).filter(|found| found.is_open_on(self.day)) {
            lines.push(restricted(open, commands));
        } else if let Some(warning) = rules.resting(self.day) {
            lines.push(rests(warning, commands));
        } else if let Some(over) = rules.ramp_up(self.day)
            && let Some((_, until)) = over.ramp_up()
        {
            let until = until.with_weekday();
            let is_warning = over.kind == RestrictionKind::Warning;
            let what = if is_warning { "warning" } else { "restriction" };
            lines.push(format!(
                "Half of the safe numbers until {until}: two weeks after the {what}, our caution."
            ));
        }
        lines.extend(self.barred().into_iter().map(|barred| format!("{barred}.")));
        let unknown = self.headrooms.iter().filter(|headroom| headroom.unknown_days > 0);
        if let Some(headroom) = unknown.max_by_key(|headroom| headroom.unknown_days) {
            let is_empty = self.ledger.is_empty(self.day);
            let imports = if self.has_imports { ", or no import covers them" } else { "" };
            let why = if is_empty {
                "no activity is logged yet".to_owned()
            } else {
                format!("they lie before your first entry{imports}")
            };
            let days = counted(headroom.span_days, "day");
            lines.push(format!("Nothing is known of {} of {days}: {why}.", headroom.unknown_days));
        }
        lines.extend(near(self));
        let pending = self.headrooms.iter().find(|headroom| headroom.limit.id == LimitId::Pending);
        match pending {
            Some(pending) if pending.standing() >= Standing::Warn && self.withdraws() => lines
                .push(
                    "Pending: withdraw the oldest until 50 to 100 are left, at most 50 a day."
                        .to_owned(),
                ),
            None if self.withdraws() => {
                let log = commands.command("log pending COUNT");
                lines.push(format!("Pending invitations are not noted yet: {log}"));
            }
            Some(_) | None => {}
        }
        lines.extend(self.old_reading());
        lines.extend(self.acceptance());
        lines.extend(self.searched());
        lines.push(chosen(self, commands));
        let sources = commands.command("limits --sources");
        lines.push(format!("Safe numbers are advice, not rules of LinkedIn: {sources}"));
        lines
    }
}

impl Limits<'_> {
    /// Whether it is a day on which to withdraw invitations: none of rest, and if a restriction is open, its
    /// plan says so.
    pub(super) fn withdraws(&self) -> bool {
        let rules = self.ledger.rules();
        let open = rules.restriction(self.day).filter(|found| found.is_open_on(self.day));
        let is_planned = |open: &Restriction| {
            let stages = plan(open, self.ledger.readings(), self.day);
            let is_withdrawal = |stage| stage == Stage::Step(Step::Withdraw);
            let mut stages = stages.iter().filter(|planned| is_withdrawal(planned.stage));
            stages.any(|planned| matches!(planned.state, State::Now | State::Open))
        };
        rules.resting(self.day).is_none() && open.is_none_or(is_planned)
    }

    /// How many searches were logged in the calendar month of the day.
    pub(super) fn searches(&self) -> u64 {
        self.ledger.logged(Kind::SEARCH, self.day.month_start(), self.day)
    }

    /// How many invitations and how many accepted ones were logged in the last 30 days.
    pub(super) fn accepted(&self) -> (u64, u64) {
        let logged =
            |kind| self.ledger.logged(kind, self.day.plus_days(1 - ACCEPTANCE_DAYS), self.day);
        (logged(Kind::INVITATION), logged(Kind::CONNECTION))
    }

    /// What came of the invitations of the last 30 days, as far as it is logged.
    fn acceptance(&self) -> Option<String> {
        let (invitations, accepted) = self.accepted();
        // An import brings every connection, those too whom others invited.
        let first = self.day.plus_days(1 - ACCEPTANCE_DAYS);
        let is_imported = self.ledger.has_imported(Kind::CONNECTION, first, self.day);
        if invitations == 0 || accepted == 0 || accepted > invitations || is_imported {
            return None;
        }
        let share = format!(", {} %", (accepted * 100 + invitations / 2) / invitations);
        Some(format!(
            "Last {ACCEPTANCE_DAYS} days: {accepted} of {invitations} invitations accepted{share}, as \
             logged; ignored ones weigh on the account."
        ))
    }

    fn searched(&self) -> Option<String> {
        let searches = self.searches();
        let what = if searches == 1 { "1 search" } else { &format!("{searches} searches") };
        (searches > 0)
            .then(|| format!("{what} this month: LinkedIn limits them without naming a number."))
    }

    /// What to say beside a reading that is long ago.
    fn old_reading(&self) -> Option<String> {
        let reading = self.headrooms.iter().find(|one| one.limit.id == LimitId::Pending)?;
        (self.day.days_since(reading.date) > OLD_READING_DAYS).then(|| {
            "That reading is old: unanswered invitations vanish after about six months \
             (practitioners, unverified)."
                .to_owned()
        })
    }
}

/// The numbers that are to be watched: `Near the safe number: invitations, 7 days (from 80 on).`
fn near(limits: &Limits<'_>) -> Option<String> {
    let watched: Vec<String> = limits
        .headrooms
        .iter()
        .filter(|headroom| headroom.standing() == Standing::Warn)
        .map(|headroom| {
            let name = match headroom.limit.id {
                LimitId::Pending => LimitId::Pending.subject().to_owned(),
                _ => name(headroom, limits.day),
            };
            format!("{name} (from {} on)", headroom.limit.warn)
        })
        .collect();
    (!watched.is_empty()).then(|| format!("Near the safe number: {}.", watched.join("; ")))
}

/// What to say on the days of rest after a warning.
fn rests(warning: &Restriction, commands: &Commands) -> String {
    let day = warning.start.with_weekday();
    let until = warning.start.plus_days(Restriction::REST_DAYS - 1).with_weekday();
    let plan = commands.command("restriction");
    format!("LinkedIn warned you on {day}: do nothing at all until {until} ({plan}).")
}

fn restricted(open: &Restriction, commands: &Commands) -> String {
    let since = open.start.with_weekday();
    let do_what = match open.kind {
        RestrictionKind::Account | RestrictionKind::Locked => "rest until it ends",
        _ => "send none until it ends",
    };
    let what = is(open.kind);
    format!("{what} since {since}: {do_what} ({}).", commands.command("restriction"))
}

/// Which numbers decide.
fn chosen(limits: &Limits<'_>, commands: &Commands) -> String {
    let own: Vec<&str> = limits
        .headrooms
        .iter()
        .filter(|headroom| headroom.limit.origin == Origin::Own)
        .map(|headroom| headroom.limit.id.name())
        .collect();
    let own = if own.is_empty() { String::new() } else { format!(" Yours: {}.", own.join(", ")) };
    match (limits.preset(), own.is_empty()) {
        (Some(preset), _) => format!("The set of safe numbers called `{preset}` decides.{own}"),
        (None, false) => format!("The stricter of the two sets decides.{own}"),
        (None, true) => {
            let choose = commands.command("limits --preset careful");
            format!(
                "Of the two sets of safe numbers, article and careful, the stricter decides. \
                 Choose one: {choose}"
            )
        }
    }
}
