//! The members of the settings: a latent score every day, what the page shows of it, what is read.

use ssi::attribution::Resolution;
use ssi::domain::{Date, Kind, Pillar, Score, Series, Total};

use super::activity::{activity, kinds};
use super::cases::{Case, Numbers, Record};
use super::level::{Season, levels};
use super::logbook::Logbook;
use super::random::Random;
use super::response::Response;
use super::truth::{TrueEffect, deviation, parts, saturated};
use super::{BEFORE, Recorded, SHARE_OF_EFFECTS, Setting, Simulated, World, shown};

/// What all pillars of a member have in common.
struct Person {
    world: World,
    sizes: (f64, f64),
    books: Vec<Logbook>,
    /// Days of the snapshots, from the first.
    days: Vec<usize>,
    season: Season,
    does_saturate: bool,
}

/// A pillar on every day from the first snapshot to the last.
struct Course {
    /// What each kind drives, of what was logged.
    paths: Vec<Vec<f64>>,
    /// Everything that drives the score.
    latent: Vec<f64>,
    /// The score.
    scores: Vec<f64>,
}

/// Draws a member of a setting, in [`World::Effects`] or [`World::Nothing`].
pub(crate) fn simulate_case(case: &Case, world: World, setting: Setting, seed: u64) -> Simulated {
    let mut random = Random::new(seed);
    let days = case.rhythm.draw(&mut random, setting);
    let span = days.last().copied().unwrap_or(0) + 1;
    let kinds = kinds(&mut random, setting);
    let season = Season::draw(&mut random);
    let keeper = case.care.draw(&mut random);
    let mut books = Vec::new();
    for _ in &kinds {
        let weekdays = case.disturbance.weekdays(&mut random);
        let done = activity(&mut random, world, span, season, weekdays);
        books.push(keeper.keep(&mut random, done));
    }
    let does_saturate = random.chance(0.5);
    let person = Person { world, sizes: setting.sizes, books, days, season, does_saturate };
    let resolution = case.numbers.draw(&mut random);
    let start = Date::new(2023, 1, 1).unwrap().plus_days(random.whole((0, 364)) as i32);
    let moved = movers(&mut random, case.record, world, kinds.len());
    let disturbed = case.disturbance.draw(&mut random, span);
    let courses =
        [0, 1, 2, 3].map(|pillar| person.course(&mut random, &disturbed[pillar], &moved[pillar]));
    let days_shown =
        case.display.shown_days(&mut random, courses.each_ref().map(|course| &course.scores[..]));
    let renewals =
        days_shown.map(|shown| person.days.iter().map(|&day| shown[day]).collect::<Vec<_>>());
    let mut readings = [0, 1, 2, 3].map(|pillar| at(&courses[pillar].scores, &renewals[pillar]));
    case.fault.disturb(&mut random, &person.days, &mut readings);
    let effects = person.effects(&kinds, &courses, &renewals);
    let mut simulated = Simulated {
        world,
        dates: person.days.iter().map(|&day| start.plus_days(day as i32)).collect(),
        pillars: None,
        totals: None,
        logged: person.logged(&kinds, start),
        effects,
    };
    if case.record == Record::TotalOnly {
        let mut numbers = [totals(&numbers(&readings, Resolution::Hundredth), resolution)];
        let limit = Total::MAX.thousandths();
        case.fault.mistype(&mut random, &mut numbers, resolution, limit);
        let [scores] = numbers.map(|numbers| {
            numbers.into_iter().map(|number| Total::from_thousandths(number).unwrap()).collect()
        });
        simulated.totals = Some(Recorded { scores, resolution });
        simulated.effects = of_total(&simulated.effects, &kinds);
        return simulated;
    }
    let mut numbers = numbers(&readings, resolution);
    if case.record == Record::PillarsAndWholeTotal {
        let scores = totals(&numbers, Resolution::Whole);
        let scores = scores.into_iter().map(|sum| Total::from_thousandths(sum).unwrap()).collect();
        simulated.totals = Some(Recorded { scores, resolution: Resolution::Whole });
    }
    case.fault.mistype(&mut random, &mut numbers, resolution, Score::MAX.thousandths());
    let score = |number: u32| Score::from_thousandths(number.try_into().unwrap()).unwrap();
    let scores = numbers.map(|numbers| numbers.into_iter().map(score).collect());
    simulated.pillars = Some(Recorded { scores, resolution });
    simulated
}

impl Numbers {
    fn draw(self, random: &mut Random) -> Resolution {
        let whole = match self {
            Self::Mixed => 0.24,
            Self::Half => 0.5,
            Self::Decimal => 0.0,
            Self::Whole => 1.0,
        };
        if random.chance(whole) { Resolution::Whole } else { Resolution::Hundredth }
    }
}

/// Which kinds move each pillar.
///
/// Where only the total is recorded, a kind moves several pillars or none: were every pillar moved
/// by kinds of its own, nearly every kind would move the total.
fn movers(random: &mut Random, record: Record, world: World, kinds: usize) -> [Vec<bool>; 4] {
    let mut moved = [(); 4].map(|()| vec![false; kinds]);
    for kind in 0..kinds {
        let share = if record == Record::TotalOnly {
            if random.chance(SHARE_OF_EFFECTS) { 0.6 } else { 0.0 }
        } else {
            SHARE_OF_EFFECTS
        };
        for of_pillar in &mut moved {
            of_pillar[kind] = random.chance(share) && world.has_effects();
        }
    }
    moved
}

impl Person {
    fn curve(&self, value: f64) -> f64 {
        let value = if self.does_saturate { saturated(value) } else { value };
        value.clamp(0.0, 25.0)
    }

    fn course(&self, random: &mut Random, disturbed: &[f64], moved: &[bool]) -> Course {
        let every_day: Vec<usize> = (0..disturbed.len()).collect();
        let usual = Response::draw(random, self.world);
        let mut drive = vec![0.0; disturbed.len()];
        let mut paths = Vec::new();
        for (book, &is_moved) in self.books.iter().zip(moved) {
            let response =
                if random.chance(0.3) { Response::draw(random, self.world) } else { usual };
            let size = random.log_between(self.sizes);
            let sign = if random.chance(0.9) { 1.0 } else { -1.0 };
            if !is_moved {
                paths.push(vec![0.0; disturbed.len()]);
                continue;
            }
            let known = response.path(&book.known, &every_day);
            let done = response.path(&book.done, &every_day);
            // Of a kind that was hardly ever logged not even the rest moves the score much.
            let spread = deviation(&at(&known, &self.days));
            let spread = spread.max(0.4 * deviation(&at(&done, &self.days)));
            let unit = if spread > 0.0 { sign * size / spread } else { 0.0 };
            drive.iter_mut().zip(done).for_each(|(sum, value)| *sum += unit * value);
            paths.push(known.into_iter().map(|value| unit * value).collect());
        }
        let levels = levels(random, self.world, &every_day, self.season, (0, 0.0));
        let middle = drive.iter().sum::<f64>() / drive.len() as f64;
        let start = random.between((8.0, 16.0)) - middle;
        let latent: Vec<f64> = drive
            .iter()
            .zip(levels)
            .zip(disturbed)
            .map(|((drive, level), disturbed)| start + drive + level + disturbed)
            .collect();
        let noise = random.log_between((0.005, 0.08));
        let scores =
            latent.iter().map(|&value| self.curve(value) + noise * random.normal()).collect();
        Course { paths, latent, scores }
    }

    /// What is true of the score that the page shows: that of the last renewal.
    fn effects(
        &self,
        kinds: &[Kind],
        courses: &[Course; 4],
        renewals: &[Vec<usize>; 4],
    ) -> Vec<TrueEffect> {
        let mut effects = Vec::new();
        for ((pillar, course), renewals) in Pillar::ALL.into_iter().zip(courses).zip(renewals) {
            let latent = at(&course.latent, renewals);
            effects.extend(course.paths.iter().zip(kinds).map(|(path, kind)| {
                let parts = parts(&at(path, renewals), &latent, |value| self.curve(value));
                TrueEffect::new(Series::Pillar(pillar), kind.clone(), parts)
            }));
        }
        effects
    }

    fn logged(&self, kinds: &[Kind], start: Date) -> Vec<(Kind, Vec<(Date, u32)>)> {
        let rows = self.books.iter().map(|book| {
            let dates = (0..).map(|day| start.plus_days(day - BEFORE as i32));
            dates.zip(book.rows.iter().copied()).filter(|(_, count)| *count > 0).collect()
        });
        kinds.iter().cloned().zip(rows).collect()
    }
}

/// The values of some days.
fn at(values: &[f64], days: &[usize]) -> Vec<f64> {
    days.iter().map(|&day| values[day]).collect()
}

/// The readings to the unit in which they are recorded, in thousandths of a point.
fn numbers(readings: &[Vec<f64>; 4], resolution: Resolution) -> [Vec<u32>; 4] {
    let number = |&score: &f64| shown(score, resolution).thousandths();
    readings.each_ref().map(|readings| readings.iter().map(number).collect())
}

/// The totals to the unit in which they are recorded, in thousandths of a point.
fn totals(pillars: &[Vec<u32>; 4], resolution: Resolution) -> Vec<u32> {
    let sum = |place: usize| pillars.iter().map(|scores| scores[place]).sum();
    let total = |place: usize| Total::from_thousandths(sum(place)).unwrap();
    let recorded = |place: usize| match resolution {
        Resolution::Whole => total(place).rounded().thousandths(),
        _ => total(place).thousandths(),
    };
    (0..pillars[0].len()).map(recorded).collect()
}

/// What is true of the total: the sum over the pillars, each of which has the kinds in one order.
fn of_total(effects: &[TrueEffect], kinds: &[Kind]) -> Vec<TrueEffect> {
    let of_kind = |kind: &Kind| {
        let mut parts: Vec<f64> = Vec::new();
        for effect in effects.iter().filter(|effect| effect.kind == *kind) {
            parts.resize(effect.parts.len(), 0.0);
            parts.iter_mut().zip(&effect.parts).for_each(|(sum, part)| *sum += part);
        }
        TrueEffect::new(Series::Total, kind.clone(), parts)
    };
    kinds.iter().map(of_kind).collect()
}
