//! How the comparison is worded for the person, and for somebody else.

use crate::chart::figure::{Fonts, Set, TEXT_MARGIN, WIDTH};

/// What the footer of a chart has to say.
#[derive(Clone, Copy)]
pub(super) struct Needed {
    /// The distance from the industry is shaded.
    pub(super) is_shaded: bool,
    /// Dots lead over what was not recorded.
    pub(super) is_dotted: bool,
    /// The axis is less than the scale.
    pub(super) is_cut: bool,
}

/// The words of a chart, by whose it is.
pub(super) struct Words {
    /// The name of somebody else; `None` of one's own.
    pub(super) of: Option<String>,
}

impl Words {
    /// What stands at the line of the total.
    pub(super) fn you(&self) -> &str {
        self.of.as_deref().unwrap_or("You")
    }

    /// How to read the ranks.
    pub(super) const fn ranks(&self) -> &'static str {
        match self.of {
            None => "You are in the top … % (higher is better)",
            Some(_) => "In the top … % (higher is better)",
        }
    }

    /// How to read the chart, with averages or ranks alone, in one line: with as much of who moves
    /// the lines as has room beside what needs a word.
    pub(super) fn footer(&self, fonts: &Fonts, has_averages: bool, of: Needed) -> String {
        let needed = [
            of.is_shaded.then_some("Shaded: distance to industry."),
            of.is_dotted.then_some("Dotted: not recorded."),
            of.is_cut.then_some("Slim bar: whole scale."),
        ];
        let needed: Vec<&str> = needed.into_iter().flatten().collect();
        let moves = self.moves(has_averages).into_iter().map(Some).chain([None]);
        let lines = moves.map(|moves| {
            let all: Vec<&str> = moves.into_iter().chain(needed.iter().copied()).collect();
            all.join(" ")
        });
        let room = f64::from(WIDTH) - 2.0 * TEXT_MARGIN;
        let fits = |line: &String| fonts.width(line, Set::SMALL.size, Set::SMALL.weight) <= room;
        lines.into_iter().find(fits).unwrap_or_else(|| needed.join(" "))
    }

    /// Who moves the lines, at length and in short.
    const fn moves(&self, has_averages: bool) -> [&'static str; 2] {
        match (has_averages, &self.of) {
            (true, None) => [
                "Your line moves with you; the averages move with other people.",
                "The averages move with other people.",
            ],
            (true, Some(_)) => ["The averages move with other people."; 2],
            (false, None) => ["A rank moves with you and with other people."; 2],
            (false, Some(_)) => ["A rank moves with its person and with other people."; 2],
        }
    }
}
