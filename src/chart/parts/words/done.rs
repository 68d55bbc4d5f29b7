//! What was done before a change.

use crate::domain::Done;

/// The most kinds of activity that are named before a change.
pub(in crate::chart) const MOST_KINDS: usize = 3;

/// `after 12 comments, 3 posts`, at most so many kinds, the most frequent first, then how many are
/// left; `after 7 kinds of activity`. Something was done.
pub(in crate::chart) fn after(done: &Done, most: usize) -> String {
    let kinds = done.kinds();
    if kinds.len() <= most.max(1) {
        return format!("after {done}");
    }
    if most == 0 {
        return format!("after {} kinds of activity", kinds.len());
    }
    let named: Vec<String> =
        kinds[..most].iter().map(|(kind, count)| kind.counted(*count)).collect();
    let left = match kinds.len() - most {
        1 => "1 more kind".to_owned(),
        left => format!("{left} more kinds"),
    };
    format!("after {} and {left}", named.join(", "))
}
