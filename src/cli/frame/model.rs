//! Running the model of `attribution` for a profile.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::time::Duration;

use clap::Args;

use crate::attribution::{Links, Member, Options, link};
use crate::domain::Log;
use crate::store::{Profile, SnapshotFile};

use super::cache::Entry;
use super::context::Context;
use super::failure::Failure;
use super::output;

/// The options of every command that runs the model.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct ModelArgs {
    /// Compute again what was computed before
    #[arg(long, hide = true)]
    no_cache: bool,
}

/// The links of a profile's scores to its log, from the cache where nothing changed.
pub(crate) fn links(
    args: ModelArgs,
    context: &Context,
    profile: &Profile,
    file: &SnapshotFile,
    log: &Log,
) -> Result<Links, Failure> {
    let mut member = Member::of(file.snapshots(), log);
    for covered in profile.coverage()? {
        member.cover(&covered.kind, covered.from, covered.to);
    }
    let entry = if args.no_cache { None } else { Entry::of(&member) };
    if let Some(links) = entry.as_ref().and_then(Entry::read) {
        return Ok(links);
    }
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let options = Options { threads };
    let is_watched = io::stderr().is_terminal() && !context.is_quiet();
    let links =
        if is_watched { counting(|| link(&member, &options)) } else { link(&member, &options) };
    if let Some(entry) = entry {
        entry.write(&links);
    }
    Ok(links)
}

/// Does what takes long, and counts the seconds on the terminal from the second one on.
fn counting<T>(work: impl FnOnce() -> T) -> T {
    const SECOND: Duration = Duration::from_secs(1);
    let (done, is_done) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut seconds = 0;
            while let Err(mpsc::RecvTimeoutError::Timeout) = is_done.recv_timeout(SECOND) {
                seconds += 1;
                output::to_stderr(&format!("\rcomparing scores and activity: {seconds} s"));
            }
            if seconds > 0 {
                output::to_stderr("\r\x1b[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
