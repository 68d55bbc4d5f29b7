//! In which line a byte stands.

/// The lines of a file, counted on the way through it.
pub(in crate::store) struct Lines<'a> {
    bytes: &'a [u8],
    /// Up to here they are counted.
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) const fn of_bytes(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line of a byte, from 1.
    pub(in crate::store) fn of(&mut self, at: usize) -> usize {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        self.line += memchr::memchr_iter(b'\n', &self.bytes[self.at..at]).count();
        self.at = at;
        self.line
    }
}
