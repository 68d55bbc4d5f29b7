//! Where pictures go, and what they never replace.

use std::fs;
use std::io::{ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::answer::charts::Drawing;
use crate::chart::is_own_picture;
use crate::cli::frame::{Context, Exit, Failure};
use crate::store::Profile;

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Pixels
    Png,
    /// Paths, for print and for every size
    Svg,
}

/// Where a picture goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Stdout,
    File(PathBuf),
}

impl Format {
    /// The format that was chosen, or that the file's name tells.
    pub(super) fn chosen(format: Option<Self>, output: Option<&Path>) -> Self {
        format.or_else(|| output.and_then(Self::of_name)).unwrap_or(Self::Png)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Png => "a PNG",
            Self::Svg => "an SVG",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// The format that the end of a name stands for.
    fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        let is_its = |format: &Self| extension.eq_ignore_ascii_case(format.extension());
        Self::value_variants().iter().copied().find(is_its)
    }
}

/// Where each drawing goes: the file that was named, or files named after chart and day in a folder.
pub(super) fn destinations(
    drawings: &[Drawing],
    output: Option<&Path>,
    format: Format,
    profile: &Profile,
) -> Vec<Destination> {
    drawings
        .iter()
        .map(|drawing| match output {
            Some(path) if path.as_os_str() == "-" => Destination::Stdout,
            Some(path) if !names_folder(path) => Destination::File(numbered(path, drawing.page)),
            folder => {
                let name = file_name(drawing, format, profile);
                Destination::File(folder.map_or(PathBuf::from(&name), |folder| folder.join(&name)))
            }
        })
        .collect()
}

/// The file of a page: that of the only one is as it was named, of several each has its number.
fn numbered(path: &Path, page: Option<usize>) -> PathBuf {
    let Some(page) = page else { return path.to_owned() };
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{page}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Refuses stdout for the pages of a chart: it takes one picture.
pub(super) fn check_pages(output: Option<&Path>, drawings: &[Drawing]) -> Result<(), Failure> {
    if drawings.len() < 2 || output.is_none_or(|path| path.as_os_str() != "-") {
        return Ok(());
    }
    let what = format!("stdout cannot take the {} pages of the chart", drawings.len());
    Err(Failure::new(Exit::Usage, what).fix("name a file or a folder with -o, or a shorter period"))
}

/// Whether a folder is meant: one that exists, or that is to be made, as a separator at its end
/// says.
fn names_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// Makes the folder that the output names, in a folder that exists.
pub(super) fn make_folder(output: Option<&Path>) -> Result<(), Failure> {
    let Some(folder) = output.filter(|path| names_folder(path) && !path.is_dir()) else {
        return Ok(());
    };
    fs::create_dir(folder).map_err(|error| {
        let what = format!("cannot make the folder {}: {error}", folder.display());
        Failure::new(Exit::File, what)
    })
}

fn file_name(drawing: &Drawing, format: Format, profile: &Profile) -> String {
    // Charts of several people do not replace each other.
    let whose = match profile.folder_name() {
        _ if drawing.sheet.chart.is_of_team() => String::new(),
        Profile::DEFAULT => String::new(),
        folder => format!("{folder}-"),
    };
    let (chart, last) = (drawing.sheet.name(), drawing.last);
    let page = drawing.page.map(|page| format!("-{page}")).unwrap_or_default();
    format!("ssi-{chart}-{whose}{last}{page}.{}", format.extension())
}

/// Refuses an output that cannot take what is drawn: so many charts, in that format.
pub(super) fn check_output(
    output: Option<&Path>,
    format: Format,
    charts: usize,
    context: &Context,
) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| !names_folder(path)) else { return Ok(()) };
    let is_stdout = path.as_os_str() == "-";
    let shown = path.display();
    let name = Path::new("chart").with_extension(format.extension());
    if charts > 1 {
        let what =
            if is_stdout { "stdout".to_owned() } else { format!("{shown} is no folder: it") };
        let is_free = !is_stdout && !path.exists();
        let folder = if is_free { path.join("") } else { PathBuf::from("charts/") };
        return Err(Failure::new(Exit::Usage, format!("{what} cannot take {charts} charts")).fix(
            format!(
                "draw one chart (of pillars by --pillar), or name a folder: -o {}",
                folder.display()
            ),
        ));
    }
    if is_stdout {
        let name_a_file = format!("name a file: -o {}", name.display());
        return if context.json {
            Err(Failure::new(Exit::Usage, "--json and -o - both want stdout").fix(name_a_file))
        } else if std::io::stdout().is_terminal() {
            let what = "a picture cannot be shown in a terminal";
            Err(Failure::new(Exit::Usage, what).fix(name_a_file))
        } else {
            Ok(())
        };
    }
    let is_other = match Format::of_name(path) {
        Some(other) => other != format,
        None => path.extension().is_some(),
    };
    if is_other {
        let what = format!("{shown} would hold {} picture", format.name());
        return Err(Failure::new(Exit::Usage, what)
            .fix(format!("-o {}", path.with_extension(format.extension()).display())));
    }
    Ok(())
}

/// Refuses to replace a file that this program did not draw, and whatever is no file at all.
pub(super) fn check_overwrite(path: &Path, overwrite: bool) -> Result<(), Failure> {
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
    if overwrite {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pages_have_numbers_and_an_only_one_has_none() {
        let named = |path: &str, page| numbered(Path::new(path), page).display().to_string();
        assert_eq!(named("a/b.c.png", None), "a/b.c.png");
        assert_eq!(named("a/b.c.png", Some(2)), "a/b.c-2.png");
        assert_eq!(named("chart", Some(11)), "chart-11");
    }
}
