//! The paths that Rust code names, wherever they stand: in `use`, in a type, in a macro.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A path as code names it, from the root of its crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// `["crate", "store", "Lock"]`, `["std", "fs"]`; a glob ends in `*`.
    pub(crate) path: Vec<String>,
    /// Whether it stands in `use` or `extern crate`.
    pub(crate) is_use: bool,
    /// Whether that `use` is `pub`, for others to name it here.
    pub(crate) is_reexport: bool,
    /// Whether it is compiled for tests only.
    pub(crate) is_test: bool,
}

/// What code names.
pub(crate) struct Code {
    pub(crate) named: Vec<Named>,
    /// Every word that stands alone outside `use` and outside tests.
    pub(crate) words: BTreeSet<String>,
}

impl Named {
    /// Whether it leads to that item or into it; in a `use`, also whether it brings what holds the
    /// item (`use std as s`, `use std::*`).
    pub(crate) fn reaches(&self, item: &str) -> bool {
        let item: Vec<&str> = item.split("::").collect();
        let path: Vec<&str> = self.path.iter().map(String::as_str).filter(|w| *w != "*").collect();
        path.starts_with(&item) || (self.is_use && item.starts_with(&path))
    }
}

/// Every path in the code of the module `own`; a lone word counts in a `use` only, since elsewhere
/// it may be a variable.
pub(crate) fn named_in(code: &str, own: &[String]) -> Vec<Named> {
    read_code(code, own).named
}

/// Every path in the code of the module `own`, and the words that are none.
pub(crate) fn read_code(code: &str, own: &[String]) -> Code {
    let tokens: TokenStream = code.parse().unwrap();
    let code = Code { named: Vec::new(), words: BTreeSet::new() };
    let mut reader = Reader { own: own.to_vec(), is_test: false, is_pub: false, code };
    reader.read(&tokens.into_iter().collect::<Vec<_>>());
    reader.code
}

struct Reader {
    /// The module in which it reads, from the root of the crate.
    own: Vec<String>,
    is_test: bool,
    /// Whether `pub` stands before what it reads.
    is_pub: bool,
    code: Code,
}

impl Reader {
    fn read(&mut self, tokens: &[TokenTree]) {
        let mut rest = tokens;
        while !rest.is_empty() {
            rest = &rest[self.read_some(rest)..];
        }
    }

    /// Reads what stands first; returns how many tokens it took.
    fn read_some(&mut self, tokens: &[TokenTree]) -> usize {
        match tokens {
            [TokenTree::Punct(_), TokenTree::Group(attribute), item @ ..]
                if is_sign(tokens, '#') && is_test_only(attribute) =>
            {
                let length = item_length(item);
                let is_test = std::mem::replace(&mut self.is_test, true);
                self.read(&item[..length]);
                self.is_test = is_test;
                2 + length
            }
            [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(body), ..]
                if word == "mod" =>
            {
                self.own.push(name.to_string());
                self.read(&within(body));
                self.own.pop();
                3
            }
            // Who may see an item is no use of it.
            [TokenTree::Ident(word), rest @ ..] if word == "pub" => {
                let is_pub = std::mem::replace(&mut self.is_pub, true);
                let seen_in = usize::from(is_seen_in(rest));
                let is_use =
                    matches!(&rest[seen_in..], [TokenTree::Ident(word), ..] if word == "use");
                let length = if is_use { self.read_some(&rest[seen_in..]) } else { 0 };
                self.is_pub = is_pub;
                1 + seen_in + length
            }
            // `use<'a>` in a type is another one.
            [TokenTree::Ident(word), path @ ..] if word == "use" && !is_sign(path, '<') => {
                1 + self.read_path(path, &[], true)
            }
            [TokenTree::Ident(word), TokenTree::Ident(next), path @ ..]
                if word == "extern" && next == "crate" =>
            {
                2 + self.read_path(path, &[], true)
            }
            [TokenTree::Ident(_), ..] => self.read_path(tokens, &[], false),
            [TokenTree::Group(group), ..] => {
                self.read(&within(group));
                1
            }
            _ => 1,
        }
    }

    /// Reads a path that goes on from `start`, each branch of its group; returns how many tokens it
    /// took.
    fn read_path(&mut self, tokens: &[TokenTree], start: &[String], is_use: bool) -> usize {
        let mut path = start.to_vec();
        let mut at = if is_path_sign(tokens) { 2 } else { 0 };
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(word)) => path.push(word.to_string()),
                Some(TokenTree::Punct(_)) if is_use && is_sign(&tokens[at..], '*') => {
                    path.push("*".to_owned());
                }
                Some(TokenTree::Group(group)) if is_use => {
                    let branches = within(group);
                    let branches =
                        branches.split(|token| is_sign(std::slice::from_ref(token), ','));
                    // The last comma may have nothing after it.
                    for branch in branches.filter(|branch| !branch.is_empty()) {
                        self.read_path(branch, &path, is_use);
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_path_sign(&tokens[at..]) {
                break;
            }
            at += 2;
        }
        if path.len() > 1 || (is_use && !path.is_empty()) {
            let path = self.resolved(&path);
            let (is_reexport, is_test) = (is_use && self.is_pub, self.is_test);
            self.code.named.push(Named { path, is_use, is_reexport, is_test });
        }
        if !is_use && !self.is_test {
            self.code.words.extend(path.into_iter().take(1));
        }
        at
    }

    /// The path from the root of its crate, without `self` and `super`.
    fn resolved(&self, path: &[String]) -> Vec<String> {
        let mut module = self.own.clone();
        let mut rest = path;
        let mut is_relative = false;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "super" => drop(module.pop()),
                "self" => {}
                "crate" | "ssi" if !is_relative => module.clear(),
                _ => break,
            }
            is_relative = true;
            rest = after;
        }
        let root = if is_relative { [vec!["crate".to_owned()], module].concat() } else { vec![] };
        root.into_iter().chain(rest.iter().filter(|word| *word != "self").cloned()).collect()
    }
}

/// Tokens up to the end of the first item: a semicolon, or a body in braces.
fn item_length(tokens: &[TokenTree]) -> usize {
    let ends = |at: &usize| match &tokens[*at] {
        TokenTree::Group(group) => {
            let is_body = group.delimiter() == Delimiter::Brace;
            is_body && !(*at > 1 && is_path_sign(&tokens[at - 2..]))
        }
        _ => is_sign(&tokens[*at..], ';'),
    };
    (0..tokens.len()).find(ends).map_or(tokens.len(), |end| end + 1)
}

/// Whether `(crate)` or the like stands first, after `pub`.
fn is_seen_in(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis)
}

fn is_test_only(attribute: &Group) -> bool {
    attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

fn within(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn is_sign(tokens: &[TokenTree], sign: char) -> bool {
    matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `::` stands first.
fn is_path_sign(tokens: &[TokenTree]) -> bool {
    let is_joint = matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint);
    is_joint && is_sign(tokens, ':') && is_sign(&tokens[1..], ':')
}

#[test]
fn paths_are_found_in_every_form() {
    #[track_caller]
    fn case(code: &str, expected: &[&str]) {
        let own = ["domain", "period"].map(ToOwned::to_owned);
        let named = named_in(code, &own);
        let paths: Vec<String> = named.iter().map(|named| named.path.join("::")).collect();
        assert_eq!(paths, expected, "{code}");
    }

    case("use crate::store::Lock;", &["crate::store::Lock"]);
    case(
        "use crate::{chart, cli::{a as b, c::{self, d}}, safety::*};",
        &["crate::chart", "crate::cli::a", "crate::cli::c", "crate::cli::c::d", "crate::safety::*"],
    );
    case("use {csv::Reader, super::Date};", &["csv::Reader", "crate::domain::Date"]);
    case(
        "use super::date::{Date, Day,};",
        &["crate::domain::date::Date", "crate::domain::date::Day"],
    );
    case("use super::super::chart::Fonts;", &["crate::chart::Fonts"]);
    case(
        "use self::x; mod a { use super::super::y; }",
        &["crate::domain::period::x", "crate::domain::y"],
    );
    case(
        "fn f(a: ::csv::A, _: &csv::B) -> Vec<std::fs::C> {}",
        &["csv::A", "csv::B", "std::fs::C"],
    );
    case("fn f() { println!(\"{}\", crate::safety::x()) }", &["crate::safety::x"]);
    case("fn f(&self) { let csv = 1; self.csv(csv); Vec::<u8>::new() }", &[]);
    case("use csv; extern crate clap as c; use super::super as all;", &["csv", "clap", "crate"]);
    case("/// csv::a\n// csv::b\npub(in crate::store) const A: &str = \"csv::c\";", &[]);
    case("#[derive(clap::Args)] struct A(pub(super) B);", &["clap::Args"]);
}

#[test]
fn what_is_passed_on_and_what_is_used_by_name_are_told_apart() {
    let code =
        read_code("pub(super) use a::{A, b::B}; use c::C; pub fn f(a: A) -> x::X { g }", &[]);
    let passed: Vec<_> = code.named.iter().map(|named| named.is_reexport).collect();
    assert_eq!(passed, [true, true, false, false]);
    for word in ["A", "g"] {
        assert!(code.words.contains(word), "{word}");
    }
    for word in ["B", "C"] {
        assert!(!code.words.contains(word), "{word}");
    }
}

#[test]
fn only_the_items_of_tests_are_theirs() {
    let code = "#[cfg(test)] mod a; use b::b; #[cfg(test)] use c::{c}; use d::d; \
        #[cfg(test)] mod tests { use e::e; } use f::f;";
    let named = named_in(code, &[]);
    let found: Vec<_> = named.iter().map(|named| (named.path[0].as_str(), named.is_test)).collect();
    assert_eq!(found, [("b", false), ("c", true), ("d", false), ("e", true), ("f", false)]);
}
