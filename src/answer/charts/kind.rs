//! What a sort of chart is.

use crate::chart::{Figure, Fonts};
use crate::domain::{Date, Pillar};

use super::super::missing::AnswerError;
use super::material::Material;

/// A sort of chart: what it is called, what it obeys, and how it is made.
#[derive(Debug)]
pub struct Chart {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub about: &'static str,
    /// Whether there is one for each pillar.
    pub is_of_pillar: bool,
    /// The options that it obeys beside those of every chart.
    pub options: &'static [&'static str],
    /// Lays it out.
    pub(super) draw: Draw,
}

/// The option that draws everybody; a chart that obeys it is one of several people.
pub(super) const OF_TEAM: &str = "--all-profiles";

impl Chart {
    /// Whether it shows several people beside each other; every other chart is of one.
    #[must_use]
    pub fn is_of_team(&self) -> bool {
        self.options.contains(&OF_TEAM)
    }
}

/// Lays a chart out, of a pillar if it is of one; with the last day of it: of activity the last one
/// drawn, else the last one with a snapshot.
type Draw = fn(Option<Pillar>, &Material<'_>, &Fonts) -> Result<Pages, AnswerError>;

/// The pages of a chart, nearly always one, and its last day.
pub(super) type Pages = (Vec<Figure>, Date);
