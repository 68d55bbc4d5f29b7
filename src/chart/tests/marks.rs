//! The marks of a figure, by kind and ink.

use crate::chart::{Area, Figure, Ink, Label, Mark, Point};

pub(in crate::chart) fn texts(figure: &Figure) -> Vec<&str> {
    figure.labels().map(|label| label.text.as_str()).collect()
}

#[track_caller]
pub(in crate::chart) fn label<'a>(figure: &'a Figure, text: &str) -> &'a Label {
    let found = figure.labels().find(|label| label.text == text);
    found.unwrap_or_else(|| panic!("no `{text}` among {:?}", texts(figure)))
}

pub(in crate::chart) fn bars(figure: &Figure, of: Ink) -> Vec<Area> {
    let bar = |mark: &Mark| match mark {
        Mark::Bar { area, ink, .. } if *ink == of => Some(*area),
        _ => None,
    };
    figure.marks.iter().filter_map(bar).collect()
}

pub(in crate::chart) fn lines(figure: &Figure, of: Ink) -> Vec<Vec<Point>> {
    let line = |mark: &Mark| match mark {
        Mark::Line { points, ink, .. } if *ink == of => Some(points.clone()),
        _ => None,
    };
    figure.marks.iter().filter_map(line).collect()
}

pub(in crate::chart) fn dots(figure: &Figure, of: Ink) -> Vec<(Point, f64)> {
    let dot = |mark: &Mark| match mark {
        Mark::Dot { at, radius, ink, .. } if *ink == of => Some((*at, *radius)),
        _ => None,
    };
    figure.marks.iter().filter_map(dot).collect()
}
