use super::{Team, WEEKLY, chart_of, days, end, everybody, walked};
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::{Area, Axis, Figure, Fonts, Ink, TeamChart, Weight};
use crate::domain::{Pillar, Score};

fn drawn(team: &Team) -> Figure {
    let [figure] = chart_of(team, false, &Fonts::bundled()).try_into().unwrap();
    figure
}

/// The height of the row with that name, and that of the next one.
fn place(figure: &Figure, name: &str) -> (f64, f64) {
    let row = figure.labels().find(|label| label.text.contains(name)).unwrap().at.y - 20.0;
    let rules = figure.marks.iter().filter_map(|mark| match mark {
        crate::chart::Mark::Rule { from, ink: Ink::Grid, .. } if from.y > row + 1.0 => Some(from.y),
        _ => None,
    });
    (row, rules.fold(f64::MAX, f64::min))
}

/// The texts in the row with that name, from the left.
fn row(figure: &Figure, name: &str) -> Vec<String> {
    let (top, bottom) = place(figure, name);
    let mut found: Vec<_> =
        figure.labels().filter(|label| top < label.at.y && label.at.y < bottom).collect();
    found.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    found.iter().map(|label| label.text.trim_matches(['\u{2068}', '\u{2069}']).to_owned()).collect()
}

#[test]
fn every_sort_of_person_has_a_row_in_the_order_of_need() {
    let figure = drawn(&everybody());
    let names = figure.labels().filter(|label| label.text.starts_with('\u{2068}'));
    let names: Vec<&str> =
        names.map(|label| label.text.trim_matches(['\u{2068}', '\u{2069}'])).collect();
    let order = [
        "Finn Fall",
        "Lars Late",
        "Lena Level",
        "Tom Bare",
        "Olga Old",
        "Rita Rise",
        "Paul Past",
        "Ulf Once",
        "Nina New",
        "Zoe Zero",
    ];
    assert_eq!(names, order);
}

#[test]
fn a_row_says_what_the_snapshots_say() {
    #[track_caller]
    fn case(figure: &Figure, name: &str, expected: &[&str]) {
        assert_eq!(row(figure, name), expected, "{name}");
    }

    let figure = drawn(&everybody());
    let dash = "\u{2013}";
    let minus = |points: i32| format!("\u{2212}{points}");
    let level = ["12.0"; 4];
    let joined = |head: &[&'static str], tail: [&'static str; 4]| [head, &tail].concat();
    case(
        &figure,
        "Finn",
        &["Finn Fall", "3 Mar", "48", "43", &minus(5), "10.0", "12.0", "11.5", "9.5"],
    );
    let late = [
        "Lars Late",
        "3 Mar",
        "since 11 Feb",
        "48",
        "47",
        &minus(1),
        "12.0",
        "12.0",
        "11.0",
        "12.0",
    ];
    case(&figure, "Lars", &late);
    case(&figure, "Lena", &joined(&["Lena Level", "3 Mar", "48", "48", "0"], level));
    case(&figure, "Tom", &joined(&["Tom Bare", "3 Mar", "48", "51", "+3"], [dash; 4]));
    case(&figure, "Olga", &joined(&["Olga Old", "not since 9 Feb", "48", "52", "+4"], ["13.0"; 4]));
    case(
        &figure,
        "Rita",
        &["Rita Rise", "3 Mar", "48", "55", "+7", "14.0", "13.5", "12.0", "15.0"],
    );
    case(&figure, "Paul", &joined(&["Paul Past", "not since 7 May", "2025", "48", dash], level));
    case(&figure, "Ulf", &joined(&["Ulf Once", "27 Feb", "48", dash], level));
    case(&figure, "Nina", &joined(&["Nina New", "1 Mar", "48", "new"], level));
    case(&figure, "Zoe", &joined(&["Zoe Zero", "no snapshot yet", "new"], [dash; 4]));
}

#[test]
fn the_title_counts_what_the_rows_print() {
    #[track_caller]
    fn case(team: &Team, expected: &str) {
        assert_eq!(drawn(team).title, expected);
    }

    let figure = drawn(&everybody());
    assert_eq!(figure.title, "3 of 10 people are up, 2 down in 12 weeks");
    let level = || walked("A", &WEEKLY, [9_000; 4], [9_000; 4]);
    let up = || walked("B", &WEEKLY, [9_000; 4], [10_000; 4]);
    let down = || walked("C", &WEEKLY, [9_000; 4], [8_000; 4]);
    let new = || walked("D", &[0], [9_000; 4], [9_000; 4]);
    case(&vec![up(), up()], "Both people are up in 12 weeks");
    case(&vec![down(), down(), down()], "All 3 people are down in 12 weeks");
    case(&vec![level(), down()], "1 of 2 people is down, none up in 12 weeks");
    case(&vec![level(), up(), up()], "2 of 3 people are up, none down in 12 weeks");
    case(&vec![new(), up()], "1 of 2 people is up in 12 weeks");
    case(&vec![level(), level()], "Both people moved by less than a point in 12 weeks");
    case(&vec![level(), level(), new()], "2 of 3 people moved by less than a point in 12 weeks");
    case(&vec![new(), new()], "2 people, no change to show yet");
}

#[test]
fn an_old_snapshot_is_told_in_words_and_in_red() {
    let figure = drawn(&everybody());
    let red: Vec<&str> = figure
        .labels()
        .filter(|label| label.ink == Ink::Limit)
        .map(|label| label.text.as_str())
        .collect();
    assert_eq!(red, ["not since 9 Feb", "not since 7 May", "2025"]);
    let edge = |ago: i32| {
        let team = vec![walked("A", &[80, ago], [9_000; 4], [9_000; 4])];
        let figure = drawn(&team);
        (texts(&figure).iter().any(|text| text.starts_with("not since")), figure)
    };
    assert!(!edge(14).0 && edge(15).0);
    assert!(
        !texts(&edge(14).1).join(" ").contains("Red")
            && texts(&edge(15).1).join(" ").contains("Red")
    );
}

#[test]
fn a_snapshot_is_old_after_a_gap_of_whoever_records_so_often() {
    let level = [9_000; 4];
    let monthly = |last: i32| {
        let ago: Vec<i32> = (0..7).rev().map(|month| last + month * 30).collect();
        walked("Mona", &ago, level, level)
    };
    let is_red = |team: &Team| texts(&drawn(team)).iter().any(|text| text.starts_with("not since"));
    assert!(!is_red(&vec![monthly(15)]) && !is_red(&vec![monthly(75)]));
    assert!(is_red(&vec![monthly(76)]));
    assert!(!texts(&drawn(&vec![monthly(20)])).iter().any(|text| text.starts_with("since")));
    let footer = |team: &Team| texts(&drawn(team)).join(" ");
    let red = "Red, not since: no snapshot for over";
    let few = walked("Fay", &[80, 20], level, level);
    assert!(footer(&vec![few.clone()]).ends_with(&format!("{red} 14 days.")));
    assert!(footer(&vec![monthly(76)]).ends_with(&format!("{red} 75 days.")));
    let both = footer(&vec![few, monthly(20)]);
    assert!(both.ends_with(&format!("{red} 14 days and 2.5 times the usual distance.")), "{both}");
}

#[test]
fn bars_are_as_long_as_the_pillars_moved_on_one_scale() {
    let figure = drawn(&everybody());
    let of = |pillar: Pillar, name: &str| -> Option<Area> {
        let (top, bottom) = place(&figure, name);
        bars(&figure, Ink::Pillar(pillar))
            .into_iter()
            .find(|area| top < area.top && area.bottom < bottom)
    };
    // 4 points are 26 units.
    let brand = of(Pillar::Brand, "Rita").unwrap();
    assert!((brand.left - 354.0).abs() < 1e-9 && (brand.width() - 13.0).abs() < 1e-9, "{brand:?}");
    let brand = of(Pillar::Brand, "Finn").unwrap();
    assert!((brand.right - 354.0).abs() < 1e-9 && (brand.width() - 13.0).abs() < 1e-9, "{brand:?}");
    let insights = of(Pillar::Insights, "Finn").unwrap();
    assert!((insights.width() - 26.0 / 8.0).abs() < 1e-9);
    for (pillar, name) in [(Pillar::People, "Finn"), (Pillar::Brand, "Ulf"), (Pillar::Brand, "Tom")]
    {
        assert_eq!(of(pillar, name), None, "{name}");
    }
    let footer = |team: &Team| texts(&drawn(team)).join(" ");
    assert!(footer(&everybody()).contains("\u{2212}4 to +4;"));
    let most = |points: i32| vec![walked("A", &WEEKLY, [0; 4], [points, 0, 0, 0])];
    assert!(footer(&most(4_000)).contains("\u{2212}4 to +4;"));
    assert!(footer(&most(4_100)).contains("\u{2212}8 to +8;"));
    assert!(footer(&most(16_000)).contains("\u{2212}16 to +16;"));
    assert!(footer(&most(16_100)).contains("\u{2212}25 to +25;"));
}

#[test]
fn a_score_is_bold_from_a_point_on() {
    let figure = drawn(&vec![
        walked("A", &WEEKLY, [10_000; 4], [10_949, 10_950, 9_000, 9_051]),
        walked("B", &WEEKLY, [10_000; 4], [10_000; 4]),
    ]);
    let weight = |text: &str| label(&figure, text).weight;
    assert_eq!(weight("9.0"), Weight::Bold);
    assert_eq!(weight("9.1"), Weight::Regular);
    let bold = figure.labels().filter(|label| label.weight == Weight::Bold);
    let bold: Vec<&str> = bold.map(|label| label.text.as_str()).collect();
    assert_eq!(bold.iter().filter(|text| **text == "11.0").count(), 1, "10.95 shows as 11.0");
    assert!(texts(&figure).contains(&"10.9"));
}

#[test]
fn lines_rise_equally_steeply_for_everybody() {
    let heights = |axis: Axis| {
        let team = vec![
            walked("A", &WEEKLY, [5_000; 4], [7_000; 4]),
            walked("B", &WEEKLY, [20_000; 4], [22_000; 4]),
        ];
        let members = super::members(&team);
        let chart =
            TeamChart { members: &members, days: days(), axis, is_anonymous: false, title: None };
        let [figure] = chart.figures(&Fonts::bundled()).try_into().unwrap();
        let rise = |line: &Vec<crate::chart::Point>| line[0].y - line[line.len() - 1].y;
        lines(&figure, Ink::Ink).iter().map(rise).collect::<Vec<_>>()
    };
    // Eight of 20 points, of 29 units.
    for rise in heights(Axis::Fit) {
        assert!((rise - 8.0 / 20.0 * 29.0).abs() < 0.2, "{rise}");
    }
    for rise in heights(Axis::Full) {
        assert!((rise - 8.0 / 100.0 * 29.0).abs() < 0.2, "{rise}");
    }
    for rise in heights("10".parse().unwrap()) {
        assert!((rise - 8.0 / 40.0 * 29.0).abs() < 0.2, "{rise}");
    }
}

#[test]
fn a_monthly_recorder_has_a_line_and_a_gap_of_a_weekly_one_breaks_it() {
    let monthly: Vec<i32> = (0..12).rev().map(|month| month * 30).collect();
    let count = |ago: &[i32]| {
        lines(&drawn(&vec![walked("A", ago, [9_000; 4], [12_000; 4])]), Ink::Ink).len()
    };
    assert_eq!(count(&monthly), 1);
    assert_eq!(count(&[77, 70, 63, 56, 21, 14, 7, 0]), 2);
}

#[test]
fn a_pillar_is_compared_only_with_a_score_from_the_start() {
    let level = [10_000; 4];
    let (name, mut snapshots) = walked("Anna", &WEEKLY, level, [12_000; 4]);
    let score = |points: &str| Some(Score::parse(points).unwrap());
    for (number, one) in snapshots.iter_mut().enumerate() {
        // Brand from the third week on, people from the fourth, insights up to three weeks ago.
        one.pillars[0] = one.pillars[0].filter(|_| number >= 2);
        one.pillars[1] = one.pillars[1].filter(|_| number >= 3);
        one.pillars[2] = one.pillars[2].filter(|_| number <= 8);
        one.pillars[3] =
            if number == 9 { score("20") } else { one.pillars[3].filter(|_| number < 9) };
    }
    let figure = drawn(&vec![(name, snapshots)]);
    let count = |pillar| bars(&figure, Ink::Pillar(pillar)).len() - 1; // the stroke at the head
    assert_eq!(Pillar::ALL.map(count), [1, 0, 0, 1]);
    let found = row(&figure, "Anna");
    assert_eq!(found[found.len() - 4..], ["12.0", "12.0", "\u{2013}", "20.0"]);
}

#[test]
fn snapshots_after_the_last_day_do_not_count() {
    let mut team = everybody();
    let before = drawn(&team);
    for (_, snapshots) in &mut team {
        snapshots.push(crate::chart::tests::samples::snapshot(end().plus_days(1), [1_000; 4]));
    }
    assert_eq!(drawn(&team), before);
}
