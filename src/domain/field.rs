//! The fields of a snapshot: what each is called, what it is counted in, where it stands.

mod given;
mod value;

use std::fmt;

use super::Group::{Industry, Network};
use super::Pillar::{Brand, Insights, People, Relationships};
use super::{Group, Pillar, Score, Text, Total};

pub use given::{Fields, Given};
pub use value::{FieldError, FieldValue};

/// A value of a snapshot that a person may set. In order, they stand as in [`Field::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The index; the one field that every snapshot has.
    Total,
    /// The score of a pillar.
    Pillar(Pillar),
    /// The person's place in a group.
    Rank(Group),
    /// The average index of a group.
    Average(Group),
    /// A group's average score of a pillar.
    AveragePillar(Group, Pillar),
    /// The person's own words.
    Note,
}

/// A column of snapshots in files and in JSON: a field, or what a record says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The day.
    Date,
    /// What a person may set.
    Field(Field),
    /// Where the numbers came from.
    Source,
}

/// What a field is counted in, and how much of it there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points with up to three decimals, from 0.
    Points {
        /// The most that is possible.
        most: u32,
    },
    /// N of "Top N %": whole, from 1 to 100.
    Percent,
    /// One line of words.
    Words,
}

impl Field {
    /// Every field, in the order of files and of JSON.
    pub const ALL: [Self; 18] = [
        Self::Total,
        Self::Pillar(Brand),
        Self::Pillar(People),
        Self::Pillar(Insights),
        Self::Pillar(Relationships),
        Self::Rank(Industry),
        Self::Rank(Network),
        Self::Average(Industry),
        Self::Average(Network),
        Self::AveragePillar(Industry, Brand),
        Self::AveragePillar(Industry, People),
        Self::AveragePillar(Industry, Insights),
        Self::AveragePillar(Industry, Relationships),
        Self::AveragePillar(Network, Brand),
        Self::AveragePillar(Network, People),
        Self::AveragePillar(Network, Insights),
        Self::AveragePillar(Network, Relationships),
        Self::Note,
    ];

    /// Every field, in the order in which they are told and asked for: all of one group, then all of
    /// the other.
    pub const BY_GROUP: [Self; 18] = [
        Self::Total,
        Self::Pillar(Brand),
        Self::Pillar(People),
        Self::Pillar(Insights),
        Self::Pillar(Relationships),
        Self::Rank(Industry),
        Self::Average(Industry),
        Self::AveragePillar(Industry, Brand),
        Self::AveragePillar(Industry, People),
        Self::AveragePillar(Industry, Insights),
        Self::AveragePillar(Industry, Relationships),
        Self::Rank(Network),
        Self::Average(Network),
        Self::AveragePillar(Network, Brand),
        Self::AveragePillar(Network, People),
        Self::AveragePillar(Network, Insights),
        Self::AveragePillar(Network, Relationships),
        Self::Note,
    ];

    /// The scores, in the order of LinkedIn's page: the total, and the pillars that it is the sum of.
    pub const SCORES: [Self; 5] = [
        Self::Total,
        Self::Pillar(Brand),
        Self::Pillar(People),
        Self::Pillar(Insights),
        Self::Pillar(Relationships),
    ];

    /// The name in files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Pillar(pillar) => pillar.name(),
            Self::Rank(Industry) => "industry_rank",
            Self::Rank(Network) => "network_rank",
            Self::Average(Industry) => "industry_average",
            Self::Average(Network) => "network_average",
            Self::AveragePillar(Industry, Brand) => "industry_brand",
            Self::AveragePillar(Industry, People) => "industry_people",
            Self::AveragePillar(Industry, Insights) => "industry_insights",
            Self::AveragePillar(Industry, Relationships) => "industry_relationships",
            Self::AveragePillar(Network, Brand) => "network_brand",
            Self::AveragePillar(Network, People) => "network_people",
            Self::AveragePillar(Network, Insights) => "network_insights",
            Self::AveragePillar(Network, Relationships) => "network_relationships",
            Self::Note => "note",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What a person is asked for, without its range.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Total => "Total".to_owned(),
            Self::Pillar(pillar) => pillar.title().to_owned(),
            Self::Rank(group) => format!("Top N % of your {}", group.name()),
            Self::Average(group) => format!("Average of your {}", group.name()),
            Self::AveragePillar(group, pillar) => {
                format!("{} average of your {}", pillar.title(), group.name())
            }
            Self::Note => "Note".to_owned(),
        }
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Total | Self::Average(_) => {
                Unit::Points { most: Total::MAX.thousandths() / 1000 }
            }
            Self::Pillar(_) | Self::AveragePillar(..) => {
                Unit::Points { most: Score::MAX.thousandths() / 1000 }
            }
            Self::Rank(_) => Unit::Percent,
            Self::Note => Unit::Words,
        }
    }

    /// Whether it is one of [`Field::SCORES`].
    #[must_use]
    pub const fn is_score(self) -> bool {
        matches!(self, Self::Total | Self::Pillar(_))
    }
}

/// Writes the field as a sentence has it: `industry average of brand`.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rank(group) => write!(f, "{} rank", group.name()),
            Self::Average(group) => write!(f, "{} average", group.name()),
            Self::AveragePillar(group, pillar) => {
                write!(f, "{} average of {pillar}", group.name())
            }
            Self::Total | Self::Pillar(_) | Self::Note => f.write_str(self.name()),
        }
    }
}

impl Column {
    /// Every column, in the order of files and of JSON: the day first, the source before the note.
    pub const ALL: [Self; Field::ALL.len() + 2] = {
        let mut columns = [Self::Date; Field::ALL.len() + 2];
        let mut place = 0;
        while place < Field::ALL.len() {
            let column = Self::Field(Field::ALL[place]);
            columns[column.place()] = column;
            place += 1;
        }
        columns[Self::Source.place()] = Self::Source;
        columns
    };

    /// The name in files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Field(field) => field.name(),
            Self::Source => "source",
        }
    }

    /// The place in [`Column::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        const PILLARS: usize = Pillar::ALL.len();
        const GROUPS: usize = Group::ALL.len();
        const RANKS: usize = 2 + PILLARS;
        const AVERAGE_PILLARS: usize = RANKS + 2 * GROUPS;
        const SOURCE: usize = AVERAGE_PILLARS + GROUPS * PILLARS;
        match self {
            Self::Date => 0,
            Self::Field(Field::Total) => 1,
            Self::Field(Field::Pillar(pillar)) => 2 + pillar.index(),
            Self::Field(Field::Rank(group)) => RANKS + group.index(),
            Self::Field(Field::Average(group)) => RANKS + GROUPS + group.index(),
            Self::Field(Field::AveragePillar(group, pillar)) => {
                AVERAGE_PILLARS + group.index() * PILLARS + pillar.index()
            }
            Self::Source => SOURCE,
            Self::Field(Field::Note) => SOURCE + 1,
        }
    }
}

/// Writes the range: `0 to 25`.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points { most } => write!(f, "0 to {most}"),
            Self::Percent => f.write_str("1 to 100"),
            Self::Words => write!(f, "at most {} characters", Text::MAX_CHARS),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_the_file() {
        let names = Column::ALL.map(Column::name);
        let expected = "date total brand people insights relationships industry_rank network_rank \
            industry_average network_average industry_brand industry_people industry_insights \
            industry_relationships network_brand network_people network_insights \
            network_relationships source note";
        assert_eq!(names.join(" "), expected);
        for (place, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column.place(), place, "{column:?}");
        }
        assert!(Field::ALL.is_sorted());
    }

    #[test]
    fn every_order_has_every_field_once() {
        let all = BTreeSet::from(Field::ALL);
        assert_eq!((all.len(), BTreeSet::from(Field::BY_GROUP)), (Field::ALL.len(), all));
        let scores: Vec<Field> = Field::ALL.into_iter().filter(|field| field.is_score()).collect();
        assert_eq!(scores, Field::SCORES);
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(field));
        }
        assert_eq!((Field::from_name("date"), Field::from_name("Total")), (None, None));
    }

    #[test]
    fn fields_have_words() {
        let words = Field::BY_GROUP.map(|field| field.to_string());
        let expected = [
            "total",
            "brand",
            "people",
            "insights",
            "relationships",
            "industry rank",
            "industry average",
            "industry average of brand",
            "industry average of people",
            "industry average of insights",
            "industry average of relationships",
            "network rank",
            "network average",
            "network average of brand",
            "network average of people",
            "network average of insights",
            "network average of relationships",
            "note",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn each_field_has_a_range() {
        let ranges = Field::ALL.map(|field| field.unit().to_string());
        assert_eq!(ranges[0], "0 to 100");
        assert_eq!(ranges[1], "0 to 25");
        assert_eq!(ranges[5], "1 to 100");
        assert_eq!(ranges[17], "at most 500 characters");
    }
}
