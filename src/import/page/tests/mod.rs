//! What is found on pages as they really are.

mod examples;
mod hostile;
mod page;
mod traps;
mod variants;
