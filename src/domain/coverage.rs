//! What is known of the days on which nothing was logged.

use super::{Activity, Date, Kind, Log, Source};

/// Days in which everything that was done of a kind is known: a day without a row means "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The kind.
    pub kind: Kind,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// The days of which it is known how often a kind was done.
///
/// A kind that is typed is known from the first typed row of any kind on: who logs, logs what was
/// done. A kind that only imports bring is known in the days that they cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownDays {
    typed_since: Option<Date>,
    covered: Vec<(Date, Date)>,
}

impl KnownDays {
    /// The days in which a kind is known, from a log and from what imports cover.
    #[must_use]
    pub fn of(kind: &str, log: &Log, coverage: &[Covered]) -> Self {
        let covered: Vec<(Date, Date)> = coverage
            .iter()
            .filter(|covered| covered.kind.is(kind))
            .map(|covered| (covered.from, covered.to))
            .collect();
        let is_typed = |activity: &&Activity| activity.source == Source::Typed;
        let typed = || log.activities().iter().filter(is_typed);
        let is_imported_only =
            !covered.is_empty() && !typed().any(|activity| activity.kind.is(kind));
        let typed_since = if is_imported_only { None } else { typed().next() };
        Self { typed_since: typed_since.map(|activity| activity.date), covered }
    }

    /// Whether the day is one of them.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.typed_since.is_some_and(|since| since <= day)
            || self.covered.iter().any(|&(from, to)| from <= day && day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Text};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn kind(word: &str) -> Kind {
        Kind::parse(word, &[]).unwrap()
    }

    fn log(rows: &[(&str, &str, Source)]) -> Log {
        let rows = rows.iter().map(|&(date, word, source)| Activity {
            id: None,
            date: day(date),
            kind: kind(word),
            count: Count::ONE,
            template: Text::default(),
            source,
            note: Text::default(),
        });
        Log::new(rows.collect(), Vec::new())
    }

    fn covered(word: &str, from: &str, to: &str) -> Covered {
        Covered { kind: kind(word), from: day(from), to: day(to) }
    }

    #[track_caller]
    fn known(log: &Log, coverage: &[Covered], first: &str, last: &str) -> String {
        let known = KnownDays::of("invitation", log, coverage);
        let days = 0..=day(last).days_since(day(first));
        days.map(|n| if known.contains(day(first).plus_days(n)) { 'k' } else { '?' }).collect()
    }

    #[test]
    fn typed_kinds_are_known_from_the_first_typed_row_of_any_kind_on() {
        let log = log(&[
            ("2026-02-27", "post", Source::Csv),
            ("2026-03-01", "comment", Source::Typed),
            ("2026-03-03", "invitation", Source::Typed),
        ]);
        assert_eq!(known(&log, &[], "2026-02-26", "2026-03-04"), "???kkkk");
    }

    #[test]
    fn an_import_makes_its_days_known_and_no_others() {
        let coverage = [
            covered("invitation", "2026-02-27", "2026-02-28"),
            covered("post", "2026-01-01", "2026-12-31"),
        ];
        let only_comments = log(&[("2026-02-25", "comment", Source::Typed)]);
        assert_eq!(known(&only_comments, &coverage, "2026-02-26", "2026-03-02"), "?kk??");
        let typed = log(&[("2026-03-02", "invitation", Source::Typed)]);
        assert_eq!(known(&typed, &coverage, "2026-02-26", "2026-03-03"), "?kk?kk");
    }

    #[test]
    fn nothing_is_known_without_a_row_and_without_an_import() {
        assert_eq!(known(&Log::default(), &[], "2026-03-01", "2026-03-03"), "???");
    }
}
