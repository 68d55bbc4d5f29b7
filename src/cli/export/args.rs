//! The options of `ssi export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::answer::export::What;
use crate::cli::frame::select::PeriodArgs;

/// Write records for other programs
#[derive(Args, Debug)]
#[command(after_help = "\
Without -o, CSV goes to stdout. The end of FILE chooses what it is: .csv, .json or .xlsx; a CSV holds
one sort of record. What is exported can be imported again; `all` is scores and the log. A copy of
the data folder holds restrictions, safe numbers and what LinkedIn's export brought too. Texts that
a spreadsheet would run as a formula get a ' in front, which import takes off.

  ssi export -o scores.xlsx
  ssi export all --json --last 1y")]
pub(in crate::cli) struct ExportArgs {
    /// Which records
    #[arg(value_name = "WHAT", value_enum, ignore_case = true, default_value = "snapshots")]
    what: WhatArg,
    /// The file; - is stdout
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// CSV as Excel opens it with a double click: a mark, and the separator of your language
    #[arg(long)]
    pub(super) excel: bool,
    /// What stands between the cells of a CSV; with `;` numbers have a decimal comma
    #[arg(long, value_name = "SIGN", value_parser = separator)]
    pub(super) separator: Option<u8>,
    /// Replace a file that is there
    #[arg(long)]
    pub(super) overwrite: bool,
    /// Everybody's records, with a column that tells whose each is
    #[arg(long)]
    pub(super) all_profiles: bool,
    #[command(flatten)]
    pub(super) period: PeriodArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum WhatArg {
    #[value(alias = "scores")]
    Snapshots,
    #[value(alias = "log")]
    Activities,
    All,
}

impl ExportArgs {
    /// The sorts of records.
    pub(super) const fn what(&self) -> &'static [What] {
        match self.what {
            WhatArg::Snapshots => &[What::Snapshots],
            WhatArg::Activities => &[What::Activities],
            WhatArg::All => &[What::Snapshots, What::Activities],
        }
    }
}

fn separator(text: &str) -> Result<u8, String> {
    match text {
        "," | ";" | "\t" => Ok(text.as_bytes()[0]),
        "tab" | "\\t" => Ok(b'\t'),
        _ => Err("write `,`, `;` or `tab`".to_owned()),
    }
}
