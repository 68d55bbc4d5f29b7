//! The four components of the index.

use serde::{Deserialize, Serialize};

use std::fmt;

/// One of the four components whose scores LinkedIn adds up to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Pillar {
    /// "Establish your professional brand".
    Brand,
    /// "Find the right people".
    People,
    /// "Engage with insights".
    Insights,
    /// "Build relationships".
    Relationships,
}

impl Pillar {
    /// Every pillar, in the order of LinkedIn's page.
    pub const ALL: [Self; 4] = [Self::Brand, Self::People, Self::Insights, Self::Relationships];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::People => "people",
            Self::Insights => "insights",
            Self::Relationships => "relationships",
        }
    }

    /// The name as a heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Brand => "Brand",
            Self::People => "People",
            Self::Insights => "Insights",
            Self::Relationships => "Relationships",
        }
    }

    /// The name on LinkedIn's page.
    #[must_use]
    pub const fn wording(self) -> &'static str {
        match self {
            Self::Brand => "Establish your professional brand",
            Self::People => "Find the right people",
            Self::Insights => "Engage with insights",
            Self::Relationships => "Build relationships",
        }
    }

    /// The place in [`Pillar::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Pillar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a change is a change of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Series {
    /// The index itself, 0 to 100.
    Total,
    /// One pillar, 0 to 25.
    Pillar(Pillar),
}

impl Series {
    /// The total, then the pillars in the order of LinkedIn's page.
    pub const ALL: [Self; 5] = [
        Self::Total,
        Self::Pillar(Pillar::Brand),
        Self::Pillar(Pillar::People),
        Self::Pillar(Pillar::Insights),
        Self::Pillar(Pillar::Relationships),
    ];

    /// The name in a title: `Total`, `Brand`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Total => "Total",
            Self::Pillar(pillar) => pillar.title(),
        }
    }

    /// The highest value, in points.
    #[must_use]
    pub const fn highest(self) -> f64 {
        match self {
            Self::Total => 100.0,
            Self::Pillar(_) => 25.0,
        }
    }

    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Pillar(pillar) => pillar.name(),
        }
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
