//! The text alternative of chart 4 is true: every number in it is computed again from the data.

use crate::chart::Fonts;
use crate::chart::parts::words::alt::LONGEST;
use crate::chart::tests::samples::Sample;
use crate::chart::tests::told::{between, tenths};
use crate::domain::{Date, Group, Snapshot};

/// The days and the numbers of a kind that were recorded.
fn recorded(sample: &Sample, number: impl Fn(&Snapshot) -> Option<f64>) -> Vec<(Date, f64)> {
    sample.snapshots.iter().filter_map(|one| Some((one.date, number(one)?))).collect()
}

fn averages(sample: &Sample, group: Group) -> Vec<(Date, f64)> {
    recorded(sample, |one| Some(one.comparison(group).average?.points()))
}

fn ranks(sample: &Sample, group: Group) -> Vec<(Date, f64)> {
    recorded(sample, |one| Some(f64::from(one.comparison(group).rank?.percent())))
}

/// Panics unless a number in a text is this one, rounded as far as it is written.
#[track_caller]
fn rounds(text: &str, expected: f64) {
    let number: f64 = text.parse().unwrap_or_else(|_| panic!("{text}"));
    let tolerance = if text.contains('.') { 0.0501 } else { 0.501 };
    assert!((number - expected).abs() <= tolerance, "{text} for {expected}");
}

#[test]
fn every_average_and_rank_of_a_benchmark_is_that_of_the_data() {
    let fonts = Fonts::bundled();
    let mut seen = [0; 3];
    for seed in 0..200 {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let of = |group| [averages(&sample, group), ranks(&sample, group)];
        let Some(figure) = sample.benchmark(&fonts) else {
            seen[0] += 1;
            assert!(Group::ALL.iter().all(|&group| of(group).concat().is_empty()), "{seed}");
            continue;
        };
        let alt = figure.alt;
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let has_average = Group::ALL.iter().any(|&group| !of(group)[0].is_empty());
        let last_rank = Group::ALL.iter().filter_map(|&group| Some(of(group)[1].last()?.0)).max();
        let end = if has_average { Some(sample.snapshots.last().unwrap().date) } else { last_rank };
        let end = end.unwrap();
        assert!(alt.contains(&end.day_month_year().to_string()), "{alt}");
        for (group, place) in Group::ALL.into_iter().flat_map(|group| [(group, 0), (group, 1)]) {
            let sentence =
                format!(" {} {}", group.title(), ["average ", "rank top "][place]).to_lowercase();
            let lower = alt.replace("Industry ", "industry ").replace("Network ", "network ");
            let values = &of(group)[place];
            let Some((_, rest)) = lower.split_once(&sentence) else {
                assert!(values.is_empty(), "{sentence}: {alt}");
                continue;
            };
            let (day, value) = values[values.len() - 1];
            rounds(rest.split([' ', ',']).next().unwrap().trim_end_matches('.'), value);
            let part = rest.split(',').next().unwrap().split(". ").next().unwrap();
            let on = format!(" on {}", day.beside(end));
            assert_eq!(part.contains(&on), day != end, "{part}: {alt}");
            seen[1] += usize::from(day != end);
            if values.len() > 1 {
                let first = between(part, "(first ", ")");
                rounds(first.trim_matches(|c| "top %".contains(c)), values[0].1);
            }
        }
        if let Some((_, days)) = alt.split_once("Days recorded: ") {
            seen[2] += 1;
            for part in days.trim_end_matches('.').split(", ") {
                let words: Vec<&str> = part.split(' ').collect();
                let group = Group::ALL.into_iter().find(|group| group.name() == words[0]).unwrap();
                let values = &of(group)[usize::from(words[1] == "rank")];
                assert_eq!(words[2], values.len().to_string(), "{alt}");
            }
        }
    }
    assert!(seen[0] > 2 && seen[1] > 50 && seen[2] > 50, "{seen:?}");
}

#[test]
fn a_benchmark_compares_numbers_of_one_day() {
    let fonts = Fonts::bundled();
    let mut seen = [0; 4];
    for seed in 0..200 {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let has_average =
            |one: &&Snapshot| one.industry.average.is_some() || one.network.average.is_some();
        let Some(compared) = sample.snapshots.iter().rfind(has_average) else { continue };
        let figure = sample.benchmark(&fonts).unwrap();
        let alt = &figure.alt;
        // A number of the picture, which stands after these words.
        let shown = |words: &str| {
            let mut labels = figure.labels().map(|label| label.text.as_str());
            labels.find_map(|text| text.strip_prefix(words)?.split(' ').next()).unwrap()
        };
        let last = sample.snapshots.last().unwrap().date;
        let day = between(alt, "Latest comparison (", "): ");
        assert_eq!(day, compared.date.beside(last).to_string(), "{alt}");
        let said = between(alt, "): ", " average. ");
        let total = match said.strip_prefix("total ") {
            None => {
                assert_eq!(compared.date, last, "{alt}");
                shown("You ")
            }
            Some(rest) => {
                seen[0] += 1;
                rest.split(',').next().unwrap()
            }
        };
        rounds(total, compared.total.points());
        for group in Group::ALL {
            let name = format!(" the {}", group.name());
            let part = said
                .split(", ")
                .find_map(|part| part.split(" average").next()?.strip_suffix(&name));
            let Some(average) = compared.comparison(group).average else {
                assert_eq!(part, None, "{alt}");
                continue;
            };
            let shown = shown(&format!("{} avg ", group.title()));
            rounds(shown, average.points());
            let apart = match part.unwrap().rsplit_once(' ').unwrap() {
                ("level", "with") => {
                    seen[1] += 1;
                    0
                }
                (number, "above") => {
                    seen[2] += 1;
                    tenths(number.parse().unwrap())
                }
                (number, "below") => {
                    seen[3] += 1;
                    -tenths(number.parse().unwrap())
                }
                other => panic!("{other:?}: {alt}"),
            };
            let [total, shown] = [total, shown].map(|text| tenths(text.parse().unwrap()));
            assert_eq!(apart, total - shown, "{}: {alt}", group.name());
        }
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
}
