//! The command that was typed, in another form.

use clap::{Arg, Command};

use crate::domain::Field;

use super::context::Context;
use super::shell::{WHERE, WHOSE, program_with, quoted};

/// The options that say where a page is.
pub(crate) const PAGE: [&str; 2] = ["from", "paste"];
/// The options that choose whose data a command is about: they stand before it.
const CHOICE: [&str; 2] = ["dir", "profile"];

/// An option that was typed: its name, and itself with its value as a shell takes them.
struct Typed {
    name: String,
    pasted: String,
}

impl Context {
    /// Another form of the command that was typed, a fix that can be pasted: `words` (`record -`),
    /// and behind them every option that was typed and that they take too (the day, the note), but
    /// for those `left_out`, which are named as `on`.
    pub(crate) fn another_form(&self, words: &str, left_out: &[&str]) -> String {
        let whose = if left_out.contains(&"profile") { &WHERE[..] } else { &WHOSE[..] };
        let begin = program_with(whose, &self.arguments);
        let options = self.options_of(words);
        let kept = options.into_iter().filter(|option| {
            !CHOICE.contains(&&*option.name) && !left_out.contains(&&*option.name)
        });
        let kept: Vec<String> = kept.map(|option| option.pasted).collect();
        [begin, words.to_owned()].into_iter().chain(kept).collect::<Vec<_>>().join(" ")
    }

    /// The form of the command in which the scores are typed.
    pub(crate) fn typed_form(&self) -> String {
        let scores = Field::SCORES.map(Field::name);
        self.another_form(
            "record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS",
            &[&PAGE[..], &scores].concat(),
        )
    }

    /// Whether `ssi record` was told by an option where the page is.
    pub(crate) fn has_page_option(&self) -> bool {
        self.options_of("record").iter().any(|option| PAGE.contains(&&*option.name))
    }

    /// The options that were typed and that a command takes.
    fn options_of(&self, words: &str) -> Vec<Typed> {
        let program = self.program();
        let command = words.split(' ').find_map(|word| program.find_subcommand(word));
        let known = |word: &str| {
            let mut all = [Some(&program), command].into_iter().flatten();
            all.find_map(|of| option(of, word))
        };
        let mut options = Vec::new();
        let mut typed = self.arguments.iter().take_while(|word| *word != "--");
        while let Some(word) = typed.next() {
            let Some(known) = known(word) else { continue };
            let mut pasted = quoted(word);
            if known.get_action().takes_values() && !is_whole(word) {
                pasted.extend(typed.next().map(|value| format!(" {}", quoted(value))));
            }
            let name = known.get_long().unwrap_or_default().to_owned();
            options.push(Typed { name, pasted });
        }
        options
    }
}

/// The option that a word begins: `--on`, `--on=monday`, `-p`, `-pAnna`.
fn option<'a>(command: &'a Command, word: &str) -> Option<&'a Arg> {
    let long = word.strip_prefix("--").map(|word| word.split('=').next().unwrap_or(word));
    let short = word.strip_prefix('-').and_then(|word| word.chars().next());
    command.get_arguments().find(|argument| match long {
        Some(long) => argument.get_long() == Some(long),
        None => short.is_some() && argument.get_short() == short,
    })
}

/// Whether the value stands in the word of the option.
fn is_whole(word: &str) -> bool {
    if word.starts_with("--") { word.contains('=') } else { word.chars().count() > 2 }
}
