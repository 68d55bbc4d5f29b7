//! A cell against the dense Gaussian density, summed over all subsets.

use super::support::{Numbers, track};
use crate::attribution::design::{Linked, MOST_KINDS, Regression};
use crate::attribution::evidence::hypothesis::averaged;
use crate::attribution::evidence::{Inclusion, Moments, System, subsets};
use crate::attribution::level::Whitening;
use crate::attribution::level::noise::Noise;
use crate::attribution::response::{Daily, Kernel, Link, Shape};

const KINDS: usize = 3;
const SNAPSHOTS: usize = 12;
/// Prior of an effect under each hypothesis, and what each weighs.
const PRIOR: [f64; 2] = [0.25, 0.03];
const WEIGHTS: [f64; 2] = [0.4, 0.6];
const TAU: f64 = 0.5;
const NOISE: Noise = Noise { sqrt_q: 0.08, r: 0.1 };

type Square = [[f64; SNAPSHOTS]; SNAPSHOTS];

fn regression() -> Regression {
    let mut numbers = Numbers::new(7);
    let days: Vec<i32> = (0..SNAPSHOTS)
        .scan(17_000, |day, _| {
            *day += 1 + numbers.below(9);
            Some(*day)
        })
        .collect();
    let scores = days.iter().map(|_| 10.0 + 4.0 * numbers.next()).collect();
    let track = track(days, scores);
    let (first, last) = track.span();
    let daily = (0..KINDS)
        .map(|_| {
            let days = (first..last).filter(|_| numbers.next() < 0.3);
            let rows: Vec<_> = days.map(|day| (day, 1.0)).collect();
            Daily::new(&rows, first, last)
        })
        .collect();
    Regression::new(track, (0..KINDS).collect(), daily, first)
}

/// `ln N(z; 0, covariance)` without `n/2 ln 2 pi`, and `covariance^-1 z`.
fn dense(mut covariance: Square, z: &[f64]) -> (f64, Vec<f64>) {
    let mut solved = z.to_vec();
    let mut ln_density = 0.0;
    for pivot in 0..SNAPSHOTS {
        let pivot_row = covariance[pivot];
        ln_density -= 0.5 * pivot_row[pivot].ln();
        for row in pivot + 1..SNAPSHOTS {
            let factor = covariance[row][pivot] / pivot_row[pivot];
            for column in pivot..SNAPSHOTS {
                covariance[row][column] -= factor * pivot_row[column];
            }
            solved[row] -= factor * solved[pivot];
        }
    }
    for row in (0..SNAPSHOTS).rev() {
        for column in row + 1..SNAPSHOTS {
            solved[row] -= covariance[row][column] * solved[column];
        }
        solved[row] /= covariance[row][row];
    }
    let fit: f64 = z.iter().zip(&solved).map(|(z, solved)| z * solved).sum();
    (ln_density - 0.5 * fit, solved)
}

/// The covariance of level, noise and nuisance columns.
fn without_kinds(
    regression: &Regression,
    linked: &Linked,
    factors: &[f64],
    kernel: Kernel,
) -> Square {
    let days = &regression.track.days;
    let wander = NOISE.sqrt_q * linked.points;
    let mut level = [49.0 * linked.points * linked.points; SNAPSHOTS];
    for i in 1..SNAPSHOTS {
        level[i] = level[i - 1] + wander * wander * f64::from(days[i] - days[i - 1]) * factors[i];
    }
    let nuisance = regression.nuisance(kernel);
    let mut covariance = [[0.0; SNAPSHOTS]; SNAPSHOTS];
    for i in 0..SNAPSHOTS {
        for j in 0..SNAPSHOTS {
            covariance[i][j] = level[i.min(j)];
            for column in &nuisance {
                covariance[i][j] += column[i] * column[j] * linked.points * linked.points;
            }
        }
        let observed = regression.track.rounding[i] + NOISE.r * NOISE.r;
        covariance[i][i] += observed * linked.slopes[i] * linked.slopes[i];
    }
    covariance
}

#[test]
fn a_cell_is_the_sum_over_all_subsets_of_the_dense_density() {
    let regression = regression();
    let mut factors = vec![1.0; SNAPSHOTS];
    factors[5] = 30.0;
    let kernel =
        Kernel { shape: Shape::Exponential { half_life_days: 6.0 }, delay_days: 1, imputed: true };
    for link in Link::ALL {
        let linked = Linked::of(&regression.track, link);
        let (mut rows, sds) = regression.rows(kernel);
        rows.set_score(linked.z.iter().copied());
        let slab = TAU * linked.points;
        let columns: Vec<Vec<f64>> = (0..KINDS)
            .map(|kind| {
                rows.column(regression.nuisance(kernel).len() + kind).map(|x| x * slab).collect()
            })
            .collect();
        let base = without_kinds(&regression, &linked, &factors, kernel);
        let mut evidence = 0.0;
        let mut evidences = [0.0; 2];
        let mut included = [0.0; KINDS];
        let mut first = [0.0; KINDS];
        for subset in 0..1_usize << KINDS {
            let has = |kind: usize| subset >> kind & 1 == 1;
            let mut covariance = base;
            for kind in (0..KINDS).filter(|&kind| has(kind)) {
                for i in 0..SNAPSHOTS {
                    for j in 0..SNAPSHOTS {
                        covariance[i][j] += columns[kind][i] * columns[kind][j];
                    }
                }
            }
            let (ln_density, solved) = dense(covariance, &linked.z);
            let of_subset = |prior: f64| -> f64 {
                (0..KINDS).map(|kind| if has(kind) { prior } else { 1.0 - prior }).product()
            };
            let by_hypothesis = PRIOR.map(|prior| ln_density.exp() * of_subset(prior));
            for (evidence, of_subset) in evidences.iter_mut().zip(by_hypothesis) {
                *evidence += of_subset;
            }
            let weight: f64 = WEIGHTS.iter().zip(by_hypothesis).map(|(w, part)| w * part).sum();
            evidence += weight;
            for kind in (0..KINDS).filter(|&kind| has(kind)) {
                included[kind] += weight;
                let mean: f64 = columns[kind].iter().zip(&solved).map(|(x, s)| x * s).sum();
                first[kind] += weight * mean;
            }
        }
        let whitening = Whitening::new(&linked.level(&regression.track, &factors), NOISE);
        let inclusion = Inclusion::of(&sds);
        let gram = rows.gram(&whitening);
        let system = System::new(&gram, linked.points, TAU);
        let constant = linked.ln_constant(&whitening);
        let by_hypothesis = subsets::ln_evidence(&system, &inclusion, MOST_KINDS);
        let by_hypothesis = by_hypothesis.map(|ln| ln + constant);
        for (ln_evidence, expected) in by_hypothesis.into_iter().zip(evidences) {
            let expected = f64::ln(expected) + linked.ln_jacobian;
            assert!((ln_evidence - expected).abs() < 1e-8, "{ln_evidence} instead of {expected}");
        }
        let ln_evidence = averaged(WEIGHTS, by_hypothesis);
        assert!((ln_evidence - evidence.ln() - linked.ln_jacobian).abs() < 1e-8);
        let moments = Moments::of(&system, &inclusion, WEIGHTS, ln_evidence - constant);
        for kind in 0..KINDS {
            assert!((moments.included[kind] - included[kind] / evidence).abs() < 1e-8);
            assert!((moments.first[kind] - first[kind] / evidence).abs() < 1e-8);
        }
    }
}
