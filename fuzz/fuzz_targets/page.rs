#![no_main]
//! No bytes make the reader of pages panic, or give an impossible score.

mod possible;

use libfuzzer_sys::fuzz_target;
use possible::assert_possible;
use ssi::import::page;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(scores) = page::read(bytes) {
        assert_possible(&scores);
    }
});
