//! What must never lose a record: killed processes, failing calls, full and read-only disks, many
//! writers at once. Needs Linux with `strace` and a tmpfs, and fails where one of them is missing.

mod added;
mod case;
mod doctor;
mod full_disk;
mod injected;
mod interrupted;
mod killed;
mod links;
mod order;
mod permissions;
mod replies;
mod stopped;
pub(crate) mod strace;
mod undo_steps;
mod writers;

use std::process::Command;

use crate::support::Sandbox;

/// Tells which call was disturbed, should the test fail.
struct Disturbed<'a>(&'a str);

impl Drop for Disturbed<'_> {
    #[expect(clippy::print_stderr, reason = "the test harness shows it with the failure")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("disturbed call: {}", self.0);
        }
    }
}

/// The program with the words of a line as arguments, run by another program (`strace`, `sh`).
fn under(sandbox: &Sandbox, program: &str, options: &[&str], line: &str) -> Command {
    let inner = sandbox.command(line.split_whitespace());
    let mut command = Command::new(program);
    command
        .args(options)
        .arg(inner.get_program())
        .args(inner.get_args())
        .current_dir(sandbox.path())
        .env_clear()
        .envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command
}
