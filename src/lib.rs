//! `ssi` keeps the history of a LinkedIn member's Social Selling Index (SSI): it records the scores
//! that the member sees, keeps them in plain CSV, draws them, and lists what was done before each
//! change.
//!
//! Modules, from the ground up; arrows point down only (`docs/architecture.md`):
//!
//! * [`domain`]: values and the rules that make them valid
//! * [`words`]: how numbers, counts, lists and dates are written
//! * [`store`]: the person's own CSV files, read, checked and replaced atomically
//! * [`attribution`]: each change split into what was done, with intervals
//! * [`chart`]: series drawn as PNG
//! * [`safety`]: logged activity against safe numbers
//! * [`answer`]: questions about a person, and their answers in words, as data and as charts
//! * [`cli`]: the command line
//!
//! Nothing in this crate opens a network connection.

pub mod answer;
pub mod attribution;
pub mod chart;
pub mod cli;
pub mod domain;
pub mod safety;
pub mod store;
pub mod words;
