//! What a person types at the questions, and the page that is pasted there.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use crate::cli::frame::{Lines, output};
use crate::import::page::is_part;

use super::bounded::{MOST_BYTES, bounded};
use super::copied::END_OF_TEXT;

/// The lines of a terminal. Of a page that is pasted where a number is asked for, no line is an
/// answer: not its first numbers either, which are those of a menu.
pub(super) struct Keyboard<R> {
    input: R,
    /// Whether a line more is there, or comes at once.
    goes_on: fn() -> bool,
    /// All lines so far: a page may have begun in them.
    so_far: Vec<u8>,
    /// Lines that came together with one that was asked for.
    waiting: VecDeque<String>,
    page: Option<Vec<u8>>,
}

impl<R: BufRead> Keyboard<R> {
    pub(super) fn new(input: R, goes_on: fn() -> bool) -> Self {
        let (so_far, waiting) = (Vec::new(), VecDeque::new());
        Self { input, goes_on, so_far, waiting, page: None }
    }

    /// The page that was pasted.
    pub(super) fn page(self) -> Option<Vec<u8>> {
        self.page
    }

    /// Takes the next line, and those that come with it.
    fn take(&mut self) -> io::Result<()> {
        let begin = self.so_far.len();
        while (self.so_far.len() as u64) <= MOST_BYTES
            && self.input.read_until(b'\n', &mut self.so_far)? > 0
            && (self.goes_on)()
        {}
        let text = String::from_utf8_lossy(&self.so_far[begin..]);
        self.waiting = text.split_inclusive('\n').map(ToOwned::to_owned).collect();
        if is_pasted(&self.waiting) || is_part(&text) || text.trim_start().starts_with('{') {
            self.take_page(begin)?;
        }
        Ok(())
    }

    /// Takes the rest of a page, of which the first lines begin behind the `answers`. Only the person
    /// knows where it ends.
    fn take_page(&mut self, answers: usize) -> io::Result<()> {
        let before = String::from_utf8_lossy(&self.so_far[..answers]).into_owned();
        let before: Vec<&str> = before.split_whitespace().collect();
        let not_used = match before.as_slice() {
            [] => String::new(),
            before => format!(" What was typed before it is not used: {}.", before.join(", ")),
        };
        output::to_stderr(&format!(
            "\nThat is a text, not a number: press {END_OF_TEXT} on a line of its own, and it is read as \
             the page.{not_used}\n"
        ));
        let mut page = std::mem::take(&mut self.so_far);
        page.extend(bounded(self.input.by_ref())?);
        self.page = Some(page);
        Err(io::Error::other("a page was pasted"))
    }
}

impl<R: BufRead> Lines for Keyboard<R> {
    fn next_line(&mut self) -> io::Result<Option<String>> {
        if self.waiting.is_empty() {
            self.take()?;
        }
        Ok(self.waiting.pop_front())
    }
}

/// Whether lines that came together are a text: words in them, or numbers between empty lines. A
/// column of numbers and letters is as many answers, and a key that is held down skips questions.
fn is_pasted(lines: &VecDeque<String>) -> bool {
    let is_empty = |line: &String| line.trim().is_empty();
    let is_word = |line: &String| line.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let has_words = lines.iter().any(is_word);
    let has_gaps = lines.iter().skip_while(|line| !is_empty(line)).any(|line| !is_empty(line));
    lines.len() > 1 && (has_words || has_gaps)
}

/// Whether a line more is there, or comes faster than anybody types. A terminal hands out one line
/// at a time, so what is left of a paste is still to be read.
#[cfg(unix)]
pub(super) fn more_is_pasted() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    const FASTEST: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
    let stdin = io::stdin();
    let mut waited_for = [PollFd::new(&stdin, PollFlags::IN)];
    poll(&mut waited_for, Some(&FASTEST)).is_ok_and(|ready| ready > 0)
}

/// Whether a line more is there cannot be told here: a page is known by its words.
#[cfg(not(unix))]
pub(super) fn more_is_pasted() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read line by line, and the page; `goes_on` tells whether all of it comes at once.
    #[track_caller]
    fn case(text: &str, goes_on: bool, answers: &[&str], page: Option<&str>) {
        let mut keyboard = Keyboard::new(text.as_bytes(), if goes_on { || true } else { || false });
        let lines = std::iter::from_fn(|| keyboard.next_line().ok().flatten());
        let lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
        assert_eq!(lines, answers, "{text:?}");
        assert_eq!(keyboard.page().as_deref(), page.map(str::as_bytes), "{text:?}");
    }

    #[test]
    fn what_is_typed_is_answered_line_by_line() {
        case("72\n18.2\n\n", false, &["72", "18.2", ""], None);
        case("seventy\n72\n", false, &["seventy", "72"], None);
        case("72\n18,2\n15.4\n", true, &["72", "18,2", "15.4"], None);
        case("72\n\n\n\n", true, &["72", "", "", ""], None);
        case("f\n72\n18.2\n", true, &["f", "72", "18.2"], None);
        case("none\n", true, &["none"], None);
    }

    #[test]
    fn no_line_of_a_page_is_an_answer() {
        for page in ["3\nMessaging\n12\n", "Home\n3\n", "3\n\n12\n", "3\n12\n\u{30db}\u{30fc}\n"] {
            case(page, true, &[], Some(page));
        }
        // The data behind it are on one line.
        case("{\"memberScore\":1}\n", false, &[], Some("{\"memberScore\":1}\n"));
        // Where it comes line by line, its words tell.
        let page = "3\nMessaging\n12\nCurrent Social Selling Index\n53 out of 100\n";
        case(page, false, &["3", "Messaging", "12"], Some(page));
    }
}
