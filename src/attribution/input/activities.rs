//! The logged activity of one kind, and the days of which it is known.

use serde::{Deserialize, Serialize};

use crate::domain::Kind;

/// The activity of one kind.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Activities {
    pub(crate) kind: Kind,
    /// Days since 1970-01-01 and counts, in order of time, a day once.
    pub(crate) rows: Vec<(i32, f64)>,
    /// Stretches (first and last day) that are known, in order; empty where nothing is said.
    pub(super) covered: Vec<(i32, i32)>,
}

impl Activities {
    /// `t_0` of the kind: the first covered day, else what holds for the whole log.
    pub(crate) fn start(&self, of_log: i32) -> i32 {
        self.covered.first().map_or(of_log, |&(from, _)| from)
    }

    /// Whether part of the days after `from` up to `to` is not covered; never where nothing is said
    /// about coverage.
    pub(crate) fn is_partly_unknown(&self, from: i32, to: i32) -> bool {
        if self.covered.is_empty() {
            return false;
        }
        let mut known_up_to = from;
        for &(first, last) in &self.covered {
            if first > known_up_to + 1 {
                break;
            }
            known_up_to = known_up_to.max(last);
        }
        known_up_to < to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_in_the_coverage_are_partly_unknown() {
        let kind = Kind::parse("post", &[]).unwrap();
        let covered = |covered: &[(i32, i32)]| Activities {
            kind: kind.clone(),
            rows: Vec::new(),
            covered: covered.to_vec(),
        };
        assert!(!covered(&[]).is_partly_unknown(0, 10));
        assert!(!covered(&[(1, 4), (5, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(1, 4), (6, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(2, 10)]).is_partly_unknown(0, 10));
        assert!(covered(&[(-5, 9)]).is_partly_unknown(0, 10));
    }
}
