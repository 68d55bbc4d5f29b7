//! Writes the simulated members of `docs/calibration.md`, for comparisons with other methods:
//! `cargo run --release --example make_members -- DIR` those of the standard set, with ` settings`
//! behind it those of all the settings.
//!
//! Each member gets a folder `WORLD-SEED`, or `SETTING-WORLD-SEED`, with what a method may see
//! (`snapshots.csv`, `activities.csv`) and what is true (`truth.json`: of each pillar and kind the
//! parts of every change in `contrib`, and in `effects` the standard deviation of their running
//! sum, in points; of a member of whom only the total is known, `total` stands for the pillar).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::unwrap_used,
    dead_code,
    unused_imports,
    reason = "the simulator is a part of a test, and this needs a part of it"
)]

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};
use ssi::domain::sum_of_pillars;

use simulator::{
    CASES_SEED, Recorded, STANDARD_SEED, Setting, Simulated, World, members_of_cases, simulate,
    simulate_case, standard_worlds,
};

#[path = "../tests/calibration/simulator/mod.rs"]
mod simulator;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [folder] => write_standard(Path::new(folder)),
        [folder, "settings"] => write_settings(Path::new(folder)),
        _ => Err("usage: make_members DIR [settings]".into()),
    }
}

fn write_standard(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for (seed, world) in (STANDARD_SEED..).zip(standard_worlds()) {
        let member = simulate(world, Setting::STANDARD, seed);
        write(&member, "standard", &folder.join(format!("{}-{seed}", name(world))))?;
    }
    Ok(())
}

fn write_settings(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for (case, world, seed) in members_of_cases(CASES_SEED) {
        let member = simulate_case(case, world, Setting::STANDARD, seed);
        let setting = case.name.replace(", ", "_").replace(' ', "_");
        write(&member, case.name, &folder.join(format!("{setting}-{}-{seed}", name(world))))?;
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
fn write(
    member: &Simulated,
    setting: &str,
    folder: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("snapshots.csv"), snapshots_csv(member)?)?;
    std::fs::write(folder.join("activities.csv"), activities_csv(member)?)?;
    std::fs::write(folder.join("truth.json"), truth(member, setting).to_string())?;
    Ok(())
}

fn snapshots_csv(member: &Simulated) -> Result<String, std::fmt::Error> {
    let mut text = String::from("date,total,brand,people,insights,relationships\n");
    for (place, date) in member.dates.iter().enumerate() {
        let total = member.totals.as_ref().map(|totals| totals.scores[place]);
        let Some(Recorded { scores, .. }) = &member.pillars else {
            let total = total.ok_or(std::fmt::Error)?;
            writeln!(text, "{date},{total},,,,")?;
            continue;
        };
        let pillars = scores.each_ref().map(|scores| scores[place]);
        let [brand, people, insights, relationships] = pillars;
        let total = total.unwrap_or_else(|| sum_of_pillars(pillars).rounded());
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

fn truth(member: &Simulated, setting: &str) -> Value {
    let (mut parts, mut effects) = (Map::new(), Map::new());
    for series in member.series() {
        let of_series = || member.effects.iter().filter(|effect| effect.series == series);
        let contributions =
            of_series().map(|effect| (effect.kind.to_string(), json!(effect.parts)));
        parts.insert(series.name().to_owned(), Value::Object(contributions.collect()));
        let sizes = of_series().map(|effect| (effect.kind.to_string(), json!({"sd": effect.size})));
        effects.insert(series.name().to_owned(), Value::Object(sizes.collect()));
    }
    let dates: Vec<String> = member.dates.iter().map(ToString::to_string).collect();
    json!({
        "setting": setting,
        "scenario": name(member.world),
        "dates": dates,
        "contrib": parts,
        "effects": effects,
    })
}
