//! The values given, and what they make of a snapshot.

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{
    Average, Comparison, Group, Pillar, Rank, Score, Snapshot, Source, Text, Total, Typed,
    check_sum, sum_of_pillars,
};

/// The values given, each with the precision in which it was typed where that matters.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub(super) total: Option<Typed<Total>>,
    pub(super) pillars: [Option<Typed<Score>>; Pillar::ALL.len()],
    pub(super) comparisons: [Comparison; Group::ALL.len()],
    pub(super) note: Option<Text>,
}
impl Given {
    pub(super) fn is_empty(&self) -> bool {
        self.total.is_none()
            && self.pillars.iter().all(Option::is_none)
            && self.comparisons.iter().all(|comparison| *comparison == Comparison::default())
            && self.note.is_none()
    }

    /// The values as options, so that a fix can be pasted that does not ask again.
    pub(super) fn arguments(&self) -> Vec<String> {
        fn option<T: ToString>(name: &str, value: Option<T>) -> Option<[String; 2]> {
            value.map(|value| [format!("--{name}"), value.to_string()])
        }
        let scores = self.pillars.map(|score| score.map(|typed| typed.value));
        let mut options = vec![option("total", self.total.map(|typed| typed.value))];
        options.extend(Pillar::ALL.map(|pillar| option(pillar.name(), scores[pillar.index()])));
        for (group, Comparison { rank, average, .. }) in Group::ALL.iter().zip(&self.comparisons) {
            options.push(option(&format!("{}-rank", group.name()), *rank));
            options.push(option(&format!("{}-average", group.name()), *average));
        }
        options.into_iter().flatten().flatten().collect()
    }

    pub(super) fn has_scores(&self) -> bool {
        self.total.is_some() || self.pillars.iter().any(Option::is_some)
    }

    /// With four pillars and no total, the total is their sum, rounded as on the page.
    pub(super) fn add_up_total(&mut self) {
        if let (None, [Some(brand), Some(people), Some(insights), Some(relationships)]) =
            (self.total, self.pillars)
        {
            let sum = sum_of_pillars([brand, people, insights, relationships].map(|p| p.value));
            self.total = Some(Typed { value: sum.rounded(), decimals: 0 });
        }
    }

    /// Puts the values given into a snapshot.
    pub(super) fn apply(&self, snapshot: &mut Snapshot) {
        let scores_before = (snapshot.total, snapshot.pillars);
        if let Some(total) = self.total {
            snapshot.total = total.value;
        }
        for (place, typed) in self.pillars.iter().enumerate() {
            if let Some(typed) = typed {
                snapshot.pillars[place] = Some(typed.value);
            }
        }
        for (group, given) in Group::ALL.into_iter().zip(&self.comparisons) {
            let comparison = snapshot.comparison_mut(group);
            comparison.rank = given.rank.or(comparison.rank);
            comparison.average = given.average.or(comparison.average);
            for (score, given) in comparison.pillars.iter_mut().zip(given.pillars) {
                *score = given.or(*score);
            }
        }
        if let Some(note) = &self.note {
            snapshot.note = note.clone();
        }
        if (snapshot.total, snapshot.pillars) != scores_before {
            snapshot.source = Source::Typed;
        }
    }

    /// The total and, if all four are known, the pillars of a snapshot, each with the precision in
    /// which it was typed, or else is stored.
    pub(super) fn typed(&self, snapshot: &Snapshot) -> (Typed<Total>, Option<[Typed<Score>; 4]>) {
        let total = self.total.unwrap_or_else(|| as_typed(snapshot.total, Total::to_string));
        let pillars = snapshot.pillars.iter().zip(&self.pillars).map(|(score, typed)| {
            typed.or_else(|| score.map(|score| as_typed(score, Score::to_string)))
        });
        let pillars: Option<Vec<Typed<Score>>> = pillars.collect();
        (total, pillars.and_then(|pillars| pillars.try_into().ok()))
    }

    /// Refuses what a failed capture or a typing mistake leaves: all zeros, and sums that do not
    /// agree.
    pub(super) fn check(
        &self,
        snapshot: &Snapshot,
        as_shown: bool,
        context: &Context,
    ) -> Result<(), Failure> {
        if !self.has_scores() {
            return Ok(());
        }
        if snapshot.is_all_zero() {
            return Err(Failure::new(Exit::Usage, "all scores are zero")
                .why("that is what a page shows that did not load; LinkedIn gives nobody zero")
                .fix("load the page again, and record what it shows then"));
        }
        let (total, pillars) = self.typed(snapshot);
        let Some(pillars) = pillars else {
            return Ok(()); // Not all four pillars are known: there is nothing to add up.
        };
        if as_shown {
            return Ok(());
        }
        check_sum(total, pillars).map_err(|error| {
            Failure::new(Exit::Usage, error)
                .why(
                    "LinkedIn's total is the rounded sum of its pillars, so one number is mistyped",
                )
                .fix(format!(
                    "correct it, or, if the page does show this: {}",
                    context.command_with("--as-shown")
                ))
        })
    }
}

/// A stored value with the decimals that it has.
fn as_typed<T: Copy>(value: T, text: impl Fn(&T) -> String) -> Typed<T> {
    let decimals = text(&value).split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Typed { value, decimals: u8::try_from(decimals).unwrap_or(3) }
}

/// The values of a snapshot, by name, as text; empty where there is none.
pub(super) fn fields(snapshot: &Snapshot) -> Vec<(String, String)> {
    fn text<T: ToString>(value: Option<T>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let mut fields = vec![("total".to_owned(), snapshot.total.to_string())];
    for pillar in Pillar::ALL {
        fields.push((pillar.name().to_owned(), text(snapshot.pillar(pillar))));
    }
    for group in Group::ALL {
        let Comparison { rank, average, pillars } = snapshot.comparison(group);
        fields.push((format!("{} rank", group.name()), text::<Rank>(*rank)));
        fields.push((format!("{} average", group.name()), text::<Average>(*average)));
        for pillar in Pillar::ALL {
            let name = format!("{} average of {pillar}", group.name());
            fields.push((name, text(pillars[pillar.index()])));
        }
    }
    fields.push(("note".to_owned(), snapshot.note.as_str().to_owned()));
    fields
}

/// The names of the values that were there and would be others.
pub(super) fn overwritten(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    differing(old, new).filter(|(_, old)| !old.is_empty()).map(|(name, _)| name).collect()
}

/// The names of the values that were missing and are there now.
pub(super) fn filled(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    differing(old, new).filter(|(_, old)| old.is_empty()).map(|(name, _)| name).collect()
}

fn differing(old: &Snapshot, new: &Snapshot) -> impl Iterator<Item = (String, String)> {
    fields(old)
        .into_iter()
        .zip(fields(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|(old, _)| old)
}
