//! The values of fields: how each is read and written, and where a snapshot keeps it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::super::{
    Average, Group, Pillar, Rank, RankError, Score, ScoreError, Snapshot, Text, TextError, Total,
    Typed,
};
use super::Field;

/// A field with its value, so that no field can get the value of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// The index.
    Total(Total),
    /// The score of a pillar.
    Pillar(Pillar, Score),
    /// The person's place in a group.
    Rank(Group, Rank),
    /// The average index of a group.
    Average(Group, Average),
    /// A group's average score of a pillar.
    AveragePillar(Group, Pillar, Score),
    /// The person's own words; never empty if they come from a snapshot.
    Note(Text),
}

/// Why a text is no value of a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldError {
    /// It is no score, total or average.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// It is no rank.
    #[error(transparent)]
    Rank(#[from] RankError),
    /// It is no text that can be kept.
    #[error(transparent)]
    Text(#[from] TextError),
}

impl Field {
    /// Reads a value as a person typed it, with the number of decimals written; a rank and a note
    /// have none.
    ///
    /// # Errors
    ///
    /// Returns [`FieldError`] for a text that is no value of this field.
    pub fn parse(self, text: &str) -> Result<Typed<FieldValue>, FieldError> {
        Ok(match self {
            Self::Total => Total::parse_typed(text)?.map(FieldValue::Total),
            Self::Pillar(pillar) => {
                Score::parse_typed(text)?.map(|score| FieldValue::Pillar(pillar, score))
            }
            Self::Rank(group) => whole(FieldValue::Rank(group, Rank::parse(text)?)),
            Self::Average(group) => {
                Average::parse_typed(text)?.map(|average| FieldValue::Average(group, average))
            }
            Self::AveragePillar(group, pillar) => Score::parse_typed(text)?
                .map(|score| FieldValue::AveragePillar(group, pillar, score)),
            Self::Note => whole(FieldValue::Note(Text::new(text)?)),
        })
    }

    /// The value that a snapshot has; `None` where nothing was recorded.
    #[must_use]
    pub fn of(self, snapshot: &Snapshot) -> Option<FieldValue> {
        Some(match self {
            Self::Total => FieldValue::Total(snapshot.total),
            Self::Pillar(pillar) => FieldValue::Pillar(pillar, snapshot.pillar(pillar)?),
            Self::Rank(group) => FieldValue::Rank(group, snapshot.comparison(group).rank?),
            Self::Average(group) => FieldValue::Average(group, snapshot.comparison(group).average?),
            Self::AveragePillar(group, pillar) => {
                let score = snapshot.comparison(group).pillars[pillar.index()]?;
                FieldValue::AveragePillar(group, pillar, score)
            }
            Self::Note if snapshot.note.is_empty() => return None,
            Self::Note => FieldValue::Note(snapshot.note.clone()),
        })
    }

    /// Empties the field of a snapshot, except the total: no snapshot is without one.
    pub(in crate::domain) fn clear(self, snapshot: &mut Snapshot) {
        match self {
            Self::Total => {}
            Self::Pillar(pillar) => snapshot.pillars[pillar.index()] = None,
            Self::Rank(group) => snapshot.comparison_mut(group).rank = None,
            Self::Average(group) => snapshot.comparison_mut(group).average = None,
            Self::AveragePillar(group, pillar) => {
                snapshot.comparison_mut(group).pillars[pillar.index()] = None;
            }
            Self::Note => snapshot.note = Text::default(),
        }
    }
}

impl FieldValue {
    /// Whose value it is.
    #[must_use]
    pub const fn field(&self) -> Field {
        match *self {
            Self::Total(_) => Field::Total,
            Self::Pillar(pillar, _) => Field::Pillar(pillar),
            Self::Rank(group, _) => Field::Rank(group),
            Self::Average(group, _) => Field::Average(group),
            Self::AveragePillar(group, pillar, _) => Field::AveragePillar(group, pillar),
            Self::Note(_) => Field::Note,
        }
    }

    /// Puts the value into a snapshot, in the place of the one that is there.
    pub fn put(&self, snapshot: &mut Snapshot) {
        match *self {
            Self::Total(total) => snapshot.total = total,
            Self::Pillar(pillar, score) => snapshot.pillars[pillar.index()] = Some(score),
            Self::Rank(group, rank) => snapshot.comparison_mut(group).rank = Some(rank),
            Self::Average(group, average) => {
                snapshot.comparison_mut(group).average = Some(average);
            }
            Self::AveragePillar(group, pillar, score) => {
                snapshot.comparison_mut(group).pillars[pillar.index()] = Some(score);
            }
            Self::Note(ref note) => snapshot.note = note.clone(),
        }
    }
}

/// Writes the value as [`Field::parse`] reads it, and harmlessly on a terminal.
impl fmt::Display for FieldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total(total) | Self::Average(_, total) => total.fmt(f),
            Self::Pillar(_, score) | Self::AveragePillar(_, _, score) => score.fmt(f),
            Self::Rank(_, rank) => rank.fmt(f),
            Self::Note(note) => note.fmt(f),
        }
    }
}

/// The value alone: a number, or a text as it is.
impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Total(total) | Self::Average(_, total) => total.serialize(serializer),
            Self::Pillar(_, score) | Self::AveragePillar(_, _, score) => {
                score.serialize(serializer)
            }
            Self::Rank(_, rank) => rank.serialize(serializer),
            Self::Note(note) => serializer.serialize_str(note.as_str()),
        }
    }
}

/// What has no decimals.
fn whole(value: FieldValue) -> Typed<FieldValue> {
    Typed { value, decimals: 0 }
}

#[cfg(test)]
mod tests {
    use super::super::super::Group::{Industry, Network};
    use super::super::super::Pillar::{Brand, People};
    use super::super::super::{Date, Source};
    use super::*;

    /// A snapshot in which no two fields have the same value.
    fn whole_day() -> Snapshot {
        let mut snapshot = Snapshot::new(Date::MIN, Total::parse("72").unwrap());
        for (place, field) in Field::ALL.into_iter().enumerate() {
            field.parse(&(place + 1).to_string()).unwrap().value.put(&mut snapshot);
        }
        snapshot
    }

    #[test]
    fn each_field_has_its_own_place_in_a_snapshot() {
        let whole = whole_day();
        for field in Field::ALL {
            let value = field.of(&whole).unwrap();
            assert_eq!(value.field(), field);
            let mut other = Snapshot::new(Date::MIN, Total::parse("50").unwrap());
            value.put(&mut other);
            let put: Vec<Field> = Field::ALL
                .into_iter()
                .filter(|field| field.of(&other).is_some_and(|value| value.to_string() != "50"))
                .collect();
            assert_eq!((put, field.of(&other)), (vec![field], Some(value)));
        }
    }

    #[test]
    fn a_cleared_field_is_empty_and_no_other_is() {
        for cleared in Field::ALL {
            let mut snapshot = whole_day();
            cleared.clear(&mut snapshot);
            for field in Field::ALL {
                let is_empty = field == cleared && field != Field::Total;
                assert_eq!(field.of(&snapshot).is_none(), is_empty, "{cleared}: {field}");
            }
            assert_eq!((snapshot.date, snapshot.source), (Date::MIN, Source::Typed));
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let whole = whole_day();
        for field in Field::ALL {
            let value = field.of(&whole).unwrap();
            assert_eq!(field.parse(&value.to_string()).unwrap().value, value);
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(json.trim_matches('"'), value.to_string());
        }
    }

    #[test]
    fn values_keep_the_decimals_that_were_typed() {
        #[track_caller]
        fn case(field: Field, text: &str, expected: &str, decimals: u8) {
            let typed = field.parse(text).unwrap();
            assert_eq!((typed.value.to_string().as_str(), typed.decimals), (expected, decimals));
        }
        case(Field::Total, "72.50", "72.5", 2);
        case(Field::Pillar(People), "18,200", "18.2", 3);
        case(Field::AveragePillar(Network, People), "18", "18", 0);
        case(Field::Rank(Industry), "Top 4 %", "4", 0);
        case(Field::Note, " two\nlines ", "two lines", 0);
    }

    #[test]
    fn values_out_of_range_are_refused() {
        #[track_caller]
        fn case(field: Field, text: &str, expected: &str) {
            assert_eq!(field.parse(text).unwrap_err().to_string(), expected);
        }
        case(Field::Total, "101", "score 101 is above 100 points");
        case(Field::Average(Network), "101", "score 101 is above 100 points");
        case(Field::Pillar(Brand), "26", "score 26 is above 25 points");
        case(Field::AveragePillar(Industry, Brand), "26", "score 26 is above 25 points");
        let rank = "`0` is not a whole number from 1 to 100 (the \"Top N %\")";
        case(Field::Rank(Network), "0", rank);
        case(Field::Note, "\u{7}", "the character \\u{7} is not allowed in a text");
    }
}
