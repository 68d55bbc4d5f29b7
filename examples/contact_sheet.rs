//! Draws every chart of every hard case in both themes, to be looked at before a release:
//! `cargo run --release --example contact_sheet -- DIR`.
//!
//! `DIR` gets each picture at the default scale, and `contact-light.png` and `contact-dark.png`: a
//! row for each case, a column for each chart, empty where there is nothing to draw; and a team of all
//! cases. The data are invented, the same at every run.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use ssi::chart::{
    ActivityChart, Axis, Benchmark, ChangeChart, ChangeEnd, ChangePart, ChangeRange, Figure, Fonts,
    Overview, PageShape, PillarChart, Scale, TeamChart, TeamMember, Theme,
};
use ssi::domain::{
    Activity, Average, Count, Date, Kind, LimitDay, LimitId, Log, Pillar, Rank, SafeNumber, Score,
    Snapshot, Source, Text, sum_of_pillars,
};
use ssi::words::numbers::Decimals;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Between two pictures of a sheet, in pixels.
const BETWEEN: u32 = 24;
/// The charts, in the order of the columns.
const CHARTS: [&str; 6] = ["overview", "pillar-full", "pillar", "change", "benchmark", "activity"];

/// What a row of the sheet shows.
struct Case {
    name: &'static str,
    who: &'static str,
    snapshots: Vec<Snapshot>,
    log: Log,
    parts: Vec<ChangePart>,
    limits: Vec<(LimitId, Vec<LimitDay>)>,
}

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("usage: contact_sheet DIR")?;
    fs::create_dir_all(&folder)?;
    let fonts = Fonts::bundled().and(dejavu::sans::regular().to_vec(), 0)?;
    let cases = cases()?;
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut rows = Vec::new();
        for case in &cases {
            let mut row = Vec::new();
            for (chart, figure) in CHARTS.into_iter().zip(case.figures(&fonts)) {
                let Some(figure) = figure else {
                    row.push(None);
                    continue;
                };
                let file = folder.join(format!("{}-{chart}-{name}.png", case.name));
                write(&file, &figure.to_png(theme, Scale::default(), &fonts)?.bytes)?;
                row.push(Some(Pixels::decoded(
                    &figure.to_png(theme, "1".parse()?, &fonts)?.bytes,
                )?));
            }
            rows.push(row);
        }
        for (page, figure) in (1..).zip(team(&cases, &fonts)) {
            let file = folder.join(format!("team-{page}-{name}.png"));
            write(&file, &figure.to_png(theme, Scale::default(), &fonts)?.bytes)?;
        }
        write(&folder.join(format!("contact-{name}.png")), &Pixels::sheet(&rows).encoded()?)?;
    }
    Ok(())
}

/// The people of all cases beside each other, up to the last snapshot of any.
fn team(cases: &[Case], fonts: &Fonts) -> Vec<Figure> {
    let members: Vec<TeamMember<'_>> = cases
        .iter()
        .map(|Case { name, snapshots, .. }| TeamMember { name, snapshots: snapshots.into() })
        .collect();
    let last = cases.iter().filter_map(|case| case.snapshots.last()).map(|one| one.date).max();
    let last = last.unwrap_or(Date::MIN);
    let days = (last.plus_days(-83), last);
    let chart =
        TeamChart { members: &members, days, axis: Axis::Fit, is_anonymous: false, title: None };
    chart.figures(fonts)
}

impl Case {
    /// What the columns show; `None` where there is nothing to draw.
    fn figures(&self, fonts: &Fonts) -> [Option<Figure>; CHARTS.len()] {
        let Self { snapshots, log, .. } = self;
        let who = Some(self.who);
        let overview = Overview {
            who,
            snapshots: snapshots.into(),
            log,
            restrictions: &[],
            linked: &[],
            today: snapshots.last().map_or(Date::MIN, |one| one.date),
            axis: Axis::Fit,
            shape: PageShape::Page,
            title: None,
        };
        let pillar = |axis| PillarChart {
            who,
            pillar: Pillar::Insights,
            snapshots: snapshots.into(),
            done: &[],
            axis,
            title: None,
        };
        let benchmark =
            Benchmark { who, of: None, snapshots: snapshots.into(), axis: Axis::Fit, title: None };
        let activity = ActivityChart { who, numbers: &self.limits, title: None };
        [
            overview.figure(fonts),
            pillar(Axis::Full).figure(fonts),
            pillar(Axis::Fit).figure(fonts),
            self.change(fonts),
            benchmark.figure(fonts),
            activity.figure(fonts),
        ]
    }

    /// The change between the last two snapshots.
    fn change(&self, fonts: &Fonts) -> Option<Figure> {
        let [.., earlier, later] = self.snapshots.as_slice() else { return None };
        let scores = [earlier, later].map(|snapshot| snapshot.pillar(Pillar::Insights));
        let [Some(from), Some(to)] = scores else { return None };
        let end = |date, score: Score| ChangeEnd { date, points: score.points() };
        let (from, to) = (end(earlier.date, from), end(later.date, to));
        let explained: f64 = self.parts.iter().map(|part| part.points).sum();
        let points = to.points - from.points - explained;
        let mut rest = part("Not explained", points, 0.7);
        if self.parts.is_empty() {
            let remark = Some(format!("{} snapshots", self.snapshots.len()));
            rest = ChangePart { name: "Too early to say".to_owned(), remark, range: None, ..rest };
        }
        let chart = ChangeChart {
            who: Some(self.who),
            series: ssi::domain::Series::Pillar(Pillar::Insights),
            from: &from,
            to: &to,
            decimals: Decimals::TENTHS,
            parts: &self.parts,
            rest: &rest,
            remark: None,
            title: None,
        };
        Some(chart.figure(fonts))
    }
}

/// A part of a change, with a range of that width on either side.
fn part(name: &str, points: f64, around: f64) -> ChangePart {
    let [low, high] = [points - around, points + around];
    ChangePart {
        name: name.to_owned(),
        kind: name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned(),
        remark: None,
        points,
        shown: format!("{points:+.1}"),
        range: Some(ChangeRange { low, high, shown: format!("{low:.1} to {high:.1}") }),
        is_possible: false,
    }
}

fn cases() -> Result<Vec<Case>> {
    let three = || {
        let fading = Some("earlier ones fading".to_owned());
        vec![
            part("12 comments", 0.9, 0.6),
            ChangePart { is_possible: true, ..part("2 posts", 0.6, 0.8) },
            ChangePart { remark: fading, ..part("articles", -0.2, 0.1) },
        ]
    };
    let seven = || {
        let kinds = ["messages received", "profile edits", "searches", "2 other kinds"];
        three().into_iter().chain(kinds.map(|kind| part(kind, 0.1, 0.2))).collect()
    };
    let mut quarter = Series::new(3, 28, 10..15).snapshots()?;
    let mut weekly = Series::new(7, 105, 40..52).snapshots()?;
    for snapshot in weekly.iter_mut().take(30) {
        snapshot.industry.average = None;
        snapshot.network.rank = None;
    }
    for snapshot in &mut quarter {
        snapshot.pillars[1] = None;
    }
    let mut flat = Series::new(7, 20, 0..0).snapshots()?;
    for number in 1..flat.len() {
        flat[number].pillars = flat[0].pillars;
        flat[number].total = flat[0].total;
    }
    let case = |name, who, snapshots: Vec<Snapshot>, most: u16, parts| -> Result<Case> {
        let (first, last) = (snapshots[0].date, snapshots[snapshots.len() - 1].date);
        let days = last.days_since(first) + 1;
        let log = log(first, days, most)?;
        Ok(Case { name, who, snapshots, log, parts, limits: limits(first, days.max(70), most) })
    };
    let one = Series::new(7, 1, 0..0).snapshots()?;
    let two = Series::new(1, 2, 0..0).snapshots()?;
    let daily = Series::new(1, 3_000, 500..560).snapshots()?;
    let year = Series::new(7, 53, 20..24).snapshots()?;
    Ok(vec![
        case("one", "Anna Lind", one, 9, Vec::new())?,
        case("two", "Anna Lind", two, 0, Vec::new())?,
        case("quarter", "Anna Lind", quarter, 60, three())?,
        case("weekly", "Їжакевич-Łukasiewicz Анна-Марія", weekly, 130, seven())?,
        case("flat", "李小龍", flat, 20, three())?,
        case("year", "شيماء بنت عبد الرحمن الأندلسي", year, 90, three())?,
        case(
            "daily",
            "שרה · Sarah of a very long name that goes on and on",
            daily,
            9_999,
            seven(),
        )?,
    ])
}

/// A rhythm of snapshots: so many, so many days apart, some of them left out.
struct Series {
    days: i32,
    count: i32,
    without: std::ops::Range<i32>,
}

impl Series {
    fn new(days: i32, count: i32, without: std::ops::Range<i32>) -> Self {
        Self { days, count, without }
    }

    fn snapshots(&self) -> Result<Vec<Snapshot>> {
        let first = Date::new(2017, 11, 20)?;
        let mut rng = Rng::with_seed(7);
        let mut levels = [12_000, 8_000, 10_000, 15_000];
        let mut snapshots = Vec::new();
        for number in 0..self.count {
            levels = levels.map(|level| (level + rng.i32(-550..650)).clamp(0, 25_000));
            if self.without.contains(&number) {
                continue;
            }
            let mut pillars = [Score::MAX; 4];
            for (pillar, level) in pillars.iter_mut().zip(levels) {
                *pillar = Score::from_thousandths(u16::try_from(level)?).ok_or("a score")?;
            }
            let date = first.plus_days(number * self.days);
            let mut snapshot = Snapshot::new(date, sum_of_pillars(pillars).rounded());
            snapshot.pillars = pillars.map(Some);
            snapshot.industry.average = Average::parse(&(40 + number / 40 % 9).to_string()).ok();
            snapshot.network.average = Average::parse(&(52 + number / 30 % 5).to_string()).ok();
            snapshot.industry.rank = Rank::parse(&(1 + number / 25 % 6).to_string()).ok();
            snapshot.network.rank = Rank::parse(&(9 + number / 20 % 7).to_string()).ok();
            snapshots.push(snapshot);
        }
        Ok(snapshots)
    }
}

/// Up to so many of five kinds a day, on most days.
fn log(first: Date, days: i32, most: u16) -> Result<Log> {
    let mut rng = Rng::with_seed(11);
    let mut activities = Vec::new();
    if most == 0 {
        return Ok(Log::default());
    }
    for day in 0..days {
        for kind in ["comment", "post", "invitation", "message", "reaction"] {
            if rng.u8(..) < 90 {
                activities.push(Activity {
                    id: None,
                    date: first.plus_days(day),
                    kind: Kind::parse(kind, &[])?,
                    count: Count::new(rng.u16(1..=most)).ok_or("no count")?,
                    template: Text::default(),
                    source: Source::Typed,
                    note: Text::default(),
                });
            }
        }
    }
    Ok(Log::new(activities, Vec::new()))
}

/// Numbers with a change in the middle, a restriction, days of which nothing is known, and readings.
fn limits(first: Date, days: i32, most: u16) -> Vec<(LimitId, Vec<LimitDay>)> {
    let mut rng = Rng::with_seed(13);
    let mut number = |id, limit: u64, every: i32| {
        let day = |day: i32| LimitDay {
            before: 0,
            date: first.plus_days(day),
            count: (day % every == 0 && !(20..24).contains(&day))
                .then(|| rng.u64(0..=u64::from(most))),
            is_whole: id == LimitId::Pending || !(20..24).contains(&day),
            safe: Some(SafeNumber {
                warn: limit * 4 / 5,
                limit: if day < days / 2 { limit } else { limit / 2 },
            }),
            is_halved: false,
            is_restricted: (days / 3..days / 3 + 9).contains(&day),
        };
        (id, (0..days).map(day).collect::<Vec<_>>())
    };
    if most == 0 {
        return Vec::new();
    }
    vec![
        number(LimitId::InvitationsDay, 60, 1),
        number(LimitId::InvitationsWeek, 100, 1),
        number(LimitId::Pending, 500, 12),
        number(LimitId::SameMessageDay, 50, 1),
    ]
}

/// A picture as red, green and blue of every pixel, row by row.
struct Pixels {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Pixels {
    fn decoded(bytes: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info()?;
        let mut rgb = vec![0; reader.output_buffer_size().ok_or("too large a picture")?];
        let frame = reader.next_frame(&mut rgb)?;
        Ok(Self { width: frame.width, height: frame.height, rgb })
    }

    /// All on one sheet of grey, in columns of one width.
    fn sheet(rows: &[Vec<Option<Self>>]) -> Self {
        let height_of = |row: &Vec<Option<Self>>| row.iter().flatten().map(|one| one.height).max();
        let heights: Vec<u32> = rows.iter().map(|row| height_of(row).unwrap_or(0)).collect();
        let column = rows.iter().flatten().flatten().map(|one| one.width).max().unwrap_or(0);
        let columns = u32::try_from(CHARTS.len()).unwrap_or(0);
        let width = columns * (column + BETWEEN) + BETWEEN;
        let height = heights.iter().map(|height| height + BETWEEN).sum::<u32>() + BETWEEN;
        let mut sheet = Self { width, height, rgb: vec![0x80; 3 * (width * height) as usize] };
        let mut top = BETWEEN;
        for (row, height) in rows.iter().zip(heights) {
            let mut left = BETWEEN;
            for picture in row {
                if let Some(picture) = picture {
                    sheet.put(picture, left, top);
                }
                left += column + BETWEEN;
            }
            top += height + BETWEEN;
        }
        sheet
    }

    fn put(&mut self, picture: &Self, left: u32, top: u32) {
        let line = 3 * picture.width as usize;
        for (number, pixels) in (top..).zip(picture.rgb.chunks_exact(line)) {
            let start = 3 * (number * self.width + left) as usize;
            self.rgb[start..start + line].copy_from_slice(pixels);
        }
    }

    fn encoded(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgb)?;
        writer.finish()?;
        Ok(bytes)
    }
}

#[expect(clippy::disallowed_methods, reason = "pictures to be looked at, nobody's data")]
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(fs::write(path, bytes)?)
}
