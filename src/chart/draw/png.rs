//! PNG of a drawn picture: indexed, without filters, which suits flat areas.

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions,
    SrgbRenderingIntent, Unit,
};
use rustc_hash::FxHashMap;
use tiny_skia::Pixmap;

use super::scale::Scale;

/// Texts inside the file.
pub(super) struct Words<'a> {
    pub(super) title: &'a str,
    pub(super) alt: &'a str,
}

/// Colours that an index of one byte can tell apart.
const MOST_COLOURS: usize = 256;
/// So many of them are the most frequent ones where those alone are too far from some.
const FREQUENT: usize = 128;
/// The largest distance between an edge pixel's colour and the one it is shown with, of 441 between
/// black and white. Above it the picture is written with full colours.
const FARTHEST: u32 = 16;
/// A density of 96 dots an inch, in dots a metre: a unit is as large as a CSS pixel.
const DOTS_A_METRE: f64 = 96.0 / 0.0254;

/// How hard the packing tries, of 9: above it, files shrink by a fifteenth and take half as long again.
const LEVEL: u8 = 4;

/// The keyword under which a PNG names the program that made it.
const SOFTWARE: &str = "Software";
/// This program, as the start of what stands there.
const SSI: &str = "ssi ";

/// Whether a file is a PNG that names this program as the one that drew it.
///
/// The first 2 kB of the file are enough; nothing is decoded.
pub(super) fn is_own(bytes: &[u8]) -> bool {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    let Some(mut rest) = bytes.strip_prefix(SIGNATURE) else { return false };
    while let Some((&length, after)) = rest.split_first_chunk::<4>() {
        let Some((kind, data)) = after.split_first_chunk::<4>() else { return false };
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
        match kind {
            b"iTXt" if names_ssi(data.get(..length).unwrap_or(data)) => return true,
            // Texts about a picture stand before it.
            b"IDAT" | b"IEND" => return false,
            _ => {}
        }
        let Some(next) = length.checked_add(4).and_then(|end| data.get(end..)) else {
            return false;
        };
        rest = next;
    }
    false
}

/// Whether the data of an `iTXt` chunk (keyword, how it is packed, language, translated keyword,
/// text) are this program's name.
fn names_ssi(data: &[u8]) -> bool {
    const PLAIN: &[u8] = b"\0\0\0";
    let text = data.strip_prefix(SOFTWARE.as_bytes()).and_then(|rest| rest.strip_prefix(PLAIN));
    let mut parts = text.unwrap_or_default().splitn(3, |&byte| byte == 0);
    parts.nth(2).is_some_and(|text| text.starts_with(SSI.as_bytes()))
}

/// Encodes an opaque picture.
pub(super) fn encode(
    pixmap: &Pixmap,
    scale: Scale,
    words: &Words<'_>,
) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::with_capacity(1 << 16);
    let mut encoder = Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let density = density(scale);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: density,
        yppu: density,
        unit: Unit::Meter,
    }));
    // First, so that a title of any length leaves it within the file's first 2 kB.
    encoder.add_itxt_chunk(SOFTWARE.to_owned(), format!("{SSI}{}", env!("CARGO_PKG_VERSION")))?;
    encoder.add_itxt_chunk("Title".to_owned(), words.title.to_owned())?;
    encoder.add_itxt_chunk("Description".to_owned(), words.alt.to_owned())?;
    let data = if let Some(Indexed { palette, pixels }) = indexed(pixmap.data()) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        pixels
    } else {
        encoder.set_color(ColorType::Rgb);
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(file)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 3,780 to 15,118 dots a metre"
)]
fn density(scale: Scale) -> u32 {
    (DOTS_A_METRE * f64::from(scale.pixels())).round() as u32
}

struct Indexed {
    palette: Vec<u8>,
    pixels: Vec<u8>,
}

/// The picture with one byte a pixel; `None` when that would show a colour too far from its own.
///
/// Of more colours than fit every other one (rare pixels of an edge) takes the nearest that is
/// kept.
fn indexed(rgba: &[u8]) -> Option<Indexed> {
    let Found { colours, runs } = Found::of(rgba);
    let mut order: Vec<usize> = (0..colours.len()).collect();
    order.sort_unstable_by_key(|&place| {
        let (colour, count) = colours[place];
        (std::cmp::Reverse(count), colour)
    });
    let sorted: Vec<[u8; 3]> = order.iter().map(|&place| colours[place].0).collect();
    let Palette { kept, numbers } = frequent(&sorted).or_else(|| spread_out(&sorted))?;
    let mut shown = vec![0; colours.len()];
    for (place, number) in order.into_iter().zip(numbers) {
        shown[place] = number;
    }
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    for (place, length) in runs {
        pixels.resize(pixels.len() + length as usize, shown[place]);
    }
    Some(Indexed { palette: kept.concat(), pixels })
}

/// The colours of a picture and how many pixels have each, and of each of its runs the place of its
/// colour among them and its length.
struct Found {
    colours: Vec<([u8; 3], u32)>,
    runs: Vec<(usize, u32)>,
}

impl Found {
    fn of(rgba: &[u8]) -> Self {
        let mut places: FxHashMap<[u8; 3], usize> = FxHashMap::default();
        let mut found = Self { colours: Vec::new(), runs: Vec::new() };
        for (colour, length) in runs(rgba) {
            let place = *places.entry(colour).or_insert(found.colours.len());
            match found.colours.get_mut(place) {
                Some((_, count)) => *count += length,
                None => found.colours.push((colour, length)),
            }
            found.runs.push((place, length));
        }
        found
    }
}

/// The colours that are kept, and for each colour of the picture the place of its nearest among
/// them.
struct Palette {
    kept: Vec<[u8; 3]>,
    numbers: Vec<u8>,
}

/// The most frequent colours, which come first; `None` when another one is too far from all of
/// them.
fn frequent(colours: &[[u8; 3]]) -> Option<Palette> {
    let kept = &colours[..colours.len().min(MOST_COLOURS)];
    let number = |&colour: &[u8; 3]| {
        let (number, far) = nearest(colour, kept);
        (far <= FARTHEST * FARTHEST).then_some(number)
    };
    let numbers = colours.iter().map(number).collect::<Option<_>>()?;
    Some(Palette { kept: kept.to_vec(), numbers })
}

/// Fewer of the most frequent colours and then, again and again, the one that is farthest from all
/// that are kept; `None` when one is still too far.
///
/// # Source
///
/// Gonzalez (1985), "Clustering to minimize the maximum intercluster distance", Theoretical
/// Computer Science 38, 293–306, <https://doi.org/10.1016/0304-3975(85)90224-5>.
fn spread_out(colours: &[[u8; 3]]) -> Option<Palette> {
    let mut kept = colours[..colours.len().min(FREQUENT)].to_vec();
    let mut shown: Vec<(u8, u32)> = colours.iter().map(|&one| nearest(one, &kept)).collect();
    for number in (0..=u8::MAX).skip(kept.len()) {
        let (colour, _) = colours.iter().zip(&shown).max_by_key(|(_, (_, far))| *far)?;
        kept.push(*colour);
        for (shown, other) in shown.iter_mut().zip(colours) {
            let far = distance(*colour, *other);
            if far < shown.1 {
                *shown = (number, far);
            }
        }
    }
    let is_near = shown.iter().all(|&(_, far)| far <= FARTHEST * FARTHEST);
    let numbers = shown.into_iter().map(|(number, _)| number).collect();
    is_near.then_some(Palette { kept, numbers })
}

/// Neighbours of one colour, together: a chart is mostly ground.
fn runs(rgba: &[u8]) -> impl Iterator<Item = ([u8; 3], u32)> {
    let (pixels, _) = rgba.as_chunks::<4>();
    let mut rest = pixels;
    std::iter::from_fn(move || {
        let first = rest.first()?;
        let length = rest.iter().position(|pixel| pixel != first).unwrap_or(rest.len());
        rest = &rest[length..];
        Some(([first[0], first[1], first[2]], u32::try_from(length).unwrap_or(u32::MAX)))
    })
}

/// The place of the nearest colour and the square of its distance.
fn nearest(colour: [u8; 3], kept: &[[u8; 3]]) -> (u8, u32) {
    let far = (0..=u8::MAX).zip(kept).map(|(number, &other)| (number, distance(colour, other)));
    far.min_by_key(|&(_, far)| far).unwrap_or((0, u32::MAX))
}

/// The square of the distance between two colours.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::drawn::decoded;

    /// A picture of one row with these colours.
    fn row(colours: &[[u8; 3]]) -> Pixmap {
        let width = u32::try_from(colours.len()).unwrap();
        let mut pixmap = Pixmap::new(width, 1).unwrap();
        for (pixel, [red, green, blue]) in pixmap.pixels_mut().iter_mut().zip(colours) {
            *pixel = tiny_skia::ColorU8::from_rgba(*red, *green, *blue, 255).premultiply();
        }
        pixmap
    }

    fn encoded(pixmap: &Pixmap) -> Vec<u8> {
        encode(pixmap, Scale::default(), &Words { title: "", alt: "" }).unwrap()
    }

    fn steps(count: u8) -> impl Iterator<Item = u8> {
        (0..=255).step_by(usize::from(255 / count))
    }

    #[test]
    fn few_colours_are_kept_exactly() {
        let colours: Vec<[u8; 3]> = (0..=255).map(|grey| [grey, grey, 255 - grey]).collect();
        let file = encoded(&row(&colours));
        assert_eq!(decoded(&file).2, colours.concat());
        assert!(indexed(row(&colours).data()).is_some());
    }

    #[test]
    fn many_colours_near_each_other_take_the_nearest() {
        let colours: Vec<[u8; 3]> =
            (0..=255).flat_map(|grey| [[grey, grey, grey], [grey, grey, grey / 2 * 2]]).collect();
        let file = encoded(&row(&colours));
        let shown = decoded(&file).2;
        assert_ne!(shown, colours.concat());
        assert!(shown.iter().zip(colours.concat()).all(|(a, b)| a.abs_diff(b) <= 16));
    }

    #[test]
    fn a_rare_colour_far_from_all_others_is_kept() {
        let mut colours: Vec<[u8; 3]> = (0..=255_u8)
            .flat_map(|grey| [[grey; 3], [grey; 3], [grey, grey, grey.saturating_sub(2)]])
            .collect();
        colours.push([255, 0, 0]);
        let shown = decoded(&encoded(&row(&colours))).2;
        assert!(indexed(row(&colours).data()).is_some());
        assert_eq!(shown[shown.len() - 3..], [255, 0, 0]);
    }

    #[test]
    fn many_colours_far_from_each_other_are_written_in_full() {
        let colours: Vec<[u8; 3]> = steps(8)
            .flat_map(|red| steps(8).flat_map(move |green| steps(8).map(move |b| [red, green, b])))
            .collect();
        assert!(colours.len() > 500 && indexed(row(&colours).data()).is_none());
        assert_eq!(decoded(&encoded(&row(&colours))).2, colours.concat());
    }
}
