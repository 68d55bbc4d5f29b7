//! What to do next.

use crate::domain::{Date, LimitId, Pillar, Restriction, Score, Snapshot};
use crate::safety::{Headroom, Standing, next as next_stage, plan};
use crate::store::Finding;
use crate::words;

use super::super::commands::Commands;
use super::day::Status;

/// A week without a snapshot is worth a word: scores change daily, and are not to be had later.
const DUE_DAYS: i32 = 7;

/// The most lines that say what to do next.
const MOST_NEXT: usize = 3;

impl Status<'_> {
    /// What to do next, the most pressing first.
    #[must_use]
    pub fn next(&self, commands: &Commands) -> Vec<String> {
        let mut lines = self.bring_back(commands);
        lines.extend(restricted(self, commands));
        lines.extend(over_safe_numbers(&self.headrooms));
        let Some(last) = self.snapshots.last() else {
            lines.truncate(MOST_NEXT - 2);
            lines.extend(self.first_steps(commands));
            return lines;
        };
        let age = self.today.days_since(last.date);
        if age >= DUE_DAYS {
            let ago = words::counted(age, "day");
            let record = commands.command("record");
            lines.push(format!("record today's scores: {record} (the last are {ago} old)"));
        }
        if let Some((pillar, score)) = weakest(last) {
            lines.push(format!("weakest pillar: {pillar} {score}"));
        }
        lines.truncate(MOST_NEXT - 1);
        lines.push("ssi changes | ssi limits | ssi plot | ssi help".to_owned());
        lines
    }

    /// The command that brings back what files have lost, where a version is kept.
    fn bring_back(&self, commands: &Commands) -> Vec<String> {
        let command = || commands.command("doctor --fix     (brings back what ssi keeps)");
        let lost = self.person.every_loss().iter();
        lost.filter(|lost| lost.can_be_brought_back()).take(1).map(|_| command()).collect()
    }

    /// What to do where no scores are recorded.
    fn first_steps(&self, commands: &Commands) -> Vec<String> {
        if self.person.lost_scores().is_some_and(Finding::can_be_brought_back) {
            return Vec::new();
        }
        let mut lines = vec![
            "open linkedin.com/sales/ssi and type what it shows:".to_owned(),
            commands.command("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"),
        ];
        if self.log.activities().is_empty() {
            lines.push(commands.command("log comment 5     (what you did today)"));
        }
        lines
    }
}

/// What the open restriction asks for next, and by when.
fn restricted(status: &Status<'_>, commands: &Commands) -> Vec<String> {
    let restrictions = &status.safe.restrictions;
    let current =
        Restriction::current(restrictions, status.today).map(|place| &restrictions[place]);
    let Some(open) = current.filter(|found| found.is_open_on(status.today)) else {
        return Vec::new();
    };
    let stages = plan(open, status.log.readings(), status.today);
    let what = match next_stage(&stages) {
        None => "nothing is due".to_owned(),
        Some(next) => {
            let title = next.stage.title(open.kind);
            let day = |day: Date| day.beside(status.today);
            let when = match (next.from, next.to) {
                (Some(from), _) if from > status.today => format!(", on {}", day(from)),
                (_, Some(to)) => format!(", until {}", day(to)),
                _ => String::new(),
            };
            format!("{title}{when}")
        }
    };
    vec![format!("{what}: {}", commands.command("restriction"))]
}

/// What to stop: kinds of which there were more than is safe.
fn over_safe_numbers(headrooms: &[Headroom]) -> Option<String> {
    let above = |id: LimitId| {
        let mut above = headrooms.iter().filter(|headroom| headroom.standing() == Standing::Above);
        above.any(|headroom| headroom.limit.id == id)
    };
    let mut paused = Vec::new();
    if above(LimitId::InvitationsDay) || above(LimitId::InvitationsWeek) {
        paused.push("invitations");
    }
    if above(LimitId::SameMessageDay) {
        paused.push("messages with the same text");
    }
    if above(LimitId::MessagesDay) {
        paused.push("messages");
    }
    if above(LimitId::ViewsDay) {
        paused.push("profile views");
    }
    if above(LimitId::NotesMonth) {
        paused.push("personal notes");
    }
    match (paused.as_slice(), above(LimitId::Pending)) {
        ([], false) => None,
        ([], true) => Some("withdraw old invitations: too many are pending".to_owned()),
        (paused, false) => Some(format!("pause {}: above what is safe", paused.join(" and "))),
        (paused, true) => {
            Some(format!("pause {}, and withdraw old pending ones", paused.join(" and ")))
        }
    }
}

/// The lowest pillar; none when two share the place or a pillar is missing.
fn weakest(snapshot: &Snapshot) -> Option<(Pillar, Score)> {
    let mut scores = Vec::new();
    for pillar in Pillar::ALL {
        scores.push((pillar, snapshot.pillar(pillar)?));
    }
    scores.sort_by_key(|&(_, score)| score);
    (scores[0].1 < scores[1].1).then_some(scores[0])
}
