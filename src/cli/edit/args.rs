//! The options of `ssi edit`.

use clap::Args;

use super::super::frame::FieldArgs;

/// Change a record: its values, its day
#[derive(Args, Debug)]
#[command(after_help = "\
A day names its record of scores; a log entry is named by its id (ssi history --activities), a restriction
by its first day. On a terminal, without options, ssi asks and shows what is there.
`ssi undo` takes it back.

  ssi edit 2026-03-03 --brand 18.4 --clear note
  ssi edit k7f2 --count 6 --on yesterday
  ssi edit restriction 2026-03-02 --strike second
  ssi edit kind podcast radio
  ssi edit name 'Anna Lind'")]
pub(in crate::cli) struct EditArgs {
    /// A day, or the id of a log entry; or `restriction`, `kind`, `name` and which
    #[arg(value_name = "WHEN|ID")]
    pub(super) what: Vec<String>,
    /// Move it to this day
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// Empty a field: note, brand, industry-rank, template, until, end, stop, write ...
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub(super) clear: Vec<String>,
    #[command(flatten)]
    pub(super) fields: FieldArgs,
    /// Save although total and pillars do not add up
    #[arg(long, help_heading = "Scores by name")]
    pub(super) as_shown: bool,
    /// What was done; of a restriction: weekly-limit, invitations, messages, account, locked, warning
    #[arg(long, value_name = "KIND", help_heading = "Log entries and restrictions")]
    pub(super) kind: Option<String>,
    /// How often it was done, or how many are pending
    #[arg(
        long,
        value_name = "COUNT",
        allow_negative_numbers = true,
        help_heading = "Log entries and restrictions"
    )]
    pub(super) count: Option<String>,
    /// The name of the text that these messages share
    #[arg(
        long,
        value_name = "NAME",
        allow_hyphen_values = true,
        help_heading = "Log entries and restrictions"
    )]
    pub(super) template: Option<String>,
    /// Whether the restriction is the first, second or third one
    #[arg(long, value_name = "STRIKE", help_heading = "Log entries and restrictions")]
    pub(super) strike: Option<String>,
    /// The day until which the restriction is to last
    #[arg(long, value_name = "DATE", help_heading = "Log entries and restrictions")]
    pub(super) until: Option<String>,
    /// The day on which the restriction ended
    #[arg(long, value_name = "WHEN", help_heading = "Log entries and restrictions")]
    pub(super) end: Option<String>,
}
