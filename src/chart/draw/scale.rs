//! How many pixels a unit has.

use std::str::FromStr;

/// Pixels a unit, 1 to 4; 2 unless chosen otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u8);

/// Why a scale was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a whole number from {} to {}", Scale::MIN, Scale::MAX)]
pub struct ScaleError;

impl Scale {
    /// One pixel a unit: 640 pixels wide.
    pub const MIN: u8 = 1;
    /// Four pixels a unit: 2560 pixels wide.
    pub const MAX: u8 = 4;

    /// That many pixels a unit, if it is from 1 to 4.
    #[must_use]
    pub const fn new(pixels: u8) -> Option<Self> {
        if pixels >= Self::MIN && pixels <= Self::MAX { Some(Self(pixels)) } else { None }
    }

    /// Pixels a unit.
    #[must_use]
    pub const fn pixels(self) -> u8 {
        self.0
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self(2)
    }
}

impl FromStr for Scale {
    type Err = ScaleError;

    fn from_str(text: &str) -> Result<Self, ScaleError> {
        text.trim().parse().ok().and_then(Self::new).ok_or(ScaleError)
    }
}
