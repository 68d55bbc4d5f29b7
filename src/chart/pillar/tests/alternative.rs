//! The text alternative of a pillar is true: every number in it is computed again from the data.

use crate::chart::parts::words::alt::LONGEST;
use crate::chart::tests::samples::Sample;
use crate::chart::tests::told::{between, span};
use crate::chart::{Figure, Fonts, PillarChart, WhatWasDone};
use crate::domain::{Date, Pillar, Score, Snapshot};

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
        seen[1] += check_marks(&sample, pillar, &figure, last.0);
        seen[2] += usize::from(alt.contains("The axis shows "));
        assert!(zoom || !alt.contains("The axis"), "{alt}");
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

/// Every run and step that is told, and what was done in it; how many they are.
fn check_marks(sample: &Sample, pillar: Pillar, figure: &Figure, last: Date) -> usize {
    let alt = &figure.alt;
    let value = |day: Date| {
        let of_day = sample.snapshots.iter().find(|one| one.date == day).unwrap();
        of_day.pillar(pillar).unwrap().points()
    };
    let mut told = 0;
    for run in PillarChart::stretches(pillar, (&sample.snapshots).into()) {
        let (from, to) = (run.from.date, run.to.date);
        let days = format!(" from {}", span(from, to, last));
        let sentences = alt.split(". ").filter(|one| one.contains(&days));
        let found =
            sentences.filter(|one| one.starts_with("Run of ") || one.starts_with("Step of "));
        for sentence in found {
            told += 1;
            let moved: f64 = between(sentence, " of ", " from ").parse().unwrap();
            assert!((moved - value(to) + value(from)).abs() < 0.101, "{sentence}: {alt}");
            let what = match sample.what_was_done(from, to) {
                WhatWasDone::Linked(kinds) => format!("(linked to {})", kinds.join(", ")),
                _ => "(nothing logged)".to_owned(),
            };
            assert!(
                sentence.contains(&what) || sentence.contains("pillars moved at once"),
                "{sentence}"
            );
        }
    }
    told
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
        let (_, said) = figure.title.split_once(": ").unwrap();
        // Of two changes the second one is of the whole time.
        let said = said.split_once(", ").map_or(said, |(_, whole)| whole);
        let mut words = said.split(' ');
        let moved = match (words.next(), words.next()) {
            (Some("up"), Some(points)) => hundredths(points),
            (Some("down"), Some(points)) => -hundredths(points),
            _ => 0.0,
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
