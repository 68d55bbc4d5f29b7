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
    pub(super) fn with_id(self, id: ActivityId) -> Self {
        match self {
            Self::Activity(activity) => Self::Activity(Activity { id: Some(id), ..activity }),
            Self::Reading(reading) => Self::Reading(Reading { id: Some(id), ..reading }),
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
