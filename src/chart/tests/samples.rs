//! Invented series, the same at every run.

use fastrand::Rng;

use crate::chart::{
    ActivityChart, Axis, Benchmark, Calendar, CalendarDay, Card, ChangeChart, ChangeEnd,
    ChangePart, ChangeRange, DoneIn, Figure, Fonts, Linked, LoggedDay, Overview, PageShape,
    PillarChart, WhatWasDone,
};
use crate::domain::{
    Activity, Average, Comparison, Count, Date, Group, Kind, LimitDay, LimitId, Log, Pillar, Rank,
    Restriction, RestrictionKind, SafeNumber, Score, Series, Snapshot, Source, Strike, Text,
    sum_of_pillars,
};
use crate::words::numbers::Decimals;

/// What a chart is drawn from.
#[derive(Clone, Debug, Default)]
pub(in crate::chart) struct Sample {
    pub(in crate::chart) who: Option<String>,
    pub(in crate::chart) snapshots: Vec<Snapshot>,
    pub(in crate::chart) log: Log,
    pub(in crate::chart) restrictions: Vec<Restriction>,
    pub(in crate::chart) linked: Vec<Linked>,
    pub(in crate::chart) numbers: Vec<(LimitId, Vec<LimitDay>)>,
    pub(in crate::chart) title: Option<String>,
}

impl Sample {
    pub(in crate::chart) fn figure(&self) -> Figure {
        self.figure_with(&Fonts::bundled())
    }

    pub(in crate::chart) fn figure_with(&self, fonts: &Fonts) -> Figure {
        self.overview(PageShape::Page, fonts)
    }

    /// Chart 1 in a shape.
    pub(in crate::chart) fn overview(&self, shape: PageShape, fonts: &Fonts) -> Figure {
        let overview = Overview {
            who: self.who.as_deref(),
            snapshots: (&self.snapshots).into(),
            log: &self.log,
            restrictions: &self.restrictions,
            linked: &self.linked,
            today: self.today(),
            axis: Axis::Fit,
            shape,
            title: self.title.as_deref(),
        };
        overview.figure(fonts).unwrap()
    }

    /// The day of the last snapshot.
    pub(in crate::chart) fn today(&self) -> Date {
        self.snapshots.last().map_or(Date::MIN, |one| one.date)
    }

    /// Chart 2; `None` where the pillar was never recorded.
    pub(in crate::chart) fn pillar(
        &self,
        pillar: Pillar,
        zoom: bool,
        fonts: &Fonts,
    ) -> Option<Figure> {
        let (who, title) = (self.who.as_deref(), self.title.as_deref());
        let axis = if zoom { Axis::Fit } else { Axis::Full };
        let done: Vec<DoneIn> = PillarChart::stretches(pillar, (&self.snapshots).into())
            .into_iter()
            .map(|run| (run.from.date, run.to.date))
            .map(|(from, to)| DoneIn { from, to, what: self.what_was_done(from, to) })
            .collect();
        let snapshots = &self.snapshots;
        PillarChart { who, pillar, snapshots: snapshots.into(), done: &done, axis, title }
            .figure(fonts)
    }

    /// The two most frequent kinds, as if they were linked.
    pub(in crate::chart) fn what_was_done(&self, from: Date, to: Date) -> WhatWasDone {
        let done = self.log.before_change(from, to);
        let kinds: Vec<String> =
            done.kinds().iter().take(2).map(|(kind, _)| kind.many().to_owned()).collect();
        if kinds.is_empty() { WhatWasDone::NothingLogged } else { WhatWasDone::Linked(kinds) }
    }

    /// Chart 3 of the latest change of the insights, split into equal parts of what was logged
    /// before it; `None` without a change.
    fn change(&self, fonts: &Fonts) -> Option<Figure> {
        const MOST_PARTS: usize = 6;
        let score = |snapshot: &Snapshot| Some((snapshot.date, snapshot.pillar(Pillar::Insights)?));
        let mut scores = self.snapshots.iter().rev().filter_map(score);
        let end = |(date, score): (Date, Score)| ChangeEnd { date, points: score.points() };
        let (to, from) = (end(scores.next()?), end(scores.next()?));
        let done = self.log.before_change(from.date, to.date);
        let kinds = done.kinds();
        let names = kinds.iter().map(|(kind, count)| kind.counted(*count)).take(MOST_PARTS);
        let moved = to.points - from.points;
        let share = moved / f64::from(u8::try_from(names.len() + 1).unwrap());
        let part = |name: String| {
            let (low, high) = (share - 0.7, share + 0.4);
            let shown = format!("{low:.1} to {high:.1}");
            ChangePart {
                is_possible: name.len().is_multiple_of(2),
                kind: name.clone(),
                name,
                remark: (share > 0.0).then(|| "earlier ones fading".to_owned()),
                points: share,
                shown: format!("{share:+.1}"),
                range: Some(ChangeRange { low, high, shown }),
            }
        };
        let chart = ChangeChart {
            who: self.who.as_deref(),
            series: Series::Pillar(Pillar::Insights),
            from: &from,
            to: &to,
            decimals: Decimals::TENTHS,
            parts: &names.map(part).collect::<Vec<_>>(),
            rest: &part("Not explained".to_owned()),
            remark: (moved > 0.0).then_some("several pillars jumped at once"),
            title: self.title.as_deref(),
        };
        Some(chart.figure(fonts))
    }

    /// Chart 4; `None` where nothing was recorded to compare with.
    pub(in crate::chart) fn benchmark(&self, fonts: &Fonts) -> Option<Figure> {
        let (who, title) = (self.who.as_deref(), self.title.as_deref());
        Benchmark { who, of: None, snapshots: (&self.snapshots).into(), axis: Axis::Fit, title }
            .figure(fonts)
    }

    /// Chart 5; `None` where nothing counted against a safe number.
    pub(in crate::chart) fn activity(&self, fonts: &Fonts) -> Option<Figure> {
        let (who, title) = (self.who.as_deref(), self.title.as_deref());
        ActivityChart { who, numbers: &self.numbers, title }.figure(fonts)
    }

    /// The card, so many days after the last snapshot, with or without what was done.
    pub(in crate::chart) fn card(&self, later: i32, is_told: bool, fonts: &Fonts) -> Figure {
        let card = Card {
            who: self.who.as_deref(),
            snapshots: (&self.snapshots).into(),
            activity: is_told.then_some(&self.log),
            today: self.today().plus_days(later),
            title: self.title.as_deref(),
        };
        card.figure(fonts).unwrap()
    }

    /// The calendar from the first to the last record, at most three years, with its first days
    /// not known.
    pub(in crate::chart) fn calendar(&self, fonts: &Fonts) -> Vec<Figure> {
        const MOST_DAYS: i32 = 1_095;
        let done = self.log.activities();
        let Some((entry, last)) = done.first().zip(done.last()).map(|(a, b)| (a.date, b.date))
        else {
            return Vec::new();
        };
        let last = last.max(self.today()).min(entry.plus_days(10_000));
        let first = self.snapshots.first().map_or(entry, |one| one.date.min(entry));
        let first = first.max(last.plus_days(1 - MOST_DAYS));
        let day = |number: i32| {
            let date = first.plus_days(number);
            let done = self.log.between(date, date).iter().map(|one| u64::from(one.count.get()));
            let logged = match (date < entry, date < entry.plus_days(20), done.sum()) {
                (true, _, _) => LoggedDay::Before,
                (_, true, 0) => LoggedDay::Unknown,
                (_, true, done) => LoggedDay::AtLeast(done),
                (_, _, done) => LoggedDay::All(done),
            };
            let is_restricted = self.restrictions.iter().any(|one| one.is_open_on(date));
            CalendarDay { date, logged, is_restricted }
        };
        let days: Vec<CalendarDay> = (0..=last.days_since(first)).map(day).collect();
        let snapshots: Vec<Snapshot> = self
            .snapshots
            .iter()
            .filter(|one| first <= one.date && one.date <= last)
            .cloned()
            .collect();
        let (who, title) = (self.who.as_deref(), self.title.as_deref());
        Calendar { who, days: &days, snapshots: (&snapshots).into(), title }.figures(fonts)
    }

    /// Every chart that can be drawn of it, in every form.
    pub(in crate::chart) fn every_figure(&self, fonts: &Fonts) -> Vec<Figure> {
        let pillars = [(Pillar::Brand, true), (Pillar::Insights, false)];
        let pillars = pillars.map(|(pillar, zoom)| self.pillar(pillar, zoom, fonts));
        let others = [self.change(fonts), self.benchmark(fonts), self.activity(fonts)];
        let cards = [(0, true), (30, false)];
        let cards = cards.map(|(later, is_told)| self.card(later, is_told, fonts));
        let rest =
            pillars.into_iter().chain(others).flatten().chain(cards).chain(self.calendar(fonts));
        let overviews = [PageShape::Page, PageShape::Slide];
        overviews.map(|shape| self.overview(shape, fonts)).into_iter().chain(rest).collect()
    }

    /// Anna's snapshots, so many days apart, those of `without` left out.
    pub(in crate::chart) fn every(days: i32, count: i32, without: std::ops::Range<i32>) -> Self {
        let mut rng = Rng::with_seed(7);
        let mut levels = [12_000, 8_000, 10_000, 15_000];
        let mut snapshots = Vec::new();
        for number in 0..count {
            levels = walk(&mut rng, levels);
            if !without.contains(&number) {
                snapshots.push(snapshot(iso("2024-03-18").plus_days(number * days), levels));
            }
        }
        let log = log(&mut rng, iso("2024-03-18"), count * days, 30);
        for snapshot in &mut snapshots {
            // Averages that wander, ranks that follow the total.
            let week = i32::try_from(snapshot.total.thousandths()).unwrap() / 2_500;
            snapshot.industry = comparison(23 - week % 2, 40 - week);
            snapshot.network = comparison(33 + week % 3, 58 - week);
        }
        Self { who: Some("Anna Lind".to_owned()), snapshots, log, ..Self::default() }
    }

    /// Anything that a person may have: any rhythm, gaps, missing pillars, any name.
    pub(in crate::chart) fn random(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let count = if rng.u8(..) < 30 { rng.i32(150..400) } else { rng.i32(1..60) };
        let mut date = iso("2019-01-01").plus_days(rng.i32(0..2_000));
        let first = date;
        let mut levels = [0; 4].map(|_| rng.i32(0..=25_000));
        let rhythm = *pick(&mut rng, &[1, 2, 7, 7, 30]);
        let recorded = [0; 4].map(|_| rng.u8(..) > 50);
        let mut snapshots = Vec::new();
        for _ in 0..count {
            levels = walk(&mut rng, levels);
            let mut snapshot = snapshot(date, levels);
            for (pillar, recorded) in snapshot.pillars.iter_mut().zip(recorded) {
                if !recorded || rng.u8(..) < 20 {
                    *pillar = None;
                }
            }
            snapshots.push(snapshot);
            let pause = if rng.u8(..) < 12 { rng.i32(10..90) } else { 0 };
            date = date.plus_days(rhythm + pause);
        }
        compare(&mut Rng::with_seed(!seed), &mut snapshots);
        let most = *pick(&mut rng, &[3, 30, 10_000]);
        let log = log(&mut rng, first.plus_days(-20), date.days_since(first) + 40, most);
        let log = if rng.u8(..) < 40 { Log::default() } else { log };
        let who = (rng.u8(..) > 20).then(|| name(&mut rng));
        let title = (rng.u8(..) < 50).then(|| name(&mut rng).repeat(rng.usize(1..4)));
        let restrictions = restrictions(seed, first, date);
        let numbers = random_numbers(seed);
        Self { who, snapshots, log, restrictions, numbers, title, ..Self::default() }
    }
}

/// Up to three restrictions in a time, of which the last one may hold still.
fn restrictions(seed: u64, first: Date, last: Date) -> Vec<Restriction> {
    let mut rng = Rng::with_seed(seed ^ 0x00ba_44ed);
    let mut found = Vec::new();
    let mut start = first.plus_days(rng.i32(-20..60));
    for _ in 0..rng.usize(0..4) {
        let mut one = Restriction::new(start, RestrictionKind::Account, Strike::First);
        one.end = (start < last).then(|| start.plus_days(rng.i32(0..40)));
        start = start.plus_days(rng.i32(41..200));
        found.push(one);
    }
    found
}

/// Averages around the totals, and any ranks: all, some or none of them, with holes.
fn compare(rng: &mut Rng, snapshots: &mut [Snapshot]) {
    let kept = [0; 4].map(|_| *pick(rng, &[0, 0, 30, 200, 250, 256]));
    let parts = if rng.u8(..) < 50 { 100 } else { 1_000 };
    for group in Group::ALL {
        let place = usize::from(group == Group::Network) * 2;
        let above = *pick(rng, &[-300, -90, -1, 0, 0, 1, 40, 300]) * 100;
        for snapshot in &mut *snapshots {
            let own = snapshot.total.thousandths().cast_signed();
            let average = (own + above + rng.i32(-2..3) * parts).clamp(0, 100_000) / parts * parts;
            let average = Average::from_thousandths(average.unsigned_abs());
            let rank = Rank::new(*pick(rng, &[1, 1, 2, 9, 10, 50, 99, 100]));
            let comparison = snapshot.comparison_mut(group);
            comparison.average = average.filter(|_| rng.u16(..256) < kept[place]);
            comparison.rank = rank.filter(|_| rng.u16(..256) < kept[place + 1]);
        }
    }
}

/// A whole average and a rank.
pub(in crate::chart) fn comparison(average: i32, rank: i32) -> Comparison {
    Comparison {
        average: Average::from_thousandths(average.unsigned_abs() * 1_000),
        rank: Rank::new(u8::try_from(rank.clamp(1, 100)).unwrap()),
        ..Comparison::default()
    }
}

/// Safe numbers that change, restrictions, days that are not known, readings, counts of any size.
fn random_numbers(seed: u64) -> Vec<(LimitId, Vec<LimitDay>)> {
    let mut rng = Rng::with_seed(seed ^ 0x5afe);
    let days = *pick(&mut rng, &[1, 2, 7, 30, 70, 70, 70, 182, 183, 400, 1_200, 3_100, 3_653]);
    let first = iso("2016-01-01").plus_days(rng.i32(0..2_000));
    let restricted = changing(&mut rng, days, 3, |rng| rng.u8(..) < 40);
    let known_from = if rng.bool() { 0 } else { rng.i32(0..days) };
    let course = |id: LimitId, rng: &mut Rng| {
        let most = *pick(rng, &[3, 30, 120, 10_000]);
        let every = if id == LimitId::Pending { 9 } else { *pick(rng, &[1, 2, 5]) };
        let known = changing(rng, days, 2, |rng| rng.u8(..) > 30);
        let partly = changing(rng, days, 2, |rng| rng.u8(..) > 60);
        let limits = changing(rng, days, 4, |rng| {
            let limit = *pick(rng, &[1, 5, 12, 20, 100, 500, 10_000]);
            (rng.u8(..) > 40).then_some(SafeNumber { warn: limit, limit })
        });
        let day = |number: i32| {
            let place = usize::try_from(number).unwrap();
            let is_done = rng.i32(0..every) == 0;
            let is_known = number >= known_from && (is_done || id != LimitId::Pending);
            let count = if is_done { rng.u64(0..=most) } else { 0 };
            let count = (known[place] && is_known).then_some(count);
            LimitDay {
                date: first.plus_days(number),
                count,
                is_whole: id == LimitId::Pending || count.is_some() && partly[place],
                safe: limits[place],
                is_halved: false,
                is_restricted: restricted[place],
                before: 0,
            }
        };
        (0..days).map(day).collect()
    };
    let ids = LimitId::CHARTED.into_iter().filter(|_| rng.u8(..) > 40).collect::<Vec<_>>();
    ids.into_iter().map(|id| (id, course(id, &mut rng))).collect()
}

/// A value for each of so many days, which changes at most so many times.
fn changing<T: Copy>(
    rng: &mut Rng,
    days: i32,
    changes: usize,
    value: impl Fn(&mut Rng) -> T,
) -> Vec<T> {
    let days = usize::try_from(days).unwrap();
    let mut ends: Vec<usize> = (0..rng.usize(0..=changes)).map(|_| rng.usize(0..=days)).collect();
    ends.push(days);
    ends.sort_unstable();
    let mut values = Vec::new();
    for end in ends {
        let value = value(rng);
        values.resize(end.max(values.len()), value);
    }
    values
}

/// A name of 1 to 60 letters in one of six scripts.
pub(in crate::chart) fn name(rng: &mut Rng) -> String {
    const SCRIPTS: [&[&str]; 6] = [
        &["A", "n", "W", "ñ", "e\u{301}", "i", "Ł", " ", "-"],
        &["Ї", "ж", "а", "Щ", "и\u{306}", " ", "ю"],
        &["李", "小", "龍", "王", "芳"],
        &["م", "ح", "م", "د", " ", "لا", "ّ"],
        &["ש", "ר", "ה", " ", "לו", "י"],
        &["👩‍💻", "🎉", "👍🏽", "❤️", "🇺🇦"],
    ];
    let letters = pick(rng, &SCRIPTS);
    let count = rng.usize(1..=60);
    (0..count).map(|_| *pick(rng, letters)).collect()
}

pub(in crate::chart) fn iso(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(in crate::chart) fn snapshot(date: Date, thousandths: [i32; 4]) -> Snapshot {
    let pillars =
        thousandths.map(|score| Score::from_thousandths(u16::try_from(score).unwrap()).unwrap());
    Snapshot {
        pillars: pillars.map(Some),
        ..Snapshot::new(date, sum_of_pillars(pillars).rounded())
    }
}

pub(in crate::chart) fn activity(date: Date, kind: &str, count: u16) -> Activity {
    Activity {
        id: None,
        date,
        kind: Kind::parse(kind, &[]).unwrap(),
        count: Count::new(count).unwrap(),
        template: Text::default(),
        source: Source::Typed,
        note: Text::default(),
    }
}

fn log(rng: &mut Rng, first: Date, days: i32, most: u16) -> Log {
    const KINDS: [&str; 6] = ["comment", "post", "reaction", "invitation", "message", "search"];
    let mut activities = Vec::new();
    for day in 0..days {
        for _ in 0..rng.u8(0..3) {
            let kind = pick(rng, &KINDS);
            let count = (1 + rng.u16(0..most)).min(Count::MAX);
            activities.push(activity(first.plus_days(day), kind, count));
        }
    }
    Log::new(activities, Vec::new())
}

fn walk(rng: &mut Rng, levels: [i32; 4]) -> [i32; 4] {
    levels.map(|level| (level + rng.i32(-550..650)).clamp(0, 25_000))
}

fn pick<'a, T>(rng: &mut Rng, of: &'a [T]) -> &'a T {
    &of[rng.usize(0..of.len())]
}
