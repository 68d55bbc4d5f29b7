//! The example members against the reference prototype.

use super::support::{example, example_links, rows};
use crate::attribution::Links;
use crate::domain::{Kind, Pillar, Series};

/// Deviations stay below this share of what is allowed.
///
/// Four decimals are printed, and the prototype finds quantiles by bisection to 1e-4.
const CLOSE: f64 = 0.15;

/// The largest deviation of a mean or an end of a 90 % interval, in units of what is allowed: 0.02
/// points or 5 %.
fn largest_of_parts(links: &Links, name: &str) -> f64 {
    let mut largest: f64 = 0.0;
    let changes: Vec<_> =
        Pillar::ALL.iter().flat_map(|&pillar| links.changes(Series::Pillar(pillar))).collect();
    for row in rows(&example(name).join("links.csv")) {
        let kind = Kind::parse(&row[3], &[]).unwrap();
        let split = changes
            .iter()
            .find(|split| {
                split.from.to_string() == row[0]
                    && split.to.to_string() == row[1]
                    && split.series.name() == row[2]
            })
            .unwrap();
        let part = split.parts.iter().find(|part| part.kind == kind).unwrap();
        let ours = [part.mean(), part.interval.ninety.lower, part.interval.ninety.upper];
        let numbers = [4, 5, 6].map(|place| row[place].parse::<f64>().unwrap());
        for (ours, reference) in ours.into_iter().zip(numbers) {
            let allowed = (0.05 * reference.abs()).max(0.02);
            largest = largest.max((ours - reference).abs() / allowed);
        }
    }
    largest
}

/// The largest deviation of a probability of an effect or of its sign, in units of what is allowed:
/// 0.02. Verdicts must be the same.
fn largest_of_effects(links: &Links, name: &str) -> f64 {
    let mut largest: f64 = 0.0;
    for row in rows(&example(name).join("effects.csv")) {
        let kind = Kind::parse(&row[1], &[]).unwrap();
        let effect = links
            .effects()
            .iter()
            .find(|effect| effect.series.name() == row[0] && effect.kind == kind)
            .unwrap();
        assert_eq!(effect.verdict.name(), row[4], "{row:?}");
        let ours = [effect.probability, effect.positive.unwrap()];
        let numbers = [2, 3].map(|place| row[place].parse::<f64>().unwrap());
        for (ours, reference) in ours.into_iter().zip(numbers) {
            largest = largest.max((ours - reference).abs() / 0.02);
        }
    }
    largest
}

#[track_caller]
fn agrees(name: &str) -> Links {
    let links = example_links(name);
    let (parts, effects) = (largest_of_parts(&links, name), largest_of_effects(&links, name));
    assert!(parts < CLOSE && effects < CLOSE, "{name}: {parts} {effects}");
    links
}

#[test]
fn decaying_effects_agree_with_the_reference() {
    agrees("adstock-mixed-dates");
}

#[test]
fn saturating_windows_agree_with_the_reference() {
    agrees("window-saturating");
}

#[test]
fn confounded_whole_numbers_agree_with_the_reference() {
    agrees("confounded-integers");
}

#[test]
fn level_shifts_agree_with_the_reference() {
    agrees("level-shifts");
}

#[test]
fn mistyped_scores_agree_with_the_reference_and_are_told() {
    agrees("slip-of-the-comma");
}

#[test]
fn two_accounts_in_one_profile_agree_with_the_reference() {
    agrees("two-accounts");
}

#[test]
fn steps_agree_with_the_reference() {
    agrees("steps-weekly");
}

#[test]
fn a_lagging_display_agrees_with_the_reference() {
    agrees("lagging-daily");
}

#[test]
fn nothing_behind_a_lagging_display_agrees_with_the_reference() {
    agrees("no-effect-lagging");
}
