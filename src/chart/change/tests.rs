//! The rules and the cases of chart 3, asserted on the figure.

use fastrand::Rng;

use crate::chart::tests::golden::compare;
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, label, texts};
use crate::chart::tests::samples::{iso, name};
use crate::chart::{
    Area, ChangeChart, ChangeEnd, ChangePart, ChangeRange, Figure, Fill, Fonts, Ink, Mark, Theme,
    Weight,
};
use crate::domain::Pillar;

/// What chart 3 is drawn from.
#[derive(Clone)]
struct Sample {
    who: Option<String>,
    from: ChangeEnd,
    to: ChangeEnd,
    moved: String,
    parts: Vec<ChangePart>,
    rest: ChangePart,
    remark: Option<String>,
}

impl Sample {
    fn figure(&self) -> Figure {
        let chart = ChangeChart {
            who: self.who.as_deref(),
            pillar: Pillar::Insights,
            from: &self.from,
            to: &self.to,
            moved: &self.moved,
            parts: &self.parts,
            rest: &self.rest,
            remark: self.remark.as_deref(),
            title: None,
        };
        chart.figure(&Fonts::bundled())
    }
}

fn end(day: &str, points: f64) -> ChangeEnd {
    ChangeEnd { date: iso(day), points, shown: format!("{points:.1}") }
}

fn signed(points: f64) -> String {
    if points == 0.0 { "0.0".to_owned() } else { format!("{points:+.1}") }
}

fn part(name: &str, points: f64, low: f64, high: f64) -> ChangePart {
    let range = ChangeRange { low, high, shown: format!("{low:.1} to {high:.1}") };
    ChangePart {
        name: name.to_owned(),
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
        moved: "+1.7".to_owned(),
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
        from: end("2025-12-29", from),
        to: end("2026-01-05", to),
        moved: signed(to - from),
        parts,
        rest: part("Not explained", rest, rest - 0.4, rest + 2.0),
        remark: rng.bool().then(|| "several pillars jumped at once".to_owned()),
    }
}

/// The bars of steps, from top to bottom, with how they are filled.
fn steps(figure: &Figure) -> Vec<(Area, Ink, Fill)> {
    let step = |mark: &Mark| match mark {
        Mark::Bar { area, ink, fill } if (area.bottom - area.top - 24.0).abs() < 1e-9 => {
            Some((*area, *ink, *fill))
        }
        _ => None,
    };
    figure.marks.iter().filter_map(step).collect()
}

/// The pale bars of ranges, from top to bottom.
fn ranges(figure: &Figure) -> Vec<(Area, Ink)> {
    let range = |mark: &Mark| match mark {
        Mark::Bar { area, ink, fill: Fill::Pale } => Some((*area, *ink)),
        _ => None,
    };
    figure.marks.iter().filter_map(range).collect()
}

/// Where so many points lie, on the axis of the sample.
fn x(points: f64) -> f64 {
    160.0 + (points - 15.0) / 3.0 * 350.0
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

#[test]
fn the_parts_have_their_places() {
    let figure = sample().figure();
    assert_eq!((figure.width, figure.height), (640, 138 + 6 * 46));
    let at = |text: &str| (label(&figure, text).at.x, label(&figure, text).at.y);
    assert_eq!(figure.title, "Insights 15.2 → 16.9 (+1.7)");
    assert_eq!(at(&figure.title), (20.0, 32.0));
    let subtitle = "\u{2068}Anna Lind\u{2069} · 9–16 Mar 2026 · estimated split, not a measurement";
    assert_eq!(at(subtitle), (20.0, 56.0));
    let footer =
        "Pale: where each part may lie (90 % range). What went together, not what caused it.";
    assert_eq!(at(footer), (20.0, f64::from(figure.height) - 14.0));
    let names =
        ["Start 9 Mar", "12 comments", "2 posts", "40 invitations", "Not explained", "End 16 Mar"];
    let mut above = 0.0;
    for name in names {
        let label = label(&figure, name);
        near(label.area().right, 150.0);
        assert!(label.at.y > above, "{name}");
        above = label.at.y;
    }
    for value in ["15", "16", "17", "18"] {
        let label = label(&figure, value);
        near(label.at.x + label.width / 2.0, x(value.parse().unwrap()));
    }
    let below = label(&figure, "and earlier ones").at.y - label(&figure, "40 invitations").at.y;
    near(below, 17.0);
}

#[test]
fn steps_run_from_sum_to_sum_and_end_at_the_later_score() {
    let figure = sample().figure();
    let steps = steps(&figure);
    let expected = [
        (15.2, 16.1, Ink::Up, Fill::Solid),
        (16.1, 16.7, Ink::Up, Fill::Hatched),
        (16.6, 16.7, Ink::Down, Fill::Solid),
        (16.6, 16.9, Ink::Bar, Fill::Solid),
    ];
    assert_eq!(steps.len(), expected.len());
    for ((area, ink, fill), (left, right, its_ink, its_fill)) in steps.iter().zip(expected) {
        near(area.left, x(left));
        near(area.right, x(right));
        assert_eq!((*ink, *fill), (its_ink, its_fill));
    }
    let ticks: Vec<Area> =
        bars(&figure, Ink::Ink).into_iter().filter(|area| area.bottom - area.top > 30.0).collect();
    assert_eq!(ticks.len(), 2);
    for (tick, score) in ticks.iter().zip([15.2, 16.9]) {
        near(f64::midpoint(tick.left, tick.right), x(score));
        near(tick.width(), 4.0);
    }
}

#[test]
fn a_line_joins_each_row_to_the_next_at_the_sum() {
    let figure = sample().figure();
    let dashed = |mark: &Mark| match mark {
        Mark::Line { points, ink: Ink::Muted, dash: Some(_), .. } => Some(points.clone()),
        _ => None,
    };
    let lines: Vec<_> = figure.marks.iter().filter_map(dashed).collect();
    assert_eq!(lines.len(), 5);
    for (line, sum) in lines.iter().zip([15.2, 16.1, 16.7, 16.6, 16.9]) {
        assert!(line.iter().all(|point| (point.x - x(sum)).abs() < 1e-6), "{line:?}");
        assert!(line[1].y - line[0].y > 10.0);
    }
}

#[test]
fn ranges_are_pale_narrow_and_seen_inside_the_bars() {
    let figure = sample().figure();
    let ranges = ranges(&figure);
    let expected = [(15.5, 16.8), (16.0, 17.5), (16.2, 17.0), (15.8, 17.8)];
    assert_eq!(ranges.len(), expected.len());
    for (((range, ink), (step, its_ink, _)), (low, high)) in
        ranges.iter().zip(steps(&figure)).zip(expected)
    {
        near(range.left, x(low));
        near(range.right, x(high));
        near(range.bottom - range.top, 8.0);
        near(f64::midpoint(range.top, range.bottom), f64::midpoint(step.top, step.bottom));
        assert_eq!(*ink, its_ink);
        let ground = bars(&figure, Ink::Ground);
        assert!(ground.contains(range), "no ground below {range:?}");
    }
}

#[test]
fn what_is_possible_only_says_so_and_is_not_bold() {
    let figure = sample().figure();
    assert_eq!(label(&figure, "perhaps +0.6").weight, Weight::Regular);
    assert_eq!(label(&figure, "+0.9").weight, Weight::Bold);
    assert_eq!(label(&figure, "\u{2212}0.1").weight, Weight::Bold);
    for text in ["0.3 to 1.6", "\u{2212}0.1 to 1.4", "\u{2212}0.8 to 1.2"] {
        near(label(&figure, text).area().right, 620.0);
    }
}

#[test]
fn without_an_estimate_the_whole_change_is_one_grey_step() {
    for (name, remark) in [("Too early to say", "6 snapshots"), ("Not explained", "nothing logged")]
    {
        let figure = untold(name, remark).figure();
        assert_eq!(figure.height, 138 + 3 * 46);
        let [(area, ink, fill)] = steps(&figure)[..] else { panic!("one step") };
        assert_eq!((ink, fill), (Ink::Bar, Fill::Solid));
        assert!(area.width() > 100.0);
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
    near(area.width(), 2.0);
}

#[test]
fn long_labels_move_the_plot_and_are_cut_at_last() {
    let mut sample = sample();
    sample.parts[0].name = "12 invitations received".to_owned();
    let figure = sample.figure();
    let label = label(&figure, "12 invitations received");
    assert!(label.at.x >= 20.0 && label.area().right < 220.0);
    assert!(steps(&figure)[0].0.left > label.area().right);
    sample.parts[0].name = "12 conversations about an article".to_owned();
    let figure = sample.figure();
    let label = figure.labels().find(|label| label.text.starts_with("12 conv")).unwrap();
    assert!(label.text.ends_with('…') && label.at.x >= 20.0, "{label:?}");
}

#[test]
fn the_text_alternative_says_every_part_with_its_range() {
    assert_eq!(
        sample().figure().alt,
        "Waterfall chart of a change of Anna Lind's insights score, 9 Mar to 16 Mar 2026. From 15.2 \
         to 16.9 (+1.7). Estimated split: 12 comments +0.9 (0.3 to 1.6); perhaps 2 posts +0.6 (-0.1 \
         to 1.4); 40 invitations (and earlier ones) -0.1 (-0.5 to 0.3); not explained +0.3 (-0.8 to \
         1.2). 90 % ranges; not a measurement."
    );
    let remark = Some("several pillars jumped at once".to_owned());
    let noted = Sample { remark, ..untold("Not explained", "nothing linked") };
    assert_eq!(
        noted.figure().alt,
        "Waterfall chart of a change of Anna Lind's insights score, 9 Mar to 16 Mar 2026. From 15.2 \
         to 16.9 (+1.7). Not explained (nothing linked) +1.7. Note: several pillars jumped at once."
    );
}

#[test]
fn nothing_meets_and_nothing_leaves_the_canvas() {
    let fonts = Fonts::bundled();
    let mut seen = [0; 2];
    for seed in 0..200 {
        let sample = random(seed);
        let figure = sample.figure();
        check(&figure, &fonts, seed);
        let alt = &figure.alt;
        assert!(alt.chars().count() <= 600, "{alt}");
        for text in [&sample.from.shown, &sample.to.shown, &sample.rest.shown] {
            assert!(alt.contains(text.as_str()), "seed {seed}: {text} in {alt}");
        }
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
        for (area, ..) in steps(&figure) {
            assert!(area.left >= 160.0 && area.right <= 512.0, "seed {seed}: {area:?}");
        }
        for (area, _) in ranges(&figure) {
            assert!(area.left >= 160.0 && area.right <= 511.0, "seed {seed}: {area:?}");
        }
    }
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
    many.rest = part("Not explained", 1.1, 0.2, 1.9);
    many.remark = Some("several pillars jumped at once".to_owned());
    compare("change-many", &many.figure(), Theme::Dark, 1);
}
