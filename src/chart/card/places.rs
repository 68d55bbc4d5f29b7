//! Where the parts of a card meet.

use crate::chart::figure::Set;

/// Where everything starts, and ends.
pub(super) const EDGES: (f64, f64) = (26.0, 574.0);
/// The lowest line of what stands above the foot, and its words' set.
pub(super) const CAPTION: (f64, Set) = (248.0, Set::SMALL);
