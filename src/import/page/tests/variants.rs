//! Layouts, languages, missing parts, line ends and what stands around, in every combination.

use super::super::words::languages;
use super::super::{Scores, read};
use super::page::{Layout, Page, Ranks, VALUES};
use crate::domain::Field;

/// What is done to a text on its way.
const WAYS: [fn(&str) -> String; 7] = [
    ToOwned::to_owned,
    |text| text.replace('\n', "\r\n"),
    |text| text.replace('\n', "\n\n \n"),
    |text| text.replace(' ', "\u{a0}").replace('\n', "\r"),
    |text| text.replace('%', "\u{202f}%").replace('\n', "\u{200f}\n\u{200e}"),
    |text| format!("\u{feff}> {}", text.replace('\n', "  \n> ").to_uppercase()),
    |text| format!("<html><body>{}</body></html>", text.replace('\n', "<br>\n")),
];

/// What is wrong with what was found on a page.
fn wrong(page: Page, found: &Scores) -> Vec<String> {
    let is_clear = page.missing.is_none()
        || page.layout.is_clear()
        || !matches!(page.missing, Some(Field::Pillar(_)));
    let differs = |(field, value): &(Field, &str)| {
        let expected = (page.missing != Some(*field)).then(|| (*value).to_owned());
        let found = found.fields.value(*field).map(|typed| typed.value.to_string());
        let may_be_lost = !is_clear && matches!(field, Field::Pillar(_)) && found.is_none();
        (found != expected && !may_be_lost).then(|| format!("{field}: {found:?}"))
    };
    VALUES.iter().filter_map(differs).collect()
}

#[test]
fn every_combination_is_read() {
    let missing: Vec<Option<Field>> =
        [None].into_iter().chain(VALUES.map(|(field, _)| Some(field))).collect();
    let mut count = 0;
    let mut failures = Vec::new();
    for language in 0..languages().count() {
        for layout in Layout::ALL {
            for missing in &missing {
                // The rest takes turns: every pair of them meets in some language.
                let turn = count;
                count += 1;
                let page = Page {
                    language,
                    layout,
                    missing: *missing,
                    ranks: Ranks::ALL[turn % Ranks::ALL.len()],
                    charts: [None, Some(true), Some(false)][turn % 3],
                    has_comma: turn % 2 == 1,
                };
                let text = WAYS[turn % WAYS.len()](&page.text());
                match read(text.as_bytes()) {
                    Ok(found) => {
                        let wrong = wrong(page, &found);
                        if !wrong.is_empty() {
                            failures.push(format!(
                                "{page:?} way {}: {}",
                                turn % WAYS.len(),
                                wrong.join(", ")
                            ));
                        }
                    }
                    Err(error) => failures.push(format!("{page:?}: {error}")),
                }
            }
        }
    }
    assert!(count >= 600);
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}

/// A page whose lines were all joined says less, and nothing wrong.
#[test]
fn one_line_says_nothing_wrong() {
    for (turn, layout) in Layout::ALL.into_iter().cycle().take(66).enumerate() {
        let page = Page {
            language: turn % languages().count(),
            layout,
            missing: (turn % 2 == 0).then(|| VALUES[turn % VALUES.len()].0),
            ranks: Ranks::ALL[turn % Ranks::ALL.len()],
            charts: [None, Some(true), Some(false)][turn % 3],
            has_comma: turn % 2 == 1,
        };
        let text = page.text().replace('\n', " ");
        let Ok(found) = read(text.as_bytes()) else { continue };
        for (field, value) in VALUES {
            let found = found.fields.value(field).map(|typed| typed.value.to_string());
            let is_right = found.as_deref().is_none_or(|found| found == value)
                && (page.missing != Some(field) || found.is_none());
            assert!(is_right, "{field} {found:?}: {text}");
        }
    }
}

#[test]
fn the_charts_of_the_groups_are_read() {
    let page = Page {
        language: 1,
        layout: Layout::Bar,
        missing: None,
        ranks: Ranks::Below,
        charts: Some(true),
        has_comma: true,
    };
    let found = read(page.text().as_bytes()).unwrap();
    assert_eq!(found.missing(), []);
    let of_groups =
        Field::ALL.into_iter().filter(|field| matches!(field, Field::AveragePillar(..)));
    let of_groups: Vec<String> =
        of_groups.map(|field| found.fields.value(field).unwrap().value.to_string()).collect();
    assert_eq!(of_groups, ["11.2", "5.12", "2.24", "13.44", "12.25", "5.6", "2.45", "14.7"]);
}
