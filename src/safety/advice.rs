//! What is said of each stage of a restriction, and who says so.

use crate::domain::{RestrictionKind, Step};

use super::plan::Stage;

/// What somebody says about a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Who.
    pub by: Source,
    /// What, in whole sentences.
    pub words: &'static str,
}

/// Who gives advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The project's founding article. Nobody checked it.
    Article,
    /// LinkedIn Help a550555: LinkedIn's own word.
    Help,
    /// The makers of this program.
    Ours,
}

const STOP_INVITING: [Advice; 1] = [article(
    "Stop inviting altogether. While it lasts, LinkedIn asks for the e-mail address of anybody \
     you want to connect with.",
)];

const STOP_ALL: [Advice; 1] = [article("Stop everything that is restricted.")];

const WITHDRAW: [Advice; 3] = [
    article(
        "My Network > Manage > Sent > Withdraw, the oldest first, until 50 to 100 are left. Never \
         let them grow above 700.",
    ),
    help(
        "Withdrawing does not lift an invitation restriction, and you cannot invite the same \
         person again for up to three weeks.",
    ),
    ours("Withdraw at most 50 a day, and note where you are: ssi log pending COUNT."),
];

const WITHDRAW_LATER: [Advice; 3] =
    [WITHDRAW[0], WITHDRAW[2], ours("Where you cannot even log in, this waits until you can.")];

const PAUSE_ACCOUNT: [Advice; 1] = [PAUSE[0]];

const PAUSE: [Advice; 2] = [
    article("A first restriction usually ends by itself in 1 to 3 days."),
    help("It typically takes one week."),
];

const WRITE: [Advice; 2] = [
    article(
        "Me > Help > Open Help in a new tab. Be polite, name the rule (User Agreement 3.4 and \
         8.2), admit the mistake, and promise to keep to it. At a first restriction write on day \
         3 if it still holds, at later ones at once.",
    ),
    ours("`ssi restriction letter` drafts it, and admits nothing unless you say so."),
];

const ANSWER: [Advice; 1] = [article("It comes at once, or about 30 days later.")];

const REOPEN: [Advice; 2] = [
    article("If they close the case, ask politely to have it opened again."),
    ours("If a month passes without an answer, a reminder can ask for one."),
];

const WRITE_AGAIN: [Advice; 1] = [article(
    "A third restriction is usually permanent. Write again after 6 months, then after 12; a high \
     SSI speaks for you.",
)];

const PUBLISH: [Advice; 1] =
    [article("Posts, articles and comments keep the SSI up while you cannot invite.")];

const RAMP_UP: [Advice; 1] =
    [article("Begin again slowly, for two weeks. `ssi limits` shows the halved numbers.")];

impl Stage {
    /// What to do, in a few words.
    #[must_use]
    pub const fn title(self, kind: RestrictionKind) -> &'static str {
        match (self, kind) {
            (Self::Step(Step::Stop), RestrictionKind::Invitations) => {
                "send no invitations until it ends"
            }
            (Self::Step(Step::Stop), RestrictionKind::Account) => {
                "leave the account alone until it ends"
            }
            (Self::Step(Step::Withdraw), _) => "withdraw old pending invitations",
            (Self::Step(Step::Write), _) => "write to LinkedIn's support",
            (Self::Step(Step::Reopen), _) => "ask again, or have the case reopened",
            (Self::Step(Step::WriteAfter6Months), _) => "write again, after 6 months",
            (Self::Step(Step::WriteAfter12Months), _) => "write again, after 12 months",
            (Self::Pause, _) => "give it two days to end by itself",
            (Self::Answer, _) => "wait for the answer",
            (Self::Publish, _) => "keep publishing",
            (Self::RampUp, _) => "stay at half of the safe numbers",
        }
    }

    /// What is said about it: the article first, then LinkedIn's own word, then ours. LinkedIn's
    /// word is on invitation restrictions alone.
    #[must_use]
    pub const fn advice(self, kind: RestrictionKind) -> &'static [Advice] {
        match (self, kind) {
            (Self::Step(Step::Stop), RestrictionKind::Invitations) => &STOP_INVITING,
            (Self::Step(Step::Stop), RestrictionKind::Account) => &STOP_ALL,
            (Self::Step(Step::Withdraw), RestrictionKind::Invitations) => &WITHDRAW,
            (Self::Step(Step::Withdraw), RestrictionKind::Account) => &WITHDRAW_LATER,
            (Self::Step(Step::Write), _) => &WRITE,
            (Self::Step(Step::Reopen), _) => &REOPEN,
            (Self::Step(Step::WriteAfter6Months | Step::WriteAfter12Months), _) => &WRITE_AGAIN,
            (Self::Pause, RestrictionKind::Invitations) => &PAUSE,
            (Self::Pause, RestrictionKind::Account) => &PAUSE_ACCOUNT,
            (Self::Answer, _) => &ANSWER,
            (Self::Publish, _) => &PUBLISH,
            (Self::RampUp, _) => &RAMP_UP,
        }
    }
}

impl Source {
    /// Its name and its standing.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article, unverified",
            Self::Help => "LinkedIn Help a550555",
            Self::Ours => "our caution",
        }
    }
}

const fn article(words: &'static str) -> Advice {
    Advice { by: Source::Article, words }
}

const fn help(words: &'static str) -> Advice {
    Advice { by: Source::Help, words }
}

const fn ours(words: &'static str) -> Advice {
    Advice { by: Source::Ours, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_says_who_advises_it() {
        let steps = Step::ALL.map(Stage::Step);
        let others = [Stage::Pause, Stage::Answer, Stage::Publish, Stage::RampUp];
        for stage in steps.into_iter().chain(others) {
            for kind in RestrictionKind::ALL {
                assert!(!stage.advice(kind).is_empty(), "{stage:?}");
                for advice in stage.advice(kind) {
                    assert!(advice.words.is_ascii() && advice.words.ends_with('.'), "{advice:?}");
                }
            }
        }
    }
}
