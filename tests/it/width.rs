//! How answers fit a terminal, and where they have colour.

use crate::support::Sandbox;
use crate::terminal::{on_a_terminal_of, on_a_terminal_with};

/// The commands that a person reads on a screen.
const COMMANDS: [&str; 8] =
    ["status", "changes", "explain", "effects", "limits", "restriction", "history", "profile"];

/// The demo under a name, and with an own kind of activity of a name as long as may be.
fn demo(name: &str, kind: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    for file in ["snapshots.csv", "activities.csv", "restrictions.csv"] {
        let path = format!("{}/data/demo/profiles/default/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        sandbox.write(file, text.replace(",article,", &format!(",{kind},")));
    }
    sandbox.write("profile.toml", format!("name = \"{name}\"\nkinds = [\"{kind}\"]\n"));
    sandbox.ssi("effects"); // from now on nothing is seen of the model at work
    sandbox
}

/// The lines of the answer: what stands on stderr goes on as it is, so that it can be pasted.
fn answer(screen: &str) -> Vec<String> {
    let is_answer = |line: &&str| !line.starts_with("hint: ") && !line.starts_with("warning: ");
    let lines = screen.lines().map(|line| line.trim_end_matches('\r'));
    lines.filter(is_answer).map(ToOwned::to_owned).collect()
}

#[test]
fn the_answers_of_the_demo_fit_a_screen() {
    let sandbox = demo("Anna Lind", "article");
    for command in COMMANDS {
        let lines = answer(&on_a_terminal_of(80, &sandbox, command).screen);
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{command}: {lines:#?}");
        assert!((1..=24).contains(&lines.len()), "{command} {}: {lines:#?}", lines.len());
    }
}

#[test]
fn no_word_is_broken_on_a_narrow_terminal_not_even_of_long_names() {
    let long = "one-who-has-sixty-letters-in-her-name-and-some-more-of-them";
    for (name, kind) in [("Anna Lind", "article"), (long, "a-kind-of-as-many-letters-as-a")] {
        let sandbox = demo(name, kind);
        for (columns, command) in [60, 80]
            .into_iter()
            .flat_map(|columns| COMMANDS.into_iter().map(move |command| (columns, command)))
        {
            let wide = sandbox.ssi(command);
            let lines = answer(&on_a_terminal_of(columns, &sandbox, command).screen);
            let too_wide = lines.iter().find(|line| line.chars().count() > columns);
            assert_eq!(too_wide, None, "{command}");
            // Each word is one that stands where there is no terminal, but for words of another form.
            let words: Vec<&str> = wide.stdout.split_whitespace().collect();
            let longest = lines.iter().flat_map(|line| line.split_whitespace());
            let longest = longest.filter(|word| word.len() > 12 && !word.contains(','));
            for word in longest {
                assert!(words.contains(&word) || word.ends_with("..."), "{command}: {word}");
            }
        }
    }
}

#[test]
fn colour_shows_what_matters_and_is_off_in_a_pipe() {
    let sandbox = demo("Anna Lind", "article");
    let piped = sandbox.ssi("effects");
    assert!(!piped.stdout.contains('\u{1b}'));
    let forced = sandbox.ssi("effects --color always");
    assert!(forced.stdout.contains("\u{1b}[1mlikely, > 99 %\u{1b}[0m"), "{}", forced.stdout);
    assert_eq!(strip(&forced.stdout), piped.stdout);
    let status = sandbox.ssi("status --color always").stdout;
    assert!(status.contains("\u{1b}[34mup 1\u{1b}[0m since 2 Mar"), "{status}");
    let changes = sandbox.ssi("changes --color always").stdout;
    assert!(changes.contains("brand \u{1b}[34m+0.6\u{1b}[0m"), "{changes}");
    assert_eq!(strip(&changes), sandbox.ssi("changes").stdout);
    sandbox.ssi("log invitation 20");
    let limits = sandbox.ssi("limits --color always").stdout;
    assert!(limits.contains("\u{1b}[31m16 over\u{1b}[0m"), "{limits}");
    let seen = on_a_terminal_with(&[("NO_COLOR", "1")], &sandbox, "limits", &[]);
    assert!(!seen.screen.contains('\u{1b}'), "{}", seen.screen);
}

/// The text without its colours.
fn strip(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}
