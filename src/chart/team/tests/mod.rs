mod alternative;
mod golden;
mod layout;
mod rows;

use fastrand::Rng;

use crate::chart::tests::samples::{Sample, iso, name, snapshot};
use crate::chart::{Axis, Figure, Fonts, TeamChart, TeamMember};
use crate::domain::{Date, Snapshot};

/// The last day of the invented teams; the first one is 12 weeks before.
fn end() -> Date {
    iso("2026-03-03")
}

fn days() -> (Date, Date) {
    (end().plus_days(-83), end())
}

/// People and their snapshots.
type Team = Vec<(String, Vec<Snapshot>)>;

fn chart_of(team: &Team, is_anonymous: bool, fonts: &Fonts) -> Vec<Figure> {
    let members = members(team);
    TeamChart { members: &members, days: days(), axis: Axis::Fit, is_anonymous, title: None }
        .figures(fonts)
}

fn members(team: &Team) -> Vec<TeamMember<'_>> {
    team.iter().map(|(name, snapshots)| TeamMember { name, snapshots: snapshots.into() }).collect()
}

/// Somebody with a snapshot on every so many days before the last one, from the first levels to the
/// last ones in equal steps.
fn walked(name: &str, ago: &[i32], from: [i32; 4], to: [i32; 4]) -> (String, Vec<Snapshot>) {
    let steps = i32::try_from(ago.len()).unwrap() - 1;
    let at = |(step, ago): (i32, &i32)| {
        let level = |place: usize| from[place] + (to[place] - from[place]) * step / steps.max(1);
        snapshot(end().plus_days(-ago), [0, 1, 2, 3].map(level))
    };
    (name.to_owned(), (0..).zip(ago).map(at).collect())
}

/// Every week of the twelve.
const WEEKLY: [i32; 12] = [77, 70, 63, 56, 49, 42, 35, 28, 21, 14, 7, 0];

/// A team with somebody of every sort: falling, level, rising, old, late, without pillars, with one
/// snapshot in these weeks, with none, new with one and with none.
fn everybody() -> Team {
    let level = [12_000; 4];
    let mut without = walked("Tom Bare", &WEEKLY, level, [12_000, 13_000, 12_000, 14_000]);
    for one in &mut without.1 {
        one.pillars = [None; 4];
    }
    vec![
        walked("Rita Rise", &WEEKLY, level, [14_000, 13_500, 12_000, 15_000]),
        walked("Finn Fall", &WEEKLY, level, [10_000, 12_000, 11_500, 9_500]),
        walked("Lena Level", &WEEKLY, level, level),
        walked("Olga Old", &[80, 60, 40, 30, 22], level, [13_000; 4]),
        walked("Lars Late", &[20, 10, 0], level, [12_000, 12_000, 11_000, 12_000]),
        without,
        walked("Ulf Once", &[300, 4], level, level),
        walked("Paul Past", &[400, 300], level, level),
        walked("Nina New", &[2], level, level),
        ("Zoe Zero".to_owned(), Vec::new()),
    ]
}

/// Anybody: samples of which the last snapshot lies around the last day of the chart.
fn random(seed: u64) -> Team {
    let mut rng = Rng::with_seed(seed);
    let count = rng.usize(1..30);
    let one = |rng: &mut Rng| {
        let mut sample = Sample::random(rng.u64(..));
        let last = sample.today();
        let ago = if rng.bool() { rng.i32(-5..14) } else { rng.i32(0..400) };
        for snapshot in &mut sample.snapshots {
            let before = last.days_since(snapshot.date);
            snapshot.date = end().plus_days(-ago - before);
        }
        let none = rng.u8(..) < 20;
        (name(rng), if none { Vec::new() } else { sample.snapshots })
    };
    (0..count).map(|_| one(&mut rng)).collect()
}
