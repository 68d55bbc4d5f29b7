//! What went with each pillar over the whole history.

use std::cmp::Reverse;

use crate::attribution::{Effect, Links, Reason};
use crate::domain::{Log, Pillar, Series, Snapshot};
use crate::store::StoreError;
use crate::words::escaped;
use crate::words::numbers::{Decimals, cell};

use super::super::caveats::{self, is_early, is_examined, is_nothing_logged};
use super::super::commands::Commands;
use super::super::oddities;
use super::super::person::Person;

use super::size::{UsualMonth, size_of};
use super::told::{Told, has_evidence, line};

/// What went with each series.
#[derive(Debug)]
pub struct Effects<'a> {
    pub(super) profile: &'a str,
    pub(super) links: &'a Links,
    pub(super) log: &'a Log,
    wanted: Option<Series>,
    /// By series, the surest first.
    pub(super) found: Vec<&'a Effect>,
    /// The series of which something can be said, with the number of their snapshots.
    pub(super) known: Vec<(Series, usize)>,
    /// Those that have too few snapshots.
    pub(super) early: Vec<(Series, usize)>,
    /// How many snapshots there are.
    snapshots: usize,
}

/// The columns of [`Effects::cells`].
pub const HEADER: [&str; 10] = [
    "pillar",
    "kind",
    "probability",
    "positive",
    "verdict",
    "reason",
    "per_unit",
    "lower",
    "upper",
    "active_days",
];

/// What is said where there is evidence for none.
pub const NO_EVIDENCE: &str = "No evidence so far that any logged activity goes with a score.";

/// What is said of them where the total is the sum of the pillars.
pub const OF_SUM: &str = "no effects of the total: it is the sum of the four pillars here";

/// The line above them.
pub const HEADING: &str = "What went with each pillar, in points for so many more of an activity:";

/// The last line below them.
pub const CAVEAT: &str =
    "In brackets: 90 % ranges. It shows what went together in your data, not what caused it.";

impl<'a> Effects<'a> {
    /// Those of a series, or of all.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] where the profile cannot be read.
    pub fn of(person: &'a Person, wanted: Option<Series>) -> Result<Self, StoreError> {
        let (snapshots, log) = (person.snapshots()?, person.log()?);
        let links = person.links()?;
        let is_wanted = |series: Series| wanted.is_none_or(|wanted| wanted == series);
        let mut found: Vec<&Effect> =
            links.effects().iter().filter(|effect| is_wanted(effect.series)).collect();
        surest_first(&mut found);
        let (early, known): (Vec<_>, Vec<_>) = shown(links, wanted, snapshots)
            .into_iter()
            .partition(|&(series, _)| is_early(links, series));
        let (profile, snapshots) = (person.profile().name(), snapshots.len());
        Ok(Self { profile, links, log, wanted, found, known, early, snapshots })
    }

    /// Whether they are of a total that is not compared with the activity by itself, because the
    /// pillars are.
    #[must_use]
    pub fn is_of_sum(&self) -> bool {
        let is_sum = !is_examined(self.links, Series::Total)
            && self.links.examined().count() == Pillar::ALL.len();
        self.wanted == Some(Series::Total) && is_sum
    }

    /// Why none of them is shown; `None` where they are.
    #[must_use]
    pub fn silence(&self, commands: &Commands) -> Option<Vec<String>> {
        if self.is_of_sum() {
            Some(vec![
                "The total is the sum of the four pillars here: what goes with it goes with a pillar."
                    .to_owned(),
                format!("See each of them: {}", commands.command("effects")),
                format!(
                    "Take one change of the total apart: {}",
                    commands.command("explain --pillar total")
                ),
            ])
        } else if self.known.is_empty() {
            let none = self.early.is_empty().then(|| caveats::too_early(self.snapshots));
            Some(none.into_iter().chain(caveats::too_early_of(&self.early)).collect())
        } else if is_nothing_logged(self.links) {
            Some(vec![caveats::NOTHING_LOGGED.to_owned()])
        } else {
            None
        }
    }

    /// In words: those for which there is evidence, or with `all` each.
    #[must_use]
    pub fn told(&self, all: bool) -> Told<'_> {
        let known: Vec<Series> = self.known.iter().map(|&(series, _)| series).collect();
        let usual = UsualMonth::of(self.log);
        let (shown, others): (Vec<&Effect>, Vec<&Effect>) = self
            .found
            .iter()
            .filter(|effect| known.contains(&effect.series))
            .partition(|effect| all || has_evidence(effect));
        let decimals = self.decimals(&usual);
        let told = |&effect: &&'a Effect| {
            let size = size_of(effect, &usual).map(|size| size.to(decimals));
            line(effect, size, self.snapshots_of(effect.series))
        };
        let is_screened = |effect: &&Effect| effect.reason == Some(Reason::Screened);
        let alike = known.iter().flat_map(|&series| caveats::look_alikes(self.links, series));
        Told {
            lines: shown.iter().map(told).collect(),
            hidden: others.len(),
            screened: shown
                .iter()
                .any(is_screened)
                .then_some("Not examined: ten other kinds go closer with the score."),
            look_alikes: alike.collect(),
            odd: oddities::of_series(self.links, &known),
            early: caveats::too_early_of(&self.early),
        }
    }

    /// The decimals of the column of sizes: those that one with evidence needs.
    pub(super) fn decimals(&self, usual: &UsualMonth) -> Decimals {
        let known =
            |effect: &&&Effect| self.known.iter().any(|&(series, _)| series == effect.series);
        let effects = self.found.iter().filter(known).filter(|effect| has_evidence(effect));
        let sizes = effects.filter_map(|effect| size_of(effect, usual)?.decimals());
        sizes.max().unwrap_or(Decimals::HUNDREDTHS)
    }

    /// A row for each pair of a series and a kind, for a spreadsheet: the columns of [`HEADER`].
    pub fn cells(&self) -> impl Iterator<Item = [String; 10]> {
        let number = |value: Option<f64>| value.map(cell).unwrap_or_default();
        self.found.iter().map(move |effect| {
            let range = effect.per_unit.map(|per_unit| per_unit.interval.ninety);
            [
                effect.series.to_string(),
                escaped(effect.kind.name()).into_owned(),
                cell(effect.probability),
                number(effect.positive),
                effect.verdict.name().to_owned(),
                effect.reason.map(Reason::name).unwrap_or_default().to_owned(),
                number(effect.per_unit.map(|per_unit| per_unit.mean)),
                number(range.map(|range| range.lower)),
                number(range.map(|range| range.upper)),
                effect.active_days.to_string(),
            ]
        })
    }
}

impl Effects<'_> {
    pub(super) fn snapshots_of(&self, series: Series) -> usize {
        let examined = self.links.examined().find(|examined| examined.series == series);
        examined.map_or(0, |examined| examined.snapshots)
    }
}

/// Sorts effects as a person reads them: the surest first.
fn surest_first(effects: &mut [&Effect]) {
    effects.sort_by(|a, b| {
        let order = |effect: &Effect| (effect.series, Reverse(effect.verdict));
        order(a).cmp(&order(b)).then_with(|| b.probability.total_cmp(&a.probability))
    });
}

/// The series that are to be shown, with the number of their snapshots: the one that is wanted, or
/// all that were examined.
fn shown(links: &Links, wanted: Option<Series>, snapshots: &[Snapshot]) -> Vec<(Series, usize)> {
    let Some(wanted) = wanted else {
        return links.examined().map(|examined| (examined.series, examined.snapshots)).collect();
    };
    let has = |snapshot: &&Snapshot| match wanted {
        Series::Total => true,
        Series::Pillar(pillar) => snapshot.pillar(pillar).is_some(),
    };
    vec![(wanted, snapshots.iter().filter(has).count())]
}
