//! Chart 4, the benchmark: the total beside the averages of other people, and the ranks among them.

mod alternative;
mod chart;
mod comparison;
mod finding;
#[cfg(test)]
mod tests;

pub use chart::Benchmark;
