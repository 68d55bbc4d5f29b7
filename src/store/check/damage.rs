//! Every damage of a file, where a reader stops at the first.

use super::super::{Damage, DataFile, Found, LogFile, RestrictionFile, SnapshotFile, StoreError};
use super::super::{ProfileFile, coverage, events};

/// How many damages of a file are looked for.
const MOST: usize = 20;

/// Reads a file as what it is, for its errors only.
///
/// # Errors
///
/// Returns the first that a reader would.
pub(super) fn read(found: Found) -> Result<(), StoreError> {
    match found.file {
        DataFile::Settings => ProfileFile::open(found).map(drop),
        DataFile::Snapshots => SnapshotFile::open(found).map(drop),
        DataFile::Log => LogFile::open(found).map(drop),
        DataFile::Restrictions => RestrictionFile::open(found).map(drop),
        DataFile::Events => events::read(found).map(drop),
        DataFile::Coverage => coverage::read(found).map(drop),
    }
}

/// The damages of a file, at most 20: a row that is damaged is left out, and the file read again. One
/// that may have swallowed rows below it is the last.
pub(super) fn all_of(found: &Found) -> Vec<StoreError> {
    let mut found = found.clone();
    let mut damages = Vec::new();
    while damages.len() < MOST
        && let Err(error) = read(found.clone())
    {
        let bytes = match &error {
            StoreError::Damaged { line: Some(line), source, .. } => {
                without(&found.bytes, *line, source)
            }
            _ => None,
        };
        damages.push(error);
        match bytes {
            Some(bytes) => found.bytes = bytes,
            None => break,
        }
    }
    damages
}

/// The text with that line left blank, so that the lines below keep their numbers; of the markers of
/// a merge all are. `None` where nobody knows how far the damage goes.
fn without(bytes: &[u8], line: usize, damage: &Damage) -> Option<Vec<u8>> {
    let is_of_row = matches!(
        damage,
        Damage::Torn { .. } | Damage::Cell { .. } | Damage::ConflictMarker | Damage::Nul { .. }
    );
    let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    let is_meant = |place: usize, text: &[u8]| match damage {
        Damage::ConflictMarker => MARKERS.iter().any(|marker| text.starts_with(marker)),
        _ => place + 1 == line,
    };
    let is_safe = is_of_row && line > 1 && !lines.get(line - 1)?.contains(&b'"');
    is_safe.then(|| {
        let kept = lines.iter().enumerate().map(
            |(place, text)| {
                if is_meant(place, text) { b"" } else { *text }
            },
        );
        kept.collect::<Vec<_>>().join(&b'\n')
    })
}

const MARKERS: [&[u8]; 4] = [b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||"];

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(file: DataFile, text: &[u8]) -> Vec<Option<usize>> {
        let line = |error: StoreError| match error {
            StoreError::Damaged { line, .. } => line,
            error => panic!("{error}"),
        };
        all_of(&Found::holding(file, text)).into_iter().map(line).collect()
    }

    #[test]
    fn every_damaged_row_is_found() {
        let text = "date,total\n2026-03-01,70\n2026-03-02,700\n2026-03-03\n2026-13-01,71\n";
        assert_eq!(lines(DataFile::Snapshots, text.as_bytes()), [Some(3), Some(4), Some(5)]);
        let text = "date,total\n<<<<<<< HEAD\n2026-03-01,70\n=======\n2026-03-01,x\n>>>>>>> b\n";
        assert_eq!(lines(DataFile::Snapshots, text.as_bytes()), [Some(2), Some(5)]);
        assert_eq!(lines(DataFile::Snapshots, b"date,total\n2026-03-01,70\n"), []);
    }

    #[test]
    fn what_may_have_swallowed_rows_is_the_last() {
        let text = "date,total,note\n2026-03-01,70,\"a\n2026-03-02,71,b\n2026-03-03,x,\n";
        assert_eq!(lines(DataFile::Snapshots, text.as_bytes()), [Some(2)]);
        assert_eq!(lines(DataFile::Snapshots, b"date,total\n2026-03-01,\xff\nx,y\n"), [Some(2)]);
        assert_eq!(lines(DataFile::Snapshots, b"date,brand\n2026-03-01,18\n"), [Some(1)]);
        let many = "x,1\n".repeat(50);
        let text = ["date,total\n", &many].concat();
        assert_eq!(lines(DataFile::Snapshots, text.as_bytes()).len(), MOST);
    }
}
