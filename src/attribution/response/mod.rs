//! How a score responds to activity: the kernel of one activity, the adstock of all of them, and
//! the link on whose scale effects add up.

mod adstock;
mod kernels;
mod link;

pub(super) use adstock::{Daily, Stock};
pub(super) use kernels::{Kernel, LONGEST_DELAY_DAYS};
pub(super) use link::{Link, Scale};

pub use kernels::Shape;
