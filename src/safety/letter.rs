//! Letters to LinkedIn's support, drafted from what the person entered and from nothing else.

use crate::domain::{Date, Reading, Restriction, RestrictionKind, Step, Strike};

use super::plan::left_to_withdraw;

/// Sentences that admit a breach of the User Agreement.
const ADMISSION: &str = include_str!("../../data/letters/admission.txt");

/// A letter, by its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// About a first restriction.
    First,
    /// About a second one.
    Second,
    /// About a third one.
    Third,
    /// About a letter that was sent: how the case stands. It does not say whether there was an answer.
    Reminder,
    /// About a case that was closed. Nothing that is noted tells that it was: the person chooses it.
    Reopen,
}

/// What the person entered that a letter may tell.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The restriction.
    pub restriction: &'a Restriction,
    /// Those before it, in order of time.
    pub earlier: &'a [Restriction],
    /// Readings of pending invitations, in order of time.
    pub readings: &'a [Reading],
    /// The person's name.
    pub name: Option<&'a str>,
    /// The day of the letter.
    pub today: Date,
    /// Whether the person wants to admit a breach of the User Agreement.
    pub admits: bool,
}

impl Letter {
    /// Every letter.
    pub const ALL: [Self; 5] =
        [Self::First, Self::Second, Self::Third, Self::Reminder, Self::Reopen];

    /// The letter that is next for a restriction: about a case that was written about, a reminder;
    /// but once a third restriction is written about again, that.
    #[must_use]
    pub fn next(restriction: &Restriction, today: Date) -> Self {
        let is_written = restriction.done_on(Step::Write).is_some();
        let again = restriction.start.plus_months(6) <= today;
        match restriction.strike {
            Strike::Third if again || !is_written => Self::Third,
            _ if is_written => Self::Reminder,
            Strike::First => Self::First,
            Strike::Second | Strike::Third => Self::Second,
        }
    }

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Reminder => "reminder",
            Self::Reopen => "reopen",
        }
    }

    /// The letter of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.name() == name)
    }

    const fn template(self) -> &'static str {
        match self {
            Self::First => include_str!("../../data/letters/first.txt"),
            Self::Second => include_str!("../../data/letters/second.txt"),
            Self::Third => include_str!("../../data/letters/third.txt"),
            Self::Reminder => include_str!("../../data/letters/reminder.txt"),
            Self::Reopen => include_str!("../../data/letters/reopen.txt"),
        }
    }

    /// The letter as plain text, a paragraph a line. What the person must write stands in square
    /// brackets; paragraphs about what was not entered are left out.
    #[must_use]
    pub fn text(self, facts: &Facts<'_>) -> String {
        let Facts { restriction, name, .. } = facts;
        let kind = kind(restriction.kind);
        let values = [
            ("{start}", restriction.start.day_month_year().to_string()),
            ("{kind}", kind.to_owned()),
            ("{until}", until(restriction)),
            ("{earlier}", earlier(facts)),
            ("{written}", written(restriction)),
            ("{admission}", if facts.admits { ADMISSION.trim().to_owned() } else { String::new() }),
            ("{done}", done(facts)),
            ("{name}", name.unwrap_or("[your name]").to_owned()),
        ];
        let fill = |paragraph: &str| {
            let filled = paragraph.trim().to_owned();
            values.iter().fold(filled, |text, (place, value)| text.replace(place, value))
        };
        let paragraphs = self.template().split("\n\n").map(fill);
        let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        paragraphs.join("\n\n") + "\n"
    }
}

/// What the person cannot do.
const fn kind(kind: RestrictionKind) -> &'static str {
    match kind {
        RestrictionKind::Invitations => "I cannot send invitations",
        RestrictionKind::Account => "I cannot use my account",
    }
}

fn until(restriction: &Restriction) -> String {
    restriction.until.map_or_else(String::new, |until| {
        format!("I was told that it lasts until {}.", until.day_month_year())
    })
}

/// The restrictions before this one.
fn earlier(facts: &Facts<'_>) -> String {
    let spans: Vec<String> = facts
        .earlier
        .iter()
        .map(|earlier| {
            let start = earlier.start.day_month_year();
            match earlier.end.filter(|end| *end != earlier.start) {
                Some(end) => format!("from {start} to {}", end.day_month_year()),
                None => format!("on {start}"),
            }
        })
        .collect();
    match (spans.as_slice(), facts.restriction.strike) {
        ([], Strike::First) => String::new(),
        ([], _) => "My account was restricted before: [when].".to_owned(),
        (spans, _) => format!("My account was restricted before: {}.", joined(spans)),
    }
}

/// The letters before this one.
fn written(restriction: &Restriction) -> String {
    const LETTERS: [Step; 4] =
        [Step::Write, Step::Reopen, Step::WriteAfter6Months, Step::WriteAfter12Months];
    let mut days: Vec<Date> =
        LETTERS.into_iter().filter_map(|step| restriction.done_on(step)).collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.iter().map(|day| day.day_month_year().to_string()).collect();
    if days.is_empty() { String::new() } else { format!("I wrote to you on {}.", joined(&days)) }
}

/// What the person did about it.
fn done(facts: &Facts<'_>) -> String {
    let Facts { restriction, readings, today, .. } = *facts;
    let mut parts = Vec::new();
    if let Some(day) = restriction.done_on(Step::Stop) {
        let what = match restriction.kind {
            RestrictionKind::Invitations => "have sent no invitations",
            RestrictionKind::Account => "have left my account alone",
        };
        parts.push(format!("{what} since {}", day.day_month_year()));
    }
    if restriction.done_on(Step::Withdraw).is_some() {
        parts.push("have withdrawn old invitations that were still pending".to_owned());
    }
    if parts.is_empty() {
        return String::new();
    }
    let mut text = format!("I {}.", joined(&parts));
    if let Some((date, pending, _)) = left_to_withdraw(restriction, readings, today)
        && restriction.done_on(Step::Withdraw).is_some()
    {
        let date = date.day_month_year();
        text.extend([" On ", &date.to_string(), ", ", &pending.to_string(), " were pending."]);
    }
    text
}

/// `a`, `a and b`, `a, b and c`.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Text;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn facts(restriction: &Restriction) -> Facts<'_> {
        let today = day("2026-03-06");
        Facts { restriction, earlier: &[], readings: &[], name: None, today, admits: false }
    }

    #[test]
    fn a_letter_tells_only_what_was_entered() {
        let bare = Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, Strike::First);
        let text = Letter::First.text(&facts(&bare));
        let expected = "\
Subject: Please review the restriction of 3 Mar 2026

Dear LinkedIn support team,

Since 3 Mar 2026 my account is restricted: I cannot send invitations. I kindly ask you to review this.

I will take more care from now on: [what you will do differently, in your own words].

Thank you for your time. If you need anything from me, please tell me.

Kind regards,
[your name]
";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_was_entered_is_told() {
        let mut full = Restriction::new(day("2026-03-03"), RestrictionKind::Account, Strike::Third);
        full.until = Some(day("2026-03-10"));
        for (step, date) in [
            (Step::Stop, "2026-03-03"),
            (Step::Withdraw, "2026-03-05"),
            (Step::Write, "2026-03-03"),
            (Step::Reopen, "2026-03-05"),
        ] {
            full.tick(step, day(date)).unwrap();
        }
        let mut before =
            Restriction::new(day("2025-11-04"), RestrictionKind::Invitations, Strike::First);
        before.end = Some(day("2025-11-11"));
        let (earlier, readings) = ([before], [reading("2026-03-05", 85)]);
        let name = Some("Anna Lind");
        let facts =
            Facts { earlier: &earlier, readings: &readings, name, admits: true, ..facts(&full) };
        let text = Letter::Third.text(&facts);
        for expected in [
            "my account is restricted: I cannot use my account.",
            "\n\nMy account was restricted before: from 4 Nov 2025 to 11 Nov 2025.\n\n",
            "\n\nI wrote to you on 3 Mar 2026 and 5 Mar 2026.\n\n",
            "\n\nI was told that it lasts until 10 Mar 2026.\n\n",
            "\n\nI have read the User Agreement again, sections 3.4 and 8.2. ",
            "\n\nI have left my account alone since 3 Mar 2026 and have withdrawn old \
             invitations that were still pending. On 5 Mar 2026, 85 were pending.\n\n",
            "\nKind regards,\nAnna Lind\n",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }

    fn reading(date: &str, pending: u16) -> Reading {
        Reading { id: None, date: day(date), pending, note: Text::default() }
    }

    #[test]
    fn nothing_of_a_template_is_left_open_but_what_the_person_must_write() {
        for letter in Letter::ALL {
            for strike in Strike::ALL {
                let restriction =
                    Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
                let neutral = facts(&restriction);
                let admitting = Facts { admits: true, ..neutral };
                for text in [letter.text(&neutral), letter.text(&admitting)] {
                    assert!(!text.contains(['{', '}']), "{text}");
                    assert!(!text.contains("\n\n\n") && text.contains('['), "{text}");
                    assert!(text.is_ascii() && text.ends_with("\n[your name]\n"), "{text}");
                }
                assert!(!letter.text(&neutral).contains("sorry"), "neutral unless it is wanted");
                assert!(letter.text(&admitting).contains("sections 3.4 and 8.2"));
            }
            assert_eq!(Letter::from_name(letter.name()), Some(letter));
        }
    }

    #[test]
    fn no_letter_that_comes_next_claims_that_the_case_was_closed_or_unanswered() {
        for strike in Strike::ALL {
            for (written, months) in [(false, 0), (true, 0), (true, 2), (true, 7)] {
                let mut restriction =
                    Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
                if written {
                    restriction.tick(Step::Write, day("2026-03-03")).unwrap();
                }
                let today = day("2026-03-03").plus_months(months);
                let text =
                    Letter::next(&restriction, today).text(&Facts { today, ..facts(&restriction) });
                assert!(!text.contains("closed") && !text.contains("answer"), "{text}");
                assert_eq!(
                    text.contains("\n\nI wrote to you on 3 Mar 2026.\n\n"),
                    written,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_next_letter_follows_from_what_was_done() {
        let of = |strike, written: bool, today| {
            let mut restriction =
                Restriction::new(day("2026-03-03"), RestrictionKind::Invitations, strike);
            if written {
                restriction.tick(Step::Write, day("2026-03-03")).unwrap();
            }
            Letter::next(&restriction, day(today))
        };
        assert_eq!(of(Strike::First, false, "2026-03-03"), Letter::First);
        assert_eq!(of(Strike::Second, false, "2026-03-03"), Letter::Second);
        assert_eq!(of(Strike::Third, false, "2026-03-03"), Letter::Third);
        assert_eq!(of(Strike::First, true, "2026-03-04"), Letter::Reminder);
        assert_eq!(of(Strike::Third, true, "2026-09-02"), Letter::Reminder);
        assert_eq!(of(Strike::Third, true, "2026-09-03"), Letter::Third);
    }
}
