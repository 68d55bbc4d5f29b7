//! A terminal that `script` (Debian: `bsdutils`) provides.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::support::{HINT_OF_UNDO, Sandbox};

/// What was seen on the terminal, and the exit status.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) exit: Option<i32>,
    pub(crate) screen: String,
}

/// Runs the program on a terminal and answers its questions; each is awaited before its answer is
/// typed.
#[track_caller]
pub(crate) fn on_a_terminal(sandbox: &Sandbox, line: &str, answers: &[(&str, &str)]) -> Seen {
    // With CI=true even a dumb terminal gets colour.
    on_a_terminal_with(&[("TERM", "dumb"), ("NO_COLOR", "1")], sandbox, line, answers)
}

/// The same on a terminal that these variables describe.
#[track_caller]
pub(crate) fn on_a_terminal_with(
    variables: &[(&str, &str)],
    sandbox: &Sandbox,
    line: &str,
    answers: &[(&str, &str)],
) -> Seen {
    run_on_a_terminal(variables, sandbox, &as_typed(sandbox, line), answers)
}

/// What is seen on a terminal of so many columns, without colour.
#[track_caller]
pub(crate) fn on_a_terminal_of(columns: usize, sandbox: &Sandbox, line: &str) -> Seen {
    // A size of no rows counts as unknown.
    let command = format!("stty cols {columns} rows 24; {}", as_typed(sandbox, line));
    run_on_a_terminal(&[("TERM", "dumb"), ("NO_COLOR", "1")], sandbox, &command, &[])
}

/// The program with the words of a line, for a shell.
fn as_typed(sandbox: &Sandbox, line: &str) -> String {
    let inner = sandbox.command(line.split_whitespace());
    let words = [inner.get_program()].into_iter().chain(inner.get_args());
    words.map(|word| format!("'{}'", word.to_str().unwrap())).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn run_on_a_terminal(
    variables: &[(&str, &str)],
    sandbox: &Sandbox,
    command: &str,
    answers: &[(&str, &str)],
) -> Seen {
    // A question that is never asked must not be awaited for ever.
    let mut terminal = Command::new("timeout")
        .args(["--foreground", "60", "script", "--quiet", "--return", "--command"])
        .args([command, "/dev/null"])
        .current_dir(sandbox.path())
        .env("SSI_DIR", sandbox.data())
        .env("XDG_CACHE_HOME", sandbox.path().join("cache"))
        .env_remove("SSI_PROFILE")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("install the package `coreutils` (timeout): {error}"));
    let mut keyboard = terminal.stdin.take().unwrap();
    let mut output = terminal.stdout.take().unwrap();
    let mut screen = String::new();
    for (question, answer) in answers {
        let seen = screen.len();
        while !screen[seen..].contains(question) {
            let mut bytes = [0; 1024];
            let read = output.read(&mut bytes).unwrap();
            assert!(
                read > 0,
                "`{question}` is not asked (needs `script`, package `bsdutils`): {screen}"
            );
            screen.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        keyboard.write_all(answer.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }
    output.read_to_string(&mut screen).unwrap();
    drop(keyboard);
    // The hint that comes with each of the first ten writes.
    let is_other = |line: &&str| !line.starts_with(HINT_OF_UNDO);
    let screen = screen.split_inclusive('\n').filter(is_other).collect();
    Seen { exit: terminal.wait().unwrap().code(), screen }
}
