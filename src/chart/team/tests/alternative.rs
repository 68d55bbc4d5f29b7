use super::{Team, WEEKLY, chart_of, days, everybody, walked};
use crate::chart::tests::drawn::draw;
use crate::chart::{Axis, Fonts, TeamChart, Theme};
use crate::domain::Snapshot;

#[test]
fn the_description_tells_every_row() {
    let [figure] = chart_of(&everybody(), false, &Fonts::bundled()).try_into().unwrap();
    assert_eq!(
        figure.alt,
        "Table of the Social Selling Index of 10 people, 10 Dec 2025 to 3 Mar 2026, the largest \
         fall first. 3 up by a point or more, 2 down, 4 without a change to show. Each line spans \
         20 points. Finn Fall 43 (-5), Lars Late 47 (-1 since 11 Feb), Lena Level 48 (0), \
         Tom Bare 51 (+3), Olga Old 52 (+4; last on 9 Feb), Rita Rise 55 (+7), Paul Past 48 \
         (no change to show; last on 7 May 2025), Ulf Once 48 (no change to show), \
         Nina New 48 (new), Zoe Zero (new, no snapshot yet)."
    );
}

/// A total as a reader sees it.
fn shown(one: &Snapshot) -> i32 {
    i32::try_from((one.total.thousandths() + 500) / 1_000).unwrap()
}

/// What is to be told of a person, and how far they moved.
fn expected(name: &str, snapshots: &[Snapshot]) -> (String, Option<i32>) {
    let (first_day, last_day) = days();
    let known: Vec<&Snapshot> = snapshots.iter().filter(|one| one.date <= last_day).collect();
    let drawn: Vec<&&Snapshot> = known.iter().filter(|one| one.date >= first_day).collect();
    let Some(last) = known.last() else { return (format!("{name} (new, no"), None) };
    let moved = (drawn.len() > 1).then(|| shown(last) - shown(drawn[0]));
    let words = match moved {
        _ if known.len() < 2 => "new".to_owned(),
        None => "no change to show".to_owned(),
        Some(0) => "0".to_owned(),
        Some(moved) => format!("{moved:+}"),
    };
    (format!("{name} {} ({words}", shown(last)), moved)
}

#[test]
fn what_is_told_is_what_the_snapshots_say() {
    let fonts = Fonts::bundled();
    for seed in 0..80 {
        let mut team = super::random(seed);
        for (number, (name, _)) in team.iter_mut().enumerate() {
            *name = format!("P{number}");
        }
        let all: Vec<_> = team.iter().map(|(name, known)| expected(name, known)).collect();
        let moved = |is_it: &dyn Fn(i32) -> bool| {
            all.iter().filter(|(_, moved)| moved.is_some_and(is_it)).count()
        };
        let (up, down) = (moved(&|moved| moved > 0), moved(&|moved| moved < 0));
        let counted = format!(". {up} up by a point or more, {down} down");
        let mut before = i32::MIN;
        for figure in chart_of(&team, false, &fonts) {
            assert!(figure.alt.contains(&counted), "seed {seed}: {}", figure.alt);
            for one in figure.alt.split(" P").skip(1) {
                let name = format!("P{}", one.split(' ').next().unwrap());
                let Some(told) = all.iter().find(|(told, _)| told.starts_with(&format!("{name} ")))
                else {
                    continue; // Page 1 of 2.
                };
                assert!(figure.alt.contains(&told.0), "seed {seed}: {} in {}", told.0, figure.alt);
                let moved = told.1.unwrap_or(i32::MAX);
                assert!(before <= moved, "seed {seed}: {name} in {}", figure.alt);
                before = moved;
            }
        }
    }
}

#[test]
fn of_long_names_as_many_are_told_as_have_room() {
    let one = |number: usize| {
        walked(&format!("Row {number:02} {}", "x".repeat(60)), &WEEKLY, [9_000; 4], [9_000; 4])
    };
    let team: Team = (0..12).map(one).collect();
    let [figure] = chart_of(&team, false, &Fonts::bundled()).try_into().unwrap();
    let told = figure.alt.matches("Row ").count();
    assert!(figure.alt.chars().count() <= 600 && told > 5, "{}", figure.alt);
    assert!(figure.alt.ends_with(&format!(", and {} more.", 12 - told)), "{}", figure.alt);
}

#[test]
fn without_names_no_name_is_anywhere() {
    let fonts = Fonts::bundled();
    let team = everybody();
    let [figure] = chart_of(&team, true, &fonts).try_into().unwrap();
    let bytes =
        [draw(&figure, Theme::Light, 1).bytes, figure.to_svg(Theme::Dark, &fonts).unwrap().bytes];
    let mut texts: Vec<String> =
        bytes.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    texts.push(format!("{figure:?}"));
    for (name, _) in &team {
        for word in name.split(' ') {
            let found = texts.iter().position(|text| text.contains(word));
            assert_eq!(found, None, "{word}");
        }
    }
    assert!(figure.alt.contains("A 43 (-5), B 47 (-1 since 11 Feb)"), "{}", figure.alt);
    // The letters follow the rows, whatever the order in which people were named.
    let turned: Team = team.into_iter().rev().collect();
    assert_eq!(chart_of(&turned, true, &fonts), [figure]);
}

#[test]
fn a_title_of_ones_own_leaves_the_count_to_the_subtitle() {
    let team = everybody();
    let members = super::members(&team);
    let title = Some("Our team");
    let chart =
        TeamChart { members: &members, days: days(), axis: Axis::Fit, is_anonymous: false, title };
    let [figure] = chart.figures(&Fonts::bundled()).try_into().unwrap();
    let subtitle = figure.labels().nth(1).unwrap();
    assert_eq!(figure.title, "Our team");
    assert!(subtitle.text.starts_with("10 people · 10 Dec 2025"), "{}", subtitle.text);
}
