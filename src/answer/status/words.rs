//! Where things stand, in words.

use crate::domain::{Current, Delta, Done, Group, Run, Runs, Series, Snapshot};
use crate::words;

use super::day::Status;

/// The most that is shown of a name, in columns.
const LONGEST_NAME: usize = 24;

impl Status<'_> {
    /// Whose scores, and where they stand, on one line of at most so many columns, if the long forms
    /// fit: `Anna Maria Lind  SSI 69 on 3 Mar 2026, up 9 since 6 Jan`.
    #[must_use]
    pub fn heading(&self, width: usize) -> String {
        let name = self.person.profile().given_name();
        let name = name.map(|name| words::shortened(name, LONGEST_NAME) + "  ").unwrap_or_default();
        if self.snapshots.is_empty() {
            return name + &self.no_scores();
        }
        let index = name + "SSI ";
        let room = width.saturating_sub(words::columns(&index));
        format!("{index}{}", self.standing(room))
    }

    /// How the total moved with the last snapshot: `up 1`.
    #[must_use]
    pub fn moved(&self) -> Option<String> {
        let [.., before, last] = self.snapshots else { return None };
        Some(words::moved(last.total - before.total))
    }

    /// The last scores.
    fn standing(&self, room: usize) -> String {
        match self.snapshots {
            [] => String::new(),
            [last] => standing_in_words(last, &Moves::default(), room),
            [.., before, last] => {
                let moves = Moves::of(before, last, self.run().as_ref());
                standing_in_words(last, &moves, room)
            }
        }
    }

    fn no_scores(&self) -> String {
        let profile = self.person.profile();
        let no = if profile.given_name().is_none() { "No" } else { "no" };
        match self.person.lost_scores() {
            None => format!("{no} scores yet in {}", profile.folder().display()),
            Some(lost) => format!("{no} scores: {} has lost them", lost.file.name()),
        }
    }

    /// The rise or fall of the total that ends at the last snapshot.
    #[must_use]
    pub fn run(&self) -> Option<Run> {
        match Runs::of(self.snapshots, Series::Total)?.current {
            Current::Running(run) => Some(run),
            Current::Still(_) => None,
        }
    }

    /// What was done today, as much of it as fits.
    #[must_use]
    pub fn done(&self, room: usize) -> String {
        done_in_words(&self.done_today(), room)
    }
}

/// How the total moved last, and since when it does so; each begins with a comma, or is empty.
#[derive(Default)]
struct Moves {
    /// `, up 1 since 2 Mar`.
    last: String,
    /// What is told of the run beside it: `, 9 since 6 Jan`, with its direction where that is another.
    beside: String,
    /// What is told where there is room for one only: `, up 9 since 6 Jan`.
    run: String,
}

impl Moves {
    /// Nothing is told of a run that began with the last step.
    fn of(before: &Snapshot, last: &Snapshot, run: Option<&Run>) -> Self {
        let step = format!(", {}", words::since_the_one_before(last, before));
        let Some(run) = run.filter(|run| run.from.date < before.date) else {
            return Self { run: step.clone(), last: step, ..Self::default() };
        };
        let is_alike = (last.total - before.total > Delta::ZERO) == (run.delta() > Delta::ZERO);
        let is_alike = is_alike && last.total != before.total;
        let moved = words::moved(run.delta());
        let size = moved.split_once(' ').filter(|_| is_alike).map_or(&*moved, |(_, size)| size);
        let since = run.from.date.beside(last.date);
        Self {
            last: step,
            beside: format!(", {size} since {since}"),
            run: format!(", {moved} since {since}"),
        }
    }
}

/// `72 on Tue 3 Mar 2026, up 2 since 17 Feb, 9 since 6 Jan (top 4 % industry, 12 % network)`, as much of it as
/// fits; `ssi history` has the rest.
fn standing_in_words(last: &Snapshot, moves: &Moves, room: usize) -> String {
    let ranks: Vec<String> = Group::ALL
        .into_iter()
        .filter_map(|group| Some(format!("{} % {}", last.comparison(group).rank?, group.name())))
        .collect();
    let ranks =
        if ranks.is_empty() { String::new() } else { format!(" (top {})", ranks.join(", ")) };
    let industry = last.comparison(Group::Industry).rank;
    let industry = industry.map(|rank| format!(" (top {rank} % industry)")).unwrap_or_default();
    let (total, date) = (last.total, last.date);
    let Moves { last: step, beside, run } = moves;
    let (long, short) = (date.with_weekday(), date.day_month_year());
    let shortest = format!("{total} on {short}");
    let forms = [
        format!("{total} on {long}{step}{beside}{ranks}"),
        format!("{shortest}{step}{beside}{ranks}"),
        format!("{shortest}{step}{beside}{industry}"),
        format!("{shortest}{step}{beside}"),
        format!("{shortest}{run}"),
    ];
    forms.into_iter().find(|form| form.len() <= room).unwrap_or(shortest)
}

/// `5 comments, 20 invitations`, as many as fit: `9 posts, 5 comments and 3 more kinds`.
fn done_in_words(done: &Done, room: usize) -> String {
    let all = done.to_string();
    if words::columns(&all) <= room {
        return all;
    }
    let parts: Vec<String> =
        done.kinds().iter().map(|(kind, count)| kind.counted(*count)).collect();
    let some = |shown: usize| {
        let rest = words::counted(parts.len() - shown, "more kind");
        format!("{} and {rest}", parts[..shown].join(", "))
    };
    let fitting = (1..parts.len()).rev().map(some).find(|some| words::columns(some) <= room);
    fitting.unwrap_or_else(|| words::counted(parts.len(), "kind"))
}
