//! That something goes on.

use std::io::IsTerminal;
use std::sync::mpsc;
use std::time::Duration;

use super::stderr::to_stderr;

/// Does what may take long; counts the seconds where a person looks.
pub(crate) fn shown<T>(is_quiet: bool, what: &str, work: impl FnOnce() -> T) -> T {
    if is_quiet || !std::io::stderr().is_terminal() {
        return work();
    }
    watched(what, work)
}

/// Does what takes long, and counts the seconds on the terminal from the second one on.
pub(super) fn counting(what: &str, work: &mut dyn FnMut()) {
    watched(what, work);
}

fn watched<T>(what: &str, work: impl FnOnce() -> T) -> T {
    const SECOND: Duration = Duration::from_secs(1);
    let (done, is_done) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut seconds = 0;
            while let Err(mpsc::RecvTimeoutError::Timeout) = is_done.recv_timeout(SECOND) {
                seconds += 1;
                to_stderr(&format!("\r{what}: {seconds} s"));
            }
            if seconds > 0 {
                to_stderr("\r\x1b[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
