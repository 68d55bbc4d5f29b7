//! What the model of `attribution` may use of this machine.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use etcetera::BaseStrategy;

use crate::answer::Machine;

use super::progress;

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

fn counting(work: &mut dyn FnMut()) {
    progress::counting("comparing scores and activity", work);
}
