//! `docs/safety.md`: every fact of its table is shown by the command that it names.

use std::fs;
use std::path::Path;

use crate::support::{Run, Sandbox};

/// A row of the table: the commands, of which the last shows the words.
struct Fact {
    commands: Vec<String>,
    words: String,
}

fn facts() -> Vec<Fact> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/safety.md");
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("| fact |")).skip(2);
    rows.take_while(|line| line.starts_with('|')).map(fact).collect()
}

fn fact(row: &str) -> Fact {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [_, _, commands, words] = cells[..] else { panic!("{row}") };
    let commands = commands.trim_matches('`').split("; ").map(ToOwned::to_owned);
    Fact { commands: commands.collect(), words: words.trim_matches('`').to_owned() }
}

/// A copy of the demo.
fn demo() -> Sandbox {
    let sandbox = Sandbox::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/profiles/default");
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        sandbox.write(path.file_name().unwrap().to_str().unwrap(), fs::read(&path).unwrap());
    }
    sandbox
}

#[test]
fn every_fact_is_shown_where_the_table_says_so() {
    let facts = facts();
    assert!(facts.len() > 30, "{}", facts.len());
    let mut missing = Vec::new();
    for Fact { commands, words } in facts {
        let sandbox = demo();
        let mut shown = String::new();
        for command in &commands {
            let Run { exit, stdout, stderr } = sandbox.ssi(command);
            assert_eq!(exit, Some(0), "{command}: {stderr}");
            shown = stdout;
        }
        let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        if !one_line.contains(&words) {
            missing.push(format!("`{}` does not show: {words}", commands.join("; ")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
