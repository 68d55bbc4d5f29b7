//! The rules and the cases of chart 3, asserted on the figure.

use fastrand::Rng;

use crate::chart::tests::golden::compare;
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, label, lines, texts};
use crate::chart::tests::samples::{iso, name};
use crate::chart::{
    Area, ChangeChart, ChangeEnd, ChangePart, ChangeRange, Figure, Fill, Fonts, Ink, Label, Mark,
    Point, Theme, Weight,
};
use crate::domain::{Pillar, Series};
use crate::words::numbers::Decimals;

/// What chart 3 is drawn from.
#[derive(Clone)]
struct Sample {
    who: Option<String>,
    from: ChangeEnd,
    to: ChangeEnd,
    parts: Vec<ChangePart>,
    rest: ChangePart,
    remark: Option<String>,
}

impl Sample {
    fn figure(&self) -> Figure {
        let chart = ChangeChart {
            who: self.who.as_deref(),
            series: Series::Pillar(Pillar::Insights),
            from: &self.from,
            to: &self.to,
            decimals: Decimals::TENTHS,
            parts: &self.parts,
            rest: &self.rest,
            remark: self.remark.as_deref(),
            title: None,
        };
        chart.figure(&Fonts::bundled())
    }
}

fn end(day: &str, points: f64) -> ChangeEnd {
    ChangeEnd { date: iso(day), points }
}

fn signed(points: f64) -> String {
    if points == 0.0 { "0.0".to_owned() } else { format!("{points:+.1}") }
}

fn part(name: &str, points: f64, low: f64, high: f64) -> ChangePart {
    let range = ChangeRange { low, high, shown: format!("{low:.1} to {high:.1}") };
    ChangePart {
        name: name.to_owned(),
        kind: name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned(),
        remark: None,
        points,
        shown: signed(points),
        range: Some(range),
        is_possible: false,
    }
}

/// The change of the mock-up.
fn sample() -> Sample {
    let posts = ChangePart { is_possible: true, ..part("2 posts", 0.6, -0.1, 1.4) };
    let remark = Some("and earlier ones".to_owned());
    let invitations = ChangePart { remark, ..part("40 invitations", -0.1, -0.5, 0.3) };
    Sample {
        who: Some("Anna Lind".to_owned()),
        from: end("2026-03-09", 15.2),
        to: end("2026-03-16", 16.9),
        parts: vec![part("12 comments", 0.9, 0.3, 1.6), posts, invitations],
        rest: part("Not explained", 0.3, -0.8, 1.2),
        remark: None,
    }
}

/// A change of which nothing is told, and why.
fn untold(name: &str, remark: &str) -> Sample {
    let rest = part(name, 1.7, 0.0, 0.0);
    let rest = ChangePart { range: None, remark: Some(remark.to_owned()), ..rest };
    Sample { parts: Vec::new(), rest, ..sample() }
}

/// Any change: up and down, with names of any script and ranges of any width.
fn random(seed: u64) -> Sample {
    let mut rng = Rng::with_seed(seed);
    let tenths = |rng: &mut Rng, most: i32| f64::from(rng.i32(-most..=most)) / 10.0;
    let most = if rng.bool() { 3 } else { 80 };
    let mut parts = Vec::new();
    for _ in 0..rng.usize(0..=6) {
        let points = tenths(&mut rng, most);
        let (below, above) = (tenths(&mut rng, most).abs(), tenths(&mut rng, most).abs());
        let name = if rng.bool() { name(&mut rng) } else { "1,234 messages received".to_owned() };
        let remark = rng.bool().then(|| "earlier ones fading".to_owned());
        let part = part(&name, points, points - below, points + above);
        parts.push(ChangePart { remark, is_possible: rng.bool(), ..part });
    }
    let (from, to) = (f64::from(rng.u8(0..=250)) / 10.0, f64::from(rng.u8(0..=250)) / 10.0);
    let rest = to - from - parts.iter().map(|part| part.points).sum::<f64>();
    Sample {
        who: rng.bool().then(|| name(&mut rng)),
        from: end(if rng.bool() { "2025-12-29" } else { "2025-05-30" }, from),
        to: end("2026-03-30", to),
        parts,
        rest: part("Not explained", rest, rest - 0.4, rest + 2.0),
        remark: rng.bool().then(|| "several pillars jumped at once".to_owned()),
    }
}

/// The bars of steps, from left to right, with how they are filled.
fn steps(figure: &Figure) -> Vec<(Area, Ink, Fill)> {
    let step = |mark: &Mark| match mark {
        Mark::Bar { area, ink, fill } if matches!(ink, Ink::Up | Ink::Down | Ink::Bar) => {
            Some((*area, *ink, *fill))
        }
        _ => None,
    };
    figure.marks.iter().filter_map(step).collect()
}

/// The lines of ranges, from left to right: x, and the heights of both ends.
fn ranges(figure: &Figure) -> Vec<(f64, [f64; 2])> {
    let upright = |points: &Vec<Point>| {
        let [low, high] = points[..] else { panic!("a line of two points") };
        assert!((low.x - high.x).abs() < 1e-9);
        (low.x, [low.y, high.y])
    };
    lines(figure, Ink::Ink).iter().map(upright).collect()
}

/// The marks of both scores.
fn ends(figure: &Figure) -> [Area; 2] {
    bars(figure, Ink::Ink).try_into().unwrap()
}

/// What a height of the sample means: its scores are 15.2 and 16.9.
fn points(figure: &Figure) -> impl Fn(f64) -> f64 {
    let [from, to] = ends(figure).map(|area| f64::midpoint(area.top, area.bottom));
    move |y| 15.2 + (from - y) / (from - to) * 1.7
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

#[test]
fn the_parts_have_their_places() {
    let figure = sample().figure();
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(figure.title, "Insights +1.7: comments +0.9");
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle = "\u{2068}Anna Lind\u{2069} · 9–16 Mar 2026 · estimated split, not a measurement";
    assert_eq!(at(subtitle), (20.0, 56.0));
    let footer =
        "Thin lines: where each part may lie (90 %). What went together, not what caused it.";
    assert_eq!(at(footer), (20.0, f64::from(figure.height) - 14.0));
    let names =
        ["Start", "12 comments", "perhaps 2 posts", "40 invitations", "Not explained", "End"];
    let middle = |text: &str| label(&figure, text).at.x + label(&figure, text).width / 2.0;
    assert!(names.map(middle).is_sorted());
    let marks = [vec![ends(&figure)[0]], steps(&figure).into_iter().map(|one| one.0).collect()];
    for (name, mark) in names.into_iter().zip(marks.concat()) {
        near(middle(name), f64::midpoint(mark.left, mark.right));
        assert!(label(&figure, name).at.y > mark.bottom + 10.0, "{name}");
    }
    let below = label(&figure, "and earlier").at.y - label(&figure, "40 invitations").at.y;
    near(below, 17.0);
}

#[test]
fn steps_run_from_sum_to_sum_and_end_at_the_later_score() {
    let figure = sample().figure();
    let points = points(&figure);
    let steps = steps(&figure);
    let expected = [
        (15.2, 16.1, Ink::Up, Fill::Solid),
        (16.1, 16.7, Ink::Up, Fill::Hatched),
        (16.6, 16.7, Ink::Down, Fill::Solid),
        (16.6, 16.9, Ink::Bar, Fill::Solid),
    ];
    assert_eq!(steps.len(), expected.len());
    for ((area, ink, fill), (low, high, its_ink, its_fill)) in steps.iter().zip(expected) {
        near(points(area.bottom), low);
        near(points(area.top), high);
        assert_eq!((*ink, *fill), (its_ink, its_fill));
    }
    assert!(ends(&figure).iter().all(|area| (area.bottom - area.top - 4.0).abs() < 1e-9));
}

#[test]
fn the_grid_says_what_a_height_means() {
    let figure = sample().figure();
    let points = points(&figure);
    let rules = figure.marks.iter().filter(|mark| matches!(mark, Mark::Rule { .. })).count();
    let values = figure.labels().filter(|label| label.area().right < 70.0 && label.size == 14);
    let values: Vec<_> = values.filter(|label| label.text.parse::<f64>().is_ok()).collect();
    assert!(values.len() == rules && rules > 2, "{values:?}");
    for label in values {
        assert!(label.text.contains('.'), "one number of decimals: {label:?}");
        near(points(label.at.y - 5.0), label.text.parse().unwrap());
    }
}

#[test]
fn a_line_joins_each_column_to_the_next_at_the_sum() {
    let figure = sample().figure();
    let points = points(&figure);
    let lines = lines(&figure, Ink::Muted);
    assert_eq!(lines.len(), 5);
    for (line, sum) in lines.iter().zip([15.2, 16.1, 16.7, 16.6, 16.9]) {
        assert!(line.iter().all(|point| (points(point.y) - sum).abs() < 1e-6), "{line:?}");
        assert!(line[1].x - line[0].x > 10.0);
    }
}

#[test]
fn ranges_are_lines_beside_the_middle_and_no_number_is_on_one() {
    let figure = sample().figure();
    let points = points(&figure);
    let ranges = ranges(&figure);
    let expected = [(15.5, 16.8), (16.0, 17.5), (16.2, 17.0), (15.8, 17.8)];
    assert_eq!(ranges.len(), expected.len());
    for ((range, (step, ..)), (low, high)) in ranges.iter().zip(steps(&figure)).zip(expected) {
        let (x, [from, to]) = *range;
        near(points(from), low);
        near(points(to), high);
        assert!(x > f64::midpoint(step.left, step.right) + 2.0 && x < step.right - 2.0);
        let line = Area { left: x - 1.0, right: x + 1.0, top: to, bottom: from };
        let on_it = figure.labels().find(|label| label.area().overlaps(&line));
        assert!(on_it.is_none(), "{on_it:?}");
    }
}

#[test]
fn what_is_possible_only_says_so_and_is_not_bold() {
    let figure = sample().figure();
    assert_eq!(label(&figure, "+0.6").weight, Weight::Regular);
    assert!(texts(&figure).contains(&"perhaps 2 posts"));
    assert_eq!(label(&figure, "+0.9").weight, Weight::Bold);
    assert_eq!(label(&figure, "\u{2212}0.1").weight, Weight::Bold);
    // Each number with its range below it.
    for (number, range) in
        [("+0.9", "0.3 to 1.6"), ("+0.6", "\u{2212}0.1 to 1.4"), ("+0.3", "\u{2212}0.8 to 1.2")]
    {
        near(label(&figure, range).at.y - label(&figure, number).at.y, 17.0);
    }
}

#[test]
fn a_title_names_what_is_sure_else_what_may_be_else_why_nothing_is() {
    let title = |sample: &Sample| sample.figure().title;
    let mut sample = sample();
    sample.parts.insert(1, part("3 articles", -0.4, -0.6, -0.2));
    assert_eq!(title(&sample), "Insights +1.7: comments +0.9, articles \u{2212}0.4");
    sample.parts = vec![part("12 comments", 0.5, -0.1, 1.1)];
    assert_eq!(title(&sample), "Insights +1.7: perhaps comments +0.5");
    sample.rest = part("Not explained", 1.2, 0.5, 1.7);
    assert_eq!(title(&sample), "Insights +1.7: perhaps comments +0.5, most not explained");
    let untold = untold("Too early to say", "6 snapshots");
    assert_eq!(title(&untold), "Insights +1.7: too early to say (6 snapshots)");
    let mut still = super::tests::untold("Not explained", "nothing logged");
    still.to.points = 15.23;
    assert_eq!(title(&still), "Insights 15.2, same (within 0.05): not explained (nothing logged)");
}

#[test]
fn the_change_printed_is_the_difference_of_the_scores_printed() {
    let mut rng = Rng::with_seed(5);
    for _ in 0..300 {
        let mut sample = sample();
        sample.from.points = f64::from(rng.u16(0..=25_000)) / 1_000.0;
        sample.to.points = f64::from(rng.u16(0..=25_000)) / 1_000.0;
        let alt = sample.figure().alt;
        let (from, rest) = alt.split_once("From ").unwrap().1.split_once(" to ").unwrap();
        let (to, rest) = rest.split_once(": ").unwrap();
        let moved = rest.split_once(". ").unwrap().0.replace("same (within 0.05)", "0");
        let number = |text: &str| text.parse::<f64>().unwrap();
        near(number(to) - number(from), number(&moved));
    }
}

#[test]
fn without_an_estimate_the_whole_change_is_one_grey_step() {
    for (name, remark) in [("Too early to say", "6 snapshots"), ("Not explained", "nothing logged")]
    {
        let figure = untold(name, remark).figure();
        let [(area, ink, fill)] = steps(&figure)[..] else { panic!("one step") };
        assert_eq!((ink, fill), (Ink::Bar, Fill::Solid));
        assert!(area.bottom - area.top > 126.0, "half of the plot");
        assert_eq!(ranges(&figure), []);
        let shown = texts(&figure);
        assert!(shown.contains(&name) && shown.contains(&remark) && shown.contains(&"+1.7"));
        assert!(!shown.iter().any(|text| text.contains("90 %")), "{shown:?}");
        assert!(!figure.alt.contains("90 %"), "{}", figure.alt);
    }
}

#[test]
fn a_part_of_nothing_is_still_seen() {
    let mut sample = sample();
    sample.parts = vec![part("12 comments", 0.0, -0.2, 0.2)];
    let (area, ..) = steps(&sample.figure())[0];
    near(area.bottom - area.top, 2.0);
}

/// Whether a figure has rows: its bars are of one height.
fn has_rows(figure: &Figure) -> bool {
    let is_as_in_rows = |(area, ..): &(Area, Ink, Fill)| {
        let height = area.bottom - area.top;
        (height - 24.0).abs() < 1e-9 || (height - 8.0).abs() < 1e-9
    };
    steps(figure).iter().all(is_as_in_rows)
}

#[test]
fn names_without_room_below_a_column_have_rows() {
    let mut sample = sample();
    assert!(!has_rows(&sample.figure()));
    sample.parts[0].name = "12 invitations received".to_owned();
    assert!(!has_rows(&sample.figure()), "on two lines");
    let kinds = ["articles", "comments", "profile edits"];
    sample.parts.truncate(1);
    sample.parts.extend(kinds.map(|kind| part(&format!("3 {kind}"), -0.2, -0.4, -0.1)));
    sample.parts.extend(["posts", "views"].map(|kind| part(&format!("3 {kind}"), 0.1, 0.0, 0.2)));
    sample.parts[0].name = "12 comments".to_owned();
    sample.rest = part("Not explained", 1.2, 0.6, 1.9);
    assert!(!has_rows(&sample.figure()), "six parts");
    compare("change-six", &sample.figure(), Theme::Light, 1);
    sample.parts[0].name = "12 conversations about an article".to_owned();
    let figure = sample.figure();
    assert!(has_rows(&figure));
    let label = figure.labels().find(|label| label.text.starts_with("12 conv")).unwrap();
    assert!(label.text.ends_with('…') && label.at.x >= 20.0, "{label:?}");
    let footer =
        "Slim bars: where each part may lie (90 %). What went together, not what caused it.";
    assert!(texts(&figure).contains(&footer));
    sample.parts[0].name = "12 comments".to_owned();
    sample.parts[0].kind = "x".to_owned();
    assert!(!has_rows(&sample.figure()));
}

#[test]
fn the_columns_fill_the_plot() {
    for seed in 0..100 {
        let sample = random(seed);
        let figure = sample.figure();
        if has_rows(&figure) || (sample.to.points - sample.from.points).abs() < 0.4 {
            continue;
        }
        // From the heading to the first name.
        let name = label(&figure, "Start").area().top;
        let inside = |label: &&Label| label.at.y > 66.0 && label.at.y < name && label.at.x > 66.0;
        let top = figure.labels().filter(inside).map(|label| label.area().top);
        let bottom = figure.labels().filter(inside).map(|label| label.area().bottom);
        let bars: Vec<Area> = steps(&figure).into_iter().map(|(area, ..)| area).collect();
        let ranges = ranges(&figure).into_iter().flat_map(|(_, ends)| ends);
        let ranges: Vec<f64> = ranges.collect();
        let low = bars.iter().map(|area| area.bottom).chain(bottom).chain(ranges.clone());
        let high = bars.iter().map(|area| area.top).chain(top).chain(ranges);
        let (low, high) = (low.fold(0.0, f64::max), high.fold(f64::MAX, f64::min));
        assert!(low - high > 0.9 * 252.0, "seed {seed}: {high} to {low}");
    }
}

#[test]
fn the_text_alternative_says_every_part_with_its_range() {
    assert_eq!(
        sample().figure().alt,
        "Waterfall chart of a change of Anna Lind's insights score, 9 Mar to 16 Mar 2026. From 15.2 \
         to 16.9: +1.7. Estimated split: 12 comments +0.9 (0.3 to 1.6); perhaps 2 posts +0.6 (-0.1 \
         to 1.4); 40 invitations (and earlier ones) -0.1 (-0.5 to 0.3); not explained +0.3 (-0.8 to \
         1.2). 90 % ranges; not a measurement."
    );
    let remark = Some("several pillars jumped at once".to_owned());
    let noted = Sample { remark, ..untold("Not explained", "nothing linked") };
    assert_eq!(
        noted.figure().alt,
        "Waterfall chart of a change of Anna Lind's insights score, 9 Mar to 16 Mar 2026. From 15.2 \
         to 16.9: +1.7. Not explained (nothing linked) +1.7. Note: several pillars jumped at once."
    );
}

#[test]
fn nothing_meets_and_nothing_leaves_the_canvas() {
    let fonts = Fonts::bundled();
    let (mut seen, mut rows) = ([0; 2], 0);
    for seed in 0..200 {
        let sample = random(seed);
        let figure = sample.figure();
        check(&figure, &fonts, seed);
        let alt = &figure.alt;
        assert!(alt.chars().count() <= 600, "{alt}");
        assert!(alt.contains(&sample.rest.shown), "seed {seed}: {alt}");
        // Every part is told or counted, in their order; the last entry is the rest.
        let split = alt.split_once("Estimated split: ").unwrap().1.split_once(". 90 %").unwrap().0;
        let mut entries: Vec<&str> = split.split("; ").collect();
        entries.pop();
        let counted = entries.last().and_then(|last| last.strip_suffix(" more in the picture"));
        let counted: usize = counted.map_or(0, |number| number.parse().unwrap());
        entries.truncate(entries.len() - usize::from(counted > 0));
        assert_eq!(entries.len() + counted, sample.parts.len(), "seed {seed}: {alt}");
        for (entry, part) in entries.iter().zip(&sample.parts) {
            let range = &part.range.as_ref().unwrap().shown;
            assert!(entry.ends_with(&format!(" {} ({range})", part.shown)), "{entry}: {part:?}");
        }
        seen[usize::from(counted > 0)] += 1;
        rows += u32::from(has_rows(&figure));
    }
    assert!((20..180).contains(&rows), "{rows}");
    assert!(seen.iter().all(|&count| count > 5), "{seen:?}");
}

#[test]
fn golden_changes_are_as_they_were_looked_at() {
    compare("change-light", &sample().figure(), Theme::Light, 2);
    compare("change-dark", &sample().figure(), Theme::Dark, 2);
    compare("change-early", &untold("Too early to say", "6 snapshots").figure(), Theme::Light, 1);
    let mut many = sample();
    let kinds = ["articles", "profile edits", "messages received", "searches"];
    many.parts.extend(kinds.map(|kind| part(&format!("3 {kind}"), -0.2, -0.4, 0.1)));
    many.parts[1].name = "earlier posts".to_owned();
    many.parts[0].name = "12 conversations about an article".to_owned();
    many.rest = part("Not explained", 1.1, 0.2, 1.9);
    many.remark = Some("several pillars jumped at once".to_owned());
    compare("change-many", &many.figure(), Theme::Dark, 1);
}
