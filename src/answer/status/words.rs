//! Where things stand, in words.

use crate::domain::{Current, Delta, Done, Group, Run, Runs, Series, Snapshot};
use crate::words;

use super::day::Status;

impl Status<'_> {
    /// The name that the person gave themselves.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.person.profile().given_name()
    }

    /// The last scores on one line of at most so many columns, if the long forms fit.
    #[must_use]
    pub fn standing(&self, room: usize) -> String {
        match self.snapshots {
            [] => self.no_scores(),
            [last] => standing_in_words(last, None, "", room),
            [.., before, last] => {
                let run = self.run().and_then(|run| run_in_words(&run, before, last));
                standing_in_words(last, Some(before), &run.unwrap_or_default(), room)
            }
        }
    }

    fn no_scores(&self) -> String {
        let folder = self.person.profile().folder().display();
        match self.person.lost_scores() {
            None => format!("no scores yet in {folder}"),
            Some(lost) => format!("no scores: {} has lost them", lost.file.name()),
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

/// `, 9 since 6 Jan` behind a move in the same direction, else `, up 9 since 6 Jan`; nothing where
/// the run began with the last step.
fn run_in_words(run: &Run, before: &Snapshot, last: &Snapshot) -> Option<String> {
    let is_alike = (last.total - before.total > Delta::ZERO) == (run.delta() > Delta::ZERO);
    let is_alike = is_alike && last.total != before.total;
    let moved = words::moved(run.delta());
    let moved = moved.split_once(' ').filter(|_| is_alike).map_or(&*moved, |(_, size)| size);
    let since = run.from.date.beside(last.date);
    (run.from.date < before.date).then(|| format!(", {moved} since {since}"))
}

/// `72 on Tue 3 Mar 2026, up 2 since 17 Feb, 9 since 6 Jan (top 4 % industry, 12 % network)`, as much of it as
/// fits; `ssi history` has the rest.
fn standing_in_words(last: &Snapshot, before: Option<&Snapshot>, run: &str, room: usize) -> String {
    let moved = before.map(|before| format!(", {}", words::since_the_one_before(last, before)));
    let moved = moved.unwrap_or_default();
    let ranks: Vec<String> = Group::ALL
        .into_iter()
        .filter_map(|group| Some(format!("{} % {}", last.comparison(group).rank?, group.name())))
        .collect();
    let ranks =
        if ranks.is_empty() { String::new() } else { format!(" (top {})", ranks.join(", ")) };
    let (total, date) = (last.total, last.date);
    let long = format!("{total} on {}{moved}", date.with_weekday());
    let short = format!("{total} on {}{moved}", date.day_month_year());
    let industry = last.comparison(Group::Industry).rank;
    let industry = industry.map(|rank| format!(" (top {rank} % industry)")).unwrap_or_default();
    let forms = [
        format!("{long}{run}{ranks}"),
        format!("{short}{run}{ranks}"),
        format!("{short}{run}{industry}"),
        format!("{long}{ranks}"),
        format!("{short}{ranks}"),
        format!("{long}{industry}"),
    ];
    forms.into_iter().find(|form| form.len() <= room).unwrap_or(long)
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
