//! What is said of a run or a step: beside its mark, in the key, and in the text alternative.

use super::at_once::AtOnce;
use super::chart::WhatWasDone;
use super::marked::Marked;
use crate::chart::parts::words::{Precision, alt};
use crate::domain::Date;

/// The most kinds that are named.
const MOST_KINDS: usize = 2;

/// What is said of a mark, in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    /// `since 6 Jan`, `11 Aug – 7 Nov 2025`, `4 Mar`.
    pub(super) when: String,
    /// The change with its sign, as far as it is shown.
    pub(super) change: String,
    /// What was done, in fewer and fewer words; none where nothing is known of it.
    pub(super) what: Vec<String>,
}

/// The parts of a mark on a chart that ends on `last`.
pub(super) fn wording(
    marked: &Marked,
    done: Option<&WhatWasDone>,
    last: Date,
    precision: Precision,
) -> Wording {
    let (from, to) = (marked.from.date, marked.to.date);
    let when = match (marked.is_step, to == last) {
        (true, _) => to.beside(last).to_string(),
        (false, true) => format!("since {}", from.beside(last)),
        (false, false) => alt::span(from, to, last).replace(" to ", " – "),
    };
    let moved = precision.between(marked.to.thousandths, marked.from.thousandths);
    let change = precision.signed(moved).unwrap_or_default();
    let at_once = marked.at_once.map(|at_once| vec![at_once.in_words()]);
    let told = |done: &WhatWasDone| {
        let mut words: Vec<String> =
            (1..=MOST_KINDS).rev().map(|most| done.in_words(most)).collect();
        words.dedup();
        words
    };
    Wording { when, change, what: at_once.or(done.map(told)).unwrap_or_default() }
}

/// `Run of +3.5 from 6 Jan to 3 Mar (linked to posts, comments).`
pub(super) fn sentence(
    marked: &Marked,
    done: Option<&WhatWasDone>,
    last: Date,
    precision: Precision,
) -> Option<String> {
    let moved = precision.between(marked.to.thousandths, marked.from.thousandths);
    let change = precision.signed_ascii(moved)?;
    let kind = if marked.is_step { "Step" } else { "Run" };
    let days = alt::span(marked.from.date, marked.to.date, last);
    let at_once = marked.at_once.map(AtOnce::in_words);
    let what = at_once.or(done.map(|done| done.in_words(MOST_KINDS)));
    let what = what.map(|what| format!(" ({what})")).unwrap_or_default();
    Some(format!("{kind} of {change} from {days}{what}."))
}
