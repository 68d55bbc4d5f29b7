//! What a merge promises, whatever the day and whatever is given.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const FREE: MergeRules = MergeRules { replace: true, as_shown: true };
const AS_SHOWN: MergeRules = MergeRules { replace: false, as_shown: true };

fn day() -> Date {
    Date::parse("2026-03-03").unwrap()
}

/// `total=72 brand=18.2 note=` as fields; `note-` empties one.
fn fields(text: &str) -> Fields {
    let mut fields = Fields::default();
    for word in text.split_whitespace() {
        let named = |name: &str| Field::from_name(name).unwrap();
        match word.split_once('=') {
            Some((name, value)) => fields.set(named(name).parse(value).unwrap()),
            None => fields.clear(named(word.strip_suffix('-').unwrap())),
        }
    }
    fields
}

fn snapshot(text: &str) -> Snapshot {
    begun(day(), &fields(text), Source::Csv).unwrap()
}

/// The day after fields were merged into it freely.
fn after(found: Option<&Snapshot>, fields: &Fields) -> Result<Snapshot, MergeError> {
    merge(day(), found, fields, Source::Page, FREE).map(|outcome| outcome.snapshot().clone())
}

#[test]
fn every_refusal_has_its_error() {
    #[track_caller]
    fn case(found: &str, given: &str, expected: &str) {
        let found = (!found.is_empty()).then(|| snapshot(found));
        let rules = MergeRules::default();
        let error = merge(day(), found.as_ref(), &fields(given), Source::Typed, rules);
        assert_eq!(error.unwrap_err().to_string(), expected, "{given}");
    }
    case("", "brand=18 people=15 insights=19", "there is no total");
    case("", "note=x industry_rank=4", "there is no total");
    case("", "", "there is no total");
    case("", "total=0", "all scores are zero");
    case("", "brand=0 people=0 insights=0 relationships=0", "all scores are zero");
    let sums = "total 75 and the sum of the pillars 72 do not agree";
    case("", "total=75 brand=18.2 people=15.4 insights=19.1 relationships=19.3", sums);
    case("total=75 brand=18.2 people=15.4 insights=19.1", "relationships=19.3", sums);
    case("", "total- brand=18", "the total cannot be emptied");
    case("total=72", "total-", "the total cannot be emptied");
    let day = "total=72 brand=18 industry_rank=4 network_brand=3 industry_brand=5 note=x";
    case(day, "total=73 brand=18.0 people=15", "total would change");
    case(
        day,
        "note=y network_brand=4 industry_brand- brand=0 network_rank=9",
        "brand, industry \
        average of brand, network average of brand, note would change",
    );
    case(day, "note-", "note would change");
    // Of a value that it has and a sum that is wrong, the value is told.
    case(
        "total=72 brand=18.2 people=15.4 insights=19.1",
        "total=75 relationships=19.3",
        "total would change",
    );
}

#[test]
fn what_is_allowed_is_taken() {
    #[track_caller]
    fn case(found: &str, given: &str, rules: MergeRules, expected: &str) {
        let found = (!found.is_empty()).then(|| snapshot(found));
        let outcome = merge(day(), found.as_ref(), &fields(given), Source::Csv, rules).unwrap();
        assert_eq!(*outcome.snapshot(), snapshot(expected), "{given}");
    }
    let replace = MergeRules { replace: true, as_shown: false };
    let wrong = "total=75 brand=18.2 people=15.4 insights=19.1 relationships=19.3";
    case("", wrong, AS_SHOWN, wrong);
    case("total=72", "total=73 note=x", replace, "total=73 note=x");
    case("total=72 note=x brand=3", "note- brand-", replace, "total=72");
    // Scores that were saved so are not checked again with other fields.
    case(wrong, "note=x", MergeRules::default(), &format!("{wrong} note=x"));
    case(wrong, "brand-", replace, &wrong.replace("brand=18.2 ", ""));
}

#[test]
fn a_missing_total_is_the_rounded_sum_of_a_new_day() {
    let pillars = fields("brand=20.973 people=6.38 insights=10.25 relationships=15");
    let rules = MergeRules::default();
    let Ok(MergeOutcome::Add(new)) = merge(day(), None, &pillars, Source::Typed, rules) else {
        panic!("the day is new");
    };
    assert_eq!(new.total, Total::parse("53").unwrap());
    // A day that is there keeps its own.
    let old = snapshot("total=52.6");
    let outcome = merge(day(), Some(&old), &pillars, Source::Typed, rules).unwrap();
    assert_eq!(outcome.snapshot().total, old.total);
}

#[test]
fn sums_are_checked_as_exactly_as_they_were_written() {
    #[track_caller]
    fn case(found: &str, given: &str, agrees: bool) {
        let found = (!found.is_empty()).then(|| snapshot(found));
        let given = fields(given);
        let rules = MergeRules { replace: true, as_shown: false };
        let answer = merge(day(), found.as_ref(), &given, Source::Typed, rules);
        assert_eq!(answer.is_ok(), agrees, "{answer:?}");
        assert_eq!(check_scores(found.as_ref(), &given).is_ok(), agrees);
    }
    case("", "total=72.4 brand=18 people=15 insights=19 relationships=20", true);
    case("", "total=72.4 brand=18.0 people=15.0 insights=19.0 relationships=20.0", false);
    case("", "total=12 brand=18.2 people=15", false);
    case("", "total=90 brand=1 people=2 insights=3", false);
    case("total=30 brand=18.2", "people=15", false);
    // What is kept has lost the zeros that were typed.
    let kept = "total=72.4 brand=18.0 people=15.0 insights=19.0";
    case(kept, "relationships=20.0", true);
    case(kept, "relationships=22.1", false);
    case(&format!("{kept} relationships=20.0"), "total=74.0", true);
    case(&format!("{kept} relationships=20.0"), "total=75.0", false);
}

#[test]
fn scores_not_known_yet_add_up() {
    assert_eq!(check_scores(None, &fields("brand=18")), Ok(()));
    assert_eq!(check_scores(None, &fields("total=72 brand=18")), Ok(()));
    let wrong = snapshot("total=75 brand=18.2 people=15.4 insights=19.1 relationships=19.3");
    assert_eq!(check_scores(Some(&wrong), &fields("note=x")), Ok(()));
    assert!(check_scores(Some(&wrong), &fields("total=75")).is_err());
}

#[test]
fn the_source_is_that_of_the_scores() {
    #[track_caller]
    fn case(given: &str, expected: Source) {
        let found = snapshot("total=72 brand=18 note=x");
        assert_eq!(after(Some(&found), &fields(given)).unwrap().source, expected, "{given}");
    }
    case("total=72.0 brand=18.00 note=y industry_rank=4", Source::Csv);
    case("people=15", Source::Page);
    case("brand-", Source::Page);
    assert_eq!(after(None, &fields("total=72")).unwrap().source, Source::Page);
}

/// A value of a field as it may be typed: few, so that the same come together often.
fn typed(field: Field) -> impl Strategy<Value = Typed<super::super::FieldValue>> {
    prop::sample::select(vec!["1", "2", "3"]).prop_map(move |text| field.parse(text).unwrap())
}

/// Some fields with values.
fn some_values() -> impl Strategy<Value = Fields> {
    let values: Vec<_> =
        Field::ALL.into_iter().map(|field| prop::option::of(typed(field))).collect();
    values.prop_map(|values| values.into_iter().flatten().collect())
}

/// Some fields with values, and some to be emptied, the total not among them.
fn some_fields() -> impl Strategy<Value = Fields> {
    let clears = prop::sample::subsequence(Field::ALL[1..].to_vec(), 0..4);
    (some_values(), clears).prop_map(|(mut fields, clears)| {
        for field in clears {
            fields.clear(field);
        }
        fields
    })
}

/// A day that has some fields, and its total.
fn some_day() -> impl Strategy<Value = Snapshot> {
    (typed(Field::Total), some_values()).prop_map(|(total, mut fields)| {
        fields.set(total);
        begun(day(), &fields, Source::Csv).unwrap()
    })
}

/// What a field is to be.
fn wanted(given: &Given) -> Option<super::super::FieldValue> {
    match given {
        Given::Value(typed) => Some(typed.value.clone()),
        Given::Clear => None,
    }
}

proptest! {
    #[test]
    fn filling_up_changes_nothing_that_is_there(old in some_day(), given in some_fields()) {
        let outcome = merge(day(), Some(&old), &given, Source::Page, AS_SHOWN);
        if let Ok(MergeOutcome::Fill { new, filled }) = outcome {
            for field in Field::ALL.into_iter().filter(|field| field.of(&old).is_some()) {
                prop_assert_eq!(field.of(&new), field.of(&old));
                prop_assert!(!filled.contains(&field));
            }
        }
    }

    #[test]
    fn the_same_again_changes_nothing(
        old in prop::option::of(some_day()),
        given in some_fields(),
    ) {
        if let Ok(new) = after(old.as_ref(), &given) {
            let again = merge(day(), Some(&new), &given, Source::Typed, MergeRules::default());
            prop_assert_eq!(again, Ok(MergeOutcome::Same(new)));
        }
    }

    #[test]
    fn other_values_are_refused_by_name(old in some_day(), given in some_fields()) {
        let is_other = |field: &Field| {
            let has = field.of(&old);
            has.is_some() && given.get(*field).is_some_and(|given| wanted(given) != has)
        };
        let others: Vec<Field> = Field::BY_GROUP.into_iter().filter(is_other).collect();
        let refused = merge(day(), Some(&old), &given, Source::Page, AS_SHOWN).err();
        prop_assert_eq!(refused, (!others.is_empty()).then_some(MergeError::WouldOverwrite(others)));
    }

    #[test]
    fn only_what_is_given_changes(old in some_day(), given in some_fields()) {
        let new = after(Some(&old), &given).unwrap();
        for field in Field::ALL {
            let expected = given.get(field).map_or_else(|| field.of(&old), wanted);
            prop_assert_eq!(field.of(&new), expected, "{}", field);
        }
        prop_assert_eq!(new.date, old.date);
    }

    #[test]
    fn clearing_empties_one_field(
        old in some_day(),
        field in prop::sample::select(Field::ALL[1..].to_vec()),
    ) {
        let mut given = Fields::default();
        given.clear(field);
        let expected = Field::ALL.into_iter().filter(|other| *other != field);
        let new = after(Some(&old), &given).unwrap();
        prop_assert_eq!(field.of(&new), None);
        for other in expected {
            prop_assert_eq!(other.of(&new), other.of(&old));
        }
        let refused = merge(day(), Some(&old), &given, Source::Page, AS_SHOWN);
        if field.of(&old).is_some() {
            prop_assert_eq!(refused, Err(MergeError::WouldOverwrite(vec![field])));
        } else {
            prop_assert_eq!(refused, Ok(MergeOutcome::Same(old)));
        }
    }

    #[test]
    fn fields_of_their_own_may_come_in_any_order(
        old in prop::option::of(some_day()),
        given in some_fields(),
        first in prop::sample::subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len()),
    ) {
        let first: BTreeSet<Field> = first.into_iter().collect();
        let part = |is_first: bool| {
            let mut part = Fields::default();
            for (field, given) in given.iter().filter(|given| first.contains(&given.0) == is_first) {
                match given {
                    Given::Value(value) => part.set(value.clone()),
                    Given::Clear => part.clear(field),
                }
            }
            part
        };
        let (one, other) = (part(true), part(false));
        let forth = after(old.as_ref(), &one).and_then(|new| after(Some(&new), &other));
        let back = after(old.as_ref(), &other).and_then(|new| after(Some(&new), &one));
        // Of a new day, the part that comes first must have the total.
        if old.is_some() || forth.is_ok() && back.is_ok() {
            prop_assert_eq!(&forth, &back);
            prop_assert_eq!(forth, after(old.as_ref(), &given));
        }
    }

    #[test]
    fn what_is_listed_is_what_differs(old in some_day(), given in some_fields()) {
        let differing = |new: &Snapshot| -> Vec<Field> {
            Field::BY_GROUP.into_iter().filter(|field| field.of(&old) != field.of(new)).collect()
        };
        match merge(day(), Some(&old), &given, Source::Page, FREE).unwrap() {
            MergeOutcome::Add(_) => prop_assert!(false, "the day is there"),
            MergeOutcome::Same(same) => prop_assert_eq!(same, old),
            MergeOutcome::Fill { new, filled } => {
                prop_assert_eq!(&filled, &differing(&new));
                prop_assert!(filled.iter().all(|field| field.of(&old).is_none()));
            }
            MergeOutcome::Replace { old: kept, new, changed } => {
                prop_assert_eq!(&changed, &differing(&new));
                prop_assert!(changed.iter().any(|field| field.of(&old).is_some()));
                prop_assert_eq!(*kept, old);
            }
        }
    }
}
