//! What is said of an import of LinkedIn's data export.

use crate::domain::Kind;
use crate::words::{counted, with_year};

use super::arrival::{Archive, Arrival};

/// What an export is: `export.zip: the Complete archive, whole up to 14 August 2025`. Of single files
/// nothing is said.
#[must_use]
pub fn title(archive: &Archive) -> Option<String> {
    let export = &archive.export;
    let sort = if export.is_complete { "the Complete archive" } else { "not the Complete archive" };
    let last = export.last_day.map(|day| format!(", whole up to {}", with_year(day)));
    export.is_whole.then(|| format!("{}: {sort}{}.", archive.name, last.unwrap_or_default()))
}

/// `Added 512 acts, on days of UTC; 30 acts were there already.`
#[must_use]
pub fn summary(arrival: &Arrival, zone: &str, would: bool) -> String {
    let verb = if would { "Would add" } else { "Added" };
    let were = |known: usize| {
        format!("{} {}", counted(known, "act"), if known == 1 { "was" } else { "were" })
    };
    match (arrival.added(), arrival.known()) {
        (0, 0) => "There is no act in it that feeds a pillar.".to_owned(),
        (0, known) => format!("Nothing new: {} there already.", were(known)),
        (added, 0) => format!("{verb} {}, on days of {zone}.", counted(added, "act")),
        (added, known) => {
            let added = counted(added, "act");
            format!("{verb} {added}, on days of {zone}; {} there already.", were(known))
        }
    }
}

/// What is missing from archives, and what that means.
#[must_use]
pub fn missing(archives: &[Archive]) -> Vec<String> {
    let sentence = |archive: &Archive| {
        let export = &archive.export;
        if export.missing.is_empty() {
            return None;
        }
        let files = export.missing.join(", ");
        let meaning = match (export.is_lack_none, export.is_complete) {
            (true, _) => "a Complete archive has no file of what was not done",
            (false, true) => {
                "whether anything of it was done is not known; archives of that time may lack it"
            }
            (false, false) => {
                "whether anything of it was done is not known; the larger archive of LinkedIn has it"
            }
        };
        Some(format!("Not in {}: {files}: {meaning}.", archive.name))
    };
    archives.iter().filter_map(sentence).collect()
}

/// Tables of which not all could be read, and what that means.
#[must_use]
pub fn unknown(archives: &[Archive]) -> Option<String> {
    let mut tables: Vec<&str> =
        archives.iter().flat_map(|archive| archive.export.unknown.iter().copied()).collect();
    tables.sort_unstable();
    tables.dedup();
    (!tables.is_empty()).then(|| {
        let tables = tables.join(", ");
        format!("Not all could be read of {tables}: a day without them is unknown, not none.")
    })
}

/// From when on kinds are known that LinkedIn does not hand out from the beginning.
#[must_use]
pub fn known_days(arrival: &Arrival) -> Option<String> {
    let first = arrival.covered.iter().map(|covered| covered.from).min()?;
    let late: Vec<String> = ["invitation", "search"]
        .iter()
        .filter_map(|name| {
            let covered = arrival.covered.iter().filter(|covered| covered.kind.is(name));
            let from = covered.map(|covered| covered.from).min()?;
            let kind = Kind::from_file(name).ok()?;
            (from > first).then(|| format!("{} from {} on", kind.many(), with_year(from)))
        })
        .collect();
    (!late.is_empty())
        .then(|| format!("It tells {}, not what was done of them before.", late.join(" and ")))
}

/// What is not kept: acts of before the index, and kinds that feed no pillar.
#[must_use]
pub fn left_out(arrival: &Arrival) -> Vec<String> {
    let early = (arrival.early > 0).then(|| {
        let acts = counted(arrival.early, "act");
        format!("Left out: {acts} of before 2014, when there was no index.")
    });
    let kinds: Vec<String> =
        arrival.unused.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let unused = (!kinds.is_empty()).then(|| {
        format!("Not kept, as it feeds no pillar: {} (--all-kinds keeps it).", kinds.join(", "))
    });
    [early, unused].into_iter().flatten().collect()
}
