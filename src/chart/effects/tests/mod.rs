//! The rules and the cases of the chart of effects.
