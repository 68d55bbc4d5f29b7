//! Words that people type for a command that has another name, or that there is not.

use crate::cli::frame::{Exit, Failure, quoted};
use crate::domain::{Kind, Reading, nearest, shown};

/// Other words for commands, the command, and what must stand behind it. A command of several words
/// begins with its verb.
const COMMANDS: [(&str, &str, &str); 20] = [
    ("delete del rm erase drop", "remove", "WHEN|ID"),
    ("change correct modify update fix set", "edit", "WHEN|ID"),
    ("revert rollback back", "undo", ""),
    ("restore", "redo", ""),
    ("add new save score scores snapshot enter init setup begin", "record", "TOTAL"),
    ("paste clipboard copy page", "record", "--paste"),
    ("list ls show all table", "history", ""),
    ("chart charts graph draw picture image png svg", "plot", "overview"),
    ("view overview dashboard summary stats today now", "status", ""),
    ("diff compare trend trends", "changes", ""),
    ("why", "explain", ""),
    ("did do done activity activities", "log", "KIND COUNT"),
    ("safe", "limits", ""),
    ("restricted restrict ban banned block blocked", "restriction start", "--on WHEN"),
    ("profiles person persons user users", "profile", ""),
    ("repair check verify validate mend heal fsck", "doctor", ""),
    ("load", "import", "FILE"),
    ("backup dump csv excel xlsx", "export", ""),
    ("version", "--version", ""),
    ("man manual docs usage", "help", ""),
];

/// Other words for the verbs of `profile`, with a whole command.
const OF_PROFILE: [(&str, &str); 4] = [
    ("new create", "profile add NAME"),
    ("list ls show", "profile"),
    ("use switch select choose", "-p NAME status"),
    ("rename edit", "-p NAME edit name NEW"),
];

/// Other words for the verbs of `restriction`, with a whole command.
const OF_RESTRICTION: [(&str, &str); 7] = [
    ("begin add new", "restriction start --on WHEN"),
    ("stop finish over lifted ended", "restriction end --on WHEN"),
    ("remove delete rm", "remove restriction WHEN"),
    ("edit change", "edit restriction WHEN"),
    ("list ls show all", "restriction --all"),
    ("tick do", "restriction done STEP"),
    ("write draft mail", "restriction letter"),
];

/// What is not there: the words for it, whether it is to come, why, and what there is instead.
const ABSENT: [(&str, bool, &str, &str); 3] = [
    ("report", true, "until then a chart can be kept and sent", "plot overview"),
    (
        "config settings options preferences",
        false,
        "there is little to set: safe numbers (limits), kinds and names (edit)",
        "limits --help",
    ),
    (
        "sync fetch download scrape pull refresh login signin",
        false,
        "ssi never goes online: you type what LinkedIn's page shows",
        "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS",
    ),
];

/// A word that is no command, as it was typed.
pub(super) struct Unknown<'a> {
    pub(super) word: &'a str,
    /// The command whose verb it would be.
    pub(super) parent: Option<&'a str>,
    /// What was typed, without the program.
    pub(super) arguments: &'a [String],
    /// The beginning of a command for the same data: `ssi`, `ssi --dir x`.
    pub(super) program: &'a str,
    /// The same without the profile.
    pub(super) program_without_profile: &'a str,
    /// The commands that there are.
    pub(super) known: &'a [&'a str],
}

impl Unknown<'_> {
    /// The failure, with the command that does it.
    pub(super) fn failure(&self) -> Failure {
        let there_is_none = Failure::new(
            Exit::Usage,
            format!("there is no command `{}`", shown(&self.full_word())),
        );
        let word = self.word.to_lowercase();
        let of_verb = match self.parent {
            None => return self.of_program(there_is_none, &word),
            Some("profile") => find(&OF_PROFILE, &word),
            Some("restriction") => find(&OF_RESTRICTION, &word),
            Some(_) => None,
        };
        match of_verb {
            // Those of a profile choose it themselves.
            Some(command) if self.parent == Some("profile") => {
                there_is_none.fix(format!("{} {command}", self.program_without_profile))
            }
            Some(command) => there_is_none.fix(format!("{} {command}", self.program)),
            None => self.nearest_or_help(there_is_none, &word),
        }
    }

    fn full_word(&self) -> String {
        self.parent.map_or_else(|| self.word.to_owned(), |parent| format!("{parent} {}", self.word))
    }

    fn of_program(&self, failure: Failure, word: &str) -> Failure {
        let is_it = |words: &str| words.split(' ').any(|other| other == word);
        if let Some((_, is_to_come, why, command)) = ABSENT.iter().find(|(words, ..)| is_it(words))
        {
            let failure = if *is_to_come {
                let what = format!("there is no command `{}` yet", shown(self.word));
                Failure::new(Exit::Usage, what)
            } else {
                failure
            };
            return failure.why(why).fix(format!("{} {command}", self.program));
        }
        if let Some(command) = self.explained() {
            return failure.fix(format!("ssi help {command}"));
        }
        let is_of_log = |word: &String| word == Reading::KIND || Kind::parse(word, &[]).is_ok();
        let behind = self.arguments.iter().skip_while(|typed| *typed != self.word).nth(1);
        if is_it("add new save enter") && behind.is_some_and(is_of_log) {
            return failure.fix(self.retyped(&["log"], ""));
        }
        if let Some((_, command, rest)) = COMMANDS.iter().find(|(words, ..)| is_it(words)) {
            return failure.fix(self.retyped(&[command], rest));
        }
        let of_number = word.starts_with(|c: char| c.is_ascii_digit()).then_some("record");
        let of_kind = || is_of_log(&word.to_owned()).then_some("log");
        match of_number.or_else(of_kind) {
            Some(command) if self.is_help() => return failure.fix(format!("ssi help {command}")),
            Some(command) => return failure.fix(self.retyped(&[command, self.word], "")),
            None => {}
        }
        self.nearest_or_help(failure, word)
    }

    fn nearest_or_help(&self, failure: Failure, word: &str) -> Failure {
        let near = nearest(word, self.known.iter().copied(), |name| name);
        match (near.first(), self.parent) {
            (Some(name), _) => {
                let command = self.retyped(&[name], "");
                failure.fix(format!("did you mean `{name}`? {command}"))
            }
            (None, Some(parent)) => failure.fix(format!("ssi help {parent}")),
            (None, None) => failure.fix("ssi help"),
        }
    }

    /// Whether help was asked for.
    fn is_help(&self) -> bool {
        self.before_word().any(|word| word == "help")
    }

    /// The command that help was asked for, where the word stands behind it.
    fn explained(&self) -> Option<&str> {
        let mut asked = self.before_word().skip_while(|word| *word != "help");
        asked.find(|word| *word != "help" && self.known.contains(word))
    }

    fn before_word(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().map(String::as_str).take_while(|word| *word != self.word)
    }

    /// What was typed, with other words in the place of the one that is unknown; where nothing
    /// stands behind it, with what must.
    fn retyped(&self, words: &[&str], rest: &str) -> String {
        const WITH_VALUE: [&str; 5] = ["-p", "--profile", "--dir", "--today", "--color"];
        let is_value = |place: usize| {
            place
                .checked_sub(1)
                .is_some_and(|place| WITH_VALUE.contains(&self.arguments[place].as_str()))
        };
        let all = self.arguments;
        let is_it = |place: &usize| all[*place] == self.word && !is_value(*place);
        let place = (0..all.len()).find(is_it).unwrap_or(0);
        // Help is of a command, whatever stands behind it.
        let behind = all.get(place + 1..).filter(|_| !self.is_help()).unwrap_or_default();
        let before = all[..place].iter().map(|word| quoted(word));
        let mut typed: Vec<String> = before.collect();
        typed.extend(
            words
                .iter()
                .map(|&word| if word == self.word { quoted(word) } else { word.to_owned() }),
        );
        typed.extend(behind.iter().map(|word| quoted(word)));
        if behind.is_empty() && !self.is_help() && !rest.is_empty() {
            typed.push(rest.to_owned());
        }
        format!("ssi {}", typed.join(" "))
    }
}

/// The command of a table for a word.
fn find<'a>(table: &[(&str, &'a str)], word: &str) -> Option<&'a str> {
    let is_it = |words: &str| words.split(' ').any(|other| other == word);
    table.iter().find(|(words, _)| is_it(words)).map(|(_, command)| *command)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn fix(line: &str, word: &str, parent: Option<&str>) -> String {
        let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let known = ["record", "remove", "plot", "limits", "start"];
        let unknown = Unknown {
            word,
            parent,
            arguments: &arguments,
            program: "ssi -p anna",
            program_without_profile: "ssi",
            known: &known,
        };
        let lines = unknown.failure().lines(anstyle::Style::new());
        lines.split_once("fix: ").map(|(_, fix)| fix.trim().to_owned()).unwrap_or(lines)
    }

    #[test]
    fn what_was_typed_is_told_as_it_works() {
        #[track_caller]
        fn case(line: &str, word: &str, expected: &str) {
            assert_eq!(fix(line, word, None), expected, "{line}");
        }
        case("delete", "delete", "ssi remove WHEN|ID");
        case("-p rm rm k7f2", "rm", "ssi -p rm remove k7f2");
        case("Add 72 18.2", "Add", "ssi record 72 18.2");
        case("add comment 5", "add", "ssi log comment 5");
        case("help delete", "delete", "ssi help remove");
        case("help delete all", "delete", "ssi help remove");
        case("help profiles", "profiles", "ssi help profile");
        case("profiles", "profiles", "ssi profile");
        case("help comments", "comments", "ssi help log");
        case("help 72", "72", "ssi help record");
        case("help plot team", "team", "ssi help plot");
        case("72 18.2", "72", "ssi record 72 18.2");
        case("comment 5", "comment", "ssi log comment 5");
        case("pending 300", "pending", "ssi log pending 300");
        case("recrod 72", "recrod", "did you mean `record`? ssi record 72");
        case("xyzzy", "xyzzy", "ssi help");
        assert_eq!(fix("profile use x", "use", Some("profile")), "ssi -p NAME status");
        assert_eq!(
            fix("restriction strat", "strat", Some("restriction")),
            "did you mean `start`? ssi restriction start"
        );
        assert_eq!(fix("profile xyzzy", "xyzzy", Some("profile")), "ssi help profile");
    }

    #[test]
    fn no_word_has_two_answers() {
        let commands = COMMANDS.iter().map(|(words, ..)| words);
        let absent = ABSENT.iter().map(|(words, ..)| words);
        let all: Vec<&str> = commands.chain(absent).flat_map(|words| words.split(' ')).collect();
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
    }
}
