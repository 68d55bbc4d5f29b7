use proptest::prelude::*;

use super::{days, page};
use crate::chart::LoggedDay::{self, All, AtLeast, Before, Unknown};
use crate::chart::parts::words::grouped;
use crate::chart::tests::samples::{Sample, iso};

#[test]
fn the_alternative_tells_days_score_and_restrictions() {
    let first = iso("2024-03-18");
    let mut days = super::year(first, 371);
    for day in &mut days[100..108] {
        day.is_restricted = true;
    }
    let sample = Sample::every(7, 54, 20..24);
    assert_eq!(
        page(&days, &sample.snapshots[..49]).alt,
        "Calendar of Anna Lind's activity and total score, 18 Mar 2024 to 23 Mar 2025. Active on \
         296 of 371 days, 7,420 things done. Most on Mondays (21 a day), least on Tuesdays (19); \
         busiest 8 days (49), last 10 Mar. Score 45, from 45; highest 47 on 6 Jan, lowest 43 on 15 \
         Apr 2024. Restricted from 26 Jun to 3 Jul 2024. Days by how much is logged: 75 of 0, 58 of \
         1 to 9, 60 of 10 to 19, 118 of 20 to 39, 60 of 40 and more. No snapshots from 30 Jul to 1 \
         Sep 2024."
    );
}

#[test]
fn a_restriction_that_reaches_an_end_of_the_calendar_may_go_on_there() {
    let told = |restricted: std::ops::Range<usize>| {
        let mut days = super::year(iso("2026-01-01"), 60);
        for day in &mut days[restricted] {
            day.is_restricted = true;
        }
        page(&days, &[]).alt
    };
    assert!(told(30..60).contains("Restricted since 31 Jan."), "{}", told(30..60));
    assert!(told(0..30).contains("Restricted until 30 Jan."), "{}", told(0..30));
    assert!(told(0..60).contains("Restricted all the time."), "{}", told(0..60));
}

fn logged() -> impl Strategy<Value = LoggedDay> {
    prop_oneof![Just(Unknown), (1_u64..100).prop_map(AtLeast), (0_u64..100).prop_map(All)]
}

proptest! {
    #[test]
    fn every_number_is_that_of_the_days(
        before in 0_usize..9, logged in prop::collection::vec(logged(), 1..200),
    ) {
        let all = [vec![Before; before], logged.clone()].concat();
        let alt = page(&days(iso("2025-01-01"), &all), &[]).alt;
        let known: Vec<u64> =
            logged.iter().filter_map(|day| if let All(done) = day { Some(*done) } else { None }).collect();
        let done: u64 = logged.iter().map(|day| match day { All(n) | AtLeast(n) => *n, _ => 0 }).sum();
        let active = known.iter().filter(|done| **done > 0).count();
        let unknown = logged.len() - known.len();
        let plural = if done == 1 { "" } else { "s" };
        let things = format!(", {} thing{plural} done.", grouped(done));
        prop_assert!(alt.contains(&things), "{alt}");
        if !known.is_empty() {
            prop_assert!(alt.contains(&format!("Active on {active} of {} ", known.len())), "{alt}");
        }
        let told = format!("{unknown} of {} day", logged.len());
        prop_assert_eq!(alt.contains(&told), unknown > 0, "{}", alt);
        if let Some(most) = known.iter().max().filter(|_| active > 0) {
            prop_assert!(alt.contains(&format!("({most})")), "{alt}");
        }
        prop_assert!(alt.chars().count() <= 600);
    }
}
