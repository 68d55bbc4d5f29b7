//! A surface of paths: SVG.

use plotters_backend::BackendColor;
use tiny_skia::{Path, PathSegment};

use super::backend::Surface;
use crate::chart::figure::{Figure, Ink, SUBUNITS, Theme};

/// What every file starts with: a comment that names this program as the one that drew it.
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ssi ";

/// Whether a file is an SVG that names this program as the one that drew it.
pub(super) fn is_own(bytes: &[u8]) -> bool {
    bytes.starts_with(START.as_bytes())
}

/// Paths in the order in which they lie on each other.
#[derive(Default)]
pub(super) struct Svg {
    elements: Vec<String>,
}

impl Svg {
    /// The file. It needs no font: letters are outlines, and what they say is in `title` and
    /// `desc`.
    pub(super) fn finish(self, figure: &Figure, theme: Theme) -> String {
        let Figure { width, height, .. } = figure;
        let (title, alt) = (escaped(&figure.title), escaped(&figure.alt));
        let [red, green, blue] = Ink::Ground.rgb(theme);
        let ground = hex((red, green, blue));
        let version = env!("CARGO_PKG_VERSION");
        let step = 1.0 / f64::from(SUBUNITS);
        let elements = self.elements.concat();
        format!(
            "{START}{version} -->\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" stroke=\"none\" role=\"img\" aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{title}</title>\n\
             <desc id=\"desc\">{alt}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n\
             <g transform=\"scale({step})\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             {elements}</g>\n</svg>\n"
        )
    }
}

impl Surface for Svg {
    fn fill(&mut self, path: &Path, color: BackendColor) {
        let (path, fill) = (data(path), hex(color.rgb));
        let opacity = opacity("fill-opacity", color.alpha);
        self.elements.push(format!("<path d=\"{path}\" fill=\"{fill}\"{opacity}/>\n"));
    }

    fn stroke(&mut self, path: &Path, width: f32, color: BackendColor) {
        let (path, stroke) = (data(path), hex(color.rgb));
        let opacity = opacity("stroke-opacity", color.alpha);
        self.elements.push(format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"{opacity}/>\n"
        ));
    }

    /// Leaves it to the viewer to put the line on whole pixels.
    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, color: BackendColor) {
        let (stroke, opacity) = (hex(color.rgb), opacity("stroke-opacity", color.alpha));
        self.elements.push(format!(
            "<path d=\"M{} {}L{} {}\" stroke=\"{stroke}\" stroke-width=\"{width}\" \
             stroke-linecap=\"butt\" shape-rendering=\"crispEdges\"{opacity}/>\n",
            from.0, from.1, to.0, to.1
        ));
    }
}

/// A path as the attribute `d` has it.
fn data(path: &Path) -> String {
    let mut data = String::new();
    let mut push = |letter: char, points: &[tiny_skia::Point]| {
        data.push(letter);
        for (place, number) in points.iter().flat_map(|point| [point.x, point.y]).enumerate() {
            let number = short(number);
            if place > 0 && !number.starts_with('-') {
                data.push(' ');
            }
            data.push_str(&number);
        }
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => push('M', &[to]),
            PathSegment::LineTo(to) => push('L', &[to]),
            PathSegment::QuadTo(by, to) => push('Q', &[by, to]),
            PathSegment::CubicTo(first, second, to) => push('C', &[first, second, to]),
            PathSegment::Close => push('Z', &[]),
        }
    }
    data
}

/// A coordinate to a tenth of a step, 1/160 unit.
fn short(number: f32) -> String {
    // Not `-0`.
    let tenths = (number * 10.0).round() + 0.0;
    format!("{}", tenths / 10.0)
}

fn hex((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The attribute; none for what covers its ground.
fn opacity(name: &str, alpha: f64) -> String {
    if alpha < 1.0 { format!(" {name}=\"{alpha}\"") } else { String::new() }
}

/// A text between two tags. What XML cannot hold becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_and_never_a_tag() {
        assert_eq!(escaped("<b>A & B</b>"), "&lt;b&gt;A &amp; B&lt;/b&gt;");
        assert_eq!(escaped("a\u{1b}\u{ffff}\u{0}\nb\"'"), "a\u{fffd}\u{fffd}\u{fffd} b\"'");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(short(-0.04), "0");
        assert_eq!(short(12.34), "12.3");
        assert_eq!(short(-700.0), "-700");
    }
}
