//! Safe numbers as JSON.

use serde::Serialize;

use crate::domain::{AccountPlan, Preset, Restriction, Text};
use crate::safety::{Headroom, Origin, Row};

use super::day::Limits;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    profile: &'a str,
    date: String,
    preset: Option<&'static str>,
    plan: Option<&'static str>,
    restricted: bool,
    ramp_up_until: Option<String>,
    limits: Vec<Fields<'a>>,
    barred: Vec<String>,
    searches_this_month: u64,
    last_30_days: Accepted,
}

#[derive(Serialize)]
struct Accepted {
    invitations: u64,
    accepted: u64,
}

#[derive(Serialize)]
struct Fields<'a> {
    limit: &'static str,
    date: String,
    template: Option<&'a str>,
    count: u64,
    unknown_days: u32,
    span_days: u32,
    warn: u64,
    safe_number: u64,
    origin: &'static str,
    halved: bool,
    room: u64,
    room_at_most: bool,
    over: u64,
    room_again: Option<Again>,
    article: Option<u64>,
    careful: Option<u64>,
}

#[derive(Serialize)]
struct Again {
    date: String,
    room: u64,
    room_at_most: bool,
}

impl Limits<'_> {
    /// The document of `--json`.
    #[must_use]
    pub fn json(&self) -> impl Serialize {
        let number = |id, preset| Row::of(id, preset).map(|row| row.safe.limit);
        let limits = self.headrooms.iter().map(|headroom| {
            let again = self.ledger.room_back(headroom);
            let Headroom { limit, count, date, unknown_days, span_days, template, .. } = headroom;
            let room = headroom.room();
            Fields {
                limit: limit.id.name(),
                date: date.to_string(),
                template: template.as_ref().map(Text::as_str),
                count: *count,
                unknown_days: *unknown_days,
                span_days: *span_days,
                warn: limit.warn,
                safe_number: limit.limit,
                origin: match limit.origin {
                    Origin::Preset(preset) => preset.name(),
                    Origin::Plan(_) => "plan",
                    Origin::Own => "own",
                    Origin::Restriction => "restriction",
                },
                halved: limit.is_halved,
                room: room.most,
                room_at_most: !room.is_known,
                over: count.saturating_sub(limit.limit),
                room_again: again.map(|(date, room)| Again {
                    date: date.to_string(),
                    room: room.most,
                    room_at_most: !room.is_known,
                }),
                article: number(limit.id, Preset::Article),
                careful: number(limit.id, Preset::Careful),
            }
        });
        let rules = self.ledger.rules();
        let ramp_up = rules.ramp_up(self.day).and_then(Restriction::ramp_up);
        let open = rules.restriction(self.day);
        let (invitations, accepted) = self.accepted();
        Document {
            schema: "ssi/limits/1",
            profile: self.profile,
            date: self.day.to_string(),
            preset: self.preset().map(Preset::name),
            plan: self.plan().map(AccountPlan::name),
            restricted: open.is_some_and(|found| found.is_open_on(self.day)),
            ramp_up_until: ramp_up.map(|(_, until)| until.to_string()),
            limits: limits.collect(),
            barred: self.barred(),
            searches_this_month: self.searches(),
            last_30_days: Accepted { invitations, accepted },
        }
    }
}
