//! The program as a whole: every test runs the real binary in a folder of its own.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod architecture;
mod demo;
mod log;
mod plot;
mod read;
mod real_series;
mod record;
mod support;
