//! Tests of the model as a whole: reference numbers, brute force, invariances, odd input.

mod brute_force;
mod degenerate;
mod examples;
mod invariances;
mod oddities;
mod reference_cells;
mod rises;
mod support;
