//! Cost of linking changes to activities: the three sizes with a limit, then by the number of
//! snapshots, of activities and of kinds (`benches/peers/plot_model_cost.py` draws those).
//!
//! Limits on two cores: a year of daily snapshots with 6 kinds 0.3 s, ten years with 20 kinds 4 s
//! and 300 MB.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
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

/// How large a member is.
#[derive(Clone, Copy)]
struct Size {
    snapshots: i32,
    days_apart: i32,
    kinds: usize,
    /// Chance that a kind is done on a day of a busy stretch; two stretches of three are busy.
    activity: f64,
}

impl Size {
    const fn daily(snapshots: i32, kinds: usize) -> Self {
        Self { snapshots, days_apart: 1, kinds, activity: 0.3 }
    }

    /// Snapshots of a random walk on which some kinds act with a half-life of 14 days, and the
    /// number of days on which each kind was done, added up. The effects are of the same size
    /// however often things are done.
    fn member(self) -> Option<(Member, u32)> {
        let mut numbers = Numbers(42);
        let mut member = Member::new();
        let mut activities = 0;
        let first = Date::new(2015, 3, 14).ok()?;
        let kinds: Vec<Kind> = Kind::listed().take(self.kinds).collect();
        let mut stocks = vec![0.0; kinds.len()];
        let mut levels = [8.0, 10.0, 12.0, 9.0];
        for day in 0..self.snapshots * self.days_apart {
            for (stock, kind) in stocks.iter_mut().zip(&kinds) {
                *stock *= 0.95;
                let busy = (day / 15) % 3 != 0;
                if busy && numbers.next() < self.activity {
                    let count = 1 + u32::from(numbers.next() < 0.5);
                    *stock += f64::from(count);
                    activities += 1;
                    member.log(kind, first.plus_days(day), count);
                }
            }
            for (pillar, level) in Pillar::ALL.into_iter().zip(&mut levels) {
                *level += 0.08 * (numbers.next() - 0.5);
                let active = stocks.iter().skip(pillar.index()).step_by(4);
                let effect = 0.036 / self.activity * active.sum::<f64>();
                let score = *level + effect + 0.1 * (numbers.next() - 0.5);
                if day % self.days_apart == 0 {
                    let score = Score::parse(&format!("{:.2}", score.clamp(0.0, 25.0))).ok()?;
                    let date = first.plus_days(day);
                    member.observe_pillar(pillar, date, score, Resolution::Hundredth);
                }
            }
        }
        Some((member, activities))
    }
}

/// The whole model: the fit, and every change of every pillar split.
fn run(member: &Member, threads: usize) -> usize {
    let threads = NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN);
    let links = link(black_box(member), &Options { threads });
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
        let Some((member, _)) = Size::daily(days, kinds).member() else { continue };
        for threads in [1, 2] {
            group.bench_function(BenchmarkId::new(name, threads), |bencher| {
                bencher.iter(|| run(&member, threads));
            });
        }
    }
    group.finish();
}

/// On one thread and in many short samples, so that some are not disturbed by the other work of a
/// machine.
fn cost(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("attribution, one thread");
    group.sample_size(30).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    let mut measure = |by: &str, value: u32, member: &Member| {
        group.bench_function(BenchmarkId::new(by, value), |bencher| {
            bencher.iter(|| run(member, 1));
        });
    };
    for snapshots in [25_u16, 50, 100, 200, 400, 800, 1600, 3200] {
        let Some((member, _)) = Size::daily(snapshots.into(), 6).member() else { continue };
        measure("snapshots", snapshots.into(), &member);
    }
    for activity in [0.0125, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8] {
        let size = Size { snapshots: 200, days_apart: 7, kinds: 6, activity };
        let Some((member, activities)) = size.member() else { continue };
        measure("activities", activities, &member);
    }
    // Few snapshots leave many noise cells, each with a walk over all subsets of kinds.
    for snapshots in [40, 200] {
        for kinds in [1_u8, 2, 4, 6, 8, 9, 10, 11, 12, 15, 20] {
            let Some((member, _)) = Size::daily(snapshots, kinds.into()).member() else { continue };
            measure(&format!("kinds, {snapshots} snapshots"), kinds.into(), &member);
        }
    }
    group.finish();
}

criterion_group!(benches, attribution, cost);
criterion_main!(benches);
