//! `ssi record`: saves the scores of one day.

use std::io;

use clap::Args;
use serde::Serialize;

use crate::domain::{
    Average, Comparison, Date, Group, Pillar, Rank, Score, Snapshot, Source, Text, Total, Typed,
    check_sum, sum_of_pillars,
};
use crate::store::{Profile, Saved, SnapshotFile};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::json::SnapshotFields;
use super::numbers::{self, FourTexts};
use super::prompt::ask;
use super::words;

/// Save the scores of one day
///
/// Write one number (the total) or five in the order of LinkedIn's page: TOTAL BRAND PEOPLE INSIGHTS
/// RELATIONSHIPS. A `-` leaves a score empty. Without numbers, on a terminal, ssi asks for them.
/// What a day has already is filled up, never overwritten, unless you say --replace.
#[derive(Args, Debug)]
pub(super) struct RecordArgs {
    /// TOTAL, or TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS
    #[arg(value_name = "SCORE", allow_negative_numbers = true)]
    scores: Vec<String>,
    /// The day on which the page showed them [default: today]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Change what the day has already; only the values given, no others
    #[arg(long)]
    replace: bool,
    /// Save although total and pillars do not add up
    #[arg(long)]
    as_shown: bool,
    #[command(flatten)]
    named: NamedScores,
    #[command(flatten)]
    industry: IndustryArgs,
    #[command(flatten)]
    network: NetworkArgs,
}

/// The scores by name instead of by place.
#[derive(Args, Debug)]
#[command(next_help_heading = "Scores by name")]
struct NamedScores {
    /// The total, 0 to 100
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    total: Option<String>,
    /// Establish your professional brand, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    brand: Option<String>,
    /// Find the right people, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    people: Option<String>,
    /// Engage with insights, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    insights: Option<String>,
    /// Build relationships, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    relationships: Option<String>,
}

/// How the person compares with their industry.
#[derive(Args, Debug)]
#[command(next_help_heading = "Ranks and averages")]
struct IndustryArgs {
    /// N of "Top N %" in your industry
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_rank: Option<String>,
    /// The average of people in your industry
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_average: Option<String>,
    /// The industry's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    industry_brand: Option<String>,
    /// The industry's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    industry_people: Option<String>,
    /// The industry's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    industry_insights: Option<String>,
    /// The industry's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    industry_relationships: Option<String>,
}

/// How the person compares with their network.
#[derive(Args, Debug)]
#[command(next_help_heading = "Ranks and averages")]
struct NetworkArgs {
    /// N of "Top N %" in your network
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_rank: Option<String>,
    /// The average of people in your network
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_average: Option<String>,
    /// The network's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    network_brand: Option<String>,
    /// The network's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    network_people: Option<String>,
    /// The network's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    network_insights: Option<String>,
    /// The network's average of a pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true, hide_short_help = true)]
    network_relationships: Option<String>,
}

/// The values given, each with the precision in which it was typed where that matters.
#[derive(Clone, Debug, Default)]
struct Given {
    total: Option<Typed<Total>>,
    pillars: [Option<Typed<Score>>; Pillar::ALL.len()],
    comparisons: [Comparison; Group::ALL.len()],
    note: Option<Text>,
    /// Whether the total was not given, but added up.
    total_is_sum: bool,
}

/// What is to become of the file.
enum Decision {
    /// The day is new.
    Add(Snapshot),
    /// The day is there and says the same.
    AlreadySaved(Snapshot),
    /// The day is there; values that it lacked are filled in.
    Fill(Snapshot, Vec<String>),
    /// The day is there; values that it had are changed.
    Change(Snapshot, Box<Snapshot>),
}

pub(super) fn run(args: &RecordArgs, context: &mut Context) -> Result<(), Failure> {
    let date = args.on.as_deref().map_or(Ok(context.today), |text| context.when(text))?;
    let profile = context.profile()?;
    let mut given = args.given()?;
    if given.is_empty() {
        if !context.asks {
            return Err(Failure::new(Exit::Usage, "there is no score to save")
                .fix("ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        }
        let file = profile.snapshots()?;
        if let (Some(found), false) = (file.on(date), args.replace) {
            return Err(exists_already(found, context));
        }
        asked(date, &mut given)?;
    }
    if context.dry_run {
        let file = context.snapshots(&profile)?;
        let decision = decide(args, context, given.clone(), &file, date)?;
        let before = file.before(date).cloned();
        return reply(context, &decision, before.as_ref(), &given);
    }
    let (decision, before, saved) = save(args, context, &profile, given.clone(), date)?;
    let confirmed = context.saved(saved);
    reply(context, &decision, before.as_ref(), &given)?;
    if args.on.is_none() {
        hint_after_midnight(context, date);
    }
    confirmed
}

/// Reads, decides and saves, all under the lock.
fn save(
    args: &RecordArgs,
    context: &Context,
    profile: &Profile,
    given: Given,
    date: Date,
) -> Result<(Decision, Option<Snapshot>, Saved), Failure> {
    let lock = profile.lock()?;
    let mut file = lock.snapshots()?;
    let decision = decide(args, context, given, &file, date)?;
    let before = file.before(date).cloned();
    let (Decision::Add(snapshot)
    | Decision::AlreadySaved(snapshot)
    | Decision::Fill(snapshot, _)
    | Decision::Change(snapshot, _)) = &decision;
    let command = format!("record {date} ({})", snapshot.total);
    if !matches!(decision, Decision::AlreadySaved(_)) {
        file.put(snapshot.clone());
    }
    let saved = lock.save_snapshots(file, &command)?;
    Ok((decision, before, saved))
}

fn decide(
    args: &RecordArgs,
    context: &Context,
    mut given: Given,
    file: &SnapshotFile,
    date: Date,
) -> Result<Decision, Failure> {
    let found = file.on(date);
    if found.is_none() {
        given.add_up_total();
    }
    let Some(found) = found else {
        let Some(total) = given.total else {
            return Err(Failure::new(Exit::Usage, "there is no total")
                .why("a snapshot needs its total, or all four pillars to add up")
                .fix("ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"));
        };
        let mut snapshot = Snapshot::new(date, total.value);
        given.apply(&mut snapshot);
        given.check(&snapshot, args, context)?;
        return Ok(Decision::Add(snapshot));
    };
    let mut snapshot = found.clone();
    given.apply(&mut snapshot);
    if snapshot == *found {
        return Ok(Decision::AlreadySaved(snapshot));
    }
    given.check(&snapshot, args, context)?;
    let overwritten = overwritten(found, &snapshot);
    if overwritten.is_empty() {
        let filled = filled(found, &snapshot);
        return Ok(Decision::Fill(snapshot, filled));
    }
    if !args.replace {
        return Err(exists_already(found, context).why(format!(
            "one snapshot a day keeps changes unambiguous; {} would change",
            overwritten.join(", ")
        )));
    }
    Ok(Decision::Change(snapshot, Box::new(found.clone())))
}

fn exists_already(found: &Snapshot, context: &Context) -> Failure {
    let what = format!("a snapshot for `{}` exists already (total {})", found.date, found.total);
    Failure::new(Exit::Refused, what)
        .why("one snapshot a day keeps changes unambiguous")
        .fix(context.command_with("--replace"))
}

impl RecordArgs {
    fn given(&self) -> Result<Given, Failure> {
        let named = self.named.texts();
        let (total, pillars) = match self.scores.as_slice() {
            [] => named,
            _ if named != (None, [None; 4]) => {
                return Err(Failure::new(Exit::Usage, "scores by place and by name do not mix")
                    .fix("give all of them by name, or all by place"));
            }
            [total] => (Some(total.as_str()), [None; 4]),
            [total, brand, people, insights, relationships] => (
                Some(total.as_str()),
                [brand, people, insights, relationships].map(|text| Some(text.as_str())),
            ),
            other => {
                let what = format!("{} scores are neither one nor five", other.len());
                return Err(Failure::new(Exit::Usage, what)
                    .why("one is the total; five are total, brand, people, insights, relationships")
                    .fix("write `-` for a score that you do not have"));
            }
        };
        let mut given = Given {
            total: total.map(numbers::total).transpose()?.flatten(),
            comparisons: [self.industry.comparison()?, self.network.comparison()?],
            note: self.note.as_deref().map(|note| numbers::text("--note", note)).transpose()?,
            ..Given::default()
        };
        for (pillar, text) in Pillar::ALL.into_iter().zip(pillars) {
            if let Some(text) = text {
                given.pillars[pillar.index()] = numbers::score(pillar.name(), text)?;
            }
        }
        Ok(given)
    }
}

impl NamedScores {
    fn texts(&self) -> (Option<&str>, FourTexts<'_>) {
        let Self { total, brand, people, insights, relationships } = self;
        (total.as_deref(), [brand, people, insights, relationships].map(|text| text.as_deref()))
    }
}

impl IndustryArgs {
    fn comparison(&self) -> Result<Comparison, Failure> {
        let Self {
            industry_rank: rank,
            industry_average: average,
            industry_brand: brand,
            industry_people: people,
            industry_insights: insights,
            industry_relationships: relationships,
        } = self;
        let pillars = [brand, people, insights, relationships].map(|text| text.as_deref());
        comparison(Group::Industry, rank.as_deref(), average.as_deref(), pillars)
    }
}

impl NetworkArgs {
    fn comparison(&self) -> Result<Comparison, Failure> {
        let Self {
            network_rank: rank,
            network_average: average,
            network_brand: brand,
            network_people: people,
            network_insights: insights,
            network_relationships: relationships,
        } = self;
        let pillars = [brand, people, insights, relationships].map(|text| text.as_deref());
        comparison(Group::Network, rank.as_deref(), average.as_deref(), pillars)
    }
}

fn comparison(
    group: Group,
    rank: Option<&str>,
    average: Option<&str>,
    pillars: FourTexts<'_>,
) -> Result<Comparison, Failure> {
    let option = |what: &str| format!("--{}-{what}", group.name());
    let rank = rank.map(|text| numbers::rank(&option("rank"), text)).transpose()?.flatten();
    let average =
        average.map(|text| numbers::average(&option("average"), text)).transpose()?.flatten();
    let mut comparison = Comparison { rank, average, ..Comparison::default() };
    for (pillar, text) in Pillar::ALL.into_iter().zip(pillars) {
        if let Some(text) = text {
            let score = numbers::score(&option(pillar.name()), text)?;
            comparison.pillars[pillar.index()] = score.map(|score| score.value);
        }
    }
    Ok(comparison)
}

impl Given {
    fn is_empty(&self) -> bool {
        self.total.is_none()
            && self.pillars.iter().all(Option::is_none)
            && self.comparisons.iter().all(|comparison| *comparison == Comparison::default())
            && self.note.is_none()
    }

    fn has_scores(&self) -> bool {
        self.total.is_some() || self.pillars.iter().any(Option::is_some)
    }

    /// With four pillars and no total, the total is their sum, rounded as on the page.
    fn add_up_total(&mut self) {
        if let (None, [Some(brand), Some(people), Some(insights), Some(relationships)]) =
            (self.total, self.pillars)
        {
            let sum = sum_of_pillars([brand, people, insights, relationships].map(|p| p.value));
            self.total = Some(Typed { value: sum.rounded(), decimals: 0 });
            self.total_is_sum = true;
        }
    }

    /// Puts the values given into a snapshot.
    fn apply(&self, snapshot: &mut Snapshot) {
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
        if self.has_scores() {
            snapshot.source = Source::Typed;
        }
    }

    /// Refuses what a failed capture or a typing mistake leaves: all zeros, and sums that do not
    /// agree.
    fn check(
        &self,
        snapshot: &Snapshot,
        args: &RecordArgs,
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
        let total = self.total.unwrap_or_else(|| as_typed(snapshot.total, Total::to_string));
        let pillars = snapshot.pillars.iter().zip(&self.pillars).map(|(score, typed)| {
            typed.or_else(|| score.map(|score| as_typed(score, Score::to_string)))
        });
        let pillars: Option<Vec<Typed<Score>>> = pillars.collect();
        let Some(Ok(pillars)) = pillars.map(<[Typed<Score>; 4]>::try_from) else {
            return Ok(()); // Not all four pillars are known: there is nothing to add up.
        };
        if args.as_shown {
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
fn fields(snapshot: &Snapshot) -> Vec<(String, String)> {
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
fn overwritten(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    differing(old, new).filter(|(_, old)| !old.is_empty()).map(|(name, _)| name).collect()
}

/// The names of the values that were missing and are there now.
fn filled(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    differing(old, new).filter(|(_, old)| old.is_empty()).map(|(name, _)| name).collect()
}

fn differing(old: &Snapshot, new: &Snapshot) -> impl Iterator<Item = (String, String)> {
    fields(old)
        .into_iter()
        .zip(fields(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|(old, _)| old)
}

/// Asks for the scores one by one.
fn asked(date: Date, given: &mut Given) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    super::output::to_stderr(&format!(
        "Scores of {} (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.\n",
        date.with_weekday()
    ));
    let typed = |answer: Option<Option<_>>| answer.flatten();
    given.total = typed(ask("Total (0-100)", &mut input, numbers::total)?);
    for pillar in Pillar::ALL {
        let question = format!("{} (0-25)", pillar.title());
        let answer = ask(&question, &mut input, |text| numbers::score(pillar.name(), text))?;
        given.pillars[pillar.index()] = answer.flatten();
    }
    for (group, comparison) in Group::ALL.into_iter().zip(&mut given.comparisons) {
        let name = group.name();
        let question = format!("Top N % of your {name}");
        comparison.rank = ask(&question, &mut input, |text| numbers::rank("rank", text))?.flatten();
        let question = format!("Average of your {name}");
        comparison.average =
            ask(&question, &mut input, |text| numbers::average("average", text))?.flatten();
    }
    if given.is_empty() {
        return Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"));
    }
    Ok(())
}

/// Late at night, today is not the day that a person means by "today".
fn hint_after_midnight(context: &Context, date: Date) {
    const MORNING: u32 = 4;
    if context.hour.is_some_and(|hour| hour < MORNING) {
        context.hint(format_args!(
            "it is past midnight: saved for {}; --on yesterday means the evening before",
            date.with_weekday()
        ));
    }
}

fn reply(
    context: &mut Context,
    decision: &Decision,
    before: Option<&Snapshot>,
    given: &Given,
) -> Result<(), Failure> {
    let (Decision::Add(snapshot)
    | Decision::AlreadySaved(snapshot)
    | Decision::Fill(snapshot, _)
    | Decision::Change(snapshot, _)) = decision;
    if context.json {
        return reply_json(context, decision, snapshot);
    }
    let day = snapshot.date.with_weekday();
    let total = snapshot.total;
    let would = context.dry_run;
    let verb =
        |done: &str, would_do: &str| if would { would_do.to_owned() } else { done.to_owned() };
    let moved = before.map_or_else(
        || ", the first snapshot".to_owned(),
        |before| format!(", {}", words::since_the_one_before(snapshot, before)),
    );
    let is_sum = if given.total.is_none() && matches!(decision, Decision::Add(_)) {
        " (the sum of the pillars, rounded)"
    } else {
        ""
    };
    match decision {
        Decision::AlreadySaved(_) => {
            context.confirm(format_args!("Already saved: {day}, {total}."));
            return Ok(());
        }
        Decision::Add(_) => {
            let verb = verb("Saved", "Would save");
            context.confirm(format_args!("{verb} {day}: {total}{is_sum}{moved}."));
        }
        Decision::Fill(_, filled) => {
            let verb = verb("Added to", "Would add to");
            context.confirm(format_args!("{verb} {day}: {}.", filled.join(", ")));
        }
        Decision::Change(_, old) => {
            let verb = verb("Replaced", "Would replace");
            context.confirm(format_args!("{verb} {day}: {total}{moved}."));
            for ((name, old), (_, new)) in fields(old).into_iter().zip(fields(snapshot)) {
                if old != new {
                    let shown = |text: &str| match Text::from_file(text) {
                        text if text.is_empty() => "empty".to_owned(),
                        text => text.to_string(),
                    };
                    context.confirm(format_args!("  {name}: {} -> {}", shown(&old), shown(&new)));
                }
            }
            return Ok(());
        }
    }
    if given.has_scores()
        && let Some(pillars) = words::pillars(snapshot, before)
    {
        context.confirm(format_args!("  {pillars}"));
    }
    Ok(())
}

fn reply_json(
    context: &mut Context,
    decision: &Decision,
    snapshot: &Snapshot,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        profile: &'a str,
        /// `added`, `filled`, `replaced`, `unchanged`.
        outcome: &'static str,
        dry_run: bool,
        snapshot: SnapshotFields<'a>,
    }
    let profile = context.profile()?;
    let document = Document {
        schema: "ssi/record/1",
        profile: profile.name(),
        outcome: match decision {
            Decision::Add(_) => "added",
            Decision::AlreadySaved(_) => "unchanged",
            Decision::Fill(..) => "filled",
            Decision::Change(..) => "replaced",
        },
        dry_run: context.dry_run,
        snapshot: snapshot.into(),
    };
    context.say_json(&document)
}
