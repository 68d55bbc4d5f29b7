//! The fonts of the system, searched for letters that the bundled one lacks.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;

use fontdb::{Database, FaceInfo, Style, Weight};

use crate::chart::Fonts;

/// How many fonts are asked at most: each covers letters that the ones before it lack.
const MOST: usize = 8;

/// A font of the system.
struct Found {
    name: String,
    path: PathBuf,
    index: u32,
}

/// The same fonts with those of the system that have the letters of `texts` that are missing, and
/// the names of these. Fonts are read, and nothing else is done with them; where none helps, the
/// fonts stay what they are.
pub(super) fn with_system_fonts(fonts: Fonts, texts: &[&str]) -> (Fonts, Vec<String>) {
    let missing = |fonts: &Fonts| -> BTreeSet<char> {
        texts.iter().flat_map(|text| fonts.missing(text)).collect()
    };
    let (mut fonts, mut names) = (fonts, Vec::new());
    let mut database = None;
    while names.len() < MOST {
        let lacking = missing(&fonts);
        if lacking.is_empty() {
            break;
        }
        let database = database.get_or_insert_with(system);
        let added = best(database, &lacking).and_then(|found| {
            let bytes = std::fs::read(&found.path).ok()?;
            Some((fonts.clone().and(bytes, found.index).ok()?, found.name))
        });
        match added {
            Some((more, name)) if missing(&more).len() < lacking.len() => {
                fonts = more;
                names.push(name);
            }
            _ => break,
        }
    }
    (fonts, names)
}

fn system() -> Database {
    let mut database = Database::new();
    database.load_system_fonts();
    database
}

/// The font that has the most of these letters; of several the plainest, and of these the first in
/// the order of their names.
fn best(database: &Database, letters: &BTreeSet<char>) -> Option<Found> {
    let faces = database.faces().filter(|face| is_drawable(database, face));
    let counted = faces.map(|face| (covered(database, face, letters), face));
    let helpful = counted.filter(|(count, _)| *count > 0);
    let (_, face) = helpful.min_by_key(|(count, face)| (Reverse(*count), oddity(face)))?;
    let (fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _)) = &face.source else {
        return None;
    };
    Some(Found { name: family(face).to_owned(), path: path.clone(), index: face.index })
}

/// How far a font is from plain letters for reading: slanted, of one width, heavy or light, with
/// serifs; and its name, so that the same fonts give the same choice.
fn oddity(face: &FaceInfo) -> (bool, bool, u16, bool, &str, &str) {
    let name = family(face);
    let weight = face.weight.0.abs_diff(Weight::NORMAL.0);
    let has_serifs = name.contains("Serif");
    let (style, post_script) = (face.style != Style::Normal, face.post_script_name.as_str());
    (style, face.monospaced, weight, has_serifs, name, post_script)
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("a font without a name", |(name, _)| name)
}

/// Whether its letters have outlines of one colour.
fn is_drawable(database: &Database, face: &FaceInfo) -> bool {
    use skrifa::MetadataProvider;
    read(database, face, |font| font.outline_glyphs().format().is_some()).unwrap_or(false)
}

fn covered(database: &Database, face: &FaceInfo, letters: &BTreeSet<char>) -> usize {
    use skrifa::MetadataProvider;
    let count = |font: &skrifa::FontRef<'_>| {
        let charmap = font.charmap();
        letters.iter().filter(|letter| charmap.map(**letter).is_some()).count()
    };
    read(database, face, count).unwrap_or(0)
}

fn read<T>(
    database: &Database,
    face: &FaceInfo,
    ask: impl FnOnce(&skrifa::FontRef<'_>) -> T,
) -> Option<T> {
    let font = |bytes: &[u8], index| Some(ask(&skrifa::FontRef::from_index(bytes, index).ok()?));
    database.with_face_data(face.id, font).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(fonts: &[&[u8]]) -> Database {
        let mut database = Database::new();
        for font in fonts {
            database.load_font_data(font.to_vec());
        }
        database
    }

    fn letters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    #[test]
    fn the_plainest_of_those_that_have_most_letters_is_chosen() {
        let database =
            database(&[dejavu::serif::regular(), dejavu::sans::bold(), dejavu::sans::regular()]);
        let chosen = |text: &str| {
            let letters = letters(text);
            let faces = database.faces().map(|face| (covered(&database, face, &letters), face));
            let helpful = faces.filter(|(count, _)| *count > 0);
            helpful
                .min_by_key(|(count, face)| (Reverse(*count), oddity(face)))
                .map(|(count, face)| (count, face.post_script_name.clone()))
        };
        assert_eq!(chosen("א"), Some((1, "DejaVuSans".to_owned())), "the serifs have no Hebrew");
        assert_eq!(chosen("a"), Some((1, "DejaVuSans".to_owned())), "neither bold nor with serifs");
        assert_eq!(chosen("李"), None);
    }

    #[test]
    fn without_missing_letters_no_font_is_looked_for() {
        let (_, names) = with_system_fonts(Fonts::bundled(), &["Anna", "Ω"]);
        assert_eq!(names, [""; 0]);
    }
}
