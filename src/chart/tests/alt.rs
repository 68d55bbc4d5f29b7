//! The text alternative is true: every number in it is computed again from the data.

use super::samples::{Sample, activity, iso, name, snapshot};
use crate::chart::alt::LONGEST;
use crate::domain::{Date, Log, Score, Snapshot};

fn whole(snapshot: &Snapshot) -> String {
    format!("{}", (snapshot.total.points() + 1e-9).round())
}

/// The text between two others.
#[track_caller]
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap_or_else(|| panic!("no `{before}` in `{text}`"));
    let rest = &text[start + before.len()..];
    &rest[..rest.find(after).unwrap_or_else(|| panic!("no `{after}` in `{rest}`"))]
}

/// The snapshot of a day in words; the year is the last snapshot's unless it is written.
#[track_caller]
fn on<'a>(sample: &'a Sample, day: &str) -> &'a Snapshot {
    let last = sample.snapshots.last().unwrap().date;
    let named = |date: Date| date.beside(last).to_string() == day;
    sample.snapshots.iter().find(|snapshot| named(snapshot.date)).unwrap_or_else(|| panic!("{day}"))
}

#[test]
fn every_number_is_that_of_the_data() {
    let mut seen = [0; 4];
    for seed in 0..200 {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let alt = sample.figure().alt;
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let (first, last) = (&sample.snapshots[0], sample.snapshots.last().unwrap());
        let count = sample.snapshots.len();
        assert!(alt.contains(&format!(", {count} snapshot")), "{alt}");
        assert!(alt.contains(&last.date.day_month_year().to_string()), "{alt}");
        let totals = || sample.snapshots.iter().map(|snapshot| snapshot.total);
        let (highest, lowest) = (totals().max().unwrap(), totals().min().unwrap());
        if (highest - lowest).size() >= 1000 {
            seen[0] += 1;
            let sentence = format!("Total {}, from {}; highest ", whole(last), whole(first));
            assert!(alt.contains(&sentence), "{sentence}: {alt}");
            let high = on(&sample, between(&alt, " on ", ", lowest"));
            let low_day = alt.split(", lowest ").nth(1).unwrap().split(" on ").nth(1).unwrap();
            let low_day = &low_day[..low_day.find(". ").unwrap()];
            assert_eq!(on(&sample, low_day).total, lowest, "{alt}");
            assert_eq!(high.total, highest, "{alt}");
            assert_eq!(between(&alt, "highest ", " on "), whole(high));
        }
        for (place, pillar) in ["rand", "eople", "nsights", "elationships"].iter().enumerate() {
            let values: Vec<f64> = sample
                .snapshots
                .iter()
                .filter_map(|snapshot| snapshot.pillars[place])
                .map(Score::points)
                .collect();
            if let (Some(first), Some(last)) = (values.first(), values.last()) {
                let text = between(&alt, &format!("{pillar} "), " ");
                let shown: f64 = text.trim_end_matches([',', '.']).parse().unwrap();
                assert!((shown - last).abs() < 0.0501, "{pillar} {last}: {alt}");
                if values.len() > 1 && (last - first).abs() >= 0.1 {
                    seen[1] += 1;
                    let rest = alt.split(&format!("{pillar} ")).nth(1).unwrap();
                    let moved = between(rest, "(", ")").split(' ').next().unwrap();
                    let moved: f64 = moved.parse().unwrap();
                    assert!((moved - (last - first)).abs() < 0.0501, "{pillar}: {alt}");
                }
            } else if alt.contains("Brand") {
                assert!(alt.contains(&format!("{pillar} not recorded")), "{alt}");
            }
        }
        if alt.contains("Largest change") {
            seen[2] += 1;
            let days = between(&alt, "neighbours: ", ", after");
            let moved: f64 = days.split(' ').next().unwrap().parse().unwrap();
            let earlier = on(&sample, between(days, "from ", " to "));
            let later = on(&sample, days.split(" to ").nth(1).unwrap());
            let change = later.total.points() - earlier.total.points();
            assert!((moved - change).abs() < 1e-9, "{alt}");
            let done = alt.split(", after ").nth(1).unwrap();
            let kinds = sample.log.before_change(earlier.date, later.date);
            match kinds.kinds().first() {
                None => assert!(done.starts_with("nothing logged"), "{alt}"),
                Some((kind, count)) => assert!(done.starts_with(&kind.counted(*count)), "{alt}"),
            }
            let larger = sample.snapshots.windows(2).any(|pair| {
                pair[1].date.days_since(pair[0].date) <= 14
                    && (pair[1].total.points() - pair[0].total.points()).abs() > moved.abs() + 1e-9
            });
            assert!(!larger, "{alt}");
        }
        let gaps = sample
            .snapshots
            .windows(2)
            .filter(|pair| pair[1].date.days_since(pair[0].date) > 14)
            .count();
        seen[3] += usize::from(gaps > 0);
        assert_eq!(alt.contains("No snapshots from"), gaps > 0, "{gaps}: {alt}");
    }
    assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
}

#[test]
fn the_text_is_that_of_the_specification() {
    let scores = [[15_800, 10_900, 13_100, 17_200], [16_000, 10_900, 13_100, 16_000]];
    let mut snapshots = vec![
        snapshot(iso("2026-01-01"), scores[0]),
        snapshot(iso("2026-01-03"), scores[1]),
        snapshot(iso("2026-01-30"), [22_100, 18_400, 18_800, 19_000]),
        snapshot(iso("2026-02-06"), [22_100, 16_500, 18_800, 19_000]),
    ];
    snapshots[2].pillars[1] = None;
    let log = Log::new(
        vec![
            activity(iso("2026-01-30"), "comment", 12),
            activity(iso("2026-02-05"), "post", 3),
            activity(iso("2026-02-06"), "post", 40),
        ],
        Vec::new(),
    );
    let who = Some("Anna".to_owned());
    let sample = Sample { who, snapshots, log, title: Some("Other words".to_owned()) };
    assert_eq!(
        sample.figure().alt,
        "Line chart of Anna's Social Selling Index, 1 Jan to 6 Feb 2026, 4 snapshots. \
         Total 76, from 57; highest 78 on 30 Jan, lowest 56 on 3 Jan. \
         Brand 22.1 (+6.3), people 16.5 (+5.6), insights 18.8 (+5.7), relationships 19.0 (+1.8). \
         Largest change between neighbours: -2 from 30 Jan to 6 Feb, after 12 comments, 3 posts. \
         No snapshots from 4 Jan to 29 Jan. 55 activities logged."
    );
}

#[test]
fn a_single_day_and_a_flat_series_have_their_own_words() {
    let one = Sample { who: None, log: Log::default(), ..Sample::every(7, 1, 0..0) };
    let alt = one.figure().alt;
    let start = "Line chart of the Social Selling Index, 18 Mar 2024, 1 snapshot. Total 45. Brand ";
    assert!(alt.starts_with(start), "{alt}");
    assert!(!alt.contains('('), "{alt}");
    let flat = |day| snapshot(iso("2026-04-27").plus_days(day), [20_973, 6_380, 10_250, 15_000]);
    let sample = Sample { snapshots: (0..9).map(flat).collect(), ..Sample::default() };
    let alt = sample.figure().alt;
    assert!(alt.contains("Total 53, the same in every snapshot. Brand 21.0 (unchanged)"), "{alt}");
}

#[test]
fn no_name_makes_it_too_long() {
    let mut rng = fastrand::Rng::with_seed(3);
    for seed in 0..100 {
        let who = Some(name(&mut rng).repeat(4));
        let alt = Sample { who, ..Sample::random(seed) }.figure().alt;
        assert!(alt.chars().count() <= LONGEST, "{alt}");
        assert!(alt.contains("Total "), "{alt}");
    }
}
