//! Pictures that a person has looked at.

use super::samples::{Effects, alike, group, row};
use crate::chart::tests::golden::compare;
use crate::chart::{EffectRow, EffectSize, Theme};
use crate::domain::Pillar;

/// Two years of Anna's, as the demo has them, and two effects that are possible only.
fn two_years() -> Effects {
    let lasting = |row: EffectRow, lasts: &str| EffectRow { lasts: Some(lasts.to_owned()), ..row };
    let narrow = |row: EffectRow, half: f64| EffectRow {
        range: (row.points - half, row.points + half),
        ..row
    };
    let one = "for one more";
    let article = row("articles", "1 article", 0.62, ["+0.6", "0.4 to 0.9", one]);
    let edit = row("profile edits", "1 profile edit", 0.46, ["+0.5", "0.3 to 0.6", one]);
    let search = row("searches", "15 searches", 0.16, ["+0.10", "0.06 to 0.15", "for 10 more"]);
    let post = row("posts", "2 posts", 0.4, ["+0.2", "0.1 to 0.3", one]);
    let comment = row("comments", "8 comments", 0.25, ["+0.3", "0.2 to 0.4", "for 10 more"]);
    let poll = row("polls", "1 poll", 0.2, ["+0.2", "-0.1 to 0.5", one]);
    let message = row("messages", "5 messages", -0.2, ["-0.04", "-0.07 to -0.01", one]);
    let mut insights = group(
        Pillar::Insights,
        vec![
            narrow(post, 0.17),
            narrow(comment, 0.11),
            EffectRow { is_possible: true, range: (-0.1, 0.5), ..poll },
        ],
    );
    insights.alike = vec![alike(&["shares", "videos"])];
    let message = EffectRow { is_possible: true, ..narrow(message, 0.15) };
    Effects::of(vec![
        group(
            Pillar::Brand,
            vec![
                lasting(article, "half gone in some 32 days"),
                lasting(narrow(edit, 0.19), "still there"),
            ],
        ),
        group(Pillar::People, vec![lasting(narrow(search, 0.07), "gone after some 60 days")]),
        insights,
        group(Pillar::Relationships, vec![message]),
    ])
}

#[test]
fn effects_are_as_they_were_looked_at() {
    let figure = two_years().figure();
    compare("effects-light", &figure, Theme::Light, 2);
    compare("effects-dark", &figure, Theme::Dark, 2);
}

#[test]
fn the_cases_of_effects_are_as_they_were_looked_at() {
    let more = ["-0.004", "-0.006 to -0.002", "for 1,000 more"];
    let long = "podcast-with-a-guest-of-the-industry-about-the-future-of-work";
    let mut small = row("views", "3 profile views", -0.6, more);
    small.more = EffectSize {
        mean: "less than 0.001 either way".to_owned(),
        range: None,
        unit: "for 1,000 more".to_owned(),
    };
    let rows = vec![
        row(long, &format!("3 {long}"), 0.9, more),
        row("подкаст", "2 подкаст-с-гостями-и-длинным-именем", 0.7, more),
        small,
    ];
    let mut odd = group(Pillar::People, rows);
    odd.alike = vec![alike(&["recommendations", long, "פודקאסט"])];
    let none = group(Pillar::Insights, Vec::new());
    let odd = Effects::of(vec![odd, none.clone()]);
    compare("effects-odd", &odd.figure(), Theme::Light, 1);
    let mut settle = none;
    settle.note =
        Some("Would settle it for posts: weeks with more and weeks with fewer posts".into());
    compare("effects-none", &Effects::of(vec![settle]).figure(), Theme::Dark, 1);
    let early = "Too early to say: 5 snapshots. From about 20 snapshots with ups and downs in \
                 activity, medium effects start to show.";
    let early = Effects { silence: vec![early.to_owned()], ..Effects::of(Vec::new()) };
    compare("effects-early", &early.figure(), Theme::Light, 1);
}
