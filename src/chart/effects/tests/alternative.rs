//! The text alternative of effects is true, and says of each pillar what there is room for.

use super::samples::{Effects, alike, group, row};
use crate::chart::EffectRow;
use crate::chart::parts::words::alt::LONGEST;
use crate::domain::Pillar;

#[test]
fn every_effect_is_told_with_its_verdict() {
    let more = ["+0.2", "0.1 to 0.3", "for one more"];
    let post = row("posts", "2 posts", 0.4, more);
    let poll = EffectRow { is_possible: true, ..row("polls", "1 poll", -0.5, more) };
    let mut people = group(Pillar::People, Vec::new());
    people.alike = vec![alike(&["comments", "searches"])];
    let mut insights = group(Pillar::Insights, Vec::new());
    insights.others = 0;
    insights.note = Some("Too early to say: 5 snapshots.".to_owned());
    let none = group(Pillar::Relationships, Vec::new());
    let effects = Effects::of(vec![group(Pillar::Brand, vec![poll, post]), people, insights, none]);
    let expected = "Dot chart of what went with Anna Lind's scores, 4 Mar 2024 to 3 Mar 2026, 306 \
        snapshots. Points for a usual week, 90 % ranges; not what caused it. \
        Brand, likely: 2 posts +0.4 (0.2 to 0.7); possible: 1 poll -0.5 (-0.8 to -0.2). \
        People, comments or searches, not told apart. \
        Insights, too early to say: 5 snapshots. Relationships, 14 kinds: no sign.";
    assert_eq!(effects.figure().alt, expected);
}

#[test]
fn without_an_effect_the_finding_and_what_is_needed_are_told() {
    let silence = vec!["Too early to say: 5 snapshots.".to_owned()];
    let alt = Effects { silence, ..Effects::of(Vec::new()) }.figure().alt;
    let said =
        "306 snapshots. Nothing is linked with the scores yet. Too early to say: 5 snapshots.";
    assert!(alt.ends_with(said), "{alt}");
}

#[test]
fn every_pillar_is_told_however_many_effects_it_has() {
    let (mut shortened, mut told) = (0, 0);
    for seed in 0..500 {
        let mut effects = Effects { silence: Vec::new(), who: None, ..Effects::random(seed) };
        for group in &mut effects.groups {
            (group.alike, group.note) = (Vec::new(), None);
        }
        let alt = effects.figure().alt;
        assert!(alt.chars().count() <= LONGEST, "{alt}");
        shortened += usize::from(alt.contains(" more"));
        for group in effects.groups.iter().filter(|group| !group.rows.is_empty()) {
            let likely = group.rows.iter().find(|row| !row.is_possible);
            let verdict = if likely.is_some() { "likely: " } else { "possible: " };
            let said = format!("{}, {verdict}", group.name());
            let row = likely.unwrap_or(&group.rows[0]);
            assert!(alt.contains(&said) && alt.contains(&row.shown), "{seed} {said}: {alt}");
            told += 1;
        }
    }
    assert!(shortened > 30 && told > 100, "{shortened} {told}");
}
