//! Chart 4, the benchmark: the total beside the averages of other people, and the ranks among them.

mod alternative;
mod axis;
mod chart;
mod comparison;
mod distance;
mod finding;
mod lines;
#[cfg(test)]
mod tests;
mod words;

pub use chart::Benchmark;
