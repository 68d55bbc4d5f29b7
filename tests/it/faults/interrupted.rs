//! Ctrl-C and Ctrl-D at a prompt.

use crate::support::Sandbox;
use crate::terminal::on_a_terminal;

#[test]
fn ctrl_c_at_a_question_saves_nothing() {
    const CTRL_C: &str = "\u{3}";
    let sandbox = Sandbox::new();
    let answers = [("Total (0-100): ", "72\n"), ("Brand (0-25): ", CTRL_C)];
    let seen = on_a_terminal(&sandbox, "record", &answers);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert!(!sandbox.data().exists(), "{}", seen.screen);
}

#[test]
fn ctrl_d_at_a_question_saves_nothing() {
    const CTRL_D: &str = "\u{4}";
    let sandbox = Sandbox::new();
    let answers = [("Total (0-100): ", "72\n"), ("Brand (0-25): ", CTRL_D)];
    let seen = on_a_terminal(&sandbox, "record", &answers);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert!(seen.screen.contains("ssi: stopped; nothing was saved"), "{}", seen.screen);
    assert!(!sandbox.data().exists(), "{}", seen.screen);
}
