//! What is in the file.

use std::io::Cursor;

use crate::chart::tests::drawn::{decoded, draw};
use crate::chart::tests::samples::{Sample, iso};
use crate::chart::{Figure, Fill, Fonts, Ink, Mark, Picture, Scale, Theme, is_own_picture};
use crate::domain::{LimitDay, LimitId, SafeNumber};

#[test]
fn the_file_has_its_size_its_density_and_its_words() {
    let figure = Sample::every(7, 30, 0..0).figure();
    for (scale, density) in [(1, 3_780), (2, 7_559), (3, 11_339), (4, 15_118)] {
        let picture = draw(&figure, Theme::Light, scale);
        let size = (640 * u32::from(scale), figure.height * u32::from(scale));
        assert_eq!((picture.width, picture.height), size);
        let reader = png::Decoder::new(Cursor::new(&picture.bytes)).read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), size);
        assert_eq!(info.color_type, png::ColorType::Indexed);
        let dots = info.pixel_dims.unwrap();
        assert_eq!((dots.xppu, dots.yppu, dots.unit), (density, density, png::Unit::Meter));
        assert_eq!(info.srgb, Some(png::SrgbRenderingIntent::Perceptual));
        assert!(info.trns.is_none());
    }
}

/// What the file says of itself, by its key.
fn words(picture: &Picture) -> Vec<(String, String)> {
    let reader = png::Decoder::new(Cursor::new(&picture.bytes)).read_info().unwrap();
    let chunks = reader.info().utf8_text.iter();
    chunks.map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap())).collect()
}

#[test]
fn every_file_has_the_title_and_the_text_alternative_of_its_chart() {
    let mut seen = 0;
    for seed in 0..40 {
        for figure in Sample::random(seed).every_figure(&Fonts::bundled()) {
            let expected = [
                ("Software", concat!("ssi ", env!("CARGO_PKG_VERSION"))),
                ("Title", figure.title.as_str()),
                ("Description", figure.alt.as_str()),
            ];
            let expected = expected.map(|(key, text)| (key.to_owned(), text.to_owned()));
            assert_eq!(words(&draw(&figure, Theme::Light, 1)), expected, "seed {seed}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_picture_of_ours_is_known_from_its_first_2_kb() {
    let title = Some("A title that never ends. ".repeat(1_000));
    let own = draw(&Sample { title, ..Sample::every(7, 60, 0..0) }.figure(), Theme::Dark, 4).bytes;
    assert!(is_own_picture(&own) && is_own_picture(&own[..2_000]));
    assert!(!is_own_picture(&own[1..]) && !is_own_picture(&own[..40]));
    let at = own.windows(12).position(|bytes| bytes == b"Software\0\0\0\0").unwrap();
    for (place, byte) in [(0, b'X'), (8, 1), (9, 1), (13, b'S'), (16, b'-')] {
        let mut other = own.clone();
        other[at + place] = byte;
        assert!(!is_own_picture(&other), "{place}");
    }
}

#[test]
fn other_files_are_not_ours_and_damage_is_no_trouble() {
    let own = draw(&Sample::every(7, 2, 0..0).figure(), Theme::Light, 1).bytes;
    let mut other = Vec::new();
    let mut encoder = png::Encoder::new(&mut other, 1, 1);
    encoder.add_itxt_chunk("Software".to_owned(), "another".to_owned()).unwrap();
    encoder.add_itxt_chunk("Comment".to_owned(), "Software ssi 1".to_owned()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    writer.finish().unwrap();
    for bytes in [&[], &b"\x89PNG\r\n\x1a\n"[..], b"ssi ", &other] {
        assert!(!is_own_picture(bytes));
    }
    // A name after the picture is not looked at.
    let late = [&other[..other.len() - 12], &own[8..]].concat();
    assert!(!is_own_picture(&late));
    let mut rng = fastrand::Rng::with_seed(1);
    for _ in 0..2_000 {
        let mut bytes = own[..rng.usize(0..2_000)].to_vec();
        for _ in 0..rng.usize(0..20) {
            if let Some(byte) = rng.choice(0..bytes.len()).and_then(|place| bytes.get_mut(place)) {
                *byte = rng.u8(..);
            }
        }
        let _ = is_own_picture(&bytes);
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    for theme in [Theme::Light, Theme::Dark] {
        let draw = || draw(&Sample::random(11).figure(), theme, 2);
        assert_eq!(draw(), draw());
    }
}

#[test]
fn a_picture_of_two_years_is_small() {
    let picture = draw(&Sample::every(7, 105, 30..40).figure(), Theme::Light, 2);
    assert!(picture.bytes.len() < 100_000, "{} bytes", picture.bytes.len());
    let (_, _, pixels) = decoded(&picture.bytes);
    assert_eq!(pixels[..3], [255, 255, 255]);
}

#[test]
fn pictures_of_3000_days_are_small() {
    let sample = Sample { numbers: daily_numbers(3_000), ..Sample::every(1, 3_000, 500..560) };
    let figures = sample.every_figure(&Fonts::bundled());
    assert_eq!(
        figures.len(),
        10,
        "overview in two shapes, two pillars, change, benchmark, activity, two cards, calendar"
    );
    for figure in figures {
        let size = draw(&figure, Theme::Light, 2).bytes.len();
        assert!(size < 120_000, "{size} bytes: {}", figure.alt);
    }
}

/// Every safe number beside counts of any size, on most of so many days.
fn daily_numbers(days: i32) -> Vec<(LimitId, Vec<LimitDay>)> {
    let mut rng = fastrand::Rng::with_seed(21);
    let mut number = |(id, limit): (LimitId, u64)| {
        let day = |day| LimitDay {
            date: iso("2024-03-18").plus_days(day),
            count: (rng.u8(..) > 20).then(|| rng.u64(0..=limit * 3 / 2)),
            is_whole: id == LimitId::Pending || day % 30 > 2,
            safe: Some(SafeNumber {
                warn: limit,
                limit: if day < days / 2 { limit } else { limit / 2 },
            }),
            is_halved: false,
            is_restricted: day % 400 > 390,
            before: 0,
        };
        (id, (0..days).map(day).collect())
    };
    LimitId::CHARTED.into_iter().zip([20, 100, 500, 50, 5]).map(&mut number).collect()
}

#[test]
fn grid_lines_lie_on_whole_pixels_at_every_scale() {
    let figure = Sample::every(7, 30, 0..0).figure();
    let level = |mark: &Mark| match mark {
        Mark::Rule { from, to, ink: Ink::Grid } if to.x - from.x > 400.0 => Some(from.y),
        _ => None,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the canvas")]
    let y = figure.marks.iter().find_map(level).unwrap().floor() as usize;
    for scale in 1..=4_u8 {
        let (width, _, pixels) = decoded(&draw(&figure, Theme::Light, scale).bytes);
        // A level line of the total, and a column where no data are near it.
        let x = usize::from(scale) * 300;
        let grey = |y: usize| {
            let start = 3 * (y * width as usize + x);
            pixels[start..start + 3] == [0xD8, 0xDE, 0xE4]
        };
        let near = |y: usize| (y.saturating_sub(6)..y + 6).filter(|&y| grey(y)).count();
        assert_eq!(near(usize::from(scale) * y), usize::from(scale), "scale {scale}");
    }
}

#[test]
fn letters_that_no_font_has_are_named_and_the_chart_is_drawn() {
    let who = Some("李小龍 李".to_owned());
    let sample = Sample { who, ..Sample::every(7, 30, 0..0) };
    assert_eq!(draw(&sample.figure(), Theme::Light, 1).missing, "小李龍");
    let who = Some("محمد".to_owned());
    let sample = Sample { who, ..Sample::every(7, 30, 0..0) };
    let fonts = Fonts::bundled().and(dejavu::sans::regular().to_vec(), 0).unwrap();
    let figure = sample.figure_with(&fonts);
    let picture = figure.to_png(Theme::Light, Scale::default(), &fonts).unwrap();
    assert_eq!(picture.missing, "");
}

#[test]
fn a_damaged_font_stops_no_chart() {
    let whole = dejavu::sans::regular();
    let mut rng = fastrand::Rng::with_seed(5);
    let who = Some("محمد 李 שרה Anna".to_owned());
    let sample = Sample { who, ..Sample::every(7, 3, 0..0) };
    let mut accepted = 0;
    for _ in 0..60 {
        let mut bytes = whole[..rng.usize(0..=whole.len())].to_vec();
        for _ in 0..rng.usize(0..200) {
            if let Some(byte) = rng.choice(0..bytes.len()).and_then(|place| bytes.get_mut(place)) {
                *byte = rng.u8(..);
            }
        }
        let Ok(fonts) = Fonts::bundled().and(bytes, 0) else { continue };
        accepted += 1;
        let figure = sample.figure_with(&fonts);
        assert!(figure.to_png(Theme::Light, Scale::new(1).unwrap(), &fonts).is_ok());
    }
    assert!(accepted > 10, "{accepted}");
}

#[test]
fn scales_are_one_to_four() {
    for text in ["0", "5", "-1", "2.5", "", "x"] {
        assert!(text.parse::<Scale>().is_err(), "{text}");
    }
    assert_eq!("2".parse::<Scale>(), Ok(Scale::default()));
    assert_eq!(Scale::new(4).map(Scale::pixels), Some(4));
}

/// The figure as an SVG.
fn svg(figure: &Figure, theme: Theme) -> String {
    String::from_utf8(figure.to_svg(theme, &Fonts::bundled()).unwrap().bytes).unwrap()
}

#[test]
fn an_svg_is_well_formed_and_has_the_words_whatever_the_name() {
    for seed in 0..20 {
        let sample = Sample {
            title: Some(format!("<script>alert(1)</script> & \"{seed}\" ]]> -->")),
            who: Some("</svg> \u{b}\u{ffff} & Anna".to_owned()),
            ..Sample::random(seed)
        };
        for figure in sample.every_figure(&Fonts::bundled()) {
            let text = svg(&figure, Theme::Light);
            let document = roxmltree::Document::parse(&text).unwrap();
            let root = document.root_element();
            let child = |name| root.children().find(|node| node.has_tag_name(name)).unwrap();
            let allowed = ["svg", "title", "desc", "rect", "g", "path"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name();
                assert_eq!(name.namespace(), Some("http://www.w3.org/2000/svg"));
                assert!(allowed.contains(&name.name()), "{}", name.name());
            }
            assert_eq!(child(("http://www.w3.org/2000/svg", "title")).text(), Some(&*figure.title));
            let alt = figure.alt.replace('\u{ffff}', "\u{fffd}");
            assert_eq!(child(("http://www.w3.org/2000/svg", "desc")).text(), Some(&*alt));
            let size = figure.height.to_string();
            assert_eq!(root.attribute("height"), Some(&*size));
            assert!(is_own_picture(&text.as_bytes()[..100]));
        }
    }
}

#[test]
fn an_svg_has_every_mark_and_is_the_same_at_every_run() {
    let mut figure = Sample::every(7, 30, 10..15).figure();
    // A broken line is a path a stroke.
    figure.marks.retain(|mark| !matches!(mark, Mark::Line { dash: Some(_), .. }));
    for theme in [Theme::Light, Theme::Dark] {
        assert_eq!(svg(&figure, theme), svg(&figure, theme));
    }
    assert_ne!(svg(&figure, Theme::Light), svg(&figure, Theme::Dark));
    let text = svg(&figure, Theme::Light);
    // A pale bar is two paths: its ground and its outline.
    let is_pale = |mark: &&Mark| matches!(mark, Mark::Bar { fill: Fill::Pale, .. });
    let pale = figure.marks.iter().filter(is_pale).count();
    let empty = figure.labels().filter(|label| label.text.is_empty()).count();
    let (paths, marks) = (text.matches("<path ").count(), figure.marks.len() - empty);
    assert!((marks..=marks + pale).contains(&paths), "{paths} of {marks}");
    // Brand's line, in two pieces.
    assert_eq!(text.matches("stroke=\"#0072b2\"").count(), 2);
    assert!(text.len() < 300_000, "{}", text.len());
}

#[test]
fn no_coordinate_of_an_svg_leaves_its_canvas() {
    for figure in Sample::random(5).every_figure(&Fonts::bundled()) {
        let text = svg(&figure, Theme::Light);
        let document = roxmltree::Document::parse(&text).unwrap();
        let paths = document.descendants().filter_map(|node| node.attribute("d"));
        let (width, height) = (f64::from(figure.width) * 16.0, f64::from(figure.height) * 16.0);
        for path in paths {
            let separated = path.replace('-', " -");
            let numbers = separated.split(|c: char| c.is_ascii_uppercase() || c == ' ');
            let numbers: Vec<f64> =
                numbers.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect();
            for pair in numbers.chunks_exact(2) {
                assert!((0.0..=width).contains(&pair[0]), "{path}");
                assert!((0.0..=height).contains(&pair[1]), "{path}");
            }
        }
    }
}

#[test]
fn an_svg_of_another_program_is_not_ours() {
    for text in ["<svg/>", "<!-- ssi 0.1.0 -->", "<?xml version=\"1.0\"?>\n<!-- other -->\n<svg/>"]
    {
        assert!(!is_own_picture(text.as_bytes()), "{text}");
    }
}
