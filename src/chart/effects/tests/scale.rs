//! The axis of effects.

use super::super::scale::EffectScale;

#[track_caller]
fn case(values: &[f64], width: f64, expected: &[&str]) {
    let scale = EffectScale::of(values.iter().copied(), width);
    let labels: Vec<String> = scale.grid().into_iter().map(|(_, label)| label).collect();
    assert_eq!(labels, expected);
}

#[test]
fn the_axis_holds_all_values_and_0_in_steps_of_one_number_of_decimals() {
    case(&[0.4, 0.9], 190.0, &["0", "+0.2", "+0.4", "+0.6", "+0.8", "+1.0"]);
    case(&[0.4, 1.4], 190.0, &["0", "+0.5", "+1.0", "+1.5"]);
    case(&[-0.7, -0.3], 190.0, &["−0.8", "−0.6", "−0.4", "−0.2", "0"]);
    case(&[-0.4, 0.8], 190.0, &["−0.5", "0", "+0.5", "+1.0"]);
    case(&[0.012, 0.0031], 190.0, &["0", "+0.005", "+0.010", "+0.015"]);
    case(&[40.0], 190.0, &["0", "+10", "+20", "+30", "+40"]);
    case(&[0.0], 190.0, &["0", "+0.001"]);
    case(&[], 190.0, &["0", "+0.001"]);
    case(&[0.4, 0.9], 90.0, &["0", "+0.5", "+1.0"]);
}

#[test]
fn a_value_stands_between_the_grid_lines_around_it() {
    let scale = EffectScale::of([-0.4, 0.8].into_iter(), 190.0);
    for (value, share) in [(-0.5, 0.0), (0.0, 1.0 / 3.0), (1.0, 1.0), (0.25, 0.5)] {
        assert!((scale.share(value) - share).abs() < 1e-12, "{value}");
    }
}

#[test]
fn whatever_the_values_the_axis_is_no_wider_than_they_need() {
    for seed in 0..2_000 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let size = 10_f64.powi(rng.i32(-4..6));
        let values: Vec<f64> = (0..rng.usize(1..9)).map(|_| (rng.f64() - 0.3) * size).collect();
        let scale = EffectScale::of(values.iter().copied(), 150.0);
        let grid = scale.grid();
        assert!((2..=8).contains(&grid.len()), "{values:?} {grid:?}");
        assert!(grid.iter().any(|(_, label)| label == "0"), "{grid:?}");
        assert!(values.iter().all(|&value| (0.0..=1.0).contains(&scale.share(value))));
        let (step, [low, high]) = (grid[1].0 - grid[0].0, [grid[0].0, grid[grid.len() - 1].0]);
        let is_needed =
            |end: f64| end.abs() < 1e-9 || values.iter().any(|value| (value - end).abs() <= step);
        assert!(is_needed(low) && (is_needed(high) || high <= step * 1.001), "{values:?} {grid:?}");
        let decimals = |label: &String| label.split_once('.').map_or(0, |(_, after)| after.len());
        let labels = grid.iter().map(|(_, label)| label).filter(|label| *label != "0");
        let mut decimals: Vec<usize> = labels.map(decimals).collect();
        decimals.dedup();
        assert_eq!(decimals.len(), 1, "{grid:?}");
    }
}
