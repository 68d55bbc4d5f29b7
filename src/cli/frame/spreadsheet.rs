//! Rows for a spreadsheet.

use super::context::Context;
use super::failure::{Exit, Failure};

/// Answers with a header and rows. Text that a person chose must come escaped.
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
