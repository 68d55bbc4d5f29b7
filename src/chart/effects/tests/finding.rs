//! The heading says what is likely, what only possible, and no more.

use super::samples::{Effects, alike, group, row};
use crate::chart::{EffectRow, Fonts};
use crate::domain::Pillar;

const MORE: [&str; 3] = ["+0.2", "0.1 to 0.3", "for one more"];

fn likely(kind: &str, points: f64) -> EffectRow {
    row(kind, &format!("2 {kind}"), points, MORE)
}

fn possible(kind: &str, points: f64) -> EffectRow {
    EffectRow { is_possible: true, ..likely(kind, points) }
}

#[track_caller]
fn case(rows: Vec<EffectRow>, expected: &str) {
    let (brand, insights) = rows.into_iter().enumerate().partition(|(place, _)| place % 2 == 1);
    let rows = |rows: Vec<(usize, EffectRow)>| rows.into_iter().map(|(_, row)| row).collect();
    let effects = Effects::of(vec![
        group(Pillar::Brand, rows(brand)),
        group(Pillar::Insights, rows(insights)),
    ]);
    assert_eq!(effects.chart().finding(&Fonts::bundled()), expected);
    assert_eq!(effects.figure().title, expected);
}

#[test]
fn what_is_likely_is_named_with_its_direction() {
    case(vec![likely("posts", 0.5)], "Posts likely went with a rise");
    case(vec![likely("posts", -0.5)], "Posts likely went with a fall");
    let two = || vec![likely("posts", 0.4), likely("comments", 0.9)];
    case(two(), "Comments and posts likely went with rises");
    let three = || [two(), vec![likely("searches", 0.3)]].concat();
    case(three(), "Comments, posts and searches likely went with rises");
    let five = || [three(), vec![likely("articles", 0.8), likely("polls", 0.31)]].concat();
    case(five(), "Comments, articles and 3 others likely went with rises");
    let fall = || vec![likely("messages", -0.7)];
    case([two(), fall()].concat(), "2 kinds likely went with rises, messages with a fall");
    case(
        [vec![likely("posts", 0.4)], fall()].concat(),
        "Posts likely went with a rise, messages with a fall",
    );
}

#[test]
fn a_kind_with_two_effects_is_named_once_and_not_on_both_sides() {
    case(vec![likely("posts", 0.5), likely("posts", 0.9)], "Posts likely went with a rise");
    case(
        vec![likely("posts", 0.5), likely("posts", -0.9)],
        "Posts likely went with rises or falls",
    );
}

#[test]
fn a_range_over_0_has_no_direction() {
    case(vec![likely("posts", 0.1)], "Posts likely went with a score, up or down");
    case(vec![likely("posts", 0.1), likely("polls", 0.6)], "Polls likely went with a rise");
}

#[test]
fn what_is_only_possible_is_not_called_likely() {
    case(vec![possible("posts", 0.5)], "Only possible so far: posts");
    case(
        vec![possible("posts", 0.5), possible("polls", -2.0)],
        "Only possible so far: polls and posts",
    );
    case(vec![possible("posts", 2.5), likely("polls", 0.5)], "Polls likely went with a rise");
}

#[test]
fn without_an_effect_that_is_what_is_said() {
    case(Vec::new(), "No sign so far that any activity goes with a score");
    let mut only = group(Pillar::Brand, Vec::new());
    only.alike = vec![alike(&["posts", "comments"])];
    let only = Effects::of(vec![only]).figure();
    assert_eq!(only.title, "Signs of kinds that are not told apart");
    assert_eq!(Effects::of(Vec::new()).figure().title, "Nothing is linked with the scores yet");
}

#[test]
fn long_names_leave_the_verdict_whole() {
    let long = "w".repeat(60);
    case(
        vec![likely(&long, 0.5)],
        &format!("{}… likely went with a rise", "W".to_owned() + &"w".repeat(18)),
    );
    for letter in ["щ", "李", "ש", "👩‍💻"] {
        let kinds = (1_u32..9)
            .map(|count| likely(&format!("{count}{}", letter.repeat(59)), f64::from(count)));
        let title = Effects::of(vec![group(Pillar::People, kinds.collect())]).figure().title;
        assert!(title.ends_with(" likely went with rises"), "{title}");
    }
}
