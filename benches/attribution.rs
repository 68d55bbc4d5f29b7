//! Cost of linking changes to activities: the three sizes with a limit, then by the number of
//! snapshots and of kinds.
//!
//! Limits on two cores: a year of daily snapshots with 6 kinds 1 s, with 12 kinds 3 s, ten years
//! with 20 kinds 12 s and 300 MB.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ssi::attribution::{Member, Options, Resolution, link};
use ssi::domain::{Date, Kind, Pillar, Score, Series};

/// Uniform numbers from 0 to 1, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }
}

/// Daily snapshots of a random walk on which some kinds act with a half-life of 14 days.
fn member(days: i32, kinds: usize) -> Option<Member> {
    let mut numbers = Numbers(42);
    let mut member = Member::new();
    let first = Date::new(2015, 3, 14).ok()?;
    let kinds: Vec<Kind> = Kind::listed().take(kinds).collect();
    let mut stocks = vec![0.0; kinds.len()];
    let mut levels = [8.0, 10.0, 12.0, 9.0];
    for day in 0..days {
        for (stock, kind) in stocks.iter_mut().zip(&kinds) {
            *stock *= 0.95;
            let busy = (day / 15) % 3 != 0;
            if busy && numbers.next() < 0.3 {
                let count = 1 + u32::from(numbers.next() < 0.5);
                *stock += f64::from(count);
                member.log(kind, first.plus_days(day), count);
            }
        }
        for (pillar, level) in Pillar::ALL.into_iter().zip(&mut levels) {
            *level += 0.08 * (numbers.next() - 0.5);
            let active = stocks.iter().skip(pillar.index()).step_by(4);
            let score = *level + 0.12 * active.sum::<f64>() + 0.1 * (numbers.next() - 0.5);
            let score = Score::parse(&format!("{:.2}", score.clamp(0.0, 25.0))).ok()?;
            let date = first.plus_days(day);
            member.observe_pillar(pillar, date, score, Resolution::Hundredth);
        }
    }
    Some(member)
}

/// The whole model: the fit, and every change of every pillar split.
fn run(member: &Member, threads: usize) -> usize {
    let threads = NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN);
    let links = link(black_box(member), &Options { threads, ..Options::default() });
    let pillars = Pillar::ALL.into_iter().map(Series::Pillar);
    pillars.map(|pillar| links.changes(pillar).len()).sum()
}

fn attribution(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("attribution");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    for (name, days, kinds) in [
        ("1 year, 6 kinds", 365, 6),
        ("1 year, 12 kinds", 365, 12),
        ("10 years, 20 kinds", 3650, 20),
    ] {
        let Some(member) = member(days, kinds) else { continue };
        for threads in [1, 2] {
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                bencher.iter(|| run(&member, threads));
            });
        }
    }
    group.finish();
}

fn cost(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("attribution, two threads");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for snapshots in [50, 100, 200, 400, 800, 1600] {
        let Some(member) = member(snapshots, 6) else { continue };
        group.bench_function(BenchmarkId::new("snapshots, 6 kinds", snapshots), |bencher| {
            bencher.iter(|| run(&member, 2));
        });
    }
    // Few snapshots leave many noise cells, each with a walk over all subsets of kinds.
    for snapshots in [40, 200] {
        for kinds in [2, 4, 6, 8, 10, 15, 20] {
            let Some(member) = member(snapshots, kinds) else { continue };
            let name = format!("kinds, {snapshots} snapshots");
            group.bench_function(BenchmarkId::new(name, kinds), |bencher| {
                bencher.iter(|| run(&member, 2));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, attribution, cost);
criterion_main!(benches);
