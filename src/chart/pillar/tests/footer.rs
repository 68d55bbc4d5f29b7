//! The foot explains the words that are in the picture, and no others.

use crate::chart::tests::samples::{iso, snapshot};
use crate::chart::{Axis, DoneIn, Figure, Fonts, PillarChart, WhatWasDone};
use crate::domain::{Pillar, Snapshot};

fn weekly(insights: &[i32]) -> Vec<Snapshot> {
    let day = |week| iso("2026-01-05").plus_days(7 * week);
    let rows = (0..).zip(insights);
    rows.map(|(week, &score)| snapshot(day(week), [9_000, 9_000, score, 9_000])).collect()
}

fn drawn(snapshots: &[Snapshot], what: &WhatWasDone) -> Figure {
    let pillar = Pillar::Insights;
    let done: Vec<DoneIn> = PillarChart::stretches(pillar, snapshots.into())
        .iter()
        .map(|run| DoneIn { from: run.from.date, to: run.to.date, what: what.clone() })
        .collect();
    let chart = PillarChart {
        who: None,
        pillar,
        snapshots: snapshots.into(),
        done: &done,
        axis: Axis::Fit,
        title: None,
    };
    chart.figure(&Fonts::bundled()).unwrap()
}

/// The last line of a chart.
fn foot(figure: &Figure) -> &str {
    let lowest = figure.labels().max_by(|a, b| a.at.y.total_cmp(&b.at.y)).unwrap();
    &lowest.text
}

#[test]
fn a_footer_is_that_of_the_words_in_the_picture() {
    let posts = || vec!["posts".to_owned()];
    let run = weekly(&[10_000, 10_500, 11_000, 11_600]);
    let step = weekly(&[10_000, 10_600, 10_600, 10_600]);
    let flat = weekly(&[10_000, 10_100, 10_000, 10_100]);
    for (snapshots, what, words) in [
        (&run, WhatWasDone::Linked(posts()), "Linked: it went together with"),
        (&run, WhatWasDone::MoreThanUsual(posts()), "What was done at the same time is no proof"),
        (&run, WhatWasDone::LessThanUsual(posts()), "What was done at the same time is no proof"),
        (&run, WhatWasDone::NothingLogged, "Rings: "),
        (&step, WhatWasDone::NothingLinked, "Dot: "),
        (&flat, WhatWasDone::NothingLogged, "No run of 1.2 points"),
    ] {
        let figure = drawn(snapshots, &what);
        assert!(foot(&figure).starts_with(words), "{words}: {}", foot(&figure));
    }
}

#[test]
fn what_moved_at_once_is_linked_to_nothing() {
    let mut snapshots = weekly(&[10_000, 10_600, 10_600, 10_600]);
    for snapshot in &mut snapshots[1..] {
        snapshot.pillars[0] = snapshot.pillars[2];
    }
    let figure = drawn(&snapshots, &WhatWasDone::Linked(vec!["posts".to_owned()]));
    assert!(figure.labels().any(|label| label.text == "2 pillars moved at once"));
    assert!(foot(&figure).starts_with("Dot: "), "{}", foot(&figure));
}
