//! How scores moved, in words.

use crate::domain::{Delta, Series, Snapshot};

/// How the total moved since the snapshot before: `up 2 since 17 Feb`.
#[must_use]
pub fn since_the_one_before(snapshot: &Snapshot, before: &Snapshot) -> String {
    let day = before.date.beside(snapshot.date);
    format!("{} since {day}", moved(snapshot.total - before.total))
}

/// `up 2`, `down 0.5`, `unchanged`.
#[must_use]
pub fn moved(delta: Delta) -> String {
    match delta.thousandths() {
        0 => "unchanged".to_owned(),
        1.. => format!("up {}", size(delta)),
        _ => format!("down {}", size(delta)),
    }
}

/// The pillars on one line, with how they moved: `brand 18.2 (+0.6)  people 15.4 (0.0)`.
#[must_use]
pub fn pillars(snapshot: &Snapshot, before: Option<&Snapshot>) -> Option<String> {
    let parts: Vec<String> = Series::ALL
        .into_iter()
        .filter_map(|series| {
            let Series::Pillar(pillar) = series else { return None };
            let score = snapshot.pillar(pillar)?;
            let moved = before.and_then(|before| snapshot.moved_since(before, series));
            Some(match moved {
                None => format!("{pillar} {score}"),
                Some(delta) => format!("{pillar} {score} ({})", signed(delta)),
            })
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("  "))
}

/// A difference with its sign: `+1.2`, `-0.05`, `0.0`.
#[must_use]
pub fn signed(delta: Delta) -> String {
    if delta == Delta::ZERO { "0.0".to_owned() } else { delta.to_string() }
}

fn size(delta: Delta) -> String {
    delta.to_string().trim_start_matches(['+', '-']).to_owned()
}
