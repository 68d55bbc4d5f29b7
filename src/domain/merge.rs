//! What becomes of a day when fields are given for it.

use std::fmt;

use super::{
    Date, Field, Fields, Given, Pillar, Score, Snapshot, Source, SumError, Total, Typed, check_sum,
    sum_of_pillars,
};

#[cfg(test)]
mod tests;

/// What a merge takes that it otherwise refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeRules {
    /// Values other than those that the day has, and the emptying of some.
    pub replace: bool,
    /// A total and pillars that do not add up.
    pub as_shown: bool,
}

/// What becomes of a day. Fields are listed in the order of [`Field::BY_GROUP`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeOutcome {
    /// The day is new.
    Add(Snapshot),
    /// The day is there and says the same.
    Same(Snapshot),
    /// The day is there, and fields that were empty get values.
    Fill {
        /// The day as it is to be.
        new: Snapshot,
        /// The fields that were empty.
        filled: Vec<Field>,
    },
    /// The day is there, and values that it had are changed or emptied.
    Replace {
        /// The day as it was.
        old: Box<Snapshot>,
        /// The day as it is to be.
        new: Snapshot,
        /// The fields that differ, among them those that were empty.
        changed: Vec<Field>,
    },
}

/// Why fields are not taken for a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// The day has other values for these fields, in the order of [`Field::BY_GROUP`].
    #[error("{} would change", Listed(.0))]
    WouldOverwrite(Vec<Field>),
    /// The day is new, and its total is neither given nor the sum of four pillars.
    #[error("there is no total")]
    NoTotal,
    /// What a page shows that did not load: LinkedIn gives nobody zero.
    #[error("all scores are zero")]
    AllZero,
    /// One number is mistyped.
    #[error(transparent)]
    Sum(#[from] SumError),
    /// A snapshot without a total is none.
    #[error("the total cannot be emptied")]
    ClearsTotal,
}

impl MergeOutcome {
    /// The day as it is to be.
    #[must_use]
    pub const fn snapshot(&self) -> &Snapshot {
        match self {
            Self::Add(new)
            | Self::Same(new)
            | Self::Fill { new, .. }
            | Self::Replace { new, .. } => new,
        }
    }
}

struct Listed<'a>(&'a [Field]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, field) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{field}")?;
        }
        Ok(())
    }
}

/// Merges what was given for a day with what is known of it.
///
/// A day that is there is filled up with what it lacks; what it has is changed only under
/// [`MergeRules::replace`]. The total of a new day is the rounded sum of its pillars if all four are
/// given and it is not. The day comes from `source` if it is new, or its total or a pillar changes.
///
/// # Errors
///
/// Returns [`MergeError`], of several that apply the first: the total would be emptied, a new day
/// has none, the day has other values, all scores are zero, total and pillars do not add up. The
/// last two are looked for where the total or a pillar is given.
///
/// # Examples
///
/// ```
/// use ssi::domain::{Date, Field, Fields, MergeError, MergeOutcome, MergeRules, Source, merge};
///
/// let day = Date::parse("2026-03-03")?;
/// let rules = MergeRules::default();
/// let given = Fields::from_iter([Field::Total.parse("72")?]);
/// let outcome = merge(day, None, &given, Source::Typed, rules)?;
/// assert!(matches!(outcome, MergeOutcome::Add(_)));
///
/// let other = Fields::from_iter([Field::Total.parse("73")?]);
/// let refused = merge(day, Some(outcome.snapshot()), &other, Source::Typed, rules);
/// assert_eq!(refused, Err(MergeError::WouldOverwrite(vec![Field::Total])));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge(
    date: Date,
    found: Option<&Snapshot>,
    fields: &Fields,
    source: Source,
    rules: MergeRules,
) -> Result<MergeOutcome, MergeError> {
    if fields.get(Field::Total) == Some(&Given::Clear) {
        return Err(MergeError::ClearsTotal);
    }
    let Some(old) = found else {
        let new = begun(date, fields, source).ok_or(MergeError::NoTotal)?;
        check(&new, fields, rules)?;
        return Ok(MergeOutcome::Add(new));
    };
    let new = changed(old, fields, source);
    let differing = differing(old, &new);
    if differing.is_empty() {
        return Ok(MergeOutcome::Same(new));
    }
    let overwritten: Vec<Field> =
        differing.iter().copied().filter(|field| field.of(old).is_some()).collect();
    if !overwritten.is_empty() && !rules.replace {
        return Err(MergeError::WouldOverwrite(overwritten));
    }
    check(&new, fields, rules)?;
    if overwritten.is_empty() {
        return Ok(MergeOutcome::Fill { new, filled: differing });
    }
    Ok(MergeOutcome::Replace { old: Box::new(old.clone()), new, changed: differing })
}

/// Checks that total and pillars of a day will add up once the fields given are merged; what is not
/// known yet adds up.
///
/// # Errors
///
/// Returns [`SumError`] as [`merge`] does.
pub fn check_scores(found: Option<&Snapshot>, fields: &Fields) -> Result<(), SumError> {
    let new = match found {
        Some(old) => Some(changed(old, fields, Source::Typed)),
        None => begun(Date::MIN, fields, Source::Typed),
    };
    match new {
        Some(new) if fields.has_scores() => check_sum_of(&new, fields),
        _ => Ok(()),
    }
}

/// Checks that total and pillars of a day that is kept add up, as exactly as they are kept.
///
/// # Errors
///
/// Returns [`SumError`] as [`merge`] does.
pub fn check_kept(snapshot: &Snapshot) -> Result<(), SumError> {
    check_sum_of(snapshot, &Fields::default())
}

/// A new day; `None` without a total.
fn begun(date: Date, fields: &Fields, source: Source) -> Option<Snapshot> {
    let mut empty = Snapshot::new(date, Total::MAX); // The total is replaced at once.
    empty.source = source;
    let mut new = changed(&empty, fields, source);
    if fields.value(Field::Total).is_none() {
        new.total = sum_of_pillars(four(&new)?).rounded();
    }
    Some(new)
}

fn changed(old: &Snapshot, fields: &Fields, source: Source) -> Snapshot {
    let mut new = old.clone();
    for (field, given) in fields.iter() {
        match given {
            Given::Value(typed) => typed.value.put(&mut new),
            Given::Clear => field.clear(&mut new),
        }
    }
    if (new.total, new.pillars) != (old.total, old.pillars) {
        new.source = source;
    }
    new
}

fn differing(old: &Snapshot, new: &Snapshot) -> Vec<Field> {
    Field::BY_GROUP.into_iter().filter(|field| field.of(old) != field.of(new)).collect()
}

/// Refuses what a failed capture or a typing mistake leaves.
fn check(new: &Snapshot, fields: &Fields, rules: MergeRules) -> Result<(), MergeError> {
    if !fields.has_scores() {
        return Ok(()); // What is there was saved so on purpose.
    }
    if new.is_all_zero() {
        return Err(MergeError::AllZero);
    }
    if !rules.as_shown {
        check_sum_of(new, fields)?;
    }
    Ok(())
}

/// Checks the sum of a snapshot, each number with the precision in which it was given, or else is
/// kept.
fn check_sum_of(new: &Snapshot, fields: &Fields) -> Result<(), SumError> {
    let decimals = |field: Field, thousandths: u32| {
        fields.value(field).map_or_else(|| decimals_of(thousandths), |typed| typed.decimals)
    };
    let total =
        Typed { value: new.total, decimals: decimals(Field::Total, new.total.thousandths()) };
    let pillars = Pillar::ALL.map(|pillar| {
        let score = new.pillar(pillar)?;
        let decimals = decimals(Field::Pillar(pillar), score.thousandths());
        Some(Typed { value: score, decimals })
    });
    check_sum(total, pillars)
}

/// The pillars, if all four are known.
fn four(snapshot: &Snapshot) -> Option<[Score; Pillar::ALL.len()]> {
    match snapshot.pillars {
        [Some(brand), Some(people), Some(insights), Some(relationships)] => {
            Some([brand, people, insights, relationships])
        }
        _ => None,
    }
}

/// How many decimals a kept number is written with.
const fn decimals_of(thousandths: u32) -> u8 {
    match thousandths {
        whole if whole % 1000 == 0 => 0,
        tenths if tenths % 100 == 0 => 1,
        hundredths if hundredths % 10 == 0 => 2,
        _ => 3,
    }
}
