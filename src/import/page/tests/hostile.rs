//! Texts that nobody copied from the page.

use proptest::prelude::*;

use super::super::{Scores, read};
use super::page::{Layout, Page, Ranks, VALUES};
use crate::domain::{Field, FieldValue, Fields, Given};

/// Whether every number is one that its field can have, and some score is not zero.
fn holds(scores: &Scores) -> bool {
    let is_possible = |(field, given): (Field, &Given)| match given {
        Given::Value(typed) => match &typed.value {
            FieldValue::Total(total) | FieldValue::Average(_, total) => {
                total.thousandths() <= 100_000
            }
            FieldValue::Pillar(_, score) | FieldValue::AveragePillar(_, _, score) => {
                score.thousandths() <= 25_000
            }
            FieldValue::Rank(_, rank) => (1..=100).contains(&rank.percent()) && !field.is_score(),
            FieldValue::Note(_) => false,
        },
        Given::Clear => false,
    };
    let fields: &Fields = &scores.fields;
    fields.has_scores() && fields.iter().all(is_possible)
}

/// Parts of pages, and what is between them.
fn part() -> impl Strategy<Value = String> {
    let words = [
        "Current Social Selling Index",
        "Four components of your score",
        "Establish your professional brand",
        "Localizar as pessoas certas",
        "Engage with insights",
        "Build relationships",
        "Industry SSI rank",
        "People in your network",
        "average SSI of",
        "Top",
        "Remaining points",
        "out of 100",
        "out of 25",
        "/100",
        "%",
        "\n",
        "\t",
        "|",
        "<p>",
        "<progress value=",
        "{\"memberScore\":{\"overall\":",
        "}}",
        "\"subScores\":[",
    ];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(ToOwned::to_owned),
        3 => "[0-9]{1,3}([.,][0-9]{1,4})?",
        1 => ".{0,5}",
    ]
}

proptest! {
    #[test]
    fn no_text_gives_an_impossible_score(
        parts in prop::collection::vec(part(), 0..40),
        gap in "[ \n]",
    ) {
        if let Ok(scores) = read(parts.join(&gap).as_bytes()) {
            prop_assert!(holds(&scores), "{scores:?}");
        }
    }

    #[test]
    fn no_bytes_give_an_impossible_score(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(scores) = read(&bytes) {
            prop_assert!(holds(&scores), "{scores:?}");
        }
    }

    /// Whatever line is lost, or two where labels and numbers share lines: what is found is right,
    /// or nothing is. (Numbers between labels without the first label and the last number look like
    /// a whole list of the other kind.)
    #[test]
    fn a_lost_line_makes_nothing_wrong(
        lost in prop::collection::btree_set(0..60_usize, 0..3),
        layout in 0..Layout::ALL.len(),
        language in 0..2_usize,
    ) {
        let page = Page {
            language,
            layout: Layout::ALL[layout],
            missing: None,
            ranks: Ranks::Below,
            charts: Some(false),
            has_comma: false,
        };
        let text = page.text();
        let most = if page.layout.is_clear() { 2 } else { 1 };
        let lost: Vec<usize> = lost.into_iter().take(most).collect();
        let kept = text.lines().enumerate().filter(|(place, _)| !lost.contains(place));
        let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
        let Ok(scores) = read(kept.join("\n").as_bytes()) else { return Ok(()) };
        for (field, value) in VALUES.into_iter().filter(|(field, _)| field.is_score()) {
            if let Some(typed) = scores.fields.value(field) {
                prop_assert_eq!(typed.value.to_string(), value, "{}\n{}", field, kept.join("\n"));
            }
        }
    }
}
