//! What is said of each stage of a restriction, and who says so.

use crate::domain::{Date, Restriction, RestrictionKind, Step, Strike};

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
    /// LinkedIn Help a551012, of which only an older copy was read.
    OlderHelp,
    /// LinkedIn's User Agreement, section 8.2.
    Agreement,
    /// Persona, who checks identities for LinkedIn.
    Persona,
    /// People who do this for others. Nobody checked it.
    Practitioners,
    /// The makers of this program.
    Ours,
}

const TOOLS: Advice =
    article("Switch off and disconnect every automation tool: bots, scrapers, plug-ins.");
const AGREEMENT: Advice =
    Advice { by: Source::Agreement, words: "Software that acts in your place is not allowed." };
const E_MAIL: Advice = article(
    "While it lasts, LinkedIn asks for the e-mail address of anybody you want to connect with.",
);
const REST: Advice = article("Stop any activity for one or two days.");
const REST_OURS: Advice =
    ours("That is days 0 to 2. From day 3 publishing goes on, inviting does not.");
const REST_MESSAGES: Advice =
    ours("That is days 0 to 2. From day 3 publishing goes on, writing messages does not.");
const REST_ALONE: Advice = ours("That is days 0 to 2.");
const REST_WARNING: Advice = ours("Rest for 2 to 3 days, then begin again slowly.");
const FIRST_ENDS: Advice = article("A first restriction usually ends by itself in 1 to 3 days.");
const HELP_ENDS: Advice = Advice {
    by: Source::OlderHelp,
    words: "It takes hours or days, up to a month if many invitations are pending.",
};
const WEEK: Advice = help("A weekly limit ends by itself within a week.");
const NO_SHORTER: Advice =
    help("Support cannot remove or shorten the wait, nor tell why it is there.");
const UP_TO_YOU: Advice = ours(
    "So writing is up to you; the draft asks for a review, and admits nothing unless you say so.",
);
const NAMED: Advice =
    ours("Until the day that LinkedIn named nothing is due, and nobody need write.");
const PATH: Advice =
    article("My Network > Manage > Sent > Withdraw, the oldest first, until 50 to 100 are left.");
const LEVELS: Advice = article("Clean up at 500, and never let them grow above 700.");
const LIFTS_NOTHING: Advice = help(
    "Withdrawing does not lift a restriction, and you cannot invite the same person again for up \
     to three weeks.",
);
const PACE: Advice = ours("Withdraw at most 50 a day, and log how many are pending.");
const WRITE: Advice = article(
    "Me > Help > Open Help in a new tab. Be polite, name the rule (User Agreement 3.4 and 8.2), \
     admit the mistake, and promise to keep to it.",
);
const POLITE: Advice = article(
    "Be polite, name the rule (User Agreement 3.4 and 8.2), admit the mistake, and promise to keep \
     to it.",
);
const APPEAL: Advice =
    ours("Send it the way that the screen or the notice e-mail offers; keep that e-mail.");
const SECOND: Advice = article("A second restriction is usually withdrawn after such a letter.");
const SECOND_ALL_THE_SAME: Advice =
    article("All the same: a second restriction is usually withdrawn after such a letter.");
const ONE_LETTER: Advice = Advice {
    by: Source::Practitioners,
    words: "One letter, then wait: several appeals at once do harm.",
};
const DRAFT: Advice = ours("The draft admits nothing unless you say so.");
const ANSWER: Advice = article("The answer comes at once, or about 30 days after the block.");
const CLOSED: Advice = article("If they close the case, ask politely to have it opened again.");
const REMINDER: Advice = ours("A month after the last letter a reminder may ask how it stands.");
const PERMANENT: Advice = article(
    "A third restriction is usually permanent. Write after 6 months and after 12; a high SSI speaks \
     for you.",
);
const YEARLY: Advice = ours("From then on once in 12 months.");
const PUBLISH: Advice = article(
    "Posts, articles and comments keep the SSI up while it lasts; it may dip all the same. A high \
     SSI speaks for the account.",
);
const HALF: Advice = ours("Half of the safe numbers for two weeks, pending invitations too.");
const AT_RISK: Advice = article(
    "An account that was restricted once stays at risk, and sooner or later it may happen again.",
);
const LESS_RISK: Advice =
    ours("Few pending invitations, steady numbers and a high SSI are what lowers the risk.");
const PERSONA: Advice = Advice {
    by: Source::Persona,
    words: "It takes a government ID, the original and not expired, and perhaps a photograph of \
            yourself.",
};
const SAME_DEVICE: Advice =
    ours("Use the device that you always use, keep the notice e-mail, and open no second account.");

impl Stage {
    /// What to do, in a few words.
    const fn title(self, kind: RestrictionKind) -> &'static str {
        use RestrictionKind as Is;
        match (self, kind) {
            (Self::Step(Step::Stop), Is::WeeklyLimit | Is::Invitations) => {
                "switch off tools, send no invitations"
            }
            (Self::Step(Step::Stop), Is::Messages) => "switch off tools, send no messages",
            (Self::Step(Step::Stop), Is::Account) => "switch off tools, post and send nothing",
            (Self::Step(Step::Stop), Is::Locked | Is::Warning) => {
                "switch off and disconnect all tools"
            }
            (Self::Step(Step::Identity), _) => "pass the identity check on the screen",
            (Self::Step(Step::Withdraw), _) => "withdraw old pending invitations",
            (Self::Step(Step::Write), Is::Locked) => "send the appeal that is offered to you",
            (Self::Step(Step::Write), Is::WeeklyLimit | Is::Invitations) => {
                "if you like, write to LinkedIn's support"
            }
            (Self::Step(Step::Write), _) => "write to LinkedIn's support",
            (Self::Step(Step::Reopen), _) => "ask again, or have the case reopened",
            (Self::Step(Step::WriteAfter6Months), _) => "write to support, 6 months on",
            (Self::Step(Step::WriteAfter12Months), _) => "write to support, 12 months on",
            (Self::Pause, _) => "do nothing else on LinkedIn",
            (Self::Wait, Is::WeeklyLimit) => "wait: it ends by itself",
            (Self::Wait, _) => "wait for the day that LinkedIn named",
            (Self::Answer, _) => "wait for the answer",
            (Self::Publish, _) => "keep publishing and commenting",
            (Self::RampUp, _) => "stay at half of the safe numbers",
        }
    }

    /// What to do about a restriction as it stands on a day. After its end, or when the day that LinkedIn named
    /// has passed, of stopping only the tools are left.
    #[must_use]
    pub fn title_on(self, restriction: &Restriction, day: Date) -> &'static str {
        let has_passed = restriction.until.is_some_and(|until| until < day);
        let is_held = restriction.is_open_on(day) && !has_passed;
        match self {
            Self::Step(Step::Stop) if !is_held => "switch off and disconnect all tools",
            _ => self.title(restriction.kind),
        }
    }

    /// What is said about it, each sentence with its own source. LinkedIn's word is on restrictions
    /// of invitations alone.
    #[must_use]
    pub fn advice(self, restriction: &Restriction) -> Vec<Advice> {
        let Restriction { kind, strike, .. } = restriction;
        match self {
            Self::Step(Step::Stop) => stop(*kind),
            Self::Step(Step::Identity) => vec![PERSONA, SAME_DEVICE],
            Self::Step(Step::Withdraw) => vec![PATH, LIFTS_NOTHING, PACE, LEVELS],
            Self::Step(Step::Write) => write(*kind, *strike),
            Self::Step(Step::Reopen) => vec![CLOSED, REMINDER],
            Self::Step(Step::WriteAfter6Months) => vec![PERMANENT],
            Self::Step(Step::WriteAfter12Months) => vec![PERMANENT, YEARLY],
            Self::Pause => pause(*kind, *strike),
            Self::Wait if is_within_a_week(restriction) => vec![WEEK, NO_SHORTER],
            Self::Wait => vec![NAMED],
            Self::Answer => vec![ANSWER, ONE_LETTER],
            Self::Publish => vec![PUBLISH],
            Self::RampUp if *kind == RestrictionKind::Warning => vec![HALF, LESS_RISK],
            Self::RampUp => vec![HALF, AT_RISK, LESS_RISK],
        }
    }
}

/// Whether it is a weekly limit of which no later day was named than LinkedIn's own page has.
fn is_within_a_week(restriction: &Restriction) -> bool {
    let week = restriction.start.plus_days(Restriction::WEEK_DAYS);
    let is_limit = restriction.kind == RestrictionKind::WeeklyLimit;
    is_limit && restriction.until.is_none_or(|until| until <= week)
}

fn stop(kind: RestrictionKind) -> Vec<Advice> {
    match kind {
        RestrictionKind::WeeklyLimit | RestrictionKind::Invitations => {
            vec![TOOLS, AGREEMENT, E_MAIL]
        }
        _ => vec![TOOLS, AGREEMENT],
    }
}

fn pause(kind: RestrictionKind, strike: Option<Strike>) -> Vec<Advice> {
    let mut advice = match kind {
        RestrictionKind::Warning => return vec![REST_WARNING],
        RestrictionKind::Invitations => vec![REST, REST_OURS, HELP_ENDS],
        RestrictionKind::Messages => vec![REST, REST_MESSAGES],
        _ => vec![REST, REST_ALONE],
    };
    if strike == Some(Strike::First) {
        advice.push(FIRST_ENDS);
    }
    advice
}

fn write(kind: RestrictionKind, strike: Option<Strike>) -> Vec<Advice> {
    let path = if kind.lets_in() { vec![WRITE] } else { vec![APPEAL, POLITE] };
    let is_second = strike == Some(Strike::Second);
    let of_kind = match kind {
        RestrictionKind::Invitations if is_second => {
            vec![NO_SHORTER, SECOND_ALL_THE_SAME, UP_TO_YOU]
        }
        RestrictionKind::WeeklyLimit | RestrictionKind::Invitations => vec![NO_SHORTER, UP_TO_YOU],
        _ if is_second => vec![DRAFT, SECOND],
        _ => vec![DRAFT],
    };
    [path, of_kind, vec![ONE_LETTER]].concat()
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 7] = [
        Self::Article,
        Self::Help,
        Self::OlderHelp,
        Self::Agreement,
        Self::Persona,
        Self::Practitioners,
        Self::Ours,
    ];

    /// Its name and its standing.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article, unverified",
            Self::Help => "LinkedIn Help a550555",
            Self::OlderHelp => "LinkedIn Help a551012, older copy",
            Self::Agreement => "User Agreement 8.2",
            Self::Persona => "Persona's help pages",
            Self::Practitioners => "practitioners, unverified",
            Self::Ours => "our caution",
        }
    }

    /// Whether LinkedIn itself says it.
    #[must_use]
    pub const fn is_linkedin(self) -> bool {
        matches!(self, Self::Help | Self::OlderHelp | Self::Agreement)
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
    fn every_stage_says_who_advises_it_and_none_of_a_locked_account_needs_a_login() {
        let steps = Step::ALL.map(Stage::Step);
        let others = [Stage::Pause, Stage::Wait, Stage::Answer, Stage::Publish, Stage::RampUp];
        for (kind, strike) in RestrictionKind::ALL
            .into_iter()
            .flat_map(|kind| Strike::ALL.map(|strike| (kind, strike)))
        {
            let restriction = Restriction::new(Date::MIN, kind, strike);
            for stage in steps.into_iter().chain(others) {
                let advice = stage.advice(&restriction);
                assert!(!advice.is_empty(), "{stage:?}");
                for Advice { words, .. } in &advice {
                    assert!(words.is_ascii() && words.ends_with('.'), "{words}");
                }
                let is_planned = stage != Stage::Step(Step::Withdraw) && stage != Stage::Publish;
                if !kind.lets_in() && is_planned {
                    let menus = advice.iter().filter(|one| one.words.contains(" > ")).count();
                    assert_eq!(menus, 0, "{stage:?}: {advice:?}");
                }
            }
        }
    }
}
