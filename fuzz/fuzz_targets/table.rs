#![no_main]
//! No bytes make the reader of tables panic, or give an impossible score.

use libfuzzer_sys::fuzz_target;
use ssi::domain::{Date, Field, FieldValue, Given, Score, Total};
use ssi::import::table::{Book, DateOrder, Item, Rules, Table};

fuzz_target!(|bytes: &[u8]| {
    let Ok(book) = Book::read(bytes.to_vec()) else { return };
    let mut rules = Rules::up_to(Date::MAX);
    for order in [None, Some(DateOrder::DayFirst)] {
        rules.date_order = order;
        for sheet in &book.sheets {
            let Ok(table) = Table::of(sheet, &rules) else { continue };
            table.each(|_, item| check(&item));
        }
    }
});

fn check(item: &Item) {
    let Item::Scores(row) = item else { return };
    for field in Field::ALL {
        match row.fields.get(field) {
            Some(Given::Value(typed)) => match typed.value {
                FieldValue::Total(total) => assert!(total <= Total::MAX),
                FieldValue::Pillar(_, score) => assert!(score <= Score::MAX),
                _ => {}
            },
            Some(Given::Clear) => panic!("a table empties nothing"),
            None => {}
        }
    }
}
