//! Tests of the model as a whole: reference numbers, brute force, invariances, odd input.

mod examples;
mod reference_cells;
mod support;
