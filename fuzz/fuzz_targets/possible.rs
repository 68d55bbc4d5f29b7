//! What every reading must hold.

use ssi::domain::{Field, FieldValue, Given};
use ssi::import::Scores;

/// Panics at a number that its field cannot have, and where there is no score at all.
pub(crate) fn assert_possible(scores: &Scores) {
    assert!(scores.fields.has_scores());
    for (field, given) in scores.fields.iter() {
        let Given::Value(typed) = given else { panic!("{field} is emptied") };
        match &typed.value {
            FieldValue::Total(total) | FieldValue::Average(_, total) => {
                assert!(total.thousandths() <= 100_000);
            }
            FieldValue::Pillar(_, score) | FieldValue::AveragePillar(_, _, score) => {
                assert!(score.thousandths() <= 25_000);
            }
            FieldValue::Rank(_, rank) => assert!((1..=100).contains(&rank.percent())),
            FieldValue::Note(_) => panic!("a page has no note"),
        }
    }
    let scores = Field::SCORES.into_iter().filter_map(|field| scores.fields.value(field));
    assert!(scores.into_iter().any(|typed| typed.value.to_string() != "0"));
}
