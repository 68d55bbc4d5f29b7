//! The rules and the cases of chart 5.

mod alternative;
mod bands;
mod days;
mod limits;
mod words;

use crate::chart::tests::samples::iso;
use crate::chart::{ActivityChart, Area, Figure, Fonts, Ink, Mark};
use crate::domain::{LimitDay, LimitId, SafeNumber};

/// The last day of the charts.
const LAST: &str = "2026-03-15";
const DAY: LimitId = LimitId::InvitationsDay;
const WEEK: LimitId = LimitId::InvitationsWeek;

/// Days up to [`LAST`] on which nothing was done, beside that safe number.
fn idle(days: i32, limit: u64) -> Vec<LimitDay> {
    let last = iso(LAST);
    let day = |back: i32| LimitDay {
        date: last.plus_days(-back),
        count: Some(0),
        is_whole: true,
        safe: safe(limit),
        is_halved: false,
        is_restricted: false,
        before: 0,
    };
    (0..days).rev().map(day).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "as a day has it")]
fn safe(limit: u64) -> Option<SafeNumber> {
    Some(SafeNumber { warn: limit, limit })
}

/// Counts on some days, as many days before [`LAST`].
fn with(mut days: Vec<LimitDay>, counts: &[(usize, u64)]) -> Vec<LimitDay> {
    let last = days.len() - 1;
    for &(back, count) in counts {
        days[last - back].count = Some(count);
    }
    days
}

/// Days without a reading, but for some.
fn read(days: i32, limit: u64, counts: &[(usize, u64)]) -> Vec<LimitDay> {
    let mut days = idle(days, limit);
    for day in &mut days {
        day.count = None;
    }
    with(days, counts)
}

fn drawn(numbers: &[(LimitId, Vec<LimitDay>)]) -> Option<Figure> {
    ActivityChart { who: Some("Anna"), numbers, title: None }.figure(&Fonts::bundled())
}

#[track_caller]
fn figure(numbers: &[(LimitId, Vec<LimitDay>)]) -> Figure {
    drawn(numbers).unwrap()
}

fn title(numbers: &[(LimitId, Vec<LimitDay>)]) -> String {
    figure(numbers).title
}

/// Where bars end: as far right as the labels allow.
fn left(figure: &Figure) -> f64 {
    let axis = figure.marks.iter().find_map(|mark| match mark {
        Mark::Rule { from, ink: Ink::Muted, .. } => Some(from.x),
        _ => None,
    });
    axis.unwrap()
}

fn right(figure: &Figure) -> f64 {
    let axis = figure.marks.iter().find_map(|mark| match mark {
        Mark::Rule { to, ink: Ink::Muted, .. } => Some(to.x),
        _ => None,
    });
    axis.unwrap()
}

fn height(bar: &Area) -> f64 {
    bar.bottom - bar.top
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.15, "{found} instead of {expected}");
}

fn busy() -> Vec<(LimitId, Vec<LimitDay>)> {
    vec![
        (DAY, with(idle(70, 100), &[(29, 112), (28, 60), (0, 50)])),
        (WEEK, with(idle(70, 500), &[(0, 300)])),
        (LimitId::Pending, read(70, 700, &[(50, 400), (3, 340)])),
        (LimitId::SameMessageDay, idle(70, 60)),
        (LimitId::NotesMonth, with(idle(70, 5), &[(10, 2)])),
    ]
}
