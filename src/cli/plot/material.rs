//! What charts are drawn from.

use std::cell::OnceCell;

use crate::attribution::Links;
use crate::cli::frame::model::{self, ModelArgs};
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Date, Log, Period, Snapshot};
use crate::store::{Profile, SnapshotFile};

/// What charts are drawn from.
pub(super) struct Material<'a> {
    pub(super) profile: &'a Profile,
    pub(super) file: &'a SnapshotFile,
    /// Those of the period.
    pub(super) snapshots: &'a [Snapshot],
    pub(super) log: &'a Log,
    pub(super) period: Period,
    pub(super) title: Option<&'a str>,
    pub(super) zoom: bool,
    /// The day of the change that is asked for.
    pub(super) on: Option<Date>,
    /// What the model says: computed for the first chart that asks for it.
    pub(super) model: OnceCell<Links>,
}

impl Material<'_> {
    pub(super) fn links(&self, context: &Context) -> Result<&Links, Failure> {
        if let Some(links) = self.model.get() {
            return Ok(links);
        }
        let args = ModelArgs::default();
        let links = model::links(args, context, self.profile, self.file, self.log)?;
        Ok(self.model.get_or_init(|| links))
    }

    /// Why snapshots give no picture: there are none, or none of them has what it shows.
    pub(super) fn nothing_to_draw(&self, what: &str, record: &str, context: &Context) -> Failure {
        let when = self.period.in_words();
        if self.snapshots.is_empty() {
            return no_snapshot(self.file.snapshots(), &when, context);
        }
        let what = format!("{what} {when}");
        Failure::new(Exit::Missing, what.trim_end()).fix(context.ssi(record))
    }
}

fn no_snapshot(recorded: &[Snapshot], when: &str, context: &Context) -> Failure {
    match (recorded.first(), recorded.last()) {
        (Some(first), Some(last)) => {
            Failure::new(Exit::Missing, format!("there is no snapshot {when}"))
                .why(format!("the first is of {}, the last of {}", first.date, last.date))
        }
        _ => Failure::new(Exit::Missing, "there is no snapshot yet")
            .fix(context.ssi("record TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS")),
    }
}
