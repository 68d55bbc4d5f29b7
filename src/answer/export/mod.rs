//! Records for other programs: CSV, JSON and workbooks.

mod csv;
mod json;
mod records;
#[cfg(test)]
mod tests;
mod workbook;

pub use csv::{Form, csv};
pub use json::json;
pub use records::{Cell, Export, Records, What};
pub use workbook::workbook;
