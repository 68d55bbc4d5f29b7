#![no_main]
//! No bytes make the reader of LinkedIn's archives panic.

use std::io::Cursor;

use chrono_tz::America::Los_Angeles;
use libfuzzer_sys::fuzz_target;
use ssi::domain::Date;
use ssi::import::archive::{Zip, read};

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut zip) = Zip::open(Cursor::new(bytes)) else { return };
    let export = read("Complete_08-15-2025.zip", &mut zip, &Los_Angeles, Date::MAX);
    for part in &export.parts {
        assert!(part.events.len() + part.rejected.len() <= part.rows.max(1));
    }
});
