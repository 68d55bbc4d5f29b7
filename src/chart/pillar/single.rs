//! A single snapshot: nothing moved, so a bar over the whole scale tells where the pillar stands.

use crate::chart::figure::{Ink, Page};
use crate::chart::parts::score_bar::{ScoreBar, VALUE};
use crate::domain::{Pillar, Score};

/// How high the page is.
pub(super) const HEIGHT: u32 = 170;
/// The baseline of the bar.
const BASELINE: f64 = 104.0;
const FOOTER: &str = "A change needs a second snapshot.";

/// The pillar as a bar from 0 to 25, with its score as it is shown.
pub(super) fn draw(page: &mut Page<'_>, pillar: Pillar, score: Score, shown: String) {
    let value = Some((shown, score.points() / 25.0));
    let (name, ink) = (pillar.title(), Ink::Pillar(pillar));
    ScoreBar { name, value, ink, set: VALUE, most: "of 25" }.draw(page, BASELINE);
    page.footer(FOOTER);
}
