//! What is odd in the scores, in sentences.

use crate::attribution::{Apart, Links, Split};
use crate::domain::{Date, Pillar, Series};
use crate::words;

use super::apart::{days_apart, stands_apart};

/// What a jump of several pillars at once may be.
const MAY_BE: &str = "LinkedIn may have changed the formula, or another account was read";

/// Why nothing is linked to scores that are too noisy.
const TOO_NOISY: &str = "too much from day to day for a link to be seen";

/// The same where another score has one.
const TOO_NOISY_BUT_FOR_STRONG: &str =
    "too much from day to day for any but a strong link to be seen";

/// What is odd in these series as a whole.
pub(in crate::answer) fn of_series(links: &Links, wanted: &[Series]) -> Vec<String> {
    let mut said: Vec<String> = too_noisy(links, wanted).into_iter().collect();
    if said.len() == 1 && wanted.iter().all(|&series| links.is_too_noisy(series)) {
        said.push("Scores of two accounts in one profile can look like that.".to_owned());
    }
    let has_pillars = wanted.iter().any(|series| matches!(series, Series::Pillar(_)));
    for (from, to) in links.moved_everywhere().into_iter().filter(|_| has_pillars) {
        said.push(format!(
            "Between {} and {} several pillars jumped at once: {MAY_BE}.",
            from.beside(to),
            to.day_month_year()
        ));
    }
    for (name, series) in displays(links, wanted) {
        let days: i32 =
            links.stood_still(series).iter().map(|(from, to)| to.days_since(*from)).sum();
        let days = words::counted(days, "day");
        said.push(format!(
            "{name} stood still for {days} in all: what was done then counts for the next change."
        ));
    }
    said
}

/// `The scores jump too much from day to day for a link to be seen.`
pub(in crate::answer) fn too_noisy(links: &Links, wanted: &[Series]) -> Option<String> {
    let noisy: Vec<Series> =
        wanted.iter().copied().filter(|&series| links.is_too_noisy(series)).collect();
    if noisy.is_empty() {
        None
    } else if noisy.len() == wanted.len() {
        Some(format!("The scores jump {TOO_NOISY}."))
    } else {
        let names: Vec<String> = noisy.iter().map(ToString::to_string).collect();
        Some(format!("Some scores jump {TOO_NOISY_BUT_FOR_STRONG}: {}.", names.join(", ")))
    }
}

/// What is odd in one change.
pub(in crate::answer) fn of_split(links: &Links, split: &Split) -> Vec<String> {
    let mut said: Vec<String> = too_noisy(links, &[split.series]).into_iter().collect();
    let is_of_it = |apart: &Apart| apart.series == split.series || split.series == Series::Total;
    let touched = |day: Date| split.since <= day && day <= split.to;
    let days = days_apart(links);
    let touching = days.iter().filter(|(day, apart)| touched(*day) && apart.iter().any(is_of_it));
    let count = said.len();
    said.extend(touching.map(|(day, apart)| format!("{}.", stands_apart(*day, apart))));
    let is_touched = said.len() > count;
    if links.moved_everywhere_in(split) {
        said.push(format!("Several pillars jumped at once: {MAY_BE}."));
    } else if split.is_shifted && !is_touched {
        said.push("What is not explained was taken as a single jump, not as a trend.".to_owned());
    }
    let name = displays(links, &[split.series]).into_iter().next().map(|(name, _)| name);
    let Some(name) = name else { return said };
    let last = links.stood_still(split.series).last().copied();
    let is_last = last.is_some_and(|(_, to)| Some(&to) == links.dates(split.series).last());
    if !split.has_moved && is_last && last.is_some_and(|(from, _)| from <= split.from) {
        said.push(format!("{name} has stood still since: what was done is in no change yet."));
    } else if !split.has_moved {
        said.push(format!("{name} stood still: what was done counts for the next change."));
    } else if split.since < split.from {
        said.push(format!(
            "{name} had stood still for {} since {}: what was done since then is in this change.",
            days_between(split.since, split.from),
            split.since.beside(split.to)
        ));
    }
    said
}

fn days_between(from: Date, to: Date) -> String {
    words::counted(to.days_since(from), "day")
}

/// What stands still: the page, where all pillars do, or a score; with a series of it.
fn displays(links: &Links, wanted: &[Series]) -> Vec<(String, Series)> {
    let of = |series: Series| links.stood_still(series);
    let pillars = Pillar::ALL.map(Series::Pillar);
    let first = of(pillars[0]);
    if !first.is_empty() && pillars.iter().all(|&series| of(series) == first) {
        return vec![("The page".to_owned(), pillars[0])];
    }
    let still = wanted.iter().copied().filter(|&series| !of(series).is_empty());
    still.map(|series| (title(series), series)).collect()
}

fn title(series: Series) -> String {
    match series {
        Series::Total => "The total".to_owned(),
        Series::Pillar(pillar) => pillar.title().to_owned(),
    }
}
