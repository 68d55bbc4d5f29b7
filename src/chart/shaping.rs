//! A line of text as glyphs with places: order, kerning, and cutting to a width.

use std::ops::Range;

use harfrust::{Buffer, Direction, Feature, ShapeOptions, ShaperFont, Tag};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Face, Fonts, Source, Weight, is_invisible};
use super::words::ELLIPSIS;

/// The width of the hollow box of a missing letter, in ems.
pub(super) const BOX_WIDTH: f64 = 0.66;

/// Longer texts are cut before they are measured: no line of a chart holds more.
const LONGEST: usize = 400;

/// A line of text, shaped; measures in ems.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) width: f64,
}

/// A glyph and its origin on the baseline, in ems from the start of the line, upwards positive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) source: Source,
    pub(super) id: u32,
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Line {
    /// Shapes a line whose own direction is left to right; parts of another direction keep theirs.
    pub(super) fn shape(fonts: &Fonts, text: &str, weight: Weight) -> Self {
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

impl Fonts {
    /// The text, or as many of its letters as fit, then an ellipsis; never fewer than `least`
    /// letters, as long as the text has them.
    pub(super) fn cut(
        &self,
        text: &str,
        size: u8,
        weight: Weight,
        width: f64,
        least: usize,
    ) -> String {
        let ends = letter_ends(text);
        let fits = |text: &str| self.width(text, size, weight) <= width;
        if ends.last() == Some(&text.len()) && fits(text) {
            return text.to_owned();
        }
        let shortened = |letters: usize| {
            let end = letters.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
            format!("{}{ELLIPSIS}", text[..end].trim_end())
        };
        let fitting = most(ends.len(), |letters| fits(&shortened(letters)));
        shortened(fitting.max(least.min(ends.len())))
    }

    /// The text on at most two lines, broken between words where that leaves no short line, else
    /// between letters; the second is cut in the same way, and ends with an ellipsis then.
    pub(super) fn wrap(&self, text: &str, size: u8, weight: Weight, width: f64) -> Vec<String> {
        let ends = letter_ends(text);
        let fits = |text: &str| self.width(text, size, weight) <= width;
        if ends.last() == Some(&text.len()) && fits(text) {
            return vec![text.to_owned()];
        }
        let letters = most(ends.len(), |letters| fits(&text[..ends[letters - 1]]));
        let end = letters.checked_sub(1).map_or(text.len(), |last| ends[last]);
        let fitting = &text[..end];
        let next_is_space = text[end..].starts_with(' ');
        let first = if next_is_space { fitting } else { whole_words(fitting) };
        let rest = text[first.len()..].trim_start();
        let first = first.trim_end().to_owned();
        if rest.is_empty() {
            return vec![first];
        }
        let second = self.cut(rest, size, weight, width, 0);
        let kept = second.strip_suffix(ELLIPSIS).filter(|_| second != rest);
        match kept {
            Some(kept) if !rest[kept.len()..].starts_with(' ') => {
                vec![first, format!("{}{ELLIPSIS}", whole_words(kept).trim_end())]
            }
            _ => vec![first, second],
        }
    }
}

/// A text that was cut inside a word without that word, unless most of the line would go with it.
fn whole_words(cut: &str) -> &str {
    let space = cut.rfind(' ').filter(|&space| space * 5 >= cut.len() * 2);
    space.map_or(cut, |space| &cut[..space])
}

/// The largest number up to `limit` for which `fits` holds, if it holds for all below it.
fn most(limit: usize, fits: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Where the letters of a text end, up to the longest line that is looked at.
fn letter_ends(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).take(LONGEST).map(|(start, letter)| start + letter.len()).collect()
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
        let fonts = Fonts::with_extra(dejavu::sans::regular().to_vec()).unwrap();
        let ids = |text: &str| -> Vec<u32> {
            let line = Line::shape(&fonts, text, Weight::Regular);
            assert!(line.glyphs.iter().all(|glyph| glyph.source == Source::Extra), "{text}");
            line.glyphs.iter().map(|glyph| glyph.id).collect()
        };
        // Hebrew letters have one form each: the order alone turns.
        let alone: Vec<u32> = ["ה", "ר", "ש"].iter().flat_map(|letter| ids(letter)).collect();
        assert_eq!(ids("שרה"), alone);
        // A dash that comes from the other font keeps its place between them.
        let line = Line::shape(&fonts, "אב–ג", Weight::Regular);
        let dash = line.glyphs.iter().position(|glyph| glyph.source != Source::Extra);
        assert_eq!(dash, Some(1));
        // Arabic letters join: beside each other they have other forms than alone.
        let (joined, alone) = (ids("حم"), [ids("م"), ids("ح")].concat());
        assert!(joined.iter().zip(&alone).all(|(a, b)| a != b), "{joined:?} {alone:?}");
    }

    #[test]
    fn a_text_is_cut_at_the_last_letter_that_fits() {
        let fonts = Fonts::bundled();
        let cut = |text: &str, width, least| fonts.cut(text, 10, Weight::Regular, width, least);
        assert_eq!(cut("Anna", 100.0, 12), "Anna");
        let long = "Anna ".repeat(40);
        let fitted = cut(&long, 100.0, 3);
        assert!(fitted.ends_with('…') && fonts.width(&fitted, 10, Weight::Regular) <= 100.0);
        assert!(fonts.width(&fitted, 10, Weight::Regular) > 85.0, "{fitted}");
        assert_eq!(cut("abcdefghijklmnopqrstuvw", 1.0, 12), "abcdefghijkl…");
        assert_eq!(cut(&"e\u{301}".repeat(1_000), 1.0, 2), "e\u{301}e\u{301}…");
    }

    #[test]
    fn a_title_wraps_to_two_lines_between_words() {
        let fonts = Fonts::bundled();
        let wrap = |text: &str, width| fonts.wrap(text, 20, Weight::Bold, width);
        assert_eq!(wrap("SSI 76", 600.0), ["SSI 76"]);
        assert_eq!(wrap("aaaa bbbb cccc", 110.0), ["aaaa bbbb", "cccc"]);
        let lines = wrap(&"word ".repeat(100), 300.0);
        assert!(
            lines.len() == 2 && lines.iter().all(|line| line.starts_with("word ")),
            "{lines:?}"
        );
        assert!(lines[1].ends_with(" word…"), "{lines:?}");
        let long = "x".repeat(60);
        for text in [format!("{long} {long}"), format!("aaaa {long} {long}")] {
            let lines = wrap(&text, 300.0);
            assert!(lines[1].len() > 20 && lines[1].ends_with("x…"), "{lines:?}");
        }
        let lines = wrap(&"李".repeat(100), 300.0);
        assert!(lines.iter().all(|line| fonts.width(line, 20, Weight::Bold) <= 300.0));
        assert!(lines[0].chars().count() > 15, "{lines:?}");
    }
}
