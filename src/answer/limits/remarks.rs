//! What is to be said below the safe numbers.

use crate::domain::{LimitId, Restriction, RestrictionKind};
use crate::safety::{Origin, Standing};
use crate::words::counted;

use super::super::commands::Commands;
use super::day::Limits;
use super::rows::name;

impl Limits<'_> {
    /// What stands below the table, a paragraph each.
    #[must_use]
    pub fn remarks(&self, commands: &Commands) -> Vec<String> {
        let mut lines = Vec::new();
        let rules = self.ledger.rules();
        if let Some(open) = rules.restriction(self.day).filter(|found| found.is_open_on(self.day)) {
            lines.push(restricted(open, commands));
        } else if let Some((_, until)) = rules.ramp_up(self.day).and_then(Restriction::ramp_up) {
            let until = until.with_weekday();
            lines.push(format!(
                "Half of the safe numbers until {until}: two weeks after the restriction."
            ));
        }
        let unknown = self.headrooms.iter().filter(|headroom| headroom.unknown_days > 0);
        if let Some(headroom) = unknown.max_by_key(|headroom| headroom.unknown_days) {
            let imports = if self.has_imports { ", or no import covers them" } else { "" };
            lines.push(format!(
                "Nothing is known of {} of {}: they lie before your first entry{imports}.",
                headroom.unknown_days,
                counted(headroom.span_days, "day")
            ));
        }
        lines.extend(near(self));
        let pending = self.headrooms.iter().find(|headroom| headroom.limit.id == LimitId::Pending);
        match pending {
            Some(pending) if pending.standing() >= Standing::Warn => lines.push(
                "Pending: withdraw the oldest until 50 to 100 are left, at most 50 a day."
                    .to_owned(),
            ),
            Some(_) => {}
            None => {
                let log = commands.command("log pending COUNT");
                lines.push(format!("Pending invitations are not noted yet: {log}"));
            }
        }
        lines.push(chosen(self, commands));
        let sources = commands.command("limits --sources");
        lines.push(format!("Safe numbers are advice, not rules of LinkedIn: {sources}"));
        lines
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

fn restricted(open: &Restriction, commands: &Commands) -> String {
    let since = open.start.with_weekday();
    let (what, advice) = match open.kind {
        RestrictionKind::Invitations => ("Invitations are", "send none"),
        RestrictionKind::Account => ("The account is", "rest"),
    };
    let more = commands.command("restriction");
    format!("{what} restricted since {since}: {advice} until it ends ({more}).")
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
