//! Logged activity against safe numbers, and the way through a restriction.
//!
//! LinkedIn publishes no number of invitations or messages; the safe numbers are what an article
//! and practitioners advise (`data/limits.csv`, each row with its source). [`Rules`] says which
//! number holds on a day, [`Ledger`] what counts against it, [`plan`] which step of a restriction is
//! due. Nothing here reads a file or a clock.

mod advice;
mod headroom;
mod kept;
mod ledger;
mod letter;
mod limit;
mod plan;
mod table;
#[cfg(test)]
mod tests;

pub use advice::{Advice, Source};
pub use headroom::{Headroom, Room, Standing, same_template};
pub use kept::{Kept, Logged};
pub use ledger::Ledger;
pub use letter::{Drafted, Facts, Letter};
pub use limit::{Limit, Origin, Rules};
pub use plan::{
    ANSWER_DAYS, CLEANED_UP, Planned, Stage, State, WITHDRAWN_A_DAY, first, left_to_withdraw, next,
    plan,
};
pub use table::{Belongs, Row};
