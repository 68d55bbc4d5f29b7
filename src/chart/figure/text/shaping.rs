//! A line of text as glyphs with places: order and kerning.

use std::ops::Range;

use harfrust::{Buffer, Direction, Feature, ShapeOptions, ShaperFont, Tag};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Face, Fonts, Source, Weight, is_invisible};

/// The width of the hollow box of a missing letter, in ems.
pub(in crate::chart) const BOX_WIDTH: f64 = 0.66;

/// A line of text, shaped; measures in ems.
#[derive(Clone, Debug, Default)]
pub(in crate::chart) struct Line {
    pub(in crate::chart) glyphs: Vec<Glyph>,
    pub(in crate::chart) width: f64,
}

/// A glyph and its origin on the baseline, in ems from the start of the line, upwards positive.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Glyph {
    pub(in crate::chart) source: Source,
    pub(in crate::chart) id: u32,
    pub(in crate::chart) x: f64,
    pub(in crate::chart) y: f64,
}

impl Line {
    /// Shapes a line whose own direction is left to right; parts of another direction keep theirs.
    pub(in crate::chart) fn shape(fonts: &Fonts, text: &str, weight: Weight) -> Self {
        let mut line = Self::default();
        if text.is_ascii() {
            line.push_level(fonts, text, weight, Level::ltr());
            return line;
        }
        let order = BidiInfo::new(text, Some(Level::ltr()));
        for paragraph in &order.paragraphs {
            let (levels, runs) = order.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let level = levels.get(run.start).copied().unwrap_or_else(Level::ltr);
                line.push_level(fonts, &text[run], weight, level);
            }
        }
        line
    }

    /// Adds a stretch of one direction, font by font.
    fn push_level(&mut self, fonts: &Fonts, text: &str, weight: Weight, level: Level) {
        let mut runs = font_runs(fonts, text, weight);
        if level.is_rtl() {
            runs.reverse();
        }
        for (range, source) in runs {
            let text = &text[range];
            match fonts.face(source) {
                Some(face) => self.push_run(face, source, text, level),
                None => self.push_boxes(text),
            }
        }
    }

    fn push_run(&mut self, face: &Face, source: Source, text: &str, level: Level) {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(if level.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.guess_segment_properties();
        // Figures of one width, so that values above each other align.
        let features = [Feature::new(Tag::new(b"tnum"), 1, ..)];
        let options = ShapeOptions::new().features(&features);
        if harfrust::shape(&ShaperFont::new(face.font()), &mut buffer, options).is_err() {
            self.push_boxes(text);
            return;
        }
        let em = face.units_per_em();
        for (info, place) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            self.glyphs.push(Glyph {
                source,
                id: info.glyph_id,
                x: self.width + f64::from(place.x_offset) / em,
                y: f64::from(place.y_offset) / em,
            });
            self.width += f64::from(place.x_advance) / em;
        }
    }

    fn push_boxes(&mut self, text: &str) {
        for _ in text.graphemes(true) {
            self.glyphs.push(Glyph { source: Source::Missing, id: 0, x: self.width, y: 0.0 });
            self.width += BOX_WIDTH;
        }
    }
}

/// Splits a text where another font has the letters; a letter without font stands alone.
fn font_runs(fonts: &Fonts, text: &str, weight: Weight) -> Vec<(Range<usize>, Source)> {
    let mut runs: Vec<(Range<usize>, Source)> = Vec::new();
    for (start, letter) in text.grapheme_indices(true) {
        let end = start + letter.len();
        let invisible = letter.chars().all(|c| is_invisible(c) || c == ' ');
        match runs.last_mut() {
            // A space or a mark of direction stays with the word before it.
            Some((range, source)) if invisible && *source != Source::Missing => range.end = end,
            Some((range, source)) if *source == fonts.source_of(letter, weight) => range.end = end,
            _ => runs.push((start..end, fonts.source_of(letter, weight))),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f64 {
        Fonts::bundled().width(text, 100, Weight::Regular)
    }

    #[test]
    fn letters_are_kerned_and_figures_are_of_one_width() {
        assert!(width("AV") < width("A") + width("V") - 1.0);
        for digit in 0..10 {
            assert!((width(&digit.to_string()) - width("0")).abs() < 1e-9, "{digit}");
        }
    }

    #[test]
    fn a_name_from_right_to_left_does_not_turn_the_number_after_it() {
        let fonts = Fonts::bundled();
        let boxes = |text: &str| {
            let line = Line::shape(&fonts, text, Weight::Regular);
            line.glyphs.iter().map(|glyph| glyph.source == Source::Missing).collect::<Vec<_>>()
        };
        let isolated = boxes("\u{2068}שרה\u{2069} · 28");
        let first = isolated.iter().position(|&missing| missing);
        assert_eq!(isolated.iter().filter(|&&missing| missing).count(), 3);
        assert!(first < isolated.iter().rposition(|&missing| !missing));
        // Without the isolate the number would come first.
        assert!(!boxes("שרה · 28")[0]);
    }

    #[test]
    fn letters_of_an_extra_font_are_joined_and_stand_from_right_to_left() {
        let fonts = Fonts::bundled().and(dejavu::sans::regular().to_vec(), 0).unwrap();
        let ids = |text: &str| -> Vec<u32> {
            let line = Line::shape(&fonts, text, Weight::Regular);
            assert!(line.glyphs.iter().all(|glyph| glyph.source == Source::Extra(0)), "{text}");
            line.glyphs.iter().map(|glyph| glyph.id).collect()
        };
        // Hebrew letters have one form each: the order alone turns.
        let alone: Vec<u32> = ["ה", "ר", "ש"].iter().flat_map(|letter| ids(letter)).collect();
        assert_eq!(ids("שרה"), alone);
        // A dash that comes from the other font keeps its place between them.
        let line = Line::shape(&fonts, "אב–ג", Weight::Regular);
        let dash = line.glyphs.iter().position(|glyph| glyph.source != Source::Extra(0));
        assert_eq!(dash, Some(1));
        // Arabic letters join: beside each other they have other forms than alone.
        let (joined, alone) = (ids("حم"), [ids("م"), ids("ح")].concat());
        assert!(joined.iter().zip(&alone).all(|(a, b)| a != b), "{joined:?} {alone:?}");
    }
}
