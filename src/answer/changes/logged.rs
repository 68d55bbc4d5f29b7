//! What was done before a change that nothing is linked to.

use crate::domain::{Change, Kind, Rate};
use crate::words::counted;

use super::found::Changes;

/// The most kinds that are named.
const MOST: usize = 2;

impl Changes<'_> {
    /// What was done before a change: the kinds that were done more than usual, then the most
    /// frequent ones, `logged: 14 comments (usually 5), 3 posts, 4 more kinds`; `None` where nothing
    /// was ever logged.
    #[must_use]
    pub fn logged(&self, change: &Change) -> Option<String> {
        if self.log.activities().is_empty() {
            return None;
        }
        let done = self.done_before(change);
        let kinds = done.kinds();
        if kinds.is_empty() {
            let nothing = if self.is_all_known(change) {
                "nothing logged"
            } else {
                "nothing logged, and not all is known" // days that no import covers
            };
            return Some(nothing.to_owned());
        }
        let rates = self.rates(change);
        let more = Rate::more(&rates);
        let is_more = |kind: &Kind| more.iter().any(|rate| rate.kind == *kind);
        let (by_others, own): (Vec<_>, Vec<_>) =
            kinds.iter().partition(|(kind, _)| kind.is_done_by_others());
        let others = own.into_iter().chain(by_others).filter(|(kind, _)| !is_more(kind));
        let named = more.iter().map(|rate| with_usual(rate));
        let named = named.chain(others.map(|(kind, count)| kind.counted(*count))).take(MOST);
        let unnamed = kinds.len().saturating_sub(MOST);
        let unnamed = (unnamed > 0).then(|| counted(unnamed, "more kind"));
        Some(format!("logged: {}", named.chain(unnamed).collect::<Vec<_>>().join(", ")))
    }
}

/// `14 comments (usually 5)`.
fn with_usual(rate: &Rate) -> String {
    let usual = if rate.expected >= 0.5 {
        format!("{:.0}", rate.expected)
    } else if rate.otherwise > 0.0 {
        "less than 1".to_owned()
    } else {
        "none".to_owned()
    };
    format!("{} (usually {usual})", rate.kind.counted(rate.done))
}
