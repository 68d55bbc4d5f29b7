//! Adstock: what is left on a day of everything that was done before.

use serde::{Deserialize, Serialize};

use super::kernels::{Kernel, Shape};

/// The logged activity of one kind, by day.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Daily {
    /// The day of the first count.
    first: i32,
    /// How often on each day, from the first to the last snapshot.
    counts: Vec<f64>,
    /// `t_0`: the day from which on the log is complete.
    start: i32,
    /// `r_k`: the mean count a day from `t_0` to the last snapshot.
    rate: f64,
}

/// The adstock of one kind under one kernel, on every day.
#[derive(Clone, Debug)]
pub(crate) struct Stock {
    kernel: Kernel,
    first: i32,
    start: i32,
    /// 0 without imputation.
    rate: f64,
    /// Sums of the counts so far for windows and the step; the decayed sum for exponentials.
    running: Vec<f64>,
}

impl Daily {
    /// The counts of `rows` (day, count) in order of time, as far as the day `last`; `start` is
    /// the day from which on the log is complete.
    ///
    /// Later rows change nothing up to `last` and are left out, also from the rate.
    pub(crate) fn new(rows: &[(i32, f64)], start: i32, last: i32) -> Self {
        let rows = &rows[..rows.partition_point(|&(day, _)| day <= last)];
        let first = rows.first().map_or(last, |&(day, _)| day);
        let days = usize::try_from(last - first).unwrap_or(0) + 1;
        let mut counts = vec![0.0; days];
        let mut since_start = 0.0;
        for &(day, count) in rows {
            counts[usize::try_from(day - first).unwrap_or(0)] += count;
            since_start += if day >= start { count } else { 0.0 };
        }
        let rate = since_start / f64::from((last - start).max(1));
        Self { first, counts, start, rate }
    }

    /// The adstock `s(t) = sum of c_a w(t - t_a - D)`, in O(days).
    pub(crate) fn stock(&self, kernel: Kernel) -> Stock {
        let decay = match kernel.shape {
            Shape::Exponential { half_life_days } => libm::exp2(-1.0 / half_life_days),
            Shape::Window { .. } | Shape::Step => 1.0,
        };
        let accumulate = |sum: &mut f64, &count: &f64| {
            *sum = *sum * decay + count;
            Some(*sum)
        };
        Stock {
            kernel,
            first: self.first,
            start: self.start,
            rate: if kernel.imputed { self.rate } else { 0.0 },
            running: self.counts.iter().scan(0.0, accumulate).collect(),
        }
    }
}

impl Stock {
    /// The adstock of the logged rows on a day, at most the day of the last snapshot.
    pub(crate) fn logged(&self, day: i32) -> f64 {
        let seen = day - self.kernel.delay_days;
        match self.kernel.shape {
            Shape::Window { days } => self.running(seen) - self.running(seen - i32::from(days)),
            Shape::Exponential { .. } | Shape::Step => self.running(seen),
        }
    }

    /// The adstock on a day with the imputed part `r P(t)`; what the regression uses.
    pub(crate) fn with_imputed(&self, day: i32) -> f64 {
        if self.rate > 0.0 {
            self.logged(day) + self.rate * self.kernel.before_log(day - self.start)
        } else {
            self.logged(day)
        }
    }

    /// The part of [`Stock::logged`] on day `to` that rows made whose effect began after day
    /// `from`: `sum over rows with from < t_a + D <= to of c_a w(to - t_a - D)`.
    pub(crate) fn started(&self, from: i32, to: i32) -> f64 {
        let (since, seen) = (from - self.kernel.delay_days, to - self.kernel.delay_days);
        match self.kernel.shape {
            Shape::Window { days } => {
                self.running(seen) - self.running(since.max(seen - i32::from(days)))
            }
            Shape::Exponential { half_life_days } => {
                let left = libm::exp2(-f64::from(to - from) / half_life_days);
                self.running(seen) - self.running(since) * left
            }
            Shape::Step => self.running(seen) - self.running(since),
        }
    }

    fn running(&self, day: i32) -> f64 {
        usize::try_from(day - self.first)
            .ok()
            .and_then(|place| self.running.get(place.min(self.running.len() - 1)))
            .copied()
            .unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_sums_agree_with_the_sum_over_rows() {
        let rows = [(3, 2.0), (4, 1.0), (40, 3.0), (95, 1.0), (99, 5.0)];
        let daily = Daily::new(&rows, 0, 100);
        for kernel in Kernel::grid() {
            let stock = daily.stock(kernel);
            for (from, to) in [(0, 1), (2, 5), (5, 41), (41, 97), (97, 100), (0, 100)] {
                let weigh = |day: i32| -> f64 {
                    rows.iter().map(|&(done, count)| count * kernel.weight(day - done)).sum()
                };
                let started: f64 = rows
                    .iter()
                    .filter(|&&(done, _)| {
                        from < done + kernel.delay_days && done + kernel.delay_days <= to
                    })
                    .map(|&(done, count)| count * kernel.weight(to - done))
                    .sum();
                assert!((stock.logged(to) - weigh(to)).abs() < 1e-12, "{kernel:?} {to}");
                assert!((stock.started(from, to) - started).abs() < 1e-12, "{kernel:?} {to}");
                let fading = stock.logged(to) - stock.logged(from) - started;
                assert!(fading < 1e-12, "{kernel:?} {from} {to}: {fading}");
            }
        }
    }

    #[test]
    fn rows_after_the_last_snapshot_change_nothing() {
        let daily = Daily::new(&[(120, 5.0)], 0, 100);
        for kernel in Kernel::grid() {
            assert!(daily.stock(kernel).with_imputed(100).abs() < 1e-12, "{kernel:?}");
        }
    }
}
