//! The page that a person copied or saved, read as bytes and never beyond a bound.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::cli::frame::{Context, Exit, Failure, output, quoted};
use crate::store::open_regular;

use super::bounded::{MOST_BYTES, bounded};
use super::clipboard;

/// What a person presses where a text ends that is pasted.
pub(super) const END_OF_TEXT: &str = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };

/// Where a page is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Copied<'a> {
    Stdin,
    File(&'a Path),
    Clipboard,
}

impl Copied<'_> {
    /// What it is called where it cannot be used.
    pub(super) fn name(self) -> String {
        match self {
            Self::Stdin => "the text".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Clipboard => "the clipboard".to_owned(),
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    ///
    /// Refuses what cannot be read, and what is longer than a page ever is.
    pub(super) fn bytes(self, context: &Context) -> Result<Vec<u8>, Failure> {
        let bytes = match self {
            Self::Stdin => stdin(),
            Self::File(path) => file(path, context),
            Self::Clipboard => clipboard::bytes(context),
        }?;
        if bytes.len() as u64 > MOST_BYTES {
            let what = format!("{} is larger than {} MB", self.name(), MOST_BYTES >> 20);
            return Err(Failure::new(Exit::Damaged, what)
                .why("no page with scores is; nothing more of it was read")
                .fix("give the page itself, or of a HAR file the answer to salesApiSsi only"));
        }
        Ok(bytes)
    }
}

fn stdin() -> Result<Vec<u8>, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        output::to_stderr(&format!(
            "Paste the text of linkedin.com/sales/ssi, then press {END_OF_TEXT} on a line of its own.\n"
        ));
    }
    bounded(stdin.lock()).map_err(|error| {
        Failure::new(Exit::File, format!("cannot read the text: {error}"))
            .fix("copy the page again")
    })
}

fn file(path: &Path, context: &Context) -> Result<Vec<u8>, Failure> {
    let read = open_regular(path).and_then(|(file, _)| bounded(file));
    read.map_err(|error| {
        let what = format!("cannot read {}: {error}", path.display());
        let failure = Failure::new(Exit::File, what);
        match error.kind() {
            io::ErrorKind::NotFound => failure.fix("name a file that is there"),
            io::ErrorKind::PermissionDenied => failure.why("you may not read it"),
            _ if path.is_dir() => failure.fix("name the file in it"),
            _ if is_pipe(path) => {
                let command = context.command_instead("--from", 1, "-");
                // A pipe of the shell is gone with the command.
                if path.starts_with("/dev/fd") || path.starts_with("/proc") {
                    return failure.fix(format!("pipe the page into: {command}"));
                }
                failure.fix(format!("{command} < {}", quoted(&path.to_string_lossy())))
            }
            _ => failure.fix("name a file"),
        }
    })
}

/// Whether something is piped in: a pipe, or a file that is not empty.
#[cfg(unix)]
pub(super) fn is_piped() -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata("/dev/stdin")
        .is_ok_and(|stdin| stdin.file_type().is_fifo() || (stdin.is_file() && stdin.len() > 0))
}

/// Whether something is piped in cannot be told here.
#[cfg(not(unix))]
pub(super) fn is_piped() -> bool {
    false
}

/// Whether a text waits in a pipe.
#[cfg(unix)]
pub(super) fn is_waiting() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::os::unix::fs::FileTypeExt;
    let is_pipe = || std::fs::metadata("/dev/stdin").is_ok_and(|stdin| stdin.file_type().is_fifo());
    let stdin = io::stdin();
    let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
    let is_ready = poll(&mut asked, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok();
    is_ready && asked[0].revents().contains(PollFlags::IN) && is_pipe()
}

/// Whether a text waits cannot be told here.
#[cfg(not(unix))]
pub(super) fn is_waiting() -> bool {
    false
}

/// A pipe may never be written to, so it is not waited for where a file is meant.
#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}
