//! Reading that ends.

use std::io::{self, Read};

/// The most that is taken. A copied page has some kilobytes, a saved one some megabytes.
pub(super) const MOST_BYTES: u64 = 16 << 20;

/// Reads what there is, and one byte more than is taken at most.
pub(super) fn bounded(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
