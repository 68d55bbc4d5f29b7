//! What a series does at present, in words.

use crate::domain::{Current, Date, Run, Runs, Series};

/// `up 9 since 6 Jan`, or `no move of 4 points or more since 6 Jan`; `moved` words a run
/// (`up 9`), and `last` is the day beside which the first one is told.
#[must_use]
pub fn current(
    current: Current,
    series: Series,
    last: Date,
    moved: impl Fn(&Run) -> String,
) -> String {
    match current {
        Current::Running(run) => {
            format!("{} since {}", moved(&run), run.from.date.beside(last))
        }
        Current::Still(since) => {
            let threshold = f64::from(Runs::threshold(series)) / 1_000.0;
            format!("no move of {threshold} points or more since {}", since.beside(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Pillar, RunEnd};

    #[test]
    fn a_run_is_told_with_its_first_day() {
        let day = |text| Date::parse(text).unwrap();
        let end = |date, thousandths| RunEnd { date: day(date), thousandths };
        let run = Run { from: end("2026-01-06", 60_000), to: end("2026-03-03", 69_000) };
        let told = |found, last| {
            current(found, Series::Total, day(last), |run| crate::words::moved(run.delta()))
        };
        assert_eq!(told(Current::Running(run), "2026-03-03"), "up 9 since 6 Jan");
        assert_eq!(told(Current::Running(run), "2027-03-03"), "up 9 since 6 Jan 2026");
        let still = Current::Still(day("2025-12-01"));
        assert_eq!(told(still, "2026-03-03"), "no move of 4 points or more since 1 Dec 2025");
        let brand = Series::Pillar(Pillar::Brand);
        assert_eq!(
            current(still, brand, day("2025-12-03"), |_| String::new()),
            "no move of 1.2 points or more since 1 Dec"
        );
    }
}
