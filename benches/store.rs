//! Reading and writing the files of a profile.
//!
//! Bar: snapshots are read at half the speed, at least, at which the csv crate alone splits the same
//! file into cells.

#![expect(clippy::unwrap_used, reason = "a bench may panic")]

#[expect(dead_code, reason = "the program around the generator is not called")]
#[path = "../examples/make_bulk.rs"]
mod make_bulk;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
    measurement::WallTime,
};
use csv::ByteRecord;
use make_bulk::{activities_csv, snapshots_csv};
use ssi::domain::{Date, Snapshot, Total};
use ssi::store::{Folder, Profile, Saved};

/// Ten years of daily rows.
const TEN_YEARS: usize = 3650;

/// A data folder of the bench's own.
struct Data {
    folder: tempfile::TempDir,
}

impl Data {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("profiles/default")).unwrap();
        Self { folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("profiles/default").join(name)
    }

    #[expect(clippy::disallowed_methods, reason = "invented data, not a person's")]
    fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).unwrap();
    }

    fn profile(&self) -> Profile {
        Folder::new(self.folder.path().to_owned()).default_profile().unwrap()
    }
}

/// The cells of a file, split by the csv crate and not looked at.
fn count_cells(path: &Path) -> usize {
    let bytes = fs::read(path).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut record = ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        cells += record.len();
    }
    cells
}

fn compare_with_csv(group: &mut BenchmarkGroup<'_, WallTime>, rows: usize, file: &Path) {
    group.throughput(Throughput::Elements(rows.try_into().unwrap()));
    group.bench_function(BenchmarkId::new("csv::ByteRecord", rows), |b| {
        b.iter(|| black_box(count_cells(file)));
    });
}

fn read_snapshots(c: &mut Criterion) {
    let mut group = c.benchmark_group("read snapshots");
    for rows in [520, TEN_YEARS, 100_000] {
        let data = Data::new();
        data.write("snapshots.csv", &snapshots_csv(rows, 1));
        let profile = data.profile();
        compare_with_csv(&mut group, rows, &data.file("snapshots.csv"));
        group.bench_function(BenchmarkId::new("ssi", rows), |b| {
            b.iter(|| black_box(profile.snapshots().unwrap()));
        });
    }
    group.finish();
}

fn read_activities(c: &mut Criterion) {
    let rows = 20_000;
    let data = Data::new();
    data.write("activities.csv", &activities_csv(rows, 3650));
    let profile = data.profile();
    let mut group = c.benchmark_group("read activities");
    compare_with_csv(&mut group, rows, &data.file("activities.csv"));
    group.bench_function(BenchmarkId::new("ssi", rows), |b| {
        b.iter(|| black_box(profile.log().unwrap()));
    });
    group.finish();
}

/// Lock, read, add a row, save; the wait for the disk is part of it.
fn record(c: &mut Criterion) {
    let data = Data::new();
    let text = snapshots_csv(TEN_YEARS, 1);
    let profile = data.profile();
    let day = Date::MIN.plus_days(TEN_YEARS.try_into().unwrap());
    let snapshot = Snapshot::new(day, Total::parse("72").unwrap());
    c.bench_function(&format!("record/{TEN_YEARS}"), |b| {
        b.iter_batched(
            || data.write("snapshots.csv", &text),
            |()| {
                let mut transaction = profile.begin().unwrap();
                transaction.put(transaction.snapshots().unwrap().put(&snapshot));
                assert!(matches!(transaction.commit("record").unwrap(), Saved::Synced { .. }));
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(store, read_snapshots, read_activities, record);
criterion_main!(store);
