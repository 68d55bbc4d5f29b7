//! The paths that Rust code names, wherever they stand: in `use`, in a type, in a macro.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A path as code names it, from the root of its crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// `["crate", "store", "Lock"]`, `["std", "fs"]`; a glob ends in `*`.
    pub(crate) path: Vec<String>,
    /// Whether it stands in `use` or `extern crate`.
    pub(crate) is_use: bool,
    /// Whether it is compiled for tests only.
    pub(crate) is_test: bool,
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
    let tokens: TokenStream = code.parse().unwrap();
    let mut reader = Reader { own: own.to_vec(), is_test: false, named: Vec::new() };
    reader.read(&tokens.into_iter().collect::<Vec<_>>());
    reader.named
}

struct Reader {
    /// The module in which it reads, from the root of the crate.
    own: Vec<String>,
    is_test: bool,
    named: Vec<Named>,
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
            [TokenTree::Ident(word), TokenTree::Group(seen_in), ..]
                if word == "pub" && seen_in.delimiter() == Delimiter::Parenthesis =>
            {
                2
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
                    for branch in branches.split(|token| is_sign(std::slice::from_ref(token), ','))
                    {
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
            self.named.push(Named { path, is_use, is_test: self.is_test });
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
fn only_the_items_of_tests_are_theirs() {
    let code = "#[cfg(test)] mod a; use b::b; #[cfg(test)] use c::{c}; use d::d; \
        #[cfg(test)] mod tests { use e::e; } use f::f;";
    let named = named_in(code, &[]);
    let found: Vec<_> = named.iter().map(|named| (named.path[0].as_str(), named.is_test)).collect();
    assert_eq!(found, [("b", false), ("c", true), ("d", false), ("e", true), ("f", false)]);
}
