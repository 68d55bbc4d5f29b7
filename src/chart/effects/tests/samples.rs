//! Invented effects, the same at every run.

use fastrand::Rng;

use crate::chart::tests::samples::{iso, name};
use crate::chart::{EffectAlike, EffectGroup, EffectRow, EffectSize, EffectsChart, Figure, Fonts};
use crate::domain::{Pillar, Series};

/// What a chart of effects is drawn from.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    pub(super) who: Option<String>,
    pub(super) groups: Vec<EffectGroup>,
    pub(super) silence: Vec<String>,
    pub(super) title: Option<String>,
}

impl Effects {
    pub(super) fn chart(&self) -> EffectsChart<'_> {
        EffectsChart {
            who: self.who.as_deref(),
            days: (iso("2024-03-04"), iso("2026-03-03")),
            snapshots: (306, 306),
            groups: &self.groups,
            silence: &self.silence,
            title: self.title.as_deref(),
        }
    }

    pub(super) fn figure(&self) -> Figure {
        self.chart().figure(&Fonts::bundled())
    }

    /// Groups of the pillars in their order.
    pub(super) fn of(groups: Vec<EffectGroup>) -> Self {
        Self { who: Some("Anna Lind".to_owned()), groups, ..Self::default() }
    }

    /// Any effects: none to twelve a group, of any size and name; likely, possible, alike, early.
    pub(super) fn random(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let size = [0.004, 0.05, 0.4, 3.0, 40.0][rng.usize(0..5)];
        let series: Vec<Series> = if rng.u8(..) < 40 {
            vec![Series::Total]
        } else {
            Pillar::ALL.into_iter().filter(|_| rng.u8(..) > 40).map(Series::Pillar).collect()
        };
        let groups = series.into_iter().map(|series| random_group(&mut rng, series, size));
        let groups: Vec<EffectGroup> = groups.collect();
        let is_silent = groups.iter().all(|group| group.rows.is_empty());
        let silence =
            if is_silent { vec!["Some words on it. ".repeat(rng.usize(1..30))] } else { vec![] };
        let who = (rng.u8(..) > 40).then(|| name(&mut rng));
        let title = (rng.u8(..) < 40).then(|| name(&mut rng).repeat(rng.usize(1..4)));
        Self { who, groups, silence, title }
    }
}

/// An effect of a usual week of so many, and how it is told for one more.
pub(super) fn row(kind: &str, week: &str, points: f64, more: [&str; 3]) -> EffectRow {
    let (low, high) = (points - 0.25, points + 0.25);
    let [mean, range, unit] = more.map(ToOwned::to_owned);
    EffectRow {
        kind: kind.to_owned(),
        week: week.to_owned(),
        points,
        range: (low, high),
        shown: format!("{points:+.1} ({low:.1} to {high:.1})"),
        more: EffectSize { mean, range: Some(range), unit },
        lasts: Some("half gone in some 14 days".to_owned()),
        is_possible: false,
    }
}

/// A group of a pillar with nothing in it.
pub(super) fn group(pillar: Pillar, rows: Vec<EffectRow>) -> EffectGroup {
    let series = Series::Pillar(pillar);
    EffectGroup { series, rows, alike: Vec::new(), others: 14, note: None }
}

/// Kinds that look alike.
pub(super) fn alike(kinds: &[&str]) -> EffectAlike {
    let probability = (kinds.len() == 2).then(|| "93 %".to_owned());
    EffectAlike { kinds: kinds.iter().map(|&kind| kind.to_owned()).collect(), probability }
}

fn random_group(rng: &mut Rng, series: Series, size: f64) -> EffectGroup {
    let rows = match rng.u8(..) {
        0..100 => 0,
        100..230 => rng.usize(1..4),
        _ => rng.usize(4..12),
    };
    let mut rows: Vec<EffectRow> = (0..rows).map(|_| random_row(rng, size)).collect();
    rows.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let note =
        (rows.is_empty() && rng.bool()).then(|| "Too early to say, ".repeat(rng.usize(1..9)));
    let pairs = if rng.u8(..) < 60 { rng.usize(1..3) } else { 0 };
    let kinds = |rng: &mut Rng| (0..rng.usize(2..6)).map(|_| name(rng)).collect::<Vec<_>>();
    let alike = (0..pairs).map(|_| {
        let kinds = kinds(rng);
        let probability = (kinds.len() == 2).then(|| "> 99 %".to_owned());
        EffectAlike { kinds, probability }
    });
    EffectGroup { series, rows, alike: alike.collect(), others: rng.usize(0..30), note }
}

fn random_row(rng: &mut Rng, size: f64) -> EffectRow {
    const UNITS: [&str; 3] = ["for one more", "for 10 more", "for 1,000 more"];
    const LASTS: [&str; 4] = [
        "still there",
        "half gone in some 14 days",
        "gone after some 120 days",
        "half gone in some 3650 days",
    ];
    let points = (rng.f64() - 0.2) * size;
    let range = (points - rng.f64() * size, points + rng.f64() * size);
    let name = if rng.bool() { "profile edits".to_owned() } else { name(rng) };
    let nothing = EffectSize {
        mean: "less than 0.001 either way".to_owned(),
        range: None,
        unit: UNITS[2].to_owned(),
    };
    let some = EffectSize {
        mean: format!("{points:+.3}"),
        range: Some(format!("{:.3} to {:.3}", range.0, range.1)),
        unit: UNITS[rng.usize(0..3)].to_owned(),
    };
    EffectRow {
        week: format!("{} {name}", rng.u16(1..)),
        kind: name,
        points,
        range,
        shown: format!("{points:+.2} ({:.2} to {:.2})", range.0, range.1),
        more: if rng.u8(..) < 30 { nothing } else { some },
        lasts: (rng.u8(..) > 30).then(|| LASTS[rng.usize(0..4)].to_owned()),
        is_possible: rng.bool(),
    }
}
