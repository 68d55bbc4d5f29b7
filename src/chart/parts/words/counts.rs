//! Counts, in full and short.

/// `28 snapshots`, `1 snapshot`, `3,000 snapshots`.
pub(in crate::chart) fn snapshots(count: usize) -> String {
    let number = grouped(u64::try_from(count).unwrap_or(u64::MAX));
    if count == 1 { format!("{number} snapshot") } else { format!("{number} snapshots") }
}

/// A count with commas: `3,000`.
pub(in crate::chart) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count for the margin of an axis, at most four figures wide: `9999`, `12.5k`, `3.2M`.
pub(in crate::chart) fn short(count: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")];
    if count < 10_000 {
        return count.to_string();
    }
    for (unit, name) in UNITS {
        if count >= unit {
            let tenths = (u128::from(count) * 10 + u128::from(unit) / 2) / u128::from(unit);
            let (whole, rest) = (tenths / 10, tenths % 10);
            let decimals = whole < 100 && rest > 0;
            return if decimals {
                format!("{whole}.{rest}{name}")
            } else {
                format!("{whole}{name}")
            };
        }
    }
    count.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_short_enough_for_a_margin() {
        assert_eq!(short(9_999), "9999");
        assert_eq!(short(10_000), "10k");
        assert_eq!(short(12_460), "12.5k");
        assert_eq!(short(123_456), "123k");
        assert_eq!(short(3_200_000), "3.2M");
        assert!(short(u64::MAX).chars().count() <= 12);
        assert_eq!(grouped(3_000), "3,000");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(snapshots(1), "1 snapshot");
    }
}
