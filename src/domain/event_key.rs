//! By what an imported act is known again.

use std::fmt;

/// By what an act is known again in another export: a number made of what does not change, so that
/// neither a name nor a text of anybody is kept.
///
/// Exports of before 2023 have no addresses of profiles, later ones do. An act that is known by an
/// address in one and by a name in the other is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey {
    /// Made of an address, or of what every export has.
    pub exact: Option<Mark>,
    /// Made of names, for exports without addresses.
    pub by_name: Option<Mark>,
}

/// A number that stands for a text: 47 bits, eight letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u64);

impl EventKey {
    /// The key that was written as that text: `k` and a mark, `n` and a mark, or both.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (exact, rest) = match text.strip_prefix('k') {
            Some(rest) => (Some(Mark::parse(rest.get(..Mark::LENGTH)?)?), &rest[Mark::LENGTH..]),
            None => (None, text),
        };
        let by_name = match rest.strip_prefix('n') {
            Some(mark) => Some(Mark::parse(mark)?),
            None if rest.is_empty() && exact.is_some() => None,
            None => return None,
        };
        Some(Self { exact, by_name })
    }
}

impl fmt::Display for EventKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(exact) = self.exact {
            write!(f, "k{exact}")?;
        }
        if let Some(by_name) = self.by_name {
            write!(f, "n{by_name}")?;
        }
        Ok(())
    }
}

impl Mark {
    const SIGNS: &'static [u8; 62] =
        b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /// How many signs it is written in.
    const LENGTH: usize = 8;

    /// The mark of a number; only as much of it counts as can be written.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        /// As many as can be written in eight signs: 62 to the eighth.
        const COUNT: u64 = 218_340_105_584_896;
        Self(number % COUNT)
    }

    fn parse(text: &str) -> Option<Self> {
        let digit = |sign: u8| Self::SIGNS.iter().position(|other| *other == sign);
        if text.len() != Self::LENGTH {
            return None;
        }
        let add = |number: u64, sign: u8| Some(number * 62 + u64::try_from(digit(sign)?).ok()?);
        text.bytes().try_fold(0, add).map(Self)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut signs = [0; Self::LENGTH];
        let mut left = self.0;
        for sign in signs.iter_mut().rev() {
            *sign = Self::SIGNS[(left % 62) as usize];
            left /= 62;
        }
        f.write_str(std::str::from_utf8(&signs).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_key_is_none() {
        for text in ["", "k", "n", "k1234567", "k123456789", "a1", "k12345678n", "k1234567é"] {
            assert_eq!(EventKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_written_key_is_read_back(
            exact in proptest::option::of(any::<u64>()),
            by_name in any::<u64>(),
            has_both in any::<bool>(),
        ) {
            let by_name = (exact.is_none() || has_both).then(|| Mark::new(by_name));
            let key = EventKey { exact: exact.map(Mark::new), by_name };
            prop_assert_eq!(EventKey::parse(&key.to_string()), Some(key));
        }
    }
}
