//! Members for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::attribution::design::{Regression, Track};
use crate::attribution::input::Activities;
use crate::attribution::model::linked;
use crate::attribution::response::{Daily, Scale};
use crate::attribution::search::Grid;
use crate::attribution::{
    Effect, Interval, Links, Member, Observation, Options, Part, Resolution, Split, link,
};
use crate::domain::{
    Activity, Count, Date, Kind, Log, Pillar, Score, Series, Snapshot, Source, Text, Total,
};

pub(super) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/attribution").join(name)
}

pub(super) fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(ToOwned::to_owned).collect()).collect()
}

/// The snapshots and the log of an example member.
pub(super) fn read(name: &str) -> (Vec<Snapshot>, Log) {
    let folder = example(name);
    let snapshots = rows(&folder.join("snapshots.csv"))
        .iter()
        .map(|row| {
            let date = Date::parse(&row[0]).unwrap();
            let pillars = [2, 3, 4, 5].map(|place| Score::parse(&row[place]).ok());
            Snapshot { pillars, ..Snapshot::new(date, Total::parse(&row[1]).unwrap()) }
        })
        .collect();
    let activities = rows(&folder.join("activities.csv"))
        .iter()
        .map(|row| Activity {
            id: None,
            date: Date::parse(&row[0]).unwrap(),
            kind: Kind::parse(&row[1], &[]).unwrap(),
            count: Count::parse(&row[2]).unwrap(),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        })
        .collect();
    (snapshots, Log::new(activities, Vec::new()))
}

/// What the model says of an example member without a drift, of which the reference knows nothing.
pub(super) fn example_links(name: &str) -> Links {
    let (snapshots, log) = read(name);
    linked(&Member::of(&snapshots, &log), Options::default().threads, Grid::without_drift)
}

/// The regression of a pillar on all kinds, in the order of their names in the file.
pub(super) fn regression(name: &str, pillar: Pillar, kinds: &[String]) -> Regression {
    let (snapshots, log) = read(name);
    let member = Member::of(&snapshots, &log);
    let series = Series::Pillar(pillar);
    let observed: Vec<_> = member.observations(series).copied().collect();
    let track = Track {
        series,
        days: observed.iter().map(|o| o.date.day_number()).collect(),
        scores: observed.iter().map(Observation::points).collect(),
        rounding: observed.iter().map(|o| o.resolution.points().powi(2) / 12.0).collect(),
        scale: Scale::PILLAR,
    };
    let all = member.activities();
    let ordered: Vec<&Activities> = kinds
        .iter()
        .map(|name| {
            let kind = Kind::parse(name, &[]).unwrap();
            all.iter().find(|activities| activities.kind == kind).unwrap()
        })
        .collect();
    let (first, last) = track.span();
    let start = ordered.iter().map(|a| a.rows[0].0).min().unwrap().min(first);
    let daily = ordered.iter().map(|a| Daily::new(&a.rows, start, last)).collect();
    Regression::new(track, (0..kinds.len()).collect(), daily, start)
}

/// A track of a pillar on these days.
pub(super) fn track(days: Vec<i32>, scores: Vec<f64>) -> Track {
    let rounding = vec![0.01_f64.powi(2) / 12.0; days.len()];
    Track { series: Series::Pillar(Pillar::Brand), days, scores, rounding, scale: Scale::PILLAR }
}

/// Uniform numbers from 0 to 1, the same on every run.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1_u32 << 31)
    }

    /// A whole number below a limit.
    pub(super) fn below(&mut self, limit: i32) -> i32 {
        let limit = f64::from(limit);
        format!("{:.0}", (self.next() * limit).floor()).parse().unwrap()
    }
}

/// A member of whom the tests know how the scores were made.
#[derive(Clone)]
pub(super) struct Made {
    /// Day of each snapshot, from the first day of the member on.
    pub(super) days: Vec<i32>,
    /// Scores of each pillar on these days, in points.
    pub(super) scores: [Vec<f64>; 4],
    /// Kind, day and count.
    pub(super) rows: Vec<(&'static str, i32, u32)>,
    pub(super) first: Date,
}

impl Made {
    /// A year of snapshots about every five days, two kinds; posts move brand by 0.4 points each,
    /// with a half-life of 14 days. The rest is a slow random walk.
    pub(super) fn year() -> Self {
        let mut numbers = Numbers::new(3);
        let mut days = vec![0];
        while days[days.len() - 1] < 360 {
            days.push(days[days.len() - 1] + 3 + numbers.below(5));
        }
        let mut rows = Vec::new();
        for day in 0..360 {
            let busy = (day / 30) % 3 != 1;
            if busy && numbers.next() < 0.35 {
                rows.push(("post", day, 1));
            }
            if (day / 45) % 2 == 0 && numbers.next() < 0.4 {
                rows.push(("comment", day, 1 + u32::from(numbers.next() < 0.4)));
            }
        }
        let mut made = Self {
            days,
            scores: [Vec::new(), Vec::new(), Vec::new(), Vec::new()],
            rows,
            first: Date::new(2021, 2, 3).unwrap(),
        };
        for pillar in 0..4 {
            let mut level = 10.0;
            made.scores[pillar] = (0..made.days.len())
                .map(|place| {
                    level += 0.06 * (numbers.next() - 0.5);
                    let size = if pillar == 0 { 0.4 } else { 0.0 };
                    level + size * made.decayed("post", made.days[place], 14.0)
                })
                .collect();
        }
        made
    }

    pub(super) fn decayed(&self, kind: &str, day: i32, half_life: f64) -> f64 {
        let of_kind = self.rows.iter().filter(|(other, done, _)| *other == kind && *done < day);
        of_kind
            .map(|&(_, done, count)| {
                f64::from(count) * 0.5_f64.powf(f64::from(day - done - 1) / half_life)
            })
            .sum()
    }

    pub(super) fn date(&self, day: i32) -> Date {
        self.first.plus_days(day)
    }

    pub(super) fn member(&self) -> Member {
        let mut member = Member::new();
        for (pillar, scores) in Pillar::ALL.into_iter().zip(&self.scores) {
            for (&day, score) in self.days.iter().zip(scores) {
                let score = Score::parse(&format!("{:.2}", score.clamp(0.0, 25.0))).unwrap();
                member.observe_pillar(pillar, self.date(day), score, Resolution::Hundredth);
            }
        }
        for &(name, day, count) in &self.rows {
            member.log(&kind(name), self.date(day), count);
        }
        member
    }

    pub(super) fn links(&self) -> Links {
        link(&self.member(), &Options::default())
    }
}

pub(super) fn kind(name: &str) -> Kind {
    Kind::parse(name, &[]).unwrap()
}

/// Every change of every series, after checking that all numbers are finite, that each interval is
/// in order, and that the parts add up.
pub(super) fn checked(links: &Links) -> Vec<Split> {
    let changes: Vec<Split> =
        Series::ALL.into_iter().flat_map(|series| links.changes(series)).collect();
    for split in &changes {
        let unexplained = split.unexplained();
        let parts: f64 = split.parts.iter().map(Part::mean).sum();
        let sum = parts + unexplained.mean + split.rounding;
        assert!((sum - split.change).abs() < 1e-9, "{split:?}");
        let intervals = split.parts.iter().map(|part| part.interval);
        for interval in intervals.chain([unexplained.interval]) {
            let Interval { half, eighty, ninety } = interval;
            let ends =
                [ninety.lower, eighty.lower, half.lower, half.upper, eighty.upper, ninety.upper];
            assert!(ends.iter().all(|end| end.is_finite()), "{split:?}");
            assert!(ends.windows(2).all(|pair| pair[0] <= pair[1] + 1e-6), "{split:?}");
        }
    }
    for effect in links.effects() {
        assert!((0.0..=1.0).contains(&effect.probability), "{effect:?}");
    }
    changes
}

pub(super) fn effect<'a>(links: &'a Links, pillar: Pillar, name: &str) -> &'a Effect {
    let wanted = (Series::Pillar(pillar), kind(name));
    links
        .effects()
        .iter()
        .find(|effect| effect.series == wanted.0 && effect.kind == wanted.1)
        .unwrap()
}
