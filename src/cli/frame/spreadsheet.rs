//! Rows for a spreadsheet.

use crate::domain::Kind;
use crate::store::escaped;

use super::context::Context;
use super::failure::{Exit, Failure};

/// Answers with a header and rows. Text that a person chose must come escaped: [`kind`].
pub(crate) fn say<const N: usize>(
    context: &mut Context,
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(&mut context.answer);
    let write = || {
        writer.write_record(header)?;
        rows.into_iter().try_for_each(|row| writer.write_record(row))?;
        writer.flush().map_err(csv::Error::from)
    };
    write().map_err(|error| Failure::new(Exit::File, format!("cannot write CSV: {error}")))
}

/// The name of a kind as a cell: a person's own may look like a formula.
pub(crate) fn kind(kind: &Kind) -> String {
    escaped(kind.name()).into_owned()
}

/// A number as a cell, to six decimals.
pub(crate) fn number(value: f64) -> String {
    format!("{value:.6}")
}
