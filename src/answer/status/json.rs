//! Where things stand, as JSON.

use serde::Serialize;

use crate::domain::{Delta, Restriction, Text};

use super::super::fields::{KindCount, RestrictionFields, SnapshotFields, kind_counts};
use super::day::Status;
use super::exposure::trend;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    today: String,
    snapshots: usize,
    last: Option<SnapshotFields<'a>>,
    previous: Option<SnapshotFields<'a>>,
    trend: Option<TrendFields>,
    run: Option<RunFields>,
    done_today: Vec<KindCount>,
    limits: Vec<LimitFields<'a>>,
    restriction: Option<RestrictionFields<'a>>,
    ramp_up_until: Option<String>,
    restrictions: usize,
    lost: Vec<&'static str>,
}

#[derive(Serialize)]
struct TrendFields {
    days: i32,
    moved: Delta,
}

#[derive(Serialize)]
struct RunFields {
    since: String,
    moved: Delta,
}

#[derive(Serialize)]
struct LimitFields<'a> {
    limit: &'static str,
    count: u64,
    safe_number: u64,
    date: String,
    template: Option<&'a str>,
}

impl Status<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        let today = self.today;
        let limits = self.headrooms.iter().map(|headroom| LimitFields {
            limit: headroom.limit.id.name(),
            count: headroom.count,
            safe_number: headroom.limit.limit,
            date: headroom.date.to_string(),
            template: headroom.template.as_ref().map(Text::as_str),
        });
        let open = self.rules.restriction(today).filter(|found| found.is_open_on(today));
        let ramp_up = self.rules.ramp_up(today).and_then(Restriction::ramp_up);
        Document {
            schema: "ssi/status/1",
            profile: self.person.profile().name(),
            today: today.to_string(),
            snapshots: self.snapshots.len(),
            last: self.snapshots.last().map(SnapshotFields::from),
            previous: self.snapshots.iter().rev().nth(1).map(SnapshotFields::from),
            trend: trend(self.snapshots).map(|(moved, days)| TrendFields { days, moved }),
            run: self
                .run()
                .map(|run| RunFields { since: run.from.date.to_string(), moved: run.delta() }),
            done_today: kind_counts(&self.done_today()),
            limits: limits.collect(),
            restriction: open.map(RestrictionFields::from),
            ramp_up_until: ramp_up.map(|(_, until)| until.to_string()),
            restrictions: self.safe.restrictions.len(),
            lost: self.person.every_loss().iter().map(|lost| lost.file.name()).collect(),
        }
    }
}
