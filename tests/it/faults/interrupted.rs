//! Ctrl-C at a prompt, on a terminal that `script` (Debian: `bsdutils`) provides.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::support::{SSI, Sandbox};

/// Answers the questions of `ssi record`; each is awaited before its answer is typed.
fn record_on_a_terminal(sandbox: &Sandbox, answers: &[(&str, &str)]) -> (Option<i32>, String) {
    // A question that is never asked must not be awaited for ever.
    let mut terminal = Command::new("timeout")
        .args(["--foreground", "60", "script"])
        .args(["--quiet", "--return", "--command", &format!("'{SSI}' record"), "/dev/null"])
        .current_dir(sandbox.path())
        .env("SSI_DIR", sandbox.data())
        .env("TERM", "dumb")
        .env("NO_COLOR", "1") // with CI=true even a dumb terminal gets colour
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("install the package `coreutils` (timeout): {error}"));
    let mut keyboard = terminal.stdin.take().unwrap();
    let mut screen = terminal.stdout.take().unwrap();
    let mut shown = String::new();
    for (question, answer) in answers {
        let seen = shown.len();
        while !shown[seen..].contains(question) {
            let mut bytes = [0; 1024];
            let read = screen.read(&mut bytes).unwrap();
            assert!(
                read > 0,
                "`{question}` is not asked (needs `script`, package `bsdutils`): {shown}"
            );
            shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        keyboard.write_all(answer.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }
    screen.read_to_string(&mut shown).unwrap();
    drop(keyboard);
    (terminal.wait().unwrap().code(), shown)
}

#[test]
fn ctrl_c_at_a_question_saves_nothing() {
    const CTRL_C: &str = "\u{3}";
    let sandbox = Sandbox::new();
    let answers = [("Total (0-100): ", "72\n"), ("Brand (0-25): ", CTRL_C)];
    let (exit, shown) = record_on_a_terminal(&sandbox, &answers);
    assert_eq!(exit, Some(130), "{shown}");
    assert!(!sandbox.data().exists(), "{shown}");
}

#[test]
fn ctrl_d_at_a_question_saves_nothing() {
    const CTRL_D: &str = "\u{4}";
    let sandbox = Sandbox::new();
    let answers = [("Total (0-100): ", "72\n"), ("Brand (0-25): ", CTRL_D)];
    let (exit, shown) = record_on_a_terminal(&sandbox, &answers);
    assert_eq!(exit, Some(130), "{shown}");
    assert!(shown.contains("ssi: stopped; nothing was saved"), "{shown}");
    assert!(!sandbox.data().exists(), "{shown}");
}
