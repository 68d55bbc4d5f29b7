//! Members for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::attribution::Member;
use crate::attribution::adstock::Daily;
use crate::attribution::link::Scale;
use crate::attribution::member::Activities;
use crate::attribution::regression::{Regression, Track};
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

/// The regression of a pillar on all kinds, in the order of their names in the file.
pub(super) fn regression(name: &str, pillar: Pillar, kinds: &[String]) -> Regression {
    let (snapshots, log) = read(name);
    let member = Member::of(&snapshots, &log);
    let series = Series::Pillar(pillar);
    let observed: Vec<_> = member.observations(series).copied().collect();
    let track = Track {
        series,
        days: observed.iter().map(|o| o.date.day_number()).collect(),
        scores: observed.iter().map(|o| o.points()).collect(),
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
