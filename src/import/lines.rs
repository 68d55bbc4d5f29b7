//! On which line a byte stands.

/// Counts lines on the way through a text.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// From the first line of a text on.
    pub(super) const fn of_text(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first byte from there on that ends none.
    pub(super) fn of(&mut self, at: usize) -> usize {
        let blank = self.text[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let at = at + blank.count();
        // A line ends with `\n`, `\r\n`, or a lone `\r`.
        let ends = memchr::memchr2_iter(b'\n', b'\r', &self.text[self.at..at]);
        let is_whole = |end: &usize| {
            let end = self.at + end;
            self.text[end] == b'\n' || self.text.get(end + 1) != Some(&b'\n')
        };
        self.line += ends.filter(is_whole).count();
        self.at = at;
        self.line
    }
}
