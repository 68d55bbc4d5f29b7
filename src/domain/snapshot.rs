//! The scores of one day.

use super::{Average, Date, Delta, Pillar, Rank, Score, Series, Text, Total, Typed};

/// The index as LinkedIn showed it on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The day it was shown.
    pub date: Date,
    /// The total, as it was shown.
    pub total: Total,
    /// The pillars in the order of [`Pillar::ALL`]; `None` was not recorded, which is not zero.
    pub pillars: [Option<Score>; Pillar::ALL.len()],
    /// The person's place among, and the averages of, people in the same industry.
    pub industry: Comparison,
    /// The person's place among, and the averages of, people in the network.
    pub network: Comparison,
    /// Where the numbers came from.
    pub source: Source,
    /// What the person wrote beside them.
    pub note: Text,
}

/// How a person compares with a [`Group`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// "Top N %".
    pub rank: Option<Rank>,
    /// The average total.
    pub average: Option<Average>,
    /// The average of each pillar, in the order of [`Pillar::ALL`].
    pub pillars: [Option<Score>; Pillar::ALL.len()],
}

/// The people that LinkedIn compares a member with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// "People in your industry".
    Industry,
    /// "People in your network".
    Network,
}

/// Where the numbers of a record came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Typed on the command line.
    #[default]
    Typed,
    /// The text of LinkedIn's page.
    Page,
    /// The JSON behind LinkedIn's page.
    Json,
    /// A spreadsheet's CSV.
    Csv,
    /// LinkedIn's data export.
    Export,
}

/// A total that its pillars do not add up to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SumError {
    /// All four pillars are known.
    #[error("total {total} and the sum of the pillars {sum} do not agree")]
    Differs {
        /// The total.
        total: Total,
        /// The sum of the pillars.
        sum: Total,
    },
    /// Of less than four pillars the sum is above the total.
    #[error("total {total} is below the sum of the pillars given, {sum}")]
    BelowSum {
        /// The total.
        total: Total,
        /// The sum of the pillars that are known.
        sum: Total,
    },
    /// Even with 25 points for each pillar that is not known, the sum is below the total.
    #[error("total {total} is above the most that the pillars given leave room for, {most}")]
    AboveMost {
        /// The total.
        total: Total,
        /// The sum of the pillars that are known and of 25 points for each other.
        most: Total,
    },
}

impl Snapshot {
    /// A typed snapshot of that day with a total and nothing else.
    #[must_use]
    pub fn new(date: Date, total: Total) -> Self {
        Self {
            date,
            total,
            pillars: [None; 4],
            industry: Comparison::default(),
            network: Comparison::default(),
            source: Source::Typed,
            note: Text::default(),
        }
    }

    /// The score of a pillar, if it was recorded.
    #[must_use]
    pub const fn pillar(&self, pillar: Pillar) -> Option<Score> {
        self.pillars[pillar.index()]
    }

    /// The comparison with a group.
    #[must_use]
    pub const fn comparison(&self, group: Group) -> &Comparison {
        match group {
            Group::Industry => &self.industry,
            Group::Network => &self.network,
        }
    }

    /// The comparison with a group, to be filled.
    pub const fn comparison_mut(&mut self, group: Group) -> &mut Comparison {
        match group {
            Group::Industry => &mut self.industry,
            Group::Network => &mut self.network,
        }
    }

    /// Whether it has a value of a series.
    #[must_use]
    pub const fn has(&self, series: Series) -> bool {
        match series {
            Series::Total => true,
            Series::Pillar(pillar) => self.pillar(pillar).is_some(),
        }
    }

    /// How much a series moved since an earlier snapshot; `None` when either lacks it.
    #[must_use]
    pub fn moved_since(&self, earlier: &Self, series: Series) -> Option<Delta> {
        match series {
            Series::Total => Some(self.total - earlier.total),
            Series::Pillar(pillar) => Some(self.pillar(pillar)? - earlier.pillar(pillar)?),
        }
    }

    /// Whether total and pillars are all zero: what a failed capture leaves behind.
    #[must_use]
    pub fn is_all_zero(&self) -> bool {
        self.total.thousandths() == 0
            && self.pillars.iter().flatten().all(|score| score.thousandths() == 0)
    }
}

impl Group {
    /// Both groups, in the order of LinkedIn's page.
    pub const ALL: [Self; 2] = [Self::Industry, Self::Network];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Industry => "industry",
            Self::Network => "network",
        }
    }

    /// The name as a heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Industry => "Industry",
            Self::Network => "Network",
        }
    }

    /// The place in [`Group::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Source {
    const ALL: [Self; 5] = [Self::Typed, Self::Page, Self::Json, Self::Csv, Self::Export];

    /// The name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Page => "page",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Export => "export",
        }
    }

    /// The source of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}

/// The sum of four pillars.
#[must_use]
pub fn sum_of_pillars(pillars: [Score; Pillar::ALL.len()]) -> Total {
    let sum = pillars.iter().map(|score| score.thousandths()).sum::<u32>();
    Total::from_thousandths(sum).unwrap_or(Total::MAX) // Four times 25 points are 100.
}

/// Checks that a total and its pillars agree, as exactly as they were written. A pillar that is not
/// known may be anything from 0 to 25.
///
/// The tolerance is half the unit of the total plus half the unit of each pillar: every number may
/// have been rounded by that much. 72 with 18.2, 15.4, 19.1 and 19.3 may differ by 0.5 + 4 x 0.05.
///
/// # Errors
///
/// Returns [`SumError`] with both numbers when they differ by more.
pub fn check_sum(
    total: Typed<Total>,
    pillars: [Option<Typed<Score>>; Pillar::ALL.len()],
) -> Result<(), SumError> {
    /// Half of the last written place, in halves of a thousandth.
    const fn half_unit(decimals: u8) -> u32 {
        10_u32.pow(3 - if decimals > 3 { 3 } else { decimals } as u32)
    }
    let least = pillars.map(|typed| typed.map_or(Score::MIN, |typed| typed.value));
    let most = pillars.map(|typed| typed.map_or(Score::MAX, |typed| typed.value));
    let (sum, most) = (sum_of_pillars(least), sum_of_pillars(most));
    let known = pillars.iter().flatten();
    let tolerance =
        half_unit(total.decimals) + known.map(|typed| half_unit(typed.decimals)).sum::<u32>();
    let is_below =
        |one: Total, other: Total| 2 * one.thousandths() + tolerance < 2 * other.thousandths();
    let total = total.value;
    match (is_below(total, sum), is_below(most, total)) {
        (false, false) => Ok(()),
        _ if sum == most => Err(SumError::Differs { total, sum }),
        (true, _) => Err(SumError::BelowSum { total, sum }),
        (_, true) => Err(SumError::AboveMost { total, most }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_agree_within_what_was_rounded_away() {
        #[track_caller]
        fn case(total: &str, pillars: [&str; 4], agrees: bool) {
            let pillars = pillars.map(|text| Score::parse_typed(text).ok());
            let answer = check_sum(Total::parse_typed(total).unwrap(), pillars);
            assert_eq!(answer.is_ok(), agrees, "{total}: {answer:?}");
        }
        case("72", ["18.2", "15.4", "19.1", "19.3"], true);
        // 52.603 is the real page's sum, shown as 53.
        case("53", ["20.973", "6.38", "10.25", "15"], true);
        // 0.5 + 4 x 0.05: a difference of 0.7 is the last that passes.
        case("72", ["18.2", "15.4", "19.1", "18.6"], true);
        case("72", ["18.2", "15.4", "19.1", "18.5"], false);
        // Every number exact to a thousandth: 5 x 0.0005.
        case("72.003", ["18.200", "15.400", "19.100", "19.300"], false);
        case("72.002", ["18.200", "15.400", "19.100", "19.300"], true);
        case("3", ["1", "1", "1", "1"], true);
        case("1", ["1", "1", "1", "1"], false);
        // A pillar that is not known may be anything from 0 to 25.
        case("12", ["18.2", "15", "-", "-"], false);
        case("33", ["18.2", "15", "-", "-"], true);
        case("83", ["18.2", "15", "-", "-"], true);
        case("84", ["18.2", "15", "-", "-"], true);
        case("85", ["18.2", "15", "-", "-"], false);
        case("90", ["1", "2", "3", "-"], false);
        case("100", ["-", "-", "-", "-"], true);
    }

    #[test]
    fn a_refused_sum_says_what_it_is_compared_with() {
        #[track_caller]
        fn case(total: &str, pillars: [&str; 4], expected: &str) {
            let pillars = pillars.map(|text| Score::parse_typed(text).ok());
            let refused = check_sum(Total::parse_typed(total).unwrap(), pillars).unwrap_err();
            assert_eq!(refused.to_string(), expected);
        }
        let sum = "total 12 is below the sum of the pillars given, 33.2";
        case("12", ["18.2", "15", "-", "-"], sum);
        let most = "total 90 is above the most that the pillars given leave room for, 31";
        case("90", ["1", "2", "3", "-"], most);
        let sum = "total 5 and the sum of the pillars 10 do not agree";
        case("5", ["1", "2", "3", "4"], sum);
    }

    #[test]
    fn a_failed_capture_is_all_zero() {
        let zero = Snapshot::new(Date::MIN, Total::parse("0").unwrap());
        assert!(zero.is_all_zero());
        let brand = Snapshot { pillars: [Score::parse("0.1").ok(), None, None, None], ..zero };
        assert!(!brand.is_all_zero());
    }
}
