//! No text makes the reader panic, or gives what is not possible.

use proptest::prelude::*;

use super::*;
use crate::domain::{Date, Field, FieldValue, Score, Total};

/// A cell as people, spreadsheets and accidents write it.
fn cell() -> impl Strategy<Value = String> {
    let usual: Vec<String> = [
        "2025-11-24",
        "24.11.25",
        "3/4/2025",
        "Nov 24 2025",
        "45985",
        "17. Feb",
        "72",
        "72/100",
        "18,2",
        "Top 5%",
        "0.05",
        "-",
        "Total",
        "Summe",
        "comment",
        "date",
        "SSI",
        "=1+1",
        "\"",
        "",
        "101",
        "26",
        "-3",
        "1e9",
        "NaN",
        "inf",
        "99999999999999999999",
        "\u{feff}",
        "\u{a0}7",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    prop_oneof![4 => prop::sample::select(usual), 1 => "\\PC{0,8}", 1 => "[0-9.,/%-]{0,8}"]
}

fn header() -> impl Strategy<Value = String> {
    let known = "Datum|date|SSI|Gesamt|Marke|people|Insights|Relaciones|Industry Top %|note|kind|\
        Anzahl|source|id|Name|mood||(x)|Metric|Valor|Posts|Kommentare|Woche|Branche|pending";
    prop::sample::select(known.split('|').map(ToOwned::to_owned).collect::<Vec<_>>())
}

fn text() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(cell(), 0..7);
    let rows = prop::collection::vec(row, 0..8);
    let above = prop::sample::select(vec!["", "sep=;\n", "My log\n\n", "\u{feff}"]);
    let separator = prop::sample::select(vec![",", ";", "\t", "|"]);
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    (above, prop::collection::vec(header(), 1..7), rows, separator, line_end).prop_map(
        |(above, header, rows, separator, line_end)| {
            let rows = [header].into_iter().chain(rows);
            let rows: Vec<String> = rows.map(|row| row.join(separator)).collect();
            format!("{above}{}", rows.join(line_end))
        },
    )
}

fn check(item: &Item) -> Result<(), TestCaseError> {
    let Item::Scores(row) = item else { return Ok(()) };
    for field in Field::ALL {
        match row.fields.value(field).map(|typed| &typed.value) {
            Some(FieldValue::Total(total)) => prop_assert!(*total <= Total::MAX),
            Some(FieldValue::Pillar(_, score)) => prop_assert!(*score <= Score::MAX),
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics_or_gives_what_is_not_possible(
        text in prop_oneof![4 => text(), 1 => "\\PC{0,40}"],
        has_order: bool,
    ) {
        let Ok(book) = Book::read(text.into_bytes()) else { return Ok(()) };
        let mut rules = Rules::up_to(Date::MAX);
        rules.date_order = has_order.then_some(DateOrder::DayFirst);
        for sheet in &book.sheets {
            let Ok(table) = Table::of(sheet, &rules) else { continue };
            let (mut result, mut last) = (Ok(()), 0);
            table.each(|_, item| {
                let line = match &item {
                    Item::Scores(row) => row.line,
                    Item::Activity(row) => row.line,
                    Item::Rejected(row) => row.line,
                    Item::LeftOut(row) => row.line,
                };
                // The days of a long table come after its last row.
                assert!(line >= last || table.header.layout == Layout::Long, "lines go on");
                last = line;
                if result.is_ok() {
                    result = check(&item);
                }
            });
            result?;
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), start in 0..4_usize) {
        let start: &[u8] = [b"PK\x03\x04".as_slice(), b"\xff\xfe", b"{\"snapshots\":", b""][start];
        let _ = Book::read([start, &bytes].concat());
    }
}
