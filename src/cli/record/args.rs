//! The options of `ssi record`, and the values that they give.

use std::path::PathBuf;

use clap::Args;

use crate::cli::frame::field_args::value;
use crate::cli::frame::{Context, Exit, Failure, FieldArgs};
use crate::domain::{Field, Fields};

use super::copied::{Copied, is_piped};

/// Save the scores of one day
#[derive(Args, Debug)]
#[command(after_help = "\
Write one number (the total), or five in the order of LinkedIn's page. A `-` leaves a score empty.
Without numbers, on a terminal, ssi asks for them. Nothing needs to be typed: select all on
linkedin.com/sales/ssi and copy; --paste takes the page from the clipboard, `ssi record -` from what
is piped or pasted (at the questions it may be pasted too), --from from a file (text, a saved page,
or the JSON behind it). What the page does not show is named. A day that is there already is filled up with what it lacks; what it has is
changed only with --replace. A number that is far from the one of the day before or after is asked
about, or saved with a warning.

  ssi record 72 18.2 15.4 19.1 19.3 --industry-rank 4 --network-rank 12")]
pub(in crate::cli) struct RecordArgs {
    /// TOTAL, or TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS; `-` reads the copied page
    #[arg(value_name = "SCORE", allow_negative_numbers = true)]
    scores: Vec<String>,
    /// The day on which the page showed them [default: the day that a saved page states, else today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// Read the page from a file: its text, the saved page, or the JSON behind it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scores", "paste"])]
    from: Option<PathBuf>,
    /// Read the page from the clipboard
    #[arg(long, conflicts_with = "scores")]
    paste: bool,
    #[command(flatten)]
    named: FieldArgs,
    /// Change what the day has already: the values given and no others; a page with other scores
    /// takes the place of the whole day but its note
    #[arg(long)]
    pub(super) replace: bool,
    /// Save although total and pillars do not add up
    #[arg(long)]
    pub(super) as_shown: bool,
}

impl RecordArgs {
    /// Where the page is, if it is to be read.
    pub(super) fn copied(&self) -> Option<Copied<'_>> {
        match &self.from {
            Some(path) if path.as_os_str() == "-" => Some(Copied::Stdin),
            Some(path) => Some(Copied::File(path)),
            None if self.paste => Some(Copied::Clipboard),
            None => self.is_page_on_stdin().then_some(Copied::Stdin),
        }
    }

    fn is_page_on_stdin(&self) -> bool {
        matches!(self.scores.as_slice(), [one] if one == "-")
    }

    /// The values that were typed.
    ///
    /// # Errors
    ///
    /// Refuses what is no value, and scores by place and by name in one.
    pub(super) fn fields(&self, context: &Context) -> Result<Fields, Failure> {
        // Five numbers copied together arrive as one argument.
        let scores: Vec<&str> = match self.scores.as_slice() {
            [_] if self.is_page_on_stdin() => Vec::new(),
            [one] if !one.trim().is_empty() => one.split_whitespace().collect(),
            scores => scores.iter().map(String::as_str).collect(),
        };
        if !scores.is_empty() && self.named.has_scores() {
            return Err(Failure::new(Exit::Usage, "scores by place and by name do not mix")
                .fix("give all of them by name, or all by place"));
        }
        if !matches!(scores.len(), 0 | 1 | 5) {
            let what = format!("{} scores are neither one nor five", scores.len());
            return Err(Failure::new(Exit::Usage, what)
                .why("one is the total; five are total, brand, people, insights, relationships")
                .fix("write `-` for a score that you do not have"));
        }
        if matches!(scores.as_slice(), ["-", _, ..]) && is_piped() {
            return Err(Failure::new(
                Exit::Usage,
                "`-` before other scores leaves the total empty, but a page is piped in",
            )
            .why("both cannot be meant")
            .fix(format!(
                "for the page: {}; for the scores: {}",
                context.another_form("record -", &[]),
                context.another_form(
                    "record --brand N --people N --insights N --relationships N",
                    &[]
                )
            )));
        }
        let mut fields = self.named.fields(context)?;
        if self.copied().is_some() {
            // What a page shows is left out where that is said.
            self.named.emptied().for_each(|field| fields.clear(field));
        }
        for (field, text) in Field::SCORES.into_iter().zip(scores) {
            if let Some(value) = value(field, text, context)? {
                fields.set(value);
            }
        }
        Ok(fields)
    }
}
