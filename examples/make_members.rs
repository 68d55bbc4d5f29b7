//! Writes the simulated members of the standard set of `docs/calibration.md`, for comparisons with
//! other methods: `cargo run --release --example make_members -- DIR`.
//!
//! Each member gets a folder `WORLD-SEED` with what a method may see (`snapshots.csv`,
//! `activities.csv`) and what is true (`truth.json`: of each pillar and kind the parts of every
//! change in `contrib`, and in `effects` the standard deviation of their running sum, in points).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::unwrap_used,
    dead_code,
    reason = "the simulator is a part of a test, and this needs a part of it"
)]

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};
use ssi::domain::{Pillar, sum_of_pillars};

use simulator::{STANDARD_SEED, Setting, Simulated, World, simulate, standard_worlds};

#[path = "../tests/calibration/simulator/mod.rs"]
mod simulator;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder] = arguments.as_slice() else {
        return Err("usage: make_members DIR".into());
    };
    for (seed, world) in (STANDARD_SEED..).zip(standard_worlds()) {
        let member = simulate(world, Setting::STANDARD, seed);
        write(&member, &Path::new(folder).join(format!("{}-{seed}", name(world))))?;
    }
    Ok(())
}

fn name(world: World) -> &'static str {
    match world {
        World::Effects => "effects",
        World::OtherShapes => "other_shapes",
        World::Nothing => "nothing",
        World::Confounded => "confounded",
        World::Stress => "stress",
    }
}

#[expect(clippy::disallowed_methods, reason = "invented data, not a person's")]
fn write(member: &Simulated, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("snapshots.csv"), snapshots_csv(member)?)?;
    std::fs::write(folder.join("activities.csv"), activities_csv(member)?)?;
    std::fs::write(folder.join("truth.json"), truth(member).to_string())?;
    Ok(())
}

fn snapshots_csv(member: &Simulated) -> Result<String, std::fmt::Error> {
    let mut text = String::from("date,total,brand,people,insights,relationships\n");
    for (place, date) in member.dates.iter().enumerate() {
        let pillars = member.scores.each_ref().map(|scores| scores[place]);
        let [brand, people, insights, relationships] = pillars;
        let total = sum_of_pillars(pillars).rounded();
        writeln!(text, "{date},{total},{brand},{people},{insights},{relationships}")?;
    }
    Ok(text)
}

fn activities_csv(member: &Simulated) -> Result<String, std::fmt::Error> {
    let mut text = String::from("date,kind,count,note\n");
    let rows =
        member.logged.iter().flat_map(|(kind, rows)| rows.iter().map(move |row| (kind, row)));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, (date, _))| *date);
    for (kind, (date, count)) in rows {
        writeln!(text, "{date},{kind},{count},")?;
    }
    Ok(text)
}

fn truth(member: &Simulated) -> Value {
    let (mut parts, mut effects) = (Map::new(), Map::new());
    for pillar in Pillar::ALL {
        let of_pillar = || member.effects.iter().filter(|effect| effect.pillar == pillar);
        let contributions =
            of_pillar().map(|effect| (effect.kind.to_string(), json!(effect.parts)));
        parts.insert(pillar.name().to_owned(), Value::Object(contributions.collect()));
        let sizes = of_pillar().map(|effect| (effect.kind.to_string(), json!({"sd": effect.size})));
        effects.insert(pillar.name().to_owned(), Value::Object(sizes.collect()));
    }
    let dates: Vec<String> = member.dates.iter().map(ToString::to_string).collect();
    json!({"scenario": name(member.world), "dates": dates, "contrib": parts, "effects": effects})
}
