//! Contrast and differences of the colours, computed again.

use crate::chart::{Ink, Theme};
use crate::domain::Pillar;

/// Red, green and blue without gamma, 0 to 1 (IEC 61966-2-1).
fn linear(rgb: [u8; 3]) -> [f64; 3] {
    rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// Relative luminance (WCAG 2.2).
fn luminance(linear: [f64; 3]) -> f64 {
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What the eye gets where a half transparent band lies on the ground.
fn on_band(theme: Theme) -> [f64; 3] {
    let (ground, band) = (Ink::Ground.rgb(theme), Ink::Band.rgb(theme));
    let mut mixed = [0; 3];
    for (part, (ground, band)) in mixed.iter_mut().zip(ground.into_iter().zip(band)) {
        *part = u8::midpoint(ground, band);
    }
    linear(mixed)
}

/// Full severity, from Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency", <https://doi.org/10.1109/TVCG.2009.113>.
const BLINDNESS: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(matrix: [[f64; 3]; 3], linear: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| {
        row.iter().zip(linear).map(|(weight, part)| weight * part).sum::<f64>().clamp(0.0, 1.0)
    })
}

/// CIE L*a*b* under D65.
fn lab(linear: [f64; 3]) -> [f64; 3] {
    const XYZ: [[f64; 3]; 3] =
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
    let mut xyz = seen_raw(XYZ, linear);
    for (part, white) in xyz.iter_mut().zip(WHITE) {
        let share = *part / white;
        *part = if share > 216.0 / 24_389.0 {
            share.cbrt()
        } else {
            (24_389.0 / 27.0 * share + 16.0) / 116.0
        };
    }
    let [x, y, z] = xyz;
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn seen_raw(matrix: [[f64; 3]; 3], linear: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(linear).map(|(weight, part)| weight * part).sum())
}

/// CIE76.
fn difference(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn marks_have_a_contrast_of_three_and_text_of_four_and_a_half() {
    for theme in [Theme::Light, Theme::Dark] {
        let ground = linear(Ink::Ground.rgb(theme));
        let marks = Pillar::ALL
            .map(Ink::Pillar)
            .into_iter()
            .chain([Ink::Bar, Ink::Ink, Ink::Limit])
            .chain(COMPARED);
        for ink in marks {
            let found = contrast(linear(ink.rgb(theme)), ground);
            // The bar's is 3.00 exactly in the specification's rounding.
            assert!(found >= 2.995, "{ink:?} on {theme:?}: {found:.3}");
        }
        let texts = [Ink::Ink, Ink::Muted, Ink::Limit];
        for ink in COMPARED {
            let found = contrast(linear(ink.rgb(theme)), ground);
            assert!(found >= 4.5, "the name of {ink:?} on {theme:?}: {found:.2}");
            let shaded = linear(Ink::Distance.rgb(theme));
            let found = contrast(linear(ink.rgb(theme)), shaded);
            assert!(found >= 3.0, "{ink:?} on the distance of {theme:?}: {found:.2}");
        }
        for ink in texts {
            for (name, behind) in [("ground", ground), ("band", on_band(theme))] {
                let found = contrast(linear(ink.rgb(theme)), behind);
                assert!(found >= 4.5, "{ink:?} on the {name} of {theme:?}: {found:.2}");
            }
        }
    }
}

/// A person and those that the person is compared with: their names are in these colours too.
const COMPARED: [Ink; 3] = [Ink::You, Ink::Network, Ink::Industry];

#[test]
fn who_is_compared_differs_for_every_kind_of_sight() {
    for theme in [Theme::Light, Theme::Dark] {
        for (name, matrix) in BLINDNESS {
            let seen = COMPARED.map(|ink| lab(seen(matrix, linear(ink.rgb(theme)))));
            for (a, b) in [(0, 1), (0, 2), (1, 2)] {
                let far = difference(seen[a], seen[b]);
                let (a, b) = (COMPARED[a], COMPARED[b]);
                assert!(far >= 20.0, "{a:?} and {b:?}, {name}, {theme:?}: {far:.1}");
            }
        }
    }
}

#[test]
fn pillars_differ_for_every_kind_of_sight() {
    let mut smallest = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        let mut least = f64::MAX;
        for (name, matrix) in BLINDNESS {
            let seen =
                Pillar::ALL.map(|pillar| lab(seen(matrix, linear(Ink::Pillar(pillar).rgb(theme)))));
            for (place, a) in seen.iter().enumerate() {
                for (other, b) in seen.iter().enumerate().skip(place + 1) {
                    let far = difference(*a, *b);
                    assert!(far >= 15.0, "{place} and {other}, {name}, {theme:?}: {far:.1}");
                    least = least.min(far);
                }
            }
        }
        smallest.push(format!("{least:.1}"));
    }
    // The numbers in the specification's table.
    assert_eq!(smallest, ["17.0", "19.1"]);
}

#[test]
fn how_much_was_done_grows_away_from_the_ground_for_every_kind_of_sight() {
    for theme in [Theme::Light, Theme::Dark] {
        let classes = [0, 1, 2, 3, 4].map(Ink::Done);
        let ground = linear(Ink::Ground.rgb(theme));
        let contrasts = classes.map(|ink| contrast(linear(ink.rgb(theme)), ground));
        assert!(contrasts.windows(2).all(|pair| pair[1] > 1.25 * pair[0]), "{contrasts:.2?}");
        for (name, matrix) in BLINDNESS {
            let classes = classes.map(|ink| lab(seen(matrix, linear(ink.rgb(theme)))));
            let blank = difference(classes[0], lab(seen(matrix, ground)));
            assert!(blank >= 8.0, "a blank day is no idle one, {name}, {theme:?}: {blank:.1}");
            for pair in classes.windows(2) {
                let far = difference(pair[0], pair[1]);
                assert!(far >= 12.0, "{name}, {theme:?}: {far:.1}");
            }
        }
    }
}
