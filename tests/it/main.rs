//! The program as a whole: every test runs the real binary in a folder of its own.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod architecture;
mod archive;
mod by;
mod circles;
mod consistent;
mod demo;
#[cfg(unix)]
mod doctor;
#[cfg(target_os = "linux")]
mod edit;
mod export;
mod facts;
mod faults;
#[cfg(unix)]
mod hand_edited;
mod import;
mod import_archive;
mod import_people;
mod import_workbooks;
mod limits;
mod log;
mod lost;
mod model;
mod oddities;
mod paths;
mod plot;
mod plot_change;
mod plot_effects;
mod plot_team;
mod profile;
#[cfg(target_os = "linux")]
mod prompts;
mod read;
mod real_series;
mod record;
mod record_page;
mod record_page_facts;
mod remove;
mod restriction;
mod schemas;
#[cfg(target_os = "linux")]
mod sequences;
mod spark;
mod support;
#[cfg(target_os = "linux")]
mod terminal;
mod undo;
mod width;
mod words;
