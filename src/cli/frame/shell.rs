//! Commands that can be pasted into a shell.

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
