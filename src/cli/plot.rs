//! `ssi plot`: draws charts as PNG files.

use std::fs;
use std::io::{ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::chart::{Figure, Fonts, Overview, Picture, Scale, Theme, is_own_picture};
use crate::domain::{Date, Log, Period, Snapshot, Text, shown};
use crate::store::{Profile, replace_picture};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::numbers;
use super::output;
use super::period::PeriodArgs;

/// Draw charts as PNG files
#[derive(Args, Debug)]
#[command(after_help = "\
Prints the file's path, and a description for people who do not see the chart; the description is
inside the file too.")]
pub(super) struct PlotArgs {
    /// What to draw: total, pillars and activity on one page
    #[arg(value_enum, default_value_t, ignore_case = true)]
    chart: Chart,
    /// The file [default: ssi-CHART-DATE.png here]; a folder takes that name; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    period: PeriodArgs,
    /// The colours
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    theme: ThemeArg,
    /// Pixels per unit, 1 to 4; 2 makes the chart 1280 pixels wide
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
    let title = args.title.as_deref().map(|text| numbers::text("--title", text)).transpose()?;
    let fonts = fonts(args.font.as_deref())?;
    let profile = context.profile()?;
    let file = context.snapshots(&profile)?;
    let log = profile.log()?.log();
    let chosen = in_period(file.snapshots(), period);
    let figure = overview(args, profile.given_name(), chosen, &log, title.as_ref(), &fonts)
        .ok_or_else(|| nothing_to_draw(context, period, file.snapshots()))?;
    let last = chosen.last().map_or(context.today, |last| last.date);
    let destination = destination(args, context, &profile, last)?;
    if let Destination::File(path) = &destination {
        check_overwrite(path, args)?;
        if context.dry_run {
            return say_would_draw(context, path, &figure);
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

fn say_would_draw(context: &mut Context, path: &Path, figure: &Figure) -> Result<(), Failure> {
    if context.json {
        return say_json(context, path, figure, None);
    }
    context.confirm(format_args!("Would draw {}.", path.display()));
    Ok(())
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
        context.answer = picture.bytes;
        return Ok(());
    };
    let saved = replace_picture(path, &picture.bytes)?;
    let confirmed = context.saved(saved);
    if context.json {
        say_json(context, path, figure, Some(&picture))?;
    } else {
        context.say(path.display());
        context.confirm(&figure.alt);
    }
    if args.open {
        open::that_detached(path).map_err(|_| {
            Failure::new(Exit::File, format!("cannot show {}", path.display()))
                .why("no program of this system took it")
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
    title: Option<&Text>,
    fonts: &Fonts,
) -> Option<Figure> {
    match args.chart {
        Chart::Overview => {
            Overview { who, snapshots, log, title: title.map(Text::as_str) }.figure(fonts)
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

fn nothing_to_draw(context: &Context, period: Period, snapshots: &[Snapshot]) -> Failure {
    match (snapshots.first(), snapshots.last()) {
        (Some(first), Some(last)) => {
            Failure::new(Exit::Missing, format!("there is no snapshot {}", period.in_words()))
                .why(format!("the first is of {}, the last of {}", first.date, last.date))
        }
        _ => Failure::new(Exit::Missing, "there is no snapshot yet")
            .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS")),
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

fn destination(
    args: &PlotArgs,
    context: &Context,
    profile: &Profile,
    last: Date,
) -> Result<Destination, Failure> {
    // Charts of several people do not replace each other.
    let whose = match profile.folder_name() {
        Profile::DEFAULT => String::new(),
        folder => format!("{folder}-"),
    };
    let name = match args.chart {
        Chart::Overview => format!("ssi-overview-{whose}{last}.png"),
    };
    let Some(path) = &args.output else { return Ok(Destination::File(PathBuf::from(name))) };
    if path.as_os_str() == "-" {
        if context.json {
            return Err(Failure::new(Exit::Usage, "--json and -o - both want stdout")
                .fix("name a file: -o chart.png"));
        }
        if std::io::stdout().is_terminal() {
            return Err(Failure::new(Exit::Usage, "a picture cannot be shown in a terminal")
                .fix("name a file: -o chart.png"));
        }
        return Ok(Destination::Stdout);
    }
    if path.is_dir() {
        return Ok(Destination::File(path.join(name)));
    }
    match path.extension() {
        Some(extension) if !extension.eq_ignore_ascii_case("png") && !path.exists() => {
            let what = format!("{} would hold a PNG picture", path.display());
            Err(Failure::new(Exit::Usage, what)
                .fix(format!("-o {}", path.with_extension("png").display())))
        }
        _ => Ok(Destination::File(path.clone())),
    }
}

/// Refuses to replace a file that this program did not draw, and whatever is no file at all.
fn check_overwrite(path: &Path, args: &PlotArgs) -> Result<(), Failure> {
    /// A picture names its author in its first bytes.
    const ENOUGH: u64 = 64 * 1024;
    let shown = path.display();
    let unreadable =
        |error: std::io::Error| Failure::new(Exit::File, format!("cannot read {shown}: {error}"));
    let found = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => found.map_err(unreadable)?,
    };
    if !found.is_file() {
        return Err(Failure::new(Exit::Refused, format!("{shown} is no ordinary file"))
            .why("a picture replaces a file as a whole; a device or a pipe would be lost")
            .fix("name a file, or write the picture to stdout: -o -"));
    }
    if args.overwrite {
        return Ok(());
    }
    let mut start = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(ENOUGH).read_to_end(&mut start).map_err(unreadable)?;
    if is_own_picture(&start) {
        return Ok(());
    }
    Err(Failure::new(Exit::Refused, format!("{shown} exists already"))
        .why("ssi did not draw it, so it may be something you want to keep")
        .fix("choose another name with -o FILE, or add --overwrite"))
}

fn say_json(
    context: &mut Context,
    path: &Path,
    figure: &Figure,
    picture: Option<&Picture>,
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        dry_run: bool,
        charts: [ChartFields<'a>; 1],
    }
    #[derive(Serialize)]
    struct ChartFields<'a> {
        file: String,
        width: Option<u32>,
        height: Option<u32>,
        title: &'a str,
        alt: &'a str,
    }
    let chart = ChartFields {
        file: path.display().to_string(),
        width: picture.map(|picture| picture.width),
        height: picture.map(|picture| picture.height),
        title: &figure.title,
        alt: &figure.alt,
    };
    let dry_run = context.dry_run;
    context.say_json(&Document { schema: "ssi/plot/1", dry_run, charts: [chart] })
}
