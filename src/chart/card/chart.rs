//! The card: where do I stand, and what did the week do?

use super::alternative::described;
use super::compared::WEEK;
use super::facts::Facts;
use super::foot::Foot;
use super::pillars::Pillars;
use super::places::EDGES;
use super::total::{self, Left};
use crate::chart::figure::text::{cleaned, isolated};
use crate::chart::figure::{Anchor, Figure, Fonts, Ink, Page, Point, Set, Weight};
use crate::domain::{Date, Log, Recorded};
use crate::words::with_year;

/// The last snapshot and what became of it since about a week before, for posting and mailing.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The person's name.
    pub who: Option<&'a str>,
    /// In order of time, one a day.
    pub snapshots: Recorded<'a>,
    /// What was done, where that is to be shown: a card is for others.
    pub activity: Option<&'a Log>,
    /// Today, so that an old snapshot is told with its day.
    pub today: Date,
    /// Words instead of whose index it is.
    pub title: Option<&'a str>,
}

/// Its size: that of a link's picture, 1200 x 628 pixels.
const SIZE: (u32, u32) = (600, 314);
/// Between the heading and the day right of it.
const APART: f64 = 16.0;
const HEADING: Set = Set { size: 17, weight: Weight::Bold, ink: Ink::Ink };
/// From line to line of a heading that needs two.
const HEADING_LINE: f64 = 21.0;
/// What the heading says, with and without a name.
const INDEX: &str = "Social Selling Index";

impl Card<'_> {
    /// Lays the card out; `None` without a snapshot.
    #[must_use]
    pub fn figure(&self, fonts: &Fonts) -> Option<Figure> {
        let facts = Facts::of(&self.snapshots, self.today)?;
        let foot = Foot::of(&facts, self.activity);
        let mut page = Page::bare(fonts, self.title, finding(&facts), SIZE);
        let lower = foot.lower();
        let has_room_above = self.heading(&mut page, &facts, lower);
        let left = Left { facts: &facts, snapshots: self.snapshots, lower, has_room_above };
        left.numbers(&mut page);
        let has_pillars = facts.last.pillars.iter().any(Option::is_some);
        if has_pillars {
            left.line(&mut page, left.small(fonts));
            Pillars { facts: &facts, lower }.draw(&mut page);
        } else {
            left.large(&mut page);
        }
        foot.draw(&mut page);
        Some(page.finish(described(self.who, &facts, &foot)))
    }

    /// Whose index it is, and of what day. Whether one line was enough.
    fn heading(&self, page: &mut Page<'_>, facts: &Facts<'_>, lower: f64) -> bool {
        let day = day(facts);
        let right = Set { ink: Ink::Muted, ..Set::ROW };
        let room = EDGES.1 - EDGES.0 - APART - page.fonts.width(&day, right.size, right.weight);
        let lines = match cleaned(self.title) {
            Some(title) => page.fonts.wrap(&title, HEADING.size, HEADING.weight, room),
            None => vec![whose(page.fonts, self.who, room)],
        };
        let (first, lower) = if lines.len() > 1 { (26.0, 0.0) } else { (38.0, lower / 2.0) };
        let mut y = first + lower;
        page.text(&day, Point { x: EDGES.1, y }, right, Anchor::Right);
        for line in &lines {
            page.text(line, Point { x: EDGES.0, y }, HEADING, Anchor::Left);
            y += HEADING_LINE;
        }
        lines.len() == 1
    }
}

/// `Anna Lind’s Social Selling Index`, the name cut to fit.
fn whose(fonts: &Fonts, who: Option<&str>, room: f64) -> String {
    let Some(name) = cleaned(who) else { return INDEX.to_owned() };
    let rest = format!("’s {INDEX}");
    let room = room - fonts.width(&rest, HEADING.size, HEADING.weight);
    let name = fonts.cut(&name, HEADING.size, HEADING.weight, room, 0);
    format!("{}{rest}", isolated(&name))
}

/// `week to 3 March 2026`, or the day alone where the comparison is not with a week before; `as of
/// 12 January 2026` of a snapshot that is not of the last week.
fn day(facts: &Facts<'_>) -> String {
    let day = with_year(facts.last.date);
    match facts.compared {
        _ if facts.is_stale => format!("as of {day}"),
        Some(compared) if compared.days() == WEEK => format!("week to {day}"),
        _ => day,
    }
}

/// The title of the file: `SSI 69 on 3 Mar 2026, +2 this week`.
fn finding(facts: &Facts<'_>) -> String {
    let total = facts.totals.shown(facts.last.total);
    let head = format!("SSI {total} on {}", facts.last.date.day_month_year());
    match facts.compared {
        Some(compared) => format!("{head}, {}", total::moved(compared, facts).0),
        None => head,
    }
}
