//! Cost of laying out and drawing charts over time, by the number of weekly snapshots.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ssi::chart::{
    ActivityChart, Axis, Benchmark, ChangeChart, ChangeEnd, ChangePart, ChangeRange, Figure, Fonts,
    Overview, PageShape, PillarChart, Scale, Theme,
};
use ssi::domain::{
    Activity, Average, Count, Date, Kind, LimitDay, LimitId, Log, Pillar, Rank, SafeNumber, Score,
    Series, Snapshot, Source, Text, sum_of_pillars,
};
use ssi::words::numbers::Decimals;

/// What the charts are drawn from.
struct Sample {
    snapshots: Vec<Snapshot>,
    log: Log,
    numbers: Vec<(LimitId, Vec<LimitDay>)>,
}

/// A snapshot a week, slowly rising, and something logged every other day.
fn sample(weeks: i32) -> Option<Sample> {
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
    let snapshots = snapshots.collect::<Option<_>>()?;
    Some(Sample { snapshots, log, numbers: numbers(first, weeks * 7) })
}

/// Every safe number beside counts of so many days, some of them over it.
fn numbers(first: Date, days: i32) -> Vec<(LimitId, Vec<LimitDay>)> {
    let number = |id, limit: u64| {
        let day = |day: i32| LimitDay {
            before: 0,
            date: first.plus_days(day),
            count: (day % 9 > 0).then(|| u64::from((day * 13 % 29).unsigned_abs()) * limit / 25),
            is_whole: day % 9 > 0,
            safe: Some(SafeNumber { warn: limit * 4 / 5, limit }),
            is_halved: false,
            is_restricted: day % 200 > 190,
        };
        (id, (0..days).map(day).collect())
    };
    LimitId::ALL
        .into_iter()
        .zip([20, 100, 500, 50, 5])
        .map(|(id, limit)| number(id, limit))
        .collect()
}

/// The last change, of three parts and a rest.
fn change(snapshots: &[Snapshot], fonts: &Fonts) -> Option<Figure> {
    let [.., earlier, later] = snapshots else { return None };
    let end = |snapshot: &Snapshot| {
        let points = snapshot.pillar(Pillar::Insights)?.points();
        Some(ChangeEnd { date: snapshot.date, points })
    };
    let (from, to) = (end(earlier)?, end(later)?);
    let part = |name: &str, points: f64| {
        let (low, high) = (points - 0.4, points + 0.4);
        let range = ChangeRange { low, high, shown: format!("{low:.1} to {high:.1}") };
        ChangePart {
            name: name.to_owned(),
            kind: name.to_owned(),
            remark: None,
            points,
            shown: format!("{points:+.1}"),
            range: Some(range),
            is_possible: false,
        }
    };
    let parts = [part("12 comments", 0.9), part("2 posts", 0.6), part("40 invitations", -0.1)];
    let moved = to.points - from.points;
    let chart = ChangeChart {
        who: Some("Anna Lind"),
        series: Series::Pillar(Pillar::Insights),
        from: &from,
        to: &to,
        decimals: Decimals::TENTHS,
        parts: &parts,
        rest: &part("Not explained", moved - 1.4),
        remark: None,
        title: None,
    };
    Some(chart.figure(fonts))
}

/// A chart by its name, laid out from a sample.
type Layout = (&'static str, fn(&Sample, &Fonts) -> Option<Figure>);

const CHARTS: [Layout; 5] = [
    ("overview", |Sample { snapshots, log, .. }, fonts| {
        Overview {
            who: Some("Anna Lind"),
            snapshots: snapshots.into(),
            log,
            restrictions: &[],
            linked: &[],
            today: Date::MAX,
            axis: Axis::Fit,
            shape: PageShape::Page,
            title: None,
        }
        .figure(fonts)
    }),
    ("pillar", |Sample { snapshots, .. }, fonts| {
        let (who, pillar) = (Some("Anna Lind"), Pillar::Insights);
        PillarChart {
            who,
            pillar,
            snapshots: snapshots.into(),
            done: &[],
            axis: Axis::Fit,
            title: None,
        }
        .figure(fonts)
    }),
    ("change", |Sample { snapshots, .. }, fonts| change(snapshots, fonts)),
    ("benchmark", |Sample { snapshots, .. }, fonts| {
        let who = Some("Anna Lind");
        Benchmark { who, of: None, snapshots: snapshots.into(), axis: Axis::Fit, title: None }
            .figure(fonts)
    }),
    ("activity", |Sample { numbers, .. }, fonts| {
        ActivityChart { who: Some("Anna Lind"), numbers, title: None }.figure(fonts)
    }),
];

fn chart(criterion: &mut Criterion) {
    let fonts = Fonts::bundled();
    for (name, layout) in CHARTS {
        for weeks in [52, 104, 520] {
            let Some(sample) = sample(weeks) else { continue };
            let mut group = criterion.benchmark_group(format!("figure of {name}"));
            group.bench_function(BenchmarkId::from_parameter(weeks), |bencher| {
                bencher.iter(|| layout(black_box(&sample), &fonts));
            });
            group.finish();
            let Some(figure) = layout(&sample, &fonts) else { continue };
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
