//! What the overview is drawn from.

use super::layout::PageShape;
use crate::chart::parts::score_axis::Axis;
use crate::domain::{Date, Log, Recorded, Restriction};

/// The total with its runs, and the four pillars with what feeds them.
#[derive(Clone, Copy, Debug)]
pub struct Overview<'a> {
    /// The person's name, as the subtitle and the text alternative show it.
    pub who: Option<&'a str>,
    /// The snapshots to draw, in order of time, one a day.
    pub snapshots: Recorded<'a>,
    /// What was logged; what lies outside the weeks of the snapshots is not drawn.
    pub log: &'a Log,
    /// The restrictions, in order of time.
    pub restrictions: &'a [Restriction],
    /// What stretches of the total are linked to.
    pub linked: &'a [Linked],
    /// The day that counts as today: the week that it is in is not over.
    pub today: Date,
    /// How much of the scale the axes show.
    pub axis: Axis,
    /// What the picture is for.
    pub shape: PageShape,
    /// Words instead of the finding.
    pub title: Option<&'a str>,
}

/// What a stretch of the total is linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The day of the snapshot at which it begins.
    pub from: Date,
    /// The day of the snapshot at which it ends.
    pub to: Date,
    /// The likely parts, the largest first: `posts +1.9 (1.1 to 2.6)`, in ASCII.
    pub parts: Vec<String>,
}
