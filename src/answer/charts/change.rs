//! A change of a pillar, or of a total without pillars, taken apart for a picture.

use crate::attribution::{Split, Verdict};
use crate::chart::{ChangeChart, ChangeEnd, ChangePart, ChangeRange, Fonts};
use crate::domain::{Period, Pillar, Series, Snapshot};
use crate::words::counted;

use super::super::estimate::Estimate;
use super::super::explain::{Asked, Behind, Explained, Told, ToldPart, Which};
use super::super::missing::{AnswerError, Missing};
use super::kind::{Chart, Pages};
use super::material::Material;

/// The most rows of activity.
const MOST_PARTS: usize = 6;

/// Of what is this change made?
pub(super) static CHART: Chart = Chart {
    name: "change",
    about: "One change of a pillar, split over what was logged, with 90 % ranges; of the total, \
            where no pillar is recorded",
    is_of_pillar: true,
    options: &["--pillar", "--on", "--by"],
    draw,
};

fn draw(
    pillar: Option<Pillar>,
    material: &Material<'_>,
    fonts: &Fonts,
) -> Result<Pages, AnswerError> {
    let series = pillar.map_or(Series::Total, Series::Pillar);
    let asked = Asked { which: which(material), by: material.by, series: Some(series) };
    let change = Explained::of(material.person, asked)?;
    let Some([Some(from), Some(to)]) = change.ends.map(|ends| ends.map(|one| end(one, series)))
    else {
        return Err(Missing::new(format!("there is no change of {series} yet")).into());
    };
    let told = change.told_if_known();
    let (parts, rest) = (parts(&told, &change.split), rest(&told, &change));
    let so_far = change.so_far.map(|by| format!("{} so far", by.name()));
    let jumped = change.moved_everywhere().then(|| "several pillars jumped at once".to_owned());
    let remarks: Vec<String> = so_far.into_iter().chain(jumped).collect();
    let remark = (!remarks.is_empty()).then(|| remarks.join(", "));
    let chart = ChangeChart {
        who: material.person.profile().given_name(),
        series,
        from: &from,
        to: &to,
        decimals: told.decimals,
        parts: &parts,
        rest: &rest,
        remark: remark.as_deref(),
        title: material.title,
    };
    Ok((vec![chart.figure(fonts)], to.date))
}

/// The change that is asked for; with a period that of the whole period.
fn which(material: &Material<'_>) -> Which {
    match material.on {
        Some(day) => Which::On(day),
        None if material.period == Period::default() => Which::Latest,
        None => Which::Stretch(material.period),
    }
}

/// A score at one end.
fn end(snapshot: &Snapshot, series: Series) -> Option<ChangeEnd> {
    let points = match series {
        Series::Total => snapshot.total.points(),
        Series::Pillar(pillar) => snapshot.pillar(pillar)?.points(),
    };
    Some(ChangeEnd { date: snapshot.date, points })
}

/// The largest parts, and the smaller ones together where there are too many.
fn parts(told: &Told<'_>, split: &Split) -> Vec<ChangePart> {
    let most = if told.parts.len() > MOST_PARTS { MOST_PARTS - 1 } else { MOST_PARTS };
    let (shown, small) = told.parts.split_at(most.min(told.parts.len()));
    let mut parts: Vec<ChangePart> = shown.iter().map(one).collect();
    if !small.is_empty() {
        let is_possible = small.iter().all(|told| told.part.verdict == Verdict::Possible);
        let name = format!("{} other kinds", small.len());
        parts.push(shown_as(&told.together(split, small), &name, name.clone(), None, is_possible));
    }
    parts
}

fn one(ToldPart { part, estimate, behind, .. }: &ToldPart<'_>) -> ChangePart {
    let (name, earlier) = match *behind {
        Behind { new: 0, earlier } => (part.kind.many().to_owned(), earlier.map(ToOwned::to_owned)),
        Behind { new, earlier } => {
            (part.kind.counted(new), earlier.map(|_| "and earlier ones".to_owned()))
        }
    };
    let unknown = part.is_partly_unknown.then(|| "partly unknown".to_owned());
    let is_possible = part.verdict == Verdict::Possible;
    shown_as(estimate, part.kind.many(), name, unknown.or(earlier), is_possible)
}

/// What no part explains, and why there is none.
fn rest(told: &Told<'_>, change: &Explained<'_>) -> ChangePart {
    let (name, remark) = if change.is_early() {
        ("Too early to say", Some(counted(change.snapshots(), "snapshot")))
    } else if change.is_nothing_logged() {
        ("Not explained", Some("nothing logged".to_owned()))
    } else if told.parts.is_empty() {
        ("Not explained", Some("nothing linked".to_owned()))
    } else {
        ("Not explained", change.split.is_shifted.then(|| "a single jump".to_owned()))
    };
    shown_as(&told.rest, name, name.to_owned(), remark, false)
}

fn shown_as(
    estimate: &Estimate,
    kind: &str,
    name: String,
    remark: Option<String>,
    is_possible: bool,
) -> ChangePart {
    let Estimate { points, bounds, mean, range, .. } = estimate;
    let range =
        range.clone().map(|shown| ChangeRange { low: bounds.lower, high: bounds.upper, shown });
    let (points, shown) = (*points, mean.clone());
    ChangePart { name, kind: kind.to_owned(), remark, points, shown, range, is_possible }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::{Member, Options, link};
    use crate::domain::{Activity, Count, Date, Kind, Log, Score, Snapshot, Source, Text, Total};

    const KINDS: [&str; 8] =
        ["post", "article", "comment", "reaction", "invitation", "message", "search", "view"];

    /// A year of daily brand scores, which each kind lifts by 1.2 points for a fortnight, and what
    /// was logged.
    fn year() -> (Vec<Snapshot>, Log) {
        let first = Date::new(2025, 3, 3).unwrap();
        let mut rng = fastrand::Rng::with_seed(3);
        let mut activities = Vec::new();
        let mut points = vec![5.0; 360];
        for kind in KINDS {
            for _ in 0..9 {
                let day = rng.i32(0..350);
                activities.push(Activity {
                    id: None,
                    date: first.plus_days(day),
                    kind: Kind::parse(kind, &[]).unwrap(),
                    count: Count::new(1).unwrap(),
                    template: Text::default(),
                    source: Source::Typed,
                    note: Text::default(),
                });
                for later in &mut points[usize::try_from(day + 1).unwrap()..].iter_mut().take(14) {
                    *later += 1.2;
                }
            }
        }
        activities.sort_by_key(|activity| activity.date);
        let snapshots = (0..).zip(points).map(|(day, points)| {
            let mut snapshot = Snapshot::new(first.plus_days(day), Total::parse("50").unwrap());
            snapshot.pillars[0] = Some(Score::parse(&format!("{points:.2}")).unwrap());
            snapshot
        });
        (snapshots.step_by(3).collect(), Log::new(activities, Vec::new()))
    }

    #[test]
    fn too_many_parts_are_shown_together() {
        let (snapshots, log) = year();
        let links = link(&Member::of(&snapshots, &log), &Options::default());
        let number = |part: &ChangePart| part.shown.parse::<f64>().unwrap();
        let mut folded = 0;
        for split in links.changes(Series::Pillar(Pillar::Brand)) {
            let change = Explained::new(split, &snapshots, &links);
            let (split, told) = (&change.split, change.told(false));
            let (parts, rest) = (parts(&told, split), rest(&told, &change));
            assert!(parts.len() <= MOST_PARTS);
            let every = || parts.iter().chain([&rest]);
            let sum: f64 = every().map(|part| part.points).sum();
            assert!((sum - split.change).abs() < 1e-9, "{split:?}");
            let shown: f64 = every().map(number).sum();
            assert!((shown - told.change.parse::<f64>().unwrap()).abs() < 1e-9, "{parts:?}");
            let sizes: Vec<f64> = parts.iter().map(|part| part.points.abs()).collect();
            if told.parts.len() <= MOST_PARTS {
                assert_eq!(parts.len(), told.parts.len());
                assert!(sizes.is_sorted_by(|a, b| a >= b));
            } else {
                let [shown @ .., others] = parts.as_slice() else { panic!("parts") };
                assert_eq!(shown.len(), MOST_PARTS - 1);
                assert!(sizes[..shown.len()].is_sorted_by(|a, b| a >= b));
                assert_eq!(others.name, format!("{} other kinds", told.parts.len() - shown.len()));
                let range = others.range.as_ref().unwrap();
                assert!(range.low <= others.points && others.points <= range.high, "{others:?}");
                folded += 1;
            }
        }
        assert!(folded > 10, "{folded}");
    }
}
