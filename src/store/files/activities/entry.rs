//! A row of the log.

use crate::domain::{Activity, ActivityId, Reading};

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Something the person did.
    Activity(Activity),
    /// A number of pending invitations that the person read.
    Reading(Reading),
}

impl Entry {
    /// The same under that id.
    pub(super) fn with_id(mut self, id: ActivityId) -> Self {
        self.set_id(id);
        self
    }

    /// Gives it an id.
    pub(super) fn set_id(&mut self, new: ActivityId) {
        match self {
            Self::Activity(Activity { id, .. }) | Self::Reading(Reading { id, .. }) => {
                *id = Some(new);
            }
        }
    }

    /// Its name on the command line; a file from elsewhere may lack it.
    #[must_use]
    pub const fn id(&self) -> Option<&ActivityId> {
        match self {
            Self::Activity(Activity { id, .. }) | Self::Reading(Reading { id, .. }) => id.as_ref(),
        }
    }
}
