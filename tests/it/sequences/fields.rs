//! What is typed for a day, and what becomes of the day.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::files::thousandths;
use super::state::Snapshot;
use super::{REFUSED, USAGE};

/// Total and pillars.
const SCORES: [&str; 5] = ["total", "brand", "people", "insights", "relationships"];

/// What is typed for a day.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    /// By column.
    numbers: BTreeMap<&'static str, String>,
    note: Option<&'static str>,
}

/// What a merge takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) replace: bool,
    pub(super) as_shown: bool,
}

impl Given {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let mut given = match chance.below(20) {
            0..9 => Self::total(chance.of(&["70", "71.5", "72", "72.25"])),
            9..15 => Self::all_five(chance, true),
            15 => Self::all_five(chance, false),
            16..19 => Self::some(chance),
            _ => Self::total(chance.of(&["0", "101", "100", "x"])),
        };
        given.add_others(chance, 25);
        given
    }

    /// Few values, as a correction has them.
    pub(super) fn few(chance: &mut Chance) -> Self {
        let mut given = Self::default();
        if chance.percent(50) {
            given = Self::some(chance);
        }
        given.add_others(chance, 40);
        given
    }

    fn total(total: &str) -> Self {
        let numbers = BTreeMap::from([("total", total.to_owned())]);
        Self { numbers, note: None }
    }

    /// Pillars and their rounded sum, or a total that is far from it.
    fn all_five(chance: &mut Chance, adds_up: bool) -> Self {
        let pillars =
            [chance.of(&["18.2", "17", "18.75"]), "15.4", "19.1", chance.of(&["19", "3"])];
        let sum: u32 = pillars.iter().map(|text| thousandths(text).unwrap()).sum();
        let total = if adds_up { (sum + 500) / 1000 } else { 20 };
        let mut given = Self::total(&total.to_string());
        given.numbers.extend(SCORES[1..].iter().copied().zip(pillars.map(ToOwned::to_owned)));
        given
    }

    /// Some of the scores.
    fn some(chance: &mut Chance) -> Self {
        let mut given = Self::all_five(chance, true);
        given.numbers.retain(|_, _| chance.percent(40));
        if chance.percent(10) {
            given.numbers.insert("people", chance.of(&["26", "0", "15"]).to_owned());
        }
        given
    }

    fn add_others(&mut self, chance: &mut Chance, percent: usize) {
        let mut add = |field, texts: &[&'static str]| {
            if let Some(text) = chance.maybe(percent, texts) {
                self.numbers.insert(field, text.to_owned());
            }
        };
        add("industry_rank", &["4", "12", "4", "12", "0"]);
        add("network_average", &["40.5", "41"]);
        add("network_brand", &["11.2", "12"]);
        self.note = chance.maybe(percent, &["x", "y", "=sum"]);
    }

    pub(super) fn note_only(chance: &mut Chance) -> Self {
        Self { numbers: BTreeMap::new(), note: chance.maybe(40, &["x", "y", "=sum"]) }
    }

    pub(super) fn note(&self) -> Option<&'static str> {
        self.note
    }

    /// Whether a value is given for a field, which is named as an option.
    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(&*name.replace('-', "_")) || name == "note" && self.note.is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.note.is_none()
    }

    pub(super) fn has_numbers(&self) -> bool {
        !self.numbers.is_empty()
    }

    pub(super) fn has_scores(&self) -> bool {
        SCORES.iter().any(|score| self.numbers.contains_key(score))
    }

    /// The values as options.
    pub(super) fn options(&self) -> Vec<String> {
        let option = |(field, text): (&&str, &String)| [option_of(field), text.clone()];
        let note = self.note.into_iter().flat_map(|note| ["--note".to_owned(), note.to_owned()]);
        self.numbers.iter().flat_map(option).chain(note).collect()
    }

    /// The scores by their places, then the other values as options; `None` where there is no
    /// total.
    pub(super) fn by_place(&self) -> Option<Vec<String>> {
        self.numbers.get("total")?;
        let mut others = self.clone();
        let mut words: Vec<String> = SCORES
            .iter()
            .map(|score| others.numbers.remove(score).unwrap_or_else(|| "-".to_owned()))
            .collect();
        if words[1..].iter().all(|word| word == "-") {
            words.truncate(1);
        }
        words.extend(others.options());
        Some(words)
    }

    /// Refuses what is no value of its field.
    pub(super) fn check(&self) -> Result<(), i32> {
        let is_value = |(field, text): (&&str, &String)| match *field {
            "industry_rank" => text.parse().is_ok_and(|rank: u32| (1..=100).contains(&rank)),
            "total" | "network_average" => thousandths(text).is_ok_and(|score| score <= 100_000),
            _ => thousandths(text).is_ok_and(|score| score <= 25_000),
        };
        if self.numbers.iter().all(is_value) { Ok(()) } else { Err(USAGE) }
    }

    /// What becomes of a day; `clear` are columns that are emptied.
    ///
    /// # Errors
    ///
    /// Returns the exit status.
    pub(super) fn merged(
        &self,
        old: Option<&Snapshot>,
        clear: &[String],
        rules: Rules,
    ) -> Result<Snapshot, i32> {
        let empty =
            Snapshot { numbers: BTreeMap::new(), source: "typed".to_owned(), note: String::new() };
        let mut new = old.cloned().unwrap_or(empty);
        let typed = self.numbers.iter().map(|(field, text)| (field, thousandths(text)));
        new.numbers.extend(typed.map(|(field, value)| ((*field).to_owned(), value.unwrap())));
        new.numbers.retain(|field, _| !clear.contains(field));
        if let Some(note) = self.note {
            note.clone_into(&mut new.note);
        } else if clear.iter().any(|field| field == "note") {
            new.note.clear();
        }
        if !new.numbers.contains_key("total") {
            let sum = sum(&new).ok_or(USAGE)?;
            new.numbers.insert("total".to_owned(), (sum + 500) / 1000 * 1000);
        }
        let Some(old) = old else { return self.checked(new, clear, rules) };
        if new == *old {
            return Ok(new);
        }
        if overwrites(old, &new) && !rules.replace {
            return Err(REFUSED);
        }
        if SCORES.iter().any(|score| new.numbers.get(*score) != old.numbers.get(*score)) {
            "typed".clone_into(&mut new.source);
        }
        self.checked(new, clear, rules)
    }

    /// Refuses what a failed capture or a typing mistake leaves.
    fn checked(&self, new: Snapshot, clear: &[String], rules: Rules) -> Result<Snapshot, i32> {
        if !self.has_scores() && !clear.iter().any(|field| SCORES.contains(&&**field)) {
            return Ok(new);
        }
        let is_zero = SCORES.iter().all(|score| new.numbers.get(*score).is_none_or(|n| *n == 0));
        if is_zero || !rules.as_shown && !self.adds_up(&new) {
            return Err(USAGE);
        }
        Ok(new)
    }

    /// Whether the total is as far from the sum as rounding explains, a pillar that is not known being
    /// anything from 0 to 25: half of the last place of
    /// each.
    fn adds_up(&self, new: &Snapshot) -> bool {
        let pillars = || SCORES[1..].iter().filter(|pillar| new.numbers.contains_key(**pillar));
        let sum: u32 = pillars().map(|pillar| new.numbers[*pillar]).sum();
        let missing = u32::try_from(SCORES.len() - 1 - pillars().count()).unwrap();
        let most = sum + 25_000 * missing;
        let half_units: u32 =
            self.unit("total", new) + pillars().map(|pillar| self.unit(pillar, new)).sum::<u32>();
        let total = new.numbers["total"];
        2 * total + half_units >= 2 * sum && 2 * total <= 2 * most + half_units
    }

    /// The unit of the last place of a score as it was typed or, of one that is kept, as it is
    /// written.
    fn unit(&self, score: &str, new: &Snapshot) -> u32 {
        let kept = || {
            let units = [1000, 100, 10].iter();
            units.filter(|unit| !new.numbers[score].is_multiple_of(**unit)).count()
        };
        let typed = |text: &String| text.split_once('.').map_or(0, |(_, places)| places.len());
        let decimals = self.numbers.get(score).map_or_else(kept, typed);
        [1000, 100, 10, 1][decimals]
    }
}

/// Whether a value that the day has is changed or emptied.
fn overwrites(old: &Snapshot, new: &Snapshot) -> bool {
    let is_changed = |(field, value): (&String, &u32)| new.numbers.get(field) != Some(value);
    old.numbers.iter().any(is_changed) || !old.note.is_empty() && old.note != new.note
}

/// The sum of the pillars, if all four are known.
fn sum(snapshot: &Snapshot) -> Option<u32> {
    SCORES[1..].iter().map(|pillar| snapshot.numbers.get(*pillar)).sum()
}

/// `--industry-rank`.
fn option_of(field: &str) -> String {
    format!("--{}", field.replace('_', "-"))
}
