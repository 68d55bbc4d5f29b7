//! The text alternative of a pillar is true: every number in it is computed again from the data.

use crate::chart::parts::words::alt::LONGEST;
use crate::chart::tests::samples::Sample;
use crate::chart::tests::told::{between, span, tenths};
use crate::chart::{Figure, Fonts};
use crate::domain::{Date, Delta, Pillar, Score, Series, Snapshot};

#[test]
fn every_number_of_a_pillar_is_that_of_the_data() {
    let fonts = Fonts::bundled();
    let mut seen = [0; 4];
    for (seed, pillar) in (0..200).zip(Pillar::ALL.into_iter().cycle()) {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let zoom = seed % 8 > 5;
        let Some(figure) = sample.pillar(pillar, zoom, &fonts) else { continue };
        let alt = format!("{} ", figure.alt);
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let value = |one: &Snapshot| Some((one.date, one.pillar(pillar)?));
        let values: Vec<(Date, Score)> = sample.snapshots.iter().filter_map(value).collect();
        let (first, last) = (values[0], values[values.len() - 1]);
        assert!(alt.contains(&last.0.day_month_year().to_string()), "{alt}");
        shows(between(&alt, &format!(". {} ", pillar.title()), " "), last.1, &alt);
        if alt.contains("; highest ") {
            seen[0] += 1;
            check_extremes(&values, &alt);
        }
        seen[1] += check_changes(&sample, pillar, &figure, last.0);
        seen[2] += usize::from(alt.contains("The axis is cut to "));
        assert!(zoom || !alt.contains("cut"), "{alt}");
        let is_inside = |snapshot: &&Snapshot| (first.0..=last.0).contains(&snapshot.date);
        let within = sample.snapshots.iter().filter(is_inside).count();
        assert!(alt.contains(&format!(", {within} snapshot")), "{within}: {alt}");
        if let Some((_, missing)) = alt.split_once("Not recorded in ") {
            seen[3] += 1;
            assert!(missing.starts_with(&format!("{} of", within - values.len())), "{alt}");
        }
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
}

#[track_caller]
fn shows(text: &str, score: Score, alt: &str) {
    let number: f64 = text.trim_end_matches(['.', ',']).parse().unwrap();
    assert!((number - score.points()).abs() < 0.0501, "{text} for {score}: {alt}");
}

/// The first, the highest and the lowest value, each of its day.
fn check_extremes(values: &[(Date, Score)], alt: &str) {
    let last = values[values.len() - 1].0;
    shows(between(alt, ", from ", "; highest "), values[0].1, alt);
    let is_on = |day: &str, score: Score| {
        let named = |one: &&(Date, Score)| one.0.beside(last).to_string() == day;
        let (_, found) = values.iter().find(named).unwrap_or_else(|| panic!("{day}: {alt}"));
        assert_eq!(*found, score, "{day}: {alt}");
    };
    let (highest, lowest) = alt.split_once(", lowest ").unwrap();
    let (high, day) = highest.split_once("; highest ").unwrap().1.split_once(" on ").unwrap();
    let most = values.iter().map(|one| one.1).max().unwrap();
    shows(high, most, alt);
    is_on(day, most);
    let (low, day) = lowest.split_once(". ").unwrap().0.split_once(" on ").unwrap();
    let smallest = values.iter().map(|one| one.1).min().unwrap();
    shows(low, smallest, alt);
    is_on(day, smallest);
}

/// Every change that is told, the largest first, with its row in the picture; how many they are.
fn check_changes(sample: &Sample, pillar: Pillar, figure: &Figure, last: Date) -> usize {
    let alt = &figure.alt;
    let steps = large_steps(&sample.snapshots, pillar);
    let said: Vec<&str> = alt.split("hange (").skip(1).collect();
    // Of several, the last ones may have no room.
    assert!(said.len() <= steps.len().min(3) && said.is_empty() == steps.is_empty(), "{alt}");
    for (sentence, &(moved, _, from, to)) in said.iter().zip(&steps) {
        let found = between(sentence, "): ", " from ").parse().unwrap();
        assert_eq!(tenths(found), moved, "{sentence}: {alt}");
        assert!(sentence.contains(&span(from, to, last)), "{sentence} {from} {to}");
        let expected = match sample.log.before_change(from, to).kinds().first() {
            None => ", after nothing logged.".to_owned(),
            Some((kind, count)) => format!(", after {}", kind.counted(*count)),
        };
        assert!(sentence.contains(&expected), "{expected}: {sentence}");
        // The row with its number says the same of the same day.
        let number = sentence.split(')').next().unwrap();
        let labels: Vec<&str> = figure.labels().map(|label| label.text.as_str()).collect();
        let row = labels.iter().rposition(|text| *text == number).unwrap();
        let days = [to.day_month().to_string(), to.day_month_year().to_string()];
        assert!(days.iter().any(|day| day == labels[row + 1]), "{}", labels[row + 1]);
    }
    said.len()
}

/// Changes of at least 0.3 points outside gaps, the largest first: tenths, size, and both days.
fn large_steps(snapshots: &[Snapshot], pillar: Pillar) -> Vec<(i32, u32, Date, Date)> {
    let mut steps: Vec<(i32, u32, Date, Date)> = snapshots
        .windows(2)
        .filter(|pair| pair[1].date.days_since(pair[0].date) <= 14)
        .filter_map(|pair| {
            let moved = pair[1].moved_since(&pair[0], Series::Pillar(pillar))?;
            let size = i32::try_from((moved.size() + 50) / 100).unwrap();
            let tenths = if moved < Delta::ZERO { -size } else { size };
            (moved.size() >= 300).then_some((tenths, moved.size(), pair[0].date, pair[1].date))
        })
        .collect();
    steps.sort_by_key(|step| std::cmp::Reverse((step.1, step.3)));
    steps
}

#[test]
fn the_change_in_a_title_is_the_difference_of_what_the_text_shows() {
    let fonts = Fonts::bundled();
    let mut seen = 0;
    for (seed, pillar) in (0..200).zip(Pillar::ALL.into_iter().cycle()) {
        let sample = Sample { who: None, title: None, ..Sample::random(seed) };
        let zoom = seed % 8 > 5;
        let Some(figure) = sample.pillar(pillar, zoom, &fonts) else { continue };
        let name = format!("{} ", pillar.title());
        let Some((_, rest)) = figure.alt.split_once(&format!(". {name}")) else { continue };
        let Some((values, _)) = rest.split_once("; highest ") else { continue };
        let (last, first) = values.split_once(", from ").unwrap();
        let hundredths = |text: &str| (text.parse::<f64>().unwrap() * 100.0).round();
        let moved = match between(&figure.title, ", ", " since ").split_once(' ') {
            None => 0.0,
            Some(("up", points)) => hundredths(points),
            Some((_, points)) => -hundredths(points),
        };
        seen += 1;
        assert!(
            (hundredths(last) - hundredths(first) - moved).abs() < 0.5,
            "{}: {}",
            figure.title,
            figure.alt
        );
    }
    assert!(seen > 100, "{seen}");
}
