//! Cost of laying out and drawing the overview, by the number of weekly snapshots.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ssi::chart::{Fonts, Overview, Scale, Theme};
use ssi::domain::{
    Activity, Count, Date, Kind, Log, Score, Snapshot, Source, Text, sum_of_pillars,
};

/// A snapshot a week, slowly rising, and something logged every other day.
fn sample(weeks: i32) -> Option<(Vec<Snapshot>, Log)> {
    let first = Date::new(2016, 3, 14).ok()?;
    let comment = Kind::parse("comment", &[]).ok()?;
    let snapshots = (0..weeks).map(|week| {
        let pillar = |phase: i32| {
            let score = 8_000 + week * 20 % 9_000 + (week * 7 + phase) % 11 * 150;
            Score::from_thousandths(u16::try_from(score).ok()?)
        };
        let pillars = [pillar(0)?, pillar(3)?, pillar(5)?, pillar(8)?];
        let snapshot = Snapshot::new(first.plus_days(week * 7), sum_of_pillars(pillars).rounded());
        Some(Snapshot { pillars: pillars.map(Some), ..snapshot })
    });
    let activities = (0..weeks * 7).step_by(2).map(|day| {
        Some(Activity {
            id: None,
            date: first.plus_days(day),
            kind: comment.clone(),
            count: Count::new(u16::try_from(1 + day * 13 % 17).ok()?)?,
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        })
    });
    let log = Log::new(activities.collect::<Option<_>>()?, Vec::new());
    Some((snapshots.collect::<Option<_>>()?, log))
}

fn chart(criterion: &mut Criterion) {
    let fonts = Fonts::bundled();
    for weeks in [52, 104, 520] {
        let Some((snapshots, log)) = sample(weeks) else { continue };
        let overview =
            Overview { who: Some("Anna Lind"), snapshots: &snapshots, log: &log, title: None };
        let mut group = criterion.benchmark_group("figure");
        group.bench_function(BenchmarkId::from_parameter(weeks), |bencher| {
            bencher.iter(|| black_box(&overview).figure(&fonts));
        });
        group.finish();
        let Some(figure) = overview.figure(&fonts) else { continue };
        let mut group = criterion.benchmark_group("to_png");
        group.bench_function(BenchmarkId::from_parameter(weeks), |bencher| {
            bencher.iter(|| black_box(&figure).to_png(Theme::Light, Scale::default(), &fonts));
        });
        group.finish();
    }
}

criterion_group!(benches, chart);
criterion_main!(benches);
