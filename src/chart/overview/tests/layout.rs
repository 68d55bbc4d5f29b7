//! The rules and the cases of chart 1, asserted on the figure.

use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, dots, label, lines, texts};
use crate::chart::tests::samples::{Sample, activity, iso, snapshot};
use crate::chart::{
    Axis, Figure, Fill, Fonts, Ink, Linked, Mark, Overview, PageShape, Point, Stretch, StretchSort,
};
use crate::domain::{Log, Pillar, Restriction, RestrictionKind, Snapshot, Strike, Total};

const BRAND: Ink = Ink::Pillar(Pillar::Brand);
const INSIGHTS: Ink = Ink::Pillar(Pillar::Insights);

/// Totals on these days, without pillars and without a log.
fn totals(rows: &[(&str, &str)]) -> Sample {
    let snapshot =
        |&(day, total): &(&str, &str)| Snapshot::new(iso(day), Total::parse(total).unwrap());
    Sample { snapshots: rows.iter().map(snapshot).collect(), ..Sample::default() }
}

/// One total a week from Monday 5 January 2026 on.
fn weekly(points: &[u32]) -> Sample {
    let snapshot = |(week, points): (i32, &u32)| {
        let total = Total::from_thousandths(points * 1_000).unwrap();
        Snapshot::new(iso("2026-01-05").plus_days(7 * week), total)
    };
    Sample { snapshots: (0..).zip(points).map(snapshot).collect(), ..Sample::default() }
}

fn title(rows: &[(&str, &str)]) -> String {
    totals(rows).figure().title
}

#[test]
fn the_title_tells_the_run_and_the_whole() {
    let rise =
        [("2024-03-04", "41"), ("2026-01-06", "60"), ("2026-02-01", "66"), ("2026-03-03", "69")];
    assert_eq!(title(&rise), "SSI 69: up 28 since 4 March 2024");
    let turned =
        [("2024-03-04", "41"), ("2025-11-01", "66"), ("2026-01-06", "60"), ("2026-03-03", "69")];
    assert_eq!(title(&turned), "SSI 69: up 9 since 6 January, 28 in two years");
    let below = [("2024-03-04", "80"), ("2026-01-06", "60"), ("2026-03-03", "69")];
    assert_eq!(title(&below), "SSI 69: up 9 since 6 January, down 11 in two years");
    let back = [("2025-03-03", "69"), ("2026-01-06", "60"), ("2026-03-03", "69")];
    assert_eq!(title(&back), "SSI 69: up 9 since 6 January, the same as on 3 March 2025");
    let down = [("2025-09-03", "60"), ("2026-01-06", "75"), ("2026-03-03", "69")];
    assert_eq!(title(&down), "SSI 69: down 6 since 6 January, up 9 in 6 months");
    let still =
        [("2025-01-20", "60"), ("2025-03-03", "69"), ("2025-12-06", "70"), ("2026-03-03", "69")];
    let words =
        "SSI 69: no move of 4 points or more since 3 March 2025, up 9 since 20 January 2025";
    assert_eq!(title(&still), words);
}

#[test]
fn few_days_and_few_points_have_honest_titles() {
    assert_eq!(title(&[("2026-03-03", "69")]), "SSI 69 on 3 March 2026");
    assert_eq!(title(&[("2026-03-01", "68"), ("2026-03-03", "69")]), "SSI 69: up 1 since 1 March");
    assert_eq!(
        title(&[("2025-12-30", "69"), ("2026-03-03", "67.5")]),
        "SSI 67.5: down 1.5 since 30 December 2025"
    );
    let flat = title(&[("2026-03-01", "52.603"), ("2026-03-03", "52.611")]);
    assert_eq!(flat, "SSI 52.6: the same as on 1 March");
}

#[test]
fn the_change_in_a_picture_is_the_difference_of_its_numbers() {
    for seed in 0..100 {
        let sample = Sample { title: None, ..Sample::random(seed) };
        let figure = sample.figure();
        let Some(value) = figure.labels().find(|label| label.size == 28) else { continue };
        let tenths = |text: &str| -> i32 {
            let text = text.replace('\u{2212}', "-");
            let number: f64 = text.trim_start_matches('+').parse().unwrap_or(0.0);
            #[expect(clippy::cast_possible_truncation, reason = "at most 1000")]
            let tenths = (number * 10.0).round() as i32;
            tenths
        };
        if sample.snapshots.len() < 2 {
            continue;
        }
        let change = figure.labels().skip_while(|label| *label != value).nth(1).unwrap();
        let first = sample.snapshots[0].total.points();
        let shown = if value.text.contains('.') {
            format!("{:.1}", first + 1e-9)
        } else {
            format!("{:.0}", first + 1e-9)
        };
        assert_eq!(tenths(&change.text), tenths(&value.text) - tenths(&shown), "seed {seed}");
    }
}

#[test]
fn at_most_three_stretches_are_numbered_in_order_of_time() {
    use StretchSort::{Current, Run, Step};
    let told = |sample: &Sample| -> Vec<(StretchSort, i32)> {
        let stretches = Stretch::all((&sample.snapshots).into());
        stretches.iter().map(|one| (one.sort, one.delta().thousandths() / 1_000)).collect()
    };
    let sample = weekly(&[60, 57, 57, 50, 51, 58, 58, 54, 60]);
    assert_eq!(told(&sample), [(Run, -10), (Step, 7), (Current, 6)]);
    assert_eq!(told(&weekly(&[50, 51, 52])), []);
    // A run that is one step has one row.
    assert_eq!(told(&weekly(&[50, 56])), [(Current, 6)]);
    // A step over a gap is none.
    let gap = totals(&[("2026-01-01", "50"), ("2026-02-01", "53.5")]);
    assert_eq!(told(&gap), []);
    let mut old = weekly(&[50, 60, 50]);
    for (place, later) in (0..).zip([50, 51, 56]) {
        let total = Total::from_thousandths(later * 1_000).unwrap();
        old.snapshots.push(Snapshot::new(iso("2027-02-20").plus_days(place * 7), total));
    }
    assert!(!told(&old).iter().any(|(sort, _)| *sort == Run), "more than a year ago");
}

#[test]
fn rows_say_what_is_linked_else_what_was_done_more_often() {
    let mut sample = weekly(&[60, 59, 60, 60, 59, 60, 60, 60, 62, 64, 66, 69]);
    let stretch = Stretch::all((&sample.snapshots).into()).pop().unwrap();
    label(&sample.figure(), "nothing logged");
    let day = |number: i32| iso("2026-01-05").plus_days(number);
    // A post a week, then three.
    let posts = (0..11).map(|week| activity(day(week * 7), "post", if week < 4 { 1 } else { 3 }));
    sample.log = Log::new(posts.collect(), Vec::new());
    let figure = sample.figure();
    let usual = texts(&figure).into_iter().find(|text| text.starts_with("posts "));
    assert_eq!(usual, Some("posts 3.0 a week (otherwise 1.0)"));
    let (from, to) = (stretch.from.date, stretch.to.date);
    let parts = vec!["posts +1.9 (1.1 to 2.6)".to_owned(), "searches +0.8 (0.2 to 1.5)".to_owned()];
    sample.linked = vec![Linked { from, to, parts }];
    let words = "of it posts +1.9 (1.1 to 2.6), searches +0.8 (0.2 to 1.5)";
    label(&sample.figure(), words);
    sample.linked[0].to = day(1);
    assert!(!texts(&sample.figure()).contains(&words), "of another stretch");
}

#[test]
fn a_fall_is_told_with_what_was_done_less_often() {
    let mut sample = weekly(&[60, 59, 60, 60, 59, 60, 60, 60, 58, 56, 54, 51]);
    let day = |number: i32| iso("2026-01-05").plus_days(number);
    let log = |fewer| {
        let done = |week| if week < 7 { 3 } else { fewer };
        let posts = (0..11).filter(|week| done(*week) > 0);
        let posts = posts.map(|week| activity(day(week * 7), "post", done(week)));
        let others = [activity(day(50), "comment", 30), activity(day(72), "search", 1)];
        Log::new(posts.chain(others).collect(), Vec::new())
    };
    sample.log = log(1);
    label(&sample.figure(), "posts 1.0 a week (otherwise 3.0)");
    sample.log = log(0);
    label(&sample.figure(), "no posts (otherwise 3.0 a week)");
    sample.log = log(3);
    label(&sample.figure(), "comments 7.5 a week (otherwise none)");
}

#[test]
fn too_few_are_not_more_than_usual() {
    let mut sample = weekly(&[60, 59, 60, 60, 59, 60, 60, 60, 62, 64, 66, 69]);
    let day = |number: i32| iso("2026-01-05").plus_days(number);
    let log =
        |last| Log::new(vec![activity(day(0), "post", 1), activity(day(64), "post", last)], vec![]);
    sample.log = log(5);
    label(&sample.figure(), "nothing more often than otherwise");
    sample.log = log(6);
    assert!(texts(&sample.figure()).iter().any(|text| text.starts_with("posts 0.9 a week")));
}

#[test]
fn four_pillars_on_one_day_are_told_as_such_and_not_over_a_week() {
    let figure = |days| {
        let before = snapshot(iso("2026-01-05"), [15_000; 4]);
        let after = snapshot(iso("2026-01-05").plus_days(days), [14_000; 4]);
        let end = snapshot(iso("2026-01-14"), [14_000; 4]);
        let start = snapshot(iso("2026-01-02"), [15_900; 4]);
        Sample { snapshots: vec![start, before, after, end], ..Sample::default() }.figure()
    };
    label(&figure(1), "all four pillars fell on one day, often a change at LinkedIn");
    assert!(!texts(&figure(7)).iter().any(|text| text.contains("all four")));
}

#[test]
fn four_pillars_on_one_day_are_told_of_a_run_that_is_mostly_they() {
    let told = |before: i32| {
        let start = snapshot(iso("2026-01-02"), [before; 4]);
        let eve = snapshot(iso("2026-01-05"), [15_000; 4]);
        let after = snapshot(iso("2026-01-06"), [14_000; 4]);
        let figure = Sample { snapshots: vec![start, eve, after], ..Sample::default() }.figure();
        let texts = texts(&figure);
        texts.iter().any(|text| text.starts_with("most of it: all four pillars fell on 6 Jan"))
    };
    assert!(told(15_800), "4 of 7.2 points");
    assert!(!told(16_100), "4 of 8.4 points");
}

#[test]
fn two_days_on_which_all_pillars_fell_are_told_as_two() {
    let of = |(day, score)| snapshot(iso("2026-01-05").plus_days(day), [score; 4]);
    let snapshots = [(0, 15_000), (1, 14_000), (2, 13_000)].map(of).to_vec();
    let figure = Sample { snapshots, ..Sample::default() }.figure();
    label(&figure, "most of it: all four pillars fell on each of 2 days");
}

#[test]
fn a_run_has_a_bracket_and_hollow_dots_and_a_step_a_disc() {
    let figure = weekly(&[60, 57, 57, 50, 51, 58, 58, 54, 60]).figure();
    let discs = dots(&figure, Ink::Ink).into_iter().filter(|(_, radius)| *radius > 10.0);
    assert_eq!(discs.count(), 3 + 3, "on the picture and before the rows");
    // Both ends of the run that ended, and the start of the current one.
    assert_eq!(dots(&figure, Ink::Ground).iter().filter(|(_, radius)| *radius < 3.0).count(), 3);
    let brackets: Vec<_> = lines(&figure, Ink::Ink)
        .into_iter()
        .filter(|line| line.len() == 2 && line.iter().all(|point| (point.y - 269.0).abs() < 0.1))
        .collect();
    assert_eq!(brackets.len(), 2);
}

#[test]
fn the_axis_is_fitted_and_the_gauge_says_so() {
    let sample = Sample::every(7, 30, 0..0);
    let figure = sample.figure();
    assert!(!bars(&figure, Ink::Window).is_empty());
    assert!(texts(&figure).iter().any(|text| text.contains("Pillars show")));
    let full = Overview {
        who: None,
        snapshots: (&sample.snapshots).into(),
        log: &sample.log,
        restrictions: &[],
        linked: &[],
        today: sample.today(),
        axis: Axis::Full,
        shape: PageShape::Page,
        title: None,
    };
    let full = full.figure(&Fonts::bundled()).unwrap();
    assert!(bars(&full, Ink::Window).is_empty());
    assert!(!texts(&full).iter().any(|text| text.contains("Slim bar")));
    assert!(!full.alt.contains("Axes:") && figure.alt.contains("Axes: total "));
}

#[test]
fn a_gap_is_bridged_by_dots_on_its_band() {
    let figure = Sample::every(7, 40, 10..20).figure();
    let dotted = |of: Ink| {
        let is_dotted = |mark: &&Mark| {
            matches!(mark, Mark::Line { ink, dash: Some(_), points, .. }
                if *ink == of && points[0].x < points[1].x)
        };
        figure.marks.iter().filter(is_dotted).count()
    };
    assert_eq!((dotted(Ink::Ink), dotted(BRAND)), (1, 1));
    let bands = bars(&figure, Ink::Band);
    let wide = bands.iter().filter(|band| band.width() > 5.5);
    assert_eq!(wide.count(), 5, "of the total and of four pillars; the others are gauges");
    assert!(texts(&figure).join(" ").contains("Dotted: no snapshots"));
    let monthly = Sample::every(30, 13, 0..0).figure();
    assert!(!texts(&monthly).iter().any(|text| text.contains("Dotted")), "monthly is a line");
    assert_eq!(lines(&monthly, BRAND).len(), 1);
}

#[test]
fn a_restriction_is_a_labelled_band() {
    let mut sample = Sample::every(7, 60, 0..0);
    let mut one = Restriction::new(iso("2024-09-01"), RestrictionKind::Account, Strike::First);
    one.end = Some(iso("2024-09-20"));
    let before =
        Restriction { end: Some(iso("2020-02-01")), start: iso("2020-01-01"), ..one.clone() };
    sample.restrictions = vec![before, one];
    let figure = sample.figure();
    assert_eq!(bars(&figure, Ink::Restricted).len(), 1);
    assert_eq!(label(&figure, "restricted").ink, Ink::Limit);
    assert!(!texts(&figure).iter().any(|text| text.contains("Red:")));
}

#[test]
fn the_day_on_which_a_restriction_ended_is_not_in_its_band() {
    let mut sample = Sample::every(7, 60, 0..0);
    let one = |start: &str, end: &str| Restriction {
        end: Some(iso(end)),
        ..Restriction::new(iso(start), RestrictionKind::Account, Strike::First)
    };
    sample.restrictions = vec![one("2024-05-01", "2024-05-21"), one("2024-09-01", "2024-09-11")];
    let [long, short] = bars(&sample.figure(), Ink::Restricted)[..] else { panic!() };
    assert!((long.width() - 2.0 * short.width()).abs() < 1e-6, "20 days and 10");
    sample.restrictions = vec![one("2024-05-01", "2024-05-01")];
    assert!(bars(&sample.figure(), Ink::Restricted).is_empty());
}

#[test]
fn a_strip_is_of_whole_weeks_and_the_last_one_pale_until_it_is_over() {
    // Snapshots from Monday 18 March 2024 to a Monday.
    let mut sample = Sample::every(7, 27, 0..0);
    let on = |day: &str, count| activity(iso(day), "comment", count);
    let last = sample.today();
    sample.log = Log::new(
        vec![
            on("2024-03-17", 9),
            on("2024-03-18", 4),
            on("2024-03-24", 2),
            on("2024-03-25", 5),
            activity(last, "comment", 3),
        ],
        Vec::new(),
    );
    let figure = sample.figure();
    let strip: Vec<_> = figure
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Bar { area, ink, fill } if *ink == INSIGHTS => {
                Some(((area.bottom - area.top).round(), *fill))
            }
            _ => None,
        })
        .collect();
    // Sunday the 17th is of the week before the first.
    assert_eq!(strip, [(26.0, Fill::Solid), (22.0, Fill::Solid), (13.0, Fill::Pale)]);
    label(&figure, "comments: up to 6 a week");
    assert_eq!(bars(&figure, BRAND).len(), 0);
    let nothing =
        texts(&figure).into_iter().filter(|text| *text == "nothing said to feed it logged").count();
    assert!(nothing >= 3, "{nothing}");
}

#[test]
fn a_kind_is_in_one_strip_only_and_a_short_time_has_days() {
    let mut sample = Sample::every(7, 9, 0..0);
    let kinds = ["post", "article", "search", "invitation", "message", "follow"];
    let rows = kinds.map(|kind| activity(iso("2024-04-01"), kind, 2));
    sample.log = Log::new(rows.to_vec(), Vec::new());
    let figure = sample.figure();
    let kinds = [("articles", 2), ("searches", 2), ("messages, posts", 4), ("invitations", 2)];
    for (pillar, (kinds, most)) in Pillar::ALL.into_iter().zip(kinds) {
        assert_eq!(bars(&figure, Ink::Pillar(pillar)).len(), 1, "{pillar}");
        label(&figure, &format!("{kinds}: up to {most} a day"));
    }
    assert!(!texts(&figure).iter().any(|text| text.contains("follow")));
}

#[test]
fn one_snapshot_is_bars_over_the_whole_scale() {
    let figure = Sample::every(7, 1, 0..0).figure();
    assert!(figure.title.ends_with(" on 18 March 2024"), "{}", figure.title);
    assert!(!figure.marks.iter().any(|mark| matches!(mark, Mark::Line { .. })));
    for text in ["Total", "of 100", "Brand", "Relationships"] {
        assert!(texts(&figure).contains(&text), "{text}");
    }
    assert_eq!(bars(&figure, BRAND).len(), 1);
    assert!(texts(&figure).iter().all(|text| !text.starts_with(['+', '\u{2212}'])));
}

#[test]
fn without_any_pillar_they_fall_away() {
    let mut sample = Sample::every(7, 20, 0..0);
    let with = sample.figure().height;
    for snapshot in &mut sample.snapshots {
        snapshot.pillars = [None; 4];
    }
    let figure = sample.figure();
    assert_eq!(figure.height, with - 377);
    assert!(!texts(&figure).contains(&"Brand") && dots(&figure, BRAND).is_empty());
}

#[test]
fn a_pillar_without_values_says_so_and_one_with_holes_is_broken_there() {
    let mut sample = Sample::every(7, 20, 0..0);
    for snapshot in &mut sample.snapshots {
        snapshot.pillars[1] = None;
    }
    sample.snapshots[5].pillars[0] = None;
    sample.snapshots[7].pillars[0] = None;
    let figure = sample.figure();
    label(&figure, "not recorded");
    let pieces: Vec<usize> = lines(&figure, BRAND).iter().map(Vec::len).collect();
    assert_eq!(pieces, [5, 12], "a hole is no gap, and not bridged");
}

#[test]
fn pictures_have_true_minus_signs_and_no_cut_footer() {
    let fonts = Fonts::bundled();
    for seed in 0..60 {
        let sample = Sample { title: None, who: None, ..Sample::random(seed) };
        for shape in [PageShape::Page, PageShape::Slide] {
            let figure = sample.overview(shape, &fonts);
            for text in texts(&figure) {
                assert!(!text.contains(" -") && !text.starts_with('-'), "{text}");
            }
            let footer = figure.labels().last().unwrap();
            assert!(!footer.text.contains('…'), "seed {seed}: {}", footer.text);
        }
    }
}

#[test]
fn a_slide_has_the_same_words_in_another_place() {
    let sample = Sample { title: None, ..Sample::every(3, 200, 30..50) };
    let fonts = Fonts::bundled();
    let figure = sample.overview(PageShape::Slide, &fonts);
    assert_eq!((figure.width, figure.height), (800, 450));
    check(&figure, &fonts, 0);
    assert_eq!((&figure.title, &figure.alt), (&sample.figure().title, &sample.figure().alt));
    assert!(label(&figure, "Brand").at.x > 400.0);
}

#[test]
fn nothing_to_draw_is_no_figure() {
    let overview = Overview {
        who: None,
        snapshots: [].as_slice().into(),
        log: &Log::default(),
        restrictions: &[],
        linked: &[],
        today: iso("2026-01-01"),
        axis: Axis::Fit,
        shape: PageShape::Page,
        title: None,
    };
    assert_eq!(overview.figure(&Fonts::bundled()), None);
}

#[test]
fn three_thousand_snapshots_keep_the_extremes() {
    let sample = Sample::every(1, 3_000, 500..560);
    let figure = sample.figure();
    let drawn: Vec<Point> =
        lines(&figure, Ink::Ink).into_iter().filter(|line| line.len() > 2).flatten().collect();
    assert!(drawn.len() < sample.snapshots.len(), "{}", drawn.len());
    let by = |figure: &Figure, wanted: Ink| bars(figure, wanted).len();
    assert!(by(&figure, INSIGHTS) > 90, "months of eight years");
    label(&figure, "2026");
}

#[test]
fn a_pillar_that_stands_still_is_said_to_since_a_day_or_not_at_all() {
    let fonts = Fonts::bundled();
    let mut seen = 0;
    for seed in 0..100 {
        let sample = Sample { title: None, who: None, ..Sample::random(seed) };
        for shape in [PageShape::Page, PageShape::Slide] {
            for text in texts(&sample.overview(shape, &fonts)) {
                if text.starts_with("within 1.2") {
                    assert!(text.contains(" since ") && !text.contains('…'), "{text}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}
