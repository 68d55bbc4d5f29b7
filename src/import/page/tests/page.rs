//! Pages made for tests: the words of a language, in a layout, without some of it.

use crate::domain::{Field, Group, Pillar};

use super::super::words::wordings;

/// The values of a page. The averages are those of its charts.
pub(super) const VALUES: [(Field, &str); 9] = [
    (Field::Total, "51"),
    (Field::Pillar(Pillar::Brand), "16.708"),
    (Field::Pillar(Pillar::People), "12.1"),
    (Field::Pillar(Pillar::Insights), "18.25"),
    (Field::Pillar(Pillar::Relationships), "4"),
    (Field::Rank(Group::Industry), "12"),
    (Field::Rank(Group::Network), "7"),
    (Field::Average(Group::Industry), "32"),
    (Field::Average(Group::Network), "35"),
];

/// How the pillars stand beside their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Bar,
    Spaces,
    Above,
    Tab,
    Below,
    OutOf25,
    OutOf25Below,
    Glued,
    List,
    OneLine,
    Table,
}

impl Layout {
    pub(super) const ALL: [Self; 11] = [
        Self::Bar,
        Self::Spaces,
        Self::Above,
        Self::Tab,
        Self::Below,
        Self::OutOf25,
        Self::OutOf25Below,
        Self::Glued,
        Self::List,
        Self::OneLine,
        Self::Table,
    ];

    /// Whether a label and its number are on one line, alone.
    pub(super) fn is_clear(self) -> bool {
        !matches!(self, Self::Above | Self::Below | Self::OneLine)
    }

    fn pillar(self, label: &str, number: &str) -> String {
        match self {
            Self::Bar => format!("{number} | {label}\n"),
            Self::Spaces => format!("{number} \u{a0}{label}\n"),
            Self::Above => format!("{number}\n{label}\n"),
            Self::Tab => format!("{label}\t{number}\n"),
            Self::Below => format!("{label}\n\n{number}\n"),
            Self::OutOf25 => format!("{number} out of 25 | {label}\n"),
            Self::OutOf25Below => format!("{number} | {label}\nout of 25\n"),
            Self::Glued => format!("{number}{label}\n"),
            Self::List => format!("  1. {number} | {label}\n"),
            Self::OneLine => format!("{number} | {label} "),
            Self::Table => format!("| {label} | **{number}** |\n"),
        }
    }
}

/// How the ranks stand beside their labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ranks {
    Below,
    Above,
    Beside,
    Spread,
    InSentence,
}

impl Ranks {
    pub(super) const ALL: [Self; 5] =
        [Self::Below, Self::Above, Self::Beside, Self::Spread, Self::InSentence];
}

/// A page: what differs from one to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// A row of the table of words.
    pub(super) language: usize,
    pub(super) layout: Layout,
    pub(super) ranks: Ranks,
    /// What is not there.
    pub(super) missing: Option<Field>,
    /// Whether the tables of charts stand before the visible scores, behind them, or nowhere.
    pub(super) charts: Option<bool>,
    pub(super) has_comma: bool,
}

impl Page {
    /// The page as text, with `\n` between lines.
    pub(super) fn text(self) -> String {
        let parts = [
            format!("{}\n{}", "Home\nMy Network\n3\nMessaging\n12\n", self.ranks()),
            if self.charts == Some(true) { self.all_charts() } else { String::new() },
            self.own(),
            self.group(Group::Industry),
            self.group(Group::Network),
            if self.charts == Some(false) { self.all_charts() } else { String::new() },
            "Find the right decision makers with LinkedIn Sales Navigator.\n2026 LinkedIn 5\n"
                .into(),
        ];
        parts.concat()
    }

    fn word(self, column: &str) -> String {
        wordings(self.language, column).remove(0)
    }

    fn value(self, field: Field) -> Option<&'static str> {
        let value = VALUES.iter().find(|(other, _)| *other == field).map(|(_, value)| *value);
        value.filter(|_| self.missing != Some(field))
    }

    fn own(self) -> String {
        let total = self.value(Field::Total);
        let total = total.map(|total| format!("{total} {} 100\n", self.word("out_of")));
        let pillars = Pillar::ALL.into_iter().map(|pillar| self.pillar(pillar));
        let heading = format!("{}\n", self.word("total"));
        let components = format!("{}\n", self.word("components"));
        let parts = [heading].into_iter().chain(total).chain([components]).chain(pillars);
        parts.chain(["\n".to_owned()]).collect()
    }

    fn pillar(self, pillar: Pillar) -> String {
        let label = self.word(pillar.name());
        match self.value(Field::Pillar(pillar)) {
            Some(number) if self.has_comma => self.layout.pillar(&label, &number.replace('.', ",")),
            Some(number) => self.layout.pillar(&label, number),
            None => format!("{label}\n"),
        }
    }

    fn ranks(self) -> String {
        let top = self.word("top");
        let rank = |group| {
            let (label, rank) =
                (self.word(Field::Rank(group).name()), self.value(Field::Rank(group))?);
            Some(match self.ranks {
                Ranks::Below => format!("{label}\n{top} {rank}%\n"),
                Ranks::Above => format!("{top} {rank} %\n{label}\n"),
                Ranks::Beside => format!("{top} {rank}% {label}\n"),
                Ranks::Spread => format!("{top}\n{label}\n{rank}\n%\n"),
                Ranks::InSentence => String::new(),
            })
        };
        Group::ALL.into_iter().filter_map(rank).collect()
    }

    fn group(self, group: Group) -> String {
        let average = self.value(Field::Average(group)).map(|average| {
            let (out_of, words) = (self.word("out_of"), self.word("average"));
            format!("{average} {out_of} 100\nSomebody has an {words} {average}.\n")
        });
        let rank = self.value(Field::Rank(group));
        let rank =
            rank.map(|rank| format!("{} {rank}%\nUp 2% since last week\n", self.word("top")));
        let heading = format!("{}\n", self.word(group.name()));
        [heading].into_iter().chain(average).chain(rank).collect()
    }

    fn all_charts(self) -> String {
        // The tables of the industry and of the network first: their order says nothing.
        let others = ["11.2 5.12 2.24 13.44", "12.25 5.6 2.45 14.7"];
        let own = "16.708 12.1 18.25 4";
        let tables = others.into_iter().chain((self.missing.is_none()).then_some(own));
        tables.map(|numbers| self.chart(numbers)).collect()
    }

    fn chart(self, numbers: &str) -> String {
        let rows = Pillar::ALL.into_iter().zip(numbers.split(' '));
        let rows = rows.map(|(pillar, number)| format!("{}\t{number}\n", self.word(pillar.name())));
        format!("{}{}\t40\n", rows.collect::<String>(), self.word("remaining"))
    }
}
