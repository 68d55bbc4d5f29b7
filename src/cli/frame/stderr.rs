//! What is said at once, beside the answer.

use std::io::{self, Write};

/// Writes to stderr; where that fails nobody listens, which is no reason to fail.
pub(crate) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
