//! What exports bring.

use std::collections::BTreeMap;

use crate::domain::{Covered, Date, EventKey, Events, Kind, Taken};
use crate::import::archive::{Act, Export, Part, Window};

/// An export, and how the person named it.
#[derive(Debug)]
pub struct Archive {
    /// The archive, the folder, or the files.
    pub name: String,
    /// What it tells.
    pub export: Export,
}

/// What an import of exports brings.
#[derive(Debug, Default)]
pub struct Arrival {
    /// What became of the acts that are kept.
    pub taken: Taken,
    /// How often each kind was done that is kept only when asked for.
    pub unused: BTreeMap<String, usize>,
    /// How many acts lie before the index existed.
    pub early: usize,
    /// The days in which kinds are known.
    pub covered: Vec<Covered>,
}

/// An act as it is kept.
type Kept = (Kind, Date, EventKey);

impl Arrival {
    /// Takes exports into what was imported before; kinds that feed nothing only if all are wanted.
    pub fn of(archives: &[Archive], known: &mut Events, all_kinds: bool) -> Self {
        let exports = || archives.iter().map(|archive| &archive.export);
        let parts = || exports().flat_map(|export| &export.parts);
        let is_kept = |act: Act| all_kinds || !act.is_extra();
        let mut unused = BTreeMap::new();
        for (kind, ..) in united(parts().map(|part| acts(part, |act| !is_kept(act)))).acts() {
            *unused.entry(kind.name().to_owned()).or_default() += 1;
        }
        let new = united(parts().map(|part| acts(part, is_kept)));
        Self {
            taken: known.take_file(&new.acts().collect::<Vec<_>>()),
            unused,
            early: united(parts().map(|part| early(part, is_kept))).acts().count(),
            covered: exports().flat_map(|export| &export.windows).filter_map(covered).collect(),
        }
    }

    /// How many acts are new.
    #[must_use]
    pub fn added(&self) -> usize {
        self.taken.added.values().map(|added| added.count).sum()
    }

    /// How many acts were known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.taken.known.values().sum()
    }

    /// The kinds that the person does not have yet.
    #[must_use]
    pub fn new_kinds(&self, own: &[Kind]) -> Vec<Kind> {
        let kinds = self.taken.added.keys().filter(|kind| kind.is_own() && !own.contains(kind));
        kinds.cloned().collect()
    }

    /// What became of each kind, in the order in which kinds are told.
    pub fn kinds(&self) -> impl Iterator<Item = Fate> {
        let mut told: Vec<&'static str> = Vec::new();
        for act in Act::ALL {
            if !told.contains(&act.kind()) {
                told.push(act.kind());
            }
        }
        told.into_iter().filter_map(|name| {
            let is_it = |(kind, _): &(&Kind, _)| kind.is(name);
            let added = self.taken.added.iter().find(|(kind, _)| kind.is(name));
            let known = self.taken.known.iter().find(is_it).map(|(kind, known)| (kind, *known));
            let kind = added.map(|(kind, _)| kind).or(known.map(|(kind, _)| kind))?;
            Some(Fate {
                kind: kind.clone(),
                added: added.map_or(0, |(_, added)| added.count),
                known: known.map_or(0, |(_, known)| known),
                days: added.map(|(_, added)| (added.first, added.last)),
            })
        })
    }
}

/// What became of the acts of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    /// The kind.
    pub kind: Kind,
    /// How many are new.
    pub added: usize,
    /// How many were known.
    pub known: usize,
    /// The first and the last day of those that are new.
    pub days: Option<(Date, Date)>,
}

/// The acts of files, each once: some stand in two files of an export, and in two exports.
fn united(files: impl Iterator<Item = Vec<Kept>>) -> Events {
    let mut all = Events::default();
    for acts in files {
        let _ = all.take_file(&acts);
    }
    all
}

fn acts(part: &Part, is_wanted: impl Fn(Act) -> bool) -> Vec<Kept> {
    let wanted = part.events.iter().filter(|event| is_wanted(event.act));
    wanted.filter_map(|event| Some((kind_of(event.act)?, event.day, event.key))).collect()
}

/// Those of before the index, all as of one day.
fn early(part: &Part, is_wanted: impl Fn(Act) -> bool) -> Vec<Kept> {
    let wanted = part.early.iter().filter(|(act, _)| is_wanted(*act));
    wanted.filter_map(|(act, key)| Some((kind_of(*act)?, Date::MIN, *key))).collect()
}

fn covered(window: &Window) -> Option<Covered> {
    let kind = Kind::from_file(window.kind).ok()?;
    Some(Covered { kind, from: window.from, to: window.to })
}

/// The kind of an act; that of an extra one is the person's own.
fn kind_of(act: Act) -> Option<Kind> {
    Kind::from_file(act.kind()).ok()
}
