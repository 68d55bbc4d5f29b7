//! No two commands contradict each other: random histories, and what each command says of them.

use std::fmt::Write;

use fastrand::Rng;
use serde_json::Value;
use ssi::domain::Date;

use crate::support::Sandbox;

/// So many histories are tried; `SSI_HISTORIES=100 cargo test --test it consistent` tries more.
fn histories() -> u64 {
    std::env::var("SSI_HISTORIES").map_or(8, |count| count.parse().unwrap())
}

/// What a person may have kept: scores daily, weekly or monthly, with holes, to whole points or to
/// thousandths, with or without pillars, and some of what was done.
struct Kept {
    snapshots: String,
    activities: String,
}

impl Kept {
    fn random(random: &mut Rng, last: Date) -> Self {
        let (apart, rows) = [(1, 70), (3, 40), (7, 40), (30, 24)][random.usize(..4)];
        let rows = random.i32(2..=rows);
        let unit = [1, 10, 100, 1000][random.usize(..4)];
        let pillars = random.usize(..=4);
        let mut scores: Vec<u32> = (0..pillars).map(|_| random.u32(8_000..18_000)).collect();
        let mut total = random.u32(30_000..60_000);
        let mut snapshots = "date,total,brand,people,insights,relationships\n".to_owned();
        for row in (0..rows).rev() {
            if random.u8(..) < 20 && row > 0 {
                continue; // a hole
            }
            for score in &mut scores {
                *score = step(random, *score, unit, 24_000);
            }
            total = if pillars == 4 {
                scores.iter().sum::<u32>() / 1000 * 1000
            } else {
                step(random, total, 1000, 90_000)
            };
            let day =
                last.plus_days(-row * apart - random.i32(0..apart.min(2)) * i32::from(row > 0));
            write!(snapshots, "{day},{}", points(total)).unwrap();
            for place in 0..4 {
                let score = scores.get(place).filter(|_| random.u8(..) > 8);
                write!(snapshots, ",{}", score.map_or_else(String::new, |&score| points(score)))
                    .unwrap();
            }
            snapshots.push('\n');
        }
        let mut activities = "id,date,kind,count\n".to_owned();
        let mut number = 1000;
        for day in (0..rows * apart).rev() {
            for kind in ["post", "comment", "invitation"] {
                if random.u8(..) < 70 {
                    number += 1;
                    let (day, count) = (last.plus_days(-day), random.u8(1..9));
                    writeln!(activities, "a{number},{day},{kind},{count}").unwrap();
                }
            }
        }
        Self { snapshots, activities }
    }
}

/// A score after some days: often the same, else up or down by some units.
fn step(random: &mut Rng, score: u32, unit: u32, most: u32) -> u32 {
    if random.bool() {
        return score / unit * unit;
    }
    let size = random.u32(1..=(1500 / unit).max(1)) * unit;
    let moved = if random.bool() { score + size } else { score.saturating_sub(size) };
    moved.clamp(unit, most) / unit * unit
}

fn points(thousandths: u32) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A number in thousandths, to be compared exactly.
fn thousandths(value: &Value) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "scores are at most 100,000 of them")]
    value.as_f64().map(|points| (points * 1000.0).round() as i64)
}

struct Answers {
    status: Value,
    history: Value,
    changes: Value,
    explain: Value,
    effects: Value,
    plot: Value,
}

impl Answers {
    fn of(sandbox: &Sandbox) -> Self {
        let json = |line: &str| -> Value {
            let run = sandbox.ssi(&format!("{line} --json"));
            serde_json::from_str(&run.stdout).unwrap_or(Value::Null)
        };
        Self {
            status: json("status"),
            history: json("history --all"),
            changes: json("changes --all"),
            explain: json("explain"),
            effects: json("effects"),
            plot: json("plot overview -n"),
        }
    }

    fn on(&self, day: &Value) -> &Value {
        let rows = self.history["snapshots"].as_array().unwrap();
        rows.iter().find(|row| row["date"] == *day).unwrap()
    }

    /// `status`, `history` and the picture end with the same scores, and `status` moves as
    /// `history` does.
    fn check_last(&self) {
        let rows = self.history["snapshots"].as_array().unwrap();
        let last = rows.last().unwrap();
        assert_eq!(&self.status["last"], last);
        assert_eq!(self.status["snapshots"], rows.len());
        let before = rows.iter().rev().nth(1).cloned().unwrap_or(Value::Null);
        assert_eq!(self.status["previous"], before);
        if let Some(alt) = self.plot["charts"][0]["alt"].as_str() {
            let total = format!("Total {}", last["total"]);
            assert!(alt.contains(&total), "{total}: {alt}");
            assert!(alt.contains(&format!("{} snapshot", rows.len())), "{}: {alt}", rows.len());
            let moved = self.status["run"]["moved"].as_f64();
            let now = moved.map_or_else(String::new, |moved| {
                format!("Now {} {}", if moved > 0.0 { "up" } else { "down" }, moved.abs())
            });
            assert!(alt.contains(&now), "{now}: {alt}");
            assert_eq!(
                moved.is_some(),
                alt.contains("Now up") || alt.contains("Now down"),
                "{alt}"
            );
        }
    }

    /// Each change is the difference of two rows of `history`, and of one series none overlaps the next.
    fn check_changes(&self) {
        let changes = self.changes["changes"].as_array().unwrap();
        for change in changes {
            let (from, to) = (self.on(&change["from"]), self.on(&change["to"]));
            assert_eq!(change["total"], to["total"], "{change}");
            for found in change["moves"].as_array().unwrap() {
                let series = found["series"].as_str().unwrap();
                let difference = thousandths(&to[series]).zip(thousandths(&from[series]));
                let difference = difference.map(|(to, from)| to - from);
                assert_eq!(thousandths(&found["moved"]), difference, "{series} {change}");
            }
        }
        for series in ["total", "brand", "people", "insights", "relationships"] {
            check_apart(changes, series);
        }
    }

    /// `explain` takes apart a change that `history` has, as `changes` does.
    fn check_explained(&self) {
        let Some(rows) = self.explain["unexplained"].as_array() else { return };
        for rest in rows {
            let series = rest["pillar"].as_str().unwrap();
            let (from, to) = (self.on(&rest["from"]), self.on(&rest["to"]));
            let difference =
                thousandths(&to[series]).unwrap() - thousandths(&from[series]).unwrap();
            assert_eq!(thousandths(&rest["change"]), Some(difference), "{rest}");
            let Some(found) = self.same_move(rest) else { continue };
            self.check_parts(rest, found);
        }
    }

    /// What `changes` links is what `explain` has; what it has besides is not explained there.
    fn check_parts(&self, rest: &Value, found: &Value) {
        let is_of =
            |part: &&Value| ["from", "to", "pillar"].iter().all(|key| part[key] == rest[key]);
        let parts: Vec<&Value> =
            self.explain["changes"].as_array().unwrap().iter().filter(is_of).collect();
        let links = found["links"].as_array().unwrap();
        for link in links {
            let part = parts.iter().find(|part| part["kind"] == link["kind"]);
            assert_eq!(part.map(|part| &part["mean"]), Some(&link["mean"]), "{link} {rest}");
        }
        let is_besides = |part: &&&Value| links.iter().all(|link| link["kind"] != part["kind"]);
        let besides: f64 =
            parts.iter().filter(is_besides).filter_map(|part| part["mean"].as_f64()).sum();
        let expected = rest["mean"].as_f64().unwrap() + besides;
        // Of a series with too few scores nothing is said.
        let Some(mean) = found["not_explained"]["mean"].as_f64() else { return };
        assert!((mean - expected).abs() < 1e-9, "{found} {rest}");
    }

    /// The move of `changes` of the same series between the same days, if it is listed.
    fn same_move(&self, rest: &Value) -> Option<&Value> {
        let changes = self.changes["changes"].as_array().unwrap();
        let is_it = |change: &&Value| ["from", "to"].iter().all(|key| change[key] == rest[key]);
        let moves = changes.iter().find(is_it)?["moves"].as_array().unwrap();
        moves.iter().find(|found| found["series"] == rest["pillar"])
    }

    /// `explain`, `changes` and `effects` give a kind the same verdict.
    fn check_verdicts(&self) {
        let Some(effects) = self.effects["effects"].as_array() else { return };
        let verdict = |pillar: &Value, kind: &Value| {
            let is_it = |found: &&Value| found["pillar"] == *pillar && found["kind"] == *kind;
            effects.iter().find(is_it).map(|found| &found["verdict"])
        };
        for found in self.explain["effects"].as_array().into_iter().flatten() {
            let same = verdict(&found["pillar"], &found["kind"]);
            assert_eq!(same, Some(&found["verdict"]), "{found}");
        }
        for change in self.changes["changes"].as_array().unwrap() {
            for found in change["moves"].as_array().unwrap() {
                for link in found["links"].as_array().into_iter().flatten() {
                    let same = verdict(&found["series"], &link["kind"]);
                    assert!(same.is_none() || same == Some(&link["verdict"]), "{link}");
                }
            }
        }
    }
}

/// A score that was not recorded for a while moved over that while; the others did not.
#[track_caller]
fn check_apart(changes: &[Value], series: &str) {
    let is_of = |change: &&Value| {
        change["moves"].as_array().unwrap().iter().any(|found| found["series"] == series)
    };
    let changes: Vec<&Value> = changes.iter().filter(is_of).collect();
    for pair in changes.windows(2) {
        let (later, earlier) = (pair[0]["from"].as_str(), pair[1]["to"].as_str());
        assert!(earlier <= later, "{series}: {} overlaps {}", pair[1], pair[0]);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "it is seen where the test fails")]
fn no_two_commands_contradict_each_other() {
    for seed in 0..histories() {
        let mut random = Rng::with_seed(seed);
        let sandbox = Sandbox::new();
        let last = Date::parse(sandbox.today()).unwrap().plus_days(-random.i32(0..20));
        let kept = Kept::random(&mut random, last);
        sandbox.write("snapshots.csv", &kept.snapshots);
        sandbox.write("activities.csv", &kept.activities);
        println!("history {seed}\n{}", kept.snapshots);
        let answers = Answers::of(&sandbox);
        answers.check_last();
        answers.check_changes();
        answers.check_explained();
        answers.check_verdicts();
    }
}
