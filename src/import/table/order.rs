//! In which order the numbers of a date stand.

/// In which order the numbers of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 24/11/2025.
    DayFirst,
    /// 11/24/2025.
    MonthFirst,
    /// 25-11-24, with a year of two digits.
    YearFirst,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::YearFirst => "ymd",
        }
    }

    /// The order in words: `day/month/year`.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::DayFirst => "day/month/year",
            Self::MonthFirst => "month/day/year",
            Self::YearFirst => "year-month-day",
        }
    }
}
