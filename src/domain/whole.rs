//! Whole numbers, as people and spreadsheets write them.

use super::hidden::bare;

/// Reads `4`, and `4.0` or `4,00` as a spreadsheet writes it; `None` for anything else.
///
/// Three zeros behind a sign are refused: `4.000` is four in one country and four thousand in
/// another.
pub(super) fn parse_whole(text: &str) -> Option<u16> {
    const THOUSANDS: usize = 3;
    const MOST_ZEROS: usize = 9;
    let text = bare(text);
    let (digits, zeros) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_whole = (1..=MOST_ZEROS).contains(&zeros.len())
        && zeros.len() != THOUSANDS
        && zeros.bytes().all(|byte| byte == b'0');
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && is_number).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_say_nothing_are_read_over() {
        for text in ["4", "4.0", "4,0", "4.00", "4,0000", "04", " 4\u{a0}"] {
            assert_eq!(parse_whole(text), Some(4), "{text}");
        }
        for text in ["4.5", "4.000", "4,000", "4.", ".0", "", "4.0.0", "-4", "+4", "4e0", "65536"] {
            assert_eq!(parse_whole(text), None, "{text}");
        }
    }
}
