//! Circles between what stands in a room: files and folders that use each other, directly or
//! through others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::architecture::{module_path, rust_files, source};
use crate::paths::{Code, Named, read_code};

/// The way to a module from the root of the crate: `["chart", "figure", "page"]`.
type Way = Vec<String>;

/// A module of the house, by its files.
///
/// A use is a path that the code names. What a `mod.rs` only passes on is used where it is defined:
/// a file that names `super::Page` uses `page.rs`. A method that another file of the room gives to
/// a type is no path, so a circle of methods alone is not seen.
pub(crate) struct Room {
    modules: BTreeMap<Way, Source>,
}

struct Source {
    /// From `src`: `chart/figure/page.rs`.
    file: String,
    code: Code,
}

/// Who uses whom among the files and folders directly in a folder, each with a path that says so.
pub(crate) type Uses = BTreeMap<(String, String), String>;

impl Room {
    /// Reads the files of a module of `src`, without tests.
    pub(crate) fn read(name: &str) -> Self {
        let files = rust_files(&source().join(name)).into_iter().map(|path| {
            let code = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(source()).unwrap().to_str().unwrap().replace('\\', "/"), code)
        });
        Self::of(files)
    }

    fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let modules = files.into_iter().map(|(file, code)| {
            let way = module_path(file.as_ref());
            let code = read_code(&code, &way);
            (way, Source { file, code })
        });
        Self { modules: modules.collect() }
    }

    /// The circles of every folder, each in words; none where all is well.
    pub(crate) fn circles(&self) -> Vec<String> {
        let circle = |folder: &Way| {
            let uses = self.uses(folder);
            let nodes = shortest_circle(&uses)?;
            let ways = nodes.windows(2).map(|pair| &uses[&(pair[0].clone(), pair[1].clone())]);
            let ways: Vec<String> = ways.map(|way| format!("\n  {way}")).collect();
            Some(format!("{}: {}{}", folder.join("/"), nodes.join(" -> "), ways.concat()))
        };
        self.folders().iter().filter_map(circle).collect()
    }

    fn folders(&self) -> BTreeSet<Way> {
        let parents = self.modules.keys().map(|way| way[..way.len() - 1].to_vec());
        parents.filter(|parent| !parent.is_empty()).collect()
    }

    /// Who uses whom directly in that folder; its own file stands beside its children.
    pub(crate) fn uses(&self, folder: &[String]) -> Uses {
        let mut found = Uses::new();
        for (way, source) in &self.modules {
            let Some(user) = self.node(folder, way) else { continue };
            for named in source.code.named.iter().filter(|named| !named.is_test) {
                // What the folder's own file passes on and does not use itself is no use.
                let word = named.path.last().filter(|word| source.code.words.contains(*word));
                if way == folder && named.is_reexport && word.is_none() {
                    continue;
                }
                let modules = self.leads_to(way, &named.path);
                let others = modules.iter().filter_map(|module| self.node(folder, module));
                for other in others.filter(|other| *other != user) {
                    let path = format!("{} names {}", source.file, named.path.join("::"));
                    found.entry((user.clone(), other)).or_insert(path);
                }
            }
        }
        found
    }

    /// What stands directly in the folder and holds that module; `None` for one outside.
    fn node(&self, folder: &[String], way: &[String]) -> Option<String> {
        match way.strip_prefix(folder)? {
            [] => Some(self.modules.get(way)?.file.rsplit('/').next().unwrap().to_owned()),
            [name, ..] => Some(name.clone()),
        }
    }

    /// The modules that a path of that module leads to; none outside the room.
    fn leads_to(&self, from: &[String], path: &[String]) -> BTreeSet<Way> {
        let mut found = BTreeSet::new();
        if let Some(way) = self.way(from, path) {
            self.follow(from, &way, &mut found, &mut BTreeSet::new());
        }
        found
    }

    /// A path from the root of the crate; one that is relative may start with a child of its
    /// module.
    fn way(&self, from: &[String], path: &[String]) -> Option<Way> {
        let (first, rest) = path.split_first()?;
        if first == "crate" {
            return Some(rest.to_vec());
        }
        let child = [from, std::slice::from_ref(first)].concat();
        self.modules.contains_key(&child).then(|| [from, path].concat())
    }

    /// Goes on where a module passes on what it imported, to all or to what is inside it.
    fn follow(
        &self,
        from: &[String],
        way: &[String],
        to: &mut BTreeSet<Way>,
        seen: &mut BTreeSet<Way>,
    ) {
        let mut lengths = (1..=way.len()).rev();
        let is_module = |length: &usize| self.modules.contains_key(&way[..*length]);
        let Some(length) = lengths.find(is_module) else { return };
        let (module, item) = way.split_at(length);
        let Some(item) = item.first().filter(|_| seen.insert(way.to_vec())) else {
            to.insert(module.to_vec());
            return;
        };
        let is_passed = |one: &&Named| one.is_reexport || one.is_use && from.starts_with(module);
        let imports = self.modules[module].code.named.iter().filter(is_passed);
        let imports = imports.filter(|one| item == "*" || one.path.last() == Some(item));
        let ways: Vec<Way> = imports.filter_map(|one| self.way(module, &one.path)).collect();
        if ways.is_empty() || item == "*" {
            to.insert(module.to_vec());
        }
        for way in &ways {
            self.follow(from, way, to, seen);
        }
    }
}

/// The first of the shortest ways from a node back to itself, which stands at both ends.
fn shortest_circle(uses: &Uses) -> Option<Vec<String>> {
    let starts: BTreeSet<&String> = uses.keys().map(|(user, _)| user).collect();
    let circles = starts.into_iter().filter_map(|start| way_back(uses, start));
    circles.min_by_key(Vec::len)
}

fn way_back(uses: &Uses, start: &String) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.clone()]];
    let mut reached = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = &way[way.len() - 1];
            for (_, used) in uses.keys().filter(|(user, _)| user == last) {
                let way = [way.as_slice(), std::slice::from_ref(used)].concat();
                if used == start {
                    return Some(way);
                }
                if reached.insert(used.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

#[test]
fn circles_are_found_and_named() {
    #[track_caller]
    fn case(files: &[(&str, &str)], expected: &[&str]) {
        let files = files.iter().map(|(file, code)| (format!("r/{file}.rs"), (*code).to_owned()));
        let found = Room::of(files).circles();
        let found: Vec<_> = found.iter().map(|circle| circle.lines().next().unwrap()).collect();
        assert_eq!(found, expected);
    }

    let root = ("mod", "mod a; mod b; mod c; pub use a::A;");
    case(&[root, ("a", ""), ("b", "use super::a::A;"), ("c", "use super::{A, b::B};")], &[]);
    case(&[root, ("a", "use super::b;"), ("b", "fn f(_: super::a::A) {}")], &["r: a -> b -> a"]);
    case(
        &[("a", "use crate::r::b::B;"), ("b", "use super::c::*;"), ("c", "use super::a::A;")],
        &["r: a -> b -> c -> a"],
    );
    // The shortest one is told.
    case(
        &[
            ("a", "use super::b;"),
            ("b", "use super::c;"),
            ("c", "use super::{a, d};"),
            ("d", "use super::c;"),
        ],
        &["r: c -> d -> c"],
    );
    // Passed on by `mod.rs`, and defined in it.
    case(&[root, ("a", "use super::B;"), ("mod", "pub use a::A; pub use b::B;"), ("b", "")], &[]);
    case(
        &[("mod", "pub use a::A; pub use b::B;"), ("a", "use super::B;"), ("b", "use super::A;")],
        &["r: a -> b -> a"],
    );
    case(&[("mod", "pub use a::A; pub const X: u8 = 1;"), ("a", "use super::X;")], &[]);
    case(
        &[("mod", "pub use a::A; fn x(_: A) {}"), ("a", "use super::x;")],
        &["r: a -> mod.rs -> a"],
    );
    case(&[("mod", "use a::A; struct X;"), ("a", "use super::X;")], &["r: a -> mod.rs -> a"]);
    case(&[("mod", "fn x() { a::f() }"), ("a", "use super::*;")], &["r: a -> mod.rs -> a"]);
    // Folders, from whichever of their files, and the files inside one.
    case(
        &[
            ("x/mod", "mod p; mod q;"),
            ("x/p", "use crate::r::y::Y;"),
            ("x/q", ""),
            ("y/mod", "pub use z::Y;"),
            ("y/z", "fn f() { crate::r::x::q::g() }"),
        ],
        &["r: x -> y -> x"],
    );
    case(&[("x/p", "use super::q;"), ("x/q", "use super::p;"), ("a", "")], &["r/x: p -> q -> p"]);
    case(&[("x/p", "use super::super::a;"), ("a", "use super::x::p;")], &["r: a -> x -> a"]);
    case(&[("x", "mod p; fn f() {}"), ("x/p", "use super::f;"), ("a", "use super::x;")], &[]);
    // Of tests, none.
    case(
        &[("a", "#[cfg(test)] mod tests { use super::super::b::B; }"), ("b", "use super::a;")],
        &[],
    );
}
