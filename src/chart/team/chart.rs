//! What a team is drawn from: who needs a word, and how are the others?

use crate::chart::parts::score_axis::Axis;
use crate::domain::{Date, Recorded};

/// Several people on pages of at most twelve, those first whose total fell most.
#[derive(Clone, Copy, Debug)]
pub struct TeamChart<'a> {
    /// Who, in any order.
    pub members: &'a [TeamMember<'a>],
    /// The days that are drawn, both included; the same for everybody.
    pub days: (Date, Date),
    /// How many points the lines of the totals span; the same for everybody.
    pub axis: Axis,
    /// Whether people are called A, B, C in the order of the rows: no name is anywhere then.
    pub is_anonymous: bool,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// One of a team.
#[derive(Clone, Copy, Debug)]
pub struct TeamMember<'a> {
    /// The name, as rows and the text alternative show it.
    pub name: &'a str,
    /// All snapshots in order of time, one a day; those after the last day drawn do not count.
    pub snapshots: Recorded<'a>,
}
