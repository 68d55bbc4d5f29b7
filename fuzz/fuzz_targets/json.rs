#![no_main]
//! No text makes the reader of JSON panic, or give an impossible score.

mod possible;

use libfuzzer_sys::fuzz_target;
use possible::assert_possible;
use ssi::import::json;

fuzz_target!(|text: &str| {
    if let Ok(scores) = json::read(text) {
        assert_possible(&scores);
    }
});
