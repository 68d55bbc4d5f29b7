//! The clipboard, read by the program that the platform has for it.

use std::io;
use std::process::{Command, Stdio};

use crate::cli::frame::{Context, Exit, Failure};

use super::bounded::bounded;

/// A program that writes what is in the clipboard, with its arguments.
type Program = &'static [&'static str];

const WINDOWS: Program = &[
    "powershell.exe",
    "-NoProfile",
    "-Command",
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw",
];
const MACOS: Program = &["pbpaste"];
const WAYLAND: Program = &["wl-paste", "--no-newline", "--type", "text"];
const X11: [Program; 2] =
    [&["xclip", "-selection", "clipboard", "-out"], &["xsel", "--clipboard", "--output"]];

/// What is in the clipboard, no more of it than is taken.
///
/// # Errors
///
/// Refuses where there is no clipboard, no program that reads it, or where none of them could.
pub(super) fn bytes(context: &Context) -> Result<Vec<u8>, Failure> {
    let programs = programs();
    let mut failed = Vec::new();
    for program in &programs {
        match output(program) {
            Ok(Some(bytes)) => return Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(None) | Err(_) => failed.push(program[0]),
        }
    }
    let by_hand = format!("paste the page into: {}", context.command_instead("--paste", 0, "-"));
    let failure = match (&*programs, &*failed) {
        ([], _) => Failure::new(Exit::File, "there is no clipboard here")
            .why("neither Wayland nor X11 is running"),
        (_, []) => {
            let names: Vec<&str> = programs.iter().map(|program| program[0]).collect();
            let what =
                format!("no program that reads the clipboard was found ({})", names.join(", "));
            return Err(
                Failure::new(Exit::File, what).fix(format!("install one of them, or {by_hand}"))
            );
        }
        (_, failed) => {
            let what = format!("{} could not read the clipboard", failed.join(" and "));
            Failure::new(Exit::File, what).why("it may be empty, or hold no text")
        }
    };
    Err(failure.fix(by_hand))
}

/// The programs to try, the best first.
fn programs() -> Vec<Program> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(windows) {
        return vec![WINDOWS];
    }
    if cfg!(target_os = "macos") {
        return vec![MACOS];
    }
    let mut programs = Vec::new();
    if is_set("WAYLAND_DISPLAY") {
        programs.push(WAYLAND);
    }
    if is_set("DISPLAY") {
        programs.extend(X11);
    }
    if is_set("WSL_DISTRO_NAME") {
        programs.push(WINDOWS);
    }
    programs
}

/// What a program writes; `None` if it failed.
fn output(program: Program) -> io::Result<Option<Vec<u8>>> {
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let bytes = child.stdout.take().map(bounded);
    // Its end of the pipe is closed by now, so it ends.
    let status = child.wait()?;
    let bytes = bytes.transpose()?.unwrap_or_default();
    // One that was stopped because it wrote too much is told by the length.
    Ok((status.success() || !bytes.is_empty()).then_some(bytes))
}
