//! Commands that can be pasted into a shell.

/// The options that choose whose data a command is about.
pub(crate) const WHOSE: [&str; 3] = ["--dir", "--profile", "-p"];
/// The options that choose the data folder.
pub(crate) const WHERE: [&str; 1] = ["--dir"];

/// An argument as a shell takes it: plain where it can be, else quoted.
pub(crate) fn quoted(argument: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,:=+%@".contains(c);
    if !argument.is_empty() && argument.chars().all(is_plain) {
        argument.to_owned()
    } else if cfg!(windows) {
        // cmd.exe and PowerShell both take double quotes; single ones belong to the name in cmd.
        format!("\"{}\"", argument.replace('"', "\\\""))
    } else {
        format!("'{}'", argument.replace('\'', "'\\''"))
    }
}

/// `ssi`, and those of the options that were typed, each with its value.
pub(crate) fn program_with(options: &[&str], typed: &[String]) -> String {
    let mut words = vec!["ssi".to_owned()];
    let mut typed = typed.iter();
    while let Some(word) = typed.next() {
        let name = word.split('=').next().unwrap_or(word);
        if options.contains(&word.as_str()) {
            words.push(word.clone());
            words.extend(typed.next().map(|value| quoted(value)));
        } else if word != name && options.contains(&name) {
            words.push(quoted(word));
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn arguments_are_quoted_where_they_must_be() {
        assert_eq!(quoted("18.2"), "18.2");
        assert_eq!(quoted("Zoë"), "Zoë");
        assert_eq!(quoted("after it's done"), "'after it'\\''s done'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("$HOME"), "'$HOME'");
    }
}
