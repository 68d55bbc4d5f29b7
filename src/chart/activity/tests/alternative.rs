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

/// Panics unless the text names that row, as over its number or not, and everything it says is true.
#[track_caller]
fn check_row(alt: &str, id: LimitId, days: &[LimitDay], seen: &mut [usize; 9]) {
    let last = days[days.len() - 1].date;
    let over = days.iter().filter(|day| day.is_over()).count();
    let unknown = days.iter().filter(|day| !day.is_whole).count();
    let intro = match (over, unknown) {
        (0, 0) => "Within the safe numbers: ",
        (0, _) => "No known day over the safe numbers: ",
        _ => "",
    };
    let subject = if over > 0 { capitalized(id.subject()) } else { id.subject().to_owned() };
    let text = alt.split_once(&format!(" {intro}")).unwrap_or_else(|| panic!("{intro}: {alt}")).1;
    let text = if over > 0 { text } else { text.split_once(". ").map_or(text, |parts| parts.0) };
    let (_, text) = text.split_once(&subject).unwrap_or_else(|| panic!("no {subject}: {alt}"));
    let text = text.split_once(". ").map_or(text, |parts| parts.0).trim_end_matches('.');
    let text = if over > 0 { text } else { text.split_once(')').map_or("", |parts| parts.0) };
    let limits = days.iter().map(|day| day.safe.map(|safe| safe.limit));
    let only = limits.clone().all(|limit| limit == days[0].safe.map(|safe| safe.limit));
    if over > 0 {
        let how_many = text.strip_prefix(": ").unwrap();
        assert_eq!(number(how_many), over as u64, "{id}: {alt}");
        assert_eq!(how_many.contains(" known day"), unknown > 0, "{id}: {alt}");
        let counted = days.iter().filter(|day| day.count.is_some()).count();
        if let Some((_, of)) = how_many.split_once(" of ").filter(|_| id == LimitId::Pending) {
            seen[0] += 1;
            assert_eq!(number(of), counted as u64, "{alt}");
        }
        if let Some(limit) = text.split_once("over the safe number ").map(|parts| parts.1)
            && !limit.starts_with("of ")
        {
            seen[1] += 1;
            assert!(only && limits.clone().next().unwrap() == Some(number(limit)), "{id}: {alt}");
        }
    } else if let Some((_, limit)) = text.split_once("safe number ") {
        if let Some((limit, _)) = limit.split_once(" since ") {
            seen[2] += 1;
            assert!(!only && limits.clone().next_back().unwrap() == Some(number(limit)), "{alt}");
        } else if let Some((limit, day)) = limit.split_once(" until ") {
            seen[2] += 1;
            let held = days.iter().rfind(|day| day.safe.is_some()).unwrap();
            assert_eq!(number(limit), held.safe.unwrap().limit, "{id}: {alt}");
            assert!(day.starts_with(&held.date.beside(last).to_string()), "{id}: {alt}");
        } else {
            assert!(only && limits.clone().next().unwrap() == Some(number(limit)), "{id}: {alt}");
        }
    }
    let count_on = |text: &str| -> LimitDay {
        let (count, day) = text.split_once(" on ").unwrap();
        let named = |one: &&LimitDay| {
            let date = one.date.beside(last).to_string();
            day == date
                || day.starts_with(&format!("{date},"))
                || day.starts_with(&format!("{date})"))
        };
        let found = *days.iter().find(named).unwrap_or_else(|| panic!("{day}: {alt}"));
        assert_eq!(found.count, Some(number(count)), "{day}: {alt}");
        assert_eq!(count.ends_with(" or more"), !found.is_whole, "{day}: {alt}");
        found
    };
    if let Some((_, highest)) = text.split_once("highest ") {
        seen[3] += 1;
        let found = count_on(highest);
        assert_eq!(found.count, days.iter().filter_map(|day| day.count).max(), "{id}: {alt}");
        assert!(over == 0 || found.is_over(), "{id}: {alt}");
    }
    if let Some((_, latest)) = text.split_once("latest ") {
        seen[4] += 1;
        let found = count_on(latest);
        let after = days.iter().rev().take_while(|day| day.date > found.date);
        assert!(after.into_iter().all(|day| day.count.is_none()), "{id}: {alt}");
    }
    if let Some((_, most)) = text.split_once("; most on ") {
        seen[5] += 1;
        let (day, rest) = most.split_once(": ").unwrap();
        let found = days.iter().find(|one| one.date.beside(last).to_string() == day).unwrap();
        assert_eq!(found.count, Some(number(rest)), "{id}: {alt}");
        assert_eq!(found.excess(), days.iter().map(LimitDay::excess).max().unwrap(), "{id}: {alt}");
        let limit = found.safe.unwrap().limit;
        match rest.split_once(" over ") {
            Some((_, rest)) => assert_eq!(number(rest), limit, "{id}: {alt}"),
            None => assert!(rest.contains(" while restricted") && limit == 0, "{id}: {alt}"),
        }
    }
    if let Some((before, rest)) = text.split_once(&format!(" of {} ", grouped(days.len() as u64)))
        && rest.ends_with("not known")
    {
        seen[6] += 1;
        assert_eq!(number(before.rsplit_once(' ').unwrap().1), unknown as u64, "{id}: {alt}");
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
                check_row(alt, *id, days, &mut seen);
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
            assert!(when.starts_with(&span(from, to, last)), "{alt}");
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
