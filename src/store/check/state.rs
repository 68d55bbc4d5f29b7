//! A data file on its way from what was found to what it is to be.

use std::collections::HashMap;

use super::super::files::Renamed;
use super::super::merge::Merge;
use super::super::{
    DataFile, Edited, EventsFile, Finding, Found, LogFile, Oddity, ProfileFile, SnapshotFile,
    StoreError,
};
use super::rows;
use super::surroundings::Aside;
use super::trouble::{Hitch, Mend, Trouble, What};
use super::{Tool, damage};
use crate::domain::{ActivityId, Date, Kind};

/// A data file, with its content so far.
#[derive(Debug)]
pub(super) struct State {
    pub(super) found: Found,
    pub(super) content: Vec<u8>,
    /// Whether it can be read without a guess: another one is never written.
    pub(super) is_whole: bool,
}

impl State {
    pub(super) fn of(found: Found) -> Self {
        Self { content: found.bytes.clone(), is_whole: true, found }
    }

    /// A file that cannot be read at all.
    pub(super) fn closed(file: DataFile) -> Self {
        let found = Found::absent(file, file.name().into());
        Self { content: Vec::new(), is_whole: false, found }
    }

    pub(super) fn file(&self) -> DataFile {
        self.found.file
    }

    /// The file as it would be found with its content so far.
    pub(super) fn now(&self) -> Found {
        Found { bytes: self.content.clone(), ..self.found.clone() }
    }

    /// The change, if there is one.
    pub(super) fn into_edited(self) -> Option<Edited> {
        let Self { found, content, is_whole } = self;
        (is_whole && content != found.bytes).then_some(Edited { found, content })
    }

    /// Every damage; rows of restrictions that say the same are one first, or none could be read.
    pub(super) fn damages(&mut self) -> Vec<Trouble> {
        let mut damages = damage::all_of(&self.now());
        let mut troubles = Vec::new();
        if self.file() == DataFile::Restrictions
            && !damages.is_empty()
            && let Ok((edited, lines)) = rows::without_doubled_rows(self.now())
        {
            let alone = Found { bytes: edited.content, ..self.found.clone() };
            if damage::read(alone.clone()).is_ok() {
                damages.clear();
                self.content = alone.bytes;
                let taken_out = |line: usize| Trouble {
                    line: Some(line),
                    ..Trouble::of(self.file().name(), What::DoubledRow, Some(Mend::RowTakenOut))
                };
                troubles.extend(lines.into_iter().map(taken_out));
            }
        }
        self.is_whole = damages.is_empty();
        troubles.extend(damages.into_iter().map(|error| self.unreadable(error)));
        troubles
    }

    fn unreadable(&self, error: StoreError) -> Trouble {
        let line = match &error {
            StoreError::Damaged { line, .. } => *line,
            _ => None,
        };
        Trouble { line, ..Trouble::of(self.file().name(), What::Unreadable(error), None) }
    }

    /// What is odd in the rows; what has one answer is mended.
    pub(super) fn odd_rows(&mut self, own: &[Kind], today: Date) -> Vec<Trouble> {
        match self.file() {
            DataFile::Snapshots => self.odd_snapshots(today),
            DataFile::Log => self.odd_entries(own, today),
            DataFile::Events => self.doubled_events(),
            _ => Ok(Vec::new()),
        }
        .unwrap_or_default() // it was read before
    }

    fn odd_snapshots(&mut self, today: Date) -> Result<Vec<Trouble>, StoreError> {
        let file = SnapshotFile::open(self.now())?;
        let (findings, wrong_sums) = (file.findings(today), file.wrong_sums());
        let totals = if findings.is_empty() {
            HashMap::new()
        } else {
            SnapshotFile::totals_by_line(self.now())?
        };
        let (edited, joined) = SnapshotFile::with_days_joined(self.now())?;
        self.content = edited.content;
        let trouble = |finding: Finding| {
            let is_joined = matches!(
                &finding.oddity, Oddity::DoubledDay { date, .. } if joined.contains(date)
            );
            let rows = lines_of(&finding).iter().map(|line| totals.get(line).cloned()).collect();
            odd(finding, rows, is_joined.then_some(Mend::DayJoined))
        };
        let name = self.file().name();
        let wrong_sum = |(line, date, error)| Trouble {
            line: Some(line),
            ..Trouble::of(name, What::WrongSum { date, error }, None)
        };
        let wrong_sums = wrong_sums.into_iter().map(wrong_sum);
        Ok(findings.into_iter().map(trouble).chain(wrong_sums).collect())
    }

    fn odd_entries(&mut self, own: &[Kind], today: Date) -> Result<Vec<Trouble>, StoreError> {
        let mut log = LogFile::open(self.now())?;
        let findings = log.findings(own, today);
        let ids = if findings.is_empty() { HashMap::new() } else { log.ids_by_line() };
        // A day ahead is corrected by its id.
        let is_nameless = |finding: &Finding| {
            matches!(finding.oddity, Oddity::DayAhead { .. })
                && finding.line.is_some_and(|line| !ids.contains_key(&line))
        };
        let (renamed, replaced) = (log.part_ids(), log.keep_last_readings());
        if findings.iter().any(is_nameless) {
            log.name_nameless_rows();
        }
        self.content = log.edited().content;
        let mut by_id: HashMap<&ActivityId, Vec<&Renamed>> = HashMap::new();
        for one in &renamed {
            by_id.entry(&one.id).or_default().push(one);
        }
        let mend = |finding: &Finding| match &finding.oddity {
            Oddity::DayAhead { .. } => is_nameless(finding).then_some(Mend::Named),
            Oddity::DoubledId { id, .. } => {
                let of_id = || by_id.get(id).into_iter().flatten();
                Some(Mend::Parted {
                    same: of_id().filter(|of| of.new.is_none()).map(|of| of.line).collect(),
                    renamed: of_id().filter_map(|of| Some((of.line, of.new.clone()?))).collect(),
                })
            }
            Oddity::DoubledReading { date, .. } => {
                let of_day = replaced.iter().filter(|of| of.date == *date);
                Some(Mend::LastReading(of_day.map(|of| (of.line, of.pending)).collect()))
            }
            _ => None,
        };
        let trouble = |finding: Finding| {
            let id = |line: &usize| ids.get(line).map(ToString::to_string);
            let rows = lines_of(&finding).iter().map(id).collect();
            let mend = mend(&finding);
            odd(finding, rows, mend)
        };
        Ok(findings.into_iter().map(trouble).collect())
    }

    /// Events with a key, which imports know them by; without one, two may be meant.
    fn doubled_events(&mut self) -> Result<Vec<Trouble>, StoreError> {
        let (edited, lines) = rows::without_doubled_keys(self.now())?;
        self.content = edited.content;
        let taken_out = |line| Trouble {
            line: Some(line),
            ..Trouble::of(self.file().name(), What::DoubledRow, Some(Mend::RowTakenOut))
        };
        Ok(lines.into_iter().map(taken_out).collect())
    }

    /// Takes what it lacks of a conflicted copy.
    pub(super) fn take_copy(&mut self, copy: &Aside, tool: Tool) -> Trouble {
        let taken = self.merged(copy);
        let (hitch, mend) = match taken {
            Ok((content, merge)) => {
                self.content = content;
                (None, Some(Mend::Merged(merge)))
            }
            Err(hitch) => (Some(hitch), None),
        };
        let what = What::Copy { of: self.file(), tool, hitch };
        Trouble::of(copy.name.clone(), what, mend)
    }

    fn merged(&self, copy: &Aside) -> Result<(Vec<u8>, Merge), Hitch> {
        if copy.content == self.content || copy.content == self.found.bytes {
            return Ok((self.content.clone(), Merge::default()));
        }
        let theirs = Found {
            file: self.file(),
            path: copy.path.clone(),
            bytes: copy.content.clone(),
            metadata: Some(copy.metadata.clone()),
        };
        damage::read(theirs.clone()).map_err(Hitch::Damaged)?;
        if !self.is_whole {
            return Err(Hitch::DataFile);
        }
        let (edited, merge) = match self.file() {
            DataFile::Settings => return Err(Hitch::Settings),
            DataFile::Snapshots => merged_snapshots(self.now(), theirs)?,
            DataFile::Log => merged_log(self.now(), theirs).map_err(Hitch::Damaged)?,
            DataFile::Events => {
                let merged = EventsFile::with_copy(self.now(), theirs).map_err(Hitch::Damaged)?;
                (merged.0, Merge { added: merged.1, ..Merge::default() })
            }
            _ => rows::with_copy(self.now(), theirs).map_err(Hitch::Damaged)?,
        };
        let merged = Found { bytes: edited.content, ..self.found.clone() };
        damage::read(merged.clone()).map_err(|_| Hitch::Unfit)?;
        Ok((merged.bytes, merge))
    }

    /// Writes kinds into `profile.toml`.
    pub(super) fn declare(&mut self, kinds: &[Kind]) -> Result<(), StoreError> {
        let mut settings = ProfileFile::open(self.now())?;
        for kind in kinds {
            settings.add_kind(kind);
        }
        self.content = settings.edited().content;
        Ok(())
    }
}

fn odd(finding: Finding, rows: Vec<Option<String>>, mend: Option<Mend>) -> Trouble {
    let Finding { file, line, oddity } = finding;
    Trouble { line, ..Trouble::of(file.name(), What::Odd { oddity, rows }, mend) }
}

/// The lines of a finding.
fn lines_of(finding: &Finding) -> Vec<usize> {
    match &finding.oddity {
        Oddity::UnknownKind { lines, .. }
        | Oddity::DoubledId { lines, .. }
        | Oddity::DoubledReading { lines, .. }
        | Oddity::DoubledDay { lines, .. } => lines.clone(),
        Oddity::DayAhead { .. } | Oddity::Lost { .. } => finding.line.into_iter().collect(),
    }
}

fn merged_snapshots(ours: Found, theirs: Found) -> Result<(Edited, Merge), Hitch> {
    let ours = SnapshotFile::open(ours).map_err(Hitch::Damaged)?;
    if ours.has_doubled_days() {
        return Err(Hitch::DataFile);
    }
    let (joined, _) = SnapshotFile::with_days_joined(theirs).map_err(Hitch::Damaged)?;
    let theirs = Found { bytes: joined.content, ..joined.found };
    let theirs = SnapshotFile::open(theirs).map_err(Hitch::Damaged)?;
    if theirs.has_doubled_days() {
        return Err(Hitch::DoubledDay);
    }
    Ok(ours.with_copy(&theirs))
}

fn merged_log(ours: Found, theirs: Found) -> Result<(Edited, Merge), StoreError> {
    let (mut ours, mut theirs) = (LogFile::open(ours)?, LogFile::open(theirs)?);
    theirs.keep_last_readings();
    let merge = ours.take_copy(&theirs);
    Ok((ours.edited(), merge))
}
