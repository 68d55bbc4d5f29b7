//! The JSON from which LinkedIn's page is made: plain, wrapped, or inside a HAR file.

mod document;

use chrono::DateTime;
use serde_json::Value;
use serde_json::error::Category;

use crate::domain::{Field, Group, Pillar, Source};

use super::scores::{Scores, ScoresError};
use document::{Document, documents};

/// The scores in a JSON text.
///
/// # Errors
///
/// Returns [`ScoresError`] where there is no score in it, more than one day's, or no JSON.
pub fn read(text: &str) -> Result<Scores, ScoresError> {
    let documents = documents(text).map_err(|error| match error.classify() {
        Category::Eof => ScoresError::Cut(error.to_string()),
        _ => ScoresError::Json(error.to_string()),
    })?;
    let (mut read, mut refused) = (Vec::<Scores>::new(), ScoresError::NoScore);
    for scores in documents.iter().map(scores) {
        let Ok(scores) = scores.map_err(|error| refused = error) else { continue };
        match read.iter_mut().find(|other| other.fields == scores.fields) {
            // The page was loaded again and showed the same.
            Some(other) => {
                let first = other.loaded_before.or(other.loaded_at);
                other.loaded_before = first.into_iter().chain(scores.loaded_at).min();
                other.loaded_at = other.loaded_at.max(scores.loaded_at);
            }
            None => read.push(scores),
        }
    }
    match read.len() {
        0 => Err(refused),
        1 => Ok(read.remove(0)),
        several => Err(ScoresError::Several(several)),
    }
}

/// A field and what stands in its place.
type Number = (Field, String);

fn scores(document: &Document) -> Result<Scores, ScoresError> {
    let mut numbers: Vec<Number> = Vec::new();
    numbers.extend(total(Field::Total, &document.member));
    numbers.extend(pillars(Field::Pillar, &document.member));
    let groups: Vec<&Value> = document.groups.as_array().into_iter().flatten().collect();
    for of_group in &groups {
        let Some(group) = group(&of_group["groupType"]) else { continue };
        numbers.extend(number(&of_group["rank"]).map(|rank| (Field::Rank(group), whole(rank))));
        let score = &of_group["score"];
        numbers.extend(total(Field::Average(group), score));
        // Which one is meant is not known where a group stands there twice.
        let is_other =
            |other: &&Value| other["groupType"] == of_group["groupType"] && other != of_group;
        if !groups.iter().any(is_other) {
            numbers.extend(pillars(|pillar| Field::AveragePillar(group, pillar), score));
        }
    }
    let mut scores = Scores::new(Source::Json);
    let started = document.started.as_deref();
    scores.loaded_at =
        started.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|at| at.timestamp());
    for field in Field::ALL {
        let places = numbers.iter().filter(|(other, _)| *other == field);
        scores.take_agreed(field, &places.map(|(_, text)| text.as_str()).collect::<Vec<_>>());
    }
    scores.checked()
}

fn total(field: Field, score: &Value) -> Option<Number> {
    number(&score["overall"]).map(|total| (field, whole(total)))
}

/// The pillars by their codes; four without codes are in the order of the page.
fn pillars(field: impl Fn(Pillar) -> Field, score: &Value) -> Vec<Number> {
    let parts: &[Value] = score["subScores"].as_array().map_or(&[], Vec::as_slice);
    let has_codes = parts.iter().any(|part| part["pillar"].is_string());
    let in_order = !has_codes && parts.len() == Pillar::ALL.len();
    let of = |(place, part): (usize, &Value)| {
        let in_place = Pillar::ALL.get(place).copied();
        let pillar = if in_order { in_place } else { pillar(&part["pillar"]) };
        Some((field(pillar?), thousandths(number(&part["score"])?)))
    };
    parts.iter().enumerate().filter_map(of).collect()
}

fn pillar(code: &Value) -> Option<Pillar> {
    match code.as_str()? {
        "PROFESSIONAL_BRAND" | "PROF_BRAND" => Some(Pillar::Brand),
        "FIND_RIGHT_PEOPLE" => Some(Pillar::People),
        "INSIGHT_ENGAGEMENT" => Some(Pillar::Insights),
        "STRONG_RELATIONSHIP" | "RELATIONSHIP" => Some(Pillar::Relationships),
        _ => None,
    }
}

fn group(code: &Value) -> Option<Group> {
    match code.as_str()? {
        "INDUSTRY" => Some(Group::Industry),
        "NETWORK" => Some(Group::Network),
        _ => None,
    }
}

/// A number, also one in quotes.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|n| n.is_finite())
}

/// Rounded to thousandths, as the page does: the numbers of the JSON have the tails of 32 bits.
fn thousandths(number: f64) -> String {
    format!("{number:.3}")
}

/// Rounded to a whole number, half up, once the tail is off.
fn whole(number: f64) -> String {
    format!("{}", ((number * 1000.0).round() / 1000.0).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Result<Vec<(Field, String)>, ScoresError> {
        let value =
            |scores: &Scores, field| Some((field, scores.fields.value(field)?.value.to_string()));
        read(text).map(|scores| {
            Field::ALL.into_iter().filter_map(|field| value(&scores, field)).collect()
        })
    }

    #[test]
    fn groups_have_their_own_pillars() {
        let text = r#"{"memberScore": {"overall": "50.4999985", "subScores": [
                {"pillar": "PROF_BRAND", "score": 0.29999998}, {"pillar": "OTHER", "score": 9}]},
            "groupScore": [{"groupType": "NETWORK", "rank": 7.0, "score": {"overall": 30, "subScores": [
                {"pillar": "RELATIONSHIP", "score": 12.0}]}}]}"#;
        let expected = [
            (Field::Total, "51"),
            (Field::Pillar(Pillar::Brand), "0.3"),
            (Field::Rank(Group::Network), "7"),
            (Field::Average(Group::Network), "30"),
            (Field::AveragePillar(Group::Network, Pillar::Relationships), "12"),
        ];
        let expected = expected.map(|(field, text)| (field, text.to_owned()));
        assert_eq!(found(text), Ok(expected.to_vec()));
    }

    #[test]
    fn what_stands_there_twice_and_differs_is_left_out_and_said() {
        let group = |rank: i32, brand: i32| {
            format!(
                r#"{{"groupType": "INDUSTRY", "rank": {rank}, "score": {{"overall": 30,
                "subScores": [{{"pillar": "PROF_BRAND", "score": {brand}}}]}}}}"#
            )
        };
        let text = format!(
            r#"{{"memberScore": {{"overall": 50, "subScores": [
                {{"pillar": "PROF_BRAND", "score": 9}}, {{"pillar": "PROF_BRAND", "score": 8}}]}},
            "groupScore": [{}, {}]}}"#,
            group(12, 7),
            group(13, 7)
        );
        let odd: Vec<String> =
            read(&text).unwrap().unusable.iter().map(ToString::to_string).collect();
        let expected = [
            "brand: one place says 9.000, another 8.000",
            "industry rank: one place says 12, another 13",
        ];
        assert_eq!(odd, expected);
        let expected =
            [(Field::Total, "50".to_owned()), (Field::Average(Group::Industry), "30".to_owned())];
        assert_eq!(found(&text), Ok(expected.to_vec()));
    }

    #[test]
    fn pillars_without_codes_must_be_four() {
        let of = |count: usize| {
            let parts = vec![r#"{"score": 1}"#; count].join(",");
            format!(r#"{{"memberScore": {{"overall": 4, "subScores": [{parts}]}}}}"#)
        };
        assert_eq!(found(&of(4)).unwrap().len(), 5);
        for count in [0, 1, 3, 5, 9] {
            assert_eq!(found(&of(count)).unwrap().len(), 1, "{count}");
        }
    }

    #[test]
    fn one_answer_may_stand_there_twice_but_not_two() {
        let of = |overall: i32| format!(r#"{{"memberScore":{{"overall":{overall}}}}}"#);
        let list = |overalls: &[i32]| {
            format!("[{}]", overalls.iter().map(|one| of(*one)).collect::<Vec<_>>().join(","))
        };
        // The first one did not load.
        assert_eq!(found(&list(&[0, 50, 50])), Ok(vec![(Field::Total, "50".to_owned())]));
        assert_eq!(found(&list(&[50, 51, 50])), Err(ScoresError::Several(2)));
        assert_eq!(found(&list(&[0, 0])), Err(ScoresError::AllZero));
        assert_eq!(found("{}"), Err(ScoresError::NoScore));
        assert!(matches!(found(&of(-1)), Err(ScoresError::Unusable(_))));
        assert!(matches!(found(r#"{"memberScore":{"#), Err(ScoresError::Cut(_))));
        assert!(matches!(found(r#"{"memberScore":NaN}"#), Err(ScoresError::Json(_))));
        // A line each, and nothing behind it.
        let fifty = || Ok(vec![(Field::Total, "50".to_owned())]);
        assert_eq!(found(&format!("{}\n{}\n", of(50), of(50))), fifty());
        assert_eq!(found(&format!("{}\n{}", of(50), of(51))), Err(ScoresError::Several(2)));
        assert!(matches!(found(&format!("{} saved", of(50))), Err(ScoresError::Json(_))));
        assert!(matches!(
            found(&format!("{} {{\"memberScore\":", of(50))),
            Err(ScoresError::Cut(_))
        ));
    }

    #[test]
    fn a_har_file_says_when_the_page_was_loaded() {
        let entry = |started: &str| {
            let started = format!(r#""startedDateTime":"{started}""#);
            format!(
                r#"{{{started},"response":{{"content":{{"text":"{{\"memberScore\":{{\"overall\":50}}}}"}}}}}}"#
            )
        };
        let at = |entries: &[String]| {
            read(&format!(r#"{{"log":{{"entries":[{}]}}}}"#, entries.join(","))).unwrap().loaded_at
        };
        let (first, last) = (entry("2026-11-03T08:00:00.250Z"), entry("2026-11-04T01:00:00+02:00"));
        assert_eq!(at(&[entry("soon")]), None);
        assert_eq!(at(std::slice::from_ref(&first)), Some(1_793_692_800));
        assert_eq!(at(&[last, first]), Some(1_793_692_800 + 15 * 3600));
    }
}
