//! What the model of `attribution` may use of this machine.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use clap::Args;
use etcetera::BaseStrategy;

use crate::answer::Machine;

use super::stderr::to_stderr;

/// The options of every command that runs the model.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct ModelArgs {
    /// Compute again what was computed before
    #[arg(long, hide = true)]
    no_cache: bool,
}

impl ModelArgs {
    /// All threads, the platform's cache folder, and a counter of seconds if somebody looks.
    pub(super) fn machine(self, is_quiet: bool) -> Machine {
        let is_watched = io::stderr().is_terminal() && !is_quiet;
        Machine {
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            cache: if self.no_cache { None } else { cache_folder() },
            watch: if is_watched { counting } else { |work| work() },
        }
    }
}

fn cache_folder() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    let ssi = places.cache_dir().join("ssi");
    // On Windows the data stand in the same folder.
    Some(if cfg!(windows) { ssi.join("cache") } else { ssi })
}

/// Does what takes long, and counts the seconds on the terminal from the second one on.
fn counting(work: &mut dyn FnMut()) {
    const SECOND: Duration = Duration::from_secs(1);
    let (done, is_done) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut seconds = 0;
            while let Err(mpsc::RecvTimeoutError::Timeout) = is_done.recv_timeout(SECOND) {
                seconds += 1;
                to_stderr(&format!("\rcomparing scores and activity: {seconds} s"));
            }
            if seconds > 0 {
                to_stderr("\r\x1b[K");
            }
        });
        work();
        drop(done);
    });
}
