//! The example members against the reference prototype.

use super::support::{example, read, rows};
use crate::attribution::{Links, Member, Options, link};
use crate::domain::{Kind, Pillar, Series};

/// Deviations stay below this share of what is allowed: four decimals are printed, and the
/// prototype's quantiles are exact to 1e-4.
const CLOSE: f64 = 0.01;

fn links(name: &str) -> Links {
    let (snapshots, log) = read(name);
    link(&Member::of(&snapshots, &log), &Options::default())
}

/// The largest deviation of a mean or an end of an interval, in units of what is allowed: 0.02
/// points or 5 %.
fn compare(name: &str) -> f64 {
    let links = links(name);
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
        let interval = part.interval;
        let ours = [
            part.mean(),
            interval.ninety.lower,
            interval.ninety.upper,
            interval.half.lower,
            interval.half.upper,
            interval.eighty.lower,
            interval.eighty.upper,
        ];
        assert_eq!(part.verdict.name(), row[7], "{row:?}");
        let numbers = [4, 5, 6, 8, 9, 10, 11].map(|place| row[place].parse::<f64>().unwrap());
        for (ours, reference) in ours.into_iter().zip(numbers) {
            let allowed = (0.05 * reference.abs()).max(0.02);
            let deviation = (ours - reference).abs() / allowed;
            if deviation > largest {
                largest = deviation;
            }
        }
    }
    largest
}

#[test]
fn decaying_effects_agree_with_the_reference() {
    assert!(compare("adstock-mixed-dates") < CLOSE);
}

#[test]
fn saturating_windows_agree_with_the_reference() {
    assert!(compare("window-saturating") < CLOSE);
}

#[test]
fn confounded_whole_numbers_agree_with_the_reference() {
    assert!(compare("confounded-integers") < CLOSE);
}
