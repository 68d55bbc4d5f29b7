//! What to do next.

use crate::domain::{Date, LimitId, Pillar, Restriction, Score, Snapshot, Step};
use crate::safety::{
    Headroom, Planned, Stage, Standing, State, first as first_stages, next as next_stage, plan,
};
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
        lines.extend(over_safe_numbers(self));
        let Some(last) = self.snapshots.last() else {
            lines.truncate(MOST_NEXT - 1);
            if self.open().is_none_or(|open| open.kind.lets_in()) {
                lines.extend(self.first_steps(commands));
            }
            return lines;
        };
        // Who cannot log in sees no scores, and has other cares.
        if self.open().is_some_and(|open| !open.kind.lets_in()) {
            lines.truncate(MOST_NEXT);
            return lines;
        }
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
    let Some(open) = status.open() else { return left_open(status, commands) };
    let mut lines = Vec::new();
    if let Some(last) = open.last_day().filter(|last| *last < status.today) {
        let over = open.over_on().unwrap_or(last);
        let end = commands.command(format_args!("restriction end --on {over}"));
        let last = last.beside(status.today);
        lines.push(format!("it was to last until {last}: try, and note the end: {end}"));
    }
    let stages = plan(open, status.log.readings(), status.today);
    let first = first_stages(&stages);
    let mut steps: Vec<String> =
        first.iter().map(|one| one.stage.title_on(open, status.today).to_owned()).collect();
    match next_stage(&stages) {
        None if steps.is_empty() => steps.push("nothing is due".to_owned()),
        None => {}
        Some(next) => {
            let title = next.stage.title_on(open, status.today);
            let day = |day: Date| day.beside(status.today);
            steps.push(match (next.from, next.to) {
                (Some(from), _) if from > status.today => format!("{title}, on {}", day(from)),
                (_, Some(to)) if to > status.today => format!("{title}, until {}", day(to)),
                (_, Some(_)) => format!("{title}, until tonight"),
                _ => title.to_owned(),
            });
        }
    }
    lines.push(format!("{}: {}", steps.join("; then "), commands.command("restriction")));
    lines
}

/// What is still to be done of a restriction that has ended, in the two weeks after it.
fn left_open(status: &Status<'_>, commands: &Commands) -> Vec<String> {
    let all = &status.safe.restrictions;
    let Some(place) = Restriction::current(all, status.today) else { return Vec::new() };
    let stages = plan(&all[place], status.log.readings(), status.today);
    let is_stop = |planned: &&Planned| {
        planned.stage == Stage::Step(Step::Stop)
            && matches!(planned.state, State::Now | State::Open)
    };
    let stop = stages.iter().find(is_stop);
    let title = stop.map(|planned| planned.stage.title_on(&all[place], status.today));
    title.map(|title| format!("{title}: {}", commands.command("restriction"))).into_iter().collect()
}

/// What to stop: kinds of which there were more than is safe. Of what a restriction bars its plan tells, and
/// on days of rest of everything.
fn over_safe_numbers(status: &Status<'_>) -> Option<String> {
    let today = status.today;
    let is_in = status.open().is_none_or(|open| open.kind.lets_in());
    if !is_in || status.rules.resting(today).is_some() {
        return None;
    }
    let is_free = |headroom: &&Headroom| status.rules.barring(headroom.limit.id, today).is_none();
    let headrooms: Vec<&Headroom> = status.headrooms.iter().filter(is_free).collect();
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
