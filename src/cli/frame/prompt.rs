//! Questions on a terminal: plain lines, so that every terminal, pipe and screen reader takes them.

use std::io::{self, BufRead};

use super::failure::{Exit, Failure};
use super::stderr::to_stderr;

/// Where answers come from, line by line.
pub(crate) trait Lines {
    /// The next line, with its end; `None` at the end of the input.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be read; [`io::ErrorKind::InvalidData`] if it is not UTF-8.
    fn next_line(&mut self) -> io::Result<Option<String>>;
}

impl<R: BufRead> Lines for R {
    fn next_line(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        Ok((self.read_line(&mut line)? > 0).then_some(line))
    }
}

/// Asks until the answer is understood. Enter alone is no answer: `None`.
///
/// # Errors
///
/// Returns [`Exit::Interrupted`] when the input ends (Ctrl-D); Ctrl-C ends the process itself.
pub(crate) fn ask<T>(
    question: &str,
    input: &mut impl Lines,
    parse: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    loop {
        to_stderr(&format!("{question}: "));
        let line = match input.next_line() {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                to_stderr("  that is not UTF-8\n");
                continue;
            }
            result => result.map_err(|error| {
                Failure::new(Exit::File, format!("cannot read the answer: {error}"))
            })?,
        };
        let Some(line) = line else {
            to_stderr("\n");
            return Err(Failure::new(Exit::Interrupted, "stopped; nothing was saved"));
        };
        match line.trim() {
            "" => return Ok(None),
            answer => match parse(answer) {
                Ok(value) => return Ok(Some(value)),
                Err(failure) => to_stderr(&format!("  {failure}\n")),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digit(text: &str) -> Result<u32, Failure> {
        text.parse().map_err(|_| Failure::new(Exit::Usage, "not a number"))
    }

    #[test]
    fn a_question_is_asked_until_it_is_answered() {
        let mut input = &b"x\n-\n 7 \n8\n"[..];
        assert_eq!(ask("n", &mut input, digit).unwrap(), Some(7));
        assert_eq!(ask("n", &mut input, digit).unwrap(), Some(8));
    }

    #[test]
    fn enter_skips_and_the_end_of_input_stops() {
        assert_eq!(ask("n", &mut &b"\n"[..], digit).unwrap(), None);
        assert_eq!(ask("n", &mut &b""[..], digit).unwrap_err().exit, Exit::Interrupted);
    }
}
