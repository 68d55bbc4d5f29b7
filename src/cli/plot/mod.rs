//! `ssi plot`: draws charts as PNG or SVG files.

mod charts;
mod destination;
mod system_fonts;
mod team;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::answer::AnswerError;
use crate::answer::charts::{CHARTS, Drawing, Material, Sheet};
use crate::chart::{Axis, Figure, Fonts, PageShape, Picture, Scale, Theme};
use crate::cli::frame::select::{ByArg, PeriodArgs, PillarArg, which};
use crate::cli::frame::{Context, Exit, Failure, numbers, output, warn_of_mistyped};
use crate::domain::{Pillar, Text, shown};
use crate::store::replace_picture;

use charts::{ChartArg, Chosen, parser};
use system_fonts::with_system_fonts;
use team::TeamArgs;

use destination::{
    Destination, Format, check_output, check_overwrite, check_pages, destinations, make_folder,
};

/// Draw charts as PNG or SVG files
#[derive(Args, Debug)]
#[command(after_help = "\
Prints each file's path, and a description for people who do not see the chart; the description is
inside the file too. Of several charts, those that cannot be drawn are left out with a warning; `all`
draws what has something to show, and of the changes the largest of the last four weeks.

  ssi plot --shape slide --last 1y -o overview.png
  ssi plot all")]
pub(super) struct PlotArgs {
    /// What to draw [default: overview]
    #[arg(value_parser = parser(), value_name = "CHART", ignore_case = true)]
    charts: Vec<ChartArg>,
    /// The file [default: ssi-CHART-DATE.png here]; a folder takes that name, and FOLDER/ is made
    /// if it is missing; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only this pillar, for `pillar` and `change`; may be given again [default: all four]
    #[arg(long = "pillar", value_name = "NAME", ignore_case = true)]
    pillars: Vec<PillarArg>,
    /// How many points the axis of a pillar spans: fit, full, or 2, 5, 10, 15, 20 or 25, so that
    /// pictures can be laid side by side; totals span four times as many or more [default: fit]
    #[arg(long, value_name = "SPAN")]
    axis: Option<String>,
    /// A page, or a slide of 16 to 9, for `overview` [default: page]
    #[arg(long, value_enum, ignore_case = true)]
    shape: Option<ShapeArg>,
    #[command(flatten)]
    team: TeamArgs,
    /// The change that ends on this day, or spans it, for `change` [default: the latest]
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// The change of a week (Monday to Sunday), of a month, ..., for `change` [default: as `explain`]
    #[arg(long, value_name = "STEP", ignore_case = true)]
    by: Option<ByArg>,
    /// Show what was done in the week, on the card, which is for others to see
    #[arg(long)]
    activity: bool,
    #[command(flatten)]
    period: PeriodArgs,
    /// What to write [default: as the file's name ends, or png]
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
    /// The colours
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    theme: ThemeArg,
    /// Pixels per unit of a PNG, 1 to 4 [default: 2, which makes it 1280 pixels wide]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    scale: Option<String>,
    /// Words instead of the finding, for one chart
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    /// A TrueType or OpenType font for letters that the bundled one lacks [default: the fonts of
    /// the system are searched]
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// Show it with the system's viewer
    #[arg(long)]
    open: bool,
    /// Replace a file that ssi did not draw
    #[arg(long)]
    overwrite: bool,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    #[default]
    Light,
    Dark,
}

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ShapeArg {
    /// Everything below each other
    Page,
    /// 16 to 9, the total at the left and the pillars at the right
    Slide,
}

impl ShapeArg {
    const fn shape(self) -> PageShape {
        match self {
            Self::Page => PageShape::Page,
            Self::Slide => PageShape::Slide,
        }
    }
}

/// How figures become files.
struct Brush {
    theme: Theme,
    format: Format,
    scale: Scale,
    fonts: Fonts,
}

pub(super) fn run(args: &PlotArgs, context: &mut Context) -> Result<(), Failure> {
    let period = args.period.period(context)?;
    let on = args.on.as_deref().map(|text| context.when(text)).transpose()?;
    let by = args.by.map(ByArg::by);
    let pillars: Vec<Pillar> = args.pillars.iter().map(|pillar| pillar.pillar()).collect();
    let mut chosen = Chosen::of(&args.charts, &pillars);
    team::check(&chosen.sheets, args.team.all_profiles, context)?;
    check_options(args, &chosen.sheets, context)?;
    if chosen.sheets.iter().all(|sheet| sheet.chart.options.contains(&"--on")) {
        which(on, &args.period, by, context)?;
    }
    let mut brush = brush(args)?;
    let title =
        args.title.as_deref().map(|text| numbers::text("--title", text, context)).transpose()?;
    let people = team::people(&chosen.sheets, args.team.all_profiles, context)?;
    let person = &people[0];
    let material = Material {
        team: &people,
        is_anonymous: args.team.anonymous,
        period,
        title: title.as_ref().map(Text::as_str),
        axis: axis(args.axis.as_deref())?,
        shape: args.shape.map(ShapeArg::shape).unwrap_or_default(),
        on,
        by,
        activity: args.activity,
        ..Material::of(person)
    };
    if pillars.is_empty() {
        chosen.fit(&material)?;
    }
    check_output(args.output.as_deref(), brush.format, chosen.sheets.len(), context)?;
    let drawings = drawings(&chosen, &material, args.font.is_none(), &mut brush.fonts, context)?;
    check_pages(args.output.as_deref(), &drawings)?;
    warn_of_mistyped(context, person);
    let places = destinations(&drawings, args.output.as_deref(), brush.format, person.profile());
    for place in &places {
        if let Destination::File(path) = place {
            context.check_not_records(path)?;
            check_overwrite(path, args.overwrite)?;
        }
    }
    if context.dry_run && !places.contains(&Destination::Stdout) {
        return say_would_draw(context, &drawings, &places);
    }
    let pictures = drawings.iter().map(|drawing| brush.draw(&drawing.figure));
    let pictures = pictures.collect::<Result<Vec<Picture>, Failure>>()?;
    make_folder(args.output.as_deref())?;
    warn_of_missing_letters(context, &pictures);
    deliver(args, context, &drawings, &places, pictures)
}

/// Refuses an option that none of the charts obeys, rather than to leave it without effect.
fn check_options(args: &PlotArgs, sheets: &[Sheet], context: &Context) -> Result<(), Failure> {
    let options = [
        ("--pillar", !args.pillars.is_empty()),
        ("--axis", args.axis.is_some()),
        ("--shape", args.shape.is_some()),
        ("--all-profiles", args.team.all_profiles),
        ("--anonymous", args.team.anonymous),
        ("--on", args.on.is_some()),
        ("--by", args.by.is_some()),
        ("--activity", args.activity),
    ];
    let is_obeyed = |option: &str| sheets.iter().any(|sheet| sheet.chart.options.contains(&option));
    let idle = options.into_iter().find(|(option, is_given)| *is_given && !is_obeyed(option));
    if let Some((option, _)) = idle {
        let charts = CHARTS.iter().filter(|chart| chart.options.contains(&option));
        let charts: Vec<&str> = charts.map(|chart| chart.name).collect();
        let what = format!("{option} is for the chart {}", charts.join(" or "));
        let first = charts.first().copied().unwrap_or_default();
        return Err(Failure::new(Exit::Usage, what).fix(context.ssi(&format!("plot {first}"))));
    }
    if args.title.is_some() && sheets.len() > 1 {
        let what = format!("--title is for one chart, and these are {}", sheets.len());
        return Err(Failure::new(Exit::Usage, what).fix("draw one chart, or leave --title out"));
    }
    Ok(())
}

fn axis(text: Option<&str>) -> Result<Axis, Failure> {
    let Some(text) = text else { return Ok(Axis::Fit) };
    text.parse().map_err(|error| Failure::value("--axis", format!("`{}` {error}", shown(text))))
}

fn brush(args: &PlotArgs) -> Result<Brush, Failure> {
    let format = Format::chosen(args.format, args.output.as_deref());
    let scale = match &args.scale {
        None => Scale::default(),
        Some(_) if format == Format::Svg => {
            return Err(Failure::new(Exit::Usage, "--scale is for PNG; an SVG has every size")
                .fix("leave --scale out"));
        }
        Some(text) => text
            .parse()
            .map_err(|error| Failure::value("--scale", format!("`{}` {error}", shown(text))))?,
    };
    let theme = match args.theme {
        ThemeArg::Light => Theme::Light,
        ThemeArg::Dark => Theme::Dark,
    };
    Ok(Brush { theme, format, scale, fonts: fonts(args.font.as_deref())? })
}

impl Brush {
    fn draw(&self, figure: &Figure) -> Result<Picture, Failure> {
        let drawn = match self.format {
            Format::Png => figure.to_png(self.theme, self.scale, &self.fonts),
            Format::Svg => figure.to_svg(self.theme, &self.fonts),
        };
        drawn.map_err(|error| Failure::new(Exit::File, error))
    }
}

/// The charts that can be drawn; a warning for each of the others that was asked for by its name,
/// unless none can. Letters that the fonts lack are looked for in those of the system, if they may
/// be.
fn drawings(
    chosen: &Chosen,
    material: &Material<'_>,
    may_search: bool,
    fonts: &mut Fonts,
    context: &mut Context,
) -> Result<Vec<Drawing>, Failure> {
    let sheets = chosen.worth_a_look(material)?;
    let mut laid_out = lay_out(&sheets, material, fonts);
    // A name that was cut may have more letters when these are narrower than a hollow box.
    while may_search && let Some(names) = find_letters(&laid_out.0, fonts) {
        context.note(format_args!("letters that the bundled font lacks are of {names}"));
        laid_out = lay_out(&sheets, material, fonts);
    }
    let (drawings, failures) = laid_out;
    for (sheet, error) in failures {
        let is_quiet = chosen.is_offered(&sheet) && matches!(error, AnswerError::Missing(_));
        let (name, failure) = (sheet.name(), context.failed(error));
        if drawings.is_empty() {
            return Err(failure);
        }
        if !is_quiet {
            context.warn(format_args!("{name} is left out: {failure}"));
        }
    }
    Ok(drawings)
}

/// Every chart with these fonts, and why some cannot be drawn.
fn lay_out(
    sheets: &[Sheet],
    material: &Material<'_>,
    fonts: &Fonts,
) -> (Vec<Drawing>, Vec<(Sheet, AnswerError)>) {
    let mut drawings = Vec::new();
    let mut failures = Vec::new();
    for sheet in sheets {
        match sheet.draw(material, fonts) {
            Ok(pages) => drawings.extend(pages),
            Err(error) => failures.push((*sheet, error)),
        }
    }
    (drawings, failures)
}

/// Adds fonts of the system for the letters that are missing in the drawings: their names, if any
/// was found.
fn find_letters(drawings: &[Drawing], fonts: &mut Fonts) -> Option<String> {
    let labels = drawings.iter().flat_map(|drawing| drawing.figure.labels());
    let texts: Vec<&str> = labels.map(|label| label.text.as_str()).collect();
    let (more, names) = with_system_fonts(fonts.clone(), &texts);
    *fonts = more;
    (!names.is_empty()).then(|| names.join(" and "))
}

fn warn_of_missing_letters(context: &mut Context, pictures: &[Picture]) {
    let missing: BTreeSet<char> =
        pictures.iter().flat_map(|picture| picture.missing.chars()).collect();
    if !missing.is_empty() {
        context.warn(format_args!(
            "no font has the letters `{}`; --font FILE names one that has them",
            missing.into_iter().collect::<String>().escape_debug()
        ));
    }
}

fn say_would_draw(
    context: &mut Context,
    drawings: &[Drawing],
    places: &[Destination],
) -> Result<(), Failure> {
    if context.json {
        return say_json(context, drawings, places, &[]);
    }
    for place in places {
        if let Destination::File(path) = place {
            context.confirm(format_args!("Would draw {}.", path.display()));
        }
    }
    Ok(())
}

fn deliver(
    args: &PlotArgs,
    context: &mut Context,
    drawings: &[Drawing],
    places: &[Destination],
    pictures: Vec<Picture>,
) -> Result<(), Failure> {
    let mut confirmed = Ok(());
    let sizes: Vec<(u32, u32)> =
        pictures.iter().map(|picture| (picture.width, picture.height)).collect();
    for ((drawing, place), picture) in drawings.iter().zip(places).zip(pictures) {
        let alt = &drawing.figure.alt;
        let Destination::File(path) = place else {
            output::to_stderr(&format!("{alt}\n"));
            context.answer = picture.bytes;
            continue;
        };
        let saved = replace_picture(path, &picture.bytes)?;
        confirmed = confirmed.and(context.saved(saved));
        if !context.json {
            context.say(path.display());
            context.confirm(alt);
        }
        if args.open {
            show(path)?;
        }
    }
    if context.json {
        say_json(context, drawings, places, &sizes)?;
    }
    confirmed
}

fn show(path: &Path) -> Result<(), Failure> {
    open::that_detached(path).map_err(|_| {
        Failure::new(Exit::File, format!("cannot show {}", path.display()))
            .why("no program of this system took it")
            .fix("the file is there; open it with a program of yours")
    })
}

fn fonts(extra: Option<&Path>) -> Result<Fonts, Failure> {
    let Some(path) = extra else { return Ok(Fonts::bundled()) };
    let bytes = fs::read(path).map_err(|error| {
        Failure::new(Exit::File, format!("cannot read {}: {error}", path.display()))
    })?;
    Fonts::bundled()
        .and(bytes, 0)
        .map_err(|error| Failure::new(Exit::Damaged, format!("{}: {error}", path.display())))
}

/// `sizes` are in pixels, and empty where nothing was drawn.
fn say_json(
    context: &mut Context,
    drawings: &[Drawing],
    places: &[Destination],
    sizes: &[(u32, u32)],
) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        dry_run: bool,
        charts: Vec<ChartFields<'a>>,
    }
    #[derive(Serialize)]
    struct ChartFields<'a> {
        chart: &'static str,
        pillar: Option<&'static str>,
        file: String,
        width: Option<u32>,
        height: Option<u32>,
        title: &'a str,
        alt: &'a str,
    }
    let mut charts = Vec::new();
    for (number, (drawing, place)) in drawings.iter().zip(places).enumerate() {
        let Destination::File(path) = place else { continue };
        let size = sizes.get(number);
        charts.push(ChartFields {
            chart: drawing.sheet.chart.name,
            pillar: drawing.sheet.pillar.map(Pillar::name),
            file: path.display().to_string(),
            width: size.map(|size| size.0),
            height: size.map(|size| size.1),
            title: &drawing.figure.title,
            alt: &drawing.figure.alt,
        });
    }
    let dry_run = context.dry_run;
    context.say_json(&Document { schema: "ssi/plot/1", dry_run, charts })
}
