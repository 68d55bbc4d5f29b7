//! What was done behind a part of a change.

use crate::attribution::{Part, RowPart, Split};

/// What was done behind a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// How many were logged from the day of the earlier snapshot to the day before the later one,
    /// as everywhere; from that of the renewal before, if the display had stood still.
    pub new: u64,
    /// Whether older ones have a part in it: they wear off, or begin to act only now, by a delay.
    pub earlier: Option<&'static str>,
}

/// What fades by less is still there, in points.
const LEAST_FADING: f64 = 0.001;

const WEARING_OFF: &str = "earlier ones wearing off";

impl Behind {
    /// Among `rows` are the recent ones of the part's kind.
    pub(super) fn of(split: &Split, part: &Part, rows: &[RowPart]) -> Self {
        let of_kind = || rows.iter().filter(|row| row.kind == part.kind);
        let is_new = |row: &&RowPart| split.since <= row.date && row.date < split.to;
        let new = of_kind().filter(is_new).map(|row| u64::from(row.count)).sum();
        let is_fading = part.fading.abs() >= LEAST_FADING;
        let acts_late = of_kind().any(|row| !is_new(&row) && row.started != 0.0);
        let earlier = match (is_fading, acts_late) {
            (true, false) => Some(WEARING_OFF),
            (_, true) => Some("earlier ones"),
            (false, false) => None,
        };
        Self { new, earlier }
    }

    /// Whether less is left of older ones, and nothing of them begins to act.
    #[must_use]
    pub fn is_wearing_off(&self) -> bool {
        self.earlier == Some(WEARING_OFF)
    }
}
