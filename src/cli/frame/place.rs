//! Where the data folder is.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use etcetera::BaseStrategy;

use super::failure::{Exit, Failure};

/// The data folder, as a whole path: that of the option or the variable, else the platform's.
///
/// # Errors
///
/// Refuses a `~` that is not the person's own, and fails where no home folder can be found.
pub(crate) fn data_folder(chosen: Option<&OsStr>) -> Result<PathBuf, Failure> {
    match chosen {
        Some(dir) => expanded(Path::new(dir)),
        None => platform_folder(),
    }
}

/// A path as a person means it: with their home folder for a `~` that no shell has expanded (as in
/// `--dir=~/x`, or in a variable), and from the root.
///
/// # Errors
///
/// Refuses `~anna`: whether it is somebody's home or a name would be a guess.
pub(crate) fn expanded(path: &Path) -> Result<PathBuf, Failure> {
    let mut parts = path.components();
    let first = match parts.next() {
        Some(Component::Normal(first)) => first.to_string_lossy(),
        _ => return Ok(whole(path)),
    };
    match first.strip_prefix('~') {
        None => Ok(whole(path)),
        Some("") => home().map(|home| home.join(parts.as_path())),
        Some(_) => {
            let what = format!("`{}` may be a home folder or a name", path.display());
            Err(Failure::new(Exit::Usage, what)
                .fix(format!("write the whole path, or ./{}", path.display())))
        }
    }
}

/// Puts the data folder into the arguments as a whole path, so that commands made of them lead to it
/// from everywhere.
pub(crate) fn with_whole_path(arguments: &mut [String], folder: &Path) {
    let end = arguments.iter().position(|word| word == "--").unwrap_or(arguments.len());
    let folder = folder.display().to_string();
    for place in 0..end {
        if arguments[place].starts_with("--dir=") {
            arguments[place] = format!("--dir={folder}");
        } else if arguments[place] == "--dir" && place + 1 < end {
            arguments[place + 1].clone_from(&folder);
        }
    }
}

/// The data folder that raw arguments choose, or the variable; for what is said before they are
/// understood.
pub(crate) fn before_arguments(arguments: &[OsString]) -> Option<PathBuf> {
    let words = || arguments.iter().filter_map(|argument| argument.to_str());
    let behind = words().zip(words().skip(1)).find(|(option, _)| *option == "--dir");
    let option = words().find_map(|word| word.strip_prefix("--dir="));
    let typed = behind.map(|(_, dir)| dir).or(option).map(OsString::from);
    let chosen = typed.or_else(|| std::env::var_os("SSI_DIR")).filter(|dir| !dir.is_empty());
    data_folder(chosen.as_deref()).ok()
}

/// The path from the root; as it is where the working folder is gone.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn home() -> Result<PathBuf, Failure> {
    etcetera::home_dir().map_err(|error| no_place(&error))
}

fn platform_folder() -> Result<PathBuf, Failure> {
    let places = etcetera::choose_base_strategy().map_err(|error| no_place(&error))?;
    // Windows has two places; the one that is not carried from machine to machine is for data that
    // a running program locks.
    let place = if cfg!(windows) { places.cache_dir() } else { places.data_dir() };
    Ok(place.join("ssi"))
}

fn no_place(error: &etcetera::HomeDirError) -> Failure {
    Failure::new(Exit::File, format!("cannot tell where to keep data: {error}"))
        .fix("name a folder with --dir DIR or in SSI_DIR")
}
