//! The text alternative is true: every number in it is computed again from the data.

use crate::chart::parts::words::alt::LONGEST;
use crate::chart::tests::samples::{Sample, activity, iso, name, snapshot};
use crate::chart::tests::told::{between, span, tenths};
use crate::domain::{Date, Gaps, Log, Score, Snapshot, Total};

fn whole(snapshot: &Snapshot) -> String {
    format!("{}", (snapshot.total.points() + 1e-9).round())
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
    let mut seen = Seen::default();
    for seed in 0..200 {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let alt = sample.figure().alt;
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let last = sample.snapshots.last().unwrap();
        let count = sample.snapshots.len();
        assert!(alt.contains(&format!(", {count} snapshot")), "{alt}");
        assert!(alt.contains(&last.date.day_month_year().to_string()), "{alt}");
        check_total(&sample, &alt, &mut seen);
        for (place, pillar) in ["rand", "eople", "nsights", "elationships"].iter().enumerate() {
            check_pillar(&sample, &alt, place, pillar, &mut seen);
        }
        if alt.contains("Largest change") {
            seen.changes += 1;
            check_change(&sample, &alt);
        }
        let neighbours = sample.snapshots.windows(2);
        let rule = Gaps::of(&sample.snapshots);
        let gaps = neighbours.filter(|pair| rule.is_gap(pair[0].date, pair[1].date)).count();
        seen.gaps += usize::from(gaps > 0);
        assert!(!alt.contains("neighbours") || gaps == 0, "a gap may hide a larger one: {alt}");
        assert_eq!(alt.contains("No snapshots from"), gaps > 0, "{gaps}: {alt}");
    }
    let many = [seen.totals, seen.pillars, seen.changes, seen.gaps];
    assert!(many.iter().all(|&count| count > 50) && seen.unchanged > 3, "{seen:?}");
}

/// How often a sentence of each kind was checked.
#[derive(Debug, Default)]
struct Seen {
    totals: usize,
    pillars: usize,
    unchanged: usize,
    changes: usize,
    gaps: usize,
}

/// The last, first, highest and lowest total, where they differ by a point.
fn check_total(sample: &Sample, alt: &str, seen: &mut Seen) {
    let (first, last) = (&sample.snapshots[0], sample.snapshots.last().unwrap());
    let totals = || sample.snapshots.iter().map(|snapshot| snapshot.total);
    let (highest, lowest) = (totals().max().unwrap(), totals().min().unwrap());
    if (highest - lowest).size() < 1000 {
        return;
    }
    seen.totals += 1;
    let sentence = format!("Total {}, from {}; highest ", whole(last), whole(first));
    assert!(alt.contains(&sentence), "{sentence}: {alt}");
    let high = on(sample, between(alt, " on ", ", lowest"));
    let low_day = alt.split(", lowest ").nth(1).unwrap().split(" on ").nth(1).unwrap();
    let low_day = &low_day[..low_day.find(". ").unwrap()];
    assert_eq!(on(sample, low_day).total, lowest, "{alt}");
    assert_eq!(high.total, highest, "{alt}");
    assert_eq!(between(alt, "highest ", " on "), whole(high));
}

/// The last value of a pillar, and how it moved.
fn check_pillar(sample: &Sample, alt: &str, place: usize, pillar: &str, seen: &mut Seen) {
    let recorded = sample.snapshots.iter().filter_map(|snapshot| snapshot.pillars[place]);
    let values: Vec<f64> = recorded.map(Score::points).collect();
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        let is_told = alt.contains(&format!("{pillar} not recorded"));
        assert!(is_told || !alt.contains("Brand"), "{alt}");
        return;
    };
    let text = between(alt, &format!("{pillar} "), " ");
    let shown: f64 = text.trim_end_matches([',', '.']).parse().unwrap();
    assert!((shown - last).abs() < 0.0501, "{pillar} {last}: {alt}");
    if values.len() == 1 {
        return;
    }
    let moved = tenths(*last) - tenths(*first);
    let said = between(alt.split(&format!("{pillar} ")).nth(1).unwrap(), "(", ")");
    if moved == 0 {
        seen.unchanged += 1;
        assert!(said.starts_with("same within 0.1"), "{pillar}: {alt}");
    } else {
        seen.pillars += 1;
        let said = said.split(' ').next().unwrap();
        assert_eq!(tenths(said.parse().unwrap()), moved, "{pillar}: {alt}");
    }
}

/// The largest change: its size, its days, what was done before it, and how many are as large.
fn check_change(sample: &Sample, alt: &str) {
    let last = sample.snapshots.last().unwrap();
    let sentence = alt.split("Largest change ").nth(1).unwrap();
    let moved: f64 = between(sentence, ": ", " from ").parse().unwrap();
    let days = between(sentence, " from ", ", ");
    let named = |pair: &&[Snapshot]| span(pair[0].date, pair[1].date, last.date) == days;
    let pair = sample.snapshots.windows(2).find(named);
    let [earlier, later] = pair.unwrap_or_else(|| panic!("{days}: {alt}")) else { panic!() };
    let change = later.total.points() - earlier.total.points();
    assert!((moved - change).abs() < 1e-9, "{alt}");
    let done = sentence.split_once(", ").unwrap().1;
    let kinds = sample.log.before_change(earlier.date, later.date);
    let expected = match kinds.kinds().first() {
        None => "with nothing logged before it.".to_owned(),
        Some((kind, count)) => format!("after {}", kind.counted(*count)),
    };
    assert!(done.starts_with(&expected), "{expected}: {alt}");
    let neighbours = || {
        let pairs = sample.snapshots.windows(2);
        let gaps = Gaps::of(&sample.snapshots);
        let near = pairs.filter(move |pair| !gaps.is_gap(pair[0].date, pair[1].date));
        near.map(|pair| (pair[1].total.points() - pair[0].total.points()).abs())
    };
    assert!(!neighbours().any(|size| size > moved.abs() + 1e-9), "{alt}");
    let alike = neighbours().filter(|size| (size - moved.abs()).abs() < 1e-9).count();
    let said = sentence.split_once("(latest of ").map(|(_, rest)| rest.split(' ').next());
    let expected = (alike > 1).then(|| alike.to_string());
    assert_eq!(said.flatten(), expected.as_deref(), "{alt}");
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
    let sample =
        Sample { who, snapshots, log, title: Some("Other words".to_owned()), ..Sample::default() };
    assert_eq!(
        sample.figure().alt,
        "Line chart of Anna's Social Selling Index, 1 Jan to 6 Feb 2026, 4 snapshots. \
         Total 76, from 57; highest 78 on 30 Jan, lowest 56 on 3 Jan. Now up 20 since 3 Jan. \
         Brand 22.1 (+6.3), people 16.5 (+5.6), insights 18.8 (+5.7), relationships 19.0 (+1.8). \
         Largest change outside gaps: -2 from 30 Jan to 6 Feb, after 12 comments, 3 posts. \
         No snapshots from 4 Jan to 29 Jan. Axes: total 45 to 85, brand 15 to 25, \
         people 10 to 20, insights 10 to 20, relationships 10 to 20. 55 activities logged."
    );
}

/// A series of these days and totals, without pillars and without a log.
fn totals(rows: &[(&str, &str)]) -> Sample {
    let snapshot =
        |&(day, total): &(&str, &str)| Snapshot::new(iso(day), Total::parse(total).unwrap());
    Sample { snapshots: rows.iter().map(snapshot).collect(), ..Sample::default() }
}

#[test]
fn a_span_has_every_year_that_is_not_plain() {
    let gap = |first, second| {
        let days = [("2014-01-01", "50"), (first, "51"), (second, "52"), ("2027-02-01", "53")];
        totals(&days).figure().alt
    };
    let says = |alt: &str, span: &str| assert!(alt.contains(span), "{span}: {alt}");
    let alt = totals(&[("2014-01-01", "50"), ("2026-09-01", "53")]).figure().alt;
    says(&alt, "No snapshots from 2 Jan 2014 to 31 Aug 2026.");
    let alt = totals(&[("2024-12-31", "50"), ("2025-03-01", "53"), ("2026-01-01", "52")]);
    says(&alt.figure().alt, "from 1 Jan to 28 Feb 2025 and from 2 Mar to 31 Dec 2025.");
    says(&gap("2025-12-28", "2026-01-04"), "+1 from 28 Dec 2025 to 4 Jan 2026, ");
    says(&gap("2025-05-01", "2025-05-08"), "+1 from 1 May to 8 May 2025, ");
    says(&gap("2026-12-30", "2027-01-01"), "+1 from 30 Dec 2026 to 1 Jan 2027, ");
    let alt =
        totals(&[("2025-12-01", "50"), ("2025-12-03", "52"), ("2025-12-09", "53")]).figure().alt;
    says(
        &alt,
        "Largest change between neighbours: +2 from 1 Dec to 3 Dec, with nothing logged before it.",
    );
}

#[test]
fn a_total_with_a_part_has_one_decimal_in_title_label_and_text() {
    let sample = totals(&[("2026-01-01", "65"), ("2026-01-08", "66.5")]);
    let figure = sample.figure();
    assert_eq!(figure.title, "SSI 66.5: up 1.5 since 1 January");
    assert_eq!(figure.labels().find(|label| label.size == 28).unwrap().text, "66.5");
    let words = "Total 66.5, from 65.0; highest 66.5 on 8 Jan, lowest 65.0 on 1 Jan. \
                 Now no move of 4 points or more since 1 Jan. \
                 No pillars recorded. Largest change between neighbours: +1.5 from 1 Jan to 8 Jan, ";
    assert!(figure.alt.contains(words), "{}", figure.alt);
    // What LinkedIn's data hold moves by thousandths.
    let figure = totals(&[("2026-01-01", "52.603"), ("2026-01-08", "52.611")]).figure();
    assert_eq!(figure.title, "SSI 52.6: the same as on 1 January");
    assert!(
        figure.alt.contains("Total 52.6 in every snapshot, rounded. Now no move of 4 points or more since 1 Jan. No pillars"),
        "{}",
        figure.alt
    );
    assert!(!figure.alt.contains("Largest"), "{}", figure.alt);
}

#[test]
fn a_single_day_and_a_flat_series_have_their_own_words() {
    let one = Sample { who: None, log: Log::default(), ..Sample::every(7, 1, 0..0) };
    let alt = one.figure().alt;
    let start = "Bar chart of the Social Selling Index, 18 Mar 2024, 1 snapshot. Total 45. Brand ";
    assert!(alt.starts_with(start), "{alt}");
    assert!(!alt.contains('('), "{alt}");
    let flat = |day| snapshot(iso("2026-04-27").plus_days(day), [20_973, 6_380, 10_250, 15_000]);
    let sample = Sample { snapshots: (0..9).map(flat).collect(), ..Sample::default() };
    let alt = sample.figure().alt;
    let words = "Total 53, the same in every snapshot. Now no move of 4 points or more since 27 Apr. \
                 Brand 21.0 (same within 0.1)";
    assert!(alt.contains(words), "{alt}");
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
