//! Pictures that a person has looked at, in `tests/golden`.
//!
//! To renew them after a wanted change, run `SSI_RENEW_GOLDEN=1 cargo test golden`, and look at
//! every one before it is committed.

use std::fs;
use std::path::PathBuf;

use super::drawn::{decoded, draw};
use super::samples::{Sample, activity, comparison, iso, snapshot};
use crate::chart::{Area, Dash, Figure, Fill, Fonts, Ink, Mark, Point, Shape, Theme};
use crate::domain::{LimitDay, LimitId, Log, Pillar, SafeNumber};

/// The most that a channel of a pixel may differ: other machines may round the last bit
/// differently.
const TOLERANCE: u8 = 8;

#[track_caller]
fn case(name: &str, sample: &Sample, theme: Theme, scale: u8) {
    compare(name, &sample.figure(), theme, scale);
}

#[track_caller]
pub(in crate::chart) fn compare(name: &str, figure: &Figure, theme: Theme, scale: u8) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.png"));
    let drawn = draw(figure, theme, scale).bytes;
    if std::env::var_os("SSI_RENEW_GOLDEN").is_some() {
        #[expect(clippy::disallowed_methods, reason = "not a user's file")]
        fs::write(&path, &drawn).unwrap();
    }
    let golden = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (found, expected) = (decoded(&drawn), decoded(&golden));
    assert_eq!((found.0, found.1), (expected.0, expected.1), "the size of {name}");
    let differing =
        found.2.iter().zip(&expected.2).filter(|(a, b)| a.abs_diff(**b) > TOLERANCE).count();
    assert_eq!(differing, 0, "parts that differ from tests/golden/{name}.png");
}

#[test]
fn the_overview_is_as_it_was_looked_at() {
    let sample = Sample::every(7, 105, 40..52);
    case("overview-light", &sample, Theme::Light, 2);
    case("overview-dark", &sample, Theme::Dark, 2);
}

#[test]
fn the_cases_of_the_overview_are_as_they_were_looked_at() {
    let mut quarter = Sample::every(2, 38, 15..23);
    let outlier = activity(iso("2024-04-10"), "invitation", 420);
    let activities = [quarter.log.activities(), &[outlier]].concat();
    quarter.log = Log::new(activities, Vec::new());
    for snapshot in &mut quarter.snapshots {
        snapshot.pillars[1] = None;
    }
    case("overview-quarter", &quarter, Theme::Light, 1);
    case("overview-one", &Sample::every(7, 1, 0..0), Theme::Light, 1);
    let flat = |day| snapshot(iso("2026-04-27").plus_days(day), [20_973, 6_380, 10_250, 15_000]);
    let flat = Sample { snapshots: (0..9).map(flat).collect(), ..Sample::default() };
    case("overview-flat", &flat, Theme::Light, 1);
    let mut bare = Sample::every(7, 30, 0..0);
    for snapshot in &mut bare.snapshots {
        snapshot.pillars = [None; 4];
    }
    bare.title = Some("How twenty weeks of writing one comment a day moved the index. ".repeat(2));
    case("overview-no-pillars", &bare, Theme::Dark, 1);
    let who = Some("李小龍 · Їжакевич · שרה".to_owned());
    let dense = Sample { who, ..Sample::every(1, 3_000, 500..560) };
    case("overview-dense", &dense, Theme::Light, 1);
}

#[test]
fn the_pillar_is_as_it_was_looked_at() {
    let fonts = Fonts::bundled();
    let quarter = Sample::every(3, 28, 10..15);
    let insights = quarter.pillar(Pillar::Insights, false, &fonts).unwrap();
    compare("pillar-light", &insights, Theme::Light, 2);
    compare("pillar-dark", &insights, Theme::Dark, 2);
}

#[test]
fn the_cases_of_the_pillar_are_as_they_were_looked_at() {
    let fonts = Fonts::bundled();
    let of = |sample: &Sample, pillar, zoom| sample.pillar(pillar, zoom, &fonts).unwrap();
    let flat = |day| {
        let brand = 20_973 + day * 7 % 60;
        snapshot(iso("2026-04-27").plus_days(day), [brand, 6_380, 10_250, 15_000])
    };
    let mut flat = Sample { snapshots: (0..9).map(flat).collect(), ..Sample::default() };
    flat.who = Some("Anna Lind".to_owned());
    compare("pillar-flat", &of(&flat, Pillar::Brand, false), Theme::Light, 1);
    compare("pillar-zoom", &of(&flat, Pillar::Brand, true), Theme::Dark, 1);
    let one = Sample::every(7, 1, 0..0);
    compare("pillar-one", &of(&one, Pillar::People, false), Theme::Light, 1);
    let mut busy = Sample::every(2, 30, 0..0);
    let kinds = ["comment", "post", "reaction", "invitation", "message", "search"];
    let day = |day: i32| iso("2024-03-18").plus_days(day);
    let many = (0..60).flat_map(|number| kinds.map(|kind| activity(day(number), kind, 9_999)));
    busy.log = Log::new(many.collect(), Vec::new());
    for (place, score) in [(10, 24_900), (11, 22_000), (12, 25_000), (13, 25_000)] {
        busy.snapshots[place] = snapshot(busy.snapshots[place].date, [score; 4]);
    }
    compare("pillar-busy", &of(&busy, Pillar::Relationships, false), Theme::Light, 1);
    let who = Some("李小龍 · Їжакевич · שרה".to_owned());
    let dense = Sample { who, ..Sample::every(1, 3_000, 500..560) };
    compare("pillar-dense", &of(&dense, Pillar::Brand, false), Theme::Light, 1);
}

#[test]
fn the_benchmark_is_as_it_was_looked_at() {
    let benchmark = Sample::every(3, 28, 10..16).benchmark(&Fonts::bundled()).unwrap();
    compare("benchmark-light", &benchmark, Theme::Light, 2);
    compare("benchmark-dark", &benchmark, Theme::Dark, 2);
}

#[test]
fn the_cases_of_the_benchmark_are_as_they_were_looked_at() {
    let fonts = Fonts::bundled();
    let of = |sample: &Sample| sample.benchmark(&fonts).unwrap();
    let mut holes = Sample::every(2, 45, 20..28);
    for (place, snapshot) in (0..).zip(&mut holes.snapshots) {
        snapshot.network.average = snapshot.network.average.filter(|_| place < 25);
        snapshot.industry.rank = snapshot.industry.rank.filter(|_| place % 9 > 2);
        snapshot.network.rank = snapshot.network.rank.filter(|_| place % 4 > 1);
    }
    compare("benchmark-holes", &of(&holes), Theme::Light, 1);
    let mut averages = Sample::every(7, 20, 0..0);
    for snapshot in &mut averages.snapshots {
        snapshot.industry = comparison(40, 1);
        snapshot.network = comparison(40, 1);
        (snapshot.industry.rank, snapshot.network.rank) = (None, None);
    }
    compare("benchmark-averages", &of(&averages), Theme::Dark, 1);
    let mut ranks = Sample::every(7, 20, 9..13);
    for (place, snapshot) in (0..).zip(&mut ranks.snapshots) {
        snapshot.industry = comparison(0, (9 - place).max(1));
        snapshot.network = comparison(0, (99 - place * 9).max(1));
        (snapshot.industry.average, snapshot.network.average) = (None, None);
    }
    compare("benchmark-ranks", &of(&ranks), Theme::Light, 1);
    compare("benchmark-one", &of(&Sample::every(7, 1, 0..0)), Theme::Light, 1);
    let who = Some("李小龍 · Їжакевич · שרה".to_owned());
    let dense = Sample { who, ..Sample::every(1, 3_000, 500..560) };
    compare("benchmark-dense", &of(&dense), Theme::Light, 1);
}

/// Anna's seventy days: days over, a restriction in which none is safe and some were sent, half of
/// the numbers after it, and readings.
fn careful_quarter() -> Sample {
    let safe = |limit| Some(SafeNumber { warn: limit * 8 / 10, limit });
    let days = |limit: u64, later: u64, count: &dyn Fn(i32) -> Option<u64>| -> Vec<LimitDay> {
        let day = |number| LimitDay {
            date: iso("2026-01-05").plus_days(number),
            count: count(number),
            is_whole: limit == 500 || count(number).is_some(), // Readings are whole.
            safe: if (44..58).contains(&number) { safe(later) } else { safe(limit) },
            is_halved: later < limit && (44..58).contains(&number),
            is_restricted: (36..44).contains(&number),
            before: 0,
        };
        (0..70).map(day).collect()
    };
    let sent = |number: i32| match number {
        35 => 31,
        34 => 24,
        40 => 3,
        36..46 => 0,
        number => u64::from((number * number % 23).unsigned_abs()) * 2 / 3,
    };
    let week = |number: i32| (0.max(number - 6)..=number).map(sent).sum();
    let readings = |number: i32| match number {
        3 => Some(320),
        17 => Some(450),
        34 => Some(612),
        38 => Some(505),
        41 => Some(390),
        66 => Some(120),
        _ => None,
    };
    let one_text = |number: i32| if number % 9 == 4 { 3 + number.unsigned_abs() / 2 } else { 0 };
    let mut of_day = days(20, 10, &|number| Some(sent(number)));
    for day in &mut of_day[36..44] {
        day.safe = safe(0);
    }
    let numbers = vec![
        (LimitId::InvitationsDay, of_day),
        (LimitId::InvitationsWeek, days(100, 50, &|number| Some(week(number)))),
        (LimitId::Pending, days(500, 500, &readings)),
        (
            LimitId::SameMessageDay,
            days(50, 25, &|number| (number > 15).then(|| one_text(number).into())),
        ),
    ];
    Sample { who: Some("Anna Lind".to_owned()), numbers, ..Sample::default() }
}

#[test]
fn the_activity_is_as_it_was_looked_at() {
    let fonts = Fonts::bundled();
    let figure = careful_quarter().activity(&fonts).unwrap();
    compare("activity-light", &figure, Theme::Light, 2);
    compare("activity-dark", &figure, Theme::Dark, 2);
}

#[test]
fn the_cases_of_the_activity_are_as_they_were_looked_at() {
    let fonts = Fonts::bundled();
    let of = |id, days: i32, count: &dyn Fn(i32) -> Option<u64>| {
        let first = iso("2026-03-15").plus_days(1 - days);
        let day = |number: i32| LimitDay {
            date: first.plus_days(number),
            count: count(number),
            is_whole: id == LimitId::Pending || count(number).is_some(),
            safe: Some(SafeNumber { warn: 16, limit: 20 }),
            is_halved: false,
            is_restricted: days > 70 && (number == 300 || number > days - 90 && number < days - 60),
            before: 0,
        };
        let numbers = vec![(id, (0..days).map(day).collect())];
        Sample { numbers, ..Sample::default() }
    };
    let draw = |name, sample: &Sample, theme| {
        compare(name, &sample.activity(&fonts).unwrap(), theme, 1);
    };
    let one = of(LimitId::InvitationsDay, 70, &|number| (number == 69).then_some(12));
    draw("activity-one", &one, Theme::Light);
    let within =
        of(LimitId::InvitationsDay, 70, &|number| Some((number % 5 * 5).unsigned_abs().into()));
    draw("activity-within", &within, Theme::Dark);
    let some = |number: i32| u64::from((number * 37 % 101 * (number % 3) / 8).unsigned_abs());
    let weeks = of(LimitId::InvitationsDay, 730, &|number| (number > 200).then(|| some(number)));
    draw("activity-weeks", &weeks, Theme::Light);
    let months = of(LimitId::SameMessageDay, 3_652, &|number| {
        Some(if number == 3_000 { 10_000 } else { some(number) })
    });
    draw("activity-months", &months, Theme::Light);
}

/// Every kind of mark that no chart above has.
fn marks() -> Figure {
    let at = |x, y| Point { x, y };
    let shapes = [Shape::Circle, Shape::Square, Shape::Triangle, Shape::Diamond];
    let dots = (0_u8..).zip(shapes).flat_map(|(place, shape)| {
        [(20.0, 4.0), (40.0, 10.0)].map(|(y, radius)| {
            let at = at(20.0 + 30.0 * f64::from(place), y);
            Mark::Dot { at, radius, ink: Ink::Pillar(Pillar::ALL[usize::from(place)]), shape }
        })
    });
    let dashes = [(8.0, 4.0, 2.5), (2.0, 4.0, 2.5), (6.0, 3.0, 1.5)];
    let lines = dashes.into_iter().zip([60.0, 70.0, 80.0]).map(|((on, off, width), y)| {
        let points = vec![at(10.0, y), at(70.0, y + 10.0), at(140.0, y)];
        Mark::Line { points, width, ink: Ink::Limit, dash: Some(Dash { on, off }) }
    });
    let bars = [(Ink::Up, 100.0), (Ink::Down, 130.0), (Ink::Bar, 160.0)].map(|(ink, top)| {
        let fills =
            [(Fill::Solid, 10.0, 34.0), (Fill::Hatched, 40.0, 90.0), (Fill::Pale, 96.0, 140.0)];
        fills.map(|(fill, left, right)| Mark::Bar {
            area: Area { left, top, right, bottom: top + 24.0 },
            ink,
            fill,
        })
    });
    let marks = dots.chain(lines).chain(bars.into_iter().flatten()).collect();
    Figure { title: String::new(), alt: String::new(), width: 150, height: 194, marks }
}

#[test]
fn every_kind_of_mark_is_as_it_was_looked_at() {
    compare("marks-light", &marks(), Theme::Light, 4);
    compare("marks-dark", &marks(), Theme::Dark, 2);
}
