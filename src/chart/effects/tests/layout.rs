//! Where the marks of the chart of effects stand.

use super::samples::{Effects, alike, group, row};
use crate::chart::tests::layout::check;
use crate::chart::tests::marks::{bars, dots, label, texts};
use crate::chart::{EffectGroup, EffectRow, EffectSize, Figure, Fill, Fonts, Ink, Mark};
use crate::domain::{Pillar, Series};

fn demo() -> Vec<EffectGroup> {
    let article = row("articles", "1 article", 0.6, ["+0.6", "0.4 to 0.9", "for one more"]);
    let search = row("searches", "15 searches", -0.4, ["-0.10", "-0.15 to -0.06", "for 10 more"]);
    let post = row("posts", "2 posts", 0.4, ["+0.2", "0.1 to 0.3", "for one more"]);
    let post = EffectRow { is_possible: true, lasts: Some("still there".to_owned()), ..post };
    vec![
        group(Pillar::Brand, vec![article]),
        group(Pillar::People, vec![search]),
        group(Pillar::Insights, vec![post]),
        group(Pillar::Relationships, Vec::new()),
    ]
}

/// Where a value stands, by two labels of the axis.
fn x(figure: &Figure, value: f64) -> f64 {
    let middle = |text| {
        let label = label(figure, text);
        label.at.x + label.width / 2.0
    };
    let (zero, half) = (middle("0"), middle("+0.5"));
    zero + (half - zero) * value / 0.5
}

#[test]
fn a_dot_stands_at_its_estimate_and_the_line_from_end_to_end() {
    let effects = Effects::of(demo());
    let figure = effects.figure();
    for (pillar, points) in [(Pillar::Brand, 0.6), (Pillar::People, -0.4), (Pillar::Insights, 0.4)]
    {
        let ink = Ink::Pillar(pillar);
        let dot = dots(&figure, ink)[1].0;
        assert!((dot.x - x(&figure, points)).abs() < 1e-9, "{pillar}");
        let line = bars(&figure, ink)[0];
        assert!((line.left - x(&figure, points - 0.25)).abs() < 1e-9, "{pillar}");
        assert!((line.right - x(&figure, points + 0.25)).abs() < 1e-9, "{pillar}");
        assert!((f64::midpoint(line.top, line.bottom) - dot.y).abs() < 1e-9, "{pillar}");
    }
}

#[test]
fn what_is_only_possible_is_hollow_and_pale() {
    let figure = Effects::of(demo()).figure();
    let fills = |pillar| {
        let fill = |mark: &Mark| match mark {
            Mark::Bar { ink, fill, .. } if *ink == Ink::Pillar(pillar) => Some(*fill),
            _ => None,
        };
        figure.marks.iter().filter_map(fill).collect::<Vec<_>>()
    };
    assert_eq!(fills(Pillar::Brand), [Fill::Solid]);
    assert_eq!(fills(Pillar::Insights), [Fill::Pale]);
    let holes: Vec<f64> = dots(&figure, Ink::Ground)
        .iter()
        .filter(|(_, radius)| *radius < 5.0)
        .map(|(at, _)| at.y)
        .collect();
    assert_eq!(holes, [dots(&figure, Ink::Pillar(Pillar::Insights))[1].0.y]);
    assert!(
        texts(&figure)
            .contains(&"Filled dot: likely; hollow dot: possible only. Line: 90 % range.")
    );
}

#[test]
fn the_footer_says_what_the_dots_of_this_picture_are() {
    let first = |rows: Vec<EffectRow>| {
        let figure = Effects::of(vec![group(Pillar::Brand, rows)]).figure();
        let starts = |text: &&str| text.contains("likely. ") || text.contains("possible only");
        texts(&figure).into_iter().find(starts).map(ToOwned::to_owned).unwrap_or_default()
    };
    let likely = demo()[0].rows[0].clone();
    let possible = demo()[2].rows[0].clone();
    assert_eq!(first(vec![likely]), "Dot: estimate, all of them likely. Line: 90 % range.");
    assert_eq!(first(vec![possible]), "Hollow dot: estimate, possible only. Line: 90 % range.");
    let last = |effects: Effects| texts(&effects.figure()).last().unwrap().to_string();
    let nothing = Effects::of(vec![group(Pillar::Brand, Vec::new())]);
    assert_eq!(last(nothing), "No evidence of an effect is not evidence of no effect.");
    let early = Effects { silence: vec!["Too early.".to_owned()], ..Effects::of(Vec::new()) };
    assert_eq!(last(early), "Links are estimated from snapshots and a log of what was done.");
}

#[test]
fn groups_and_their_rows_stand_below_each_other_with_their_words() {
    let mut groups = demo();
    let edit = ["+0.5", "0.3 to 0.7", "for one more"];
    groups[0].rows.push(row("profile edits", "1 profile edit", 0.5, edit));
    let figure = Effects::of(groups).figure();
    let order = [
        "Brand",
        "1 article",
        "1 profile edit",
        "People",
        "15 searches",
        "Insights",
        "2 posts",
        "Relationships",
    ];
    let heights = order.map(|text| label(&figure, text).at.y);
    assert!(heights.is_sorted_by(|above, below| above + 24.0 < *below), "{heights:?}");
    let near =
        |text: &str, row: &str| (label(&figure, text).at.y - label(&figure, row).at.y).abs() < 14.0;
    assert!(near("+0.6", "1 article") && near("0.4 to 0.9", "1 article"));
    assert!(
        near("\u{2212}0.10", "15 searches") && near("\u{2212}0.15 to \u{2212}0.06", "15 searches")
    );
    assert!(near("for 10 more", "15 searches") && near("still there", "2 posts"));
    let none: Vec<&str> =
        texts(&figure).into_iter().filter(|text| text.ends_with("no sign")).collect();
    assert_eq!(none[..3], ["14 other kinds: no sign"; 3]);
    assert_eq!(none[3..], ["14 kinds: no sign"]);
}

#[test]
fn look_alikes_are_one_row_without_a_dot() {
    let mut brand = group(Pillar::Brand, vec![demo()[0].rows[0].clone()]);
    let before = Effects::of(vec![brand.clone()]).figure();
    brand.alike = vec![alike(&["posts", "comments"])];
    let figure = Effects::of(vec![brand.clone()]).figure();
    let ink = Ink::Pillar(Pillar::Brand);
    assert_eq!(dots(&figure, ink).len(), dots(&before, ink).len());
    let said = texts(&figure);
    for text in
        ["posts or comments,", "not told apart", "at least one of them,", "probability 93 %"]
    {
        assert_eq!(said.iter().filter(|said| **said == text).count(), 1, "{said:?}");
    }
    brand.alike = vec![alike(&["posts", "comments", "recommendations"])];
    let said = texts(&Effects::of(vec![brand.clone()]).figure()).join(" ");
    assert!(said.contains("posts, comments or recommendations, not told apart"), "{said}");
    assert!(!said.contains("probability"), "{said}");
    brand.alike = vec![alike(&["posts", "comments", "polls", "searches"])];
    let said = texts(&Effects::of(vec![brand]).figure()).join(" ");
    assert!(said.contains("posts, comments or 2 other kinds, not told apart"), "{said}");
}

#[test]
fn a_size_of_nothing_is_in_words_in_its_column() {
    let mut effect = demo()[0].rows[0].clone();
    effect.more = EffectSize {
        mean: "less than 0.001 either way".to_owned(),
        range: None,
        unit: "for 1,000 more".to_owned(),
    };
    let fonts = Fonts::bundled();
    let figure = Effects::of(vec![group(Pillar::Brand, vec![effect])]).figure();
    check(&figure, &fonts, 0);
    let said = texts(&figure).join(" ");
    assert!(said.contains("less than 0.001 either way for 1,000 more"), "{said}");
}

#[test]
fn a_picture_without_effects_has_no_axis_and_is_no_higher_than_its_words() {
    let silence = vec!["Too early to say: 5 snapshots. ".repeat(4)];
    let early = Effects { silence, ..Effects::of(Vec::new()) }.figure();
    assert!(early.marks.iter().all(|mark| !matches!(mark, Mark::Rule { .. })));
    assert!(early.height < 180, "{}", early.height);
    let words = texts(&early).join(" ");
    assert_eq!(words.matches("Too early to say: 5 snapshots.").count(), 4, "{words}");
}

#[test]
fn nothing_meets_or_leaves_the_margins_whatever_the_effects() {
    let plain = Fonts::bundled();
    let more = Fonts::bundled().and(dejavu::sans::regular().to_vec(), 0).unwrap();
    let (mut rows, mut alike) = (0, 0);
    for seed in 0..150 {
        let fonts = if seed % 3 == 0 { &more } else { &plain };
        let effects = Effects::random(seed);
        let figure = effects.chart().figure(fonts);
        check(&figure, fonts, seed);
        for label in figure.labels() {
            let margins = 19.9..=f64::from(figure.width) - 19.9;
            let ends = [label.at.x, label.at.x + label.width];
            assert!(ends.iter().all(|end| margins.contains(end)), "seed {seed}: {label:?}");
        }
        rows += effects.groups.iter().map(|group| group.rows.len()).sum::<usize>();
        alike += effects.groups.iter().map(|group| group.alike.len()).sum::<usize>();
    }
    assert!(rows > 250 && alike > 50, "{rows} {alike}");
}

#[test]
fn a_total_alone_is_a_group_of_its_own() {
    let mut total = demo().swap_remove(0);
    total.series = Series::Total;
    let figure = Effects::of(vec![total]).figure();
    label(&figure, "Total");
    assert_eq!(dots(&figure, Ink::Ink).len(), 2);
}
