//! The text alternative is true: every number in it is computed again from the data.

use super::samples::{Sample, activity, iso, name, snapshot};
use crate::chart::Fonts;
use crate::chart::alt::LONGEST;
use crate::chart::words::{capitalized, grouped};
use crate::domain::{Date, Group, LimitDay, LimitId, Log, Pillar, Score, Series, Snapshot, Total};

fn whole(snapshot: &Snapshot) -> String {
    format!("{}", (snapshot.total.points() + 1e-9).round())
}

/// The text between two others.
#[track_caller]
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap_or_else(|| panic!("no `{before}` in `{text}`"));
    let rest = &text[start + before.len()..];
    &rest[..rest.find(after).unwrap_or_else(|| panic!("no `{after}` in `{rest}`"))]
}

/// A number of points as a chart rounds it, in tenths.
#[expect(clippy::cast_possible_truncation, reason = "at most 250")]
fn tenths(points: f64) -> i32 {
    (points * 10.0 + 1e-9).round() as i32
}

/// The snapshot of a day in words; the year is the last snapshot's unless it is written.
#[track_caller]
fn on<'a>(sample: &'a Sample, day: &str) -> &'a Snapshot {
    let last = sample.snapshots.last().unwrap().date;
    let named = |date: Date| date.beside(last).to_string() == day;
    sample.snapshots.iter().find(|snapshot| named(snapshot.date)).unwrap_or_else(|| panic!("{day}"))
}

/// `1 Jan to 16 Mar`, with every year that is not plain.
fn span(from: Date, to: Date, last: Date) -> String {
    if from.year() != to.year() {
        format!("{} to {}", from.day_month_year(), to.day_month_year())
    } else if to.year() != last.year() {
        format!("{} to {}", from.day_month(), to.day_month_year())
    } else {
        format!("{} to {}", from.day_month(), to.day_month())
    }
}

#[test]
fn every_number_is_that_of_the_data() {
    let mut seen = [0; 5];
    for seed in 0..200 {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let alt = sample.figure().alt;
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let (first, last) = (&sample.snapshots[0], sample.snapshots.last().unwrap());
        let count = sample.snapshots.len();
        assert!(alt.contains(&format!(", {count} snapshot")), "{alt}");
        assert!(alt.contains(&last.date.day_month_year().to_string()), "{alt}");
        let totals = || sample.snapshots.iter().map(|snapshot| snapshot.total);
        let (highest, lowest) = (totals().max().unwrap(), totals().min().unwrap());
        if (highest - lowest).size() >= 1000 {
            seen[0] += 1;
            let sentence = format!("Total {}, from {}; highest ", whole(last), whole(first));
            assert!(alt.contains(&sentence), "{sentence}: {alt}");
            let high = on(&sample, between(&alt, " on ", ", lowest"));
            let low_day = alt.split(", lowest ").nth(1).unwrap().split(" on ").nth(1).unwrap();
            let low_day = &low_day[..low_day.find(". ").unwrap()];
            assert_eq!(on(&sample, low_day).total, lowest, "{alt}");
            assert_eq!(high.total, highest, "{alt}");
            assert_eq!(between(&alt, "highest ", " on "), whole(high));
        }
        for (place, pillar) in ["rand", "eople", "nsights", "elationships"].iter().enumerate() {
            let values: Vec<f64> = sample
                .snapshots
                .iter()
                .filter_map(|snapshot| snapshot.pillars[place])
                .map(Score::points)
                .collect();
            if let (Some(first), Some(last)) = (values.first(), values.last()) {
                let text = between(&alt, &format!("{pillar} "), " ");
                let shown: f64 = text.trim_end_matches([',', '.']).parse().unwrap();
                assert!((shown - last).abs() < 0.0501, "{pillar} {last}: {alt}");
                let rest = || alt.split(&format!("{pillar} ")).nth(1).unwrap();
                let moved = tenths(*last) - tenths(*first);
                if values.len() > 1 && moved == 0 {
                    seen[4] += 1;
                    assert!(between(rest(), "(", ")").starts_with("unchanged"), "{pillar}: {alt}");
                } else if values.len() > 1 {
                    seen[1] += 1;
                    let said = between(rest(), "(", ")").split(' ').next().unwrap();
                    assert_eq!(tenths(said.parse().unwrap()), moved, "{pillar}: {alt}");
                }
            } else if alt.contains("Brand") {
                assert!(alt.contains(&format!("{pillar} not recorded")), "{alt}");
            }
        }
        if alt.contains("Largest change") {
            seen[2] += 1;
            let sentence = alt.split("Largest change ").nth(1).unwrap();
            let moved: f64 = between(sentence, ": ", " from ").parse().unwrap();
            let days = between(sentence, " from ", ", ");
            let named = |pair: &&[Snapshot]| span(pair[0].date, pair[1].date, last.date) == days;
            let pair = sample.snapshots.windows(2).find(named);
            let [earlier, later] = pair.unwrap_or_else(|| panic!("{days}: {alt}")) else {
                panic!()
            };
            let change = later.total.points() - earlier.total.points();
            assert!((moved - change).abs() < 1e-9, "{alt}");
            let done = sentence.split_once(", ").unwrap().1;
            let kinds = sample.log.before_change(earlier.date, later.date);
            let expected = match kinds.kinds().first() {
                None => "with nothing logged before it.".to_owned(),
                Some((kind, count)) => format!("after {}", kind.counted(*count)),
            };
            assert!(done.starts_with(&expected), "{expected}: {alt}");
            let neighbours = || {
                let pairs = sample.snapshots.windows(2);
                let near = pairs.filter(|pair| pair[1].date.days_since(pair[0].date) <= 14);
                near.map(|pair| (pair[1].total.points() - pair[0].total.points()).abs())
            };
            assert!(!neighbours().any(|size| size > moved.abs() + 1e-9), "{alt}");
            let alike = neighbours().filter(|size| (size - moved.abs()).abs() < 1e-9).count();
            let said = sentence.split_once("(latest of ").map(|(_, rest)| rest.split(' ').next());
            let expected = (alike > 1).then(|| alike.to_string());
            assert_eq!(said.flatten(), expected.as_deref(), "{alt}");
        }
        let gaps = sample
            .snapshots
            .windows(2)
            .filter(|pair| pair[1].date.days_since(pair[0].date) > 14)
            .count();
        seen[3] += usize::from(gaps > 0);
        assert!(!alt.contains("neighbours") || gaps == 0, "a gap may hide a larger one: {alt}");
        assert_eq!(alt.contains("No snapshots from"), gaps > 0, "{gaps}: {alt}");
    }
    assert!(seen[..4].iter().all(|&count| count > 50) && seen[4] > 3, "{seen:?}");
}

#[test]
fn the_text_is_that_of_the_specification() {
    let scores = [[15_800, 10_900, 13_100, 17_200], [16_000, 10_900, 13_100, 16_000]];
    let mut snapshots = vec![
        snapshot(iso("2026-01-01"), scores[0]),
        snapshot(iso("2026-01-03"), scores[1]),
        snapshot(iso("2026-01-30"), [22_100, 18_400, 18_800, 19_000]),
        snapshot(iso("2026-02-06"), [22_100, 16_500, 18_800, 19_000]),
    ];
    snapshots[2].pillars[1] = None;
    let log = Log::new(
        vec![
            activity(iso("2026-01-30"), "comment", 12),
            activity(iso("2026-02-05"), "post", 3),
            activity(iso("2026-02-06"), "post", 40),
        ],
        Vec::new(),
    );
    let who = Some("Anna".to_owned());
    let sample =
        Sample { who, snapshots, log, title: Some("Other words".to_owned()), ..Sample::default() };
    assert_eq!(
        sample.figure().alt,
        "Line chart of Anna's Social Selling Index, 1 Jan to 6 Feb 2026, 4 snapshots. \
         Total 76, from 57; highest 78 on 30 Jan, lowest 56 on 3 Jan. \
         Brand 22.1 (+6.3), people 16.5 (+5.6), insights 18.8 (+5.7), relationships 19.0 (+1.8). \
         Largest change outside gaps: -2 from 30 Jan to 6 Feb, after 12 comments, 3 posts. \
         No snapshots from 4 Jan to 29 Jan. 55 activities logged."
    );
}

/// A series of these days and totals, without pillars and without a log.
fn totals(rows: &[(&str, &str)]) -> Sample {
    let snapshot =
        |&(day, total): &(&str, &str)| Snapshot::new(iso(day), Total::parse(total).unwrap());
    Sample { snapshots: rows.iter().map(snapshot).collect(), ..Sample::default() }
}

#[test]
fn a_span_has_every_year_that_is_not_plain() {
    let gap = |first, second| {
        let days = [("2014-01-01", "50"), (first, "51"), (second, "52"), ("2027-02-01", "53")];
        totals(&days).figure().alt
    };
    let says = |alt: &str, span: &str| assert!(alt.contains(span), "{span}: {alt}");
    let alt = totals(&[("2014-01-01", "50"), ("2026-09-01", "53")]).figure().alt;
    says(&alt, "No snapshots from 2 Jan 2014 to 31 Aug 2026.");
    let alt = totals(&[("2024-12-31", "50"), ("2025-03-01", "53"), ("2026-01-01", "52")]);
    says(&alt.figure().alt, "from 1 Jan to 28 Feb 2025 and from 2 Mar to 31 Dec 2025.");
    says(&gap("2025-12-28", "2026-01-04"), "+1 from 28 Dec 2025 to 4 Jan 2026, ");
    says(&gap("2025-05-01", "2025-05-08"), "+1 from 1 May to 8 May 2025, ");
    says(&gap("2026-12-30", "2027-01-01"), "+1 from 30 Dec 2026 to 1 Jan 2027, ");
    let alt =
        totals(&[("2025-12-01", "50"), ("2025-12-03", "52"), ("2025-12-09", "53")]).figure().alt;
    says(
        &alt,
        "Largest change between neighbours: +2 from 1 Dec to 3 Dec, with nothing logged before it.",
    );
}

#[test]
fn a_total_with_a_part_has_one_decimal_in_title_label_and_text() {
    let sample = totals(&[("2026-01-01", "65"), ("2026-01-08", "66.5")]);
    let figure = sample.figure();
    assert_eq!(figure.title, "SSI 66.5, up 1.5 since 1 Jan");
    assert_eq!(figure.labels().find(|label| label.size == 18).unwrap().text, "66.5");
    let words = "Total 66.5, from 65.0; highest 66.5 on 8 Jan, lowest 65.0 on 1 Jan. \
                 No pillars recorded. Largest change between neighbours: +1.5 from 1 Jan to 8 Jan, ";
    assert!(figure.alt.contains(words), "{}", figure.alt);
    // What LinkedIn's data hold moves by thousandths.
    let figure = totals(&[("2026-01-01", "52.603"), ("2026-01-08", "52.611")]).figure();
    assert_eq!(figure.title, "SSI 52.6, unchanged since 1 Jan");
    assert!(
        figure.alt.contains("Total 52.6 in every snapshot, rounded. No pillars"),
        "{}",
        figure.alt
    );
    assert!(!figure.alt.contains("Largest"), "{}", figure.alt);
}

#[test]
fn a_single_day_and_a_flat_series_have_their_own_words() {
    let one = Sample { who: None, log: Log::default(), ..Sample::every(7, 1, 0..0) };
    let alt = one.figure().alt;
    let start = "Line chart of the Social Selling Index, 18 Mar 2024, 1 snapshot. Total 45. Brand ";
    assert!(alt.starts_with(start), "{alt}");
    assert!(!alt.contains('('), "{alt}");
    let flat = |day| snapshot(iso("2026-04-27").plus_days(day), [20_973, 6_380, 10_250, 15_000]);
    let sample = Sample { snapshots: (0..9).map(flat).collect(), ..Sample::default() };
    let alt = sample.figure().alt;
    assert!(alt.contains("Total 53, the same in every snapshot. Brand 21.0 (unchanged)"), "{alt}");
}

#[test]
fn no_name_makes_it_too_long() {
    let mut rng = fastrand::Rng::with_seed(3);
    for seed in 0..100 {
        let who = Some(name(&mut rng).repeat(4));
        let alt = Sample { who, ..Sample::random(seed) }.figure().alt;
        assert!(alt.chars().count() <= LONGEST, "{alt}");
        assert!(alt.contains("Total "), "{alt}");
    }
}

#[test]
fn every_number_of_a_pillar_is_that_of_the_data() {
    let fonts = Fonts::bundled();
    let mut seen = [0; 4];
    for (seed, pillar) in (0..200).zip(Pillar::ALL.into_iter().cycle()) {
        let sample = Sample { who: None, ..Sample::random(seed) };
        let zoom = seed % 8 > 5;
        let Some(figure) = sample.pillar(pillar, zoom, &fonts) else { continue };
        let alt = format!("{} ", figure.alt);
        assert!(alt.chars().count() <= LONGEST && alt.is_ascii(), "{alt}");
        let values: Vec<(Date, Score)> = sample
            .snapshots
            .iter()
            .filter_map(|snapshot| Some((snapshot.date, snapshot.pillar(pillar)?)))
            .collect();
        let (first, last) = (values[0], values[values.len() - 1]);
        assert!(alt.contains(&last.0.day_month_year().to_string()), "{alt}");
        let shows = |text: &str, score: Score| {
            let number: f64 = text.trim_end_matches(['.', ',']).parse().unwrap();
            assert!((number - score.points()).abs() < 0.0501, "{text} for {score}: {alt}");
        };
        shows(between(&alt, &format!(". {} ", pillar.title()), " "), last.1);
        if alt.contains("; highest ") {
            seen[0] += 1;
            shows(between(&alt, ", from ", "; highest "), first.1);
            let is_on = |day: &str, score: Score| {
                let named = |one: &&(Date, Score)| one.0.beside(last.0).to_string() == day;
                let (_, found) =
                    values.iter().find(named).unwrap_or_else(|| panic!("{day}: {alt}"));
                assert_eq!(*found, score, "{day}: {alt}");
            };
            let (highest, lowest) = alt.split_once(", lowest ").unwrap();
            let (high, day) =
                highest.split_once("; highest ").unwrap().1.split_once(" on ").unwrap();
            let most = values.iter().map(|one| one.1).max().unwrap();
            shows(high, most);
            is_on(day, most);
            let (low, day) = lowest.split_once(". ").unwrap().0.split_once(" on ").unwrap();
            let smallest = values.iter().map(|one| one.1).min().unwrap();
            shows(low, smallest);
            is_on(day, smallest);
        }
        let mut steps: Vec<(i32, u32, Date, Date)> = sample
            .snapshots
            .windows(2)
            .filter(|pair| pair[1].date.days_since(pair[0].date) <= 14)
            .filter_map(|pair| {
                let [from, to] = [&pair[0], &pair[1]].map(|one| one.pillar(pillar));
                let apart = tenths(to?.points()) - tenths(from?.points());
                let moved = pair[1].moved_since(&pair[0], Series::Pillar(pillar))?.size();
                (moved >= 300).then_some((apart, moved, pair[0].date, pair[1].date))
            })
            .collect();
        steps.sort_by_key(|step| std::cmp::Reverse((step.0.abs(), step.1, step.3)));
        let said: Vec<&str> = alt.split("hange (").skip(1).collect();
        // Of several, the last ones may have no room.
        assert!(said.len() <= steps.len().min(3) && said.is_empty() == steps.is_empty(), "{alt}");
        for (sentence, (moved, _, from, to)) in said.iter().zip(steps) {
            seen[1] += 1;
            let found = between(sentence, "): ", " from ").parse().unwrap();
            assert_eq!(tenths(found), moved, "{sentence}: {alt}");
            assert!(sentence.contains(&span(from, to, last.0)), "{sentence} {from} {to}");
            let expected = match sample.log.before_change(from, to).kinds().first() {
                None => ", after nothing logged.".to_owned(),
                Some((kind, count)) => format!(", after {}", kind.counted(*count)),
            };
            assert!(sentence.contains(&expected), "{expected}: {sentence}");
            // The row with its number says the same of the same day.
            let number = sentence.split(')').next().unwrap();
            let labels: Vec<&str> = figure.labels().map(|label| label.text.as_str()).collect();
            let row = labels.iter().rposition(|text| *text == number).unwrap();
            let days = [to.day_month().to_string(), to.day_month_year().to_string()];
            assert!(days.iter().any(|day| day == labels[row + 1]), "{}", labels[row + 1]);
        }
        seen[2] += usize::from(alt.contains("The axis is cut to "));
        assert!(zoom || !alt.contains("cut"), "{alt}");
        let is_inside = |snapshot: &&Snapshot| (first.0..=last.0).contains(&snapshot.date);
        let within = sample.snapshots.iter().filter(is_inside).count();
        assert!(alt.contains(&format!(", {within} snapshot")), "{within}: {alt}");
        if let Some((_, missing)) = alt.split_once("Not recorded in ") {
            seen[3] += 1;
            assert!(missing.starts_with(&format!("{} of", within - values.len())), "{alt}");
        }
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
}

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
            // An average of that day is the latest of its group, which stands at the end of its line.
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

#[test]
fn the_change_in_a_title_is_the_difference_of_what_the_text_shows() {
    let fonts = Fonts::bundled();
    let mut seen = 0;
    for (seed, pillar) in (0..200).zip(Pillar::ALL.into_iter().cycle()) {
        let sample = Sample { who: None, title: None, ..Sample::random(seed) };
        let zoom = seed % 8 > 5;
        let Some(figure) = sample.pillar(pillar, zoom, &fonts) else { continue };
        let name = format!("{} ", pillar.title());
        let Some((_, rest)) = figure.alt.split_once(&format!(". {name}")) else { continue };
        let Some((values, _)) = rest.split_once("; highest ") else { continue };
        let (last, first) = values.split_once(", from ").unwrap();
        let hundredths = |text: &str| (text.parse::<f64>().unwrap() * 100.0).round();
        let moved = match between(&figure.title, ", ", " since ").split_once(' ') {
            None => 0.0,
            Some(("up", points)) => hundredths(points),
            Some((_, points)) => -hundredths(points),
        };
        seen += 1;
        assert!(
            (hundredths(last) - hundredths(first) - moved).abs() < 0.5,
            "{}: {}",
            figure.title,
            figure.alt
        );
    }
    assert!(seen > 100, "{seen}");
}
