//! What somebody did, once, and by what it is known again.

use xxhash_rust::xxh3::Xxh3;

use crate::domain::{Date, EventKey, Mark};

/// What the export tells of; several of them may be one kind of activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// A post, however many links or pictures it has.
    Post,
    /// An article that was published.
    Article,
    /// Somebody's post shared without a word.
    Repost,
    /// A comment.
    Comment,
    /// A reaction.
    Reaction,
    /// A vote in a poll.
    PollVote,
    /// An invitation that the member sent.
    InvitationSent,
    /// An invitation that the member was sent.
    InvitationReceived,
    /// Somebody became a connection.
    Connection,
    /// A message that the member sent.
    MessageSent,
    /// An advertisement among the messages.
    MessageSponsored,
    /// A message that the member was sent.
    MessageReceived,
    /// An endorsement that the member gave.
    EndorsementGiven,
    /// An endorsement that the member got and accepted.
    EndorsementReceived,
    /// A recommendation that the member wrote.
    RecommendationGiven,
    /// A recommendation that the member got.
    RecommendationReceived,
    /// A search.
    Search,
    /// A company followed.
    CompanyFollow,
    /// A member followed.
    MemberFollow,
    /// A hashtag followed.
    HashtagFollow,
    /// Something saved for later.
    SavedItem,
    /// An application for a job.
    JobApplication,
    /// A job saved for later.
    SavedJob,
    /// A login.
    Login,
    /// A course or video that was watched.
    Learning,
    /// A photo of the profile, or the picture behind it.
    ProfilePhoto,
}

impl Act {
    /// Every one, in the order in which they are told.
    pub const ALL: [Self; 26] = [
        Self::Post,
        Self::Article,
        Self::Repost,
        Self::Comment,
        Self::Reaction,
        Self::PollVote,
        Self::MessageSent,
        Self::InvitationSent,
        Self::Connection,
        Self::Search,
        Self::Login,
        Self::ProfilePhoto,
        Self::EndorsementReceived,
        Self::RecommendationReceived,
        Self::EndorsementGiven,
        Self::RecommendationGiven,
        Self::CompanyFollow,
        Self::MemberFollow,
        Self::HashtagFollow,
        Self::MessageReceived,
        Self::InvitationReceived,
        Self::MessageSponsored,
        Self::SavedItem,
        Self::SavedJob,
        Self::JobApplication,
        Self::Learning,
    ];

    /// The name of the kind of activity that it is; those that feed no pillar have one that is
    /// added to the person's own only when asked for.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Article => "article",
            Self::Repost => "repost",
            Self::Comment => "comment",
            Self::Reaction => "reaction",
            Self::PollVote => "poll-vote",
            Self::InvitationSent => "invitation",
            Self::InvitationReceived => "invitation-received",
            Self::Connection => "connection",
            Self::MessageSent => "message",
            Self::MessageSponsored => "message-sponsored",
            Self::MessageReceived => "message-received",
            Self::EndorsementGiven => "endorsement-given",
            Self::EndorsementReceived => "endorsement",
            Self::RecommendationGiven => "recommendation-given",
            Self::RecommendationReceived => "recommendation",
            Self::Search => "search",
            Self::CompanyFollow | Self::MemberFollow | Self::HashtagFollow => "follow",
            Self::SavedItem => "saved-item",
            Self::JobApplication => "job-application",
            Self::SavedJob => "saved-job",
            Self::Login => "login",
            Self::Learning => "learning",
            Self::ProfilePhoto => "profile",
        }
    }

    /// Whether it is kept only when asked for: it feeds no pillar.
    #[must_use]
    pub const fn is_extra(self) -> bool {
        matches!(
            self,
            Self::MessageSponsored
                | Self::SavedItem
                | Self::JobApplication
                | Self::SavedJob
                | Self::Learning
        )
    }
}

/// Something that was done, on a day, in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub act: Act,
    /// The civil day.
    pub day: Date,
    /// By what it is known again.
    pub key: EventKey,
}

/// The key of what every export tells alike.
pub(super) fn key(parts: &[&str]) -> EventKey {
    EventKey { exact: Some(mark(parts)), by_name: None }
}

/// The mark of texts, in that order.
pub(super) fn mark(parts: &[&str]) -> Mark {
    let mut hash = Xxh3::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update(b"\x1f");
    }
    Mark::new(hash.digest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;

    #[test]
    fn every_act_has_a_kind_and_stands_once_in_the_list() {
        for (place, act) in Act::ALL.iter().enumerate() {
            assert_eq!(Act::ALL.iter().position(|other| other == act), Some(place));
            assert_eq!(Kind::parse(act.kind(), &[]).is_err(), act.is_extra(), "{act:?}");
        }
    }

    #[test]
    fn where_a_part_ends_matters() {
        assert_ne!(mark(&["ab", "c"]), mark(&["a", "bc"]));
    }
}
