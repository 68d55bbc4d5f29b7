//! Many writers and readers at the same time.

use std::collections::HashSet;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

use super::case::check_no_leftovers;
use super::undo_steps;
use crate::support::Sandbox;

const WRITERS: usize = 8;
const CHANGES: usize = 25;

/// The change number `change`: a record on a day of its own, or a log with a note of its own.
fn change(change: usize) -> String {
    match change % 2 {
        0 => {
            format!("record {} --on 2025-{:02}-{:02}", score(change), change / 50 + 1, day(change))
        }
        _ => format!("log comment {} --note n{change}", change + 1),
    }
}

fn score(change: usize) -> usize {
    change % 90 + 1
}

fn day(change: usize) -> usize {
    change % 50 / 2 + 1
}

#[test]
fn eight_writers_and_two_readers_lose_nothing() {
    let sandbox = Sandbox::new();
    let is_done = AtomicBool::new(false);
    let reads = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut rows = 0;
                while !is_done.load(Ordering::Relaxed) {
                    sandbox.ssi("history --all --activities").ok();
                    let present = whole_rows(&sandbox);
                    assert!(present >= rows, "{rows} rows were there, {present} are left");
                    rows = present;
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let sandbox = &sandbox;
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn(move || {
                    for place in 0..CHANGES {
                        // Scores at random leap, which is warned of.
                        let run = sandbox.ssi(&change(place * WRITERS + writer));
                        assert_eq!(run.exit, Some(0), "{run:?}");
                    }
                })
            })
            .collect();
        let results: Vec<_> = writers.into_iter().map(ScopedJoinHandle::join).collect();
        is_done.store(true, Ordering::Relaxed);
        assert!(results.iter().all(Result::is_ok), "a writer failed");
    });
    assert!(reads.into_inner() > 0);
    check_everything_is_there_once(&sandbox);
    check_no_leftovers(&sandbox);
    undo_steps::check(&sandbox);
}

/// How many rows the two files have; each must be whole.
#[track_caller]
fn whole_rows(sandbox: &Sandbox) -> usize {
    let mut rows = 0;
    for (file, columns) in [("snapshots.csv", 20), ("activities.csv", 7)] {
        let text = fs::read_to_string(sandbox.file(file)).unwrap_or_default();
        assert!(text.is_empty() || text.ends_with('\n'), "{file} is half-written: {text}");
        assert!(text.lines().all(|row| row.split(',').count() == columns), "{file}: {text}");
        rows += text.lines().skip(1).count();
    }
    rows
}

#[track_caller]
fn check_everything_is_there_once(sandbox: &Sandbox) {
    let (snapshots, log) = (sandbox.read("snapshots.csv"), sandbox.read("activities.csv"));
    assert_eq!(whole_rows(sandbox), WRITERS * CHANGES);
    for change in 0..WRITERS * CHANGES {
        let found = if change % 2 == 0 {
            let (month, day) = (change / 50 + 1, day(change));
            let row = format!("2025-{month:02}-{day:02},{},", score(change));
            snapshots.lines().filter(|found| found.starts_with(&row)).count()
        } else {
            let row = format!(",2026-03-03,comment,{},,typed,n{change}", change + 1);
            log.lines().filter(|found| found.ends_with(&row)).count()
        };
        assert_eq!(found, 1, "{}:\n{snapshots}\n{log}", self::change(change));
    }
    let ids: HashSet<&str> = log.lines().filter_map(|row| row.split(',').next()).collect();
    assert_eq!(ids.len(), log.lines().count(), "an id is there twice: {log}");
}
