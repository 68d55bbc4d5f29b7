//! What is odd in files that can be read: readers warn of it, writers refuse.

use crate::answer::Person;
use crate::answer::doctor::help_with_loss;
use crate::domain::Date;
use crate::store::{Absence, DataFile, Finding, Oddity, Profile};

use super::context::Context;
use super::failure::{Exit, Failure};
use super::shell::quoted;

impl Context {
    /// Warns of what is odd in the files that were read for a person; `whose` stands before the name
    /// of the file.
    pub(crate) fn warn_of_findings(&mut self, whose: &str, person: &Person) {
        let latest = self.latest();
        for finding in person.findings().iter().filter(|finding| finding.is_odd_on(latest)) {
            self.warn_of_finding(format!("{whose}{finding}"));
        }
    }

    /// Warns of files without content, in a command that needs no more than that.
    pub(crate) fn warn_of_lost(&mut self, profile: &Profile) {
        for finding in profile.lost() {
            self.warn_of_finding(finding.to_string());
        }
    }

    /// Refuses an answer that depends on files which have lost their rows.
    pub(crate) fn check_not_lost(
        &self,
        person: &Person,
        files: &[DataFile],
    ) -> Result<(), Failure> {
        let Some(finding) = files.iter().find_map(|file| person.lost(*file)) else {
            return Ok(());
        };
        Err(Failure::new(Exit::Damaged, finding)
            .why("the answer depends on what it held")
            .fix(self.how_to_mend(finding)))
    }

    /// Refuses to write to a file in which something odd was found.
    pub(crate) fn check_writable(&self, findings: &[Finding]) -> Result<(), Failure> {
        let latest = self.latest();
        let Some(finding) = findings.iter().find(|finding| finding.stops_writers(latest)) else {
            return Ok(());
        };
        Err(Failure::new(Exit::Damaged, finding)
            .why("a file is not added to before what is odd in it is mended")
            .fix(self.how_to_mend(finding)))
    }

    /// Warns that a day lies ahead of the clock, once it is saved.
    pub(crate) fn warn_of_day_ahead(&mut self, date: Date) {
        if self.has_saved && date > self.clock {
            let clock = self.clock;
            self.warn(format_args!(
                "{date} lies ahead of the clock of this machine ({clock}); it counts from that day on"
            ));
        }
    }

    /// The last day that a record can be of: nobody writes ahead of both today and the clock.
    pub(crate) fn latest(&self) -> Date {
        self.today.max(self.clock)
    }

    /// What can be done about a file of which nothing is kept.
    fn how_to_begin_anew(&self, file: DataFile, now: Absence) -> String {
        let command = match file {
            DataFile::Log => "log KIND COUNT --on WHEN",
            DataFile::Restrictions => "restriction start --on WHEN",
            _ => return help_with_loss(now).to_owned(),
        };
        if now == Absence::Dangling {
            return help_with_loss(now).to_owned();
        }
        format!("put a version of your own back, or note anew what you know: {}", self.ssi(command))
    }

    fn how_to_mend(&self, finding: &Finding) -> String {
        match &finding.oddity {
            Oddity::UnknownKind { kind, nearest, .. } if !nearest.is_empty() => {
                self.ssi(&format!("edit kind {} {}", quoted(kind.name()), nearest[0]))
            }
            Oddity::Lost { now, .. } if !finding.can_be_brought_back() => {
                self.how_to_begin_anew(finding.file, *now)
            }
            // What has several answers is listed there, each with its commands.
            Oddity::DayAhead { .. } | Oddity::DoubledDay { .. } => self.ssi("doctor"),
            _ => self.ssi("doctor --fix"),
        }
    }
}
