//! The rules and the cases of chart 4, asserted on the figure.

use crate::chart::parts::series::COLUMNS;
use crate::chart::tests::marks::{bars, dots, label, lines, texts};
use crate::chart::tests::samples::{Sample, comparison, iso};
use crate::chart::{Axis, Benchmark, Figure, Fonts, Ink, Mark, Point, Shape, Weight};
use crate::domain::{Average, Rank, Snapshot, Total};

/// A day, its total, the averages of industry and network, and the ranks in them; 0 is none.
type Row = (&'static str, i32, [i32; 2], [u8; 2]);

fn sample(rows: &[Row]) -> Sample {
    let day = |&(day, total, [industry, network], ranks): &Row| {
        let mut snapshot = Snapshot::new(iso(day), Total::parse(&total.to_string()).unwrap());
        for (to, average, rank) in [
            (&mut snapshot.industry, industry, ranks[0]),
            (&mut snapshot.network, network, ranks[1]),
        ] {
            *to = comparison(average, 1);
            to.average = to.average.filter(|_| average > 0);
            to.rank = Rank::new(rank);
        }
        snapshot
    };
    let who = Some("Anna Lind".to_owned());
    Sample { who, snapshots: rows.iter().map(day).collect(), ..Sample::default() }
}

pub(super) fn drawn(sample: &Sample) -> Figure {
    sample.benchmark(&Fonts::bundled()).unwrap()
}

pub(super) fn quarter() -> Sample {
    sample(&[
        ("2026-01-01", 57, [44, 54], [6, 14]),
        ("2026-01-12", 58, [45, 54], [5, 13]),
        ("2026-01-24", 62, [45, 54], [5, 12]),
        ("2026-02-18", 73, [45, 55], [4, 10]),
        ("2026-02-27", 78, [44, 55], [3, 9]),
        ("2026-03-05", 75, [43, 55], [2, 8]),
        ("2026-03-16", 76, [43, 55], [2, 8]),
    ])
}

/// The same with a gap after the third snapshot: more than 2.5 times the usual distance.
pub(super) fn with_gap() -> Sample {
    let mut sample = quarter();
    for snapshot in &mut sample.snapshots[3..] {
        snapshot.date = snapshot.date.plus_days(14);
    }
    sample
}

/// Where the panels end beside labels and gauge.
const RIGHT: f64 = 437.0;

/// Where a score lies, on the axis from 40 to 80.
fn height(points: f64) -> f64 {
    284.0 - (points - 40.0) / 40.0 * 180.0
}

/// Where a rank lies, on the axis from 1 to 20.
fn place(rank: f64) -> f64 {
    330.0 + (rank - 1.0) / 19.0 * 106.0
}

/// The pieces of the lines of scores in this ink, and their widths.
pub(super) fn averages(figure: &Figure, of: Ink) -> Vec<(Vec<Point>, f64)> {
    let line = |mark: &Mark| match mark {
        Mark::Line { points, width, dash: None, ink } if *ink == of && *width > 2.0 => {
            (points[0].y < 310.0).then(|| (points.clone(), *width))
        }
        _ => None,
    };
    figure.marks.iter().filter_map(line).collect()
}

/// The pieces of the unbroken lines of ranks in this ink.
fn ranks(figure: &Figure, of: Ink) -> Vec<Vec<Point>> {
    let line = |mark: &Mark| match mark {
        Mark::Line { points, ink, dash: None, width } if *ink == of && *width > 2.0 => {
            (points[0].y > 330.0).then(|| points.clone())
        }
        _ => None,
    };
    figure.marks.iter().filter_map(line).collect()
}

pub(super) fn lengths<T>(pieces: &[T], points: impl Fn(&T) -> &Vec<Point>) -> Vec<usize> {
    pieces.iter().map(|piece| points(piece).len()).collect()
}

#[track_caller]
fn is_at(points: &[Point], heights: &[f64]) {
    assert_eq!(points.len(), heights.len(), "{points:?}");
    for (point, height) in points.iter().zip(heights) {
        assert!((point.y - height).abs() < 0.07, "{point:?} is not at {height}");
    }
}

#[test]
fn the_parts_have_their_places_and_their_letters_a_size_that_can_be_read() {
    let figure = drawn(&quarter());
    assert_eq!((figure.width, figure.height), (640, 500));
    assert_eq!(figure.title, "SSI 76: 33 points above industry, 21 above network");
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle =
        "\u{2068}Anna Lind\u{2069} · LinkedIn Social Selling Index · 1 Jan – 16 Mar 2026";
    assert_eq!(at(subtitle), (20.0, 56.0));
    assert_eq!(at("Score and averages (0–100)"), (56.0, 94.0));
    assert_eq!(at("You are in the top … % (higher is better)"), (56.0, 320.0));
    let footer = "Shaded: distance to industry. Slim bar: whole scale.";
    let footer = format!("The averages move with other people. {footer}");
    assert_eq!(at(&footer), (20.0, 486.0));
    let grid: Vec<f64> = figure
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rule { from, to, ink: Ink::Grid } => {
                assert!((from.x, to.x.floor()) == (56.0, RIGHT), "{to:?}");
                Some(from.y)
            }
            _ => None,
        })
        .collect();
    assert_eq!(grid[..5], [284.0, 239.0, 194.0, 149.0, 104.0]);
    for (found, rank) in grid[5..].iter().zip([20.0, 10.0, 1.0]) {
        assert!((found - place(rank)).abs() < 0.1, "{rank}");
    }
    for (text, y) in [("40", 284.0), ("60", 194.0), ("1 %", 330.0), ("10 %", place(10.0))] {
        assert!((label(&figure, text).at.y - 5.0 - y).abs() < 0.1, "{text}");
    }
    for label in figure.labels() {
        assert!([14, 15, 17, 20].contains(&label.size), "{label:?}");
        let of_lines = [Ink::You, Ink::Network, Ink::Industry];
        let is_of_line = of_lines.contains(&label.ink) && label.weight == Weight::Bold;
        assert!(is_of_line || matches!(label.ink, Ink::Ink | Ink::Muted), "{label:?}");
    }
}

#[test]
fn every_line_lies_where_its_values_are_and_ends_in_its_label() {
    let figure = drawn(&with_gap());
    let mine: Vec<Vec<Point>> =
        averages(&figure, Ink::You).into_iter().map(|(points, _)| points).collect();
    assert_eq!(lengths(&mine, |piece| piece), [3, 4], "a gap parts the line");
    is_at(&mine.concat(), &[57.0, 58.0, 62.0, 73.0, 78.0, 75.0, 76.0].map(height));
    let industry = ranks(&figure, Ink::Industry);
    assert_eq!(lengths(&industry, |piece| piece), [3, 4]);
    is_at(&industry.concat(), &[6.0, 5.0, 5.0, 4.0, 3.0, 2.0, 2.0].map(place));
    let network = averages(&figure, Ink::Network);
    let industry = averages(&figure, Ink::Industry);
    is_at(&network.concat_points(), &[54.0, 54.0, 54.0, 55.0, 55.0, 55.0, 55.0].map(height));
    is_at(&industry.concat_points(), &[44.0, 45.0, 45.0, 45.0, 44.0, 43.0, 43.0].map(height));
    assert!(network.iter().chain(&industry).all(|(_, width)| (width - 2.5).abs() < 1e-9));
    is_at(
        &ranks(&figure, Ink::Network).concat(),
        &[14.0, 13.0, 12.0, 10.0, 9.0, 8.0, 8.0].map(place),
    );
    let you = label(&figure, "You 76");
    assert_eq!((you.size, you.weight, you.ink), (20, Weight::Bold, Ink::You));
    for (text, ink, y) in [
        ("Network avg 55", Ink::Network, height(55.0)),
        ("Industry avg 43", Ink::Industry, height(43.0)),
        ("Industry top 2 %", Ink::Industry, place(2.0)),
        ("Network top 8 %", Ink::Network, place(8.0)),
    ] {
        let found = label(&figure, text);
        assert_eq!((found.size, found.weight, found.ink), (15, Weight::Bold, ink), "{text}");
        assert!((found.at.y - 0.36 * 15.0 - y).abs() < 2.0, "{text}: {found:?}");
        assert!((found.at.x - mine[1][3].x - 8.0).abs() < 1e-9 || found.at.x > you.at.x, "{text}");
    }
    let bands = bars(&figure, Ink::Band);
    assert!(bands.iter().all(|band| band.width() < 6.0), "gaps are dotted; this is the gauge");
}

trait Pieces {
    fn concat_points(&self) -> Vec<Point>;
}

impl Pieces for Vec<(Vec<Point>, f64)> {
    fn concat_points(&self) -> Vec<Point> {
        self.iter().flat_map(|(points, _)| points.clone()).collect()
    }
}

#[test]
fn the_total_and_the_ranks_have_points_whose_shapes_differ_and_averages_one_at_the_end() {
    let figure = drawn(&quarter());
    let shapes = |of: Ink, above: bool| -> Vec<(Shape, f64)> {
        let dot = |mark: &Mark| match mark {
            Mark::Dot { at, radius, ink, shape } if *ink == of && (at.y < 310.0) == above => {
                Some((*shape, *radius))
            }
            _ => None,
        };
        figure.marks.iter().filter_map(dot).collect()
    };
    let series = |shape| [vec![(shape, 2.6); 7], vec![(shape, 4.0)]].concat();
    // The last one is that of the gauge.
    let and_gauge = [series(Shape::Circle), vec![(Shape::Circle, 3.5)]].concat();
    assert_eq!(shapes(Ink::You, true), and_gauge);
    assert_eq!(shapes(Ink::You, false), [], "blue is the person's own score alone");
    assert_eq!(shapes(Ink::Industry, true), [(Shape::Circle, 4.0)]);
    assert_eq!(shapes(Ink::Industry, false), series(Shape::Circle));
    assert_eq!(shapes(Ink::Network, true), [(Shape::Square, 4.0)]);
    assert_eq!(shapes(Ink::Network, false), series(Shape::Square));
}

#[test]
fn a_missing_number_breaks_its_own_line_only_where_it_leaves_a_gap() {
    let mut sample = quarter();
    sample.snapshots[1].industry.average = None; // Of 1 and 24 Jan: more than 14 days.
    sample.snapshots[4].network.rank = None; // Of 18 Feb and 5 Mar: more than 14 days.
    sample.snapshots[5].network.average = None; // Of 27 Feb and 16 Mar: more than 14 days.
    sample.snapshots[5].industry.rank = None;
    sample.snapshots[4].date = iso("2026-03-03");
    // A week of every day before, so that more than 14 days are unusual.
    let first = sample.snapshots[0].clone();
    let before = |days: i32| Snapshot { date: first.date.plus_days(-days), ..first.clone() };
    sample.snapshots.splice(0..0, (1..=7).rev().map(before));
    let figure = drawn(&sample);
    // What stands alone is a small point.
    assert_eq!(lengths(&averages(&figure, Ink::Industry), |(points, _)| points), [8, 4]);
    let alone: Vec<(Point, f64)> = dots(&figure, Ink::Industry);
    let alone: Vec<_> = alone.iter().filter(|(at, _)| at.y < 310.0).collect();
    assert!(alone.len() == 2 && (alone[0].1 - 2.6).abs() < 1e-9, "and the end");
    // From 3 to 16 Mar is no gap, whatever was not recorded in between.
    assert_eq!(lengths(&averages(&figure, Ink::Network), |(points, _)| points), [10, 3]);
    assert_eq!(lengths(&ranks(&figure, Ink::Industry), |piece| piece), [10, 3]);
    assert_eq!(lengths(&ranks(&figure, Ink::Network), |piece| piece), [10, 2]);
    assert_eq!(lengths(&averages(&figure, Ink::You), |(points, _)| points), [10, 4]);
}

#[test]
fn the_title_compares_numbers_of_the_same_day() {
    let title = |rows: &[Row]| drawn(&sample(rows)).title;
    let first = ("2026-01-01", 50, [40, 60], [9, 9]);
    assert_eq!(
        title(&[first, ("2026-01-08", 60, [61, 60], [9, 9])]),
        "SSI 60: 1 point below industry, level with network"
    );
    // The network's average of the first day is not that of the second.
    assert_eq!(
        title(&[first, ("2026-01-08", 60, [41, 0], [9, 9])]),
        "SSI 60: 19 points above industry"
    );
    assert_eq!(
        title(&[first, ("2026-01-08", 60, [0, 41], [9, 9])]),
        "SSI 60: 19 points above network"
    );
    // Nor is the total of the second day compared with the averages of the first.
    assert_eq!(
        title(&[first, ("2026-01-08", 60, [0, 0], [9, 9])]),
        "SSI 50 on 1 Jan: 10 points above industry, 10 below network"
    );
    let old = ("2025-12-30", 50, [40, 0], [0, 0]);
    assert_eq!(
        title(&[old, ("2026-01-08", 60, [0, 0], [0, 0])]),
        "SSI 50 on 30 Dec 2025: 10 points above industry"
    );
    assert_eq!(title(&[first]), "SSI 50 on 1 Jan 2026: 10 points above industry, 10 below network");
    let mut own = sample(&[first]);
    own.title = Some("Mine".to_owned());
    assert_eq!(drawn(&own).title, "Mine");
}

#[test]
fn a_difference_is_as_exact_as_both_numbers_and_adds_up_as_shown() {
    let mut sample = quarter();
    let title = |sample: &Sample, total: &str, average: &str| {
        let mut sample = sample.clone();
        let last = sample.snapshots.last_mut().unwrap();
        last.total = Total::parse(total).unwrap();
        last.industry.average = Some(Average::parse(average).unwrap());
        last.network.average = None;
        let figure = drawn(&sample);
        let you = texts(&figure).into_iter().find(|text| text.starts_with("You")).unwrap();
        let average =
            texts(&figure).into_iter().find(|text| text.starts_with("Industry avg")).unwrap();
        (figure.title.clone(), you.to_owned(), average.to_owned())
    };
    for snapshot in &mut sample.snapshots {
        snapshot.network.average = None;
    }
    let found = title(&sample, "76.4", "43");
    assert_eq!(
        found,
        ("SSI 76: 33 points above industry".into(), "You 76".into(), "Industry avg 43".into())
    );
    let found = title(&sample, "76", "42.6");
    assert_eq!(
        found,
        ("SSI 76: 33 points above industry".into(), "You 76".into(), "Industry avg 43".into())
    );
    // 9.61, but 52.7 - 43.0 is 9.7.
    let (title, you, average) = title(&sample, "52.65", "43.04");
    assert_eq!(title, "SSI 53: 10 points above industry", "no tenth in the average");
    assert_eq!((you.as_str(), average.as_str()), ("You 53", "Industry avg 43"));
    let mut exact = sample.clone();
    let last = exact.snapshots.last_mut().unwrap();
    last.total = Total::parse("52.65").unwrap();
    last.industry.average = Some(Average::parse("43.14").unwrap());
    let figure = drawn(&exact);
    // 9.51, but 52.7 - 43.1 is 9.6.
    assert_eq!(figure.title, "SSI 52.7: 9.6 points above industry");
    label(&figure, "You 52.7");
    label(&figure, "Industry avg 43.1");
}

#[test]
fn a_line_that_ends_earlier_has_its_day_at_its_end() {
    let mut sample = quarter();
    for snapshot in &mut sample.snapshots[3..] {
        snapshot.network.average = None;
        snapshot.industry.rank = None;
    }
    let figure = drawn(&sample);
    assert_eq!(figure.title, "SSI 76: 33 points above industry");
    let network = label(&figure, "Network avg 54 on 24 Jan");
    let industry = label(&figure, "Industry top 5 % on 24 Jan");
    label(&figure, "Industry avg 43");
    // The panels make room for the words.
    assert!(industry.area().right <= 576.0 && industry.area().right > 568.0, "{industry:?}");
    let joins = |mark: &Mark| match mark {
        Mark::Line { points, width, dash: None, .. } if *width < 2.0 => {
            Some((points[0], points[1]))
        }
        _ => None,
    };
    let joined: Vec<_> = figure.marks.iter().filter_map(joins).collect();
    let end = averages(&figure, Ink::Network)[0].0[2];
    let found = joined.iter().find(|(from, _)| (from.y - end.y).abs() < 1e-9);
    let (from, to) = found.unwrap_or_else(|| panic!("{joined:?}"));
    assert!((from.x - end.x - 4.0).abs() < 1e-9 && (network.at.x - to.x - 3.0).abs() < 1e-9);
    let says = "Industry average 43 (first 44), network average 54 on 24 Jan (first 54), \
                industry rank top 5 % on 24 Jan (first top 6 %), network rank top 8 % (first top 14 %).";
    assert!(figure.alt.contains(says), "{}", figure.alt);
}

#[test]
fn equal_labels_stand_apart_with_the_network_above() {
    let sample =
        sample(&[("2026-01-01", 50, [40, 40], [7, 7]), ("2026-01-08", 51, [40, 40], [7, 7])]);
    let figure = drawn(&sample);
    // Where the person's larger label is among them, all are further apart.
    for ([above, below], apart) in [
        (["Network avg 40", "Industry avg 40"], 22.0),
        (["Network top 7 %", "Industry top 7 %"], 18.0),
    ] {
        let (above, below) = (label(&figure, above), label(&figure, below));
        assert!((below.at.y - above.at.y - apart).abs() < 1e-9, "{above:?} {below:?}");
    }
}

#[test]
fn rank_1_lies_on_the_top_line_and_the_worst_on_the_lowest_or_above_it() {
    let rows = [("2026-01-01", 50, [40, 0], [1, 91]), ("2026-01-08", 51, [40, 0], [1, 100])];
    let figure = drawn(&sample(&rows));
    let heights = |ink| lines(&figure, ink).concat().iter().map(|p| p.y).collect::<Vec<_>>();
    assert!(heights(Ink::Industry).ends_with(&[330.0, 330.0]), "{:?}", heights(Ink::Industry));
    let network: Vec<f64> =
        heights(Ink::Network).into_iter().filter(|y| (y - 436.0).abs() < 1e-9).collect();
    assert_eq!(network.len(), 1);
}

#[test]
fn a_panel_without_values_leaves_the_other_alone() {
    let mut averages = with_gap();
    let mut ranks = with_gap();
    for (of_averages, of_ranks) in averages.snapshots.iter_mut().zip(&mut ranks.snapshots) {
        (of_averages.industry.rank, of_averages.network.rank) = (None, None);
        (of_ranks.industry.average, of_ranks.network.average) = (None, None);
    }
    let figure = drawn(&averages);
    assert_eq!(figure.height, 320);
    assert!(texts(&figure).iter().all(|text| !text.contains("top")), "{:?}", texts(&figure));
    let dates = label(&figure, "30 Mar");
    assert!((dates.at.y - 274.0).abs() < 1e-9, "below the only panel: {dates:?}");
    assert!(texts(&figure).iter().any(|text| text.contains("Dotted: not recorded.")));
    ranks.snapshots[0].industry.rank = None;
    ranks.snapshots[0].network.rank = None;
    ranks.snapshots[6].industry.rank = None;
    ranks.snapshots[6].network.rank = None;
    let figure = drawn(&ranks);
    assert_eq!(
        (figure.height, figure.title.as_str()),
        (320, "SSI 75: top 2 % of industry, top 8 % of network")
    );
    assert!(texts(&figure).iter().all(|text| !text.contains("verage ") && !text.contains("Score")));
    assert!(texts(&figure).iter().any(|text| text.contains("Dotted: not recorded.")));
    label(&figure, "A rank moves with you and with other people. Dotted: not recorded.");
    let said = texts(&figure)
        .into_iter()
        .any(|text| text.ends_with("LinkedIn Social Selling Index · 12 Jan – 19 Mar 2026"));
    assert!(said, "from the first rank to the last: {:?}", texts(&figure));
    assert!(figure.alt.starts_with("Line chart of Anna Lind's rank by Social Selling Index, 12 Jan to 19 Mar 2026, 5 snapshots. Industry rank top 2 % (first top 5 %), network"), "{}", figure.alt);
}

#[test]
fn nothing_to_compare_with_is_no_figure() {
    let rows = [("2026-01-01", 50, [0, 0], [0, 0]), ("2026-01-08", 51, [0, 0], [0, 0])];
    assert_eq!(sample(&rows).benchmark(&Fonts::bundled()), None);
    let none = Benchmark {
        who: None,
        of: None,
        snapshots: [].as_slice().into(),
        axis: Axis::Fit,
        title: None,
    };
    assert_eq!(none.figure(&Fonts::bundled()), None);
}

#[test]
fn one_snapshot_is_points_without_lines() {
    let figure = drawn(&sample(&[("2026-03-16", 76, [43, 55], [2, 8])]));
    assert_eq!(figure.title, "SSI 76 on 16 Mar 2026: 33 points above industry, 21 above network");
    let thick = |mark: &&Mark| matches!(mark, Mark::Line { width, .. } if *width > 1.0);
    assert_eq!(figure.marks.iter().filter(thick).count(), 0);
    let radii = |ink| dots(&figure, ink).iter().map(|(_, radius)| *radius).collect::<Vec<_>>();
    for ink in [Ink::Industry, Ink::Network] {
        assert_eq!(radii(ink), [2.6, 4.0, 4.0], "an average and a rank, each at its end");
    }
    label(&figure, "You 76");
    assert_eq!(
        figure.alt,
        "Line chart of Anna Lind's Social Selling Index beside the averages of industry and \
         network, 16 Mar 2026, 1 snapshot. Latest comparison (16 Mar): 33 above the industry \
         average, 21 above the network average. Total 76. Industry average 43, network average 55, \
         industry rank top 2 %, network rank top 8 %. The axis shows 40 to 80."
    );
}

#[test]
fn more_snapshots_than_four_a_column_are_reduced() {
    let figure = drawn(&Sample::every(1, 10_000, 0..0));
    for (ink, count) in [(Ink::You, 1), (Ink::Industry, 2), (Ink::Network, 2)] {
        // Not the short ones that join labels to their lines.
        let long = lines(&figure, ink).into_iter().filter(|line| line.len() > 2);
        let sizes: Vec<(f64, f64)> =
            long.map(|line| (f64::from(points(&line)), columns(&line))).collect();
        assert_eq!(sizes.len(), count, "{ink:?}");
        for (points, columns) in sizes {
            assert!(columns > 800.0, "{ink:?}: {columns}");
            assert!((columns..=4.0 * columns).contains(&points), "{ink:?}: {points} in {columns}");
        }
        let of_averages = usize::from(ink != Ink::You);
        assert_eq!(dots(&figure, ink).len(), 1 + of_averages, "the last ones");
    }
}

fn points(line: &[Point]) -> u32 {
    u32::try_from(line.len()).unwrap()
}

/// The pixel columns from the first point of a line to its last.
fn columns(line: &[Point]) -> f64 {
    let column = |point: &Point| (point.x * COLUMNS).floor();
    column(&line[line.len() - 1]) - column(&line[0]) + 1.0
}
