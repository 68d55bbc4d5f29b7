//! The fonts of the charts.

use std::collections::BTreeSet;
use std::sync::Arc;

use harfrust::Font;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId};
use unicode_segmentation::UnicodeSegmentation;

/// The fonts that charts are lettered with: one family inside the program, and possibly others for
/// letters that the family lacks.
#[derive(Clone)]
pub struct Fonts {
    regular: Option<Face>,
    bold: Option<Face>,
    /// Asked in this order.
    extra: Vec<Face>,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For headings and values.
    Bold,
}

/// Why a font was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FontError {
    /// The bytes are no font that can be read.
    #[error("not a TrueType or OpenType font")]
    Unreadable,
    /// The font has no letters that can be drawn in one colour.
    #[error("the font has no outlines")]
    NoOutlines,
}

/// Which of the fonts a letter is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum Source {
    /// The family inside the program.
    Bundled(Weight),
    /// One of the others, by its place.
    Extra(u8),
    /// None: a hollow box.
    Missing,
}

/// One font file, as the shaper and as the reader of outlines want it.
#[derive(Clone)]
pub(in crate::chart) struct Face {
    bytes: Bytes,
    /// The place in a collection.
    index: u32,
    font: Font,
}

#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<Vec<u8>>),
}

impl Fonts {
    /// The family inside the program: Latin, Greek and Cyrillic.
    #[must_use]
    pub fn bundled() -> Self {
        let face = |bytes: &'static [u8]| Face::new(Bytes::Static(bytes), 0);
        Self {
            regular: face(notosans::REGULAR_TTF),
            bold: face(notosans::BOLD_TTF),
            extra: Vec::new(),
        }
    }

    /// The same fonts, and one more for the letters that they lack: the font in that place of a
    /// collection, which is 0 for a file of one font.
    ///
    /// # Errors
    ///
    /// Returns [`FontError`] for bytes that are no font, or one without outlines (coloured emoji).
    pub fn and(mut self, bytes: Vec<u8>, index: u32) -> Result<Self, FontError> {
        let face = Face::new(Bytes::Shared(Arc::new(bytes)), index).ok_or(FontError::Unreadable)?;
        let outlines = face.reader().is_some_and(|font| font.outline_glyphs().format().is_some());
        if !outlines {
            return Err(FontError::NoOutlines);
        }
        self.extra.push(face);
        Ok(self)
    }

    /// The characters of a text that are drawn as a hollow box, each once, in the order of their
    /// numbers.
    #[must_use]
    pub fn missing(&self, text: &str) -> BTreeSet<char> {
        let sources: Vec<Source> =
            [Source::Bundled(Weight::Regular)].into_iter().chain(self.extras()).collect();
        text.graphemes(true)
            .filter(|letter| self.source_of(letter, Weight::Regular) == Source::Missing)
            .flat_map(|letter| {
                let lacking = |c: &char| !sources.iter().any(|&source| self.has(source, *c));
                let seen: Vec<char> = letter.chars().filter(|&c| !is_invisible(c)).collect();
                let lacked: Vec<char> = seen.iter().copied().filter(lacking).collect();
                // Every character is in some font, but none has all of this letter.
                if lacked.is_empty() { seen } else { lacked }
            })
            .collect()
    }

    pub(in crate::chart) fn face(&self, source: Source) -> Option<&Face> {
        match source {
            Source::Bundled(Weight::Regular) => self.regular.as_ref(),
            Source::Bundled(Weight::Bold) => self.bold.as_ref(),
            Source::Extra(place) => self.extra.get(usize::from(place)),
            Source::Missing => None,
        }
    }

    /// The first font that has every visible character of a letter.
    pub(super) fn source_of(&self, letter: &str, weight: Weight) -> Source {
        [Source::Bundled(weight), Source::Bundled(Weight::Regular)]
            .into_iter()
            .chain(self.extras())
            .find(|&source| {
                letter.chars().filter(|&c| !is_invisible(c)).all(|c| self.has(source, c))
            })
            .unwrap_or(Source::Missing)
    }

    fn extras(&self) -> impl Iterator<Item = Source> {
        (0..u8::MAX).zip(&self.extra).map(|(place, _)| Source::Extra(place))
    }

    fn has(&self, source: Source, c: char) -> bool {
        self.face(source).is_some_and(|face| face.font.charmap().map_unicode(c).is_some())
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("extra", &self.extra.len()).finish_non_exhaustive()
    }
}

impl Face {
    fn new(bytes: Bytes, index: u32) -> Option<Self> {
        let font = match &bytes {
            Bytes::Static(bytes) => Font::new(*bytes, index)?,
            Bytes::Shared(bytes) => {
                let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = bytes.clone();
                Font::new(shared, index)?
            }
        };
        let face = Self { bytes, index, font };
        face.reader()?;
        Some(face)
    }

    pub(super) const fn font(&self) -> &Font {
        &self.font
    }

    /// Units of the font's own measure in an em.
    pub(in crate::chart) fn units_per_em(&self) -> f64 {
        f64::from(self.font.units_per_em().max(1))
    }

    /// Hands the outline of a glyph to a pen, in the font's own measure.
    pub(in crate::chart) fn draw(&self, glyph: u32, pen: &mut impl OutlinePen) {
        let outline = self.reader().and_then(|font| font.outline_glyphs().get(GlyphId::new(glyph)));
        if let Some(outline) = outline {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // A glyph that is broken inside the font stays empty: no chart fails because of a font.
            drop(outline.draw(settings, pen));
        }
    }

    fn reader(&self) -> Option<FontRef<'_>> {
        let bytes = match &self.bytes {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => bytes.as_slice(),
        };
        FontRef::from_index(bytes, self.index).ok()
    }
}

/// Characters that change their neighbours or the line and are never seen themselves (Unicode's
/// `Default_Ignorable_Code_Point`, the part that names and titles hold).
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_of_the_bundled_family_are_there() {
        let fonts = Fonts::bundled();
        assert!(fonts.regular.is_some() && fonts.bold.is_some());
        for source in [Source::Bundled(Weight::Regular), Source::Bundled(Weight::Bold)] {
            for c in "AaŁőѢїΩώ0123456789.,+−–±·…%()".chars() {
                assert!(fonts.has(source, c), "{c} is missing in {source:?}");
            }
        }
    }

    #[test]
    fn letters_that_no_font_has_are_named_once() {
        let missing = Fonts::bundled().missing("Anna 李李 \u{2068}שרה\u{2069} 👩‍💻");
        assert_eq!(missing.into_iter().collect::<String>(), "הרש李👩💻");
    }

    #[test]
    fn an_extra_font_gives_only_what_is_lacking() {
        let fonts = Fonts::bundled().and(notosans::BOLD_TTF.to_vec(), 0).unwrap();
        assert_eq!(fonts.source_of("a", Weight::Regular), Source::Bundled(Weight::Regular));
        assert_eq!(fonts.source_of("李", Weight::Regular), Source::Missing);
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", &notosans::BOLD_TTF[..100]] {
            assert!(Fonts::bundled().and(bytes.to_vec(), 0).is_err());
        }
    }
}
