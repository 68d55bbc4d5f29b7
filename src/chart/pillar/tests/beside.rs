//! Words keep clear of the line, of the edges and of each other.

use fastrand::Rng;

use super::super::beside::Surroundings;
use crate::chart::figure::{Area, Point};

const PLOT: Area = Area { left: 48.0, right: 496.0, top: 92.0, bottom: 380.0 };

#[test]
fn no_words_meet_the_line_leave_the_plot_or_stand_far_away() {
    let mut rng = Rng::with_seed(5);
    let mut seen = [0; 2];
    for _ in 0..300 {
        let step = f64::from(rng.u8(3..60));
        let roughness = f64::from(rng.u8(1..60));
        let (mut x, mut y, mut piece) = (50.0, 240.0, Vec::new());
        while x < 496.0 {
            piece.push(Point { x, y });
            x += step;
            y = (y + (rng.f64() - 0.5) * 2.0 * roughness).clamp(PLOT.top, PLOT.bottom);
        }
        let anchor = piece[rng.usize(0..piece.len())];
        let pieces = [piece];
        let mut around =
            Surroundings { plot: PLOT, pieces: &pieces, taken: Vec::new(), avoided: Vec::new() };
        let mut places: Vec<Area> = Vec::new();
        for _ in 0..3 {
            let place = around.place(&[anchor], (f64::from(rng.u8(30..200)), 34.0));
            seen[usize::from(place.is_some())] += 1;
            let Some(place) = place else { continue };
            around.take(&place);
            let area = place.area;
            assert!(PLOT.left <= area.left && area.right <= PLOT.right, "{area:?}");
            assert!(PLOT.top <= area.top && area.bottom <= PLOT.bottom, "{area:?}");
            assert!((place.end.y - anchor.y).abs() < 40.001);
            assert_eq!(place.end.x.to_bits(), anchor.x.to_bits(), "upright");
            assert!(area.left <= anchor.x && anchor.x <= area.right, "{area:?} {anchor:?}");
            assert!(places.iter().all(|other| !other.overlaps(&area)), "{area:?} {places:?}");
            places.push(area);
            for pair in pieces[0].windows(2) {
                for way in 0..=20 {
                    let way = f64::from(way) / 20.0;
                    let x = pair[0].x + way * (pair[1].x - pair[0].x);
                    let y = pair[0].y + way * (pair[1].y - pair[0].y);
                    let at = Area { left: x, right: x + 1e-6, top: y, bottom: y + 1e-6 };
                    assert!(!at.overlaps(&area), "{at:?} in {area:?}");
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
}

#[test]
fn words_stand_at_the_middle_unless_they_had_better_not() {
    let line: Vec<Point> = (50..497).map(|x| Point { x: f64::from(x), y: 240.0 }).collect();
    let anchors: Vec<Point> = [270, 240, 300, 120, 400].map(|x| line[x - 50]).to_vec();
    let pieces = [line];
    let placed = |avoided: Vec<(Area, f64)>| {
        let around = Surroundings { plot: PLOT, pieces: &pieces, taken: Vec::new(), avoided };
        around.place(&anchors, (100.0, 34.0)).unwrap()
    };
    let plain = placed(Vec::new());
    assert!((f64::midpoint(plain.area.left, plain.area.right) - 270.0).abs() < 1e-9, "{plain:?}");
    let band = Area { left: 260.0, right: 290.0, top: 88.0, bottom: 384.0 };
    let beside = placed(vec![(band, 30.0)]);
    assert!(!beside.area.overlaps(&band) && beside.anchor.x < 310.0, "{beside:?}");
    let whole = Area { left: 0.0, right: 600.0, ..band };
    assert_eq!(placed(vec![(whole, 30.0)]), plain, "better on a band than nowhere");
}
