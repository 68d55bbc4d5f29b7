//! Cost of laying out and drawing charts over time, by the number of weekly snapshots.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ssi::chart::{Benchmark, Figure, Fonts, Overview, PillarChart, Scale, Theme};
use ssi::domain::{
    Activity, Average, Count, Date, Kind, Log, Pillar, Rank, Score, Snapshot, Source, Text,
    sum_of_pillars,
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
        let mut snapshot =
            Snapshot::new(first.plus_days(week * 7), sum_of_pillars(pillars).rounded());
        snapshot.pillars = pillars.map(Some);
        snapshot.industry.average = Average::parse(&(40 + week % 5).to_string()).ok();
        snapshot.industry.rank = Rank::parse(&(1 + week % 7).to_string()).ok();
        Some(snapshot)
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

/// A chart by its name, laid out from a sample.
type Layout = (&'static str, fn(&[Snapshot], &Log, &Fonts) -> Option<Figure>);

const CHARTS: [Layout; 3] = [
    ("overview", |snapshots, log, fonts| {
        Overview { who: Some("Anna Lind"), snapshots, log, title: None }.figure(fonts)
    }),
    ("pillar", |snapshots, log, fonts| {
        let (who, pillar) = (Some("Anna Lind"), Pillar::Insights);
        PillarChart { who, pillar, snapshots, log, zoom: false, title: None }.figure(fonts)
    }),
    ("benchmark", |snapshots, _, fonts| {
        Benchmark { who: Some("Anna Lind"), snapshots, title: None }.figure(fonts)
    }),
];

fn chart(criterion: &mut Criterion) {
    let fonts = Fonts::bundled();
    for (name, layout) in CHARTS {
        for weeks in [52, 104, 520] {
            let Some((snapshots, log)) = sample(weeks) else { continue };
            let mut group = criterion.benchmark_group(format!("figure of {name}"));
            group.bench_function(BenchmarkId::from_parameter(weeks), |bencher| {
                bencher.iter(|| layout(black_box(&snapshots), &log, &fonts));
            });
            group.finish();
            let Some(figure) = layout(&snapshots, &log, &fonts) else { continue };
            let mut group = criterion.benchmark_group(format!("{name} to PNG"));
            group.bench_function(BenchmarkId::from_parameter(weeks), |bencher| {
                bencher.iter(|| black_box(&figure).to_png(Theme::Light, Scale::default(), &fonts));
            });
            group.finish();
        }
    }
}

criterion_group!(benches, chart);
criterion_main!(benches);
