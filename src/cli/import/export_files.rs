//! LinkedIn's data export as a person names it: an archive, a folder, or single files.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use crate::cli::frame::{Exit, Failure, quoted};
use crate::domain::shown;
use crate::import::archive::{
    FileName, Files, MOST_FILES, MOST_OF_ALL, MOST_OF_ONE, Zip, is_headless, known_as,
};

use super::file::{self, Given};

/// How deep folders are looked into: an export that was packed again lies one deeper.
const DEEPEST: usize = 6;
/// An export, or single files of one.
pub(super) struct Named {
    /// As it is told.
    pub(super) name: String,
    pub(super) files: Box<dyn Files>,
}

/// What the files of the command line are.
pub(super) enum Input {
    Tables(Vec<Given>),
    Exports(Vec<Named>),
}

/// Finds out whether files are of an export; one that stands alone and has the columns of one is
/// a table if something was said of its columns.
///
/// # Errors
///
/// Refuses exports and tables in one command, an archive that cannot be read, and a folder in which
/// nothing of an export is.
pub(super) fn input(paths: &[String], is_table: bool) -> Result<Input, Failure> {
    let (mut exports, mut singles, mut tables) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        match one(path)? {
            One::Export(named) => exports.push(named),
            One::Single(single) if is_table => tables.push(single.into_table()),
            One::Single(single) => singles.push(single),
            One::Table(given) => tables.push(given),
        }
    }
    if !singles.is_empty() {
        let name = match singles.as_slice() {
            [one] => one.name.path.clone(),
            several => format!("{} files", several.len()),
        };
        exports.push(Named { name, files: Box::new(Singles(singles)) });
    }
    match tables.first() {
        None => Ok(Input::Exports(exports)),
        Some(_) if exports.is_empty() => Ok(Input::Tables(tables)),
        Some(table) => {
            let what = format!("{} is no part of LinkedIn's data export", table.name);
            Err(Failure::new(Exit::Usage, what)
                .why("an export and a table of one's own are two imports")
                .fix("import the one, then the other"))
        }
    }
}

enum One {
    Export(Named),
    Single(Single),
    Table(Given),
}

fn one(path: &str) -> Result<One, Failure> {
    if path == "-" {
        return file::read(path).map(One::Table);
    }
    if fs::metadata(path).is_ok_and(|metadata| metadata.is_dir()) {
        return folder(path).map(One::Export);
    }
    let mut open = file::open(path)?;
    let mut start = [0; 4];
    let read = open.read(&mut start).unwrap_or_default();
    if start[..read].starts_with(b"PK") {
        match Zip::open(open) {
            Ok(zip) if !zip.is_workbook() => {
                return archive(&file::name(path), zip).map(One::Export);
            }
            Err(error) if is_archive(path) => {
                let what = format!("{}: {error}", file::name(path));
                return Err(Failure::new(Exit::Damaged, what)
                    .fix("download it once more from LinkedIn's mail, and import that"));
            }
            _ => {} // a workbook, whole or cut
        }
    }
    let Given { name, bytes } = file::read(path)?;
    if is_headless(&name, &bytes) {
        let what = format!("{name}: no row is a header that is known");
        return Err(Failure::new(Exit::Damaged, what)
            .fix("take the file from LinkedIn's archive once more, or import the archive"));
    }
    Ok(match known_as(&name, &bytes) {
        Some(known_as) => One::Single(Single { name: FileName { path: name, known_as }, bytes }),
        None => One::Table(Given { name, bytes }),
    })
}

fn archive<R: Read + Seek + 'static>(name: &str, zip: Zip<R>) -> Result<Named, Failure> {
    let names = zip.names();
    if names.iter().any(FileName::is_of_export) {
        return Ok(Named { name: name.to_owned(), files: Box::new(zip) });
    }
    let inner = names.iter().map(|file| &file.path).find(|path| is_archive(path));
    let failure = Failure::new(
        Exit::Damaged,
        format!("{name}: no file of LinkedIn's data export is in the archive"),
    );
    Err(match inner {
        Some(inner) => failure
            .why(format!("there is an archive in it: {}", shown(inner)))
            .fix("unpack it, and import the archive in it"),
        None => failure.fix("import Complete_LinkedInDataExport_....zip as LinkedIn sent it"),
    })
}

fn is_archive(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

fn folder(path: &str) -> Result<Named, Failure> {
    let root = PathBuf::from(path);
    let mut paths = Vec::new();
    walk(&root, 0, &mut paths).map_err(|error| {
        Failure::new(Exit::File, format!("cannot read {}: {error}", shown(path)))
    })?;
    if paths.len() > MOST_FILES {
        let what = format!("{} has more than {MOST_FILES} files", shown(path));
        return Err(Failure::new(Exit::Damaged, what)
            .fix("name the folder into which the export was unpacked"));
    }
    paths.sort();
    let relative =
        |path: &PathBuf| path.strip_prefix(&root).unwrap_or(path).to_string_lossy().into_owned();
    let names: Vec<FileName> = paths.iter().map(|path| FileName::of(&relative(path))).collect();
    if names.iter().any(FileName::is_of_export) {
        let name = Some(file::name(path)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| shown(path));
        let files = Box::new(Folder { paths, names, left: MOST_OF_ALL });
        return Ok(Named { name, files });
    }
    let what = format!("no file of LinkedIn's data export is in {}", shown(path));
    let inner = names.iter().map(|name| &name.path).find(|path| is_archive(path));
    let failure = Failure::new(Exit::Damaged, what);
    Err(match inner {
        Some(inner) => {
            let inner = root.join(inner);
            failure.fix(format!("ssi import {}", quoted(&inner.to_string_lossy())))
        }
        None => failure.fix("name the archive, or the tables in the folder one by one"),
    })
}

/// Adds the files of a folder; links are not followed.
fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let sort = entry.file_type()?;
        let is_called_so = || FileName::of(&entry.path().to_string_lossy()).is_of_export();
        if sort.is_dir() && is_called_so() && paths.len() <= MOST_FILES {
            paths.push(entry.path()); // it is there, and cannot be read
        } else if sort.is_dir() && depth < DEEPEST {
            walk(&entry.path(), depth + 1, paths)?;
        } else if !sort.is_dir() && paths.len() <= MOST_FILES {
            paths.push(entry.path()); // a link is there, and cannot be read
        }
    }
    Ok(())
}

/// The files of a folder, read when they are asked for.
struct Folder {
    paths: Vec<PathBuf>,
    names: Vec<FileName>,
    /// How many bytes may still be read.
    left: u64,
}

impl Files for Folder {
    fn names(&self) -> Vec<FileName> {
        self.names.clone()
    }

    fn bytes(&mut self, place: usize) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("it cannot be read ({error})");
        let path = &self.paths[place];
        if !fs::symlink_metadata(path).map_err(failed)?.is_file() {
            return Err("it is a link or a folder, and no file".to_owned());
        }
        let open = File::open(path).map_err(failed)?;
        let most = MOST_OF_ONE.min(self.left);
        let mut bytes = Vec::new();
        open.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(format!("it has more than {} MB", most / (1024 * 1024)));
        }
        Ok(bytes)
    }

    fn are_whole(&self) -> bool {
        true
    }
}

/// A file that was named by itself.
struct Single {
    name: FileName,
    bytes: Vec<u8>,
}

impl Single {
    fn into_table(self) -> Given {
        Given { name: self.name.path, bytes: self.bytes }
    }
}

struct Singles(Vec<Single>);

impl Files for Singles {
    fn names(&self) -> Vec<FileName> {
        self.0.iter().map(|single| single.name.clone()).collect()
    }

    fn bytes(&mut self, place: usize) -> Result<Vec<u8>, String> {
        Ok(std::mem::take(&mut self.0[place].bytes))
    }

    fn are_whole(&self) -> bool {
        false
    }
}
