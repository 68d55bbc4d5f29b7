//! Series drawn as PNG or SVG.
//!
//! A chart is laid out as a [`Figure`]: plain data, every mark with its place, so that the rules of
//! the charts are checked on it and not on pixels. Drawing it needs no font and no library of the
//! machine: the same figure gives the same bytes everywhere that floats do.
//!
//! Each chart has a folder, with its data, its words and how it is laid out. `parts` is what
//! several are made of (axes, panels, labels, words), `figure` what all are (marks, colours, text,
//! the page); `draw` turns a figure into bytes, and alone knows the libraries for it. Charts do not
//! know each other.
//!
//! # Examples
//!
//! ```
//! use ssi::chart::{Axis, Fonts, Overview, PageShape, Scale, Theme};
//! use ssi::domain::{Date, Gaps, Log, Recorded, Snapshot, Total};
//!
//! let today = Date::new(2026, 3, 16)?;
//! let snapshots = [Snapshot::new(today, Total::parse("76")?)];
//! let overview = Overview {
//!     who: Some("Anna"),
//!     snapshots: Recorded::new(&snapshots, Gaps::of(&snapshots)),
//!     log: &Log::default(),
//!     restrictions: &[],
//!     linked: &[],
//!     today,
//!     axis: Axis::Fit,
//!     shape: PageShape::Page,
//!     title: None,
//! };
//! let fonts = Fonts::bundled();
//! let figure = overview.figure(&fonts).ok_or("nothing to draw")?;
//! assert_eq!(figure.title, "SSI 76 on 16 March 2026");
//! let picture = figure.to_png(Theme::Light, Scale::default(), &fonts)?;
//! assert_eq!((picture.width, picture.height), (1280, 320)); // No pillars were recorded.
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod activity;
mod benchmark;
mod calendar;
mod card;
mod change;
mod draw;
mod effects;
mod figure;
mod overview;
mod parts;
mod pillar;
mod team;
#[cfg(test)]
mod tests;

pub use activity::ActivityChart;
pub use benchmark::Benchmark;
pub use calendar::{Calendar, CalendarDay, LoggedDay};
pub use card::Card;
pub use change::{ChangeChart, ChangeEnd, ChangePart, ChangeRange};
pub use draw::{ChartError, Picture, Scale, ScaleError, is_own_picture};
pub use effects::{EffectAlike, EffectGroup, EffectRow, EffectSize, EffectsChart};
pub use figure::{
    Area, Dash, Figure, Fill, FontError, Fonts, Ink, Label, Mark, Point, Shape, Theme, Weight,
};
pub use overview::{Linked, Overview, PageShape, Stretch, StretchSort};
pub use parts::score_axis::{Axis, AxisError, AxisSpan};
pub use pillar::{DoneIn, PillarChart, WhatWasDone};
pub use team::{TeamChart, TeamMember};
