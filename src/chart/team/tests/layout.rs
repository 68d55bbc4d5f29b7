use super::{Team, chart_of, days, everybody, walked};
use crate::chart::tests::layout::check;
use crate::chart::{Axis, Fonts, Ink, TeamChart, TeamMember};

#[test]
fn nothing_meets_and_nothing_leaves_the_canvas() {
    let fonts = Fonts::bundled();
    for seed in 0..60 {
        let team = super::random(seed);
        let axis = if seed % 4 == 3 { Axis::Full } else { Axis::Fit };
        let members: Vec<TeamMember<'_>> = super::members(&team);
        let chart = TeamChart {
            members: &members,
            days: days(),
            axis,
            is_anonymous: seed % 5 == 0,
            title: None,
        };
        let figures = chart.figures(&fonts);
        assert_eq!(figures.len(), team.len().div_ceil(12), "seed {seed}");
        for figure in figures {
            check(&figure, &fonts, seed);
            assert!(figure.alt.chars().count() <= 600, "seed {seed}: {}", figure.alt);
        }
    }
}

#[test]
fn extremes_of_the_scale_fit() {
    let fonts = Fonts::bundled();
    let team = vec![
        walked("W".repeat(60).as_str(), &super::WEEKLY, [0; 4], [25_000; 4]),
        walked("👩‍💻".repeat(60).as_str(), &super::WEEKLY, [25_000; 4], [0; 4]),
        walked("one two ".repeat(7).as_str(), &super::WEEKLY, [25_000; 4], [25_000; 4]),
    ];
    for figure in chart_of(&team, false, &fonts) {
        check(&figure, &fonts, 0);
    }
}

#[test]
fn rows_are_shared_out_evenly_among_pages() {
    #[track_caller]
    fn case(fonts: &Fonts, people: usize, expected: &[usize]) {
        let one =
            |number: usize| walked(&format!("Row {number:02}"), &[7, 0], [9_000; 4], [9_000; 4]);
        let team: Team = (0..people).map(one).collect();
        let figures = chart_of(&team, false, fonts);
        let rows = figures
            .iter()
            .map(|figure| figure.labels().filter(|label| label.text.contains("Row ")).count());
        assert_eq!(rows.collect::<Vec<_>>(), expected);
        let numbered = |figure: &crate::chart::Figure| {
            figure.labels().any(|label| label.text.ends_with(&format!("of {}", figures.len())))
        };
        assert!(figures.iter().all(|figure| numbered(figure) == (expected.len() > 1)));
    }

    let fonts = Fonts::bundled();
    case(&fonts, 0, &[]);
    case(&fonts, 2, &[2]);
    case(&fonts, 10, &[10]);
    case(&fonts, 12, &[12]);
    case(&fonts, 13, &[7, 6]);
    case(&fonts, 25, &[9, 8, 8]);
    case(&fonts, 40, &[10, 10, 10, 10]);
}

#[test]
fn ten_people_are_about_as_high_as_the_picture_is_wide() {
    let fonts = Fonts::bundled();
    let one =
        |number: usize| walked(&format!("Row {number}"), &super::WEEKLY, [9_000; 4], [9_000; 4]);
    let team: Team = (0..10).map(one).collect();
    let [figure] = chart_of(&team, false, &fonts).try_into().unwrap();
    assert_eq!(figure.width, 640);
    assert!((580..=640).contains(&figure.height), "{}", figure.height);
}

#[test]
fn without_any_pillar_the_lines_take_the_room() {
    let fonts = Fonts::bundled();
    let mut team = everybody();
    for one in team.iter_mut().flat_map(|(_, snapshots)| snapshots) {
        one.pillars = [None; 4];
    }
    let [figure] = chart_of(&team, false, &fonts).try_into().unwrap();
    check(&figure, &fonts, 0);
    let lines = crate::chart::tests::marks::lines(&figure, Ink::Ink);
    let right = lines.iter().flatten().map(|point| point.x).fold(0.0, f64::max);
    assert!(right > 500.0, "{right}");
    assert!(!figure.labels().any(|label| label.text.contains("Bars:") || label.text == "Brand"));
}
