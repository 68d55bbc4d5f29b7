//! The picture of effects says what the table says.

use std::fs;
use std::path::Path;

use super::alike::alike;
use super::*;
use crate::answer::commands::Commands;
use crate::answer::person::{Machine, Person};
use crate::attribution::LookAlikes;
use crate::chart::{EffectGroup, EffectRow};
use crate::domain::{Date, Kind, Pillar, Series};
use crate::store::Folder;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn person(folder: &Path) -> Person {
    let folder = Folder::new(folder.to_owned());
    Person::new(folder.default_profile().unwrap(), Date::MAX, Machine::default())
}

/// A person of these files, in a folder that lasts as long as the test.
fn of_files(snapshots: &str, activities: &str) -> (tempfile::TempDir, Person) {
    let folder = tempfile::tempdir().unwrap();
    let profile = Folder::new(folder.path().to_owned()).default_profile().unwrap();
    fs::create_dir_all(profile.folder()).unwrap();
    put(&profile.folder().join("snapshots.csv"), snapshots);
    put(&profile.folder().join("activities.csv"), activities);
    let person = person(folder.path());
    (folder, person)
}

#[expect(clippy::disallowed_methods, reason = "not a user's file")]
fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// An example member of the model's tests, their log changed.
fn example(name: &str, change: impl Fn(&str) -> String) -> (tempfile::TempDir, Person) {
    let folder = repository().join("tests/data/attribution").join(name);
    let read = |file| fs::read_to_string(folder.join(file)).unwrap();
    of_files(&read("snapshots.csv"), &change(&read("activities.csv")))
}

/// What was compared, so that no comparison is of nothing.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    likely: usize,
    possible: usize,
    falls: usize,
    alike: usize,
}

/// Panics unless the picture has the kinds, the signs, the sizes, the verdicts and the courses of
/// the table, and counts the others as the table does.
#[track_caller]
fn compare(effects: &Effects<'_>, seen: &mut Seen) {
    let (told, groups) = (effects.told(false), effects.groups());
    let mut hidden = 0;
    for group in &groups {
        let is_alike =
            |kind: &str| group.alike.iter().any(|alike| alike.kinds.iter().any(|one| one == kind));
        let lines: Vec<&Line<'_>> =
            told.lines.iter().filter(|line| line.series == group.series).collect();
        let (alike, alone): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
            lines.iter().partition(|line| is_alike(line.kind));
        assert_eq!(alone.len(), group.rows.len(), "{group:?}");
        for line in alone {
            let row = group.rows.iter().find(|row| row.kind == line.kind);
            compare_row(line, row.unwrap(), seen);
        }
        assert!(alike.iter().all(|line| line.verdict.starts_with("possible")), "{alike:?}");
        seen.alike += group.alike.len();
        let kinds: usize = group.alike.iter().map(|alike| alike.kinds.len()).sum();
        hidden += group.others + kinds - alike.len();
        compare_alike(&told, group);
    }
    assert_eq!(hidden, told.hidden);
    let is_series = |line: &Line<'_>| groups.iter().any(|group| group.series == line.series);
    assert!(told.lines.iter().all(is_series));
}

#[track_caller]
fn compare_row(line: &Line<'_>, row: &EffectRow, seen: &mut Seen) {
    let range = row.more.range.as_ref().map(|range| format!(" ({range})")).unwrap_or_default();
    assert_eq!(line.size, format!("{}{range}", row.more.mean));
    assert_eq!(line.unit, row.more.unit);
    let verdict = if row.is_possible { "possible, " } else { "likely, " };
    assert!(line.verdict.starts_with(verdict), "{line:?} {row:?}");
    let course = line.besides.clone().unwrap_or_default();
    assert!(course.contains(row.lasts.as_deref().unwrap()), "{line:?} {row:?}");
    let sign = |text: &str| text.starts_with('-');
    assert_eq!(sign(&row.more.mean), row.points < 0.0 && line.size.contains('-'), "{row:?}");
    assert!(row.range.0 <= row.points && row.points <= row.range.1, "{row:?}");
    let shown: f64 = row.shown.split(' ').next().unwrap().parse().unwrap();
    assert!((shown - row.points).abs() <= 0.051, "{row:?}");
    seen.likely += usize::from(!row.is_possible);
    seen.possible += usize::from(row.is_possible);
    seen.falls += usize::from(row.points < 0.0);
}

/// Every sentence of two kinds is in a row of the picture, and every row of two is a sentence.
#[track_caller]
fn compare_alike(told: &Told<'_>, group: &EffectGroup) {
    for pair in group.alike.iter().filter(|alike| alike.kinds.len() == 2) {
        let start = format!("{} or {}: ", pair.kinds[0], pair.kinds[1]);
        let end =
            format!("with {} (probability {})", group.series, pair.probability.as_ref().unwrap());
        let is_it = |said: &&String| said.starts_with(&start) && said.contains(&end);
        assert_eq!(told.look_alikes.iter().filter(is_it).count(), 1, "{pair:?}");
    }
    let of_series = format!(" goes with {} (", group.series);
    for said in told.look_alikes.iter().filter(|said| said.contains(&of_series)) {
        let kinds: Vec<&str> = said.split_once(": ").unwrap().0.split(" or ").collect();
        let has = |alike: &&crate::chart::EffectAlike| {
            kinds.iter().all(|kind| alike.kinds.iter().any(|one| one == kind))
        };
        assert_eq!(group.alike.iter().filter(has).count(), 1, "{said}");
    }
}

/// Each activity of a kind a second time, as another kind.
fn twice(log: &str, kind: &str) -> String {
    let cell = format!(",{kind},");
    let again = log.lines().filter(|line| line.contains(&cell));
    let again: Vec<String> = again.map(|line| line.replace(&cell, ",again,")).collect();
    format!("{}\n{}\n", log.trim_end(), again.join("\n"))
}

fn has_sign(group: &EffectGroup) -> bool {
    !group.rows.is_empty() || !group.alike.is_empty()
}

#[test]
fn the_picture_has_the_effects_of_the_table() {
    let mut seen = Seen::default();
    let anna = person(&repository().join("data/demo"));
    compare(&Effects::of(&anna, None).unwrap(), &mut seen);
    assert_eq!(seen.likely, 6, "{seen:?}");
    for (name, kind) in [
        ("adstock-mixed-dates", "other"),
        ("window-saturating", "search"),
        ("window-saturating", "video"),
        ("steps-weekly", "comment"),
    ] {
        let changes: [&dyn Fn(&str) -> String; 2] = [&ToOwned::to_owned, &|log| twice(log, kind)];
        for change in changes {
            let (_folder, member) = example(name, change);
            let effects = Effects::of(&member, None).unwrap();
            compare(&effects, &mut seen);
            let told = effects.told(false);
            let is_nothing = told.lines.is_empty() && told.look_alikes.is_empty();
            assert_eq!(effects.groups().iter().any(has_sign), !is_nothing, "{name}");
        }
    }
    let Seen { likely, possible, falls, alike } = seen;
    assert!(likely > 12 && possible > 0 && falls > 0 && alike > 1, "{seen:?}");
}

#[test]
fn points_are_for_a_usual_week() {
    let anna = person(&repository().join("data/demo"));
    let effects = Effects::of(&anna, None).unwrap();
    let mut compared = 0;
    for group in effects.groups() {
        assert!(group.rows.is_sorted_by(|a, b| a.points.abs() >= b.points.abs()), "{group:?}");
        for row in group.rows {
            let is_its = |effect: &&&crate::attribution::Effect| {
                effect.series == group.series && effect.kind.many() == row.kind
            };
            let effect = effects.found.iter().find(is_its).unwrap();
            let (per_unit, week) = (effect.per_unit.unwrap(), usual_week(&anna, &effect.kind));
            assert_eq!(row.week, effect.kind.counted(week));
            let times = f64::from(u32::try_from(week).unwrap());
            assert!((row.points - per_unit.mean * times).abs() < 1e-9, "{row:?}");
            let ninety = per_unit.interval.ninety;
            assert!((row.range.0 - ninety.lower * times).abs() < 1e-9, "{row:?}");
            assert!((row.range.1 - ninety.upper * times).abs() < 1e-9, "{row:?}");
            compared += usize::from(week > 1);
        }
    }
    assert!(compared > 2, "{compared}");
}

/// The middle one of the weeks before the end of the log in which something was done.
fn usual_week(person: &Person, kind: &Kind) -> u64 {
    let activities = person.log().unwrap().activities();
    let last = activities.last().unwrap().date;
    let week = |back: i32| -> u64 {
        let is_in = |date: Date| (back * 7..back * 7 + 7).contains(&last.days_since(date));
        let of_week = activities.iter().filter(|one| one.kind == *kind && is_in(one.date));
        of_week.map(|one| u64::from(one.count.get())).sum()
    };
    let mut weeks: Vec<u64> = (0..200).map(week).filter(|&count| count > 0).collect();
    weeks.sort_unstable();
    weeks[weeks.len() / 2]
}

#[test]
fn pairs_that_share_a_kind_are_one_row() {
    let kind = |name: &str| Kind::parse(name, &[]).unwrap();
    let pair = |series, one, other, probability| LookAlikes {
        series,
        kinds: [kind(one), kind(other)],
        probability,
    };
    let [brand, people] = [Pillar::Brand, Pillar::People].map(Series::Pillar);
    let pairs = [
        pair(brand, "comment", "post", 0.9),
        pair(brand, "article", "search", 0.85),
        pair(people, "article", "comment", 0.99),
        pair(brand, "post", "video", 0.95),
        pair(brand, "message", "video", 0.92),
    ];
    let shown = |series| {
        let shown = alike(&pairs, series).into_iter().map(|alike| alike.shown());
        shown.map(|alike| (alike.kinds.join(" "), alike.probability)).collect::<Vec<_>>()
    };
    let expected = [
        ("articles searches".to_owned(), Some("85 %".to_owned())),
        ("comments messages posts videos".to_owned(), None),
    ];
    assert_eq!(shown(brand), expected);
    assert_eq!(shown(people), [("articles comments".to_owned(), Some("99 %".to_owned()))]);
    assert_eq!(shown(Series::Total), []);
}

/// So many weekly snapshots, of the brand the last `brand` only.
fn weeks(count: i32, brand: i32) -> String {
    let first = Date::parse("2025-03-03").unwrap();
    let row = |week: i32| {
        let of_brand = if week + brand >= count { "10.5" } else { "" };
        format!("{},50,{of_brand},12.{},13.5,14\n", first.plus_days(7 * week), week % 10)
    };
    let header = "date,total,brand,people,insights,relationships\n".to_owned();
    std::iter::once(header).chain((0..count).map(row)).collect()
}

const LOG: &str = "date,kind,count\n2025-03-20,post,1\n2025-04-20,post,1\n2025-05-02,post,1\n";

#[test]
fn where_nothing_can_be_said_the_picture_says_what_is_needed_without_a_command() {
    let unsaid = |snapshots: &str, log: &str| {
        let (_folder, member) = of_files(snapshots, log);
        let effects = Effects::of(&member, None).unwrap();
        let said = effects.nothing_can_be_said();
        assert_eq!(said.is_some(), effects.silence(&Commands::default()).is_some());
        said.map(|said| said.join(" "))
    };
    let early = "Too early to say: 5 snapshots. From about 20 snapshots with ups and downs in \
                 activity, medium effects start to show.";
    assert_eq!(unsaid(&weeks(5, 5), LOG).as_deref(), Some(early));
    let some = unsaid(&weeks(7, 5), LOG).unwrap();
    assert!(some.contains("brand: Too early to say: 5 snapshots."), "{some}");
    assert!(
        some.contains("people, insights, relationships: Too early to say: 7 snapshots."),
        "{some}"
    );
    let logged = unsaid(&weeks(12, 12), "date,kind,count\n").unwrap();
    assert!(logged.starts_with("No activity was logged. What is needed: "), "{logged}");
    assert!([&some, &logged].iter().all(|said| !said.contains("ssi")), "{some} {logged}");
    assert_eq!(unsaid(&weeks(12, 12), LOG), None);
}

#[test]
fn a_series_that_is_too_early_says_so_in_its_group() {
    let (_folder, member) = of_files(&weeks(30, 5), LOG);
    let effects = Effects::of(&member, None).unwrap();
    let groups = effects.groups();
    let early: Vec<(Series, &str)> = groups
        .iter()
        .filter_map(|group| Some((group.series, group.note.as_deref()?)))
        .filter(|(_, note)| note.starts_with("Too early"))
        .collect();
    let [(Series::Pillar(Pillar::Brand), note)] = early.as_slice() else { panic!("{early:?}") };
    assert_eq!(vec![format!("brand: {note}")], effects.told(false).early);
    assert_eq!(effects.fewest_and_most(), Some((30, 30)));
}

#[test]
fn where_nothing_was_found_each_group_says_what_would_settle_it() {
    let (_folder, member) = of_files(&weeks(30, 30), LOG);
    let effects = Effects::of(&member, None).unwrap();
    assert!(effects.told(false).lines.is_empty());
    let all = effects.told(true);
    for group in effects.groups() {
        assert_eq!((group.others, group.rows.len()), (1, 0));
        let line = all.lines.iter().find(|line| line.series == group.series).unwrap();
        let besides = line.besides.as_deref().unwrap();
        let settle = besides.strip_prefix("would settle it: ").unwrap();
        assert_eq!(group.note, Some(format!("Would settle it for posts: {settle}")));
    }
}
