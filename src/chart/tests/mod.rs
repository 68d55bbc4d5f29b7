//! Rules that hold for whole charts, and what the tests of several are made of.

pub(super) mod drawn;
pub(super) mod golden;
pub(super) mod layout;
pub(super) mod marks;
pub(super) mod samples;
pub(super) mod told;
