//! `ssi` keeps the history of a LinkedIn member's Social Selling Index (SSI): it records the scores
//! that the member sees, keeps them in plain CSV, draws them, and lists what was done before each
//! change. It is a program, and the library that the program is made of.
//!
//! # Examples
//!
//! Read a folder, ask what changed, draw a chart:
//!
//! ```
//! use ssi::answer::changes::{Asked, Changes};
//! use ssi::answer::charts::{Material, Sheet};
//! use ssi::answer::{Machine, Person};
//! use ssi::chart::{Fonts, Scale, Theme};
//! use ssi::domain::Date;
//! use ssi::store::Folder;
//!
//! // The folder that `--dir` names; here the sample data of the repository.
//! let folder = Folder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo").into());
//! let today = Date::parse("2026-03-03")?;
//! let anna = Person::new(folder.default_profile()?, today, Machine::default());
//!
//! // The latest first. `linked` would tell what each goes with; that runs the model.
//! let changes = Changes::of(&anna, Asked::default())?;
//! let line = &changes.lines(1)[0];
//! assert_eq!(format!("{}  {}", line.days, line.total), "1 Mar - 3 Mar so far  69 (+1)");
//! assert!(line.rest[0].starts_with("brand +0.6"), "{line:?}");
//!
//! let fonts = Fonts::bundled();
//! let pages = Sheet::overview().draw(&Material::of(&anna), &fonts)?;
//! let picture = pages[0].figure.to_png(Theme::Light, Scale::default(), &fonts)?;
//! assert_eq!(&picture.bytes[1..4], b"PNG");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Modules
//!
//! From the ground up; arrows point down only (`docs/architecture.md`):
//!
//! * [`domain`]: values and the rules that make them valid
//! * [`words`]: how numbers, counts, lists and dates are written
//! * [`store`]: the person's own CSV files, read, checked and replaced atomically
//! * [`import`]: tables become records, and rows that are none
//! * [`attribution`]: each change split into what was done, with intervals
//! * [`chart`]: series drawn as PNG or SVG
//! * [`safety`]: logged activity against safe numbers
//! * [`import`]: scores as others write them: LinkedIn's page, the JSON behind it
//! * [`answer`]: questions about a person, and their answers in words, as data and as charts
//! * `cli`: the command line, with the feature `cli`, which is on by default. Without it nothing
//!   here knows a terminal, an environment or a clock.
//!
//! Nothing in this crate opens a network connection.

pub mod answer;
pub mod attribution;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod domain;
pub mod import;
pub mod safety;
pub mod store;
pub mod words;
