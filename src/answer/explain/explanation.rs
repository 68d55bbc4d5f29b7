//! The changes that are asked for, each taken apart.

use crate::attribution::{Interval, Links};
use crate::domain::{By, Series};
use crate::store::StoreError;
use crate::words::escaped;
use crate::words::numbers::cell;

use super::super::missing::AnswerError;
use super::super::person::Person;
use super::chosen::{Asked, days};
use super::explained::Explained;

/// The changes of a person that are asked for, each taken apart.
#[derive(Debug)]
pub struct Explanation<'a> {
    pub(super) profile: &'a str,
    pub(super) links: &'a Links,
    /// In order of time within each series.
    pub changes: Vec<Explained<'a>>,
}

/// The columns of [`Explanation::cells`].
pub const HEADER: [&str; 12] = [
    "from", "to", "pillar", "kind", "mean", "lower", "upper", "verdict", "lower50", "upper50",
    "lower80", "upper80",
];

impl<'a> Explanation<'a> {
    /// The change that is asked for.
    ///
    /// # Errors
    ///
    /// Returns [`AnswerError::Missing`] where there is no such change, and
    /// [`AnswerError::Store`] where the profile cannot be read.
    pub fn of(person: &'a Person, asked: Asked) -> Result<Self, AnswerError> {
        let change = Explained::of(person, asked)?;
        Ok(Self { profile: person.profile().name(), links: person.links()?, changes: vec![change] })
    }

    /// Every change of a series, or of all; by default as the person's rhythm is.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of_all(
        person: &'a Person,
        series: Option<Series>,
        by: Option<By>,
    ) -> Result<Self, StoreError> {
        let (snapshots, links) = (person.snapshots()?, person.links()?);
        let by = by.unwrap_or_else(|| By::rhythm(snapshots));
        let series = series.map_or_else(|| Series::ALL.to_vec(), |series| vec![series]);
        let splits =
            series.into_iter().flat_map(|series| links.splits(series, &days(series, by, links)));
        let changes = splits.map(|split| Explained::new(split, snapshots, links)).collect();
        Ok(Self { profile: person.profile().name(), links, changes })
    }

    /// A row for each change and kind, with the ranges at 50, 80 and 90 %, for a spreadsheet: the
    /// columns of [`HEADER`].
    pub fn cells(&self) -> impl Iterator<Item = [String; 12]> {
        self.changes.iter().flat_map(|Explained { split, .. }| {
            split.parts.iter().map(|part| {
                let Interval { half, eighty, ninety } = part.interval;
                [
                    split.from.to_string(),
                    split.to.to_string(),
                    split.series.to_string(),
                    escaped(part.kind.name()).into_owned(),
                    cell(part.mean()),
                    cell(ninety.lower),
                    cell(ninety.upper),
                    part.verdict.name().to_owned(),
                    cell(half.lower),
                    cell(half.upper),
                    cell(eighty.lower),
                    cell(eighty.upper),
                ]
            })
        })
    }
}
