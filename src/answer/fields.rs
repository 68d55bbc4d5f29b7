//! The fields of the JSON answers: flat, and named as in the CSV.

use serde::Serialize;

use crate::domain::{
    Activity, ActivityId, Average, Date, Done, Pillar, Rank, Reading, Restriction, Score, Snapshot,
    Step, Total,
};

/// A snapshot.
#[derive(Serialize)]
pub struct SnapshotFields<'a> {
    date: String,
    total: Total,
    brand: Option<Score>,
    people: Option<Score>,
    insights: Option<Score>,
    relationships: Option<Score>,
    industry_rank: Option<Rank>,
    network_rank: Option<Rank>,
    industry_average: Option<Average>,
    network_average: Option<Average>,
    industry_brand: Option<Score>,
    industry_people: Option<Score>,
    industry_insights: Option<Score>,
    industry_relationships: Option<Score>,
    network_brand: Option<Score>,
    network_people: Option<Score>,
    network_insights: Option<Score>,
    network_relationships: Option<Score>,
    source: &'static str,
    note: &'a str,
}

/// An activity, or a reading of pending invitations.
#[derive(Serialize)]
pub struct ActivityFields<'a> {
    id: Option<&'a str>,
    date: String,
    kind: &'a str,
    count: u16,
    template: &'a str,
    note: &'a str,
}

/// A restriction of the account.
#[derive(Serialize)]
pub struct RestrictionFields<'a> {
    start: String,
    end: Option<String>,
    kind: &'static str,
    strike: u8,
    until: Option<String>,
    done: Vec<StepFields>,
    note: &'a str,
}

/// A step of a restriction that is done.
#[derive(Serialize)]
struct StepFields {
    step: &'static str,
    date: String,
}

/// How often a kind was done.
#[derive(Serialize)]
pub(super) struct KindCount {
    kind: String,
    count: u64,
}

/// What was done, by kind, the most frequent first.
pub(super) fn kind_counts(done: &Done) -> Vec<KindCount> {
    let counts = done.kinds().iter();
    counts.map(|(kind, count)| KindCount { kind: kind.name().to_owned(), count: *count }).collect()
}

impl<'a> From<&'a Snapshot> for SnapshotFields<'a> {
    fn from(snapshot: &'a Snapshot) -> Self {
        let Snapshot { date, total, pillars, industry, network, source, note } = snapshot;
        let [brand, people, insights, relationships] = *pillars;
        let own = |pillar: Pillar| industry.pillars[pillar.index()];
        let networks = |pillar: Pillar| network.pillars[pillar.index()];
        Self {
            date: date.to_string(),
            total: *total,
            brand,
            people,
            insights,
            relationships,
            industry_rank: industry.rank,
            network_rank: network.rank,
            industry_average: industry.average,
            network_average: network.average,
            industry_brand: own(Pillar::Brand),
            industry_people: own(Pillar::People),
            industry_insights: own(Pillar::Insights),
            industry_relationships: own(Pillar::Relationships),
            network_brand: networks(Pillar::Brand),
            network_people: networks(Pillar::People),
            network_insights: networks(Pillar::Insights),
            network_relationships: networks(Pillar::Relationships),
            source: source.name(),
            note: note.as_str(),
        }
    }
}

impl<'a> From<&'a Activity> for ActivityFields<'a> {
    fn from(activity: &'a Activity) -> Self {
        Self {
            id: activity.id.as_ref().map(ActivityId::as_str),
            date: activity.date.to_string(),
            kind: activity.kind.name(),
            count: activity.count.get(),
            template: activity.template.as_str(),
            note: activity.note.as_str(),
        }
    }
}

impl<'a> From<&'a Restriction> for RestrictionFields<'a> {
    fn from(restriction: &'a Restriction) -> Self {
        let Restriction { start, end, until, kind, strike, done, note } = restriction;
        let step =
            |&(step, date): &(Step, Date)| StepFields { step: step.name(), date: date.to_string() };
        Self {
            start: start.to_string(),
            end: end.map(|end| end.to_string()),
            kind: kind.name(),
            strike: strike.number(),
            until: until.map(|until| until.to_string()),
            done: done.iter().map(step).collect(),
            note: note.as_str(),
        }
    }
}

impl<'a> From<&'a Reading> for ActivityFields<'a> {
    fn from(reading: &'a Reading) -> Self {
        Self {
            id: reading.id.as_ref().map(ActivityId::as_str),
            date: reading.date.to_string(),
            kind: Reading::KIND,
            count: reading.pending,
            template: "",
            note: reading.note.as_str(),
        }
    }
}
