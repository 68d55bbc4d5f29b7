//! `ssi plot`: draws charts as PNG files.

use std::fs;
use std::io::{ErrorKind, IsTerminal};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::chart::{Figure, Fonts, Overview, Picture, Scale, Theme, is_own_picture};
use crate::domain::{Date, Log, Period, Snapshot};
use crate::store::replace_picture;

use super::context::Context;
use super::failure::{Exit, Failure};
use super::numbers::shown;
use super::output;
use super::period::PeriodArgs;

/// Draw charts as PNG files
#[derive(Args, Debug)]
#[command(after_help = "\
Prints the file's path, and a description for people who do not see the chart; the description is
inside the file too.")]
pub(super) struct PlotArgs {
    /// What to draw: total, pillars and activity on one page
    #[arg(value_enum, default_value_t)]
    chart: Chart,
    /// The file [default: ssi-CHART-DATE.png here]; a folder takes that name; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    period: PeriodArgs,
    /// The colours
    #[arg(long, value_enum, default_value_t)]
    theme: ThemeArg,
    /// Pixels a unit, 1 to 4; 2 makes the chart 1280 pixels wide
    #[arg(long, value_name = "N", default_value = "2", allow_negative_numbers = true)]
    scale: String,
    /// Words instead of the finding
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    /// A TrueType or OpenType font for letters that the bundled one lacks
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// Show it with the system's viewer
    #[arg(long)]
    open: bool,
    /// Replace a file that ssi did not draw
    #[arg(long)]
    overwrite: bool,
}

/// What to draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Chart {
    #[default]
    Overview,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    #[default]
    Light,
    Dark,
}

/// Where a picture goes.
#[derive(Debug, PartialEq, Eq)]
enum Destination {
    Stdout,
    File(PathBuf),
}

pub(super) fn run(args: &PlotArgs, context: &mut Context) -> Result<(), Failure> {
    let period = args.period.period(context)?;
    let scale: Scale = args
        .scale
        .parse()
        .map_err(|error| Failure::value("--scale", format!("`{}` {error}", shown(&args.scale))))?;
    let fonts = fonts(args.font.as_deref())?;
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let log = Context::log(&profile)?.log();
    let chosen = in_period(file.snapshots(), period);
    let figure = overview(args, profile.given_name(), chosen, &log, &fonts)
        .ok_or_else(|| nothing_to_draw(period, file.snapshots()))?;
    let last = chosen.last().map_or(context.today, |last| last.date);
    let destination = destination(args, last)?;
    if let Destination::File(path) = &destination {
        check_overwrite(path, args)?;
        if context.dry_run {
            context.confirm(format_args!("Would draw {}.", path.display()));
            return Ok(());
        }
    }
    let theme = match args.theme {
        ThemeArg::Light => Theme::Light,
        ThemeArg::Dark => Theme::Dark,
    };
    let picture =
        figure.to_png(theme, scale, &fonts).map_err(|error| Failure::new(Exit::File, error))?;
    if !picture.missing.is_empty() {
        context.warn(format_args!(
            "no font has the letters `{}`; --font FILE names one that has them",
            picture.missing.escape_debug()
        ));
    }
    deliver(args, context, &destination, &figure, picture)
}

fn deliver(
    args: &PlotArgs,
    context: &mut Context,
    destination: &Destination,
    figure: &Figure,
    picture: Picture,
) -> Result<(), Failure> {
    let Destination::File(path) = destination else {
        output::to_stderr(&format!("{}\n", figure.alt));
        context.answer = picture.png;
        return Ok(());
    };
    let saved = replace_picture(path, &picture.png)?;
    let confirmed = context.saved(saved);
    if context.json {
        say_json(context, path, figure, &picture)?;
    } else {
        context.say(path.display());
        context.confirm(&figure.alt);
    }
    if args.open {
        open::that_detached(path).map_err(|error| {
            Failure::new(Exit::File, format!("cannot show {}: {error}", path.display()))
                .fix("the file is there; open it with a program of yours")
        })?;
    }
    confirmed
}

fn overview(
    args: &PlotArgs,
    who: Option<&str>,
    snapshots: &[Snapshot],
    log: &Log,
    fonts: &Fonts,
) -> Option<Figure> {
    match args.chart {
        Chart::Overview => {
            Overview { who, snapshots, log, title: args.title.as_deref() }.figure(fonts)
        }
    }
}

fn in_period(snapshots: &[Snapshot], period: Period) -> &[Snapshot] {
    let start =
        period.since.map_or(0, |since| snapshots.partition_point(|snapshot| snapshot.date < since));
    let end = period.until.map_or(snapshots.len(), |until| {
        snapshots.partition_point(|snapshot| snapshot.date <= until)
    });
    snapshots.get(start..end).unwrap_or_default()
}

fn nothing_to_draw(period: Period, snapshots: &[Snapshot]) -> Failure {
    match (snapshots.first(), snapshots.last()) {
        (Some(first), Some(last)) => {
            Failure::new(Exit::Missing, format!("there is no snapshot {}", period.in_words()))
                .why(format!("the first is of {}, the last of {}", first.date, last.date))
        }
        _ => Failure::new(Exit::Missing, "there is no snapshot yet")
            .fix("ssi record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS"),
    }
}

fn fonts(extra: Option<&Path>) -> Result<Fonts, Failure> {
    let Some(path) = extra else { return Ok(Fonts::bundled()) };
    let bytes = fs::read(path).map_err(|error| {
        Failure::new(Exit::File, format!("cannot read {}: {error}", path.display()))
    })?;
    Fonts::with_extra(bytes)
        .map_err(|error| Failure::new(Exit::Damaged, format!("{}: {error}", path.display())))
}

fn destination(args: &PlotArgs, last: Date) -> Result<Destination, Failure> {
    let name = match args.chart {
        Chart::Overview => format!("ssi-overview-{last}.png"),
    };
    match &args.output {
        None => Ok(Destination::File(PathBuf::from(name))),
        Some(path) if path.as_os_str() == "-" => {
            if std::io::stdout().is_terminal() {
                return Err(Failure::new(Exit::Usage, "a picture is nothing for a terminal")
                    .fix("name a file: -o chart.png"));
            }
            Ok(Destination::Stdout)
        }
        Some(path) if path.is_dir() => Ok(Destination::File(path.join(name))),
        Some(path) => Ok(Destination::File(path.clone())),
    }
}

/// Refuses to replace a file that this program did not draw.
fn check_overwrite(path: &Path, args: &PlotArgs) -> Result<(), Failure> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Ok(bytes) if args.overwrite || is_own_picture(&bytes) => Ok(()),
        Ok(_) => Err(Failure::new(Exit::Refused, format!("{} exists already", path.display()))
            .why("ssi did not draw it, so it may be something you want to keep")
            .fix("choose another name with -o FILE, or add --overwrite")),
        Err(error) => Err(Failure::new(
            Exit::File,
            format!("cannot tell what {} is: {error}", path.display()),
        )),
    }
}

fn say_json(
    context: &mut Context,
    path: &Path,
    figure: &Figure,
    picture: &Picture,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        charts: [ChartFields<'a>; 1],
    }
    #[derive(Serialize)]
    struct ChartFields<'a> {
        file: String,
        width: u32,
        height: u32,
        title: &'a str,
        alt: &'a str,
    }
    let chart = ChartFields {
        file: path.display().to_string(),
        width: picture.width,
        height: picture.height,
        title: &figure.title,
        alt: &figure.alt,
    };
    context.say_json(&Document { schema: "ssi/plot/1", charts: [chart] })
}
