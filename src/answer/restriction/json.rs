//! Restrictions as JSON.

use serde::Serialize;

use crate::domain::{Date, Delta, Restriction, Snapshot, Strike, Total};
use crate::safety::{Advice, Planned, State, next};

use super::super::fields::RestrictionFields;
use super::case::{Case, Restrictions};
use super::stages::state;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    dry_run: bool,
    today: String,
    restriction: Option<RestrictionFields<'a>>,
    next: Option<StageFields>,
    plan: Vec<StageFields>,
    ssi: Option<Meanwhile>,
    ramp_up_until: Option<String>,
    next_strike: &'static str,
    history: Vec<RestrictionFields<'a>>,
}

#[derive(Serialize)]
struct StageFields {
    stage: &'static str,
    title: &'static str,
    from: Option<String>,
    to: Option<String>,
    state: &'static str,
    done: Option<String>,
    advice: Vec<AdviceFields>,
}

#[derive(Serialize)]
struct AdviceFields {
    by: &'static str,
    words: &'static str,
}

#[derive(Serialize)]
struct Meanwhile {
    from: String,
    from_total: Total,
    to: String,
    to_total: Total,
    moved: Delta,
}

impl Restrictions<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self, dry_run: bool) -> impl Serialize {
        let case = self.case.as_ref();
        let stages = |case: &Case<'_>| -> Vec<StageFields> {
            let stage = |planned| StageFields::of(planned, case.restriction, self.today);
            case.stages.iter().map(stage).collect()
        };
        let next = |case: &Case<'_>| {
            Some(StageFields::of(next(&case.stages)?, case.restriction, self.today))
        };
        Document {
            schema: "ssi/restriction/1",
            profile: self.profile,
            dry_run,
            today: self.today.to_string(),
            restriction: case.map(|case| RestrictionFields::from(case.restriction)),
            next: case.and_then(next),
            plan: case.map(stages).unwrap_or_default(),
            ssi: case.and_then(|case| case.moved).map(Meanwhile::from),
            ramp_up_until: case.and_then(|case| {
                let ramp_up = case.restriction.ramp_up();
                ramp_up.filter(|(from, _)| *from <= self.today).map(|(_, until)| until.to_string())
            }),
            next_strike: Strike::after(self.every).name(),
            history: self.every.iter().map(RestrictionFields::from).collect(),
        }
    }
}

impl StageFields {
    fn of(planned: &Planned, restriction: &Restriction, today: Date) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let advice = |advice: &Advice| AdviceFields { by: advice.by.name(), words: advice.words };
        Self {
            stage: planned.stage.name(),
            title: planned.stage.title_on(restriction, today),
            from: day(planned.from),
            to: day(planned.to),
            state: state(planned),
            done: if let State::Done(done) = planned.state { Some(done.to_string()) } else { None },
            advice: planned.stage.advice(restriction).iter().map(advice).collect(),
        }
    }
}

impl From<(&Snapshot, &Snapshot)> for Meanwhile {
    fn from((before, after): (&Snapshot, &Snapshot)) -> Self {
        Self {
            from: before.date.to_string(),
            from_total: before.total,
            to: after.date.to_string(),
            to_total: after.total,
            moved: after.total - before.total,
        }
    }
}
