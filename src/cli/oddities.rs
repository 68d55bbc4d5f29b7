//! What the model found odd in the scores themselves, in words and for `--json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::attribution::{Apart, Links, Split};
use crate::cli::frame::Context;
use crate::domain::{Date, Pillar, Series};
use crate::words;

/// From so many scores of a day on it is the reading that is odd, not the typing of a score.
const MANY: usize = 3;

/// What a jump of several pillars at once may be.
const MAY_BE: &str = "LinkedIn may have changed the formula, or another account was read";

/// Why nothing is linked to scores that are too noisy.
const TOO_NOISY: &str = "too much from day to day for a link to be seen";

/// The same where another score has one.
const TOO_NOISY_BUT_FOR_STRONG: &str =
    "too much from day to day for any but a strong link to be seen";

/// Warns on stderr of readings that look mistyped, or stand apart otherwise.
pub(super) fn warn_of_mistyped(context: &mut Context, links: &Links) {
    /// A person reads no more.
    const MOST: usize = 3;
    let days = days_apart(links);
    for (day, apart) in days.iter().take(MOST) {
        context.warn(stands_apart(*day, apart));
    }
    if days.len() > MOST {
        let more = words::counted(days.len() - MOST, "more day");
        context.warn(format_args!("the same of {more}: {}", context.ssi("effects --json")));
    }
    let mistyped = days.iter().find(|(_, apart)| apart.iter().any(|one| one.looks_mistyped));
    if let Some((day, apart)) = mistyped {
        context.hint(format_args!("if it is, correct it: {}", correction(context, *day, apart)));
    }
}

fn correction(context: &Context, day: Date, apart: &[Apart]) -> String {
    let total = apart.iter().all(|one| one.series != Series::Total).then_some("--total TOTAL");
    let scores = apart.iter().map(|one| format!("--{} SCORE", one.series.name()));
    let scores: Vec<String> = total.map(ToOwned::to_owned).into_iter().chain(scores).collect();
    context.ssi(&format!("record --on {day} {} --replace", scores.join(" ")))
}

/// What is odd in these series as a whole.
pub(super) fn of_series(links: &Links, wanted: &[Series]) -> Vec<String> {
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
        let days = words::counted(usize::try_from(days).unwrap_or(0), "day");
        said.push(format!(
            "{name} stood still for {days} in all: what was done then counts for the next change."
        ));
    }
    folded(&said)
}

/// Sentences in lines that fit.
fn folded(said: &[String]) -> Vec<String> {
    said.iter().flat_map(|sentence| words::wrapped(sentence, words::WIDTH)).collect()
}

/// `The scores jump too much from day to day for a link to be seen.`
pub(super) fn too_noisy(links: &Links, wanted: &[Series]) -> Option<String> {
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
pub(super) fn of_split(links: &Links, split: &Split) -> Vec<String> {
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
    let Some(name) = name else { return folded(&said) };
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
    folded(&said)
}

fn days_between(from: Date, to: Date) -> String {
    words::counted(usize::try_from(to.days_since(from)).unwrap_or(0), "day")
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

/// The readings that stand apart, by day.
fn days_apart(links: &Links) -> Vec<(Date, Vec<Apart>)> {
    let mut days: BTreeMap<Date, Vec<Apart>> = BTreeMap::new();
    for apart in links.apart() {
        days.entry(apart.date).or_default().push(apart);
    }
    days.into_iter().collect()
}

/// `16 Feb 2024 looks mistyped: brand 1.26 between 12.01 and 13.28`.
fn stands_apart(day: Date, apart: &[Apart]) -> String {
    let day = day.day_month_year();
    let score = |apart: &Apart| {
        let [score, before, after] = [apart.score, apart.before, apart.after].map(points);
        format!("{} {score} between {before} and {after}", apart.series)
    };
    let scores: Vec<String> = apart.iter().map(score).collect();
    let how = if apart.len() >= MANY {
        "stands apart from the days beside it, as if read from another account or mistyped"
    } else if apart.iter().any(|one| one.looks_mistyped) {
        "looks mistyped"
    } else {
        "stands apart from the days beside it"
    };
    format!("{day} {how}: {}", scores.join(", "))
}

/// A score with as many decimals as it was recorded with.
fn points(points: f64) -> String {
    let text = format!("{points:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What is odd, as data.
#[derive(Serialize)]
pub(super) struct OddFields {
    jumps: Vec<JumpFields>,
    mistyped: Vec<ApartFields>,
    stands_apart: Vec<ApartFields>,
    stood_still: Vec<StillFields>,
    too_noisy: Vec<&'static str>,
}

#[derive(Serialize)]
struct JumpFields {
    pillar: &'static str,
    from: String,
    to: String,
    /// Whether at least three pillars jumped in it.
    everywhere: bool,
}

#[derive(Serialize)]
struct ApartFields {
    pillar: &'static str,
    date: String,
    score: f64,
    before: f64,
    after: f64,
}

#[derive(Serialize)]
struct StillFields {
    pillar: &'static str,
    from: String,
    to: String,
}

impl From<&Links> for OddFields {
    fn from(links: &Links) -> Self {
        let everywhere = links.moved_everywhere();
        let jump = |(series, from, to): (Series, Date, Date)| JumpFields {
            pillar: series.name(),
            from: from.to_string(),
            to: to.to_string(),
            everywhere: everywhere.contains(&(from, to)),
        };
        let (looks_mistyped, others): (Vec<_>, Vec<_>) =
            links.apart().into_iter().partition(|apart| apart.looks_mistyped);
        let fields = |apart: Apart| ApartFields {
            pillar: apart.series.name(),
            date: apart.date.to_string(),
            score: apart.score,
            before: apart.before,
            after: apart.after,
        };
        let examined = || links.examined().map(|examined| examined.series);
        let still = |series: Series| {
            let stretch = move |(from, to): (Date, Date)| StillFields {
                pillar: series.name(),
                from: from.to_string(),
                to: to.to_string(),
            };
            links.stood_still(series).into_iter().map(stretch)
        };
        Self {
            jumps: links.shifts().into_iter().map(jump).collect(),
            mistyped: looks_mistyped.into_iter().map(fields).collect(),
            stands_apart: others.into_iter().map(fields).collect(),
            stood_still: examined().flat_map(still).collect(),
            too_noisy: examined()
                .filter(|&series| links.is_too_noisy(series))
                .map(Series::name)
                .collect(),
        }
    }
}
