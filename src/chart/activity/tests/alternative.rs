//! The text alternative of chart 5 is true: every number in it is computed again from the data.

use crate::chart::Fonts;
use crate::chart::parts::words::alt::LONGEST;
use crate::chart::parts::words::{capitalized, grouped};
use crate::chart::tests::samples::Sample;
use crate::chart::tests::told::span;
use crate::domain::{LimitDay, LimitId};

/// The number in front of a word, with its commas left out.
#[track_caller]
fn number(text: &str) -> u64 {
    let word = text.split(' ').next().unwrap().trim_end_matches(['.', ';', ',']).replace(',', "");
    word.parse().unwrap_or_else(|_| panic!("no number in front of `{text}`"))
}

/// What the text says of one row.
struct Told<'a> {
    alt: &'a str,
    id: LimitId,
    days: &'a [LimitDay],
    /// The part of the text that is about the row.
    text: &'a str,
    over: usize,
    unknown: usize,
}

impl<'a> Told<'a> {
    /// Finds the row in the text, as over its number or not.
    #[track_caller]
    fn find(alt: &'a str, id: LimitId, days: &'a [LimitDay]) -> Self {
        let over = days.iter().filter(|day| day.is_over()).count();
        let unknown = days.iter().filter(|day| !day.is_whole).count();
        let reading = days.iter().rev().find_map(|day| day.count);
        let limit = days.last().and_then(|day| day.safe).map(|safe| safe.limit);
        let is_above = id == LimitId::Pending && reading > limit && limit.is_some();
        let intro = match (over, unknown) {
            (0, _) if is_above => "Above the safe number that holds now: ",
            (0, 0) => "Within the safe numbers: ",
            (0, _) => "No known day over the safe numbers: ",
            _ => "",
        };
        let subject = if over > 0 { capitalized(id.subject()) } else { id.subject().to_owned() };
        let start = alt.split_once(&format!(" {intro}"));
        let text = start.unwrap_or_else(|| panic!("{intro}: {alt}")).1;
        let text =
            if over > 0 { text } else { text.split_once(". ").map_or(text, |parts| parts.0) };
        let (_, text) = text.split_once(&subject).unwrap_or_else(|| panic!("no {subject}: {alt}"));
        let text = text.split_once(". ").map_or(text, |parts| parts.0).trim_end_matches('.');
        let text = if over > 0 { text } else { text.split_once(')').map_or("", |parts| parts.0) };
        Self { alt, id, days, text, over, unknown }
    }

    /// Panics unless everything that is said of the row is true.
    #[track_caller]
    fn check(&self, seen: &mut [usize; 9]) {
        if self.over > 0 {
            self.check_over(seen);
        } else if let Some((_, limit)) = self.text.split_once("safe number ") {
            self.check_limit(limit, seen);
        }
        self.check_days(seen);
        self.check_worst(seen);
        let Self { id, alt, .. } = self;
        let of_all = format!(" of {} ", grouped(self.days.len() as u64));
        if let Some((before, rest)) = self.text.split_once(&of_all)
            && rest.ends_with("not known")
        {
            seen[6] += 1;
            let count = before.rsplit_once(' ').unwrap().1;
            assert_eq!(number(count), self.unknown as u64, "{id}: {alt}");
        }
    }

    fn limits(&self) -> impl DoubleEndedIterator<Item = Option<u64>> + Clone {
        self.days.iter().map(|day| day.safe.map(|safe| safe.limit))
    }

    /// The safe number of the first day, if it is that of every day.
    fn only_limit(&self) -> Option<u64> {
        let first = self.limits().next().unwrap();
        first.filter(|_| self.limits().all(|limit| limit == first))
    }

    /// Of a row over its number: on how many days or at how many readings, and over what.
    fn check_over(&self, seen: &mut [usize; 9]) {
        let Self { id, alt, text, .. } = self;
        let how_many = text.strip_prefix(": ").unwrap();
        assert_eq!(number(how_many), self.over as u64, "{id}: {alt}");
        assert_eq!(how_many.contains(" known day"), self.unknown > 0, "{id}: {alt}");
        let counted = self.days.iter().filter(|day| day.count.is_some()).count();
        if let Some((_, of)) = how_many.split_once(" of ").filter(|_| *id == LimitId::Pending) {
            seen[0] += 1;
            assert_eq!(number(of), counted as u64, "{alt}");
        }
        if let Some(limit) = text.split_once("over the safe number ").map(|parts| parts.1)
            && !limit.starts_with("of ")
        {
            seen[1] += 1;
            assert_eq!(self.only_limit(), Some(number(limit)), "{id}: {alt}");
        }
    }

    /// Of a row within its number: the number, and since or until when it held.
    fn check_limit(&self, limit: &str, seen: &mut [usize; 9]) {
        let Self { id, alt, .. } = self;
        if let Some((limit, _)) = limit.split_once(" since ") {
            seen[2] += 1;
            let is_last = self.limits().next_back().unwrap() == Some(number(limit));
            assert!(self.only_limit().is_none() && is_last, "{alt}");
        } else if let Some((limit, day)) = limit.split_once(" until ") {
            seen[2] += 1;
            let held = self.days.iter().rfind(|day| day.safe.is_some()).unwrap();
            assert_eq!(number(limit), held.safe.unwrap().limit, "{id}: {alt}");
            assert!(day.starts_with(&self.beside(held)), "{id}: {alt}");
        } else {
            assert_eq!(self.only_limit(), Some(number(limit)), "{id}: {alt}");
        }
    }

    /// The highest count and the latest reading, each of its day.
    fn check_days(&self, seen: &mut [usize; 9]) {
        let Self { id, alt, text, days, .. } = self;
        if let Some((_, highest)) = text.split_once("highest ") {
            seen[3] += 1;
            let found = self.count_on(highest);
            assert_eq!(found.count, days.iter().filter_map(|day| day.count).max(), "{id}: {alt}");
            assert!(self.over == 0 || found.is_over(), "{id}: {alt}");
        }
        if let Some((_, latest)) = text.split_once("latest ") {
            seen[4] += 1;
            let found = self.count_on(latest);
            let mut after = days.iter().rev().take_while(|day| day.date > found.date);
            assert!(after.all(|day| day.count.is_none()), "{id}: {alt}");
        }
    }

    /// The day that was over by most, beside its own number.
    fn check_worst(&self, seen: &mut [usize; 9]) {
        let Self { id, alt, days, .. } = self;
        let Some((_, most)) = self.text.split_once("; most on ") else { return };
        seen[5] += 1;
        let (day, rest) = most.split_once(": ").unwrap();
        let found = days.iter().find(|one| self.beside(one) == day).unwrap();
        assert_eq!(found.count, Some(number(rest)), "{id}: {alt}");
        assert_eq!(found.excess(), days.iter().map(LimitDay::excess).max().unwrap(), "{id}: {alt}");
        let limit = found.safe.unwrap().limit;
        match rest.split_once(" over ") {
            Some((_, rest)) => assert_eq!(number(rest), limit, "{id}: {alt}"),
            None => assert!(rest.contains(" while restricted") && limit == 0, "{id}: {alt}"),
        }
    }

    /// The day of `42 on 25 Feb`, which has that count.
    fn count_on(&self, text: &str) -> LimitDay {
        let alt = self.alt;
        let (count, day) = text.split_once(" on ").unwrap();
        let named = |one: &&LimitDay| {
            let date = self.beside(one);
            let ends =
                |end: char| day.strip_prefix(&date).is_some_and(|rest| rest.starts_with(end));
            day == date || ends(',') || ends(')')
        };
        let found = *self.days.iter().find(named).unwrap_or_else(|| panic!("{day}: {alt}"));
        assert_eq!(found.count, Some(number(count)), "{day}: {alt}");
        assert_eq!(count.ends_with(" or more"), !found.is_whole, "{day}: {alt}");
        found
    }

    /// A day as a chart names it that ends on the last one.
    fn beside(&self, day: &LimitDay) -> String {
        day.date.beside(self.days[self.days.len() - 1].date).to_string()
    }
}

#[test]
fn every_row_of_the_activity_is_told_and_every_number_is_that_of_the_data() {
    let fonts = Fonts::bundled();
    let (mut seen, mut rows) = ([0; 9], 0);
    for seed in 0..400 {
        let who = (seed % 4 == 0).then(|| "Anna Lind ".repeat(9));
        let sample = Sample { who, ..Sample::random(seed) };
        let Some(figure) = sample.activity(&fonts) else { continue };
        let alt = &figure.alt;
        assert!(alt.chars().count() <= LONGEST, "{seed}: {alt}");
        let days = &sample.numbers[0].1;
        let (first, last) = (days[0].date, days[days.len() - 1].date);
        let period = if first == last {
            format!("activity beside safe numbers, {}.", last.day_month_year())
        } else {
            let (first, last) = (first.beside(last), last.day_month_year());
            format!("activity beside safe numbers, {first} to {last}.")
        };
        assert!(alt.starts_with("Bar charts of ") && alt.contains(&period), "{period}: {alt}");
        for (id, days) in &sample.numbers {
            if id.shown(days).next().is_some() {
                rows += 1;
                Told::find(alt, *id, days).check(&mut seen);
            }
        }
        let restricted = days.iter().filter(|day| day.is_restricted).count();
        assert_eq!(alt.contains(" Restricted "), restricted > 0, "{alt}");
        if let Some((_, when)) = alt.split_once(" Restricted from ") {
            seen[7] += 1;
            let from = days.iter().find(|day| day.is_restricted).unwrap().date;
            let length = days
                .iter()
                .skip_while(|day| !day.is_restricted)
                .take_while(|day| day.is_restricted)
                .count();
            let to = from.plus_days(i32::try_from(length).unwrap() - 1);
            assert!(from > first && to < last, "{alt}");
            let said = if (from.year(), from.month()) == (to.year(), to.month()) {
                format!("{} to {}", from.day(), to.beside(last))
            } else {
                span(from, to, last)
            };
            assert!(when.starts_with(&said), "{said}: {alt}");
        }
        if let Some((_, when)) =
            alt.split_once(" since ").filter(|_| alt.contains(" Restricted since "))
        {
            seen[8] += 1;
            let free = days.iter().rfind(|day| !day.is_restricted).unwrap().date;
            assert!(when.starts_with(&free.plus_days(1).beside(last).to_string()), "{alt}");
        }
    }
    assert!(rows > 900 && seen.iter().all(|&count| count > 20), "{rows} rows, {seen:?}");
}
