use super::{chart_of, everybody, walked};
use crate::chart::tests::golden::compare;
use crate::chart::{Fonts, Theme};

#[test]
fn a_team_is_as_it_was_looked_at() {
    let fonts = Fonts::bundled();
    let [figure] = chart_of(&everybody(), false, &fonts).try_into().unwrap();
    compare("team-light", &figure, Theme::Light, 2);
    compare("team-dark", &figure, Theme::Dark, 2);
}

#[test]
fn the_cases_of_a_team_are_as_they_were_looked_at() {
    let fonts = Fonts::bundled();
    let mut bare = everybody();
    for one in bare.iter_mut().flat_map(|(_, snapshots)| snapshots) {
        one.pillars = [None; 4];
    }
    let [figure] = chart_of(&bare, false, &fonts).try_into().unwrap();
    compare("team-no-pillars", &figure, Theme::Light, 1);
    let long = vec![
        walked(
            "Maximiliane Oberhauser-Lindqvist von Hohenlohe",
            &super::WEEKLY,
            [3_000; 4],
            [21_000, 9_000, 4_000, 900],
        ),
        walked("Їжакевич Олена Василівна", &super::WEEKLY, [25_000; 4], [9_000; 4]),
    ];
    let [figure] = chart_of(&long, false, &fonts).try_into().unwrap();
    compare("team-long", &figure, Theme::Dark, 1);
    let [figure] = chart_of(&long, true, &fonts).try_into().unwrap();
    compare("team-anonymous", &figure, Theme::Light, 1);
}
